"""The great chart: its curves, handles and axes, and the past that can be dragged."""
