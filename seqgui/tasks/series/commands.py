"""What the series add to the command line. No Qt, and no torch until a command runs."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from seqgui.core.errors import UserError
from seqgui.tasks.series.plan import MOST_TO_MEASURE, Plan, Sources
from seqgui.tasks.series.recipe import PRESETS, THREADS, SeriesRecipe
from seqgui.tasks.series.series import SOURCES, Series, load_bundled

__all__ = [
    "MODELS", "PRESETS", "SeriesRecipe", "add_evaluate", "add_forecast", "add_predict", "add_train", "evaluate",
    "forecast", "predict", "train",
]  # fmt: skip

KINDS = ("lstm", "gru", "rnn", "fc")
_LEARNS_FIRST = "default: LSTMs that learn the series first"
MODELS = {
    "predict": _LEARNS_FIRST,
    "forecast": _LEARNS_FIRST,
    "evaluate": "lstm, gru, rnn, fc or a network; its recipe is trained anew (default: lstm)",
}
"""What ``--model`` means to each verb."""


def _add_series(parser: argparse.ArgumentParser) -> None:
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--series", choices=tuple(SOURCES), help="a series that ships (default: airline)")
    source.add_argument("--csv", metavar="FILE", help="a table of your own: CSV, TSV or the like")
    parser.add_argument("--column", metavar="NAME", help="the column of numbers (default: the first that is one)")
    parser.add_argument("--date", metavar="NAME", help="the column of dates (default: found by itself)")
    parser.add_argument("--season", type=int, metavar="N", help="steps in a season, 1 for none (default: guessed)")


def _series(args: argparse.Namespace) -> Series:
    """The series that the options name. Raises ``UserError``."""
    if args.season is not None and args.season < 1:
        raise UserError("--season is a number of steps: 1 for none, 12 for months of a year.")
    if args.csv:
        from seqgui.tasks.series.table import to_series

        return to_series(Path(args.csv), args.column, args.date, args.season)[0]
    if args.column or args.date:
        raise UserError("--column and --date choose among the columns of a table; name it with --csv FILE.")
    series = load_bundled(args.series or "airline")
    if args.season is None:
        return series
    if args.season > len(series) // 2:
        raise UserError(
            "A season of {given} needs {least} points, and there are {size}.",
            given=args.season,
            least=2 * args.season,
            size=len(series),
        )
    return series.with_season(args.season)


def add_train(parser: argparse.ArgumentParser) -> None:
    _add_series(parser)
    parser.add_argument("--train-end", type=int, metavar="N", help="points that are learned from")
    parser.add_argument("--test-start", type=int, metavar="N", help="points before the test part; those between "
                        "decide which epoch is kept")  # fmt: skip


def recorded(args: argparse.Namespace) -> list[str]:
    """What the command that makes a run again must say besides preset, settings and places."""
    given = {name: getattr(args, name) for name in ("series", "column", "date", "season", "train_end", "test_start")}
    named = ((f"--{name.replace('_', '-')}", str(value)) for name, value in given.items() if value)
    return [word for pair in named for word in pair]


def train(args: argparse.Namespace, recipe: SeriesRecipe, command: str) -> Iterator[Any]:
    """The job that ``seqgui train series`` carries out."""
    from seqgui.tasks.series.task import open_task

    series = _series(args)
    usual = Plan.usual(series)
    plan = Plan(args.train_end or usual.train_end, args.test_start or usual.test_start).within(len(series))
    for name, asked, got in (("train-end", args.train_end, plan.train_end),
                             ("test-start", args.test_start, plan.test_start)):  # fmt: skip
        if asked and asked != got:
            raise UserError(
                "--{name} {asked} is not possible for a series of {size} points.",
                name=name,
                asked=asked,
                size=len(series),
            )
    sources = Sources(series, plan)
    task = open_task(device=args.device)
    folder = Path(args.out) if args.out else None
    if args.resume:
        if folder is None:
            raise UserError("--resume goes on with the run in --out DIR; name that folder.")
        if args.settings:
            raise UserError("--resume goes on with the recipe that the run began with; leave --set out.")
        return task.resume(folder, sources)
    return task.train(recipe, sources, args.title or "", folder, command)


def add_forecast(parser: argparse.ArgumentParser) -> None:
    _add_series(parser)
    parser.add_argument("--horizon", type=int, required=True, metavar="H", help="steps to look ahead")
    parser.add_argument("--out", metavar="FILE", help="write the forecast there as CSV")


def forecast(args: argparse.Namespace) -> tuple[list[dict[str, Any]], list[str]]:
    """What comes after the end: one object and one line a step. Without --model a network learns the series first."""
    return _ahead(args, args.horizon, Path(args.out) if args.out else None)


def add_predict(parser: argparse.ArgumentParser) -> None:
    _add_series(parser)


def predict(args: argparse.Namespace) -> tuple[list[dict[str, Any]], list[str]]:
    """The next value of a series."""
    return _ahead(args, 1, None)


def _ahead(args: argparse.Namespace, horizon: int, out: Path | None) -> tuple[list[dict[str, Any]], list[str]]:
    from seqgui.core.device import pick, prepare_thread
    from seqgui.tasks.series.evaluation import learn, read

    _check_horizon(horizon)
    series = _series(args)
    prepare_thread(THREADS)
    device = pick(args.device)
    learned = read(args.model, series, device) if args.model else learn(PRESETS["lstm"], series, len(series), device)
    said = learned.forecast(horizon)
    rows = [
        {"date": label, "forecast": float(middle), "lower": float(low), "upper": float(high)}
        for label, middle, low, high in zip(
            series.labels_after(horizon), said.multi, said.lower, said.upper, strict=True
        )
    ]
    if out is not None:
        _write(out, rows)
    width = max(len(str(row["date"])) for row in rows)
    lines = [f"{learned.loaded.title}, 80 % interval"]
    lines += [
        f"{row['date']:{width}}  {row['forecast']:12,.6g}  {row['lower']:12,.6g} … {row['upper']:,.6g}" for row in rows
    ]
    return rows, lines


def _write(path: Path, rows: list[dict[str, Any]]) -> None:
    import csv

    from seqgui.core.files import atomic_write

    with atomic_write(path) as temporary, temporary.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(rows[0])
        for row in rows:
            table.writerow([value if isinstance(value, str) else f"{value:.10g}" for value in row.values()])


def add_evaluate(parser: argparse.ArgumentParser) -> None:
    _add_series(parser)
    parser.add_argument("--horizon", type=int, metavar="H",
                        help="the last points, which are kept aside (default: two seasons, or an eighth)")  # fmt: skip
    parser.add_argument("--record", action="store_true", help="write what was measured into the network's file")


def evaluate(args: argparse.Namespace) -> tuple[dict[str, Any], list[str]]:
    """The object that ``--json`` prints, and the same as lines of text."""
    from seqgui.core.device import pick, prepare_thread
    from seqgui.tasks.series.evaluation import evaluate as measure

    series = _series(args)
    recipe, path = _measured(args, series)
    horizon = args.horizon
    if horizon is None:
        usual = Plan.usual(series)
        horizon = len(series) - usual.test_start
    _check_horizon(horizon)
    prepare_thread(THREADS)
    result = measure(recipe, series, horizon, pick(args.device))
    if path is not None:
        _record(path, args, result)
    lines = [f"{series.name}: {result['n']} points, the last {horizon} kept aside, {result['seconds']:.1f} s",
             f"{'':16}{'one-step MAE':>14}{'MASE':>9}{'multi-step MAE':>16}{'MASE':>9}{'coverage':>10}"]  # fmt: skip
    rows = {recipe.kind: (result["one_step"], result["multi"], result["coverage"])}
    rows |= {
        name: (found["one_step"], found, found["coverage"])
        for name, found in result["baselines"].items() if found is not None
    }  # fmt: skip
    for name, (one, multi, covered) in rows.items():
        cells = [_cell(one, "mae", 14), _cell(one, "mase", 9), _cell(multi, "mae", 16), _cell(multi, "mase", 9)]
        lines.append(f"{name:16}{''.join(cells)}{covered:>10.0%}")
    return result, lines


def _measured(args: argparse.Namespace, series: Series) -> tuple[SeriesRecipe, Path | None]:
    """The recipe that is trained anew, and with --record the file of a network that was made by it from this series."""
    from seqgui import paths
    from seqgui.core.checkpoint import read_card
    from seqgui.core.runs import RunLibrary

    name = args.model or KINDS[0]
    if name in KINDS and not args.record:
        return PRESETS[name], None
    path = RunLibrary("series", paths.runs(), paths.trained()).find(name)
    card = read_card(path, "series")
    made_by = SeriesRecipe.from_dict(card.recipe)
    recipe = PRESETS[name] if name in KINDS else made_by
    if args.record and recipe != made_by:
        raise UserError(
            "“{title}” was made by another recipe than “{name}” is now; train it again to record.",
            title=card.title,
            name=name,
        )
    if args.record and (card.data.get("series"), card.data.get("season")) != (series.name, series.season):
        raise UserError(
            "--record keeps what was measured on the series that “{title}” learned; name that one.", title=card.title
        )
    return recipe, path if args.record else None


def _record(path: Path, args: argparse.Namespace, result: dict[str, Any]) -> None:
    """Write the scores of the points kept aside into a checkpoint's card."""
    from seqgui.core.checkpoint import record
    from seqgui.core.runs import RunLibrary

    one, multi = result["one_step"], result["multi"]
    if one is None or multi is None:
        raise UserError("The network has diverged; nothing was recorded.")
    scores = {"one_step_mae.test": one["mae"], "multi_mae.test": multi["mae"], "multi_mase.test": multi["mase"],
              "coverage.test": result["coverage"]}  # fmt: skip
    options = {"series": args.series, "csv": args.csv and "FILE", "column": args.column, "date": args.date,
               "season": args.season, "horizon": result["horizon"], "model": RunLibrary.name_of(path)}  # fmt: skip
    words = [f"--{name} {shlex.quote(str(value))}" for name, value in options.items() if value is not None]
    known = {name: value for name, value in scores.items() if value is not None}
    record(path, "series", "test", " ".join(("seqgui evaluate series", *words)), known)


def _cell(measures: dict[str, Any] | None, name: str, width: int) -> str:
    value = measures and measures[name]
    return f"{'–':>{width}}" if value is None else f"{value:{width},.4g}"


def _check_horizon(horizon: int) -> None:
    if not 1 <= horizon <= MOST_TO_MEASURE:
        raise UserError("--horizon is a number of steps, 1 to {most:,}.", most=MOST_TO_MEASURE)
