"""How many parameters the recipe's network has, and where the number comes from."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from seqgui.gui.punctuation import sentences
from seqgui.tasks.words.recipe import GATES, WordsRecipe
from seqgui.tasks.words.view.source.token_counter import TokenCount


class ParameterNote(QLabel):
    """The sum and what it consists of; the number of words decides about most of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("parameter_note")
        self.setWordWrap(True)
        self.setProperty("quiet", True)

    def show_recipe(self, recipe: WordsRecipe, count: TokenCount | None) -> None:
        """While the words are being counted, what was said before stays."""
        if count is not None:
            parts = recipe.parts(count.vocabulary, count.affixes)
            whole = self.tr("{0} parameters in all.").format(f"{sum(parts.values()):,}")
            text = sentences([whole, *self._terms(recipe, count.vocabulary, parts)])
            self.setText(text)
            self.setAccessibleName(text)

    def _terms(self, recipe: WordsRecipe, words: int, parts: dict[str, int]) -> list[str]:
        size, hidden = recipe.embedding, recipe.hidden
        told = {name: f"{count:,}" for name, count in parts.items()}
        found = [
            self.tr(
                "A vector of {0} numbers for each of {1} words, the unknown one and both ends included: {2}."
            ).format(size, f"{words:,}", told["vectors"])
        ]
        if parts["spelling"]:
            found.append(self.tr("Vectors of shared beginnings and endings: {0}.").format(told["spelling"]))
        if recipe.kind == "ngram":
            found.append(
                self.tr("The hidden layer reads {0} of them: {0}·{1}·{2} + {2} = {3}.").format(
                    recipe.context, size, hidden, told["layers"]
                )
            )
        else:
            gates, kind = GATES[recipe.kind], recipe.kind.upper()
            things = self.tr("one thing") if gates == 1 else self.tr("{0} things").format(gates)
            text = self.tr("An {0} layer computes {1} of its inputs and {2} states: {3}.")
            if recipe.layers > 1:
                text = self.tr("Each {0} layer computes {1} of its inputs and {2} states: {3} together.")
            found.append(text.format(kind, things, hidden, told["layers"]))
        if recipe.kind != "ngram" and recipe.tied:
            text = self.tr("The words are predicted by the same vectors, so that {0} more are enough.")
            found.append(text.format(told["answer"]))
        else:
            found.append(
                self.tr("Predicting takes a weight from every hidden unit to every word: {0}·({1} + 1) = {2}.").format(
                    f"{words:,}", hidden, told["answer"]
                )
            )
        for name, text in (("verse", self.tr("The verse: {0}.")), ("repeats", self.tr("Repeats: {0}."))):
            if parts.get(name):
                found.append(text.format(told[name]))
        return found
