"""Digits: a recurrent network reads a hand-drawn digit row by row."""

TITLE = "Digits"
ABOUT = "Draw a digit, and see a network read it row by row."
"""What one does in the tab."""
STORED = ("{name} + my digits", "{name} and {count} pen digits")
"""How the names are made that runs are stored under, so that they can be said in another language."""
