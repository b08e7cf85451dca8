"""The Digits tab."""

from seqgui.tasks.digits.view.digits_view import DigitsView as View

__all__ = ["View"]
