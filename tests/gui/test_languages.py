"""English and Chinese: the same window in both, switched while it runs, and nothing left in the other language."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractListModel, QLocale, QObject, Qt, QTranslator
from PySide6.QtGui import QAction, QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QTabBar, QWidget

from seqgui.core.errors import UserError
from seqgui.core.events import Devices, Notice, Progress, Refused
from seqgui.core.texts import counted, joined, text
from seqgui.gui import language as room
from seqgui.gui.language import Language, code_of_system, language, spoken, told, translated, with_chinese
from seqgui.gui.settings import open_settings
from seqgui.gui.task_view import TaskView
from seqgui.tasks import TASKS

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
sys.path.insert(0, str(PACKAGING))
import translations  # noqa: E402

CHINESE = re.compile("[\u4e00-\u9fff]")
SHOWN = ("text", "toolTip", "statusTip", "whatsThis", "accessibleName", "accessibleDescription", "windowTitle",
         "placeholderText", "title", "suffix", "prefix", "specialValueText")  # fmt: skip
NAMES = {"LSTM", "GRU", "RNN", "MAE", "RMSE", "MAPE", "MASE", "SeqGUI", "English", "Ctrl", "Shift", "Alt", "Space"}
DATA = {"surprise_box", "gates_line", "two_readers_line", "token_chips"}
"""Controls that show lines of the sonnets."""


@pytest.fixture(autouse=True)
def english_afterwards():
    yield
    language().choose("en")


@pytest.fixture
def still(monkeypatch):
    """Tabs that do not load torch."""
    monkeypatch.setattr(TaskView, "wake", lambda self: None)
    monkeypatch.setattr(TaskView, "ask", lambda self, *question, **more: None)


@pytest.fixture
def marked(tmp_path, monkeypatch, user_folder):
    """A language in which every translated text stands in brackets."""
    monkeypatch.setattr(translations, "FOLDER", tmp_path)
    found = translations.sources()
    translations.write("zh_CN", found, {(one.context, one.text, one.comment): [f"【{one.text}】"] for one in found})
    monkeypatch.setattr(room, "folder", lambda: tmp_path)
    open_settings().setValue("language", "zh_CN")


def texts(root):
    """Every text that a person can see or hear, and where."""
    for one in (root, *root.findChildren(QWidget), *root.findChildren(QAction)):
        for name in SHOWN:
            value = getattr(one, name, None)
            value = value() if callable(value) else None
            if isinstance(value, str) and value:
                yield one, name, value
        if isinstance(one, QComboBox):
            for index in range(one.count()):
                yield one, "item", one.itemText(index)
                yield one, "tip of an item", str(one.itemData(index, Qt.ItemDataRole.ToolTipRole) or "")
        elif isinstance(one, QTabBar):
            for index in range(one.count()):
                yield one, "tab", one.tabText(index)
                yield one, "tip of a tab", one.tabToolTip(index)
        elif isinstance(one, QAbstractItemView) and one.model() is not None and not _is_popup(one):
            model = one.model()
            for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount()):
                yield one, "head", str(model.headerData(column, Qt.Orientation.Horizontal) or "")
                for row in range(min(model.rowCount(), 20)):
                    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                        yield one, "cell", str(model.index(row, column).data(role) or "")


def _is_popup(view):
    return view.parent() is not None and isinstance(view.parent().parent(), QComboBox)


def rest(value):
    """What stands outside of brackets, without names of networks, keys and numbers."""
    value, depth, outside = re.sub(r"<[^>]+>", "", value), 0, ""
    for letter in value:
        depth += (letter == "【") - (letter == "】")
        outside += letter if not depth else " "
    return " ".join(word for word in re.findall("[A-Za-z]{2,}", outside) if word not in NAMES)


# What is found in the code, and what is translated.


def test_every_text_of_the_code_is_in_the_file_and_nothing_else():
    root = translations.ET.parse(translations.path_of("zh_CN")).getroot()
    kept = [
        (context.findtext("name"), message.findtext("source"), message.findtext("comment", ""))
        for context in root.iter("context")
        for message in context.iter("message")
    ]
    found = {(one.context, one.text, one.comment) for one in translations.sources()}
    hint = "run: python packaging/translations.py update"
    assert (set(kept) - found, found - set(kept)) == (set(), set()), hint
    assert len(kept) == len(set(kept)) > 1500


def test_every_text_is_translated():
    done = translations.read("zh_CN")
    assert [one for one in translations.sources() if (one.context, one.text, one.comment) not in done] == []


def test_placeholders_agree():
    wrong = [
        (key, why)
        for key, forms in translations.read("zh_CN").items()
        for form in forms
        if (why := translations.trouble(key[1], form))
    ]
    assert wrong == []


LATIN = re.compile(
    "[\u4e00-\u9fff」”）}][,;:!?]|[,;:!?(] ?[\u4e00-\u9fff]|\\)[\u4e00-\u9fff]|[。，；：] |[ \xa0]%(?!n)"
)


def test_chinese_has_chinese_signs():
    """Kinds of files and keys of menus keep the brackets that Qt wants."""
    wrong = [
        (key, form)
        for key, forms in translations.read("zh_CN").items()
        for form in forms
        if LATIN.search(re.sub(r"\(&\w\)|\(\*[^)]*\)|\({}\)|\({0}\)|;;", "", form))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("source", "translation", "fine"),
    [
        ("{0} of {1}", "{1} 之 {0}", True),
        ("{} of {}", "{} 之 {}", True),
        ("{0} of {1}", "{0}", False),
        ("{n:,} rows", "{n} 行", False),
        ("{n} rows", "{n 行", False),
        ("100 %", "百分之百", True),
        ("a {", "甲 {", True),
        (" and so", "等", False),
        ("%n epoch(s)", "轮", False),
    ],
)
def test_what_counts_as_a_translation(source, translation, fine):
    assert (not translations.trouble(source, translation)) is fine


def test_what_the_window_loads_is_what_the_file_says():
    translator = QTranslator()
    assert translator.load("seqgui_zh_CN", str(room.folder()))
    wrong = [
        key
        for key, forms in translations.read("zh_CN").items()
        if len(forms) == 1 and translator.translate(*key) != forms[0]
    ]
    assert wrong == []


def test_texts_are_found_wherever_they_stand(tmp_path):
    package = tmp_path / "seqgui" / "tasks" / "digits"
    package.mkdir(parents=True)
    (package / "plain.py").write_text(
        'TITLE = "Digits"\nA, B = "One", "Two"\n'
        'x: int = knob(1, "Label", "Help" " goes on.", B, choices=(("a", "Choice"),), unit="epochs")\n'
        'raise UserError("There is no {x}." if x else f"No {len(x)} and {x.name:g}.")\n'
        'yield counted(n, "{number} row", "{number} rows"), other("never")\n'
    )
    found = [one.text for one in translations.plain_texts([package / "plain.py"], tmp_path)]
    assert set(found) == {
        "Digits", "Label", "Help goes on.", "Two", "Choice", "epochs", "There is no {x}.", "No {count} and {name:g}.",
        "{number} row", "{number} rows",
    }  # fmt: skip
    (package / "free.py").write_text(
        'from PySide6 import QtCore\nsample_word = "digits"\nONE = "one"\n'
        'print(_tr(ONE), _tr("two" if x else "three"))\n'
        'def _tr(text):\n    return QCoreApplication.translate("Somewhere", text)\n'
    )
    found = {(one.context, one.text) for one in translations.free_texts([package / "free.py"], tmp_path)}
    assert found == {("digits", "digits"), ("Somewhere", "one"), ("Somewhere", "two"), ("Somewhere", "three")}


def test_a_command_without_an_order_explains_itself():
    said = subprocess.run([sys.executable, PACKAGING / "translations.py"], capture_output=True, text=True)
    assert said.returncode == 2 and "update" in said.stdout


# The window.


def test_nothing_in_the_window_escapes_translation(marked, open_window, still):
    window = open_window()
    views = [window.view(name) for name in TASKS]
    left = {
        f"{type(one).__name__} {one.objectName()}, {name}: {value[:120]}"
        for one, name, value in texts(window)
        if rest(value) and one.objectName() not in DATA and not _is_foreign(one)
    }
    assert len(views) == 3 and left == set()
    # What controls are called is no text.
    assert [name for one in window.findChildren(QObject) if "【" in (name := one.objectName())] == []


def _is_foreign(one):
    """pyqtgraph's own menu, which is never shown."""
    return one.objectName() == "" and one.property("text") == "Export..."


def test_the_window_speaks_chinese(open_window, still):
    open_settings().setValue("language", "zh_CN")
    window = open_window()
    assert language().code == "zh_CN"
    for index in range(window.tabs.count()):
        assert CHINESE.search(window.tabs.tabText(index))
    menus = [action.text() for action in window.menuBar().actions()]
    assert all(CHINESE.search(text) for text in menus)
    form = window.view(TASKS[0]).panel.form
    assert all(CHINESE.search(field.accessibleName()) for field in form._fields.values())


def test_another_language_makes_the_window_anew_with_what_it_held(open_window, still, qtbot):
    window = open_window(show=True)
    window.show_view(TASKS[2])
    seen = []
    window.replaced.connect(seen.append)
    place = window.geometry()
    window.languages.group.actions()[2].trigger()
    qtbot.waitUntil(lambda: bool(seen))
    fresh = seen[0]
    assert fresh.isVisible() and fresh.geometry() == place
    assert fresh.current_name == TASKS[2] and fresh.settings.value("language") == "zh_CN"
    assert CHINESE.search(fresh.tabs.tabText(0)) and QLocale().language() == QLocale.Language.Chinese
    assert fresh.languages.group.checkedAction().data() == "zh_CN"


def test_an_open_dialog_is_waited_for(open_window, still, qtbot, monkeypatch):
    dialog = QWidget()
    monkeypatch.setattr(QApplication, "activeModalWidget", staticmethod(lambda: dialog))
    window = open_window(show=True)
    seen = []
    window.replaced.connect(seen.append)
    window.languages.group.actions()[2].trigger()
    qtbot.waitUntil(lambda: window.languages._held)
    assert not seen and window.languages.waiting and language().code == "en"
    monkeypatch.setattr(QApplication, "activeModalWidget", staticmethod(lambda: None))
    qtbot.waitUntil(lambda: bool(seen))
    assert language().code == "zh_CN"


def test_choosing_the_same_language_changes_nothing(open_window, still, qtbot):
    window = open_window(show=True)
    window.languages.group.actions()[1].trigger()
    qtbot.waitUntil(lambda: language().choice == "en")
    assert window.isVisible() and not window.languages.waiting


# What modules without Qt say.


def test_sentences_with_values_are_translated_later():
    error = UserError("“{name}” must be {kind}, not {given}.", name="layers", kind=text("a whole number"), given="x")
    assert translated(str(error)) == str(error)  # English
    language().choose("zh_CN")
    said = translated(str(error))
    assert CHINESE.search(said) and "layers" in said and "whole" not in said
    assert CHINESE.search(translated("Learning rate")) and translated("no such text") == "no such text"
    assert CHINESE.search(told("hardly ever")) and translated("") == ""


def test_names_that_were_stored_are_understood():
    language().choose("zh_CN")
    said = translated("Airline passengers, the first 108 of 144 points")
    assert CHINESE.search(said) and "108" in said and "144" in said and "Airline" not in said
    said = translated(text("{title} was best in the validation part.", title=text("LSTMs of the sunspots, raced")))
    assert "raced" not in said


def test_events_are_said_in_the_language_of_the_window():
    language().choose("zh_CN")
    refused = UserError("The canvas is empty. Draw a digit first, then say what it was.")
    assert CHINESE.search(spoken(Refused("read", str(refused))).text)
    assert CHINESE.search(spoken(Notice(text("Computing on {name} from now on.", name="cpu"))).text)
    plain = Progress("a file", 1, 2)
    assert spoken(plain) is plain
    devices = spoken(Devices((("cpu", counted(2, "CPU · {number} thread", "CPU · {number} threads")),), "2"))
    assert devices.devices[0][0] == "cpu" and CHINESE.search(devices.devices[0][1])
    assert CHINESE.search(translated(joined((text("hardly ever"), "."))))


@pytest.mark.parametrize(
    ("preferred", "code"),
    [
        (["zh-Hans-CN", "zh-CN", "en"], "zh_CN"), (["zh-SG"], "zh_CN"), (["de-DE", "zh-CN"], "zh_CN"),
        (["en-GB", "zh-CN"], "en"), (["zh-Hant-TW", "zh-TW"], "en"), (["fr-FR"], "en"), ([], "en"),
    ],
)  # fmt: skip
def test_the_language_of_the_system(preferred, code, monkeypatch):
    class System:
        def uiLanguages(self):  # noqa: N802
            return preferred

    class Locale(QLocale):
        @staticmethod
        def system():
            return System()

    monkeypatch.setattr(room, "QLocale", Locale)
    monkeypatch.delenv("SEQGUI_LANGUAGE")
    assert code_of_system() == code
    monkeypatch.setenv("SEQGUI_LANGUAGE", "zh_CN")
    assert code_of_system() == "zh_CN"


def test_an_unknown_choice_means_the_system():
    one = Language()
    one.choose("tlh")
    assert (one.choice, one.code) == ("system", "en")


def test_the_font_can_show_chinese_where_the_machine_can(qapp):
    plain = QFont("Some Font")
    font = with_chinese(plain)
    assert font.families()[0] == QFontInfo(plain).family()  # what is really used
    there = set(room.SANS) & set(QFontDatabase.families())
    assert set(font.families()[1:]) <= there and len(font.families()) == (2 if there else 1)
    assert with_chinese(font).families() == font.families()
