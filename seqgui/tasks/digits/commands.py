"""What the digits add to the command line. No Qt, and no torch until a command runs."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from seqgui.core.errors import UserError
from seqgui.tasks.digits.recipe import PRESETS, VALIDATION_SITES, DigitsRecipe, Sources

__all__ = [
    "PRESETS", "DigitsRecipe", "add_evaluate", "add_predict", "add_train", "evaluate", "predict", "recorded", "train",
]  # fmt: skip


def add_train(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", metavar="DIR", help="the full MNIST, as torchvision takes it (default: 5,000 digits "
                        "that ship)")  # fmt: skip
    parser.add_argument("--strokes", metavar="FILE", help="pen-written digits (.jsonl or .jsonl.gz) to mix in")
    parser.add_argument("--pen-share", type=float, default=Sources.pen_share, metavar="X",
                        help="their share of every batch (default %(default)s)")  # fmt: skip
    parser.add_argument("--keep-sites", metavar="A,B", default=",".join(VALIDATION_SITES),
                        help="of the stroke file, these sites are for validation and the others are learned from; "
                        "“” keeps none (default %(default)s)")  # fmt: skip
    parser.add_argument("--from", metavar="NAME|PATH", dest="beginning", action="append", default=[],
                        help="begin with the weights of this network, which may have one direction less; given twice, "
                        "with those of a reader downwards and one upwards; four times, of readers downwards, upwards, "
                        "from the left and from the right")  # fmt: skip
    parser.add_argument("--teacher", metavar="NAME|PATH",
                        help="learn half from the labels and half from what this network says")  # fmt: skip


def train(args: argparse.Namespace, recipe: DigitsRecipe, command: str) -> Iterator[Any]:
    """The job that ``seqgui train digits`` carries out."""
    from seqgui.core.device import thread_count
    from seqgui.tasks.digits.task import open_task

    if not 0.0 <= args.pen_share <= 1.0:
        raise UserError("--pen-share must lie between 0 and 1.")
    sources = Sources(args.data or "", args.strokes or "", args.pen_share, _sites(args.keep_sites))
    task = open_task(threads=thread_count(all_cores=True), device=args.device)
    task.undisturbed = True
    task.teacher = task.library.find(args.teacher) if args.teacher else None
    folder = Path(args.out) if args.out else None
    if args.resume:
        if folder is None:
            raise UserError("--resume goes on with the run in --out DIR; name that folder.")
        if args.settings:
            raise UserError("--resume goes on with the recipe that the run began with; leave --set out.")
        if args.beginning:
            raise UserError("--resume goes on with the weights that the run has by now; leave --from out.")
        _check_teacher(task.library.open(folder).made.get("teacher"), task.teacher)
        return task.resume(folder, sources)
    task.beginning = tuple(task.library.find(name) for name in args.beginning)
    return task.train(recipe, sources, args.title or "", folder, command)


def _check_teacher(had: str | None, named: Path | None) -> None:
    """Raises :class:`UserError` unless the network in ``named`` has the title of the teacher that a run ``had``."""
    from seqgui.core.checkpoint import read_card

    if had is None and named is not None:
        raise UserError("This run has no teacher; leave --teacher out.")
    if had is not None and (named is None or read_card(named, "digits").title != had):
        raise UserError("This run has a teacher, {teacher}. Name it again: --teacher NAME|PATH.", teacher=had)


def recorded(args: argparse.Namespace) -> list[str]:
    """Options of the digits alone that make a run again, without the places of this machine."""
    named = [("--from", name) for name in args.beginning] + ([("--teacher", args.teacher)] if args.teacher else [])
    words = [word for option, name in named for word in (option, "FILE" if len(Path(name).parts) > 1 else name)]
    kept = args.strokes and _sites(args.keep_sites) != VALIDATION_SITES
    return [*(("--keep-sites", args.keep_sites) if kept else ()), *words]


def add_predict(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("images", nargs="+", metavar="IMAGE", help="a picture of one handwritten digit")


def predict(args: argparse.Namespace) -> tuple[list[dict[str, Any]], list[str]]:
    """One object and one line of text per image."""
    import torch

    from seqgui.core.device import pick, prepare_thread
    from seqgui.tasks.digits.data import to_float
    from seqgui.tasks.digits.drawing import Ink, picture
    from seqgui.tasks.digits.images import load_ink
    from seqgui.tasks.digits.pen_mark import marked

    prepare_thread()
    device = pick(args.device)
    _, network, card = _network(args.model, device)
    objects, lines = [], []
    for name in args.images:
        image = to_float(torch.from_numpy(marked(picture((Ink(load_ink(Path(name))),)), False))).to(device)
        belief = network.beliefs(image)[-1].cpu().tolist()
        digit = max(range(10), key=belief.__getitem__)
        objects.append({"image": name, "digit": digit, "probabilities": belief, "model": card.title})
        lines.append(f"{digit}   {belief[digit]:6.1%}   {name}")
    return objects, lines


def add_evaluate(parser: argparse.ArgumentParser) -> None:
    digits = parser.add_mutually_exclusive_group(required=True)
    digits.add_argument("--mnist", metavar="DIR", help="the 10,000 test digits of the full MNIST in DIR")
    digits.add_argument("--strokes", metavar="FILE", help="pen-written digits, drawn as the canvas draws them")
    digits.add_argument("--strangers", action="store_true",
                        help="signs and scribbles, which should be taken for no digit")  # fmt: skip
    parser.add_argument("--ink", type=float, default=1.0, metavar="SHARE",
                        help="of pen-written digits, only the beginning: 0.5 is half of the ink; a network that wants "
                        "to be told that the pen still moves is told so")  # fmt: skip
    parser.add_argument("--sites", metavar="A,B", default="",
                        help="of a stroke file, only these sites; “validation”: those kept from training")  # fmt: skip
    parser.add_argument("--record", action="store_true", help="write what was measured into the network's file")
    parser.add_argument("--mistakes", metavar="PNG", help="write a picture of the digits that were read wrongly")


def evaluate(args: argparse.Namespace) -> tuple[dict[str, Any], list[str]]:
    """The object that ``--json`` prints, and the same as lines of text."""
    from seqgui.core.device import pick, prepare_thread, thread_count
    from seqgui.tasks.digits.evaluation import evaluate as measure
    from seqgui.tasks.digits.evaluation import evaluate_strangers, pen_digits
    from seqgui.tasks.digits.mnist import test_part

    prepare_thread(thread_count(all_cores=True))
    device = pick(args.device)
    path, network, card = _network(args.model, device)
    if not args.strokes and (args.sites or args.ink != 1.0):
        raise UserError("--sites and --ink belong to the digits of --strokes.")
    if not 0.0 < args.ink <= 1.0:
        raise UserError("--ink is a share of the ink: more than 0, and at most 1.")
    if args.strangers:
        found = evaluate_strangers(network, card.title, 1, device)
        if args.record:
            shares = {f"called_strange.{kind}": share for kind, share in found["called_strange"].items()}
            _record(path, "strangers", "--strangers", shares)
        return found, [f"{card.title}: taken for no digit"] + [
            f"  {kind:10} {share:7.2%}" for kind, share in found["called_strange"].items()
        ]
    if args.mnist:
        digits: tuple[Any, Any] = test_part(Path(args.mnist))
    else:
        sites = VALIDATION_SITES if args.sites == "validation" else _sites(args.sites)
        digits = pen_digits(Path(args.strokes), sites, args.ink)
    mistakes = Path(args.mistakes) if args.mistakes else None
    result = measure(network, card.title, *digits, device, mistakes, args.ink < 1)
    if args.record:
        part, options = "test", "--mnist DIR"
        if args.strokes:
            part = f"pen.{args.sites}".rstrip(".")
            options = f"--strokes FILE --sites {args.sites}" if args.sites else "--strokes FILE"
        if args.ink < 1:
            part, options = f"{part}.ink{round(100 * args.ink)}", f"{options} --ink {args.ink}"
        _record(path, part, options, {f"{what}.{part}": result[what] for what in ("accuracy", "ece", "called_strange")})
    lines = [f"{card.title}: {result['accuracy']:.2%} of {result['n']:,} digits right, {result['seconds']:.1f} s"]
    lines += [f"  {digit}  {share:7.2%}" for digit, share in result["per_class"].items()]
    lines += [
        f"  expected calibration error {result['ece']:.2%}, unsure {result['unsure']:.2%}, "
        f"taken for no digit {result['called_strange']:.2%}"
    ]
    return result, lines


def _sites(names: str) -> tuple[str, ...]:
    """The sites in “a,b”."""
    return tuple(filter(None, names.split(",")))


def _record(path: Path, part: str, options: str, scores: dict[str, float]) -> None:
    from seqgui.core.checkpoint import record
    from seqgui.core.runs import RunLibrary

    command = f"seqgui evaluate digits --model {RunLibrary.name_of(path)} {options}"
    record(path, "digits", part, command, scores)


def _network(name: str | None, device: Any) -> tuple[Path, Any, Any]:
    """Where the network called ``name`` lies, or the one that the program opens with, and what is known of it."""
    from seqgui import paths
    from seqgui.core.runs import RunLibrary
    from seqgui.tasks.digits.task import DigitsTask

    path = RunLibrary("digits", paths.runs(), paths.trained()).named(name)
    loaded = DigitsTask.load(path, device)
    return path, loaded.network, loaded
