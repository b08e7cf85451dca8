"""How far every model is from the truth of the test part, as a table that one can read, copy and save."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QVBoxLayout, QWidget

from seqgui.gui import icons
from seqgui.gui.action_tips import explain
from seqgui.gui.language import translated
from seqgui.gui.plots.plot_card import PlotCard
from seqgui.gui.punctuation import listed
from seqgui.gui.segments import Choice, Segments
from seqgui.gui.theme import CAPTION_PX, GAP_1, font_of, px, theme
from seqgui.tasks.series.events import LEVEL, Baselines, Scores
from seqgui.tasks.series.view.answer.error_rows import MEASURES, MULTI, ONE_STEP, Line, as_csv, as_text, lines_of

Index = QModelIndex | QPersistentModelIndex
NAME_PX, NUMBERS_PX, COLUMN_PX, CELL_PX = 21, 19, 50, 8


class ErrorModel(QAbstractTableModel):
    """Two rows for each line: the name of the model, which has the whole width, and below it the numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()
        theme().changed.connect(self._on_theme_changed)

    def set_lines(self, lines: tuple[Line, ...]) -> None:
        same = len(lines) == len(self.lines)
        if not same:
            self.beginResetModel()
        self.lines = lines
        if not same:
            self.endResetModel()
        else:
            self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(2 * len(self.lines) - 1, len(MEASURES) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 2 * len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(MEASURES)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, named = self.lines[index.row() // 2], index.row() % 2 == 0
        measure = MEASURES[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return translated(line.model) if named else line.text(measure)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return translated(line.model) if named else self.spoken(line, measure)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(line)
        if role == Qt.ItemDataRole.FontRole:
            heavy = not line.baseline if named else measure in line.best
            weight = QFont.Weight.DemiBold if heavy else QFont.Weight.Normal
            return font_of(QGuiApplication.font(), CAPTION_PX, weight)
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(theme().colours.quiet if line.baseline else theme().colours.text)
        if role == Qt.ItemDataRole.TextAlignmentRole and named:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        return None

    def spoken(self, line: Line, measure: str) -> str:
        best = self.tr(", the best") if measure in line.best else ""
        return f"{line.text(measure).lstrip('◂')}{best}"

    def _tip(self, line: Line) -> str:
        one = line.scores
        parts = [translated(line.model)]
        if one.parameters:
            parts.append(self.tr("{0} parameters.").format(f"{one.parameters:,}"))
        errors = one.multi or one.one_step
        if errors is not None and errors.zeros:
            parts.append(self.tr("Its MAPE leaves out the true values that are 0: {0}.").format(errors.zeros))
        if one.note:
            parts.append(translated(one.note))
        return "\n".join(parts)

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if side != Qt.Orientation.Horizontal:
            return None
        texts = (
            ("MAE", self.tr("Mean absolute error, in the unit of the series.")),
            ("RMSE", self.tr("Root of the mean squared error: large misses count more.")),
            ("MAPE", self.tr("Mean absolute error in percent of the true value.")),
            ("MASE", self.tr("Mean error divided by that of repeating the last season before the test part: below 1 it "
                             "is smaller.")),
            (self.tr("in {0}").format(f"{LEVEL:.0%}"),
             self.tr("Share of the truth within the intervals that should hold 80 %: the closer to 80 %, the more "
                     "honest.")),
        )  # fmt: skip
        if role == Qt.ItemDataRole.DisplayRole:
            return texts[section][0]
        if role == Qt.ItemDataRole.ToolTipRole:
            return texts[section][1]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None


class _Table(QTableView):
    copy_wanted = Signal()
    width_changed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.width_changed.emit()


class ErrorTable(PlotCard):
    """Networks and baselines by MASE. While a network trains the lines keep their places."""

    kind_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        explanation = self.tr(
            "How far each model is from the test part, which none of them has learned from. Multi-step: one free run "
            "from the start of the test part. One step: every point from the true ones before it, as in the errors "
            "below the chart. Another MAE stands beside the name of a network and in the training drawer: that of one "
            "step in the validation part. The best of a column is bold and marked ◂; the last column says how much of "
            "the truth lay within the 80 % intervals."
        )
        super().__init__("errors", self.tr("Test errors"), explanation, QWidget(), self._csv, parent)
        self._networks: dict[str, Scores] = {}
        self._baselines: tuple[Scores, ...] = ()
        self._keeps_order = False
        self._build()

    @property
    def kind(self) -> str:
        """Which forecasts are measured: "multi" or "one_step"."""
        return self.kind_bar.key

    @property
    def lines(self) -> tuple[Line, ...]:
        return self.model.lines

    @property
    def baselines(self) -> tuple[Scores, ...]:
        return self._baselines

    def show_kind(self, kind: str) -> None:
        if kind in (MULTI, ONE_STEP):
            self.kind_bar.choose(kind)
            self._refill(anew=True)

    def set_training(self, training: bool) -> None:
        """While it goes on nothing changes its place."""
        self._keeps_order = training
        if not training:
            self._refill(anew=True)

    def show_scores(self, event: Scores) -> None:
        """A network was measured; those measured before stay, until :meth:`clear`."""
        self._networks.pop(event.model, None)
        self._networks[event.model] = event
        self._refill()

    def show_baselines(self, event: Baselines | None) -> None:
        self._baselines = event.scores if event is not None else ()
        self._refill()

    def await_baselines(self) -> None:
        """Their numbers hold no longer; their lines keep their places until there are new ones."""
        self._baselines = tuple(replace(scores, one_step=None, multi=None) for scores in self._baselines)
        keeps, self._keeps_order = self._keeps_order, True
        self._refill()
        self._keeps_order = keeps

    def clear(self) -> None:
        """Another series: nothing that was measured holds any more."""
        self._networks.clear()
        self._baselines = ()
        self._refill(anew=True)

    def take_over(self, old: ErrorTable) -> None:
        """Have what was measured in another table, on the same series."""
        self._networks = dict(old._networks)

    def keep(self, names: Collection[str]) -> None:
        """Networks that are called otherwise now, or are gone, leave the table."""
        there = {name: scores for name, scores in self._networks.items() if name in names}
        if len(there) < len(self._networks):
            self._networks = there
            self._refill()

    def forget_others(self) -> None:
        """Another test part or other values: only the network measured last will soon be measured again."""
        if len(self._networks) > 1:
            newest = next(reversed(self._networks))
            self._networks = {newest: self._networks[newest]}
            self._refill()

    def copy_text(self) -> None:
        """Put the table on the clipboard as text."""
        QGuiApplication.clipboard().setText(as_text(self.lines))

    def text_twin(self) -> str:
        """The table in a sentence or two."""
        if not self.lines:
            return self.tr("No errors yet.")
        named = listed(f"{translated(line.model)} {line.text('mase').lstrip('◂')}" for line in self.lines)
        what = self.tr("multi-step") if self.kind == MULTI else self.tr("one step")
        return self.tr("MASE, {0}: {1}.").format(what, named)

    def _all(self) -> Sequence[Scores]:
        return (*self._networks.values(), *self._baselines)

    def _refill(self, anew: bool = False) -> None:
        order = [line.model for line in self.lines] if self._keeps_order and not anew else []
        self.model.set_lines(lines_of(self._all(), self.kind, order))
        for row in range(0, self.model.rowCount(), 2):
            self.table.setSpan(row, 0, 1, len(MEASURES))
        self._fit()
        self.table.setAccessibleDescription(self.text_twin())

    def _fit(self) -> None:
        """Rows and head as high as their texts."""
        header = self.table.horizontalHeader()
        header.setFont(font_of(header.font(), CAPTION_PX))
        self.table.verticalHeader().setMinimumSectionSize(px(NUMBERS_PX))
        metrics = QFontMetrics(font_of(QGuiApplication.font(), CAPTION_PX, QFont.Weight.DemiBold))
        width = self.table.viewport().width() - CELL_PX
        for row in range(0, self.model.rowCount(), 2):
            name = translated(self.lines[row // 2].model)
            said = metrics.boundingRect(0, 0, width, 0, Qt.TextFlag.TextWordWrap, name)  # large texts take two lines
            self.table.setRowHeight(row, px(NAME_PX) + max(0, said.height() - metrics.lineSpacing()))
            self.table.setRowHeight(row + 1, px(NUMBERS_PX))
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Of large numbers those are left out that say least besides the others; all of them are copied and saved."""
        metrics = QFontMetrics(font_of(QGuiApplication.font(), CAPTION_PX, QFont.Weight.DemiBold))
        usual = px(COLUMN_PX) if theme().scale > 1 else 0
        for left_out in ((), ("mape",), ("mape", "rmse")):
            shown = [measure for measure in MEASURES if measure not in left_out]
            for column, measure in enumerate(MEASURES):
                self.table.setColumnHidden(column, measure in left_out)
            texts = [line.text(measure) for line in self.lines for measure in shown]
            needed = max((metrics.horizontalAdvance(text) + CELL_PX for text in texts), default=0)
            if max(usual, needed) * len(shown) <= self.table.width():
                break

    def _csv(self) -> bytes:
        return as_csv(self._all())

    def _on_kind_chosen(self, kind: str) -> None:
        self._refill(anew=True)
        self.kind_chosen.emit(kind)

    def _build(self) -> None:
        self.kind_bar = Segments("errors_kind", self.tr("Errors of"))
        self.kind_bar.set_choices([
            Choice(MULTI, self.tr("multi-step"), self.tr("multi"), self.tr("The free run over the whole test part.")),
            Choice(ONE_STEP, self.tr("one step"), self.tr("one"), self.tr("Each point from the true ones before.")),
        ])  # fmt: skip
        self.kind_bar.chosen.connect(self._on_kind_chosen)
        self.model = ErrorModel(self)
        self.table = _Table()
        self.table.setObjectName("error_table")
        self.table.setAccessibleName(self.title)
        self.table.setModel(self.model)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setStyleSheet(
            "QHeaderView::section { background: transparent; color: palette(placeholder-text); border: none; }"
        )
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(30)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._fit()
        theme().changed.connect(self._fit)
        self.table.copy_wanted.connect(self.copy_text)
        self.table.width_changed.connect(self._fit)
        tip = self.tr("Put the table on the clipboard, with tabs between its columns.")
        self.copy_action = explain(self.menu.addAction(self.tr("Copy as text"), self.copy_text), tip)
        self.copy_action.setObjectName("errors_copy_text")
        icons.bind(self.copy_action, "copy")
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, GAP_1, 0, 0)
        layout.setSpacing(GAP_1)
        layout.addWidget(self.kind_bar)
        layout.addWidget(self.table, 1)
