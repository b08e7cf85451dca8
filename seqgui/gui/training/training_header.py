"""The slim strip that is always there: fold, train, pause, one more epoch, how far, how well."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QProgressBar, QPushButton, QToolButton, QWidget

from seqgui.gui import icons
from seqgui.gui.elided_label import ElidedLabel
from seqgui.gui.theme import GAP_2, GAP_3, GAP_4, TEXT_PX, font_of, px, tabular, theme

HEADER_PX, AIR_PX = 44, 14
BAR_PX, SHORT_BAR_PX, NARROW_PX = 180, 90, 990
"""The progress bar, and how long it is where the strip is narrower than that."""
LEAST_TEXT_PX = 220
"""So much of what is said beside the bar is always seen: "epoch 12 of 30 · 1:20 left"."""

IDLE, STARTING, RUNNING, PAUSED, STOPPING, WORKING, FINISHED, STOPPED, FAILED = (
    "idle", "starting", "running", "paused", "stopping", "working", "finished", "stopped", "failed",
)  # fmt: skip
BUSY = (STARTING, RUNNING, PAUSED, STOPPING, WORKING)
"""States in which the worker has a job; ``working`` is one without epochs (a download)."""


class _CalmButton(QPushButton):
    """Turns into its opposite when it is clicked, so the second half of a double click must not count."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()


class TrainingHeader(QWidget):
    """Shows a state; what its buttons mean is the panel's business."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fold_button = QToolButton(objectName="training_fold", text=self.tr("Training"))
        self.fold_button.setProperty("flat", True)
        self.fold_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.train_button = _CalmButton(objectName="training_train")
        self.train_button.setProperty("primary", True)
        self.pause_button = _CalmButton(objectName="training_pause")
        self.more_button = QPushButton(self.tr("One more epoch"), objectName="training_more")
        self.more_button.setAccessibleName(self.tr("One more epoch"))
        self.more_button.setToolTip(self.tr("Go on with the network whose curves stand here, for one epoch."))
        icons.bind(self.more_button, "plus")
        self.progress_bar = QProgressBar(objectName="training_progress", textVisible=False)
        self.progress_bar.setRange(0, 1000)
        self.progress_bar.setAccessibleName(self.tr("Progress of the training"))
        self.text_label = ElidedLabel()
        self.text_label.setObjectName("training_text")
        self.best_label = QLabel(objectName="training_best")
        self.best_label.setFont(tabular(self.best_label.font()))
        self.best_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.best_label.setToolTip(self.tr("The best score of this run on data that it did not learn from."))
        keep = self.progress_bar.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.progress_bar.setSizePolicy(keep)
        self._buttons = (self.fold_button, self.train_button, self.pause_button, self.more_button)
        self._status = QWidget(objectName="training_status")
        status = QHBoxLayout(self._status)
        status.setContentsMargins(GAP_2, 0, 0, 0)
        status.setSpacing(GAP_2)
        status.addWidget(self.progress_bar)
        status.addSpacing(GAP_2)
        status.addWidget(self.text_label, 1)
        status.addSpacing(GAP_4)
        status.addWidget(self.best_label)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(GAP_2, 0, GAP_3, 0)
        self._grid.setSpacing(GAP_2)
        self._grid.setColumnStretch(len(self._buttons), 1)
        self._grid.setRowStretch(0, 1)
        for column, button in enumerate(self._buttons):
            self._grid.addWidget(button, 0, column)
        self._grid.addWidget(self._status, 0, len(self._buttons))
        self._below = False
        self.show_fold(False)
        self.show_state(IDLE, "", False, False)
        self.set_progress(None)
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """The sizes that follow the texts'."""
        metrics = QFontMetrics(font_of(self.font(), TEXT_PX))
        for button, texts in (
            (self.train_button, (self.tr("Train"), self.tr("Stop"), self.tr("Stopping…"))),
            (self.pause_button, (self.tr("Pause"), self.tr("Go on"))),
        ):
            # As wide as the widest of its texts, so that nothing moves when it changes.
            widest = max(metrics.horizontalAdvance(text) for text in texts)
            button.setMinimumWidth(widest + px(26) + 29)
        self._arrange()

    def _arrange(self) -> None:
        """How far the run is stands beside the buttons; where they leave no room it has a row of its own."""
        self.progress_bar.setFixedWidth(px(SHORT_BAR_PX if self.width() < px(NARROW_PX) else BAR_PX))
        beside = sum(button.sizeHint().width() + GAP_2 for button in self._buttons)
        said = px(SHORT_BAR_PX + LEAST_TEXT_PX) + self.best_label.sizeHint().width() + 2 * GAP_2 + GAP_4
        below = beside + said + GAP_2 + GAP_3 > self.width()
        if below != self._below:
            self._below = below
            row, column = (1, 0) if below else (0, len(self._buttons))
            self._grid.addWidget(self._status, row, column, 1, -1)
        self._show_status()

    def _show_status(self) -> None:
        """A row of its own is seen only when it has something to say."""
        says = bool(self.text_label.text() or self.best_label.text()) or not self.progress_bar.isHidden()
        self._status.setVisible(says or not self._below)
        row = max(HEADER_PX, self.train_button.sizeHint().height() + AIR_PX)
        second = self._status.sizeHint().height() + GAP_2 if self._below and says else 0
        if row + second != self.minimumHeight():
            self.setFixedHeight(row + second)

    def say(self, text: str, best: str) -> None:
        """How far the run is, and the best score so far."""
        self.text_label.setText(text)
        if best != self.best_label.text():
            self.best_label.setText(best)
            self._arrange()
        self._show_status()

    def show_fold(self, folded: bool) -> None:
        icons.bind(self.fold_button, "chevron-right" if folded else "chevron-down")
        text = self.tr("Unfold the training drawer") if folded else self.tr("Fold the training drawer")
        self.fold_button.setAccessibleName(text)
        self.fold_button.setToolTip(self.tr("{0}.").format(text))

    def show_state(self, state: str, not_ready: str, can_continue: bool, can_resume: bool) -> None:
        """``not_ready``: why nothing can be trained now; empty when it can. ``can_resume``: a run was interrupted."""
        busy = state in BUSY
        if busy:
            text = self.tr("Stopping…") if state == STOPPING else self.tr("Stop")
            tip = self.tr("End what goes on now; what was learned is kept.")
            icons.bind(self.train_button, "stop", "on_accent")
        else:
            text = self.tr("Train")
            tip = not_ready or self.tr("Train a new network by this recipe.")
            icons.bind(self.train_button, "play", "on_accent")
        self.train_button.setText(text)
        self.train_button.setAccessibleName(text)
        self.train_button.setToolTip(tip)
        self.train_button.setEnabled(state != STOPPING if busy else not not_ready)
        interrupted = can_resume and not busy and not not_ready
        paused = state == PAUSED or interrupted
        pause = self.tr("Go on") if paused else self.tr("Pause")
        self.pause_button.setText(pause)
        self.pause_button.setAccessibleName(pause)
        tip = self.tr("Go on with the training.") if paused else self.tr("Hold the training; it can go on later.")
        self.pause_button.setToolTip(self.tr("Go on with this run to its last epoch.") if interrupted else tip)
        icons.bind(self.pause_button, "play" if paused else "pause")
        self.pause_button.setEnabled(state in (RUNNING, PAUSED) or interrupted)
        self.more_button.setEnabled(not busy and not not_ready and can_continue)

    def set_progress(self, share: float | None, unknown: bool = False) -> None:
        """0 to 1; None hides the bar, ``unknown`` lets it run without an end."""
        self.progress_bar.setVisible(share is not None or unknown)
        self.progress_bar.setRange(0, 0 if unknown else 1000)
        if share is not None:
            self.progress_bar.setValue(round(1000 * min(max(share, 0.0), 1.0)))
        self._show_status()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()
