"""How many parameters the recipe's network has, and where the number comes from."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from seqgui.tasks.words.recipe import GATES, WordsRecipe
from seqgui.tasks.words.view.token_counter import TokenCount


class ParameterNote(QLabel):
    """The large parts of the sum; the number of words decides about most of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("parameter_note")
        self.setWordWrap(True)
        self.setProperty("quiet", True)

    def show_recipe(self, recipe: WordsRecipe, count: TokenCount | None) -> None:
        """While the words are being counted, what was said before stays."""
        if count is not None:
            text = " ".join(self._terms(recipe, count.vocabulary))
            self.setText(text)
            self.setAccessibleName(text)

    def _terms(self, recipe: WordsRecipe, words: int) -> list[str]:
        size, hidden = recipe.embedding, recipe.hidden
        found = [
            self.tr("A vector of {0} numbers for each of {1} words: {2} parameters.").format(
                size, f"{words:,}", f"{words * size:,}"
            )
        ]
        if recipe.kind == "ngram":
            found.append(
                self.tr("The hidden layer reads {0} of them: {0}·{1}·{2} + {2} = {3}.").format(
                    recipe.context, size, hidden, f"{hidden * (recipe.context * size + 1):,}"
                )
            )
        else:
            gates = GATES[recipe.kind]
            found.append(
                self.tr("Each {0} layer computes {1}: about {2}·{3}·({4} + {3} + 2) = {5}.").format(
                    recipe.kind.upper(),
                    self.tr("one thing") if gates == 1 else self.tr("{0} things").format(gates),
                    gates, hidden, size, f"{gates * hidden * (size + hidden + 2):,}",
                )
            )  # fmt: skip
        if recipe.kind != "ngram" and recipe.tied:
            found.append(self.tr("The words are predicted by the same vectors, which saves {0}.").format(
                f"{words * hidden:,}"
            ))  # fmt: skip
        else:
            found.append(
                self.tr("Predicting takes a weight from every hidden unit to every word: {0}·({1} + 1) = {2}.").format(
                    f"{words:,}", hidden, f"{words * (hidden + 1):,}"
                )
            )
        return found
