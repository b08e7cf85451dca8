"""The line above a plot: title, newest values, what it means, what to do with it."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QToolTip, QWidget

from seqgui.gui import icons
from seqgui.gui.elided_label import ElidedLabel
from seqgui.gui.plots.plot_menu import PlotMenu
from seqgui.gui.punctuation import labelled
from seqgui.gui.theme import GAP_2, px

BUTTON_PX, LEAST_TITLE_PX = 20, 45


class _Title(ElidedLabel):
    """Whole where there is room; it may end in “…” before it covers the buttons."""

    _tip = ""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()
        return QSize(min(whole.width(), px(LEAST_TITLE_PX)), whole.height())

    def setToolTip(self, text: str) -> None:
        """What others have to say of the title; without that it tells the title itself where it is cut."""
        self._tip = text
        self._tell()

    def _tell(self) -> None:
        header = self.parentWidget().layout() if self.parentWidget() is not None else None
        if header is not None:
            header.activate()  # or it is as wide as the text before
        least = max(self.width(), self.minimumSizeHint().width())
        cut = self.fontMetrics().horizontalAdvance(self.text()) > least
        QLabel.setToolTip(self, self._tip or (self.text() if cut else ""))
        self.update()


class PlotHeader(QWidget):
    """Names its buttons after the plot: ``plot_loss_help``, ``plot_loss_more``.

    Where the title has no room beside both, the explanation goes into the menu.
    """

    def __init__(
        self, name: str, title: str, explanation: str, scales: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._with_buttons = True
        self._tip = f"<qt>{escape(explanation)}</qt>"  # only rich text is wrapped in a tooltip
        self.title_label = _Title(title)
        font = self.title_label.font()
        font.setBold(True)
        self.title_label.setFont(font)
        self.values_label = ElidedLabel()
        self.values_label.setObjectName(f"plot_{name}_values")
        self.values_label.setProperty("quiet", True)
        self.values_label.setAccessibleName(self.tr("{0}, newest values").format(title))
        self.menu = PlotMenu(self, scales)
        self.help_button = self._button(f"plot_{name}_help", "help", self.tr("What am I looking at?"))
        self.help_button.setToolTip(self._tip)
        self.help_button.setAccessibleDescription(explanation)
        self.help_button.clicked.connect(self._explain)
        self.menu.explanation_requested.connect(self._explain)
        what = self.tr("Copy, save or rescale this plot.") if scales else self.tr("Copy or save this plot.")
        self.more_button = self._button(f"plot_{name}_more", "download", what)
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more_button.setMenu(self.menu)
        self.more_button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.title_label)
        layout.addSpacing(GAP_2)
        layout.addWidget(self.values_label, 1)
        layout.addWidget(self.help_button)
        layout.addWidget(self.more_button)

    def show_buttons(self, shown: bool) -> None:
        """A saved picture has none; their place stays empty."""
        self._with_buttons = shown
        for button in (self.help_button, self.more_button):
            keep = button.sizePolicy()
            keep.setRetainSizeWhenHidden(not shown and not button.isHidden())
            button.setSizePolicy(keep)
            button.setVisible(shown)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if not self._with_buttons:
            return
        title, button = self.title_label, self.help_button
        room = self.layout().minimumSize().width() + title.sizeHint().width() - title.minimumSizeHint().width()
        if button.isHidden():
            room += button.minimumWidth()
        button.setVisible(room <= self.width())
        self.menu.explain_action.setVisible(button.isHidden())

    def _button(self, name: str, drawing: str, text: str) -> QToolButton:
        button = QToolButton(objectName=name)
        button.setProperty("flat", True)
        button.setAccessibleName(labelled(self._title, text))
        button.setToolTip(text)
        icons.sized(button, 14, BUTTON_PX)
        icons.bind(button, drawing, "quiet")
        return button

    def _explain(self) -> None:
        button = self.more_button if self.help_button.isHidden() else self.help_button
        QToolTip.showText(button.mapToGlobal(button.rect().bottomLeft()), self._tip, button)
