"""Teaching put together: the row below the canvas, the page of kept digits, and the lessons, wired to the tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from seqgui.gui.punctuation import going_on
from seqgui.tasks.digits.mine import MyDigit
from seqgui.tasks.digits.view.teaching.digit_book import DigitBook
from seqgui.tasks.digits.view.teaching.lessons import Lessons
from seqgui.tasks.digits.view.teaching.my_digits_page import MyDigitsPage
from seqgui.tasks.digits.view.teaching.teach_row import TeachRow

if TYPE_CHECKING:
    from seqgui.tasks.digits.view.digits_view import DigitsView


class TeachingDesk(QObject):
    """Lives in the Digits tab as long as the tab does."""

    def __init__(self, view: DigitsView) -> None:
        super().__init__(view)
        self._desk = view.desk
        canvas = view.desk.canvas
        self.book = DigitBook(canvas.undo_stack, parent=self)
        self.lessons = Lessons(view, self)
        self.row = TeachRow(canvas)
        self.page = MyDigitsPage(self.book, self.lessons)
        view.desk.layout().addWidget(self.row)
        view.inside.add_page(
            "my_digits", self.tr("My digits"), self.page,
            self.tr("The digits that you named, and learning from them."),
        )  # fmt: skip
        self.row.taught.connect(self.teach)
        self.page.opened.connect(self.open)
        self.book.refused.connect(view.show_refusal)
        self.book.changed.connect(self._show_row)
        canvas.drawing_changed.connect(self._show_row)
        self._known: MyDigit | None = None

    def teach(self, label: int) -> None:
        """The drawing was this digit: keep it so. The stroke that is being drawn belongs to it, and ends here."""
        self._desk.canvas.lift_pen()
        digit = self.book.keep(self._desk.canvas.drawing, label)
        if digit is not None:
            total, same = len(self.book.digits), self.book.counts[label]
            self._desk.label.setText(_told(total, same, label))
            self._desk.label.set_about(self.tr("Kept in My digits. Ctrl+Z takes it back."))

    def open(self, digit: MyDigit) -> None:
        """Put a kept digit on the canvas."""
        self._desk.canvas.set_drawing(digit.drawing, self.tr("My {0}").format(digit.label))

    def _show_row(self) -> None:
        drawing = self._desk.canvas.drawing
        digit = self.book.find(drawing) if self.book.loaded else None
        gone = self._known is not None and digit is None
        self._known = digit
        why_not = ""
        if self._desk.test_digit is not None:
            why_not = self.tr("This is a test digit: networks are judged by these, so none may learn from them.")
        self.row.show_drawing(bool(drawing), digit.label if digit is not None else None, why_not)
        if gone:
            self._desk.show_label()


def _told(total: int, same: int, label: int) -> str:
    """The quiet confirmation."""
    names = (
        _tr("zeros"), _tr("ones"), _tr("twos"), _tr("threes"), _tr("fours"),
        _tr("fives"), _tr("sixes"), _tr("sevens"), _tr("eights"), _tr("nines"),
    )  # fmt: skip
    one = (
        _tr("zero"), _tr("one"), _tr("two"), _tr("three"), _tr("four"),
        _tr("five"), _tr("six"), _tr("seven"), _tr("eight"), _tr("nine"),
    )  # fmt: skip
    kept = _tr("kept: 1 digit") if total == 1 else _tr("kept: {0} digits").format(total)
    return kept if total == 1 else going_on((kept, f"{same} {one[label] if same == 1 else names[label]}"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("TeachingDesk", text)
