"""The pages below the chart, and the errors under it."""
