"""A measured quantity as curves, and what is around every picture of numbers."""
