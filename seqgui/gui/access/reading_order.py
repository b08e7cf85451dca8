"""Tab goes through a window as one reads it: row by row, from left to right, a column before what is right of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from weakref import WeakKeyDictionary, ref

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QAbstractSpinBox, QComboBox, QWidget

_WHOLE = (QAbstractItemView, QAbstractSpinBox, QComboBox)
"""What is inside these is their own affair."""

_arranged: WeakKeyDictionary[QWidget, list[ref[QWidget]]] = WeakKeyDictionary()


def in_reading_order(root: QWidget) -> list[QWidget]:
    """All that Tab can reach below a widget, as it is seen now."""
    return list(_walk(root))


def arrange(root: QWidget) -> None:
    """Let Tab follow the reading order. What is hidden now keeps some place; it is found when it is seen."""
    wanted = in_reading_order(root)
    # Remembered, not asked of Qt: PySide takes what nextInFocusChain() returns for a child, and forgets it, menus and
    # all, when the widget that was asked is deleted.
    if wanted != [reference() for reference in _arranged.get(root, ())]:
        _arranged[root] = [ref(widget) for widget in wanted]
        for before, after in pairwise(wanted):
            QWidget.setTabOrder(before, after)


def go_on(root: QWidget, forwards: bool) -> bool:
    """From the control with the focus to the next one in reading order, from the last one to the first.

    For a large window, in which Qt would meet what is no control itself but hands the focus on, after the last one;
    false where Qt has to find the way.
    """
    order, focused = in_reading_order(root), root.focusWidget()
    if focused not in order:
        return False
    reason = Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason
    order[(order.index(focused) + (1 if forwards else -1)) % len(order)].setFocus(reason)
    return True


def _walk(widget: QWidget) -> Iterator[QWidget]:
    if widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    if not isinstance(widget, _WHOLE):
        for child in _sorted([child for child in widget.children() if isinstance(child, QWidget)]):
            yield from _walk(child)


def _sorted(children: list[QWidget]) -> list[QWidget]:
    """Those that stand beside each other from left to right, then what is below."""
    left = [child for child in children if child.isVisible() and not child.isWindow()]
    left.sort(key=lambda child: (child.y(), child.x()))
    found = []
    while left:
        row = [child for child in left if _beside(left[0], child)]
        row.sort(key=lambda child: (child.x(), child.y()))
        found += row
        left = [child for child in left if child not in row]
    return found


def _beside(one: QWidget, other: QWidget) -> bool:
    shared = min(one.y() + one.height(), other.y() + other.height()) - max(one.y(), other.y())
    return one is other or 2 * shared > min(one.height(), other.height())
