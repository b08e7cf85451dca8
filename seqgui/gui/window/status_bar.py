"""The line below: where networks compute, with which PyTorch, and what the worker of the tab in front does now."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QStatusBar

from seqgui.core.events import Devices
from seqgui.gui.number_fields import SteadyBox
from seqgui.gui.theme import GAP_2, GAP_3


class StatusBar(QStatusBar):
    device_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("status_bar")
        self.setAccessibleName(self.tr("Status"))
        self.setSizeGripEnabled(False)
        self.device_box = SteadyBox(name="device_box")
        self.device_box.setAccessibleName(self.tr("Device"))
        self.device_box.setToolTip(self.tr("Where the network computes. A run that goes on stays where it is."))
        self.device_box.addItem(self.tr("CPU"), "cpu")
        self.device_box.activated.connect(self._on_device_box_activated)
        self.torch_label = QLabel("")
        self.torch_label.setObjectName("torch_label")
        self.torch_label.setProperty("quiet", True)
        self.activity_label = QLabel("")
        self.activity_label.setObjectName("activity_label")
        self.activity_label.setAccessibleName(self.tr("What the worker does now"))
        self.setContentsMargins(GAP_2, 0, GAP_3, 0)
        self.addWidget(self.device_box)
        self.addWidget(self.torch_label)
        self.addPermanentWidget(self.activity_label)

    def show_devices(self, found: Devices, wanted: str) -> None:
        """What this machine has; the one that is ``wanted`` is chosen, or the first."""
        self.device_box.clear()
        for key, label in found.devices:
            self.device_box.addItem(label, key)
        self.device_box.setCurrentIndex(max(0, self.device_box.findData(wanted)))
        self.torch_label.setText(self.tr("PyTorch {}").format(found.torch_version.partition("+")[0]))
        if self.device_box.currentIndex():
            self._on_device_box_activated()

    def _on_device_box_activated(self) -> None:
        self.device_chosen.emit(str(self.device_box.currentData()))
