"""What the series add to the command line. No Qt, and no torch until a command runs."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from seqgui.core.errors import UserError
from seqgui.tasks.series.plan import Plan, Sources
from seqgui.tasks.series.recipe import PRESETS, THREADS, SeriesRecipe
from seqgui.tasks.series.series import SOURCES, Series, load_bundled

__all__ = [
    "PRESETS", "SeriesRecipe", "add_evaluate", "add_forecast", "add_predict", "add_train", "evaluate", "forecast",
    "predict", "train",
]  # fmt: skip

KINDS = ("lstm", "gru", "rnn", "fc")
_LONGEST_HORIZON = 1000


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
        raise UserError(f"A season of {args.season} needs {2 * args.season} points, and there are {len(series)}.")
    return series.with_season(args.season)


def add_train(parser: argparse.ArgumentParser) -> None:
    _add_series(parser)
    parser.add_argument("--train-end", type=int, metavar="N", help="points that are learned from")
    parser.add_argument("--test-start", type=int, metavar="N", help="points before the test part; those between "
                        "decide which epoch is kept")  # fmt: skip


def train(args: argparse.Namespace, recipe: SeriesRecipe, command: str) -> Iterator[Any]:
    """The job that ``seqgui train series`` carries out."""
    from seqgui.tasks.series.task import open_task

    series = _series(args)
    usual = Plan.usual(series)
    plan = Plan(args.train_end or usual.train_end, args.test_start or usual.test_start).within(len(series))
    for name, asked, got in (("train-end", args.train_end, plan.train_end),
                             ("test-start", args.test_start, plan.test_start)):  # fmt: skip
        if asked and asked != got:
            raise UserError(f"--{name} {asked} is not possible for a series of {len(series)} points.")
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
                        help="the last points, which are kept aside (default: two seasons)")  # fmt: skip


def evaluate(args: argparse.Namespace) -> tuple[dict[str, Any], list[str]]:
    """The object that ``--json`` prints, and the same as lines of text."""
    from seqgui.core.device import pick, prepare_thread
    from seqgui.tasks.series.evaluation import evaluate as measure

    kind = args.model or "lstm"
    if kind not in KINDS:
        raise UserError(f"--model is one of {', '.join(KINDS)}: the network is trained here, on all but the end.")
    series = _series(args)
    horizon = args.horizon
    if horizon is None:
        usual = Plan.usual(series)
        horizon = len(series) - usual.test_start
    _check_horizon(horizon)
    prepare_thread(THREADS)
    result = measure(PRESETS[kind], series, horizon, pick(args.device))
    lines = [f"{series.name}: {result['n']} points, the last {horizon} kept aside, {result['seconds']:.1f} s",
             f"{'':16}{'one-step MAE':>14}{'MASE':>9}{'multi-step MAE':>16}{'MASE':>9}{'coverage':>10}"]  # fmt: skip
    rows = {kind: (result["one_step"], result["multi"], result["coverage"])}
    rows |= {
        name: (found["one_step"], found, found["coverage"])
        for name, found in result["baselines"].items() if found is not None
    }  # fmt: skip
    for name, (one, multi, covered) in rows.items():
        cells = [_cell(one, "mae", 14), _cell(one, "mase", 9), _cell(multi, "mae", 16), _cell(multi, "mase", 9)]
        lines.append(f"{name:16}{''.join(cells)}{covered:>10.0%}")
    return result, lines


def _cell(measures: dict[str, Any] | None, name: str, width: int) -> str:
    value = measures and measures[name]
    return f"{'–':>{width}}" if value is None else f"{value:{width},.4g}"


def _check_horizon(horizon: int) -> None:
    if not 1 <= horizon <= _LONGEST_HORIZON:
        raise UserError(f"--horizon is a number of steps, 1 to {_LONGEST_HORIZON:,}.")
