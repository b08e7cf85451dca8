"""Formulas in words: every sign of every formula is spoken, and stands where a screen reader and a copy find it."""

import json
import re
from collections import Counter
from dataclasses import fields, is_dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QTextCursor, QTextDocument

from seqgui.gui.formulas import formula_parser
from seqgui.gui.formulas.formula import OBJECT, WORDS, FormulaInText
from seqgui.gui.formulas.formula_parser import BIG, FUNCTIONS, GREEK, SIGNS, Scripts, Sign, parse
from seqgui.gui.formulas.formula_shapes import bracketed
from seqgui.gui.formulas.formula_words import LANGUAGES, in_words
from seqgui.gui.help.help_browser import HelpBrowser
from seqgui.gui.help.help_html import html_of
from seqgui.gui.help.help_pages import LANGUAGES as PAGES
from seqgui.gui.help.help_pages import book
from seqgui.paths import resources

SPEAKABLE = {
    "en": re.compile(r"[A-Za-z0-9 ,;:-]+"),
    "zh_CN": re.compile(r"[A-Za-z0-9\u4e00-\u9fff ，；：]+"),
}


def formulas(language):
    return sorted({source for page in book(language).pages for source, _ in html_of(page)[1]})


def letters(node):
    """Letters and numbers of a tree, in every place where they stand, without a square’s 2."""
    if isinstance(node, Sign):
        return [node.text] if node.text.isalnum() and node.style in ("italic", "bold", "roman") else []
    parts = [getattr(node, field.name) for field in fields(node)] if node is not None else []
    if isinstance(node, Scripts) and node.above in (Sign("2"), Sign("3")):
        parts = [node.base, node.below]
    flat = [one for part in parts for one in (part if isinstance(part, tuple) else (part,))]
    flat = [one for part in flat for one in (part if isinstance(part, tuple) else (part,))]
    return [letter for one in flat if one is None or is_dataclass(one) for letter in letters(one)]


def table(language):
    return json.loads((resources() / "help" / language / "formula.json").read_text(encoding="utf-8"))


def english(source):
    (line,) = in_words(source, "en")
    return line


def chinese(source):
    (line,) = in_words(source, "zh_CN")
    return line


# Words


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sign_of_any_formula_of_the_help_is_left_unspoken(language):
    assert len(formulas(language)) > 80
    for source in formulas(language):
        lines = in_words(source, language)
        for line in lines:
            assert SPEAKABLE[language].fullmatch(line), (source, line)
        signs = table(language)["signs"]
        said = re.split(r"[ ,;:，；：]|(?<=[\u4e00-\u9fff])|(?=[\u4e00-\u9fff])", " ".join(lines))
        for letter, count in Counter(letters(parse(source))).items():
            name = signs.get(letter, letter)
            heard = said.count(name) if name.isascii() and " " not in name else " ".join(lines).count(name)
            assert heard >= count, (source, lines, letter)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sign_of_the_language_of_formulas_has_a_name(language):
    signs, phrases = table(language)["signs"], table(language)["phrases"]
    plain = [text for text, _ in formula_parser._PLAIN.values()]
    wanted = {*GREEK.values(), *FUNCTIONS, *(text for text, _ in SIGNS.values()), *plain}
    assert wanted <= set(signs)
    assert all(big in phrases and f"{big} over" in phrases and f"{big} from to" in phrases for big in BIG.values())
    assert all(signs.values())


def test_every_language_of_the_help_has_the_same_words():
    first, *others = (table(language) for language in PAGES)
    for other in others:
        assert other["signs"].keys() == first["signs"].keys()
        assert other["phrases"].keys() == first["phrases"].keys()
        for name, phrase in first["phrases"].items():
            assert set(re.findall(r"{\w+}", phrase)) == set(re.findall(r"{\w+}", other["phrases"][name])), name


@pytest.mark.parametrize(
    ("source", "said", "gesagt"),
    [
        (r"\mathbf{h}_t = \mathbf{o}_t \odot \tanh(\mathbf{c}_t)",
         "h sub t equals o sub t element-wise times hyperbolic tangent of c sub t",
         "h 下标 t 等于 o 下标 t 逐元素乘 c 下标 t 的双曲正切"),
        (r"\sigma(z) = \frac{1}{1 + e^{-z}}",
         "sigma of z equals the fraction with numerator 1, and denominator 1 plus e to the power of minus z, "
         "end of fraction",
         "西格玛左括号 z 右括号，等于分数，分子 1，分母 1 加 e 的负 z 次方，分数结束"),
        (r"\frac{1}{N}\sum_{t=1}^{N} x_t^2",
         "1 over capital N times the sum from t equals 1 to capital N of x sub t squared",
         "大写 N 分之 1 乘从 t 等于 1 到大写 N 求和，x 下标 t 的平方"),
        (r"\sqrt{\hat{v}}", "the square root of v hat", "根号 v 帽"),
        (r"\sqrt{a + b}", "the square root of a plus b end of root", "根号 a 加 b 根号结束"),
        (r"W_{ih}\mathbf{h}_{t-1}", "capital W sub i h times h sub t minus 1 end sub",
         "大写 W 下标 i h 乘 h 下标 t 减 1 下标结束"),
        (r"\frac{\partial L}{\partial \theta_1}",
         "the partial derivative of capital L with respect to theta sub 1", "大写 L 对西塔下标 1 的偏导数"),
        (r"\lVert\mathbf{g}\rVert |x| |B_b|", "the norm of g times the absolute value of x times the size of "
         "capital B sub b", "g 的范数乘 x 的绝对值乘大写 B 下标 b 的个数"),
        (r"-\log_2 p(w)", "minus logarithm to base 2 of p of w", "负以 2 为底的对数 p 左括号 w 右括号"),
        (r"\mathbf{a} \cdot \mathbf{b}", "a dot b", "a 点乘 b"),
        (r"2\,a \cdot b", "2 times a times b", "2 乘 a 乘 b"),
        (r"\odot", "circled dot", "圆圈中的点"),
        (r"\softmax(\mathbf{z})_i", "softmax of z, sub i", "z 的 softmax，下标 i"),
    ],
)  # fmt: skip
def test_what_is_said(source, said, gesagt):
    assert (english(source), chinese(source)) == (said, gesagt)


def test_letters_beside_letters_are_a_product_only_with_the_thin_space_of_one():
    assert english(r"y_{h-km}") == "y sub h minus k m end sub"
    assert english(r"\eta\,\theta") == "eta times theta"
    assert english(r"h\;w") == "h w"
    assert english(r"100\,\percent") == "100 percent"


def test_lines_are_said_one_by_one():
    assert in_words(r"a &= b && \text{input gate} \\ c &= d", "en") == ("a equals b, input gate;", "c equals d")


def test_brackets_are_found_also_with_scripts_and_a_bracket_alone_stays():
    (fence,) = bracketed(parse("(a + (b))^2").parts)
    assert (fence.base.left, fence.base.right) == ("(", ")") and len(bracketed(fence.base.inner.parts)) == 3
    assert english("(a") == "open parenthesis a" and english("a]") == "a close bracket"


def test_a_sign_without_a_name_is_an_error():
    with pytest.raises(KeyError):
        in_words("a ☃ b", "en")


# Where they stand


@pytest.fixture
def browser(qtbot):
    browser = HelpBrowser("en")
    qtbot.addWidget(browser)
    browser.resize(700, 600)
    browser.show_page(book("en").page("glossary"))
    browser.show()
    return browser


def cursor_at(browser, words):
    """Where the words of a formula begin."""
    found = browser.document().find(words)
    assert not found.isNull()
    return found.selectionStart()


SAID = "h sub t equals o sub t element-wise times hyperbolic tangent of c sub t"


@pytest.mark.parametrize("language", PAGES)
def test_a_screen_reader_finds_the_words_of_every_formula_in_the_page(qtbot, language):
    browser = HelpBrowser(language)
    qtbot.addWidget(browser)
    for page in book(language).pages:
        browser.show_page(page)
        page_text = QAccessible.queryAccessibleInterface(browser).textInterface()
        heard = page_text.text(0, page_text.characterCount()).replace("\u00a0", " ")
        at = 0
        for source, _ in html_of(page)[1]:
            words = " ".join(in_words(source, language)) + OBJECT
            assert words in heard[at:], source
            at = heard.index(words, at) + len(words)
        assert heard.count(OBJECT) == len(html_of(page)[1])


def test_the_words_take_no_room_and_the_tooltip_says_them_over_all_of_the_formula(browser):
    start = cursor_at(browser, SAID)
    cursor = QTextCursor(browser.document())
    cursor.setPosition(start)
    left = browser.cursorRect(cursor)
    cursor.setPosition(start + len(SAID))
    assert abs(browser.cursorRect(cursor).left() - left.left()) <= 1
    cursor.setPosition(start + len(SAID) + 1)
    assert browser.cursorRect(cursor).left() > left.left() + 60
    browser.setTextCursor(cursor)
    browser.ensureCursorVisible()
    for share in (0.2, 0.8):
        place = browser.cursorRect(cursor)
        cursor.setPosition(start)
        first = browser.cursorRect(cursor)
        here = QPoint(round(first.left() + share * (place.left() - first.left())), place.center().y())
        assert SAID in browser.cursorForPosition(here).charFormat().toolTip()
        cursor.setPosition(start + len(SAID) + 1)


def test_a_formula_that_is_copied_is_words(browser, qtbot):
    cursor = QTextCursor(browser.document())
    cursor.setPosition(cursor_at(browser, SAID))
    browser.setTextCursor(cursor)
    browser.ensureCursorVisible()
    place = browser.cursorRect(cursor).center() + QPoint(10, 0)
    qtbot.mouseDClick(browser.viewport(), Qt.MouseButton.LeftButton, pos=place)
    browser.copy()
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text() == SAID
    assert SAID in mime.html() and OBJECT not in mime.html()


def test_in_a_copied_text_every_formula_is_said_once(browser):
    browser.selectAll()
    browser.copy()
    text = QGuiApplication.clipboard().text()
    assert OBJECT not in text and "\u00a0" not in text
    assert text.count("capital H the number of forecasts") == 1
    assert f"\n{SAID}\n" in text


def test_words_without_their_formula_are_copied_only_alone(browser):
    start = cursor_at(browser, SAID)
    cursor = QTextCursor(browser.document())
    cursor.setPosition(start)
    cursor.setPosition(start + 3, QTextCursor.MoveMode.KeepAnchor)
    browser.setTextCursor(cursor)
    assert browser.createMimeDataFromSelection().text() == SAID
    cursor.setPosition(start - 5)
    cursor.setPosition(start + 3, QTextCursor.MoveMode.KeepAnchor)
    browser.setTextCursor(cursor)
    text = browser.createMimeDataFromSelection().text()
    assert SAID not in text and text.strip()


def test_a_formula_in_several_lines_has_them_in_its_tooltip(qapp):
    document = QTextDocument()
    FormulaInText().serve(document)
    words = in_words(r"a &= b \\ c &= d", "en")
    FormulaInText.insert(QTextCursor(document), r"a &= b \\ c &= d", True, words)
    shape = QTextCursor(document)
    shape.movePosition(QTextCursor.MoveOperation.End)
    assert shape.charFormat().toolTip() == "<qt>a equals b;<br>c equals d</qt>"
    assert list(shape.charFormat().property(WORDS)) == list(words)
