"""Which text a run learns from: all sonnets, the one of the course note, or the user's own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QSettings, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from seqgui.core.errors import UserError
from seqgui.gui.language import translated
from seqgui.gui.long_words import breakable
from seqgui.gui.number_fields import ElidedBox
from seqgui.gui.punctuation import capital
from seqgui.gui.theme import GAP_1, GAP_2, theme
from seqgui.tasks.words.decoding import check_size
from seqgui.tasks.words.recipe import Sources
from seqgui.tasks.words.text import Text, own_text, read_text, sonnet, sonnets, split
from seqgui.tasks.words.view.source.own_text_store import OwnTextStore
from seqgui.tasks.words.view.source.paste_dialog import PasteDialog

SONNETS, NOTE, OWN = "sonnets", "sonnet-2", "own"
NOTE_PRESET = "course-note"
SUFFIXES = (".txt", ".md", ".text")


class TextChooser(QWidget):
    """The text of the next run. Own texts are opened, dropped or pasted; what is wrong with one is said here."""

    refused = Signal(str)
    file_opened = Signal(str)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("text_chooser")
        self._own = OwnTextStore()
        self._settled = SONNETS  # the last choice that could be learned from
        self._before_note = ""  # what was chosen before a preset suggested the note's sonnet
        self._preset = ""
        self._build()
        self._show()

    @property
    def choice(self) -> str:
        """ "sonnets", "sonnet-2" or "own"."""
        return str(self.box.currentData())

    def text(self) -> Text:
        """What the next run learns from. Raises ``UserError`` if an own text is wanted and there is none."""
        if self.choice == NOTE:
            return sonnet(2)
        if self.choice == SONNETS:
            return sonnets()
        own = self._own.text
        if own is None:
            raise UserError("There is no text of your own yet. Open a text file, drop one here, or paste a text.")
        return own

    def sources(self) -> Sources:
        """The same as the task wants it."""
        if self.choice != OWN:
            return Sources(self.choice)
        text = self.text()
        return Sources(OWN, text.name, text.text)

    def choose(self, choice: str) -> None:
        """As if the user had. An own text that is not there leaves the sonnets."""
        if choice == OWN and self._own.text is None:
            choice = SONNETS
        self._before_note = ""
        self._set(choice)

    def follow_preset(self, preset: str) -> None:
        """The note's preset suggests the note's sonnet; leaving it takes the suggestion back."""
        if preset == self._preset:
            return
        entered, left = preset == NOTE_PRESET, self._preset == NOTE_PRESET
        self._preset = preset
        if entered and self.choice != NOTE:
            before = self.choice
            self._set(NOTE)
            self._before_note = before
        elif left and preset and self._before_note:
            if self.choice == NOTE:
                self._set(self._before_note)
            self._before_note = ""

    def open_file(self, path: Path | str) -> bool:
        """Learn from a text file; says ``refused`` if it cannot be read."""
        try:
            text = read_text(path)
        except UserError as error:
            self._refuse(translated(str(error)))
            return False
        self._take(text)
        return True

    def take_text(self, content: str, name: str = "") -> bool:
        """Learn from a text that was pasted or typed."""
        name = name or self.tr("Pasted text")
        try:
            check_size(len(content.encode(errors="replace")), f"“{name}”")
            text = own_text(name, content)
        except UserError as error:
            self._refuse(translated(str(error)))
            return False
        self._take(text)
        return True

    def can_take(self, mime: QMimeData) -> bool:
        """Whether something that is dropped may be a text: files, or text itself."""
        return any(url.isLocalFile() for url in mime.urls()) if mime.hasUrls() else mime.hasText()

    def take_mime(self, mime: QMimeData) -> bool:
        """Learn from what was dropped."""
        if mime.hasUrls():
            local = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
            if not local:
                self._refuse(self.tr("Only files on this computer can be opened. Save the text first, or paste it."))
                return False
            return self.open_file(local[0])
        return self.take_text(mime.text(), self.tr("Dropped text"))

    def ask_open(self) -> None:
        kinds = self.tr("Texts ({});;All files (*)").format(" ".join(f"*{suffix}" for suffix in SUFFIXES))
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Open a text to learn from"), "", kinds)
        if path and self.open_file(path):
            self.file_opened.emit(path)

    def ask_paste(self) -> None:
        dialog = PasteDialog(self)
        dialog.text_taken.connect(self.take_text)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # What is remembered.

    def save_state(self, settings: QSettings) -> None:
        settings.setValue("words/text", self.choice)
        settings.setValue("words/text_before_note", self._before_note)
        settings.setValue("words/text_preset", self._preset)
        self._own.save_state(settings)

    def restore_state(self, settings: QSettings) -> None:
        self._own.restore_state(settings)
        choice = str(settings.value("words/text", SONNETS))
        self.choose(choice if choice in (SONNETS, NOTE, OWN) else SONNETS)
        self._before_note = str(settings.value("words/text_before_note", ""))
        self._preset = str(settings.value("words/text_preset", ""))  # it has made its suggestion already

    # Inside.

    def _take(self, text: Text) -> None:
        self._before_note = ""
        self._own.text = text
        self._set(OWN)

    def _refuse(self, text: str) -> None:
        self._show()
        self.note.setText(breakable(text))
        self.note.setProperty("warning", True)
        self._restyle_note()
        self.refused.emit(text)

    def _set(self, choice: str) -> None:
        self.box.setCurrentIndex(max(0, self.box.findData(choice)))
        self._settled = self.choice
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.note.setProperty("warning", False)
        try:
            self.note.setText(breakable(self._note(self.text())))
        except UserError as error:
            self.note.setText(breakable(translated(str(error))))
        self._restyle_note()

    def _restyle_note(self) -> None:
        self.note.style().unpolish(self.note)
        self.note.style().polish(self.note)

    def _note(self, text: Text) -> str:
        parts = split(text)
        name = "" if self.choice != OWN else f"“{text.name}”: "
        if parts.memory:
            said = self.tr("{0}too short to hold a part out, so this measures memory, not generalisation.").format(name)
            return capital(said)
        kind = self.tr("passages") if self.choice == OWN else self.tr("sonnets")
        return self.tr("{0}{1} {2} to learn from, {3} for validation; {4} stay unseen as a test.").format(
            name, f"{len(parts.training):,}", kind, f"{len(parts.validation):,}", f"{len(parts.test):,}"
        )

    def _on_box_activated(self) -> None:
        if self.choice == OWN and self._own.text is None:
            self._set(self._settled)  # as long as there is none; why a file is refused shall stay
            self.ask_open()
            return
        self._before_note = ""
        self._set(self.choice)

    def _build(self) -> None:
        caption = QLabel(self.tr("Text to learn from"))
        caption.setProperty("quiet", True)
        self.box = ElidedBox()
        self.box.setObjectName("text_box")
        self.box.setAccessibleName(caption.text())
        self.box.setToolTip(self.tr("What the next training learns from; a text file may also be dropped on the tab."))
        self.box.addItem(self.tr("All 154 sonnets"), SONNETS)
        self.box.addItem(self.tr("Sonnet 2 (course note)"), NOTE)
        self.box.addItem(self.tr("My own text…"), OWN)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(8)  # the form can be narrow
        self.box.activated.connect(self._on_box_activated)
        caption.setBuddy(self.box)
        self.open_button = QPushButton(self.tr("Open…"))
        self.open_button.setObjectName("text_open")
        self.open_button.setAccessibleName(self.tr("Open a text file"))
        self.open_button.setToolTip(self.tr("Learn from a text file of yours, in any usual encoding, up to 5 MB."))
        self.open_button.clicked.connect(self.ask_open)
        self.paste_button = QPushButton(self.tr("Paste…"))
        self.paste_button.setObjectName("text_paste")
        self.paste_button.setAccessibleName(self.tr("Paste a text"))
        self.paste_button.setToolTip(self.tr("Learn from a text on the clipboard."))
        self.paste_button.clicked.connect(self.ask_paste)
        self.note = QLabel()
        self.note.setObjectName("text_note")
        self.note.setProperty("quiet", True)
        self.note.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_2)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.paste_button)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(GAP_2)
        self._row.addWidget(self.box, 1)
        self._row.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_1)
        layout.addWidget(caption)
        layout.addLayout(self._row)
        layout.addWidget(self.note)
        theme().changed.connect(self._fold)

    def _fold(self) -> None:
        """The buttons go beneath the box where there is no room beside it."""
        parts = self.box.minimumSizeHint(), self.open_button.sizeHint(), self.paste_button.sizeHint()
        fits = sum(part.width() for part in parts) + 2 * GAP_2 <= self.width()
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)

    # Qt.

    def minimumSizeHint(self) -> QSize:
        buttons = self.open_button.sizeHint().width() + GAP_2 + self.paste_button.sizeHint().width()
        return QSize(max(self.box.minimumSizeHint().width(), buttons), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()


def has_words(path: Path) -> bool:
    """Whether a text has more letters than figures at its beginning; a column of numbers is no text to learn from."""
    try:
        with path.open("rb") as file:
            begin = file.read(4096).decode("utf-8", "replace")
    except OSError:
        return True  # why it cannot be read is said when it is opened
    return sum(map(str.isalpha, begin)) >= sum(map(str.isdecimal, begin))
