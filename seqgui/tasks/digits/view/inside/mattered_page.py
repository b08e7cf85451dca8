"""The page of what mattered: saliency, rows and squares left out; one of them may be laid over the picture above."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSignalBlocker, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from seqgui.core.errors import UserError
from seqgui.core.events import Event, Refused
from seqgui.core.gate_trace import Intervention
from seqgui.gui.elided_label import ElidedLabel
from seqgui.gui.number_fields import SteadyBox
from seqgui.gui.plots import plot_export
from seqgui.gui.plots.plot_card import PlotCard
from seqgui.gui.segments import Choice, Segments
from seqgui.gui.theme import GAP_1, GAP_2, GAP_3, px, theme
from seqgui.tasks.digits.events import Blocked, Saliency
from seqgui.tasks.digits.pen_mark import marked
from seqgui.tasks.digits.recipe import CLASSES, SIDE
from seqgui.tasks.digits.view.inside.cell_chart import NOWHERE
from seqgui.tasks.digits.view.inside.interference import PART, Interference
from seqgui.tasks.digits.view.inside.left_out import LeftOutChart, PatchesChart, RowsChart
from seqgui.tasks.digits.view.inside.mattered_words import explanations
from seqgui.tasks.digits.view.inside.page import InsidePage
from seqgui.tasks.digits.view.inside.picture_chart import PictureChart
from seqgui.tasks.digits.view.inside.saliency import SaliencyChart

ANSWER = -1
NOTHING = "none"
OVERLAY_PX = 250


class MatteredPage(InsidePage):
    """``overlay_changed``: numbers −1…1 (28, 28) to lay over the picture that is read, or None."""

    overlay_changed = Signal(object)
    refresh_ms = 250  # its questions take longest: the pen comes first

    def __init__(self, interference: Interference, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mattered_page")
        self._interference, self._token = interference, 0
        self._whole: NDArray[np.uint8] | None = None
        self._asked_picture: NDArray[np.uint8] | None = None
        self._forced: Intervention | None = None
        self._blocked: Blocked | None = None
        self._reading_on = False
        self.saliency, self.rows, self.patches = SaliencyChart(), RowsChart(), PatchesChart()
        self._charts: dict[str, PictureChart] = {
            "saliency": self.saliency, "rows": self.rows, "patches": self.patches,
        }  # fmt: skip
        self._build()
        for chart in self._charts.values():
            chart.hovered.connect(self._on_chart_hovered)
            chart.escaped.connect(lambda: interference.undo(PART))
        for parts in (self.rows, self.patches):
            parts.chosen.connect(self._on_part_chosen)
        interference.changed.connect(self._show_part)

    @property
    def digit(self) -> int:
        """The digit in question: the chosen one, or the answer."""
        chosen = int(self.digit_box.currentData())
        if chosen != ANSWER:
            return chosen
        if self._blocked is not None:
            return int(self._blocked.whole.argmax())
        return 0 if self.reading is None else self.reading.answer

    def choose_digit(self, digit: int) -> None:
        """Ask what speaks for this digit; −1 for the answer, whatever it is."""
        self.digit_box.setCurrentIndex(self.digit_box.findData(digit))

    def set_whole(self, picture: NDArray[np.uint8] | None) -> None:
        """The picture with nothing left out, uint8 (28, 28)."""
        self._whole = picture

    # The page

    def refresh(self) -> None:
        self._token += 1
        self._reading_on = False
        if self._whole is None or self.reading is None:
            self._blocked = None
            self.digit_box.setItemText(0, self.tr("the answer"))
            self._show_picture(None)
            self._show_words()
            return
        if self.reading.intervention != self._interference.intervention:
            return  # the reading that it belongs to is on its way
        self._asked_picture, self._forced = self._whole, self.reading.intervention
        self._ask_blocked(None)
        if int(self.digit_box.currentData()) != ANSWER or self._blocked is not None:
            self._ask_saliency()

    def network_changed(self) -> None:
        self._reading_on = False  # what was found so far is another network's
        super().network_changed()

    def want(self) -> None:
        """What is being read is read to its end first, however quickly the network in training moves on."""
        if self._reading_on and self._whole is not None:
            self._stale = True
        else:
            super().want()

    def _ask_blocked(self, before: Blocked | None) -> None:
        picture, token, forced = self._asked_picture, self._token, self._forced
        self._reading_on = True

        def question(task: Any) -> Blocked:
            return task.blocked(picture, token, forced, before)

        self.asked.emit("inside blocked", question)

    def _ask_saliency(self) -> None:
        picture, token, digit, forced = self._asked_picture, self._token, self.digit, self._forced

        def question(task: Any) -> Saliency:
            return task.saliency(picture, digit, token, forced)

        self.asked.emit("inside saliency", question)

    def handle(self, event: Event) -> None:
        if isinstance(event, Refused) and event.topic == "inside blocked":
            self._reading_on = False
        elif isinstance(event, Blocked) and event.token == self._token and not event.complete:
            if self._reading_on:
                self._ask_blocked(event)
        elif isinstance(event, Blocked) and event.token == self._token:
            self._reading_on = False
            if self._stale:
                self.want()
            first, before = self._blocked is None, self.digit
            self._blocked = event
            self._show_picture(marked(self._asked_picture, False))
            self._show_blocked()
            if first or before != self.digit:
                self._ask_saliency()
        elif isinstance(event, Saliency) and event.token == self._token and event.digit == self.digit:
            self.saliency.show_saliency(event)
            self._show_overlay()

    def activity_changed(self) -> None:
        if self._reading_on and not self.active:
            self._reading_on, self._stale = False, True
        self._show_overlay()

    # Inside

    def _show_picture(self, picture: NDArray[np.uint8] | None) -> None:
        for chart in self._charts.values():
            chart.set_picture(picture)
        self._show_overlay()

    def _show_blocked(self) -> None:
        if self._blocked is not None:
            for chart in (self.rows, self.patches):
                chart.show_blocked(self._blocked, self.digit)
            with QSignalBlocker(self.digit_box):
                answer = int(self._blocked.whole.argmax())
                self.digit_box.setItemText(0, self.tr("the answer, {0}").format(answer))
        self._show_overlay()
        self._show_words()

    def _show_overlay(self) -> None:
        """A hidden page leaves the picture alone."""
        chart = self._charts.get(self.overlay_bar.key)
        values = chart.tinted if chart is not None and self.active and chart.has_cells() else None
        if values is not None and values.shape != (SIDE, SIDE):
            rows, columns = values.shape
            values = np.repeat(np.repeat(values, SIDE // rows, axis=0), SIDE // columns, axis=1)
        self.overlay_changed.emit(values)

    def _show_part(self) -> None:
        """Frame what is really left out."""
        part = self._interference.part
        for picture in self._charts.values():
            picture.has_choice = part is not None
        for chart in (self.rows, self.patches):
            cells = ((row, column) for row in range(chart.rows) for column in range(chart.columns))
            chart.select(next((cell for cell in cells if part == chart.part(*cell)), NOWHERE))

    def _show_words(self, text: str = "") -> None:
        if not text:
            text = self.tr("Click a row or a square to leave it out of the reading.")
            if self._whole is None:
                text = self.tr("Draw a digit to see what matters to the network.")
            elif self.reading is not None and self.reading.intervention is not None:
                text = self.tr("All three show the network as it is interfered with.")
        self.told_label.setText(text)

    def _on_chart_hovered(self, row: int, column: int) -> None:
        chart = self.sender()
        if (row, column) == NOWHERE or not isinstance(chart, PictureChart) or not chart.has_cells():
            self._show_words()
        else:
            self._show_words(chart.tell(row, column))

    def _on_part_chosen(self, row: int, column: int) -> None:
        """The same part again: it comes back."""
        chart = self.sender()
        if isinstance(chart, LeftOutChart):
            part = chart.part(row, column)
            self._interference.leave_out(None if part == self._interference.part else part)

    def _on_digit_box_changed(self) -> None:
        self._show_blocked()
        if self._blocked is not None:
            self._ask_saliency()
        self.want()

    def _table_of(self, chart: PictureChart) -> bytes:
        if not chart.has_cells() or chart.values is None:
            raise UserError(self.tr("There are no numbers yet: draw a digit first."))
        numbers = chart.values.reshape(chart.rows, chart.columns).tolist()
        rows = ((r + 1, c + 1, value) for r, line in enumerate(numbers) for c, value in enumerate(line))
        return plot_export.table(("row", "column", f"change for {self.digit}"), rows)

    def _build(self) -> None:
        self.digit_box = SteadyBox(name="mattered_digit_box")
        self.digit_box.setAccessibleName(self.tr("Digit in question"))
        self.digit_box.setToolTip(self.tr("For which digit it mattered; a click on a bar of the answer chooses too."))
        self.digit_box.addItem(self.tr("the answer"), ANSWER)
        self.digit_box.setMinimumContentsLength(len(self.tr("the answer, {0}").format(8)) - 1)
        for digit in range(CLASSES):
            self.digit_box.addItem(str(digit), digit)
        self.digit_box.currentIndexChanged.connect(self._on_digit_box_changed)
        self.overlay_bar = Segments("overlay", self.tr("On the picture above"))
        self.overlay_bar.set_choices([
            Choice(NOTHING, self.tr("nothing"), self.tr("nothing"), self.tr("Leave the picture above as it is.")),
            Choice("saliency", self.tr("saliency"), self.tr("saliency"), self.tr("Lay the saliency over the picture.")),
            Choice("rows", self.tr("rows"), self.tr("rows"), self.tr("Lay the effect of rows over the picture.")),
            Choice("patches", self.tr("squares"), self.tr("squares"), self.tr("Lay the effect of squares over it.")),
        ])  # fmt: skip
        self.overlay_bar.chosen.connect(self._show_overlay)
        self.told_label = ElidedLabel()
        self.told_label.setObjectName("mattered_told")
        self.told_label.setProperty("quiet", True)
        self.told_label.setAccessibleName(self.tr("What is under the cursor"))
        row = QHBoxLayout()
        row.setSpacing(GAP_2)
        self._captions = (QLabel(self.tr("What mattered for")), QLabel(self.tr("Overlay")))
        for caption, widget in zip(self._captions, (self.digit_box, self.overlay_bar), strict=True):
            caption.setProperty("quiet", True)
            caption.setBuddy(widget)
            row.addWidget(caption)
            row.addWidget(widget)
        row.addStretch(1)
        grid = QGridLayout()
        grid.setSpacing(GAP_3)
        titles = (self.tr("Saliency"), self.tr("Rows left out"), self.tr("Squares left out"))
        self.cards: dict[str, PlotCard] = {}
        for column, ((name, chart), title, text) in enumerate(
            zip(self._charts.items(), titles, explanations(), strict=True)
        ):
            card = PlotCard(name, title, text, chart, lambda chart=chart: self._table_of(chart))
            card.refused.connect(self.refused)
            self.cards[name] = card
            grid.addWidget(card, 0, column)
            grid.setColumnStretch(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_1)
        layout.addLayout(row)
        layout.addWidget(self.told_label)
        layout.addLayout(grid, 1)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fit)
        theme().changed.connect(self._later.start)  # when the texts have their new sizes
        self._fit()

    def _fit(self) -> None:
        """Where there is no room, what the tooltips say, too, is hidden before a choice is cut."""
        self.overlay_bar.setFixedWidth(px(OVERLAY_PX))
        room = self.width() - self.digit_box.sizeHint().width() - px(OVERLAY_PX) - GAP_2
        for caption in reversed(self._captions):
            room -= caption.sizeHint().width() + GAP_2
            caption.setVisible(room >= 0)

    def minimumSizeHint(self) -> QSize:
        """It can do without the captions."""
        row = self.digit_box.sizeHint().width() + GAP_2 + px(OVERLAY_PX)
        cards = [card.minimumSizeHint().width() for card in self.cards.values()]
        return QSize(max(row, sum(cards) + (len(cards) - 1) * GAP_3), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
