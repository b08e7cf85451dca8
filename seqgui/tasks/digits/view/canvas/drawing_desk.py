"""The canvas with its tools and actions."""

from __future__ import annotations

from contextlib import suppress
from typing import Any
from weakref import WeakKeyDictionary

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QSlider, QToolButton, QVBoxLayout, QWidget

from seqgui.core.errors import UserError
from seqgui.gui.action_tips import explain
from seqgui.gui.elided_label import ElidedLabel
from seqgui.gui.icons import bind
from seqgui.gui.language import translated
from seqgui.gui.punctuation import with_keys
from seqgui.gui.save_place import ask_save_place
from seqgui.gui.theme import GAP_1, GAP_2, GAP_3, px, theme
from seqgui.gui.undoing import Undoing
from seqgui.tasks.digits.drawing import Ink, Item
from seqgui.tasks.digits.drawing_json import Packed, from_values
from seqgui.tasks.digits.events import TestDigit
from seqgui.tasks.digits.view.canvas.canvas import Canvas
from seqgui.tasks.digits.view.canvas.canvas_images import local_file

IMAGE_SUFFIXES = (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".tif", ".tiff")


class DrawingDesk(QFrame):
    """A card: the canvas, and beneath it pen, eraser, pen width and what is on the canvas."""

    test_digit_wanted = Signal()
    file_chosen = Signal(str)
    """This picture shall be opened; the tab knows whether it is more than one."""

    pen_action: QAction
    eraser_action: QAction

    def __init__(self, undoing: Undoing | None = None, parent: QWidget | None = None) -> None:
        """``undoing``: of the tab, which can undo more than strokes."""
        super().__init__(parent)
        self.setObjectName("drawing_desk")
        self.setProperty("card", True)
        self.canvas = Canvas()
        self.undoing = undoing or Undoing(self)
        self.undoing.add(self.canvas.undo_stack)
        self._packed = Packed()
        self._test_digits: WeakKeyDictionary[Item, tuple[int, str]] = WeakKeyDictionary()
        self._build_actions()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_3, GAP_3, GAP_3, GAP_2)
        layout.setSpacing(GAP_2)
        layout.addWidget(self.canvas, 1)
        layout.addLayout(self._build_tools())
        theme().changed.connect(self._fit)
        self._fit()

    def _build_actions(self) -> None:
        self.undo_action, self.redo_action = self.undoing.undo_action, self.undoing.redo_action
        self._dress(self.undo_action, "undo", QKeySequence.StandardKey.Undo, self.tr("Take back what was done last."))
        self._dress(self.redo_action, "redo", QKeySequence("Ctrl+Shift+Z"), self.tr("Do again what was taken back."))
        self.redo_action.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self.undo_action.setIconText(self.tr("Undo"))
        self.redo_action.setIconText(self.tr("Redo"))
        self.clear_action = self._action(
            "clear", self.tr("Clear"), self.canvas.clear, "Ctrl+Backspace", self.tr("Empty the canvas; can be undone.")
        )
        self.open_action = self._action(
            "image", self.tr("Open image…"), self.ask_open, QKeySequence(),
            self.tr("Read a digit from an image; dropping or pasting one works too."),
        )  # fmt: skip
        self.save_action = self._action(
            "save", self.tr("Save drawing…"), self.ask_save, QKeySequence.StandardKey.Save,
            self.tr("Save the drawing as a PNG."),
        )  # fmt: skip
        self.copy_action = self._action(
            "copy", self.tr("Copy drawing"), self.canvas.copy, QKeySequence.StandardKey.Copy,
            self.tr("Put the drawing on the clipboard as an image."),
        )  # fmt: skip
        self.paste_action = self._action(
            "upload", self.tr("Paste image"), self.paste, QKeySequence.StandardKey.Paste,
            self.tr("Put the clipboard's image on the canvas."),
        )  # fmt: skip
        self.test_digit_action = self._action(
            "dice", self.tr("Random test digit"), self.test_digit_wanted.emit, "Ctrl+R",
            self.tr("Put a digit on the canvas that no shipped network has learned from."),
        )  # fmt: skip

    def _build_tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP_1)
        self._tool_group = QActionGroup(self)
        for tool, text, key, hint in (
            ("pen", self.tr("Pen"), "P", self.tr("Draw with the left button, a finger or a pen.")),
            ("eraser", self.tr("Eraser"), "E", self.tr("Rub out; the right button does so too.")),
        ):
            action = self._action(tool, text, lambda _=False, tool=tool: self.canvas.set_tool(tool), key, hint)
            action.setCheckable(True)
            action.setChecked(tool == self.canvas.tool)
            setattr(self, f"{tool}_action", action)
            self._tool_group.addAction(action)
            button = QToolButton()
            button.setObjectName(f"{tool}_button")
            button.setAccessibleName(text)
            button.setProperty("flat", True)
            button.setDefaultAction(action)
            self.addAction(action)
            row.addWidget(button)
        self.width_slider = QSlider(Qt.Orientation.Horizontal)
        self.width_slider.setObjectName("pen_width_slider")
        self.width_slider.setAccessibleName(self.tr("Pen width"))
        self.width_slider.setToolTip(self.tr("Pen width. The network gets the strokes with a pen of its own width."))
        self.width_slider.setRange(2, 18)
        self.width_slider.setValue(round(self.canvas.pen_width * 100))
        self.width_slider.valueChanged.connect(lambda value: self.canvas.set_pen_width(value / 100))
        row.addWidget(self.width_slider)
        self.label = ElidedLabel()  # what it says must neither widen the desk nor push the slider together
        self.label.setObjectName("drawing_label")
        self.label.setProperty("quiet", True)
        self.label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.label, 1)
        return row

    def _fit(self) -> None:
        self.width_slider.setMaximumWidth(px(110))

    def _action(self, icon: str, text: str, slot: Any, key: Any, hint: str) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(slot)
        self._dress(action, icon, QKeySequence(key), hint)
        return action

    def _dress(self, action: QAction, icon: str, key: Any, hint: str) -> None:
        action.setObjectName(f"{icon}_action")
        action.setShortcut(QKeySequence(key))
        native = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(with_keys(hint, native))
        explain(action, hint)
        bind(action, icon)

    def show_test_digit(self, event: TestDigit) -> None:
        """Put the digit on the canvas and say where it is from."""
        ink = Ink(event.picture)
        self._test_digits[ink] = event.label, event.source
        self.canvas.set_drawing((ink,), self.tr("Random test digit"))
        self.show_label()

    @property
    def test_digit(self) -> tuple[int, str] | None:
        """Label and source of the test digit on the canvas; None once anything is drawn on it."""
        drawing = self.canvas.drawing
        return self._test_digits.get(drawing[0]) if len(drawing) == 1 else None

    def show_label(self) -> None:
        """Below the canvas stands what a test digit is, and of other drawings nothing."""
        if (found := self.test_digit) is None:
            self.label.setText("")
            self.label.set_about("")
            return
        label, source = found
        self.label.setText(self.tr("label {}").format(label))
        said = self.tr("What it is was written down by people, not guessed by the network. From: {0}.")
        self.label.set_about(said.format(translated(source)))

    # What is remembered.

    def remember(self) -> dict[str, Any]:
        """The drawing, as vectors, and the pen."""
        return {
            "drawing": self._packed.values(self.canvas.drawing), "test_digit": self.test_digit,
            "tool": self.canvas.tool, "pen_width": self.width_slider.value(),
        }  # fmt: skip

    def recall(self, state: Any) -> None:
        """To a desk just made; what is damaged is left out. What is restored cannot be undone."""
        if not isinstance(state, dict):
            return
        if isinstance(width := state.get("pen_width"), int):
            self.width_slider.setValue(width)
        for action in self._tool_group.actions():
            if action.objectName() == f"{state.get('tool')}_action":
                action.trigger()
        with suppress(UserError):
            drawing, found = from_values(state.get("drawing")), state.get("test_digit")
            if len(drawing) == 1 and isinstance(found, list) and len(found) == 2 and isinstance(found[0], int):
                self._test_digits[drawing[0]] = found[0], str(found[1])
            self.canvas.set_drawing(drawing, "")
            self.canvas.undo_stack.clear()
            self.show_label()

    def ask_open(self) -> None:
        kinds = self.tr("Images ({})").format(" ".join(f"*{suffix}" for suffix in IMAGE_SUFFIXES))
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Open image"), "", kinds)
        if path:
            self.file_chosen.emit(path)

    def paste(self) -> None:
        """What is on the clipboard: an image, or the file of one."""
        if path := local_file(QGuiApplication.clipboard().mimeData()):
            self.file_chosen.emit(path)
        else:
            self.canvas.paste()

    def ask_save(self) -> None:
        if not self.canvas.something_drawn():
            return
        path = ask_save_place(self, self.tr("Save drawing"), "digit", {"png": self.tr("PNG (*.png)")})
        if path:
            self.canvas.save_image(path)
