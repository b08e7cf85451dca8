"""The forecasts as a table: one row per date, from the first of the series to the last that is forecast. No Qt."""

from __future__ import annotations

import csv
import io
import math

from numpy.typing import ArrayLike

from seqgui.core.errors import UserError
from seqgui.tasks.series.events import Baselines, Forecast
from seqgui.tasks.series.series import Series


def forecast_csv(
    series: Series | None,
    forecast: Forecast | None,
    baselines: Baselines | None = None,
    original: ArrayLike | None = None,
    following: Forecast | None = None,
) -> bytes:
    """A CSV file in UTF-8 with unrounded numbers; what does not exist is empty.

    Columns: date, value, the predictions one step ahead with their interval, and the free run with its own. Then the
    free run of each baseline. ``original`` (N,) adds a column with the values before points were dragged; ``following``
    is what is expected after the last point, one step ahead like those before.

    :raises UserError: there is no forecast yet.
    """
    if series is None or forecast is None:
        raise UserError("There is no forecast yet. Train a network first.")
    columns: dict[str, dict[int, float]] = {"value": _placed(0, series.values)}
    if original is not None:
        columns["original"] = _placed(0, original)
    for name in ("one_step", "one_lower", "one_upper"):
        columns[name] = _placed(0, getattr(forecast, name))
    if following is not None:
        for name, source in (("one_step", "multi"), ("one_lower", "lower"), ("one_upper", "upper")):
            columns[name] |= _placed(following.origin, getattr(following, source)[:1])
    for name in ("multi", "lower", "upper"):
        columns[name] = _placed(forecast.origin, getattr(forecast, name))
    for line in baselines.lines if baselines is not None else ():
        columns[line.name] = _placed(baselines.origin if baselines is not None else 0, line.multi)
    count = max(max(column, default=0) for column in columns.values()) + 1
    labels = series.labels + series.labels_after(max(0, count - len(series)))
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(("date", *columns))
    for place in range(count):
        writer.writerow((labels[place], *(column.get(place, "") for column in columns.values())))
    return text.getvalue().encode("utf-8")


def _placed(first: int, values: ArrayLike) -> dict[int, float]:
    """The numbers by their place in the series, without what is no number."""
    pairs = enumerate((float(value) for value in values), first)  # type: ignore[union-attr]
    return {place: value for place, value in pairs if math.isfinite(value)}
