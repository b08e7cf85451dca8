"""The Series tab."""

from seqgui.tasks.series.view.series_view import SeriesView as View

__all__ = ["View"]
