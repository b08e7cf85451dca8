"""How a digit reader is made and trained, and what its sizes mean. No torch and no Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace

from seqgui.core import knobs
from seqgui.core.knobs import CARE, LEARNING, NETWORK
from seqgui.core.recipe import Recipe, knob

SIDE = 28
CLASSES = 10
GATES = {"rnn": 1, "gru": 3, "lstm": 4}

SIDES = ("rows_down", "rows_up", "columns", "columns_back")
"""The four edges from which a picture can be read line by line."""

VALIDATION_SITES = ("uqb", "apa13", "apb05", "apb18", "apb31", "apb41")
"""Sites of the development strokes that are kept for validation: no writer is on both sides."""

READING = "Reading"


def by_columns(order: str) -> bool:
    """Whether a reading in this order goes through columns, so that its line sweeps to a side."""
    return order in ("columns", "columns_back")


@dataclass(frozen=True)
class DigitsRecipe(Recipe):
    """One network and one training. The defaults learn the bundled digits within a minute on two cores."""

    cell: str = knob(
        "lstm", "Cell", "What is computed at every step. An LSTM gates what it keeps; an RNN overwrites it.",
        NETWORK, choices=(("lstm", "LSTM"), ("gru", "GRU"), ("rnn", "RNN")),
    )  # fmt: skip
    layers: int = knob(1, "Layers", "Recurrent layers, each reading the states of the one below.", NETWORK,
                       low=1, high=4)  # fmt: skip
    hidden: int = knob(96, "Hidden units", "Numbers that the network can remember from step to step.", NETWORK,
                       low=4, high=512)  # fmt: skip
    directions: int = knob(
        1, "Directions", "With two, a second network reads from the far end: more accurate, but it must have seen "
        "the whole digit.", NETWORK, low=1, high=2,
    )  # fmt: skip
    dropout: float = knob(0.0, "Dropout", "Share of states hidden at random while training, between the layers "
                          "and before the answer.", NETWORK, low=0.0, high=0.8)  # fmt: skip
    order: str = knob(
        "rows_down", "Reading order", "What one step reads. “From all sides”: four readers at once, each from another "
        "edge. “Whole image” is a single step: no sequence is left.",
        READING,
        choices=(
            ("rows_down", "Rows, downwards"), ("rows_up", "Rows, upwards"),
            ("columns", "Columns, from the left"), ("columns_back", "Columns, from the right"),
            ("all_sides", "From all sides"), ("pixels", "Pixel by pixel"), ("whole", "Whole image at once"),
        ),
    )  # fmt: skip
    every_row: bool = knob(
        True, "Learn from every row", "The answer after every row counts in the loss, later rows more. Without it "
        "only the last answer is trained, and the belief before it means little.", READING,
    )  # fmt: skip
    epochs: int = knob(20, "Epochs", "Times that the training digits are gone through.", LEARNING,
                       low=1, high=500)  # fmt: skip
    batch_size: int = knob(64, "Batch size", "Digits that share one step of the optimizer.", LEARNING, low=1,
                           high=4096, logarithmic=True)  # fmt: skip
    learning_rate: float = knobs.learning_rate(0.008)
    schedule: str = knobs.schedule()
    optimizer: str = knobs.optimizer()
    clip_norm: float = knobs.clip_norm()
    weight_decay: float = knobs.weight_decay(0.01, most=1.0)
    label_smoothing: float = knob(0.0, "Label smoothing", "Probability that the target gives to the other digits, "
                                  "so that the network does not grow overconfident.", CARE, low=0.0,
                                  high=0.5)  # fmt: skip
    augmentation: float = knob(
        0.5, "Augmentation", "How much training digits are turned, slanted, scaled, shifted and bent: 0 not at "
        "all, 1 as much as hands vary.", CARE, low=0.0, high=2.0,
    )  # fmt: skip
    pens: float = knob(0.0, "Other pens", "Share of the training digits whose lines are made wider or finer, as other "
                       "pens would write them.", CARE, low=0.0, high=1.0)  # fmt: skip
    habits: float = knob(0.0, "Other habits", "Share of the pen-written zeros, ones and sevens that are given a slash, "
                         "a flag or a bar, or lose it: schools differ.", CARE, low=0.0, high=1.0)  # fmt: skip
    average: float = knobs.average()
    unfinished: float = knob(0.0, "Unfinished digits", "Share of the pen digits of which only the beginning is shown, "
                             "for a good guess while the pen still moves.", CARE, low=0.0, high=1.0)  # fmt: skip
    told: bool = knob(False, "Told of the pen", "Unfinished digits have ink in the corner, which says that the pen "
                      "still moves; so has your drawing while you draw it.", CARE)  # fmt: skip
    strangers: float = knob(
        0.0, "Letters and scribbles", "Share of every batch that is no digit at all. With some, the network also "
        "learns to say that something does not look like a digit.", CARE, low=0.0, high=0.5,
    )  # fmt: skip
    precision: str = knob(
        "full", "Precision", "Numbers of 32 bits, or of 16 in the multiplications: faster and a little rougher. A "
        "processor that cannot do it takes 32.", LEARNING,
        choices=(("full", "32 bits"), ("mixed", "16 bits (bfloat16)")),
    )  # fmt: skip
    patience: int = knob(0, "Early stopping", "Stop after so many epochs without a better validation accuracy; 0 "
                         "never stops early.", CARE, low=0, high=100, unit="epochs")  # fmt: skip
    epoch_samples: int = knob(0, "Digits per epoch", "How many digits one epoch goes through; 0: all of them.", CARE,
                              low=0, high=1_000_000)  # fmt: skip
    seed: int = knobs.seed()

    @property
    def steps(self) -> int:
        """Steps in which one digit is read, T."""
        return {"pixels": SIDE * SIDE, "whole": 1}.get(self.order, SIDE)

    @property
    def features(self) -> int:
        """Numbers read at one step, F."""
        return SIDE * SIDE // self.steps

    @property
    def ways(self) -> int:
        """Ways in which one picture is read at once: 1, 2 (both directions) or 4 (from all sides)."""
        return 4 if self.order == "all_sides" else self.directions

    @property
    def causal(self) -> bool:
        """Whether the answer after a line knows nothing of the lines behind it."""
        return self.ways == 1

    @property
    def idle(self) -> frozenset[str]:
        found = set()
        if self.order == "all_sides":
            found.add("directions")
        if self.ways == 2 or self.steps == 1:  # there is one answer, at the end
            found.add("every_row")
        return frozenset(found)

    @property
    def outputs(self) -> int:
        """Numbers that the answer is made of: one per digit, and one for “no digit” where that is learned."""
        return CLASSES + (self.strangers > 0)

    @property
    def parameters(self) -> int:
        """Weights and biases of the network, counted without building it.

        A layer with G gates (RNN 1, GRU 3, LSTM 4), F inputs and H units has G·(H·F + H·H + 2·H) for each way of
        reading, D; the answer, of C outputs, adds C·(D·H + 1). The second layer reads both directions of the first,
        but four readers that start at four sides know nothing of each other.
        """
        total, inputs = 0, self.features
        for _ in range(self.layers):
            one = GATES[self.cell] * self.hidden * (inputs + self.hidden + 2)
            total += self.ways * one
            inputs = self.hidden if self.ways == 4 else self.ways * self.hidden
        return total + self.outputs * (self.ways * self.hidden + 1)


@dataclass(frozen=True)
class Sources:
    """Where the digits come from.

    ``mnist``: folder with the full MNIST as torchvision takes it; without it the bundled digits are used.
    ``strokes``: file of pen-written digits to mix in, as ``pen_share`` of every batch; those of ``kept_sites`` are
    for validation.
    """

    mnist: str = ""
    strokes: str = ""
    pen_share: float = 0.4
    kept_sites: tuple[str, ...] = VALIDATION_SITES

    def taught(self, recipe: DigitsRecipe) -> DigitsRecipe:
        """The recipe without what these digits cannot teach: without strokes no habits and no beginnings."""
        if not self.strokes or not self.pen_share:
            recipe = replace(recipe, habits=0.0, unfinished=0.0)
        return recipe if recipe.unfinished else replace(recipe, told=False)


_READER = DigitsRecipe(
    layers=2, hidden=256, dropout=0.1, epochs=72, batch_size=256, learning_rate=0.003, label_smoothing=0.05,
    augmentation=1.0, pens=0.35, habits=0.4, average=0.999, epoch_samples=76_800, unfinished=0.25, told=True,
    strangers=0.1, precision="mixed",
)  # fmt: skip
_SMALL = replace(_READER, layers=1, hidden=128, unfinished=0.15, pens=0.0)

PRESETS: dict[str, DigitsRecipe] = {
    "quick": DigitsRecipe(),
    "reader": _READER,
    "reader-upwards": replace(_READER, order="rows_up", epochs=56, seed=2),
    "reader-columns": replace(_READER, order="columns", epochs=44, seed=2),
    "reader-columns-back": replace(_READER, order="columns_back", epochs=44, seed=3),
    "expert": replace(_READER, order="all_sides", epochs=1, learning_rate=0.001, augmentation=0.7),
    "small-gru": replace(_SMALL, cell="gru", epochs=18),
    "small-rnn": replace(_SMALL, cell="rnn", learning_rate=0.001, epochs=30),
    "gru": replace(DigitsRecipe(), cell="gru"),
    "rnn": replace(DigitsRecipe(), cell="rnn", learning_rate=0.001),
    "two-directions": replace(DigitsRecipe(), directions=2, every_row=False),
    "explode": DigitsRecipe(
        cell="rnn", every_row=False, epochs=12, learning_rate=0.1, optimizer="sgd", schedule="constant", clip_norm=0.0,
        weight_decay=0.0, augmentation=0.0,
    ),
    "course-note": DigitsRecipe(
        order="whole", hidden=64, every_row=False, epochs=10, batch_size=64, learning_rate=0.01, optimizer="adam",
        schedule="constant", clip_norm=0.0, weight_decay=0.0, augmentation=0.0,
    ),
}  # fmt: skip

PRESET_NOTES: dict[str, str] = {
    "quick": "A small LSTM that learns the bundled digits while you watch.",
    "reader": "The network that ships: two layers of 256; on the full MNIST it takes an hour.",
    "reader-upwards": "The reader from the bottom row to the top: one of the expert's four.",
    "reader-columns": "The reader from the left column to the right: one of the expert's four.",
    "reader-columns-back": "The reader from the right column to the left: one of the expert's four.",
    "expert": "Reads from all sides. The one that ships is four readers that learned alone, and answers their mean.",
    "small-gru": "The GRU that ships for comparison, with the reader's care for its digits.",
    "small-rnn": "The plain RNN that ships for comparison, with the reader's care for its digits.",
    "gru": "The quick recipe with a GRU: three quarters of the LSTM's recurrent weights.",
    "rnn": "The quick recipe with a plain RNN: a quarter of the weights, and it forgets sooner.",
    "two-directions": "Reads from both ends; judges only when all is read.",
    "explode": "A plain RNN that large gradients throw back to chance. Set “Gradient clipping” to 1, and it learns.",
    "course-note": "An LSTM that gets the whole image as a single step: nothing recurrent is left.",
}
