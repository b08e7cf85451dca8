"""The text that a run learns from: chosen, pasted, dropped, and how it is cut into words."""
