"""Which verbs a task has, and what a run remembers of the command that made it."""

from __future__ import annotations

import argparse
import json
import sys
from types import ModuleType

import pytest

from seqgui.__main__ import main
from seqgui.cli import PLACES, _command_line


@pytest.fixture
def tasks(monkeypatch):
    """Tasks that only have commands: a name each, with the functions of its ``commands``."""

    def offer(**commands):
        for name, functions in commands.items():
            module = ModuleType(f"seqgui.tasks.{name}.commands")
            vars(module).update({"PRESETS": {"only": None}, **functions})
            monkeypatch.setitem(sys.modules, f"seqgui.tasks.{name}", ModuleType(name))
            monkeypatch.setitem(sys.modules, module.__name__, module)
        monkeypatch.setattr("seqgui.cli.TASKS", tuple(commands))

    return offer


def verb(name, answer):
    """The two functions that make a verb: it takes ``--size`` and tells it."""
    return {
        f"add_{name}": lambda parser: parser.add_argument("--size", type=int, default=1),
        name: lambda args: ({"answer": answer, "size": args.size, "model": args.model}, [f"{answer} {args.size}"]),
    }


@pytest.mark.parametrize("name", ["predict", "evaluate", "generate", "forecast"])
def test_a_task_has_the_verbs_that_its_commands_have(tasks, capsys, name):
    tasks(rain=verb(name, "drops"))
    assert main([name, "rain", "--size", "3", "--json", "--model", "m"]) == 0
    assert json.loads(capsys.readouterr().out) == {"answer": "drops", "size": 3, "model": "m"}
    assert main([name, "rain"]) == 0
    assert capsys.readouterr().out == "drops 1\n"


def test_a_verb_belongs_to_those_tasks_alone_that_offer_it(tasks, capsys):
    tasks(rain=verb("forecast", "drops") | verb("predict", "wet"), sun=verb("predict", "dry"))
    assert main(["predict", "sun"]) == 0
    for refused in (["forecast", "sun"], ["generate", "rain"], ["evaluate", "rain"]):
        with pytest.raises(SystemExit) as end:
            main(refused)
        assert end.value.code == 2
    capsys.readouterr()
    with pytest.raises(SystemExit):
        main(["--help"])
    shown = capsys.readouterr().out
    assert "forecast" in shown
    assert "generate" not in shown


def remembered(commands=None, **options):
    made = ModuleType("commands")
    vars(made).update(commands or {})
    return _command_line(argparse.Namespace(task="rain", preset="only", settings=[], commands=made, **options))


@pytest.mark.parametrize("option", PLACES)
def test_a_run_remembers_that_a_file_was_named_but_not_where_it_lies(option):
    more = {"pen_share": 0.4} if option == "strokes" else {}
    line = remembered(**{option: "/home/me/secret"}, **more)
    assert "secret" not in line
    assert f"--{option} {PLACES[option]}" in line
    assert remembered(**{option: None}, **more) == "seqgui train rain --preset only"


def test_a_run_remembers_options_of_the_task_s_own():
    assert remembered({"recorded": lambda args: ["--sonnet", "2"]}).endswith("--preset only --sonnet 2")
    assert remembered({"recorded": lambda args: ["a b"]}).endswith("--preset only 'a b'")
