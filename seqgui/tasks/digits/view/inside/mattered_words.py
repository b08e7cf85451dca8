"""What the three pictures of the page of what mattered mean."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def explanations() -> tuple[str, str, str]:
    """Of saliency, of rows and of squares left out."""
    return (
        _tr(
            "How much surer or less sure of the digit the network would be with a little more ink on each pixel: "
            "the gradient of its log-probability. Blue with a plus speaks for the digit, orange with a minus "
            "against it."
        ),
        _tr(
            "The picture is read again 28 times, each time with one row empty. A bar to the left says how much "
            "less probable the digit became without that row; an arrow says that the answer became another."
        ),
        _tr(
            "The picture is read again 49 times, each time with one square of 4 × 4 pixels empty. Numbers are "
            "percentage points by which the digit became more or less probable; an arrow says that the answer "
            "became another."
        ),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("MatteredPage", text)
