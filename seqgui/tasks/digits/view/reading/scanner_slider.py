"""The slider through a reading."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSlider, QWidget

from seqgui.gui.theme import px, theme


class ScannerSlider(QSlider):
    """Looks like the scanner's line and its grip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("scanner_slider")
        self.setAccessibleName(self.tr("Lines read"))
        self.setToolTip(self.tr("How much of the picture is read; drag to look at any moment."))
        self.setMinimumWidth(48)
        theme().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        colours = theme().colours
        groove, grip = px(4), px(12)
        line = f"height: {groove}px; border-radius: {groove // 2}px;"
        self.setStyleSheet(
            f"""
            QSlider {{ min-height: {px(20)}px; }}
            QSlider::groove:horizontal {{ {line} background: {colours.pressed}; }}
            QSlider::sub-page:horizontal {{ {line} background: {colours.accent}; }}
            QSlider::sub-page:horizontal:disabled {{ background: {colours.pressed}; }}
            QSlider::handle:horizontal {{ width: {grip}px; height: {grip}px; margin: -{(grip + 2 - groove) // 2}px 0;
                border-radius: {(grip + 2) // 2}px;
                border: 1px solid {colours.card}; background: {colours.accent}; }}
            QSlider::handle:horizontal:focus {{ border-color: {colours.text}; }}
            QSlider::handle:horizontal:disabled {{ background: {colours.hairline}; }}
            """
        )
