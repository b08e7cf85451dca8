"""Digits: a recurrent network reads a hand-drawn digit row by row."""

TITLE = "Digits"
STORED = ("{name} + my digits", "{name} and {count} pen digits")
"""How the names are made that runs are stored under, so that they can be said in another language."""
