"""A generated word and the copy meter's finding, each in a sentence."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from seqgui.gui.punctuation import listed
from seqgui.tasks.words.events import Copies, Copy
from seqgui.tasks.words.view.composing.draft import Draft
from seqgui.tasks.words.view.guess.word_rows import quoted
from seqgui.tasks.words.view.spelling import said_word, share_text

RIVALS = 3


def word_tip(draft: Draft, index: int, copy: Copy | None, source: str) -> str:
    """How probable a word was, what might have stood there, and where it is copied from."""
    chosen = draft.words[index]
    if index < draft.given:
        text = _tr("{0}: given by you.").format(quoted(chosen.word))
    else:
        text = _tr("{0}: {1}.").format(quoted(chosen.word), share_text(chosen.probability))
        others = [(word, share) for word, share in chosen.rivals if word != chosen.word][:RIVALS]
        if others:
            named = listed(f"{said_word(word)} {share_text(share)}" for word, share in others)
            text += _tr(" Rivals: {0}. Click to choose another.").format(named)
    if copy is not None:
        text += _tr(" Part of {0} words from {1} {2}.").format(words_in(copy, draft), source, copy.number)
    return text


def words_in(copy: Copy, draft: Draft) -> int:
    """The words of a copy without its marks and line ends."""
    return sum(any(map(str.isalnum, word)) for word in draft.tokens[copy.start : copy.end])


def copies_text(copies: Copies, draft: Draft, source: str) -> str:
    """The copy meter in one sentence."""
    if not copies.known:
        return _tr("The training text is not at hand: what is copied cannot be told.")
    longest = max(copies.copies, key=lambda copy: words_in(copy, draft), default=None)
    if longest is None:
        return _tr("No four words in a row are copied from the training text.")
    return _tr("Longest copy: {0} words, from {1} {2}.").format(copies.longest, source, longest.number)


def _tr(text: str) -> str:
    return QCoreApplication.translate("words", text)
