"""Version, licence and sources."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from seqgui import __version__


def show_about(parent: QWidget) -> None:
    text = QCoreApplication.translate(
        "About",
        "<b>SeqGUI {}</b><p>A desktop laboratory for recurrent networks: see a network learn from a "
        "sequence, and look inside while it does.</p><p>Every number on the screen is computed while you look, by "
        "the network that you just trained or chose.</p><p>MIT licence. Bundled digits: MNIST (LeCun, Cortes, Burges), "
        "CC BY-SA 3.0. Pen digits learned by the shipped network: UNIPEN train_r01_v07, CC BY 4.0. "
        "Shakespeare's sonnets and the bundled series: public domain and facts; their sources lie beside "
        "them.</p>",
    )
    QMessageBox.about(parent, QCoreApplication.translate("About", "About SeqGUI"), text.format(__version__))
