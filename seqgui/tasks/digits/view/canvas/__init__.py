"""The canvas: paper, pens, what is painted on it, and what can be undone."""
