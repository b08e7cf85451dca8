"""Series: recurrent networks forecast a series of numbers, beside classical baselines."""

TITLE = "Series"
