"""How the series' own metrics are named and drawn in the training drawer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from seqgui.gui.plots.quantity import Quantity


def quantities() -> dict[str, Quantity]:
    """By their names before the dot."""
    return {
        "mae": Quantity(
            _tr("MAE"),
            _tr(
                "Mean absolute error one step ahead in the validation part, in the unit of the series. The epoch that "
                "is best by this is the one that is kept."
            ),
            hue=2,
            empty=_tr("… the error of the forecasts here"),
        ),
        "mase": Quantity(
            "MASE",
            _tr(
                "The same error divided by that of repeating the last season in the training part: below 1 it is "
                "smaller."
            ),
            hue=3,
            empty=_tr("… and how that compares here"),
        ),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("series", text)
