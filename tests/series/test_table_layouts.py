"""Tables whose dates are counts, or whose series do not stand in columns."""

from __future__ import annotations

import numpy as np
import pytest

from seqgui.core.errors import UserError
from seqgui.tasks.series.table import read_table, to_series

NAMES = ["January", "Feb", "Mar.", "apr", "May", "June", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"]


@pytest.fixture
def table(tmp_path):
    """Write lines to a file."""

    def write(*lines):
        path = tmp_path / "table.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


def wave(count):
    return [round(float(100 + at + 20 * np.sin(at / 12 * 2 * np.pi)), 3) for at in range(count)]


@pytest.mark.parametrize(
    ("name", "start", "step", "frequency", "labels", "unit"),
    [
        ("time", 1_700_000_400, 3600, "hour", ("2023-11-14 22:00", "2023-11-14 23:00"), " seconds"),
        ("timestamp", 1_700_000_400_000, 3_600_000, "hour", ("2023-11-14 22:00", "2023-11-14 23:00"), " milliseconds"),
        ("ts", 1_704_067_200_000_000, 86_400_000_000, "day", ("2024-01-01", "2024-01-02"), " microseconds"),
        ("eventTime", 1_704_067_200 * 10**9, 86_400 * 10**9, "day", ("2024-01-01", "2024-01-02"), " nanoseconds"),
        ("Date", 45_292, 1, "day", ("2024-01-01", "2024-01-02"), "spreadsheets"),
    ],
)
def test_counts_are_times_in_a_column_that_is_called_so(table, name, start, step, frequency, labels, unit):
    path = table(f"{name},load", *(f"{start + step * at},{value}" for at, value in enumerate(wave(48))))
    assert (read_table(path).date, read_table(path).value) == (name, "load")
    series, report = to_series(path)
    assert (series.frequency, series.labels[:2]) == (frequency, labels)
    assert [note for note in report.notes if f"Numbers like {start} were read as" in note and unit in note]


def test_hours_of_a_spreadsheet_are_parts_of_its_days(table):
    path = table("date,load", *(f"{45_292 + at / 24:.9f},{value}" for at, value in enumerate(wave(48))))
    series, _ = to_series(path)
    assert (series.frequency, series.labels[0], series.labels[-1]) == ("hour", "2024-01-01 00:00", "2024-01-02 23:00")


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("customer", range(1_700_000_400, 1_700_000_448)),
        ("candidate", range(45_292, 45_340)),
        ("date", [45_292 + (at * 377) % 997 for at in range(48)]),  # in no order
        ("time", [1_700_000_400, *range(5, 52)]),
    ],
)
def test_other_numbers_are_no_times(table, name, counts):
    path = table(f"{name},load", *(f"{count},{value}" for count, value in zip(counts, wave(48), strict=True)))
    assert read_table(path).date is None


def test_fiscal_years_are_years(table):
    series, _ = to_series(table("Fiscal Year,x", *(f"FY{2000 + at},{value}" for at, value in enumerate(wave(20)))))
    assert (series.frequency, series.labels[0]) == ("year", "2000")


@pytest.mark.parametrize("names", [NAMES, list(range(1, 13)), [f"{month}月" for month in range(1, 13)]])
@pytest.mark.parametrize("order", [1, -1])
def test_years_below_months_are_one_series(table, names, order):
    values = np.reshape(wave(60), (5, 12))
    more = ("", "") if names[0] == 1 else (",7", ",mean")  # bare numbers are months where there is nothing else
    lines = [f"{2000 + at},{','.join(map(str, row))}{more[0]}" for at, row in enumerate(values)]
    path = table(f"Year,{','.join(map(str, names))}{more[1]}", *lines[::order])
    found = read_table(path)
    assert (found.date, found.value, len(found.columns)) == ("date", "value", 2)
    assert "a row for every year" in found.notes[0]
    series, report = to_series(found)
    assert (series.frequency, series.labels[0], series.labels[-1]) == ("month", "2000-01", "2004-12")
    np.testing.assert_array_equal(series.values, wave(60))
    assert not report.gap_count


def test_months_below_years_are_one_series(table):
    values = np.reshape(wave(60), (5, 12)).T
    lines = [f"{name},{','.join(map(str, row))}" for name, row in zip(NAMES, values, strict=True)]
    series, _ = to_series(table(",2000,2001,2002,2003,2004", *lines))
    assert (series.frequency, series.labels[0]) == ("month", "2000-01")
    np.testing.assert_array_equal(series.values, wave(60))


def test_years_below_quarters_are_one_series(table):
    values = np.reshape(wave(40), (10, 4))
    lines = [f"{2000 + at},{','.join(map(str, row))}" for at, row in enumerate(values)]
    series, _ = to_series(table("Year,Q1,Q2,Q3,Q4", *lines))
    assert (series.frequency, series.season, series.labels[1]) == ("quarter", 4, "2000-Q2")
    np.testing.assert_array_equal(series.values, wave(40))


def test_months_that_are_not_there_yet_are_no_gaps(table):
    lines = [f"{2000 + at},{','.join(map(str, row))}" for at, row in enumerate(np.reshape(wave(60), (5, 12)))]
    lines[-1] = lines[-1].rsplit(",", 5)[0] + "," * 5
    series, report = to_series(table(f"Year,{','.join(NAMES)}", *lines))
    assert (series.labels[-1], report.gap_count) == ("2004-07", 0)


def test_dates_side_by_side_are_turned_so_that_each_row_is_a_series(table):
    years = ",".join(map(str, range(1960, 1984)))
    lines = [f"Land {at},L{at},People,{','.join(str(value + at) for value in wave(24))}" for at in range(3)]
    path = table("Source,Indicators", "Last updated,2024-06-28", f"Country,Code,Indicator,{years}", *lines)
    found = read_table(path)
    assert [column.name for column in found.columns] == ["date", "Land 0", "Land 1", "Land 2"]
    assert any("the table was turned" in note for note in found.notes)
    series, _ = to_series(found, "Land 1")
    assert (series.frequency, series.labels[0], series.values[0]) == ("year", "1960", 101.0)


def test_rows_that_share_their_first_name_are_called_by_what_differs(table):
    days = ",".join(f"2021-03-{day:02d}" for day in range(1, 25))
    lines = [f"DE,all,{unit},{','.join(map(str, wave(24)))}" for unit in ("index", "per cent")]
    found = read_table(table(f"geo,sex,unit,{days}", *lines))
    assert found.names("number") == ("index", "per cent")


@pytest.mark.parametrize(
    "header",
    [
        "name,2019,2020,2021",  # so few years are columns of their own
        "hour," + ",".join(map(str, range(1990, 2014))),  # a series for each hour is not what was measured
        "month," + ",".join("abcdefghijklmnop"),
    ],
)
def test_tables_that_stand_stay_as_they_are(table, header):
    count = header.count(",")
    lines = [f"{at},{','.join(str(value + at) for value in wave(count))}" for at in range(20)]
    assert read_table(table(header, *lines)).names("number")[-1] == header.split(",")[-1]


def test_a_year_that_comes_twice_belongs_to_several_series(table):
    line = ",".join(map(str, wave(12)))
    found = read_table(table(f"Year,{','.join(NAMES)}", f"2000,{line}", f"2001,{line}", f"2001,{line}"))
    assert len(found.columns) == 13


def test_a_single_row_of_dates_is_too_short_to_be_forecast_and_says_so(table):
    with pytest.raises(UserError, match="at least 12"):
        to_series(table("name," + ",".join(map(str, range(1990, 2000))), "a," + ",".join(map(str, wave(10)))))
