"""Session cards in the tab: saved from the File menu, opened from there or dropped, and what follows."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from seqgui.core.checkpoint import read_card
from seqgui.core.errors import UserError
from seqgui.core.recipe import Recipe
from seqgui.core.runs import ModelInfo, Run
from seqgui.gui.icons import bind
from seqgui.gui.language import translated
from seqgui.gui.model_chooser import TRAINING
from seqgui.gui.punctuation import sentences
from seqgui.gui.save_place import ask_save_place
from seqgui.tasks.digits import session as sessions
from seqgui.tasks.digits.events import Reading
from seqgui.tasks.digits.recipe import DigitsRecipe
from seqgui.tasks.digits.session import Session
from seqgui.tasks.digits.view.canvas.canvas_images import local_file
from seqgui.tasks.digits.view.data_chooser import BUNDLED, FULL
from seqgui.tasks.digits.view.sessions.session_card import SessionCard
from seqgui.tasks.digits.view.sessions.session_note import SessionNote
from seqgui.tasks.digits.view.sessions.session_words import data_choice, how_to_repeat

if TYPE_CHECKING:
    from seqgui.tasks.digits.view.digits_view import DigitsView

SUFFIXES = (".png", ".json")


class SessionActions(QObject):
    """Lives in the Digits tab as long as the tab does. ``actions`` belong into the File menu."""

    def __init__(self, view: DigitsView) -> None:
        super().__init__(view)
        self._view = view
        self.note = SessionNote()
        self._refusal = view.refusal()
        self._set: Recipe | None = None  # the recipe of a card, while the note says that it is set
        view.panel.form.changed.connect(self._on_form_changed)
        view.layout().insertWidget(0, self.note)
        self.save_action = self._action(
            "save_session", self.tr("Save session card…"), "Ctrl+Shift+S", "save", self.ask_save,
            self.tr("Save drawing, reading and recipe as one picture that SeqGUI can open again."),
        )  # fmt: skip
        self.open_action = self._action(
            "open_session", self.tr("Open session card…"), "Ctrl+Shift+O", "folder", self.ask_open,
            self.tr("Get drawing and recipe back from a session card; dropping one works too."),
        )  # fmt: skip
        self.actions = [self.open_action, self.save_action]
        view.setAcceptDrops(True)
        for widget in (view, view.desk.canvas):
            widget.installEventFilter(self)

    # Saving.

    def ask_save(self) -> None:
        try:
            session = self.session()
        except UserError as error:
            self._refusal.show(translated(str(error)))
            return
        digit = max(range(len(session.belief)), key=session.belief.__getitem__)
        path = ask_save_place(
            self._view, self.tr("Save session card"), f"seqgui-{digit}", {"png": self.tr("Session cards (*.png)")}
        )
        if path:
            self.save(path)

    def save(self, path: Path | str) -> bool:
        """Write the card and its JSON beside it; false after the tab has said why not."""
        view = self._view
        try:
            session, reading = self.session(), self._reading()
            path = Path(path)
            picture = path if path.suffix.lower() == ".png" else path.with_name(path.name + ".png")
            beside = picture.with_suffix(".json")
            asked = picture == path and picture.exists()  # the user has been: it may go, and what lies beside it, too
            for there in (picture, beside):
                if there.exists() and not asked:
                    raise UserError(self.tr("“{0}” is there already. Choose another name.").format(there.name))
            card = SessionCard(session, reading, view.normalise_action.isChecked(), session.recipe.parameters)
            png = card.png()
            card.deleteLater()
            sessions.save(session, png, picture)
        except UserError as error:
            self._refusal.show(translated(str(error)))
            return False
        self._refusal.withdraw()
        self._set = None
        self.note.say(self.tr("Saved: “{0}”, and “{1}” beside it. Open or drop either of them here to come back."
                              ).format(picture.name, beside.name))  # fmt: skip
        return True

    def network_changed(self) -> None:
        """What could not be kept of another network says nothing of this one."""
        self._refusal.withdraw()

    def session(self) -> Session:
        """What there is now. Raises ``UserError`` when there is nothing to keep."""
        view, reading = self._view, self._reading()
        title, recipe, scores, made = self._network()
        belief = tuple(float(share) for share in reading.beliefs[-1])
        drawing, normalised = view.desk.canvas.drawing, view.normalise_action.isChecked()
        return Session(title, recipe, scores, made, data_choice(made), drawing, belief, normalised)

    def _reading(self) -> Reading:
        reading = self._view.reading_panel.reading
        if reading is None or not self._view.desk.canvas.drawing:
            raise UserError(self.tr("There is no reading to keep yet. Draw a digit first."))
        if reading.intervention is not None or self._view.pages.interference.active:
            raise UserError(self.tr("The reading is interfered with. Undo that first, then save the card."))
        return reading

    def _network(self) -> tuple[str, DigitsRecipe, dict[str, object], dict[str, object]]:
        """Title, recipe, scores and making of the network that answers, at the epoch that is shown."""
        view = self._view
        key, epoch = view.chooser.key, view.panel.time_machine.shown
        info = next((info for info in view.chooser.models if info.key == key), None)
        if info is not None and epoch is None:
            return info.title, DigitsRecipe.from_dict(info.recipe), info.scores, info.made
        if info is not None:
            folder = Path(key).parent
        elif key == TRAINING and view.panel.run_id:
            folder = view.library.folder / view.panel.run_id
        else:
            raise UserError(self.tr("There is no network that answers. Choose one, or press Train."))
        run = view.library.open(folder)
        scores, title = run.scores, run.title
        if epoch is not None:
            scores = read_card(Run.snapshot(folder, epoch), view.name).scores
            title = self.tr("{0}, epoch {1}").format(title, epoch)
        return title, DigitsRecipe.from_dict(run.recipe), scores, run.made

    # Opening.

    def ask_open(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self._view, self.tr("Open session card"), "", self.tr("Session cards (*.png *.json)")
        )
        if path and self.open(path):
            self._view.file_opened.emit(path)

    def open(self, path: Path | str) -> bool:
        """Put drawing, recipe and data back; false after the tab has said why not."""
        try:
            self._restore(sessions.load(path))
        except UserError as error:
            self._refusal.show(translated(str(error)))
            return False
        self._refusal.withdraw()
        return True

    def _restore(self, session: Session) -> None:
        view = self._view
        view.normalise_action.setChecked(session.normalised)
        view.desk.canvas.set_drawing(session.drawing, self.tr("Session card"))
        text = how_to_repeat(session)
        if view.training:
            text = self.tr("A training goes on, so its recipe stays as it is. Open the card again when it is over.")
        else:
            view.panel.form.set_recipe(session.recipe)
            self._set = view.panel.form.valid_recipe()
            if session.data in (BUNDLED, FULL):
                view.data_chooser.choose(session.data)
        same, title = self._same(session), translated(session.title)
        if same is None or same.key == view.chooser.key:
            who = self.tr("“{0}”.") if same is None else self.tr("“{0}”, which answers now.")
            self.note.say(sentences((who.format(title), text)))
            return
        self.note.say(
            self.tr("“{0}”. {1}").format(title, text),
            self.tr("Answer with “{0}”").format(translated(same.title)),
            self.tr("This network was made by the same recipe."),
            lambda: view.chooser.choose(same.key),
        )

    def _on_form_changed(self) -> None:
        if self._set is not None and self._view.panel.form.valid_recipe() != self._set:
            self._set = None
            self.note.hide()  # what it says of the recipe holds no longer

    def _same(self, session: Session) -> ModelInfo | None:
        """A network made by the same recipe: the one that answers, one of the same name, else any."""
        found = []
        for info in self._view.chooser.models:
            with contextlib.suppress(UserError, TypeError):
                if DigitsRecipe.from_dict(info.recipe) == session.recipe:
                    found.append(info)
        answering = self._view.chooser.key
        found.sort(key=lambda info: (info.title != session.title, info.key != answering))
        return found[0] if found else None

    # Dropping.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent) and watched is self._view:
            if _local(event.mimeData()) is not None:
                event.acceptProposedAction()
                return True
        elif event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            path = _local(event.mimeData())
            if path is not None and (holds_session(path) or watched is self._view):
                event.acceptProposedAction()
                self._view.desk.canvas.mark(False)
                self.take(path)
                return True
        return False

    def take(self, path: Path) -> bool:
        """Open what was dropped: a session card, else an image for the canvas; false after the tab has said why not."""
        return self.open(path) if holds_session(path) else self._view.desk.canvas.open_image(path)

    def _action(self, name: str, text: str, key: str, drawing: str, slot: object, tip: str) -> QAction:
        action = QAction(text, self)
        action.setObjectName(f"{name}_action")
        action.setShortcut(key)
        action.setToolTip(tip)
        action.setStatusTip(tip)
        bind(action, drawing)
        action.triggered.connect(slot)
        return action


def holds_session(path: Path) -> bool:
    """Whether a file is meant as a session card: JSON, or a picture with our chunk."""
    if path.suffix.lower() == ".json":
        return True
    try:
        return bool(sessions.noted_in(path))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False


def _local(mime: QMimeData) -> Path | None:
    """The file that is dragged, if it may be a session card."""
    path = Path(local_file(mime))
    return path if path.suffix.lower() in SUFFIXES else None
