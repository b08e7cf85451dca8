"""The command line. Qt is imported by ``tour`` alone, torch only by the commands that compute.

A task has a verb if its ``commands`` have ``add_<verb>`` (its options) and ``<verb>`` (what it does).
"""

from __future__ import annotations

import argparse
import io
import os
import shlex
import sys
from importlib import import_module
from types import ModuleType
from typing import Any

from seqgui import __version__
from seqgui.core.errors import UserError
from seqgui.core.json_text import to_json
from seqgui.tasks import TASKS

VERBS = {
    "train": "train a network",
    "predict": "let a network answer",
    "evaluate": "measure a network",
    "generate": "let a network write",
    "forecast": "let a network look ahead",
}
"""What a task can offer, besides training as an object to print and the same as lines."""

PLACES = {"data": "DIR", "strokes": "FILE", "text": "FILE", "csv": "FILE"}
"""Options that name a place of this machine, and what is said instead of it."""

REFUSED = 2
"""Exit code for what the user can put right; argparse uses the same."""


def run(argv: list[str]) -> int:
    """Carry out one command and return its exit code."""
    args = _parser().parse_args(argv)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # signs that a pipe on Windows or a bare terminal cannot show
    try:
        code: int = args.carry_out(args)
        sys.stdout.flush()
        return code
    except UserError as error:
        print(f"seqgui: {error}", file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        print("seqgui: stopped.", file=sys.stderr)
        return 130
    except BrokenPipeError:  # who read our output has left; Python shall not complain when it ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        print(f"seqgui: {_of_the_disk(error)}", file=sys.stderr)
        return REFUSED


def _of_the_disk(error: OSError) -> str:
    """What the system refused, and where."""
    where = f"“{str(error.filename)[:80]}”: " if error.filename else ""
    return f"{where}{error.strerror or error}. Choose another place or change its rights."


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="seqgui",
        description="A desktop laboratory for recurrent networks. Without a command the window opens; "
        "a file instead of a command is opened in it.",
    )
    parser.add_argument("--version", action="version", version=f"SeqGUI {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    offered = {name: import_module(f"seqgui.tasks.{name}.commands") for name in TASKS}
    for verb, help_text in VERBS.items():
        having = {name: task for name, task in offered.items() if hasattr(task, f"add_{verb}")}
        if not having:
            continue
        verb_parser = commands.add_parser(verb, help=help_text)
        tasks = verb_parser.add_subparsers(title="tasks", metavar="TASK", dest="task", required=True)
        for name, task in having.items():
            task_parser = tasks.add_parser(name, help=f"{help_text}: {name}")
            getattr(task, f"add_{verb}")(task_parser)
            _add_common(task_parser, verb, task)
            task_parser.set_defaults(carry_out=_train if verb == "train" else _answer, verb=verb, commands=task)
    models = commands.add_parser("models", help="list the networks that can be chosen")
    shape = models.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="print JSON")
    shape.add_argument("--scores", action="store_true", help="print a table (Markdown) of what was measured of those "
                       "that ship, and by which command")  # fmt: skip
    models.set_defaults(carry_out=_models)
    export = commands.add_parser("export", help="copy a network to a file")
    export.add_argument("task", choices=TASKS)
    export.add_argument("model", metavar="NAME|PATH")
    export.add_argument("out", metavar="FILE", help="where to, such as mine.safetensors")
    export.add_argument("--half", action="store_true", help="with 16 bits a weight: half the size")
    export.set_defaults(carry_out=_export)
    doctor = commands.add_parser("doctor", help="show versions, devices and folders, and what is missing")
    doctor.set_defaults(carry_out=_doctor)
    tour = commands.add_parser("tour", help="run the window by itself and save a picture of every stage")
    tour.add_argument("--out", required=True, metavar="DIR", help="folder for the PNGs")
    tour.add_argument("--theme", choices=("light", "dark"), default="light")
    tour.set_defaults(carry_out=_tour)
    return parser


def _add_common(parser: argparse.ArgumentParser, verb: str, task: ModuleType) -> None:
    parser.add_argument("--device", default="cpu", help="cpu, cuda, cuda:1 or mps (default: %(default)s)")
    if verb == "train":
        presets = list(task.PRESETS)
        parser.add_argument("--preset", choices=presets, default=presets[0], help="default: %(default)s")
        parser.add_argument("--set", nargs="+", action="extend", default=[], metavar="KEY=VALUE", dest="settings",
                            help="change values of the recipe, for example epochs=5 hidden=64")  # fmt: skip
        parser.add_argument("--title", help="name of the run")
        parser.add_argument("--out", metavar="DIR", help="folder of the run (default: the library of runs)")
        parser.add_argument("--resume", action="store_true", help="go on with the interrupted run in --out")
        return
    models = getattr(task, "MODELS", {})
    parser.add_argument("--model", metavar="NAME|PATH",
                        help=models.get(verb, "default: the network that the window opens with"))  # fmt: skip
    parser.add_argument("--json", action="store_true", help="print JSON")


def _train(args: argparse.Namespace) -> int:
    from seqgui.cli.progress import follow

    recipe = args.commands.PRESETS[args.preset].with_settings(args.settings)
    return follow(args.commands.train(args, recipe, _command_line(args)))


def _command_line(args: argparse.Namespace) -> str:
    """The command that makes this run again, without the places of this machine."""
    words = ["seqgui", "train", args.task, "--preset", args.preset]
    if args.settings:
        words += ["--set", *map(shlex.quote, args.settings)]
    for option, place in PLACES.items():
        if getattr(args, option, None):
            words += [f"--{option}", place]
    if getattr(args, "strokes", None):
        words += ["--pen-share", f"{args.pen_share:g}"]
    if hasattr(args.commands, "recorded"):  # options of the task's own
        words += map(shlex.quote, args.commands.recorded(args))
    return " ".join(words)


def _answer(args: argparse.Namespace) -> int:
    return _print(args, *getattr(args.commands, args.verb)(args))


def _print(args: argparse.Namespace, result: Any, lines: list[str]) -> int:
    print(to_json(result) if args.json else "\n".join(lines))
    return 0


def _models(args: argparse.Namespace) -> int:
    if args.scores:
        from seqgui.cli.scores import score_table

        print("\n".join(score_table()))
        return 0
    from seqgui.cli.models import models

    return _print(args, *models())


def _export(args: argparse.Namespace) -> int:
    from pathlib import Path

    from seqgui.cli.export import export

    print("\n".join(export(args.task, args.model, Path(args.out), args.half)))
    return 0


def _doctor(args: argparse.Namespace) -> int:
    from seqgui.cli.doctor import doctor

    return doctor()


def _tour(args: argparse.Namespace) -> int:
    from pathlib import Path

    from seqgui.gui.window.tour import tour

    return tour(Path(args.out), args.theme)
