"""The Words tab."""

from seqgui.tasks.words.view.words_view import WordsView as View

__all__ = ["View"]
