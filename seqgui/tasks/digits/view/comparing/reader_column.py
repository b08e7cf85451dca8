"""One of several networks that read the same drawing: its answer, its ridge, its size, accuracy and speed."""

from __future__ import annotations

import math
from collections import deque
from statistics import median

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from seqgui.gui.elided_label import ElidedLabel
from seqgui.gui.punctuation import listed
from seqgui.gui.punctuation import percent as exactly
from seqgui.gui.theme import GAP_1, GAP_2, font_of, px, tabular, theme
from seqgui.tasks.digits.events import Reader
from seqgui.tasks.digits.view.comparing.belief_strip import BeliefStrip
from seqgui.tasks.digits.view.reading.answer import percent

READINGS = 9
"""The speed is the median of so many readings."""

ENOUGH = 5
"""Readings until a speed is worth showing: the first ones are slower."""

ANSWER_PX = 34


class ReaderColumn(QFrame):
    """``key`` names the network. It keeps what it was shown until :meth:`clear`."""

    def __init__(self, key: str, title: str, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key, self.title = key, title
        self.token = -1
        self.reader: Reader | None = None
        self.picture: NDArray[np.uint8] | None = None
        self._times: deque[float] = deque(maxlen=READINGS)
        self._read = 0
        self.setObjectName("reader_column")
        self.setToolTip(about)
        self.title_label = ElidedLabel(title)
        font = self.title_label.font()
        font.setWeight(QFont.Weight.DemiBold)
        self.title_label.setFont(font)
        self.answer_label = QLabel("–")
        self.sure_label = ElidedLabel()
        self.strip = BeliefStrip()
        head = QHBoxLayout()
        head.setSpacing(GAP_2)
        head.addWidget(self.answer_label)
        head.addWidget(self.sure_label, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_1)
        layout.addWidget(self.title_label)
        layout.addLayout(head)
        layout.addWidget(self.strip, 1)
        layout.addLayout(self._build_facts())
        theme().changed.connect(self._fit)
        self._fit()
        self._show()

    @property
    def answer(self) -> int | None:
        """The digit that is shown, as believed after the lines that are read."""
        if self.reader is None or not self._read:
            return None
        return int(self.reader.beliefs[self._read - 1].argmax())

    @property
    def timed(self) -> bool:
        """Whether its speed is known."""
        return len(self._times) >= ENOUGH

    @property
    def milliseconds(self) -> float:
        """Median of the last readings, NaN before there are enough."""
        return median(self._times) if self.timed else math.nan

    def set_title(self, title: str) -> None:
        """The network is called so from now on."""
        self.title = title
        self.title_label.setText(title)
        self._show()

    def show_reader(self, reader: Reader, picture: NDArray[np.uint8] | None, share: float) -> None:
        """Its newest answer; ``share`` of the lines are read."""
        self.reader, self.picture = reader, picture
        self._times.append(reader.milliseconds)
        self.set_share(share)

    def set_share(self, share: float) -> None:
        """How much of the picture the scanner has read, 0 to 1."""
        lines = 0 if self.reader is None else len(self.reader.beliefs)
        self._read = max(1, round(share * lines)) if lines else 0
        self._show()

    def clear(self) -> None:
        """Nothing is drawn; what the network is stays known."""
        self.picture = None
        self._read = 0
        self._show()

    def text_twin(self) -> str:
        """The column in one sentence."""
        if self.answer is None:
            return self.tr("{0}: no answer yet").format(self.title)
        facts = listed(self.tr("{0} {1}").format(value, name) for name, value in self._facts())
        return self.tr("{0}: {1}, {2}; {3}").format(self.title, self.answer, self.sure_label.text(), facts)

    def _fit(self) -> None:
        self.answer_label.setFont(font_of(self.font(), ANSWER_PX, QFont.Weight.DemiBold))
        self.answer_label.setStyleSheet(f"font-size: {px(ANSWER_PX)}px;")

    def _facts(self) -> list[tuple[str, str]]:
        reader = self.reader
        parameters = "–" if reader is None else f"{reader.parameters:,}"
        accuracy = "–" if reader is None or math.isnan(reader.accuracy) else exactly(reader.accuracy, 1)
        speed = f"{self.milliseconds:.1f}\u00a0ms" if self.timed else "–"
        return [
            (self.tr("parameters"), parameters),
            (self.tr("validation"), accuracy),
            (self.tr("this machine"), speed),
        ]

    def _show(self) -> None:
        reader, answer = self.reader, self.answer
        self.answer_label.setText("–" if answer is None else str(answer))
        sure = ""
        if reader is not None and answer is not None:
            sure = self.tr("{0} sure").format(percent(float(reader.beliefs[self._read - 1].max())))
        self.sure_label.setText(sure)
        if reader is not None and self._read:
            self.strip.set_beliefs(reader.beliefs, reader.order, self._read)
        else:
            self.strip.set_beliefs(None, "rows_down", 0)
        for label, (_, value) in zip(self._values, self._facts(), strict=True):
            label.setText(value)
        self.setAccessibleName(self.title)
        self.strip.setAccessibleName(self.title)
        for part in (self, self.strip):
            part.setAccessibleDescription(self.text_twin())

    def _build_facts(self) -> QVBoxLayout:
        self._values: list[QLabel] = []
        rows = QVBoxLayout()
        rows.setSpacing(0)
        tips = (
            self.tr("Weights and biases of the network."),
            self.tr("Accuracy on its validation digits, as saved with it."),
            self.tr("Time for one answer on this machine: the median of the last readings."),
        )
        for (name, _), tip in zip(self._facts(), tips, strict=True):
            caption, value = ElidedLabel(name), QLabel()
            caption.setProperty("quiet", True)
            value.setFont(tabular(value.font()))
            value.setToolTip(tip)
            row = QHBoxLayout()
            row.setSpacing(GAP_1)
            row.addWidget(caption, 1)
            row.addWidget(value)
            rows.addLayout(row)
            self._values.append(value)
        return rows
