"""File names without spaces: the window keeps its width, the sentence its words."""

from seqgui.gui.long_words import BREAK, breakable, cut, whole
from seqgui.gui.message_row import MessageRow

LONG = "x" * 240


def test_only_very_long_words_are_broken_and_nothing_is_lost():
    chinese = "第四轮训练结束之后网络会重新开始学习这首诗并且继续进行下去直到最后一轮为止。"
    text = f"“{LONG}.txt” is the text to learn from now. {chinese}"
    assert whole(breakable(text)) == text
    words = breakable(text).split(" ")
    assert BREAK in words[0] and not any(BREAK in word for word in words[1:])
    assert max(map(len, words[0].split(BREAK))) < 20


def test_a_name_is_cut_in_its_middle():
    assert cut("short.txt", 48) == "short.txt"
    assert len(cut(f"a{LONG}z.txt", 48)) == 48
    assert cut(f"a{LONG}z.txt", 48).startswith("ax") and cut(f"a{LONG}z.txt", 48).endswith("xz.txt")


def test_a_message_about_a_long_name_makes_nothing_wider(qtbot):
    row = MessageRow()
    qtbot.addWidget(row)
    row.show_message("“poem.txt” is the text to learn from now.")
    narrow = row.minimumSizeHint().width()
    row.show_message(f"“{LONG}.txt” is the text to learn from now.")
    assert row.minimumSizeHint().width() < narrow + 200
    assert row.text == f"“{LONG}.txt” is the text to learn from now."
    assert LONG in row.text_label.accessibleName()
