"""What the quantities that networks are measured by are called in a sentence. No torch and no Qt."""

from __future__ import annotations

from seqgui.core.texts import text

QUANTITIES = {
    "loss": text("loss"), "accuracy": text("accuracy"), "perplexity": text("perplexity"), "mae": text("MAE"),
    "mase": text("MASE"), "one_step_mae": text("one-step MAE"), "one_step_mase": text("one-step MASE"),
    "multi_mae": text("multi-step MAE"), "multi_mase": text("multi-step MASE"), "coverage": text("coverage"),
    "top5": text("top 5"), "ratio": text("ratio"), "ece": text("calibration error"),
    "called_strange": text("taken for no digit"),
}  # fmt: skip
PARTS = {
    "training": text("training"), "validation": text("validation"), "test": text("test"), "pen": text("pen digits"),
    "begun": text("beginnings of pen digits"),
    "baseline": text("baseline"), "taught": text("taught digits"), "pen.validation": text("pen digits, validation"),
    "pen.validation.ink75": text("pen digits three quarters drawn"),
    "pen.validation.ink50": text("pen digits half drawn"),
    "signs": text("letters and signs"), "scribbles": text("scribbles"),
}  # fmt: skip


def in_words(metric: str) -> str:
    """``accuracy.validation`` as a text: "accuracy, validation"."""
    quantity, _, part = metric.partition(".")
    name = QUANTITIES.get(quantity, quantity.replace("_", " "))
    return text("{quantity}, {part}", quantity=name, part=PARTS.get(part, part)) if part else name
