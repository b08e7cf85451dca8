"""What every picture of numbers has around it: title, values, "what am I looking at?", copy and save."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from seqgui.core.errors import UserError
from seqgui.gui.language import translated
from seqgui.gui.plots import plot_export
from seqgui.gui.plots.plot_header import PlotHeader
from seqgui.gui.plots.plot_reading import PlotReading, rows_of, twin_of
from seqgui.gui.punctuation import listed
from seqgui.gui.save_place import ask_save_place
from seqgui.gui.theme import theme

Picture = TypeVar("Picture")


class PlotCard(QWidget):
    """A header above any widget that draws.

    :param name: for the object names, ``plot_<name>``, ``plot_<name>_help``, …; short, in snake_case.
    :param title: what is drawn; also the name of saved files.
    :param explanation: two or three sentences behind the "?".
    :param body: what is drawn; it is copied and saved as it looks, with the title above it.
    :param csv: gives the numbers as a file's bytes (see :func:`seqgui.gui.plots.plot_export.table`); may raise
        ``UserError``. Without it there is no such choice in the menu.
    :param scales: whether the menu also chooses the scale of an axis (``menu.log_action``, ``menu.recent_action``).
    """

    refused = Signal(str)  # a sentence: the picture could not be saved
    withdrawn = Signal(str)  # this sentence: it has been saved since
    _refusal = ""

    def __init__(
        self,
        name: str,
        title: str,
        explanation: str,
        body: QWidget,
        csv: Callable[[], bytes] | None = None,
        parent: QWidget | None = None,
        *,
        scales: bool = False,
    ) -> None:
        super().__init__(parent)
        self.title = title
        self.body = body
        self._csv = csv
        self._explanation = explanation
        self.setObjectName(f"plot_{name}")
        self.setAccessibleName(title)
        self.header = PlotHeader(name, title, explanation, scales)
        self.values_label = self.header.values_label
        self.menu = self.header.menu
        self.menu.save_csv_action.setVisible(csv is not None)
        self.menu.copy_requested.connect(self.copy)
        self.menu.save_requested.connect(self._on_save_requested)
        self.menu.read_requested.connect(self.read_as_text)

        self.surface = QWidget()  # what is exported: the picture with its title
        self.surface.setAccessibleName(title)
        inner = QVBoxLayout(self.surface)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.header)
        inner.addWidget(body, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.surface)

    def set_values(self, text: str) -> None:
        """The quiet text beside the title: the newest values, or those under the pointer."""
        self.values_label.setText(text)

    def text_twin(self) -> str:
        """What the picture shows, in words; here what its parts say of themselves."""
        return twin_of(self.body) or QCoreApplication.translate("HeatMap", "Nothing to show yet.")

    def read_as_text(self) -> PlotReading:
        """Open a window with the picture in words and its numbers in a table."""
        self.make_ready()
        rows = []
        if self._csv is not None:
            with suppress(UserError):  # there are no numbers yet, as the words will say
                rows = rows_of(self._csv())
        reading = PlotReading(self.title, self._explanation, self.text_twin(), rows, self)
        reading.show()
        return reading

    # Taking it elsewhere

    def copy(self) -> None:
        """Put the picture on the clipboard."""
        QGuiApplication.clipboard().setImage(self._drawn(plot_export.image_of))

    def save(self, path: Path | str) -> bool:
        """Write a file of the kind that its ending names: png, svg or csv. Says ``refused`` when it cannot."""
        kind = Path(path).suffix.lower()
        kinds = [".png", ".svg", ".csv"][: 2 if self._csv is None else 3]
        try:
            if kind not in kinds:
                known = self.tr(" or ").join((listed(kinds[:-1]), kinds[-1]))
                raise UserError(self.tr("A plot can be saved as {0}, not as “{1}”.").format(known, kind))
            if self._csv is not None and kind == ".csv":
                data = self._csv()
            else:
                data = self._drawn(plot_export.svg_of if kind == ".svg" else plot_export.png_of)
            plot_export.write(path, data)
        except UserError as error:
            self._refusal = translated(str(error))
            self.refused.emit(self._refusal)
            return False
        if self._refusal:
            self.withdrawn.emit(self._refusal)
            self._refusal = ""
        return True

    def make_ready(self) -> None:
        """Called before the picture is drawn elsewhere, perhaps without ever having been seen."""

    def _drawn(self, draw: Callable[[QWidget, str], Picture]) -> Picture:
        """The picture with its title and without its buttons, drawn somewhere else."""
        self.make_ready()
        self.header.show_buttons(False)
        for layout in (self.layout(), self.surface.layout(), self.body.layout()):
            if layout is not None:
                layout.activate()  # it may never have been shown
        try:
            return draw(self.surface, theme().colours.window)
        finally:
            self.header.show_buttons(True)

    def _on_save_requested(self, kind: str) -> None:
        name = self.title.lower().replace(" ", "-")
        filters = {
            "png": self.tr("Pictures (*.png)"),
            "svg": self.tr("Drawings (*.svg)"),
            "csv": self.tr("Tables (*.csv)"),
        }
        path = ask_save_place(self, self.tr("Save the plot"), name, {kind: filters[kind]})
        if path:
            self.save(path)

    # Qt.

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and _is_copy(event):
            event.accept()  # the tab has this key too; while the plot has the focus it means the plot
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is inside has the first word: a text that is marked is copied as text."""
        if _is_copy(event):
            self.copy()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A picture that does nothing at a click can be clicked to be copied."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu.popup(event.globalPos())


def _is_copy(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Copy)
