"""Words: a network guesses the next word of a sonnet."""

TITLE = "Words"
