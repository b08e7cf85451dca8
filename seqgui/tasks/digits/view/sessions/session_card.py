"""A session on one picture: the drawing, how it was read, by whom, and how that network is made again."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QDate, QIODevice, QLocale, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QWidget

from seqgui.gui.icons import app_icon
from seqgui.gui.language import translated
from seqgui.gui.punctuation import sentences
from seqgui.gui.theme import RADIUS_CARD, px, tabular, theme
from seqgui.tasks.digits.drawing import picture
from seqgui.tasks.digits.events import Reading
from seqgui.tasks.digits.session import Session
from seqgui.tasks.digits.view.canvas.canvas_paint import paint_drawing
from seqgui.tasks.digits.view.reading.answer import Answer
from seqgui.tasks.digits.view.reading.picture_panel import EDGE, PicturePanel
from seqgui.tasks.digits.view.reading.ridge import Ridge
from seqgui.tasks.digits.view.reading.scanner import Scanner, margin
from seqgui.tasks.digits.view.sessions.session_words import recipe_words, score_words

SIZE = QSize(1200, 800)
EDGE_PX, TOP_PX = 48, 166
SQUARE_PX = 300
_STAGE = QRect(EDGE_PX - 20, TOP_PX - 44, 1200 - 2 * (EDGE_PX - 20), 418)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)


class SessionCard(QWidget):
    """Never shown: :meth:`png` paints it. ``normalise``: how the network got the drawing.

    It looks the same whatever the size of texts is: its widgets grow with them, and the picture shrinks all again.
    """

    def __init__(self, session: Session, reading: Reading, normalise: bool, parameters: int) -> None:
        super().__init__()
        self._session, self._parameters = session, parameters
        self.setFixedSize(SIZE * theme().scale)
        scanner = Scanner(self)
        scanner.set_steps(len(reading.beliefs))
        self.picture_panel = PicturePanel(scanner, self)
        self.picture_panel.set_picture(picture(session.drawing, normalise))
        self.ridge = Ridge(scanner, self)
        self.ridge.set_reading(reading)
        self.answer = Answer(self)
        self.answer.show_belief(reading.beliefs[-1], strangeness=reading.strangeness)
        left, square = px(EDGE_PX + SQUARE_PX + 20), px(SQUARE_PX)
        top, tall = px(TOP_PX) - margin(), square + 2 * margin()
        self.picture_panel.setGeometry(left, top, square + 2 * EDGE, tall)
        left += square + 2 * EDGE + px(10)
        self.ridge.setGeometry(left, top, px(300), tall)
        self.answer.setGeometry(px(1200 - EDGE_PX - 160), px(TOP_PX - 34), px(160), px(SQUARE_PX + 76))

    def png(self) -> bytes:
        """The card, 1200 × 800 pixels, in the colours of the window."""
        image = QImage(SIZE, QImage.Format.Format_RGB32)
        image.fill(QColor(theme().colours.window))
        painter = QPainter(image)
        painter.scale(1 / theme().scale, 1 / theme().scale)
        self.ensurePolished()
        self.render(painter, QPoint(0, 0), QRegion(), QWidget.RenderFlag.DrawChildren)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")
        return bytes(buffer.data().data())

    def paint(self, painter: QPainter) -> None:
        """Everything but what the widgets upon it paint."""
        painter.scale(theme().scale, theme().scale)
        painter.fillRect(QRect(QPoint(0, 0), SIZE), QColor(theme().colours.window))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_head(painter)
        self._paint_stage(painter)
        self._paint_recipe(painter)
        self._paint_facts(painter)
        foot = QRectF(EDGE_PX, 758, 1200 - 2 * EDGE_PX, 20)
        hint = self.tr("Open this picture in SeqGUI: it holds the drawing, the recipe and the scores.")
        self._text(painter, foot, hint, 13, _LEFT, quiet=True)
        if "date" in self._session.made:
            made = self.tr("network made on {0}").format(self._session.made["date"])
            self._text(painter, foot, made, 13, _RIGHT, quiet=True)

    def _paint_head(self, painter: QPainter) -> None:
        app_icon().paint(painter, QRect(EDGE_PX, 36, 44, 44))
        title = QRectF(EDGE_PX + 60, 30, 800, 34)
        bold = QFont.Weight.DemiBold
        name = self._fitting(translated(self._session.title), 26, bold, title.width())
        self._text(painter, title, name, 26, _LEFT, weight=bold)
        parameters = self.tr("{0:,} parameters · seed {1}").format(self._parameters, self._session.recipe.seed)
        self._text(painter, QRectF(EDGE_PX + 60, 64, 800, 22), parameters, 15, _LEFT, quiet=True)
        right = QRectF(1200 - EDGE_PX - 320, 30, 320, 34)
        self._text(painter, right, "SeqGUI", 22, _RIGHT, weight=bold, accent=True)
        today = QLocale().toString(QDate.currentDate(), QLocale.FormatType.LongFormat)
        self._text(painter, right.translated(0, 32), today, 14, _RIGHT, quiet=True)

    def _paint_stage(self, painter: QPainter) -> None:
        colours = theme().colours
        painter.setPen(QPen(QColor(colours.hairline), 1))
        painter.setBrush(QColor(colours.card))
        painter.drawRoundedRect(QRectF(_STAGE).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CARD, RADIUS_CARD)
        square = QRectF(EDGE_PX, TOP_PX, SQUARE_PX, SQUARE_PX)
        painter.setBrush(QColor(colours.paper))
        painter.drawRect(square.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.save()
        painter.setClipRect(square)
        paint_drawing(painter, self._session.drawing, square, QColor(colours.text))
        painter.restore()
        y, height = TOP_PX + SQUARE_PX + 28, 24
        for x, text in (
            (EDGE_PX, self.tr("The drawing")),
            (self.picture_panel.x() / theme().scale + EDGE, self.tr("What the network receives")),
            (self.ridge.x() / theme().scale + 34, self.tr("Ridge of belief, row by row")),
        ):
            self._text(painter, QRectF(x, y, 300, height), text, 14, _LEFT, quiet=True)

    def _paint_recipe(self, painter: QPainter) -> None:
        bold = QFont.Weight.DemiBold
        self._text(painter, QRectF(EDGE_PX, 572, 600, 26), self.tr("The recipe"), 17, _LEFT, weight=bold)
        words = recipe_words(self._session.recipe)
        source = str(self._session.made.get("data", ""))
        if source:
            words = sentences((words, self.tr("Data: {0}.").format(translated(source))))
        self._text(painter, QRectF(EDGE_PX, 604, 640, 150), words, 15, _WRAP)

    def _paint_facts(self, painter: QPainter) -> None:
        left, width = 736, 1200 - EDGE_PX - 736
        bold = QFont.Weight.DemiBold
        self._text(painter, QRectF(left, 572, width, 26), self.tr("Read rightly"), 17, _LEFT, weight=bold)
        rows = score_words(self._session.scores) or [(self.tr("not measured yet"), "–")]
        for index, (name, value) in enumerate(rows[:4]):
            line = QRectF(left, 604 + index * 35, width, 33)
            painter.setPen(QPen(QColor(theme().colours.hairline), 1))
            painter.drawLine(line.bottomLeft(), line.bottomRight())
            self._text(painter, line, name, 15, _LEFT, quiet=True)
            self._text(painter, line, value, 20, _RIGHT, weight=bold)

    def _text(
        self, painter: QPainter, place: QRectF, text: str, size_px: int, flags: int,
        weight: QFont.Weight = QFont.Weight.Normal, quiet: bool = False, accent: bool = False,
    ) -> None:  # fmt: skip
        colours = theme().colours
        painter.setFont(_font(self.font(), size_px, weight))
        painter.setPen(QColor(colours.accent if accent else colours.quiet if quiet else colours.text))
        painter.drawText(place, flags, text)

    def _fitting(self, text: str, size_px: int, weight: QFont.Weight, width: float) -> str:
        metrics = QFontMetricsF(_font(self.font(), size_px, weight))
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint(painter)
        painter.end()


def _font(base: QFont, size_px: int, weight: QFont.Weight) -> QFont:
    """In pixels of the picture, whatever the size of texts is."""
    font = tabular(base)
    font.setPixelSize(size_px)
    font.setWeight(weight)
    return font
