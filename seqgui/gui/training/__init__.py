"""The drawer at the bottom of every tab: recipe, buttons, curves, hints and epochs of a run."""
