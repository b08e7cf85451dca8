"""One measured quantity against the epochs of a run: title, values, curves, and ways to take it elsewhere."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from seqgui.core.errors import UserError
from seqgui.gui import icons, plot_export
from seqgui.gui.curve import Curve, round_range
from seqgui.gui.elided_label import ElidedLabel
from seqgui.gui.plot_menu import PlotMenu
from seqgui.gui.quantity import Quantity
from seqgui.gui.theme import GAP_2, theme

if TYPE_CHECKING:
    from seqgui.gui.plot_canvas import Background, CurveCanvas

BUTTON_PX = 20


class CurvePlot(QWidget):
    """Curves are kept as they come and drawn only by :meth:`redraw`, or when the plot is shown."""

    refused = Signal(str)  # a sentence: the picture could not be saved

    def __init__(self, quantity: Quantity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.quantity = quantity
        self._curves: dict[str, Curve] = {}
        self._background: list[Background] = []
        self._span = (0.0, 1.0)
        self._range: tuple[float, float] | None = None
        self._smoothing = 0.0
        self._reference: float | None = None
        self._reference_name = ""
        self._log, self._recent = quantity.log, False
        self._canvas: CurveCanvas | None = None
        self._build()
        theme().changed.connect(self._on_theme_changed)

    # Data

    def curve(self, part: str) -> Curve:
        """The numbers of one part, made on first use."""
        if part not in self._curves:
            self._curves[part] = Curve(self._smoothing if part == "training" else 0.0)
        return self._curves[part]

    def add(self, part: str, x: float, y: float) -> None:
        """A new point; ``x`` in epochs. Drawn at the next :meth:`redraw`."""
        self.curve(part).add(x, y * self.quantity.scale)

    def cut(self, x: float) -> None:
        """Forget what came after epoch ``x``."""
        for curve in self._curves.values():
            curve.cut(x)

    def clear(self) -> None:
        """Forget the run; earlier runs in the background stay."""
        self._curves.clear()
        self._range = None

    def set_span(self, first: float, last: float) -> None:
        """The epochs of the run, so that the axis stands still while it goes on."""
        self._span = (first, max(last, first + 1e-9))

    def set_background(self, runs: Sequence[Background]) -> None:
        """Earlier runs: (title, epochs, values)."""
        scale = self.quantity.scale
        self._background = [(title, np.asarray(x, float), np.asarray(y, float) * scale) for title, x, y in runs]
        self._range = None
        if self._canvas is not None:
            self._canvas.set_background(self._background, self._log)

    def set_smoothing(self, smoothing: float) -> None:
        """Of the training curve, 0 to 0.99."""
        self._smoothing = smoothing
        if "training" in self._curves:
            self._curves["training"].set_smoothing(smoothing)

    def set_reference(self, value: float | None, name: str = "") -> None:
        """A dashed line across the plot (the norm at which gradients are clipped)."""
        self._reference = None if value is None else value * self.quantity.scale
        self._reference_name = name

    def set_log(self, log: bool) -> None:
        self._log, self._range = log, None
        self.menu.log_action.setChecked(log)
        if self._canvas is not None:
            self._canvas.set_background(self._background, log)
        self.redraw()

    def set_recent(self, recent: bool) -> None:
        """Fit the axis to the second half of the run so far, where the curves lie close together."""
        self._recent, self._range = recent, None
        self.menu.recent_action.setChecked(recent)
        self.redraw()

    def text_twin(self, epochs: int = 0) -> str:
        """What the curves show, in words; also given to screen readers."""
        words = (self.tr("falling"), self.tr("level"), self.tr("rising"))
        parts = []
        for part, curve in self._ordered():
            if len(curve):
                value = self._shown(float(curve.smooth[-1]))
                word = f" {words[curve.trend() + 1]}" if part == "training" and len(curve) > 1 else ""
                parts.append(f"{part} {value}{word}")
        if not parts:
            return f"{self.quantity.title}: {self.tr('nothing yet')}"
        position = max(float(curve.x[-1]) for curve in self._curves.values() if len(curve))
        where = self.tr("at epoch {0} of {1}").format(f"{position:.3g}", epochs or f"{self._span[1]:g}")
        text = f"{self.quantity.title}: {', '.join(parts)} {where}"
        self.setAccessibleDescription(text)
        return text

    # Drawing

    def redraw(self) -> None:
        """Draw what has come since; call it as often as the screen should change."""
        curves = dict(self._ordered())
        has_data = any(len(curve) for curve in curves.values())
        self.empty_label.setVisible(not has_data and not self._background)
        self._show_values(math.nan, "")
        if self._canvas is None:
            return
        from seqgui.gui.plot_canvas import Frame

        low, high = self._fit(curves)
        frame = Frame(*self._span, low, high, self._log)
        line = None if self._reference is None else (self._reference, self._reference_name)
        self._canvas.draw(curves, frame, self._smoothing > 0, line)
        self.text_twin()

    def prepare(self) -> None:
        """Make the drawing surface now rather than when it is first shown (it imports pyqtgraph)."""
        if self._canvas is not None:
            return
        from seqgui.gui.plot_canvas import CurveCanvas

        self._canvas = CurveCanvas(self.quantity.hue, self.tr("epoch"))
        self._canvas.setObjectName(f"{self.objectName()}_canvas")
        self._canvas.hovered.connect(self._show_values)
        self._stack.addWidget(self._canvas, 0, 0)
        self.empty_label.raise_()
        self._canvas.set_background(self._background, self._log)
        self.redraw()

    def _fit(self, curves: dict[str, Curve]) -> tuple[float, float]:
        """Low and high end of the axis. It grows in round steps and never shrinks during a run."""
        lows, highs = self._extremes(curves)
        low, high = min(lows, default=math.inf), max(highs, default=-math.inf)
        if not math.isfinite(low) or not math.isfinite(high):
            return (0.1, 10.0) if self._log else (0.0, 1.0 * self.quantity.scale)
        bottom, top = self._range or (math.inf, -math.inf)
        if low < bottom or high > top or self._recent:
            bottom, top = round_range(low if self._recent else min(low, bottom), max(high, top), self._log)
            floor, ceiling = self.quantity.limits
            bottom, top = max(bottom, floor), min(top, ceiling)
            self._range = None if self._recent else (bottom, top)
        return bottom, top

    def _extremes(self, curves: dict[str, Curve]) -> tuple[list[float], list[float]]:
        if self._recent:
            half = max((float(curve.x[-1]) for curve in curves.values() if len(curve)), default=0.0) / 2
            values = [curve.smooth[curve.x >= half] for curve in curves.values()]
        else:
            values = []
        values += [np.percentile(y[np.isfinite(y)], (1, 99)) for _, _, y in self._background if np.isfinite(y).any()]
        finite = [part[np.isfinite(part) & ((part > 0) | (not self._log))] for part in values]
        lows = [float(part.min()) for part in finite if part.size]
        highs = [float(part.max()) for part in finite if part.size]
        if not self._recent:
            lows += [curve.low for curve in curves.values() if curve.low > 0 or not self._log]
            highs += [curve.high for curve in curves.values()]
        if self._reference and not self._recent and (lows or highs):
            lows.append(self._reference)
            highs.append(self._reference)
        return lows, highs

    def _show_values(self, epoch: float, earlier: str) -> None:
        """Beside the title: the newest values, or those under the pointer."""
        names, values = [], []
        for part, curve in self._ordered():
            value = curve.at(epoch) if math.isfinite(epoch) else (curve.smooth[-1] if len(curve) else math.nan)
            if math.isfinite(value):
                names.append(part)
                values.append(self._shown(float(value)))
        where = self.tr("epoch {0}: ").format(f"{epoch:.1f}") if math.isfinite(epoch) and values else ""
        short = where + " · ".join(values)
        full = where + "  ".join(f"{name} {value}" for name, value in zip(names, values, strict=True))
        room = self.values_label.width()
        fits = len(values) > 1 and self.values_label.fontMetrics().horizontalAdvance(full) <= room
        near = "  " + self.tr("near: {0}").format(earlier) if earlier else ""
        self.values_label.setText((full if fits else short) + near)

    def _shown(self, value: float) -> str:
        return self.quantity.text(value / self.quantity.scale)

    def _ordered(self) -> list[tuple[str, Curve]]:
        """Training first: it lies below the others."""
        return sorted(self._curves.items(), key=lambda item: (item[0] != "training", item[0]))

    # Taking it elsewhere

    def copy(self) -> None:
        QGuiApplication.clipboard().setImage(plot_export.image_of(self._picture(), theme().colours.window))

    def save(self, path: Path | str) -> bool:
        """Write a file of the kind that its ending names: png, svg or csv. Says ``refused`` when it cannot."""
        kind = Path(path).suffix.lower()
        try:
            if kind == ".csv":
                data = plot_export.csv_of(self._all_curves())
            elif kind == ".svg":
                data = plot_export.svg_of(self._picture(), theme().colours.window, self.quantity.title)
            elif kind == ".png":
                data = plot_export.png_of(self._picture(), theme().colours.window)
            else:
                raise UserError(self.tr("A plot can be saved as .png, .svg or .csv, not as “{0}”.").format(kind))
            plot_export.write(path, data)
        except UserError as error:
            self.refused.emit(str(error))
            return False
        return True

    def _picture(self) -> QWidget:
        self.prepare()
        self.redraw()
        return self.surface

    def _all_curves(self) -> list[tuple[str, Curve]]:
        earlier = []
        for title, x, y in self._background:
            curve = Curve()
            curve.extend(x, y)
            earlier.append((title, curve))
        return self._ordered() + earlier

    def _on_save_requested(self, kind: str) -> None:
        name = f"{self.quantity.title.lower().replace(' ', '-')}.{kind}"
        filters = {
            "png": self.tr("Pictures (*.png)"),
            "svg": self.tr("Drawings (*.svg)"),
            "csv": self.tr("Tables (*.csv)"),
        }
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save the plot"), name, filters[kind])
        if path:
            self.save(path if Path(path).suffix else f"{path}.{kind}")

    # Building

    def _build(self) -> None:
        name = self.quantity.title.lower().replace(" ", "_")
        self.setObjectName(f"plot_{name}")
        self.setAccessibleName(self.quantity.title)
        title = QLabel(self.quantity.title + (f" ({self.quantity.unit})" if self.quantity.unit else ""))
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        self.values_label = ElidedLabel()
        self.values_label.setObjectName(f"plot_{name}_values")
        self.values_label.setProperty("quiet", True)
        self.values_label.setAccessibleName(self.tr("{0}, newest values").format(self.quantity.title))
        self.menu = PlotMenu(self)
        self.menu.copy_requested.connect(self.copy)
        self.menu.save_requested.connect(self._on_save_requested)
        self.menu.log_action.setChecked(self._log)
        self.menu.log_action.toggled.connect(self.set_log)
        self.menu.recent_action.toggled.connect(self.set_recent)
        self.help_button = self._button(f"plot_{name}_help", "help", self.tr("What am I looking at?"))
        self.help_button.setToolTip(self.quantity.explanation)
        self.help_button.setAccessibleDescription(self.quantity.explanation)
        self.help_button.clicked.connect(self._on_help_clicked)
        self.more_button = self._button(f"plot_{name}_more", "download", self.tr("Copy, save or rescale this plot"))
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more_button.setMenu(self.menu)
        self.more_button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.empty_label = QLabel(self.quantity.empty, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.empty_label.setProperty("quiet", True)
        self.empty_label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

        self.surface = QWidget()  # what is exported: the plot with its title, without its buttons
        head = QHBoxLayout()
        head.setSpacing(GAP_2)
        head.addWidget(title)
        head.addWidget(self.values_label, 1)
        head.addSpacing(2 * BUTTON_PX)
        self._stack = QGridLayout()
        self._stack.addWidget(self.empty_label, 0, 0)
        inner = QVBoxLayout(self.surface)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addLayout(head)
        inner.addLayout(self._stack, 1)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.surface, 0, 0)
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        buttons.addWidget(self.help_button)
        buttons.addWidget(self.more_button)
        layout.addLayout(buttons, 0, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self.setMinimumSize(150, 110)

    def _button(self, name: str, drawing: str, text: str) -> QToolButton:
        button = QToolButton(objectName=name)
        button.setProperty("flat", True)
        button.setAccessibleName(f"{self.quantity.title}: {text}")
        button.setToolTip(text)
        button.setFixedSize(BUTTON_PX, BUTTON_PX)
        button.setIconSize(QSize(14, 14))
        icons.bind(button, drawing, "quiet")
        return button

    def _on_help_clicked(self) -> None:
        corner = self.help_button.mapToGlobal(self.help_button.rect().bottomLeft())
        QToolTip.showText(corner, self.quantity.explanation, self.help_button)

    def _on_theme_changed(self) -> None:
        if self._canvas is not None:
            self._canvas.restyle()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.prepare()
        self.redraw()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu.exec(event.globalPos())
