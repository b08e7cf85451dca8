"""How many parameters the recipe's network has, and where the number comes from."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from seqgui.tasks.digits.recipe import GATES, DigitsRecipe


class ParameterNote(QLabel):
    """One line with the number, and the sum behind it in the tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("parameter_note")
        self.setWordWrap(True)
        self.setProperty("quiet", True)

    def show_recipe(self, recipe: DigitsRecipe) -> None:
        gates = GATES[recipe.cell]
        why = {
            4: self.tr("An LSTM computes four things at every step (input, forget and output gate, and the candidate "
                       "for the cell), so it has 4 × the weights of an RNN of its size."),
            3: self.tr("A GRU computes three things at every step (update gate, reset gate, and the candidate), so it "
                       "has 3 × the weights of an RNN of its size."),
            1: self.tr("An RNN computes one thing at every step; a GRU of its size has 3 × and an LSTM 4 × its "
                       "recurrent weights."),
        }[gates]  # fmt: skip
        self.setText(self.tr("<b>{:,} parameters.</b> {}").format(recipe.parameters, why))
        self.setToolTip("\n".join(self._terms(recipe)))
        self.setAccessibleName(self.tr("{:,} parameters. {}").format(recipe.parameters, why))

    def _terms(self, recipe: DigitsRecipe) -> list[str]:
        """The sum layer by layer: gates · (hidden·inputs + hidden·hidden + two biases)."""
        lines, inputs = [], recipe.features
        for layer in range(1, recipe.layers + 1):
            one = GATES[recipe.cell] * recipe.hidden * (inputs + recipe.hidden + 2)
            sides = {2: self.tr(" × 2 directions"), 4: self.tr(" × 4 sides")}.get(recipe.ways, "")
            lines.append(
                self.tr("layer {}: {} × ({}·{} + {}·{} + 2·{}){} = {:,}").format(
                    layer, GATES[recipe.cell], recipe.hidden, inputs, recipe.hidden, recipe.hidden, recipe.hidden,
                    sides, recipe.ways * one,
                )
            )  # fmt: skip
            inputs = recipe.hidden if recipe.ways == 4 else recipe.ways * recipe.hidden
        states, outputs = recipe.ways * recipe.hidden, recipe.outputs
        lines.append(self.tr("answer: {}·{} + {} = {:,}").format(outputs, states, outputs, outputs * (states + 1)))
        return lines
