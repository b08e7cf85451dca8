"""Which text is learned, how it is cut into words, and what is wrong with one that cannot be read."""

import pytest
from PySide6.QtCore import QMimeData, QSettings, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from seqgui import paths
from seqgui.core.errors import UserError
from seqgui.gui.settings import open_settings
from seqgui.tasks.words.recipe import PRESETS, Sources, WordsRecipe
from seqgui.tasks.words.text import sonnets
from seqgui.tasks.words.tokens import LINE_END
from seqgui.tasks.words.view.source.paste_dialog import PasteDialog
from seqgui.tasks.words.view.source.text_chooser import NOTE, OWN, SONNETS, TextChooser
from seqgui.tasks.words.view.source.token_preview import TokenPreview

SHORT = "The cat sat on the mat.\nThe dog did not."


@pytest.fixture
def chooser(qtbot):
    chooser = TextChooser()
    qtbot.addWidget(chooser)
    chooser.resize(400, 120)
    chooser.show()
    return chooser


@pytest.fixture
def preview(chooser, qtbot):
    preview = TokenPreview(chooser)
    qtbot.addWidget(preview)
    preview.resize(400, 200)
    preview.show()
    qtbot.waitUntil(lambda: preview.count is not None)
    return preview


def test_the_sonnets_come_first_with_their_split(chooser):
    assert chooser.sources() == Sources("sonnets")
    assert "124 sonnets to learn from, 15 for validation; 15 stay unseen" in chooser.note.text()


def test_a_short_text_measures_memory_and_says_so(chooser):
    chooser.choose(NOTE)
    assert chooser.sources() == Sources("sonnet-2")
    assert "measures memory, not generalisation" in chooser.note.text()
    assert chooser.take_text(SHORT)
    assert "“Pasted text”: too short" in chooser.note.text()


def test_a_file_becomes_the_own_text(chooser, tmp_path, qtbot):
    path = tmp_path / "tale.txt"
    path.write_text("\n\n".join(f"Passage {n}. " + "word " * 60 for n in range(12)), encoding="utf-16")
    with qtbot.waitSignal(chooser.changed):
        assert chooser.open_file(path)
    sources = chooser.sources()
    assert (sources.kind, sources.name) == ("own", "tale.txt") and "Passage 11" in sources.content
    assert "“tale.txt”: 10 passages to learn from, 1 for validation; 1 stay unseen" in chooser.note.text()


@pytest.mark.parametrize(("content", "said"), [(b"", "empty"), (b"%PDF-1.7 ...", "PDF"), (b"\x00\x01" * 400, "")])
def test_a_file_that_is_no_text_is_refused_in_place(chooser, tmp_path, qtbot, content, said):
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    with qtbot.waitSignal(chooser.refused) as refused:
        assert not chooser.open_file(path)
    assert "bad.txt" in refused.args[0] and said in refused.args[0]
    assert chooser.note.text() == refused.args[0] and chooser.note.property("warning")
    assert chooser.choice == SONNETS
    chooser.choose(NOTE)
    assert not chooser.note.property("warning")


def test_a_text_that_is_too_large_is_refused(chooser, qtbot):
    with qtbot.waitSignal(chooser.refused) as refused:
        assert not chooser.take_text("word " * 1_100_000)
    assert "is too large: 5.5 MB, and at most 5 MB" in refused.args[0]  # as of a file, so that it can be translated


def test_a_text_of_one_s_own_is_asked_for_and_without_one_the_choice_stays(chooser, tmp_path, monkeypatch, qtbot):
    """It went to all sonnets, and hid why a file was refused."""
    bad, good = tmp_path / "bad.txt", tmp_path / "good.txt"
    bad.write_bytes(b"")
    good.write_text(SHORT)
    offered = iter(["", str(bad), str(good)])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (next(offered), ""))
    chooser.choose(NOTE)
    said = []
    chooser.refused.connect(said.append)
    chooser.changed.connect(said.clear)

    def choose_own():
        chooser.box.setCurrentIndex(chooser.box.findData(OWN))
        chooser.box.activated.emit(chooser.box.currentIndex())

    choose_own()
    assert chooser.choice == NOTE and not said
    choose_own()
    assert chooser.choice == NOTE and "is empty" in said[0] and "is empty" in chooser.note.text()
    choose_own()
    assert chooser.choice == OWN and chooser.sources().name == "good.txt" and not said


def test_files_and_texts_can_be_dropped(chooser, tmp_path, qtbot):
    path = tmp_path / "drop.txt"
    path.write_text(SHORT)
    files, words, web = QMimeData(), QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(path))])
    words.setText("Some words here")
    web.setUrls([QUrl("https://example.org/a.txt")])
    assert chooser.can_take(files) and chooser.can_take(words) and not chooser.can_take(web)
    assert chooser.take_mime(files) and chooser.sources().name == "drop.txt"
    assert chooser.take_mime(words) and chooser.sources().content == "Some words here"
    with qtbot.waitSignal(chooser.refused):
        assert not chooser.take_mime(web)


def test_the_own_text_cannot_be_chosen_before_there_is_one(chooser):
    chooser.choose(OWN)
    assert chooser.choice == SONNETS
    chooser.box.setCurrentIndex(chooser.box.findData(OWN))
    with pytest.raises(UserError, match="no text of your own"):
        chooser.sources()


def test_the_notes_preset_suggests_the_notes_sonnet(chooser):
    chooser.follow_preset("lstm")
    chooser.follow_preset("course-note")
    assert chooser.choice == NOTE
    chooser.follow_preset("gru")
    assert chooser.choice == SONNETS
    chooser.follow_preset("course-note")
    chooser.take_text(SHORT)
    chooser.follow_preset("course-note")
    assert chooser.choice == OWN  # the user's choice stays
    chooser.follow_preset("lstm")
    assert chooser.choice == OWN


def test_an_edited_recipe_does_not_take_the_suggestion_back(chooser):
    chooser.follow_preset("course-note")
    chooser.follow_preset("")
    assert chooser.choice == NOTE


def test_choice_and_own_text_are_remembered(chooser, qtbot):
    settings = open_settings()
    chooser.take_text(SHORT, "My tale")
    chooser.save_state(settings)
    other = TextChooser()
    qtbot.addWidget(other)
    other.restore_state(settings)
    assert other.sources() == Sources("own", "My tale", SHORT)
    settings.setValue("words/text", "nonsense")
    other.restore_state(settings)
    assert other.choice == SONNETS


def test_two_programs_at_once_keep_a_text_each(chooser, qtbot, tmp_path):
    """Each with settings of its own, as the two autosave files are."""
    other = TextChooser()
    qtbot.addWidget(other)
    kept = []
    for one, text, name in ((chooser, SHORT, "Mine"), (other, SHORT + " And more.", "Theirs")):
        settings = QSettings(str(tmp_path / f"{name}.ini"), QSettings.Format.IniFormat)
        one.take_text(text, name)
        one.save_state(settings)
        kept.append((settings, Sources("own", name, text)))
    for settings, sources in kept:
        again = TextChooser()
        qtbot.addWidget(again)
        again.restore_state(settings)
        assert again.sources() == sources


def test_a_text_that_an_earlier_version_kept_is_still_there(chooser):
    settings = open_settings()
    paths.user_folder().mkdir(parents=True, exist_ok=True)
    (paths.user_folder() / "own-text.txt").write_text(SHORT, encoding="utf-8")
    settings.setValue("words/own_name", "Old tale")
    settings.setValue("words/text", "own")
    chooser.restore_state(settings)
    assert chooser.sources() == Sources("own", "Old tale", SHORT)


def test_only_the_newest_texts_stay(chooser):
    for number in range(12):
        chooser.take_text(f"{SHORT} {number}", "Tale")
    chooser.save_state(open_settings())
    found = list(paths.user_folder().glob("own-text-*.txt"))
    assert len(found) == 8 and any(path.read_text(encoding="utf-8").endswith(" 11") for path in found)


def test_a_remembered_preset_suggests_nothing_a_second_time(chooser, qtbot):
    settings = open_settings()
    chooser.follow_preset("course-note")
    chooser.choose(SONNETS)
    chooser.save_state(settings)
    other = TextChooser()
    qtbot.addWidget(other)
    other.follow_preset("lstm")
    other.restore_state(settings)
    other.follow_preset("course-note")
    assert other.choice == SONNETS


def test_a_remembered_text_that_is_gone_leaves_the_sonnets(chooser, user_folder, qtbot):
    settings = open_settings()
    chooser.take_text(SHORT)
    chooser.save_state(settings)
    for path in user_folder.glob("*.txt"):
        path.unlink()
    other = TextChooser()
    qtbot.addWidget(other)
    other.restore_state(settings)
    assert other.choice == SONNETS


def test_the_paste_dialog_takes_the_clipboard(chooser, qtbot):
    QGuiApplication.clipboard().setText(SHORT)
    dialog = PasteDialog(chooser)
    qtbot.addWidget(dialog)
    dialog.text_taken.connect(chooser.take_text)
    assert dialog.edit.toPlainText() == SHORT
    dialog.take_button.click()
    assert chooser.sources().content == SHORT
    dialog.edit.setPlainText("  ")
    assert not dialog.take_button.isEnabled()


def test_the_preview_shows_the_first_words_and_counts_all(preview):
    assert preview.chips.tokens[:4] == ("from", "fairest", "creatures", "we")
    assert LINE_END in preview.chips.tokens
    words = sum(len(poem.text.split()) for poem in sonnets().poems)
    assert 0.6 * words < preview.count.words < 1.3 * words
    assert preview.count.vocabulary > 500 and 0 < preview.count.unknown < 0.2
    assert f"{preview.count.words:,} words to learn from" in preview.note.text()


def test_the_preview_follows_the_recipe(preview, qtbot):
    preview.show_recipe(PRESETS["course-note"])
    qtbot.waitUntil(lambda: preview.count is not None)
    assert preview.chips.tokens[0] == "From" and LINE_END not in preview.chips.tokens
    assert preview.count.unknown == 0
    preview.show_recipe(WordsRecipe(min_count=50))
    qtbot.waitUntil(lambda: preview.count is not None)
    assert preview.chips.unknown("creatures") and not preview.chips.unknown("that") and not preview.chips.unknown("\n")
    assert "creatures (unknown)" in preview.chips.accessibleDescription()
    assert preview.count.unknown > 0.2


def test_the_preview_follows_the_chooser(preview, chooser, qtbot):
    chooser.take_text(SHORT)
    qtbot.waitUntil(lambda: preview.count is not None)
    assert preview.chips.tokens[:2] == ("the", "cat")
    assert preview.count.words == 15  # ten words, two points, two line ends and the end of the text
    chooser.box.setCurrentIndex(chooser.box.findData(SONNETS))


@pytest.mark.parametrize("choice", [SONNETS, NOTE, OWN])
def test_what_was_counted_is_not_counted_again(preview, chooser, qtbot, choice):
    chooser.take_text(SHORT)
    chooser.choose(choice)
    qtbot.waitUntil(lambda: preview.count is not None)
    preview.refresh()
    assert preview.count is not None and not preview._counter.busy


def test_a_hidden_preview_counts_nothing(chooser, qtbot):
    preview = TokenPreview(chooser)
    qtbot.addWidget(preview)
    preview.show_recipe(WordsRecipe())
    assert preview.chips.tokens == () and not preview._counter.busy
    preview.show()
    qtbot.waitUntil(lambda: preview.count is not None)
