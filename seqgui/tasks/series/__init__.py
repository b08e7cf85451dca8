"""Series: recurrent networks forecast a series of numbers, beside classical baselines."""

TITLE = "Series"
STORED = ("{name}, the first {train_end} of {count} points", "{name}, raced")
"""How the names are made that runs are stored under, so that they can be said in another language."""
