"""What the tests of the digits share: pen strokes."""

from __future__ import annotations

import json

import pytest

SEVEN = [[[0, 0], [10, 0], [4, 20]]]
ONE = [[[5, 0], [5, 20]]]


@pytest.fixture
def strokes_file(tmp_path):
    """Write entries, dictionaries or raw text, to a stroke file, one a line."""

    def write(*entries, name="strokes.jsonl"):
        path = tmp_path / name
        lines = [entry if isinstance(entry, str) else json.dumps(entry) for entry in entries]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture
def pen_entries():
    """Twelve sevens and ones, of two sites to learn from and one that is kept for validation."""
    return [
        {"label": label, "site": site, "strokes": strokes}
        for site in ("aga", "cea", "uqb")
        for label, strokes in ((7, SEVEN), (1, ONE), (7, SEVEN), (1, ONE))
    ]


@pytest.fixture
def turn_wheel(qapp):
    """Turn the wheel one notch towards the user, over a widget."""
    from PySide6.QtCore import QPoint, QPointF, Qt
    from PySide6.QtGui import QWheelEvent

    def turn(widget):
        place = QPoint(5, 5)
        event = QWheelEvent(
            QPointF(place), QPointF(widget.mapToGlobal(place)), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        qapp.sendEvent(widget, event)

    return turn


class InsideScene:
    """The pages inside with their reading card, and a task that answers when it is told to, without torch.

    ``asked`` has the topics in their order; :meth:`answer` answers the newest question of a topic.
    """

    STEPS, UNITS, PART = 28, 6, 50

    def __init__(self, reading_panel, panel, pages, column, window):
        self.reading_panel, self.panel, self.pages = reading_panel, panel, pages
        self.column, self.window = column, window
        self.cell, self.layers, self.order, self.total = "lstm", 1, "rows_down", 1000
        self.directions = 1
        self.asked, self.calls = [], []
        self.forced, self.in_parts = {}, False
        self._questions, self._read = {}, 0
        panel.asked.connect(self._on_asked)
        pages.interference.changed.connect(self.read_again)
        self._digit, self._whole = None, None

    def _on_asked(self, topic, question):
        self.asked.append(topic)
        self._questions[topic] = question

    def count(self, topic):
        return self.asked.count(topic)

    def answer(self, topic):
        """Answer, and give the answer back."""
        event = self._questions[topic](self)
        self.panel.handle(event)
        return event

    def read(self, digit=7, sure=0.8):
        """As the tab does when the network has read a drawing."""
        import numpy as np

        picture = np.zeros((28, 28), np.uint8)
        picture[5:23, 12:16] = 255
        self._digit, self._sure, self._whole = digit, sure, picture
        self.read_again()

    def read_again(self):
        import numpy as np

        from seqgui.tasks.digits.events import Reading

        if self._digit is None:
            return
        interference = self.pages.interference
        received = interference.applied(self._whole)
        lines = 1 if self.order == "whole" else 28
        beliefs = np.full((lines, 10), (1 - self._sure) / 9, np.float32)
        beliefs[:, self._digit] = self._sure
        self._read += 1
        self.pages.mattered.set_whole(self._whole)
        self.reading_panel.set_picture(received)
        self.reading_panel.set_reading(Reading(self._read, beliefs, self.order, True, 0.001, interference.intervention))

    # The task's side: fabricated answers.

    def gates(self, picture, layer, direction, token, intervention=None):
        import numpy as np

        from seqgui.core.errors import UserError
        from seqgui.core.gate_trace import GATES, QUANTITIES, GateTrace, Intervention
        from seqgui.tasks.digits.events import Gates

        self.calls.append(("gates", layer, direction, intervention))
        if layer >= self.layers:
            raise UserError("There is no such layer. Choose another one.")
        rng = np.random.default_rng(0)
        steps = self.STEPS * (28 if self.order == "pixels" else 1)

        def numbers(name):
            low = 0 if name in GATES[self.cell] else -1
            return name, rng.uniform(low, 1, (steps, self.UNITS)).astype(np.float32)

        values = tuple(numbers(name) for name in QUANTITIES[self.cell])
        before = tuple(numbers(name) for name in (*QUANTITIES[self.cell], "candidate_input", "candidate_hidden"))
        trace = GateTrace(self.cell, layer, direction, values, before, "tanh", intervention or Intervention())
        return Gates(token, self.layers, self.directions, trace)

    def saliency(self, picture, digit, token, intervention=None):
        import numpy as np

        from seqgui.tasks.digits.events import Saliency

        self.calls.append(("saliency", digit))
        self.forced["saliency"] = intervention
        gradient = np.zeros((28, 28), np.float32)
        gradient[10, 5], gradient[20, 8] = 0.5, -0.4
        return Saliency(token, digit, gradient)

    def blocked(self, picture, token, intervention=None, before=None):
        """Without row 9 it is a 1; without the square in the middle it is less sure. The rows come first."""
        import numpy as np

        from seqgui.tasks.digits.events import Blocked

        self.calls.append(("blocked", int(picture.sum())))
        self.forced["blocked"] = intervention
        whole = np.full(10, 0.02, np.float32)
        whole[self._digit] = 0.82
        rows, patches = np.tile(whole, (28, 1)), np.tile(whole, (7, 7, 1))
        rows[8] = 0.05
        rows[8, 1], rows[8, self._digit] = 0.52, 0.08
        patches[3, 3] = 0.06
        patches[3, 3, self._digit] = 0.46
        if before is None and self.in_parts:
            patches[:] = np.nan
        return Blocked(token, whole, rows, patches)

    def test_part(self, count, token):
        """50 more at every call; every tenth digit is read as a 3."""
        import numpy as np

        from seqgui.tasks.digits.events import TestPart

        self.calls.append(("test_part", token))
        if not self.calls or getattr(self, "_part_token", None) != token:
            self._part_token, self._parts = token, 0
        self._parts = min(self._parts + self.PART, self.total)
        labels = np.arange(self.total) % 10
        answers = np.where(np.arange(self.total) % 10 == 9, 3, labels)
        confidence = np.linspace(0.3, 0.99, self.total).astype(np.float32)
        corners = np.stack([np.cos(labels), np.sin(labels)], axis=1).astype(np.float32)
        n = self._parts
        return TestPart(token, self.total, labels[:n], answers[:n], confidence[:n], corners[:n])

    def walk(self, picture, token, intervention=None):
        import numpy as np

        from seqgui.tasks.digits.events import StateWalk

        self.calls.append(("walk", token))
        self.forced["walk"] = intervention
        path = np.stack([np.linspace(0, 1, 28), np.linspace(0, 0.5, 28)], axis=1).astype(np.float32)
        return StateWalk(token, path)


@pytest.fixture
def scene(qtbot, qapp):
    """An :class:`InsideScene` in a window of 640 × 560, folded."""
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QWidget

    from seqgui.gui.theme import theme
    from seqgui.tasks.digits.view.inside.column import ReadingColumn
    from seqgui.tasks.digits.view.inside.pages import InsidePages
    from seqgui.tasks.digits.view.inside.panel import InsidePanel
    from seqgui.tasks.digits.view.reading.reading_panel import ReadingPanel

    theme().attach(qapp)
    theme().choose("light")
    window = QWidget()  # without a layout, for the offscreen platform warns about windows with a least size
    qtbot.addWidget(window)
    window.resize(640, 560)
    reading_panel, panel = ReadingPanel(), InsidePanel()
    pages = InsidePages(panel, reading_panel)
    column = ReadingColumn(reading_panel, panel, window)
    column.resize(640, 560)
    window.show()
    yield InsideScene(reading_panel, panel, pages, column, window)
    window.hide()
    pages.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme().choose("system")
