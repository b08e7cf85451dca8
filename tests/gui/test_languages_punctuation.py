"""Parts put together: the same as ever in English, with Chinese signs in Chinese."""

import pytest

from seqgui.core.metric_names import in_words
from seqgui.core.texts import joined, text
from seqgui.gui import punctuation as room
from seqgui.gui.language import language, translated


@pytest.fixture(autouse=True)
def english_afterwards():
    yield
    language().choose("en")


@pytest.mark.parametrize(
    ("made", "english", "chinese"),
    [
        (lambda: room.listed(("a", "", "b", "c")), "a, b, c", "a、b、c"),
        (lambda: room.going_on(("a", "", "b", "c")), "a, b, c", "a，b，c"),
        (lambda: room.clauses("ab"), "a; b", "a；b"),
        (lambda: room.sentences(("一。", "", "二。")), "一。 二。", "一。二。"),
        (lambda: room.labelled("a", "b"), "a: b", "a：b"),
        (lambda: room.labelled("a", ""), "a", "a"),
        (lambda: room.bracketed("a", "b"), "a (b)", "a（b）"),
        (lambda: room.bracketed("a", ""), "a", "a"),
        (lambda: room.with_keys("撤销。", "Ctrl+Z"), "撤销 (Ctrl+Z)", "撤销（Ctrl+Z）。"),
        (lambda: room.with_keys("Undo.", ""), "Undo.", "Undo."),
        (lambda: room.percent(0.9634), "96\u00a0%", "96%"),
        (lambda: room.percent(0.9634, 1), "96.3\u00a0%", "96.3%"),
        (lambda: room.of_hundred(">99"), ">99\u00a0%", ">99%"),
        (lambda: room.full_stop("a"), "a.", "a。"),
        (lambda: room.full_stop("") + room.listed(()) + room.going_on(()), "", ""),
        (lambda: translated(joined((text("loss"), "x"), ", ")), "loss, x", "损失、x"),
        (lambda: translated(in_words("called_strange.scribbles")), "taken for no digit, scribbles",
         "被当成不是数字，涂鸦"),
    ],
)  # fmt: skip
def test_each_language_has_its_own_signs(qapp, made, english, chinese):
    assert made() == english
    language().choose("zh_CN")
    assert made() == chinese
