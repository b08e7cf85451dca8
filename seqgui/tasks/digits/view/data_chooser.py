"""Which digits a run learns from: those that ship, the full MNIST, or a folder of the user's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from seqgui import paths
from seqgui.core.errors import UserError
from seqgui.core.events import Event, Failed, Finished, Progress, Stopped
from seqgui.core.worker import Worker
from seqgui.gui.long_words import breakable
from seqgui.gui.number_fields import ElidedBox
from seqgui.gui.pump import Pump
from seqgui.gui.theme import GAP_1, GAP_2
from seqgui.tasks.digits.mnist import download_mnist, is_whole
from seqgui.tasks.digits.recipe import Sources

BUNDLED, FULL, FOLDER = "bundled", "full", "folder"


class DataChooser(QWidget):
    """The data of the next run. Downloading has a worker of its own, so that it never ends a training."""

    refused = Signal(str)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("data_chooser")
        self._folder, self._shown = "", BUNDLED
        self._worker: Worker[Any] | None = None
        self._pump: Pump | None = None
        caption = QLabel(self.tr("Digits to learn from"))
        caption.setProperty("quiet", True)
        self.box = ElidedBox()
        self.box.setSizeAdjustPolicy(ElidedBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(6)
        self.box.setObjectName("data_box")
        self.box.setAccessibleName(caption.text())
        self.box.setToolTip(self.tr("The test digits are never among those that a network learns from."))
        self.box.addItem(self.tr("5,000 bundled digits"), BUNDLED)
        self.box.addItem(self.tr("Full MNIST: 70,000 digits"), FULL)
        self.box.addItem(self.tr("A folder with MNIST…"), FOLDER)
        self.box.activated.connect(self._on_box_activated)
        caption.setBuddy(self.box)
        self.download_button = QPushButton(self.tr("Download"))
        self.download_button.setObjectName("download_button")
        self.download_button.setToolTip(self.tr("Fetch the full MNIST once, about 12 MB, and check it."))
        self.download_button.setAccessibleName(self.tr("Download the full MNIST"))
        self.download_button.clicked.connect(self._on_download_button_clicked)
        self.progress = QProgressBar()
        self.progress.setObjectName("download_progress")
        self.progress.setAccessibleName(self.tr("Progress of the download"))
        self.progress.setTextVisible(False)
        self.note = QLabel()
        self.note.setObjectName("data_note")
        self.note.setProperty("quiet", True)
        self.note.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(GAP_2)
        row.addWidget(self.box, 1)
        row.addWidget(self.download_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_1)
        layout.addWidget(caption)
        layout.addLayout(row)
        layout.addWidget(self.progress)
        layout.addWidget(self.note)
        self._show()

    @property
    def choice(self) -> str:
        return str(self.box.currentData())

    def sources(self) -> Sources:
        """What the next run learns from; raises ``UserError`` if the full MNIST is wanted and not there."""
        if self.choice == FOLDER:
            return Sources(mnist=self._folder)
        if self.choice == FULL:
            if not self.downloaded:
                raise UserError("The full MNIST is not here yet. Press Download, or choose the bundled digits.")
            return Sources(mnist=str(paths.downloads()))
        return Sources()

    @property
    def downloaded(self) -> bool:
        """Whether nothing of the full MNIST is missing: a download may have broken off after some of its files."""
        return is_whole(paths.downloads())

    @property
    def downloading(self) -> bool:
        return self._worker is not None

    def choose(self, choice: str, folder: str = "") -> None:
        """Choose "bundled", "full" or "folder" as if the user had."""
        self._folder = folder or self._folder
        if choice == FOLDER and not self._folder:
            choice = BUNDLED
        self.box.setCurrentIndex(self.box.findData(choice))
        self._show()
        self.changed.emit()

    def start_download(self) -> None:
        """Fetch the full MNIST into the user's folder."""
        worker: Worker[Any] = Worker(lambda: None, name="digits-download")
        self._listen(worker)
        worker.start(lambda _: download_mnist(paths.downloads()))
        self._show()

    def cancel_download(self) -> None:
        if self._worker is not None:
            self._worker.stop()

    def take_over(self, old: DataChooser) -> None:
        """Go on with the download of another chooser."""
        if old._worker is not None and old._pump is not None:
            old._pump.stop()
            old._pump.deleteLater()
            self._listen(old._worker)
            old._worker = old._pump = None
            self._show()

    def _listen(self, worker: Worker[Any]) -> None:
        self._worker, self._pump = worker, Pump(worker, self)
        self._pump.said.connect(self._on_pump_said)

    def close_worker(self) -> None:
        if self._pump is not None:
            self._pump.stop()
            self._pump.deleteLater()
        if self._worker is not None:
            self._worker.close(2.0)
        self._worker = self._pump = None

    def save_state(self, settings: QSettings) -> None:
        settings.setValue("digits/data", self.choice)
        settings.setValue("digits/data_folder", self._folder)

    def restore_state(self, settings: QSettings) -> None:
        folder = str(settings.value("digits/data_folder", ""))
        self.choose(str(settings.value("digits/data", BUNDLED)), folder if Path(folder).is_dir() else "")

    def _show(self) -> None:
        if self.box.currentIndex() < 0:
            self.box.setCurrentIndex(0)
        self._shown = self.choice
        wanted = self.choice == FULL and not self.downloaded
        self.download_button.setVisible(wanted or self.downloading)
        self.download_button.setText(self.tr("Cancel") if self.downloading else self.tr("Download"))
        self.progress.setVisible(self.downloading)
        if self.choice == FOLDER:
            self.note.setText(breakable(self.tr("From {}").format(self._folder)))
        elif self.choice == FULL:
            self.note.setText(self.tr("54,000 to learn from, 5,000 for validation; 10,000 test digits stay unseen."))
        else:
            self.note.setText(self.tr("3,500 to learn from, 500 for validation; 1,000 stay unseen as a test."))

    def _on_box_activated(self) -> None:
        if self.choice == FOLDER:
            before = self._shown
            folder = QFileDialog.getExistingDirectory(self, self.tr("Folder with the four MNIST files"), self._folder)
            self.choose(FOLDER if folder else before, folder)
            return
        self._show()
        self.changed.emit()

    def _on_download_button_clicked(self) -> None:
        if self.downloading:
            self.cancel_download()
        else:
            self.start_download()

    def _on_pump_said(self, event: Event) -> None:
        if isinstance(event, Progress):
            self.progress.setMaximum(event.total)
            self.progress.setValue(event.done)
            self.note.setText(breakable(event.what))
        elif isinstance(event, Finished | Stopped | Failed):
            self.close_worker()
            self._show()
            if isinstance(event, Failed):
                self.note.setText(breakable(event.text))
                self.refused.emit(event.text)
            self.changed.emit()
