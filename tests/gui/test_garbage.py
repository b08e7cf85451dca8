"""Garbage is looked for where there may be some, and only there."""

import gc
import weakref

import pytest

from seqgui.gui import garbage


@pytest.fixture(autouse=True)
def as_before():
    yield
    gc.unfreeze()


class Ring:
    def __init__(self):
        self.me = self


def test_what_was_set_aside_is_not_looked_through_until_everything_is():
    before = Ring()
    gone = weakref.ref(before)
    garbage.set_aside()
    later = Ring()
    gone_later = weakref.ref(later)
    del before, later
    gc.collect()
    assert gone() is not None and gone_later() is None
    garbage.look_through_all()
    assert gone() is None and gc.get_freeze_count() > 0


def test_what_a_tab_has_loaded_is_set_aside(open_window, monkeypatch, qtbot):
    window = open_window(show=True)
    window.wake()
    gc.unfreeze()
    qtbot.waitUntil(lambda: window.current_view.ready, timeout=60_000)
    assert gc.get_freeze_count() > 100_000  # PyTorch
