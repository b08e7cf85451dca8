"""A recipe in words, and how the run of a session card is made again."""

from __future__ import annotations

from functools import reduce
from typing import Any

from PySide6.QtCore import QCoreApplication

from seqgui.gui.language import translated
from seqgui.gui.punctuation import capital, percent
from seqgui.tasks.digits.recipe import DigitsRecipe
from seqgui.tasks.digits.session import Session
from seqgui.tasks.digits.view.data_chooser import BUNDLED, FULL


def data_choice(made: dict[str, Any]) -> str:
    """What the data chooser calls the data that a network has learned from; empty for what it does not offer."""
    source = str(made.get("data", ""))
    if "pen digits" in source:
        return ""
    if "bundled" in source:
        return BUNDLED
    return FULL if source.startswith("Full MNIST") else ""


def recipe_words(recipe: DigitsRecipe) -> str:
    """Two or three sentences: what the network is, and how it learns."""
    knobs = dict(DigitsRecipe.knobs())

    def label(name: str) -> str:
        return translated(dict(knobs[name].choices)[getattr(recipe, name)])

    reads = _tr(
        "A {0} of {1} reads the digit; order: {2}."
        if recipe.cell == "gru"
        else "An {0} of {1} reads the digit; order: {2}."
    ).format(label("cell"), _layers(recipe), _small(label("order")))
    learns = _tr("It learns for {0}, {1} at a time, with {2} at {3:g} (schedule: {4}).").format(
        _epochs(recipe), recipe.batch_size, label("optimizer"), recipe.learning_rate, _small(label("schedule"))
    )
    care = [
        _tr("gradients clipped at {0:g}").format(recipe.clip_norm) if recipe.clip_norm else _tr("no clipping"),
        *(
            f"{_small(translated(knobs[name].label))} {getattr(recipe, name):g}"
            for name in ("dropout", "weight_decay", "label_smoothing", "augmentation", "average")
            if getattr(recipe, name)
        ),
        _tr("every row counts") if recipe.every_row else _tr("only the last answer counts"),
    ]
    listed = reduce(lambda first, more: _tr("{0}, {1}").format(first, more), care)
    return _tr("{0} {1} {2}.").format(reads, learns, capital(listed))


def how_to_repeat(session: Session) -> str:
    """One sentence: what to press to make the run again."""
    made, seed = session.made, session.recipe.seed
    if "taught" in made:
        return _tr(
            "This network was “{0}”, taught with {1} digits: choose that one, keep digits of yours and press “Learn "
            "from my digits”."
        ).format(translated(str(made.get("from", "?"))), made["taught"])
    if session.data == BUNDLED:
        return _tr("Press Train to make this run again: its recipe with seed {0} and its data are set.").format(seed)
    if session.data == FULL:
        return _tr(
            "Press Train to make this run again from the full MNIST (Download fetches it, if it is not here): its "
            "recipe with seed {0} is set."
        ).format(seed)
    if made.get("command"):
        return _tr("Its recipe with seed {0} is set; it learned from “{1}”, which a terminal can do again: {2}").format(
            seed, translated(str(made.get("data", "?"))), made["command"]
        )
    return _tr("Choose the data in the drawer, then press Train: its recipe with seed {0} is set.").format(seed)


def score_words(scores: dict[str, Any]) -> list[tuple[str, str]]:
    """The accuracies that a network was saved with, as (name, percentage)."""
    names = {
        "validation": _tr("validation"), "test": _tr("test"), "pen": _tr("pen digits"), "taught": _tr("taught digits"),
    }  # fmt: skip
    found = []
    for part, name in names.items():
        value = scores.get(f"accuracy.{part}")
        if isinstance(value, int | float):
            found.append((name, percent(value, 1)))
    return found


def _layers(recipe: DigitsRecipe) -> str:
    layers = _tr("1 layer") if recipe.layers == 1 else _tr("{0} layers").format(recipe.layers)
    text = _tr("{0} with {1} units").format(layers, recipe.hidden)
    if recipe.ways == 4:
        return _tr("{0} from each of four sides").format(text)
    return _tr("{0} in both directions").format(text) if recipe.ways == 2 else text


def _epochs(recipe: DigitsRecipe) -> str:
    epochs = _tr("1 epoch") if recipe.epochs == 1 else _tr("{0} epochs").format(recipe.epochs)
    return _tr("{0} of {1:,} digits").format(epochs, recipe.epoch_samples) if recipe.epoch_samples else epochs


def _small(text: str) -> str:
    """For the middle of a sentence: small first letter, but not in a name."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _tr(text: str) -> str:
    return QCoreApplication.translate("SessionWords", text)
