"""Tables of the user's own: what is found in them, what is guessed, what is put right and what is refused."""

from __future__ import annotations

import calendar
from dataclasses import FrozenInstanceError

import numpy as np
import pytest

from seqgui.core.errors import UserError
from seqgui.core.texts import Text
from seqgui.tasks.series import columns, delimited
from seqgui.tasks.series.series import bundled, load_bundled
from seqgui.tasks.series.table import read_table, to_series

MONTHS = [f"{year}-{month:02d}" for year in (2001, 2002, 2003) for month in range(1, 13)]
WAVE = [round(float(100 + at + 20 * np.sin(at / 12 * 2 * np.pi)), 3) for at in range(36)]


@pytest.fixture
def table(tmp_path):
    """Write lines, or bytes, to a file."""

    def write(lines, name="table.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(lines if isinstance(lines, bytes) else ("\n".join(lines) + "\n").encode(encoding))
        return path

    return write


def rows(dates, values=WAVE, separator=",", header="date,value"):
    lines = [f"{date}{separator}{value}" for date, value in zip(dates, values, strict=False)]
    return [header.replace(",", separator), *lines] if header else lines


def days(count, first="2021-03-01", step=1):
    return [str(day) for day in np.datetime64(first) + step * np.arange(count)]


def test_a_plain_table_is_a_series_without_any_repair(table):
    found = read_table(table(rows(MONTHS)))
    assert (found.date, found.value, found.rows) == ("date", "value", 36)
    assert [column.kind for column in found.columns] == ["date", "number"]
    assert found.columns[0].sample == ("2001-01", "2001-02", "2001-03")
    series, report = to_series(found)
    assert not any((report.gap_count, report.duplicate_count, report.unsorted, report.dropped, report.merged))
    assert report.notes == ()
    assert (series.frequency, series.season, report.season_from) == ("month", 12, "frequency")
    assert series.labels == tuple(MONTHS)
    np.testing.assert_array_equal(series.values, WAVE)
    assert not series.values.flags.writeable
    with pytest.raises(FrozenInstanceError):
        report.points = 3


@pytest.mark.parametrize("key", bundled())
def test_the_bundled_files_are_read_as_what_they_are(key, tmp_path):
    from seqgui import paths

    own = load_bundled(key)
    series, report = to_series(paths.resources() / "series" / f"{key}.csv", season=own.season)
    assert not any((report.gap_count, report.duplicate_count, report.unsorted, report.dropped, report.merged))
    assert (series.frequency, series.labels) == (own.frequency, own.labels)
    np.testing.assert_array_equal(series.values, own.values)


@pytest.mark.parametrize(
    "lines",
    [
        rows(MONTHS, separator=";"),
        rows(MONTHS, separator="\t"),
        rows(MONTHS, separator="|"),
        rows(MONTHS, separator=" "),
        ["sep=;", *rows(MONTHS, separator=";")],
        ["# from somewhere", "", *rows(MONTHS), ""],
        [*rows(MONTHS), "Source: somebody"],
        ["A title", "", *rows(MONTHS)],
        [f"{line}," for line in rows(MONTHS)],
        [f'"{date}" , "{value}"' for date, value in zip(["date", *MONTHS], ["value", *WAVE], strict=True)],
        rows(MONTHS, [str(value).replace(".", ",") for value in WAVE], ";"),
        rows(MONTHS, [f"{value}€" for value in WAVE]),
    ],
    ids=["semicolon", "tab", "bar", "blank", "sep=", "comment", "source", "title", "trailing", "quotes", "comma", "€"],
)
def test_however_a_table_is_written_its_numbers_are_the_same(table, lines):
    series, _ = to_series(table(lines))
    assert series.labels == tuple(MONTHS)
    np.testing.assert_array_equal(series.values, WAVE)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_found(table, encoding):
    lines = rows(MONTHS, header="Monat,Abflüsse größer als üblich in März")
    series, _ = to_series(table(lines, encoding=encoding))
    assert series.name == "table: Abflüsse größer als üblich in März"


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("Producción España", "cp1252"), ("Försäljning", "cp1252"), ("Temp °C", "cp1252"), ("Quantità", "cp1252"),
        ("Ærø", "cp1252"), ("Preis in €", "cp1252"), ("Sprzedaż Łódź", "cp1250"), ("Příjmy měsíční", "cp1250"),
        ("Продажи", "cp1251"), ("销售额", "gb18030"),
    ],
)  # fmt: skip
def test_few_words_tell_the_encoding(table, name, encoding):
    assert read_table(table(rows(MONTHS, header=f"date,{name}"), encoding=encoding)).value == name


def test_without_names_the_columns_are_numbered(table):
    found = read_table(table(rows(MONTHS, header="")))
    assert [column.name for column in found.columns] == ["column 1", "column 2"]
    assert found.rows == 36 and "numbered" in found.notes[0]


def test_titles_that_a_spreadsheet_has_filled_up_are_left_out(table):
    lines = rows(MONTHS, [str(value).replace(".", ",") for value in WAVE], ";", "Datum,Wert")
    found = read_table(table(["Umsatz 2023;", "der Firma;", *lines]))
    assert (found.date, found.value) == ("Datum", "Wert") and found.notes[0].startswith("2 lines above")
    for alone in (";value", "date;"):  # one name may stand alone
        found = read_table(table([alone, *rows(MONTHS, separator=";")[1:]]))
        assert found.rows == 36 and found.notes == ()


def test_a_single_column_may_have_decimal_commas(table):
    written = [str(value).replace(".", ",") for value in WAVE]
    series, _ = to_series(table(["Wert", *written]))
    np.testing.assert_array_equal(series.values, WAVE)
    numbered = read_table(table(["made up", *(f"{at},{at * 7 % 5}" for at in range(36))]))
    assert len(numbered.columns) == 2  # the first one counts the rows


def test_who_has_too_few_points_reads_where_they_have_gone(table):
    lines = [f"2024-01-0{1 + at // 24},{at % 24:02d}:00,{at}" for at in range(72)]
    with pytest.raises(UserError, match=r"has 3 points .* 3 dates came several times"):
        to_series(table(["date,shift,x", *lines]))


def test_a_bare_column_of_numbers_is_a_series_of_points(table):
    series, report = to_series(table([str(value) for value in WAVE]))
    assert (len(series), series.frequency, series.labels[:2]) == (36, "point", ("1", "2"))
    assert (series.season, report.season_from) == (12, "autocorrelation")


@pytest.mark.parametrize(
    "written, meant",
    [
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("1 234,5", 1234.5),
        ("1'234.5", 1234.5),
        ("1234,50", 1234.5),
        ("−12.5", -12.5),
        ("1.5e3", 1500),
        ("1.234.567", 1234567),
        ("12,34,567", 1234567),
        ("(12.5)", -12.5),
        ("USD 1234.5", 1234.5),
        ("Rs. 1,23,456.5", 123456.5),
    ],
)
def test_numbers_are_read_as_they_are_written_elsewhere(table, written, meant):
    lines = rows(MONTHS, [written, *["7"] * 20, *["8"] * 15], ";")
    series, _ = to_series(table(lines))
    assert series.values[0] == meant


@pytest.mark.parametrize(
    "dates, frequency, season, labels",
    [
        ([str(year) for year in range(1900, 1936)], "year", 12, ("1900", "1935")),
        ([f"{at // 4}-Q{at % 4 + 1}" for at in range(8000, 8036)], "quarter", 4, ("2000-Q1", "2008-Q4")),
        ([f"Q{at % 4 + 1} {at // 4}" for at in range(8000, 8036)], "quarter", 4, ("2000-Q1", "2008-Q4")),
        ([f"{month}-01" for month in MONTHS], "month", 12, ("2001-01", "2003-12")),
        ([month.replace("-", "") for month in MONTHS], "month", 12, ("2001-01", "2003-12")),
        ([month.replace("-", "M") for month in MONTHS], "month", 12, ("2001-01", "2003-12")),
        ([f"{month[5:]}/{month[:4]}" for month in MONTHS], "month", 12, ("2001-01", "2003-12")),
        ([f"{day[8:]}.{day[5:7]}.{day[2:4]}" for day in days(36)], "day", 7, ("2021-03-01", "2021-04-05")),
        ([f"{month}-28" for month in MONTHS], "month", 12, ("2001-01", "2003-12")),
        (
            [f"{year}-W{week:02d}" for year in (2021, 2022) for week in range(1, 53)],
            "week",
            52,
            ("2021-01-04", "2022-12-26"),
        ),
        ([f"{month[:4]}年{int(month[5:])}月" for month in MONTHS], "month", 12, ("2001-01", "2003-12")),
        ([f"{day[:4]}年{day[5:7]}月{day[8:]}日" for day in days(36)], "day", 7, ("2021-03-01", "2021-04-05")),
        ([f"{at // 4} 年第{at % 4 + 1}季度" for at in range(8000, 8036)], "quarter", 4, ("2000-Q1", "2008-Q4")),
        ([f"{at // 4}年{'一二三四'[at % 4]}季度" for at in range(8000, 8036)], "quarter", 4, ("2000-Q1", "2008-Q4")),
        ([f"{year}年" for year in range(1900, 1936)], "year", 12, ("1900", "1935")),
        (days(36), "day", 7, ("2021-03-01", "2021-04-05")),
        ([day.replace("-", "") for day in days(36)], "day", 7, ("2021-03-01", "2021-04-05")),
        ([f"{day[8:]}.{day[5:7]}.{day[:4]}" for day in days(36)], "day", 7, ("2021-03-01", "2021-04-05")),
        ([f"{day[5:7]}/{day[8:]}/{day[:4]}" for day in days(36)], "day", 7, ("2021-03-01", "2021-04-05")),
        (days(120, step=7), "week", 52, ("2021-03-01", "2023-06-12")),
        ([f"{day}T06:00:00Z" for day in days(36)], "day", 7, ("2021-03-01", "2021-04-05")),
        ([f"2021-03-{1 + at // 24:02d} {at % 24}:00" for at in range(60)], "hour", 24, None),
        ([f"2021-03-01 {at // 12:02d}:{at % 12 * 5:02d}" for at in range(36)], "point", 12, None),
        (
            [f"{month} 49" for month in calendar.month_abbr[1:]],
            "month",
            1,
            ("1949-01", "1949-12"),
        ),
        ([f"March {day}, 1949" for day in range(1, 30)], "day", 7, ("1949-03-01", "1949-03-29")),
        ([str(year) for year in range(1800, 1980, 5)], "point", 12, ("1800", "1975")),
        ([f"{day} {at % 24:02d}" for day in days(2) for at in range(24)], "hour", 24, None),
        (
            [f"{1 + at // 24}/3/2021 {at % 12 or 12}:00:00 {'AP'[at % 24 // 12]}M" for at in range(360)],
            "hour",
            24,
            ("2021-03-01 00:00", "2021-03-15 23:00"),
        ),
        (
            [f"March {1 + at // 24}, 2021 {at % 24}:00" for at in range(48)],
            "hour",
            24,
            ("2021-03-01 00:00", "2021-03-02 23:00"),
        ),
        ([f"{day} 00:00 UTC" for day in days(36)], "day", 7, ("2021-03-01", "2021-04-05")),
        (
            [f"{day}T00:00+0{1 + at // 20}:00" for at, day in enumerate(days(36))],
            "day",
            7,
            ("2021-03-01", "2021-04-05"),
        ),
        ([f"{month}-01T00:00:00+08:00" for month in MONTHS], "month", 12, ("2001-01", "2003-12")),
        ([f"Sept. {day}, 1949" for day in range(1, 30)], "day", 7, ("1949-09-01", "1949-09-29")),
        (
            [f"{year}-{month}-30" for year in range(1990, 2008) for month in ("06", "12")],
            "point",
            12,
            ("1990-06", "2007-12"),
        ),
        (days(36, step=28), "point", 12, ("2021-03-01", "2023-11-06")),
        (days(36, step=60), "point", 12, ("2021-03-01", "2026-11-30")),
    ],
)
def test_dates_and_their_frequency_are_understood(table, dates, frequency, season, labels):
    values = [WAVE[at % 36] + at // 36 for at in range(len(dates))]
    found = read_table(table(rows(dates, values, ";")))
    assert found.date == "date"
    series, report = to_series(found)
    assert (series.frequency, series.season, len(series)) == (frequency, season, len(dates))
    assert not any((report.gap_count, report.duplicate_count, report.unsorted, report.dropped, report.merged))
    assert labels is None or (series.labels[0], series.labels[-1]) == labels


def test_hours_are_those_of_the_clock_on_the_wall_unless_that_is_changed_meanwhile(table):
    hours = [f"2024-03-31T{at:02d}:00+08:00" for at in range(24)]
    assert to_series(table(rows(hours)))[0].labels[:2] == ("2024-03-31 00:00", "2024-03-31 01:00")
    spring = [f"2024-03-31T{at + (at > 1):02d}:00+0{1 + (at > 1)}:00" for at in range(20)]
    series, report = to_series(table(rows(spring)))
    assert (series.labels[1], series.labels[2], report.gap_count) == ("2024-03-31 00:00", "2024-03-31 01:00", 0)


def test_english_months_are_read_whatever_the_system_speaks(table, monkeypatch):
    import pandas as pd

    written, to_datetime = [], pd.to_datetime
    monkeypatch.setattr(pd, "to_datetime", lambda *a, **k: written.append(k["format"]) or to_datetime(*a, **k))
    names = [f"{calendar.month_name[int(month[5:])]} {month[:4]}" for month in MONTHS]
    assert to_series(table(rows(names)))[0].labels == tuple(MONTHS)
    assert not any("%b" in one or "%B" in one for one in written)  # pandas knows the months of the system's language


def test_months_are_counted_on_after_the_end_as_months(table):
    half_years = [f"{year}-{month}-01" for year in range(1990, 2008) for month in ("01", "07")]
    assert to_series(table(rows(half_years)))[0].labels_after(3) == ("2008-01", "2008-07", "2009-01")


@pytest.mark.parametrize("name", ["Monthly sales", "Stock index", "Voltage", "Moisture"])
def test_numbers_that_might_be_years_are_numbers_where_the_name_only_sounds_like_a_date(table, name):
    sales = [1000 + 577 * at % 1200 for at in range(36)]
    found = read_table(table(rows(MONTHS, sales, header=f"Date,{name}")))
    assert (found.date, found.value) == ("Date", name)
    shuffled = np.random.default_rng(0).permutation(range(1950, 1986))
    assert read_table(table(rows(shuffled, header="Year,Flow"))).date == "Year"
    assert read_table(table(rows(range(1950, 1986), header="Fiscal year,Flow"))).date == "Fiscal year"


def test_points_between_thousands_are_known_by_the_numbers_without_them(table):
    sales = [f"{950 + 10 * at:,}".replace(",", ".") for at in range(36)]
    series, report = to_series(table(rows(MONTHS, sales, ";")))
    assert series.values[0] == 950 and series.values[-1] == 1300
    assert report.notes == ("“1.000” was read as a thousand and more.",)
    millions = [f"{950_000 + 10_000 * at:,}".replace(",", ".") for at in range(36)]
    assert to_series(table(rows(MONTHS, millions, ";")))[0].values[-1] == 1_300_000
    eighths = [f"{100 + at / 8:g}" for at in range(36)]
    assert to_series(table(rows(MONTHS, eighths, ";")))[0].values[-1] == 104.375


def test_a_year_beside_a_month_makes_a_date(table):
    lines = [f"{month[:4]},{int(month[5:])},{value}" for month, value in zip(MONTHS, WAVE, strict=True)]
    found = read_table(table(["Year,Month,flow", *lines]))
    assert (found.date, found.value, found.columns[0].sample[0]) == ("Year and Month", "flow", "2001 1")
    series, _ = to_series(found)
    assert series.labels == tuple(MONTHS)
    named = [
        f"{month[:4]},{calendar.month_abbr[int(month[5:])]}.,{value}" for month, value in zip(MONTHS, WAVE, strict=True)
    ]
    assert to_series(table(["Year,Month,flow", *named]))[0].labels == tuple(MONTHS)


@pytest.mark.parametrize(
    "name, written",
    [
        ("Time", lambda hour: f"{hour:02d}:00:00"),
        ("time_of_day (local)", lambda hour: f"{hour:02d}.00.00"),
        ("hr", str),
        ("Uhrzeit", lambda hour: f"{hour}:00"),
        ("clock", lambda hour: f"{hour % 12 or 12} {'a' if hour < 12 else 'p'}.m."),
        ("HOUR", lambda hour: f"{hour + 1}:00"),  # 24:00 is the end of the day
    ],
)
def test_a_time_beside_a_day_makes_a_date(table, name, written):
    hours = [(day, hour) for day in days(12) for hour in range(24)]
    lines = [f"{day};{written(hour)};{at * 7 % 11}" for at, (day, hour) in enumerate(hours)]
    found = read_table(table([f"Day;{name};flow", *lines]))
    assert (found.date, found.value) == (f"Day and {name}", "flow")
    series, report = to_series(found)
    assert (series.frequency, report.duplicate_count, len(series)) == ("hour", 0, 288)
    assert series.labels[0] == f"2021-03-01 0{name == 'HOUR':d}:00"
    assert to_series(found, date="Day")[1].duplicate_count == 12  # the day alone can be chosen, too


def test_rows_without_a_date_are_left_out_where_there_is_a_clock_too(table):
    hours = [f"{1 + at // 24}/3/2021 {at % 24}:00" if at % 4 else "" for at in range(96)]
    series, report = to_series(table(rows(hours, [WAVE[at % 36] for at in range(96)])))
    assert (series.frequency, report.dropped, report.gap_count, len(series)) == ("hour", 24, 23, 95)


def test_a_time_beside_days_that_come_once_is_left_out_of_the_date(table):
    lines = [f"{day},{6 + at % 3}:{at % 60:02d},{at * 7 % 11}" for at, day in enumerate(days(36))]
    found = read_table(table(["date,time of high tide,metres", *lines]))
    assert (found.date, to_series(found)[0].frequency) == ("date", "day")


def test_two_columns_that_make_no_date_are_refused(table):
    path = table(["a,b,x", *(f"{at},{at * at},{at * 7 % 11}" for at in range(36))])
    with pytest.raises(UserError, match="holds no dates"):
        to_series(path, date="a and b")


@pytest.mark.parametrize("unit", ["mm", "kg", "m³/s", "m2", "°C", "Stück", "人", "kWh"])
def test_a_unit_that_all_have_is_left_out_and_said(table, unit):
    series, report = to_series(table(rows(MONTHS, [f"{-value} {unit}" for value in WAVE], header="date,rain")))
    np.testing.assert_array_equal(series.values, np.negative(WAVE))
    assert report.notes == (f"“{unit}” behind the numbers was taken for their unit.",)
    assert report.dropped == 0


def test_another_unit_is_no_number(table):
    lines = [f"{value} mm" for value in WAVE]
    _, report = to_series(table(rows(MONTHS, [*lines[:20], "3 cm", *lines[21:]])))
    assert (report.dropped, report.gap_count) == (1, 1)
    with pytest.raises(UserError, match="no column of numbers"):
        read_table(table(rows(days(36), [f"{at} {'ab'[at % 2]}" for at in range(36)])))


def test_thousands_and_millions_in_letters_are_brought_to_their_size(table):
    written = [f"{at / 100 + 0.9:.2f}M" if at > 9 else f"{900 + 10 * at}K" for at in range(36)]
    series, report = to_series(table(rows(MONTHS, written, header="Date,Vol.")))
    np.testing.assert_allclose(series.values, [900_000 + 10_000 * at for at in range(36)])
    assert report.notes == ("K, M and B behind the numbers were read as thousands, millions and billions.",)


def test_names_and_places_with_a_number_are_no_quantities(table):
    lines = [
        f"{month},Ward {at % 7},{at % 5}{'AB'[at % 2]},{value}"
        for at, (month, value) in enumerate(zip(MONTHS, WAVE, strict=True))
    ]
    found = read_table(table(["date,ward,bed,flow", *lines]))
    assert found.value == "flow"
    assert [column.kind for column in found.columns][:2] == ["date", "text"]


def test_weekends_without_values_are_no_gaps(table):
    work = [day for day in days(40) if np.is_busday(day)]
    series, report = to_series(table(rows(work[:10] + work[11:])))
    assert (series.frequency, series.season, report.gaps) == ("day", 5, (work[10],))
    assert series.labels == tuple(work)
    assert series.labels_after(3) == ("2021-04-12", "2021-04-13", "2021-04-14")
    assert list(series.phase()[:6]) == [0, 1, 2, 3, 4, 0]


def test_gaps_are_filled_as_asked_and_reported(table):
    dates, values = MONTHS[:5] + MONTHS[7:], [*WAVE[:5], *WAVE[7:]]
    values[20] = "n/a"
    path = table(rows(dates, values))
    straight, report = to_series(path)
    assert (report.gap_count, report.gaps) == (3, ("2001-06", "2001-07", MONTHS[22]))
    assert "3 gaps" in report.notes[0] and "2001-06" in report.notes[0]
    np.testing.assert_allclose(straight.values[4:8], np.linspace(WAVE[4], WAVE[7], 4))
    before, _ = to_series(path, fill="previous")
    np.testing.assert_array_equal(before.values[4:8], [WAVE[4]] * 3 + [WAVE[7]])
    with pytest.raises(UserError, match=r"“table\.csv”: 3 gaps in the values, the first at 2001-06"):
        to_series(path, fill="refuse")


def test_repeated_dates_are_merged_as_asked_and_reported(table):
    path = table(rows([*MONTHS[:3], *MONTHS[2:]], [*WAVE[:3], 500, *WAVE[3:]]))
    mean, report = to_series(path)
    assert (report.duplicate_count, report.duplicates) == (1, ("2001-03",))
    assert mean.values[2] == (WAVE[2] + 500) / 2 and len(mean) == 36
    assert to_series(path, duplicates="last")[0].values[2] == 500
    with pytest.raises(UserError, match=r"“table\.csv”: 1 date came several times, the first is 2001-03"):
        to_series(path, duplicates="refuse")


def test_order_is_put_right_and_reported(table):
    series, report = to_series(table(rows(MONTHS[::-1], WAVE[::-1])))
    np.testing.assert_array_equal(series.values, WAVE)
    assert report.unsorted == 0 and "newest" in report.notes[0]
    shuffled = np.random.default_rng(0).permutation(36)
    series, report = to_series(table(rows([MONTHS[at] for at in shuffled], [WAVE[at] for at in shuffled])))
    np.testing.assert_array_equal(series.values, WAVE)
    assert report.unsorted > 5 and "sorted" in report.notes[-1]


def test_cells_that_are_no_numbers_or_dates_are_left_out_and_counted(table):
    values = [*WAVE[:10], "oops", *WAVE[11:]]
    dates = [*MONTHS[:20], "soon", *MONTHS[21:]]
    series, report = to_series(table(rows(dates, values)))
    assert (report.dropped, report.gap_count, len(series)) == (2, 2, 36)
    assert report.notes[0].startswith("1 cell of “value”") and report.notes[1].startswith("1 row without a date")


def test_what_is_guessed_can_be_corrected(table):
    path = table(rows(days(120), [at % 9 + at for at in range(120)]))
    weekly, report = to_series(path, frequency="week", season=4)
    assert (weekly.frequency, weekly.season, len(weekly)) == ("week", 4, 18)
    assert report.merged == 120 - 18 and "mean" in report.notes[0]
    monthly, _ = to_series(path, frequency="month", need=4)
    assert monthly.labels == ("2021-03", "2021-04", "2021-05", "2021-06")
    undated, _ = to_series(path, date="")
    assert (undated.frequency, undated.season, undated.labels[-1]) == ("point", 9, "120")


def test_uneven_dates_become_points_in_a_row(table):
    uneven = np.cumsum([1, 5, 2, 9, 1, 30, 4, 4, 8, 3, 3, 2, 50, 1, 2, 8, 90, 5, 1, 1])
    dates = [f"{day}T{at % 7:02d}:11" for at, day in enumerate(np.datetime64("2020-01-01") + uneven)]
    series, report = to_series(table(rows(dates)))
    assert (series.frequency, len(series)) == ("point", 20)
    assert "not at even distances" in report.notes[0]


def test_dates_that_are_not_understood_are_told(table):
    months = ("Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez")
    path = table(["Monat;Wert", *(f"{month} 2018;{number},5" for number, month in enumerate(months, 1))])
    read = read_table(path)
    assert read.date is None
    assert any("“Monat” looks like dates, but “Mär 2018” is not understood" in str(note) for note in read.notes)
    both = [f"{month}-05" if at % 2 else f"{month[5:]}/05/{month[:4]}" for at, month in enumerate(MONTHS)]
    (note,) = read_table(table(rows(both))).notes
    assert "“date” looks like dates, but “01/05/2001” is not understood" in note
    words = read_table(table(["place;value", *(f"street {number};{number}.5" for number in range(12))]))
    assert words.notes == ()


def test_the_value_is_a_quantity_and_no_count_of_the_rows(table):
    lines = [f"{at},{date},7,{value},{at % 5}" for at, (date, value) in enumerate(zip(MONTHS, WAVE, strict=True))]
    found = read_table(table(["id,date,constant,level,level", *lines]))
    assert (found.date, found.value) == ("date", "level")
    some_left_out = read_table(table(["instant,date,constant,level,level", *lines[:7], *lines[8:20], *lines[21:]]))
    assert some_left_out.value == "level"
    assert found.names("number") == ("id", "constant", "level", "level (5)")
    assert read_table(table(rows(range(1_704_067_200, 1_704_196_800, 3600), header="t,x"))).value == "x"


def test_dates_in_american_and_european_order_are_told_apart(table):
    first = [f"{at % 12 + 1:02d}/01/{2001 + at // 12}" for at in range(36)]
    american, _ = to_series(table(rows(first)))
    assert american.labels == tuple(MONTHS)
    european, report = to_series(table(rows([f"{day[3:6]}{day[:2]}{day[5:]}" for day in first])))
    assert european.labels == tuple(MONTHS)
    assert any("day, month, year" in note for note in report.notes)


@pytest.mark.parametrize(
    "lines, message",
    [
        ([], "is empty"),
        (["", "# only words"], "is empty"),
        (["date,value"], "no rows below"),
        (rows(MONTHS, ["a", "b"] * 18), "no column of numbers"),
        ([*rows(MONTHS)[:9], "2001-09,3,4", *rows(MONTHS)[10:]], "Line 10 of “table.csv” has 3 cells"),
        ([*rows(MONTHS)[:9], "2001-09;3", *rows(MONTHS)[10:]], "parted by semicolons, the others by commas"),
        (b"PK\x03\x04" + bytes(50), "Excel"),
        (b"\x89PNG\0\0" + bytes(range(256)), "not a text file"),
        (rows(MONTHS[:5]), "“value” in “table.csv” has 5 points and at least 12"),
        (rows(MONTHS, [5] * 36), "“value” in “table.csv” is 5 throughout"),
        (rows(days(30, step=1)[:15] + days(15, first="1700-01-01")), "“table.csv”: .* Choose another frequency"),
    ],
)
def test_what_cannot_be_a_series_is_refused_in_a_sentence(table, lines, message):
    with pytest.raises(UserError, match=message):
        to_series(table(lines))


def test_what_is_refused_is_said_in_the_language_of_the_window(table):
    """The word for a step is translated, too."""
    path = table(rows(days(15) + days(15, first="1700-01-01")))
    with pytest.raises(UserError) as refused:
        to_series(path)
    said = refused.value.args[0].values["said"]
    assert isinstance(said.values["guessed"], Text)
    _, report = to_series(table(rows(days(120), [at % 9 + at for at in range(120)])), frequency="week")
    assert isinstance(report.notes[0].values["guessed"], Text)


def test_huge_files_are_refused_before_they_are_read(table, monkeypatch):
    with pytest.raises(UserError, match="100,001 rows"):
        read_table(table(["value", *["1"] * 100_001]))
    monkeypatch.setattr(delimited, "MEGABYTES", 0.0001)
    with pytest.raises(UserError, match="MB; at most"):
        read_table(table(rows(MONTHS)))


@pytest.mark.parametrize(
    "choice, message",
    [
        ({"value": "nothing"}, "no column “nothing”"),
        ({"date": "nothing"}, "no column “nothing”"),
        ({"date": "value"}, "“value” in “table.csv” holds no dates"),
        ({"value": "date"}, "“date” in “table.csv” holds no numbers"),
        ({"frequency": "fortnight"}, "choose one of: hour"),
        ({"fill": "zero"}, "choose one of: interpolate"),
        ({"season": 0}, "1 for none"),
        ({"season": 30}, "needs 60 points"),
        ({"need": 40}, "at least 40"),
    ],
)
def test_a_wrong_choice_is_said(table, choice, message):
    with pytest.raises(UserError, match=message):
        to_series(table(rows(MONTHS)), **choice)


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(UserError, match="cannot be read"):
        read_table(tmp_path / "nothing.csv")
    with pytest.raises(UserError, match="is no file"):
        read_table(tmp_path)


def test_a_changed_file_is_read_again(table):
    path = table(rows(MONTHS))
    assert read_table(path).rows == 36
    assert read_table(table(rows(MONTHS[:30]))).rows == 30


def test_another_column_of_the_same_file_needs_no_second_reading(tmp_path, monkeypatch):
    path = tmp_path / "two.csv"
    rows = [f"200{year}-{month:02d}-01,{month},{month * month}" for year in (1, 2, 3) for month in range(1, 13)]
    text = "\n".join(["date,a,b", *rows])
    path.write_text(text)
    read = []
    lines = columns.read_lines
    monkeypatch.setattr(columns, "read_lines", lambda path: read.append(path) or lines(path))
    read_table(path)
    a, b = (to_series(path, name, "date")[0] for name in ("a", "b"))
    assert (list(a.values[:3]), list(b.values[:3]), len(read)) == ([1, 2, 3], [1, 4, 9], 1)
    path.write_text(text.replace("2001-01-01,1,1", "2001-01-01,7,77"))
    assert (to_series(path, "b", "date")[0].values[0], len(read)) == (77, 2)
