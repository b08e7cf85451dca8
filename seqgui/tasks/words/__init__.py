"""Words: a network guesses the next word of a sonnet."""

TITLE = "Words"
STORED = ("N-gram, {context} words", "Sonnet {number}")
"""How the names are made that runs are stored under, so that they can be said in another language."""
