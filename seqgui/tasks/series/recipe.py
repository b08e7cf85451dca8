"""How a forecaster is made and trained, and what its sizes mean. No torch and no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from seqgui.core import knobs
from seqgui.core.knobs import CARE, LEARNING, NETWORK
from seqgui.core.recipe import Recipe, knob
from seqgui.tasks.series.lens import Lens, fit_lens, is_steady, swings_grow
from seqgui.tasks.series.series import Series

THREADS = 1
"""The arithmetic of a small network is a long row of tiny steps: a second thread would only have to be waited for."""

MIX = ("smooth", "moving", "change")
STEADY_MIX = (*MIX, "seasonal", "values", "usual")
"""For a series that keeps returning to its level: of one that wanders, old levels are no forecast. Both were found by
rolling origins, in parts that are kept from the final test."""

_PLAIN = {"moving": "smooth", "seasonal": "change", "both": "change", "usual": "values"}

INPUT = "What it sees"


@dataclass(frozen=True)
class SeriesRecipe(Recipe):
    """One forecaster and one training. The defaults learn a series of some hundred points within seconds."""

    kind: str = knob(
        "lstm", "Network", "What predicts the next value. The fully connected network sees a fixed number of values; "
        "the others carry a state along the series.", NETWORK,
        choices=(("fc", "Fully connected"), ("rnn", "RNN"), ("lstm", "LSTM"), ("gru", "GRU")),
    )  # fmt: skip
    hidden: int = knob(10, "Units, layer 1", "Numbers in the first hidden layer.", NETWORK, low=1, high=512)
    hidden_2: int = knob(0, "Units, layer 2", "Numbers in the second hidden layer; 0 leaves it out.", NETWORK, low=0,
                         high=512)  # fmt: skip
    hidden_3: int = knob(0, "Units, layer 3", "Numbers in the third hidden layer; 0 leaves it out.", NETWORK, low=0,
                         high=512)  # fmt: skip
    members: int = knob(18, "Members", "Networks that are trained side by side as one batch, and whose forecasts are "
                        "averaged.", NETWORK, low=1, high=64)  # fmt: skip
    weigh: bool = knob(True, "Weigh the members", "The validation part decides how much members count that see the "
                       "same, and how much of what they say is believed.", NETWORK)  # fmt: skip
    sees: str = knob(
        "mix", "Members see", "What is left of the series for the network to explain. In the mix the members take "
        "turns behind the predictors that suit the series.", INPUT,
        choices=(("values", "Values"), ("usual", "Deviations from the season's means"),
                 ("trend", "Deviations from trend and season"), ("difference", "Differences"),
                 ("change", "Deviations from the usual change"), ("seasonal", "Seasonal differences"),
                 ("both", "Differences of seasonal differences"), ("smooth", "Residuals of exponential smoothing"),
                 ("moving", "Residuals of the airline model"), ("mix", "A mix")),
    )  # fmt: skip
    log: str = knob("auto", "Logarithm", "Turns growth in percent into steps of one size; automatic: where the swings "
                    "of a positive series grow with its level.", INPUT,
                    choices=(("auto", "Automatic"), ("yes", "Yes"), ("no", "No")))  # fmt: skip
    calendar: bool = knob(True, "Calendar", "The network is told which month (quarter, weekday, …) it predicts.",
                          INPUT)  # fmt: skip
    lags: int = knob(3, "Values at a time", "Last values that the network is shown at every step; all that the fully "
                     "connected one sees.", INPUT, low=1, high=400)  # fmt: skip
    window: int = knob(36, "Window", "Length of the pieces that a recurrent network reads; 0: the whole past in one "
                       "go.", INPUT, low=0, high=2000, unit="steps")  # fmt: skip
    warm_up: int = knob(12, "Warm-up", "First outputs of a piece that are left out of the loss: the state has to "
                        "fill.", LEARNING, low=0, high=1000, unit="steps")  # fmt: skip
    ahead: int = knob(1, "Steps at once", "1: one step, and further ones from its own predictions (recursive); more: "
                      "so many at once (direct).", NETWORK, low=1, high=120, unit="steps")  # fmt: skip
    shortcut: bool = knob(True, "Linear shortcut", "The inputs also reach the output directly: the network has only "
                          "to learn what is not linear.", NETWORK)  # fmt: skip
    epochs: int = knob(20, "Epochs", "Rounds of training; the network is measured and kept after each.", LEARNING,
                       low=1, high=1000)  # fmt: skip
    steps_per_epoch: int = knob(4, "Steps per epoch", "Updates of the weights in a round.", LEARNING, low=1,
                                high=1000)  # fmt: skip
    batch_size: int = knob(16, "Batch size", "Pieces of the series that share an update, drawn at random.", LEARNING,
                           low=1, high=4096, logarithmic=True)  # fmt: skip
    learning_rate: float = knobs.learning_rate(0.01)
    schedule: str = knobs.schedule()
    optimizer: str = knobs.optimizer()
    loss: str = knob("huber", "Loss", "How an error counts: squared, absolute, or squared while it is small (Huber).",
                     LEARNING, choices=(("huber", "Huber"), ("squared", "Squared"), ("absolute", "Absolute")),
    )  # fmt: skip
    clip_norm: float = knobs.clip_norm()
    input_noise: float = knob(0.8, "Input noise", "Random numbers added to what the network reads while training, in "
                              "standard deviations of it.", CARE, low=0.0, high=5.0)  # fmt: skip
    dropout: float = knob(0.0, "Dropout", "Share of the last layer's numbers that are hidden at random while "
                          "training.", CARE, low=0.0, high=0.9)  # fmt: skip
    weight_decay: float = knobs.weight_decay(6.0, most=100.0)
    average: float = knobs.average()
    patience: int = knob(0, "Early stopping", "Stop after so many epochs without a better validation error; 0 never "
                         "stops early.", CARE, low=0, high=100, unit="epochs")  # fmt: skip
    seed: int = knobs.seed()

    @property
    def sizes(self) -> tuple[int, ...]:
        """Units of the hidden layers, from below."""
        return (self.hidden, *(size for size in (self.hidden_2, self.hidden_3) if size))

    @property
    def recurrent(self) -> bool:
        return self.kind != "fc"

    @property
    def idle(self) -> frozenset[str]:
        return frozenset() if self.recurrent else frozenset(("window",))

    def bold(self) -> Self:
        """The same for series with little noise, such as a computed or a drawn one: it is allowed to learn more."""
        return replace(self, weight_decay=0.3, input_noise=0.1, epochs=2 * self.epochs)

    def lens_kinds(self, series: Series, train_end: int) -> tuple[str, ...]:
        """What the members see in turn, decided from the training part alone; some need a season."""
        season = learned_season(series, train_end)
        kinds: tuple[str, ...] = (self.sees,)
        if self.sees == "mix":
            steady = is_steady(series.values[:train_end], season, self.uses_log(series, train_end))
            kinds = STEADY_MIX if steady else MIX
        return tuple(dict.fromkeys(plain(kind, season) for kind in kinds))[: self.members]

    def uses_log(self, series: Series, train_end: int) -> bool:
        """Whether the logarithm is taken, decided from the training part alone; never where a value has none."""
        values = series.values[:train_end]
        if self.log == "auto":
            return bool(series.values.min() > 0) and swings_grow(values, series.season)
        return self.log == "yes"


def fit_lenses(recipe: SeriesRecipe, series: Series, train_end: int, kinds: Sequence[str] = ()) -> tuple[Lens, ...]:
    """What the members see of a series, fitted on its training part; ``kinds``: other lenses than the recipe's.

    Where the training part is too short for seasonal differences, plain ones stand in for them.
    """
    log = recipe.uses_log(series, train_end)
    values = np.asarray(series.values[:train_end])
    season = learned_season(series, train_end)
    kinds = kinds or recipe.lens_kinds(series, train_end)
    return tuple(fit_lens(plain(kind, season), values, season, log) for kind in kinds)


def learned_season(series: Series, train_end: int) -> int:
    """The season, or 1 where the training part is too short to learn one."""
    return series.season if train_end >= 2 * series.season + 8 else 1


def plain(kind: str, season: int) -> str:
    """What stands in for a lens where there is no season."""
    return _PLAIN.get(kind, kind) if season <= 1 else kind


_NOTE = SeriesRecipe(
    hidden=10, hidden_2=5, members=1, sees="values", log="no", calendar=False, window=0, lags=1, shortcut=False,
    epochs=100, learning_rate=0.01, schedule="constant", optimizer="adam", loss="squared", clip_norm=0.0,
    input_noise=0.0, weight_decay=0.0,
)  # fmt: skip

PRESETS: dict[str, SeriesRecipe] = {
    "lstm": SeriesRecipe(),
    "gru": replace(SeriesRecipe(), kind="gru"),
    "rnn": replace(SeriesRecipe(), kind="rnn"),
    "fc": replace(SeriesRecipe(), kind="fc"),
    "bold": SeriesRecipe().bold(),
    "note-fc": replace(_NOTE, kind="fc", hidden=20, hidden_2=10, hidden_3=5, lags=3, warm_up=0, steps_per_epoch=20),
    "note-rnn": replace(_NOTE, kind="rnn", steps_per_epoch=20),
    "note-lstm": replace(_NOTE, kind="lstm", steps_per_epoch=35),
    "note-gru": replace(_NOTE, kind="gru", steps_per_epoch=40),
}

PRESET_NOTES: dict[str, str] = {
    "lstm": "Eighteen small LSTMs behind simple predictors, weighed in the validation part.",
    "gru": "The same with GRUs.",
    "rnn": "The same with plain RNNs.",
    "fc": "The same with fully connected networks: they see no more than the last values.",
    "bold": "LSTMs that learn all they can: for curves with little noise, computed or drawn.",
    "note-fc": "The course note's 3 → 20 → 10 → 5 → 1: three values in, the next one out.",
    "note-rnn": "The course note's RNN, 10 and 5 units, on the whole series at once: 2,000 steps.",
    "note-lstm": "The course note's LSTM, 10 and 5 units, on the whole series at once: 3,500 steps.",
    "note-gru": "The course note's GRU, 10 and 5 units, on the whole series at once: 4,000 steps.",
}
