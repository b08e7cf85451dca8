"""Number fields that suit a recipe: steps by factors, tiny values in full, deaf to a passing mouse wheel."""

from __future__ import annotations

import math

from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtGui import QPaintEvent, QPalette, QTextLayout, QValidator, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from seqgui.core.recipe import Knob
from seqgui.gui.language import translated
from seqgui.gui.theme import theme

DECIMALS = 10
EDGE_PX = 5  # left of a number
LADDER_DECADES = 5  # how far below its highest value a field that starts at zero has steps

State = QValidator.State


def next_rung(value: float, up: bool, lowest: float) -> float:
    """The next of … 1, 2, 5, 10, 20, 50 … above or below a value.

    Powers of two from 2 on are doubled and halved (batch sizes). Below ``lowest`` comes 0.
    """
    if value >= 2 and value == int(value) and int(value) & (int(value) - 1) == 0:
        return value * 2 if up else value / 2
    if up and value < lowest:
        return lowest
    if not up and value <= lowest * (1 + 1e-9):
        return 0.0
    decade = math.floor(math.log10(value))
    rungs = [factor * 10.0**power for power in (decade - 1, decade, decade + 1) for factor in (1, 2, 5)]
    if up:
        rung = min(rung for rung in rungs if rung > value * (1 + 1e-9))
    else:
        rung = max(rung for rung in rungs if rung < value * (1 - 1e-9))
    return float(f"{rung:.6g}")


def linear_step(low: float, high: float, default: float) -> float:
    """A round step that crosses the range in about twenty, or is no larger than the value it starts from."""
    step = (high - low) / 20
    if 0 < abs(default) < step:
        step = abs(default)
    power = 10.0 ** math.floor(math.log10(step))
    return float(f"{max(factor for factor in (1, 2, 5) if factor <= step / power * (1 + 1e-9)) * power:.6g}")


class FloatField(QDoubleSpinBox):
    """Shows as many digits as the value has, takes "3e-4", and steps by 1, 2, 5 where the knob spans decades."""

    def __init__(self, knob: Knob, default: float) -> None:
        super().__init__()
        low = -1e12 if knob.low is None else knob.low
        high = 1e12 if knob.high is None else knob.high
        self.setDecimals(DECIMALS)
        self.setRange(low, high)
        self._by_factors = knob.logarithmic or (low == 0 and default > 0 and high / default >= 500)
        self._lowest = low if low > 0 else 10.0 ** (math.floor(math.log10(high)) - LADDER_DECADES)
        self.setSingleStep(linear_step(low, high, default))
        _prepare(self, knob)

    def stepBy(self, steps: int) -> None:
        if not self._by_factors:
            super().stepBy(steps)
            return
        value = self.value()
        for _ in range(abs(steps)):
            value = next_rung(value, steps > 0, self._lowest)
        self.setValue(value)
        self.selectAll()

    def textFromValue(self, value: float) -> str:
        text = f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")
        return text.replace(".", self.locale().decimalPoint())

    def valueFromText(self, text: str) -> float:
        number = self._parse(text)
        return self.value() if number is None else number

    def validate(self, text: str, position: int) -> tuple[State, str, int]:
        number = self._parse(text)
        if number is not None and self.minimum() <= number <= self.maximum():
            return State.Acceptable, text, position
        body = text.removesuffix(self.suffix())
        possible = all(sign in "0123456789.,eE+- " for sign in body)
        return (State.Intermediate if possible else State.Invalid), text, position

    def fixup(self, text: str) -> str:
        """What was typed beyond the range becomes its nearer end; what is no number, the value before."""
        number = self._parse(text)
        number = self.value() if number is None else min(max(number, self.minimum()), self.maximum())
        return self.textFromValue(number) + self.suffix()

    def wheelEvent(self, event: QWheelEvent) -> None:
        _wheel_if_focused(self, event, super().wheelEvent)

    def _parse(self, text: str) -> float | None:
        body = text.removesuffix(self.suffix()).strip().replace(self.locale().decimalPoint(), ".")
        try:
            number = float(body)
        except ValueError:
            return None
        return number if math.isfinite(number) else None


class NumberBox(QSpinBox):
    """A spin box whose number stands clear of its rounded edge."""

    def __init__(self, parent: QWidget | None = None, name: str = "") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        _clear_edge(self)


class IntField(NumberBox):
    """Whole numbers; steps suit the size of the value."""

    def __init__(self, knob: Knob, default: int) -> None:
        super().__init__()
        low = -(2**31) if knob.low is None else int(knob.low)
        high = 2**31 - 1 if knob.high is None else int(knob.high)
        self.setRange(low, high)
        self._by_factors = knob.logarithmic
        if default == 0 and high >= 10_000:
            self.setSingleStep(high // 1000)
        elif default >= 32:
            self.setSingleStep(8)
        locale = QLocale(self.locale())
        locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
        self.setLocale(locale)
        _prepare(self, knob)

    def stepBy(self, steps: int) -> None:
        if not self._by_factors:
            super().stepBy(steps)
            return
        value = float(self.value())
        for _ in range(abs(steps)):
            value = next_rung(value, steps > 0, 1.0)
        self.setValue(round(min(max(value, self.minimum()), self.maximum())))
        self.selectAll()

    def wheelEvent(self, event: QWheelEvent) -> None:
        _wheel_if_focused(self, event, super().wheelEvent)


class SteadyBox(QComboBox):
    """A combo box that a passing wheel does not change."""

    def __init__(self, parent: QWidget | None = None, name: str = "") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        _wheel_if_focused(self, event, super().wheelEvent)


class ElidedBox(SteadyBox):
    """Its text ends in “…” where it has no room."""

    def shown_text(self) -> str:
        """What of the choice, or of the placeholder, there is room for."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width()
        text = self.placeholderText() if self.currentIndex() < 0 else self.currentText()
        return self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room - 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        if self.currentIndex() < 0 and self.placeholderText():
            option.palette.setBrush(QPalette.ColorRole.ButtonText, option.palette.placeholderText())
        option.currentText = self.shown_text()
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


class ChoiceField(ElidedBox):
    """May be narrower than its longest choice."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)


def _clear_edge(field: QSpinBox | QDoubleSpinBox, above: int = 0) -> None:
    """A style sheet gives a spin box no room at the left of its number."""
    field.lineEdit().setTextMargins(EDGE_PX, above, 0, 0)


def _prepare(field: QSpinBox | QDoubleSpinBox, knob: Knob) -> None:
    _clear_edge(field)
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.setKeyboardTracking(False)  # half of a typed number is not a value yet
    if knob.unit:
        set_unit(field, translated(knob.unit))


def set_unit(field: QSpinBox | QDoubleSpinBox, unit: str) -> None:
    """Write a unit behind the number, and keep both in the middle of the field.

    Chinese signs are higher than the figures, and Qt would push figures that stand beside them up by half of that.
    """
    field.setSuffix(f" {unit}")
    middle = field.findChild(_Middle, options=Qt.FindChildOption.FindDirectChildrenOnly) or _Middle(field)
    middle.settle()


class _Middle(QObject):
    """Lives as a child of the field, and looks again when its texts have another size."""

    def __init__(self, field: QSpinBox | QDoubleSpinBox) -> None:
        super().__init__(field)
        self._field = field
        theme().changed.connect(self.settle)

    def settle(self) -> None:
        text = QTextLayout(self._field.suffix(), self._field.font())
        text.beginLayout()
        line = text.createLine()
        text.endLayout()
        more = round(line.height()) - self._field.fontMetrics().height()
        _clear_edge(self._field, max(0, more))


def _wheel_if_focused(field: QSpinBox | QDoubleSpinBox | QComboBox, event: QWheelEvent, turn) -> None:
    if field.hasFocus():
        turn(event)
    else:
        event.ignore()  # the scroll area takes it
