"""What the Words tab shows of itself: writing, surprise, the map, a poem, a training, both themes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from seqgui.gui.window.tour import Hand, Stage, Wish
from seqgui.tasks.words.recipe import WordsRecipe
from seqgui.tasks.words.view.pages.pages import COMPOSE, GATES, READERS, SAMPLES, SURPRISE, VECTORS, WRITE

if TYPE_CHECKING:
    from seqgui.tasks.words.view.words_view import WordsView

EPOCHS = 8
LINES = "When forty winters shall besiege thy brow,\nAnd dig deep trenches in thy"


def stages(view: WordsView, hand: Hand) -> Iterator[Wish]:
    """Write, look inside, compose, train, and look again."""
    pages = view.pages
    view.left.show_page(WRITE)
    pages.writing.edit.setFocus()
    yield from _write(view, LINES)
    yield lambda: view.ready
    if view.chooser.key:
        yield 600
        yield Stage("words-written")
        view.left.show_page(SURPRISE)
        view.inside.show_page(READERS)
        yield 800
        yield Stage("words-surprise")
        view.left.show_page(WRITE)
        view.inside.show_page(VECTORS)
        yield 400
        for word in ("love", "beauty"):
            pages.vectors.choose(word)
            yield 200
        yield Stage("words-map")
        view.inside.show_page(GATES)
        view.left.show_page(COMPOSE)
        view.tab_actions.compose()
        yield lambda: not pages.composing.writer.running
        yield 300
        yield Stage("words-composed")
    view.left.show_page(SURPRISE)
    view.inside.show_page(VECTORS)
    view.panel.form.set_recipe(replace(WordsRecipe(), epochs=EPOCHS, hidden=128))
    hand.click(view.panel.header.train_button)
    yield lambda: view.panel.header.progress_bar.value() > 0 and view.panel.state == "running"
    yield 4000
    yield Stage("words-training")
    yield lambda: view.panel.state == "finished"
    yield 500
    view.inside.show_page(SAMPLES)
    yield 300
    yield Stage("words-trained")
    view.left.show_page(WRITE)
    view.inside.show_page(VECTORS)
    yield 300
    yield Stage("words-dark", theme="dark")
    yield Stage("words", size=(1280, 800), theme="light")


def _write(view: WordsView, text: str) -> Iterator[Wish]:
    """Sign by sign, as somebody would."""
    for sign in text:
        view.pages.writing.edit.insertPlainText(sign)
        yield 8
