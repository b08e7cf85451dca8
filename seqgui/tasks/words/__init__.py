"""Words: a network guesses the next word of a sonnet."""

TITLE = "Words"
ABOUT = "Write a line, and see which word a network expects next."
"""What one does in the tab."""
STORED = ("N-gram, {context} words", "Sonnet {number}", "Kneser–Ney, {order} words")
"""How the names are made that runs store, so that they can be said in another language."""
