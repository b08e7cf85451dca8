"""Series: recurrent networks forecast a series of numbers, beside classical baselines."""

TITLE = "Series"
ABOUT = "Push a series of numbers about, and see it forecast."
"""What one does in the tab."""
STORED = ("{name}, the first {train_end} of {count} points", "{name}, raced")
"""How the names are made that runs are stored under, so that they can be said in another language."""
