"""The series on the command line: what ``evaluate`` measures, and what it leaves in a network's file."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import torch

from seqgui.core.checkpoint import Card, read_card, save
from seqgui.tasks.series.data import calendar_width
from seqgui.tasks.series.recipe import PRESETS, fit_lenses
from seqgui.tasks.series.series import load_bundled
from seqgui.tasks.series.table import to_series
from seqgui.tasks.series.task import SeriesTask

SMALL = replace(PRESETS["gru"], members=1, hidden=2, epochs=1, steps_per_epoch=1, window=24)
KEYS = ("one_step_mae.test", "multi_mae.test", "multi_mase.test", "coverage.test")


def store(path, series="airline", recipe=SMALL):
    """An untrained network of a series."""
    learned = load_bundled(series)
    data = {
        "series": learned.name, "season": learned.season, "calendar": calendar_width(recipe, learned.season),
        "lenses": [lens.to_dict() for lens in fit_lenses(recipe, learned, 100)],
    }  # fmt: skip
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(0)
    card = Card("series", "Untrained", recipe.to_dict(), {"epoch": 0}, data=data)
    save(path, SeriesTask.build(recipe, data).state_dict(), card)
    return path


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    """The network that ships as ``gru``, of a recipe that is learned at once."""
    monkeypatch.setattr("seqgui.paths.trained", lambda: tmp_path / "trained")
    monkeypatch.setitem(PRESETS, "gru", SMALL)
    return store(tmp_path / "trained" / "series" / "gru.safetensors")


def told(result):
    """The scores of a card, out of what ``--json`` prints."""
    return dict(zip(KEYS, (result["one_step"]["mae"], result["multi"]["mae"], result["multi"]["mase"],
                           result["coverage"]), strict=True))  # fmt: skip


def refused(outcome):
    code, out, err = outcome
    assert (code, out) == (2, "")
    return err


def test_the_help_says_what_model_means_to_each_verb(seqgui, monkeypatch):
    monkeypatch.setenv("COLUMNS", "400")
    assert "default: LSTMs that learn the series first" in seqgui("forecast", "series", "--help")[1]
    assert "default: the network that the window opens with" in seqgui("predict", "words", "--help")[1]
    assert "its recipe is trained anew (default: lstm)" in seqgui("evaluate", "series", "--help")[1]


def test_evaluate_records_what_it_measured(seqgui, shipped):
    ask = ("evaluate", "series", "--horizon", "24", "--model", "gru", "--json")
    before = shipped.read_bytes()
    first = json.loads(seqgui(*ask)[1])
    assert "one_step_mae.test" not in seqgui("models")[1]
    assert shipped.read_bytes() == before
    code, out, err = seqgui(*ask, "--record")
    assert (code, err) == (0, "")
    assert told(json.loads(out)) == told(first)
    card = read_card(shipped, "series")
    assert card.scores == {"epoch": 0, **{name: pytest.approx(value) for name, value in told(first).items()}}
    assert card.made["measured"] == {"test": "seqgui evaluate series --horizon 24 --model gru"}
    assert "one_step_mae.test" in seqgui("models")[1]


def test_without_a_horizon_the_command_says_which_it_was(seqgui, shipped):
    assert seqgui("evaluate", "series", "--model", "gru", "--record")[0] == 0
    assert read_card(shipped, "series").made["measured"]["test"].endswith("series --horizon 24 --model gru")


def test_the_recipe_of_a_run_is_measured_on_its_series_and_recorded_with_it(seqgui, shipped, user_folder):
    run = store(user_folder / "runs" / "series" / "mine" / "model.safetensors", "nile", replace(SMALL, hidden=3))
    (run.parent / "run.json").write_text("{}")
    ask = ("evaluate", "series", "--series", "nile", "--horizon", "12", "--model", "mine")
    code, out, err = seqgui(*ask, "--record", "--json")
    assert (code, err) == (0, "")
    card = read_card(run, "series")
    assert {name: card.scores[name] for name in KEYS} == pytest.approx(told(json.loads(out)))
    assert card.made["measured"] == {"test": " ".join(("seqgui", *ask[:4], "--horizon 12 --model mine"))}
    assert told(json.loads(out)) != told(json.loads(seqgui(*ask[:-1], "gru", "--json")[1]))


def test_the_command_of_a_run_says_which_series_it_was(seqgui, user_folder):
    tiny = ["--set", "epochs=1", "members=1", "steps_per_epoch=1"]
    seqgui("train", "series", *tiny, "--series", "co2", "--season", "6", "--train-end", "300")
    (run,) = (user_folder / "runs" / "series").iterdir()
    assert read_card(run / "model.safetensors", "series").data["season"] == 6
    command = read_card(run / "model.safetensors", "series").made["command"]
    assert command.endswith("--series co2 --season 6 --train-end 300")


def test_a_table_is_recorded_without_its_place(seqgui, shipped, tmp_path):
    table = tmp_path / "sales.csv"
    rows = [f"{2000 + month // 12}-{month % 12 + 1:02},{100 + month % 12 + month}" for month in range(96)]
    table.write_text("month,net sales\n" + "\n".join(rows))
    assert "learned" in refused(seqgui("evaluate", "series", "--csv", table, "--model", "gru", "--record"))
    card = read_card(shipped, "series")
    assert "measured" not in card.made
    weights = SeriesTask.load(shipped, torch.device("cpu")).network.state_dict()
    save(shipped, weights, replace(card, data=card.data | {"series": to_series(table)[0].name}))
    ask = ("evaluate", "series", "--csv", table, "--column", "net sales", "--horizon", "12", "--model", "gru")
    assert seqgui(*ask, "--record")[0] == 0
    assert read_card(shipped, "series").made["measured"] == {
        "test": "seqgui evaluate series --csv FILE --column 'net sales' --horizon 12 --model gru"
    }


def test_nothing_is_recorded_of_another_recipe_than_that_of_the_file(seqgui, shipped, monkeypatch):
    before = shipped.read_bytes()
    monkeypatch.setitem(PRESETS, "gru", replace(SMALL, lags=5))
    assert "another recipe" in refused(seqgui("evaluate", "series", "--model", "gru", "--record"))
    assert shipped.read_bytes() == before
    assert "learned" in refused(seqgui("evaluate", "series", "--model", "Untrained", "--season", "6", "--record"))
    assert "no model" in refused(seqgui("evaluate", "series", "--model", "nobody"))
