"""What the words add to the command line. No Qt, and no torch until a command runs."""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from seqgui.core.errors import UserError
from seqgui.tasks.words.composing import ComposeSettings
from seqgui.tasks.words.recipe import PRESETS, Sources, WordsRecipe
from seqgui.tasks.words.text import read_text
from seqgui.tasks.words.tokens import LINE_END, POEM_END, spell

__all__ = [
    "PRESETS", "WordsRecipe", "add_evaluate", "add_generate", "add_predict", "add_train", "evaluate", "generate",
    "predict", "recorded", "train",
]  # fmt: skip


def add_train(parser: argparse.ArgumentParser) -> None:
    texts = parser.add_mutually_exclusive_group()
    texts.add_argument("--text", metavar="FILE", help="a text of your own (default: Shakespeare’s 154 sonnets)")
    texts.add_argument("--sonnet", type=_number(1, 154), metavar="N", help="a single sonnet, to be learned by heart")


def train(args: argparse.Namespace, recipe: WordsRecipe, command: str) -> Iterator[Any]:
    """The job that ``seqgui train words`` carries out."""
    from seqgui.core.device import thread_count

    folder = Path(args.out) if args.out else None
    if args.resume:
        if folder is None:
            raise UserError("--resume goes on with the run in --out DIR; name that folder.")
        if args.settings:
            raise UserError("--resume goes on with the recipe that the run began with; leave --set out.")
    sources = _sources(args, folder if args.resume else None)
    from seqgui.tasks.words.task import open_task

    # The n-gram's steps are so small that two threads would only wait for each other.
    threads = 1 if recipe.kind == "ngram" else thread_count(all_cores=True)
    task = open_task(threads=threads, device=args.device)
    if args.resume and folder is not None:
        return task.resume(folder, sources)
    return task.train(recipe, sources, args.title or "", folder, command)


def recorded(args: argparse.Namespace) -> list[str]:
    """What the command that makes a run again must say besides preset, settings and places."""
    return ["--sonnet", str(args.sonnet)] if args.sonnet else []


def _sources(args: argparse.Namespace, resumed: Path | None) -> Sources:
    """The text that was named; for a run that goes on, its own."""
    if args.text is not None:
        text = read_text(args.text)  # says what is wrong with it before anything is loaded
        return Sources("own", text.name, text.text)
    if args.sonnet:
        return Sources(f"sonnet-{args.sonnet}")
    if resumed is not None:
        return _resumed_sources(resumed)
    return Sources()


def _resumed_sources(folder: Path) -> Sources:
    from seqgui import paths
    from seqgui.core.runs import RunLibrary
    from seqgui.tasks.words.data import sources_of

    run = RunLibrary("words", paths.runs(), paths.trained()).open(folder)
    sources = sources_of(run.made.get("data"), folder)
    if sources is None:
        name = run.made.get("data", "")
        raise UserError("The text of this run, “{name}”, no longer lies in its folder. Name it by --text.", name=name)
    return sources


def add_predict(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="+", metavar="TEXT", help="what stands before the word to be predicted")
    parser.add_argument("-k", type=_number(1, 1000), default=5, metavar="N", help="so many words (default 5)")


def predict(args: argparse.Namespace) -> tuple[dict[str, Any], list[str]]:
    """The most probable next words, as an object and as lines."""
    task, title = _task(args)
    text = " ".join(args.words)
    answer = task.next_words(text + " ", args.k, 0)  # the last word is complete
    result = {
        "text": text, "model": title, "context": list(answer.context),
        "words": [{"word": word, "probability": chance} for word, chance in answer.guesses],
        "rest": answer.rest, "unknown": answer.unknown,
    }  # fmt: skip
    lines = [f"{chance:6.1%}   {_shown(word)}" for word, chance in answer.guesses]
    lines.append(f"{answer.rest:6.1%}   all other words")
    lines.append(f"{answer.unknown:6.1%}   a word that the network does not know")
    return result, lines


def add_generate(parser: argparse.ArgumentParser) -> None:
    settings = ComposeSettings()
    parser.add_argument("--seed-text", default="", metavar="TEXT", help="how the poem begins")
    parser.add_argument("--temperature", type=_real(0, 100), default=settings.temperature, metavar="X",
                        help="0: always the most probable word; 1: as learned (default %(default)s)")  # fmt: skip
    parser.add_argument("--top-k", type=_number(0, 1_000_000), default=settings.top_k, metavar="N",
                        help="only among the N most probable words; 0: all")  # fmt: skip
    parser.add_argument("--top-p", type=_real(0, 1), default=settings.top_p, metavar="X",
                        help="only among the fewest words with the probability X together (default 1)")  # fmt: skip
    parser.add_argument("--seed", type=_number(0, 2**31 - 1), default=settings.seed, metavar="N",
                        help="another number, another poem (default %(default)s)")  # fmt: skip
    parser.add_argument("--lines", type=_number(1, 1000), default=14, metavar="N", help="at most so many lines")


def generate(args: argparse.Namespace) -> tuple[dict[str, Any], list[str]]:
    """A poem, as an object with its text and as lines."""
    from seqgui.tasks.words.tokens import spans

    task, title = _task(args)
    settings = ComposeSettings(args.temperature, args.top_k, args.top_p, args.seed)
    poem = [span.token for span in spans(args.seed_text, task.rules)]
    for _ in range(max(1, args.lines - poem.count(LINE_END))):
        line = task.compose_line(tuple(poem), settings, 0)
        poem += [chosen.word for chosen in line.words]
        if line.ended:
            break
    copies = task.copies(tuple(poem), 0)
    text = spell(poem).rstrip("\n")
    result = {
        "text": text, "words": poem, "model": title, "seed": args.seed, "temperature": args.temperature,
        "top_k": args.top_k, "top_p": args.top_p, "longest_copy": copies.longest if copies.known else None,
    }  # fmt: skip
    return result, text.splitlines()


EVALUATED = ("task", "model", "n", "perplexity", "top1", "top5", "unknown_rate", "baseline")
"""What ``evaluate --json`` prints; programs rely on it."""


def add_evaluate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--text", metavar="FILE", help="a text (default: the poems that were held out for the test)")
    parser.add_argument("--record", action="store_true", help="write what was measured into the network's file")


def evaluate(args: argparse.Namespace) -> tuple[dict[str, Any], list[str]]:
    """The object that ``--json`` prints, and the same as lines of text."""
    text = read_text(args.text) if args.text is not None else None
    from seqgui.tasks.words.data import text_behind
    from seqgui.tasks.words.evaluation import evaluate as measure

    if args.record and args.text:
        raise UserError("--record keeps what was measured on the poems held out for the test; leave --text out.")
    task, title = _task(args)
    loaded = task.answering()
    result = measure(loaded.network, title, loaded.data, text_behind(loaded.data, loaded.folder), text)
    lines = [
        f"{title}: perplexity {result['perplexity']:.2f} on {result['n']:,} words of “{result['part']}”",
        f"  {result['top1']:7.2%}  right at the first guess",
        f"  {result['top5']:7.2%}  right within five",
        f"  {result['unknown_rate']:7.2%}  unknown to the network",
    ]
    baseline = result["baseline"]
    if baseline is None:
        lines.append("  There is no baseline: the text that the network learned from is not at hand.")
    else:
        lines.append(
            f"{baseline['name']}: perplexity {baseline['perplexity']:.2f}, {baseline['top1']:.2%} right; "
            f"the network’s perplexity is {result['ratio']:.3f} of that"
        )
    if args.record:
        _record(task.library.named(args.model), result)
    said = {name: result[name] for name in EVALUATED}
    if baseline is not None:
        said["baseline"] = {name: baseline[name] for name in ("name", "perplexity")}
    return said, lines


def _record(path: Path, result: dict[str, Any]) -> None:
    """Write the scores of the test part into a checkpoint's card."""
    from seqgui.core.checkpoint import record
    from seqgui.core.runs import RunLibrary

    scores = {"perplexity.test": result["perplexity"], "accuracy.test": result["top1"], "top5.test": result["top5"]}
    if result["baseline"] is not None:
        baseline = result["baseline"]
        scores |= {"perplexity.baseline": baseline["perplexity"], "accuracy.baseline": baseline["top1"],
                   "ratio.test": result["ratio"]}  # fmt: skip
    record(path, "words", "test", f"seqgui evaluate words --model {RunLibrary.name_of(path)}", scores)


def _task(args: argparse.Namespace) -> tuple[Any, str]:
    """The task, answering with the network called ``args.model`` or the one that the program opens with."""
    from seqgui import paths
    from seqgui.core.device import pick, prepare_thread
    from seqgui.core.runs import RunLibrary
    from seqgui.tasks.words.task import WordsTask

    prepare_thread()
    pick(args.device)
    task = WordsTask(RunLibrary("words", paths.runs(), paths.trained()), args.device)
    return task, task.use(str(task.library.named(args.model))).title


def _shown(word: str) -> str:
    return {LINE_END: "⏎ (the line ends)", POEM_END: "■ (the poem ends)"}.get(word, word)


def _number(low: int, high: int) -> Callable[[str], int]:
    """A whole number within bounds, for argparse."""

    def number(text: str) -> int:
        value = int(text)
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(f"must lie between {low} and {high}")
        return value

    return number


def _real(low: float, high: float) -> Callable[[str], float]:
    """A number within bounds, for argparse."""

    def number(text: str) -> float:
        value = float(text)
        if not (math.isfinite(value) and low <= value <= high):
            raise argparse.ArgumentTypeError(f"must lie between {low:g} and {high:g}")
        return value

    return number
