"""The Words tab once with everything: a window, a real worker, a training, and every page's answer."""

from seqgui import tasks
from seqgui.tasks.words.recipe import WordsRecipe

PATIENCE = 60_000


def test_everything_with_a_real_worker(open_window, qtbot, monkeypatch):
    monkeypatch.setattr(tasks, "TASKS", ("words",))
    window = open_window(show=True)
    view = window.view("words")
    view.wake()
    qtbot.waitUntil(lambda: view.ready, timeout=PATIENCE)
    view.text_chooser.choose("sonnet-2")
    view.panel.form.set_recipe(
        WordsRecipe(kind="ngram", embedding=8, hidden=16, tied=False, epochs=3, batch_size=32, min_count=1)
    )
    view.left.show_page("surprise")
    view.inside.show_page("check")
    view.training_actions.train.trigger()
    qtbot.waitUntil(lambda: view.panel.state == "finished", timeout=PATIENCE)
    qtbot.waitUntil(lambda: view.pages.check.model.rowCount() > 100, timeout=PATIENCE)
    qtbot.waitUntil(lambda: view.pages.surprise.words.word is not None, timeout=PATIENCE)
    assert view.pages.samples.samples and view.panel.plots.plot("perplexity")._reference is not None
    view.inside.show_page("vectors")
    qtbot.waitUntil(lambda: view.pages.vectors.nearest.count() > 0, timeout=PATIENCE)
    view.inside.show_page("gates")
    qtbot.waitUntil(lambda: view.pages.gates.empty_label.isVisible(), timeout=PATIENCE)
    view.inside.show_page("readers")
    qtbot.waitUntil(lambda: view.pages.readers.body.isVisible(), timeout=PATIENCE)
    view.chooser.rename("Small one")
    rows = view.pages.readers.rows
    qtbot.waitUntil(lambda: any(row.reader and row.reader.title == "Small one" for row in rows), timeout=PATIENCE)
    view.training_actions.more.trigger()
    qtbot.waitUntil(lambda: view.panel.state == "finished", timeout=PATIENCE)
    assert view.library.runs()[0].title == "Small one" and view.chooser.box.currentText().startswith("Small one")
    assert view.panel.message.isHidden(), view.panel.message.text_label.text()
    thread = view.worker._thread
    window.close()
    assert not thread.is_alive()
