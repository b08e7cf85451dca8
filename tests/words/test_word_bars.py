"""The list of words with their bars: what is painted in its rows."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QImage

from seqgui.gui.theme import theme
from seqgui.tasks.words.view.guess.word_bars import ROW_HIGH_PX, ROW_LOW_PX, WordBars
from seqgui.tasks.words.view.guess.word_rows import Bar


@pytest.fixture
def rows(qtbot):
    """Paint a list whose rows are so high; gives the darkness of its first row (H, W)."""

    def paint(row_px, label):
        bars = WordBars()
        qtbot.addWidget(bars)
        theme().dress(bars)
        bars.resize(220, row_px * 4)
        bars.show()
        bars.set_bars([Bar(label, 0.0, label), *(Bar("a", 0.0, "a") for _ in range(3))])
        assert bars.row_px == row_px
        picture = bars.viewport().grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        pixels = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), picture.bytesPerLine())
        return 255 - pixels[:row_px, :60].astype(int)

    return paint


def test_letters_of_a_low_row_are_whole(rows):
    """The tail of a “y” is not cut off, and does not stand on the bar."""
    low, high = rows(ROW_LOW_PX, "thy"), rows(ROW_HIGH_PX, "thy")
    dark = 128
    assert np.sum((low > dark).any(axis=1)) == np.sum((high > dark).any(axis=1)) >= 12
