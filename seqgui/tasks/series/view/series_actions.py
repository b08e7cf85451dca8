"""The actions of the tab for menus and toolbar: another series, what was dragged, and files."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from seqgui.gui.action_tips import explain
from seqgui.gui.icons import bind
from seqgui.gui.punctuation import with_keys
from seqgui.gui.save_place import ask_save_place
from seqgui.gui.undoing import Undoing
from seqgui.tasks.series.view.chart.chart import SeriesChart
from seqgui.tasks.series.view.source.series_chooser import DRAW, OPEN, TABLE, SeriesChooser

Actions = list[QAction | None]


class SeriesActions(QObject):
    """Made once; the window shows them while the tab is in front."""

    def __init__(
        self, chart: SeriesChart, chooser: SeriesChooser, undoing: Undoing, parent: QObject | None = None
    ) -> None:
        """``undoing``: of the tab, which can undo more than moved points."""
        super().__init__(parent)
        self._chart, self._chooser = chart, chooser
        self.open_action = self._made(
            "open_table_action", self.tr("Open a table…"), "folder", QKeySequence(),
            self.tr("Forecast a column of a CSV or TSV file; dropping one works too."), lambda: chooser.choose(OPEN),
        )  # fmt: skip
        self.draw_action = self._made(
            "draw_series_action", self.tr("Draw a series…"), "pen", "Ctrl+R",
            self.tr("Draw a series with the mouse, and forecast it."), lambda: chooser.choose(DRAW),
        )  # fmt: skip
        self.export_action = self._made(
            "export_forecast_action", self.tr("Export forecast (CSV)…"), "download", "Ctrl+Shift+S",
            self.tr("Save the series with all forecasts and intervals as a table."), lambda: self.ask_save("csv"),
        )  # fmt: skip
        self.save_action = self._made(
            "save_chart_action", self.tr("Save chart…"), "save", QKeySequence.StandardKey.Save,
            self.tr("Save the chart as a picture (PNG) or a drawing (SVG)."), lambda: self.ask_save("png"),
        )  # fmt: skip
        tools = chart.tools
        self.undo_action, self.redo_action = undoing.undo_action, undoing.redo_action
        self.restore_action = tools.restore_action
        for action, drawing in ((self.undo_action, "undo"), (self.redo_action, "redo")):
            action.setObjectName(f"series_tab_{drawing}_action")
            bind(action, drawing)
        self.restore_action.setProperty("why_not", self.tr("No point was moved."))
        self._lines_action = tools.lines_menu.menuAction()
        self._lines_action.setObjectName("lines_action")
        self._lines_action.setText(self.tr("Lines of the chart"))
        explain(self._lines_action, self.tr("Choose which forecasts are drawn."))
        self.undo_action.setShortcut(QKeySequence.StandardKey.Undo)
        self.redo_action.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self.undo_action.setIconText(self.tr("Undo"))
        self.redo_action.setIconText(self.tr("Redo"))
        explain(self.undo_action, self.tr("Take back what was done last: a moved point, a line, a deleted run."))

    def menus(self) -> dict[str, Actions]:
        """For the menus "file", "edit" and "view"."""
        return {
            "file": [self.open_action, self.draw_action, None, self.export_action, self.save_action],
            "edit": [self.undo_action, self.redo_action, None, self.restore_action],
            "view": [self._chart.tools.fit_action, self._chart.tools.future_action, self._lines_action],
        }

    def toolbar(self) -> Actions:
        """The few for the toolbar."""
        return [self.undo_action, self.redo_action, None, self.open_action, self.draw_action, None, self.export_action]

    def ask_save(self, kind: str) -> None:
        """Let the user say where the forecast or the chart goes."""
        name = self._chart.title.lower().replace(" ", "-").replace(":", "")
        pictures = {"png": self.tr("Pictures (*.png)"), "svg": self.tr("Drawings (*.svg)")}
        kinds = {"csv": self.tr("Tables (*.csv)")} if kind == "csv" else pictures
        title = self.tr("Export the forecast") if kind == "csv" else self.tr("Save the chart")
        path = ask_save_place(self._chart, title, name, kinds)
        if path:
            self._chart.save(path)

    def fill_series_menu(self, menu: QMenu) -> None:
        """All series there are, the one that is shown marked, and the ways to a new one."""
        menu.clear()
        chooser, group = self._chooser, QActionGroup(menu)
        columns = chooser.columns()
        listed = any(shown for _, _, shown in columns)  # the series out of the table is among them
        for key, title in chooser.entries():
            if key != TABLE or not listed:
                action = self._choice(menu, group, f"series_{key}_action", title, key == chooser.key)
                action.triggered.connect(lambda _checked=False, key=key: chooser.choose(key))
        if columns:
            menu.addSeparator()
        for number, (name, title, shown) in enumerate(columns):
            checked = shown and chooser.key == TABLE
            action = self._choice(menu, group, f"series_column_{number}_action", title, checked)
            action.triggered.connect(lambda _checked=False, name=name: chooser.choose_column(name))
        menu.addSeparator()
        menu.addActions([self.open_action, self.draw_action])

    def _choice(self, menu: QMenu, group: QActionGroup, name: str, title: str, checked: bool) -> QAction:
        action = explain(menu.addAction(title.replace("&", "&&")), self.tr("Show this series and forecast it."))
        action.setObjectName(name)
        action.setCheckable(True)
        action.setChecked(checked)
        group.addAction(action)
        return action

    def _made(self, name: str, text: str, icon: str, key: object, tip: str, slot: Callable[[], None]) -> QAction:
        action = QAction(text, self)
        action.setObjectName(name)
        action.setShortcut(QKeySequence(key))
        native = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(with_keys(tip, native))
        explain(action, tip)
        action.triggered.connect(lambda _checked=False: slot())
        bind(action, icon)
        return action
