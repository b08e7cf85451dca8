"""Digits: a recurrent network reads a hand-drawn digit row by row."""

TITLE = "Digits"
