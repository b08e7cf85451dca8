"""The lines of the table of errors: in which order, which is best in what, and how they are written."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from seqgui.gui.language import told, translated
from seqgui.gui.punctuation import percent
from seqgui.tasks.series.events import LEVEL, Scores
from seqgui.tasks.series.view.amount import exponent

MEASURES = ("mae", "rmse", "mape", "mase", "coverage")
COLUMNS = ("model", *MEASURES)
MULTI, ONE_STEP = "multi", "one_step"
BEST, NONE = "\u25c2", "\u2013"
_TIE = 1e-9


@dataclass(frozen=True)
class Line:
    """A model with its five numbers, not a number where there is none; ``best`` are the measures it is best in."""

    scores: Scores
    numbers: tuple[float, ...]
    best: frozenset[str]

    @property
    def model(self) -> str:
        return self.scores.model

    @property
    def baseline(self) -> bool:
        return self.scores.kind == "baseline"

    def text(self, measure: str) -> str:
        """The number as it is shown, with the mark of the best."""
        shown = written(measure, self.numbers[MEASURES.index(measure)])
        return f"{BEST}{shown}" if measure in self.best else shown


def numbers_of(scores: Scores, kind: str) -> tuple[float, ...]:
    """MAE, RMSE, MAPE, MASE and coverage, of the multi-step or the one-step forecasts."""
    errors = scores.multi if kind == MULTI else scores.one_step
    inside = scores.coverage if kind == MULTI else scores.one_coverage
    if errors is None:
        return (math.nan,) * len(MEASURES)
    return errors.mae, errors.rmse, errors.mape, errors.mase, inside


def lines_of(all_scores: Iterable[Scores], kind: str, order: Sequence[str] = ()) -> tuple[Line, ...]:
    """The lines by MASE, the smallest first; models of ``order`` keep that order instead, the others come after.

    Equal ones, and those without a MASE, stay as they came.
    """
    rows = [(scores, numbers_of(scores, kind)) for scores in all_scores]
    places = {model: place for place, model in enumerate(order)}

    def key(row: tuple[Scores, tuple[float, ...]]) -> tuple[float, float, float]:
        model, numbers = row[0].model, row[1]
        fallback = numbers[3] if math.isfinite(numbers[3]) else math.inf
        return places.get(model, len(places)), fallback, numbers[0] if math.isfinite(numbers[0]) else math.inf

    rows.sort(key=key)
    winners = [_best([numbers[column] for _, numbers in rows], measure) for column, measure in enumerate(MEASURES)]
    return tuple(
        Line(scores, numbers, frozenset(m for m, best in zip(MEASURES, winners, strict=True) if place in best))
        for place, (scores, numbers) in enumerate(rows)
    )


def _best(column: Sequence[float], measure: str) -> set[int]:
    """The places of the best numbers, and of those that are written alike; none is best where there is no other, or
    where all are alike."""
    distance = [abs(value - LEVEL) if measure == "coverage" else value for value in column]
    known = [value for value in distance if math.isfinite(value)]
    if len(known) < 2:
        return set()
    least = min(known)
    shown = written(measure, column[distance.index(least)])
    best = {
        place
        for place, value in enumerate(distance)
        if value <= least + _TIE * max(1.0, abs(least)) or written(measure, column[place]) == shown
    }
    return best if len(best) < len(known) else set()


def written(measure: str, value: float) -> str:
    """Three or four digits; percentages whole or with one decimal."""
    if not math.isfinite(value):
        return NONE
    if measure == "coverage":
        return percent(value).replace("\u00a0", "\u2009")
    if measure == "mase":
        return f"{value:.2f}" if value < 100 else f"{value:,.0f}"
    if measure == "mape":
        return f"{value:.1f}" if value < 100 else f"{value:,.0f}"
    if value >= 1e5 or 0 < value < 5e-4:
        return exponent(f"{value:.1e}")
    if value >= 1:
        return f"{value:,.0f}" if value >= 1000 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
    return f"{value:#.3g}" if value else "0"


def as_text(lines: Iterable[Line]) -> str:
    """The table as plain text with tabs: it can be pasted into a spreadsheet or a mail."""
    rows = ["\t".join((line.model, *(_raw(number, 6) for number in line.numbers))) for line in lines]
    return "\n".join(("\t".join(COLUMNS), *rows))


def as_csv(all_scores: Sequence[Scores]) -> bytes:
    """Both tables, one below the other, as a CSV file in UTF-8 with unrounded numbers."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(("forecast", *COLUMNS, "nominal_coverage", "parameters", "seconds", "kind", "note"))
    for kind in (MULTI, ONE_STEP):
        for line in lines_of(all_scores, kind):
            one = line.scores
            numbers = (_raw(number, 17) for number in line.numbers)
            writer.writerow((kind, one.model, *numbers, LEVEL, one.parameters or "", one.seconds, one.kind, one.note))
    return text.getvalue().encode("utf-8")


def _raw(number: float, digits: int) -> str:
    return f"{number:.{digits}g}" if math.isfinite(number) else ""


def verdict(scores: Scores | None, baselines: Sequence[Scores]) -> str:
    """What the MASE of the free run is worth beside the baselines on the same test part; empty without one.

    Compared is what is written: who sees 1.00 twice shall not read that one is better.
    """
    mase = _mase(scores)
    if not math.isfinite(mase):
        return ""
    rivals = {one.model: _mase(one) for one in baselines if math.isfinite(_mase(one))}
    if not rivals:
        return f"MASE {mase:.2f}"
    best = min(rivals, key=lambda model: rivals[model])
    simple = next((name for name in ("Seasonal naive", "Naive") if name in rivals), best)
    own, least, plain = (round(value, 2) for value in (mase, rivals[best], rivals[simple]))
    if own < least:
        return told("Better than every baseline: MASE {mase:.2f}", mase=mase)
    if own == least:
        return told("As good as {best}: MASE {mase:.2f}", best=translated(best), mase=mase)
    if own < plain:
        return told(
            "Better than {simple}, not as good as {best}: MASE {mase:.2f}",
            simple=translated(simple).lower(),
            best=translated(best),
            mase=mase,
        )
    return told("Not better than {simple}: MASE {mase:.2f}", simple=translated(simple).lower(), mase=mase)


def _mase(scores: Scores | None) -> float:
    return scores.multi.mase if scores is not None and scores.multi is not None else math.nan
