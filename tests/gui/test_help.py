"""The help: all that can be seen is explained, all links lead somewhere, and both languages have the same pages."""

import re

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from seqgui.gui.formulas.formula_parser import parse
from seqgui.gui.guide import pointing
from seqgui.gui.help.help_html import html_of
from seqgui.gui.help.help_pages import LANGUAGES, addresses, book, tour_steps
from seqgui.gui.help.help_window import HelpWindow
from seqgui.gui.plots.plot_card import PlotCard
from seqgui.gui.task_view import TaskView
from seqgui.gui.theme import theme
from seqgui.tasks import TASKS

TERMS = (
    "hidden-state", "cell-state", "gate", "forget-gate", "input-gate", "output-gate", "update-gate", "reset-gate",
    "epoch", "batch", "loss", "cross-entropy", "softmax", "perplexity", "embedding", "cosine", "n-gram", "kneser-ney",
    "temperature", "top-k", "top-p", "surprise", "learning-rate", "gradient", "clipping", "vanishing-gradient",
    "exploding-gradient", "overfitting", "dropout", "label-smoothing", "weight-decay", "early-stopping",
    "validation-part", "test-part", "mae", "rmse", "mape", "mase", "naive", "seasonal-naive", "ets", "sarima",
    "backtest", "horizon", "prediction-interval", "coverage", "saliency", "pca", "calibration",
)  # fmt: skip


@pytest.fixture
def window(open_window, monkeypatch):
    """The program's window with all of its tabs, none of which asks anything."""
    monkeypatch.setattr(TaskView, "wake", lambda self: None)
    monkeypatch.setattr(TaskView, "ask", lambda self, *question, **more: None)
    window = open_window()
    for name in TASKS:
        window.view(name)
    return window


@pytest.fixture
def help_window(qtbot):
    window = HelpWindow()
    qtbot.addWidget(window)
    return window


def every_formula(language):
    return [source for page in book(language).pages for source, _ in html_of(page)[1]]


def test_every_card_of_every_tab_has_a_section_that_is_named_by_it(window):
    unexplained = []
    for name in TASKS:
        for card in window.view(name).findChildren(PlotCard):
            section = book("en").explain([card.objectName(), f"{name}_view"])
            if card.objectName() not in section.names:
                unexplained.append(f"{name}: {card.objectName()}")
    assert unexplained == []


def test_a_card_that_all_tabs_have_is_explained_by_the_page_of_its_own_tab():
    for name in TASKS:
        assert book("en").explain(["gate_map", "plot_gates", f"{name}_view"]).page == name


def test_what_is_not_explained_itself_is_by_what_it_lies_in(window):
    for name in TASKS:
        assert book("en").explain(["something", f"{name}_view", "main_window"]).page == name
    assert book("en").explain(["something", "main_window"]).page == "start"
    assert book("en").explain([]).address == "start#start"


def formulas_of(section):
    """Those in lines of their own, without their words."""
    return [re.sub(r"\\text\{[^}]*\}", "", formula) for formula in re.findall(r"\$\$(.*?)\$\$", section.body, re.S)]


@pytest.mark.parametrize("term", TERMS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_glossary_has_the_term(term, language):
    section = book(language).find(f"glossary#{term}")
    assert section is not None
    assert section.body.strip()


def test_both_languages_have_the_same_sections_links_and_formulas():
    english, chinese = (book(language) for language in LANGUAGES)
    for page, other in zip(english.pages, chinese.pages, strict=True):
        assert [(s.level, s.names) for s in page.sections] == [(s.level, s.names) for s in other.sections]
        for section, same in zip(page.sections, other.sections, strict=True):
            assert sorted(addresses([section])) == sorted(addresses([same])), section.address
            assert formulas_of(section) == formulas_of(same), section.address


def test_the_chinese_pages_are_written_in_chinese():
    for page in book("zh_CN").pages:
        for section in page.sections:
            words = re.sub(r"\$[^$]*\$|\]\([^)]*\)|\s", "", section.body)
            assert not words or re.search("[\u4e00-\u9fff]", words), section.address


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_links_lead_somewhere(window, language):
    missing = []
    for page in book(language).pages:
        for address in addresses(page.sections):
            if address.startswith("see:"):
                found = pointing.reveal(window, address.removeprefix("see:"))
            else:
                found = book(language).find(f"{page.name}{address}" if address.startswith("#") else address)
            if found is None:
                missing.append(f"{page.name}: {address}")
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_formula_can_be_read(language):
    formulas = every_formula(language)
    assert len(formulas) > 80
    for source in formulas:
        parse(source)


def test_no_name_explains_two_things_on_one_page():
    for page in book("en").pages:
        names = [name for section in page.sections for name in section.names]
        assert len(names) == len(set(names)), page.name


def test_the_window_opens_at_a_place_and_goes_back_and_forward(help_window):
    assert help_window.open("glossary#mase")
    assert help_window.contents.currentItem().text(0) == "MASE"
    help_window.follow("#mae")
    assert help_window.address == "glossary#mae"
    help_window.back()
    assert help_window.address == "glossary#mase"
    help_window.forward()
    assert help_window.address == "glossary#mae"
    assert not help_window.open("glossary#nothing")
    assert help_window.address == "glossary#mae"


def test_formulas_take_the_places_of_their_marks(help_window):
    help_window.open("networks#lstm")
    text = help_window.text.toPlainText()
    assert "\ue000" not in text
    assert text.count("\ufffc") == len(html_of(book("en").page("networks"))[1])


def test_the_place_that_was_asked_for_is_seen(help_window, qtbot):
    help_window.show()
    help_window.open("glossary#sarima")
    assert help_window.text.verticalScrollBar().value() > 1000
    top = help_window.text.cursorForPosition(help_window.text.viewport().rect().topLeft()).blockNumber()
    here = help_window.text.textCursor()
    assert here.block().text() == "SARIMA"
    assert 0 <= here.blockNumber() - top <= 2


def test_who_reads_stays_where_he_is_when_the_colours_change(help_window, qtbot):
    help_window.show()
    help_window.open("glossary#sarima")
    bar = help_window.text.verticalScrollBar()
    bar.setValue(bar.value() - 600)

    def read():
        return help_window.text.cursorForPosition(QPoint(0, 0)).block().text()

    before = read()
    theme().choose("dark")
    assert read() == before
    theme().set_percent(150)
    assert read() == before
    theme().set_percent(100)
    theme().choose("system")


def test_search_finds_a_term_first_by_its_title_and_says_when_there_is_nothing(help_window, qtbot):
    qtbot.keyClicks(help_window.search_edit, "gate")
    assert help_window.contents.topLevelItem(0).text(0) == "Gate · Glossary"
    qtbot.keyClick(help_window.search_edit, Qt.Key.Key_Return)
    assert help_window.address == "glossary#gate"
    help_window.search_edit.setText("xyzzy")
    assert help_window.contents.topLevelItemCount() == 1
    assert "Nothing found" in help_window.contents.topLevelItem(0).text(0)
    qtbot.keyClick(help_window.search_edit, Qt.Key.Key_Return)
    assert help_window.address == "glossary#gate"
    qtbot.keyClick(help_window.search_edit, Qt.Key.Key_Escape)
    assert help_window.contents.topLevelItemCount() == len(book("en").pages)


def test_chinese_is_found_by_both_languages():
    for words in ("困惑度", "perplexity", "Perplexity"):
        assert book("zh_CN").search(words)[0].names[0] in ("perplexity", "plot_perplexity")


def test_escape_closes_the_window(help_window, qtbot):
    help_window.show()
    qtbot.keyClick(help_window, Qt.Key.Key_Escape)
    assert not help_window.isVisible()


def test_a_hidden_page_is_turned_to_by_its_tab(qtbot):
    house = QWidget()
    house.names = ()
    layout = QVBoxLayout(house)
    bar, stack = QTabBar(), QStackedWidget()
    layout.addWidget(bar)
    layout.addWidget(stack)
    for name in ("first", "second"):
        bar.addTab(name)
        stack.addWidget(QWidget(objectName=name))
    bar.currentChanged.connect(stack.setCurrentIndex)
    qtbot.addWidget(house)
    house.show()
    found = pointing.reveal(house, "second")
    assert found is stack.widget(1)
    assert found.isVisible()
    assert bar.currentIndex() == 1
    assert pointing.reveal(house, "third") is None


def test_a_halo_lies_around_the_control_and_lets_clicks_through(qtbot):
    house = QWidget()
    house.resize(300, 200)
    target = QWidget(house)
    target.setGeometry(50, 60, 80, 40)
    qtbot.addWidget(house)
    house.show()
    halo = pointing.Halo.around(target, for_ms=50)
    assert halo.geometry().contains(target.geometry())
    assert halo.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    qtbot.waitUntil(lambda: not house.findChildren(pointing.Halo), timeout=2000)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tour_points_at_what_there_is(window, language):
    steps = tour_steps(language)
    assert 4 <= len(steps) <= 6
    for step in steps:
        assert step["title"]
        assert step["text"]
        assert step["where"] == "help_menu" or pointing.reveal(window, step["where"]) is not None
