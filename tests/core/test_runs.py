"""The library: runs on disk, their curves, and the models that can be chosen."""

from __future__ import annotations

import errno
import json
import math
import shutil
from pathlib import Path

import pytest
import torch

from seqgui.core import runs
from seqgui.core.checkpoint import Card, load_weights, read_card, save
from seqgui.core.errors import UserError
from seqgui.core.events import Epoch, Step
from seqgui.core.runs import RunLibrary


@pytest.fixture
def library(tmp_path):
    return RunLibrary("digits", tmp_path / "runs", tmp_path / "trained")


def weights(value=0.0):
    return {"w": torch.full((2,), value)}


def epoch(index, accuracy, best=False, **more):
    metrics = (("accuracy.validation", accuracy), ("loss.training", 2.0), *more.items())
    return Epoch(index, 5, metrics, best, 1.5)


def step(position, loss, gradient_norm=1.0):
    return Step(1, position, (("loss.training", loss),), gradient_norm, 0.1, 1.0, 100.0, 3.0)


def kept_run(library, title="A run", epochs=3):
    run = library.create(title, {"hidden": 4}, {"data": "few"})
    for index in range(epochs):
        state = {"state": torch.tensor(index)}
        run.keep(epoch(index, 0.1 * index, best=index < 2), weights(index), lambda state=state: state)
    return run


def ship(library, name, title):
    save(library.shipped / f"{name}.safetensors", weights(), Card("digits", title, {}))


def no_constants(word):
    pytest.fail(f"{word} is no JSON")


def full_disk(monkeypatch, write):
    def no_room(*args, **kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(*write, no_room)


def test_a_run_keeps_every_epoch_and_the_best_as_its_model(library):
    run = kept_run(library)
    assert [path.name for path in run.snapshots()] == [f"epoch-000{n}.safetensors" for n in range(3)]
    assert torch.equal(load_weights(run.model, {"w": (2,)})["w"], torch.ones(2))
    assert torch.equal(load_weights(run.snapshots()[2], {"w": (2,)})["w"], torch.full((2,), 2.0))
    assert read_card(run.model, "digits").scores["epoch"] == 1
    opened = library.open(run.folder)
    assert (opened.title, opened.recipe, opened.made) == ("A run", {"hidden": 4}, {"data": "few"})
    assert opened.scores == {"accuracy.validation": 0.1, "loss.training": 2.0, "epoch": 1}


def test_runs_begun_in_the_same_second_do_not_share_a_folder(library):
    assert len({library.create("x", {}, {}).folder for _ in range(4)}) == 4


def test_a_folder_that_holds_a_run_is_not_written_over(library, tmp_path):
    folder = tmp_path / "mine"
    first = library.create("First", {}, {}, folder)
    with pytest.raises(UserError, match="holds a run already"):
        library.create("Second", {}, {}, folder)
    assert library.open(first.folder).title == "First"


def test_a_run_cannot_begin_where_a_file_is_in_the_way(library, tmp_path):
    (tmp_path / "file").write_text("x")
    for folder in (tmp_path / "file", tmp_path / "file" / "inner"):
        with pytest.raises(UserError, match="cannot be written"):
            library.create("x", {}, {}, folder)


@pytest.mark.parametrize("content", [None, "", "[]", "3", "{}", '{"task": "digits"}', "[" * 100_000, b"\xff\xfe\x00",
                                     '{"task": "digits", "title": 1, "recipe": 2, "made": 3, "state": 4, "scores": 5}',
                                     '{"task": "words", "title": "w"}'])  # fmt: skip
def test_a_folder_without_a_readable_run_is_refused_and_passed_over(library, content):
    folder = library.folder / "foreign"
    folder.mkdir(parents=True)
    if content is not None:
        (folder / "run.json").write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(UserError, match="foreign"):
        library.open(folder)
    run = kept_run(library)
    assert [found.folder for found in library.runs()] == [run.folder]


def test_runs_come_newest_first_and_a_missing_library_is_empty(library, monkeypatch):
    assert library.runs() == []
    assert library.models() == []
    folders = [library.create(name, {}, {}, library.folder / name).folder for name in ("2024", "2026", "2025")]
    assert [run.folder for run in library.runs()] == sorted(folders, reverse=True)


def test_steps_are_thinned_in_the_log_but_epochs_never(library, monkeypatch):
    clock = iter(range(10**6))
    monkeypatch.setattr(runs.time, "monotonic", lambda: next(clock) * runs.LOG_EVERY_S / 4 + 1e6)
    run = library.create("x", {}, {})
    for n in range(40):
        run.log(step(n / 40, 1.0))
    for n in range(10):
        run.log(epoch(n, 0.5))
    curves = run.curves()
    assert 9 <= len(curves["loss.training"][0]) <= 11
    assert curves["accuracy.validation"] == (tuple(float(n) for n in range(10)), (0.5,) * 10)


@pytest.fixture
def every_step(monkeypatch):
    monkeypatch.setattr(runs, "LOG_EVERY_S", 0.0)


def test_curves_come_back_as_they_were_logged(library, every_step):
    run = library.create("x", {}, {})
    for position, loss in ((0.5, 1.25), (1.0, 1e-9), (1.5, 123456.5)):
        run.log(step(position, loss, gradient_norm=loss))
    run.log(epoch(1, 0.75))
    assert library.open(run.folder).curves() == {
        "gradient_norm": ((0.5, 1.0, 1.5), (1.25, 1e-9, 123456.5)),
        "loss.training": ((0.5, 1.0, 1.5), (1.25, 1e-9, 123456.5)),
        "accuracy.validation": ((1.0,), (0.75,)),
    }


def test_of_steps_and_means_over_epochs_there_are_the_more_points(library, monkeypatch):
    """Short epochs follow each other faster than steps are logged; and some things are measured once an epoch."""
    run = library.create("x", {}, {})
    run.log(step(0.5, 3.0))
    for number in (1, 2, 3):
        run.log(epoch(number, 0.5, **{"loss.training": 4.0 - number, "perplexity.training": 9.0}))
    curves = run.curves()
    assert curves["loss.training"] == ((1.0, 2.0, 3.0), (3.0, 2.0, 1.0))
    assert curves["perplexity.training"] == ((1.0, 2.0, 3.0), (9.0,) * 3)
    assert curves["gradient_norm"][0] == (0.5,)


def test_of_a_very_long_log_every_epoch_is_read_but_not_every_step(library, every_step, monkeypatch):
    monkeypatch.setattr(runs, "MOST_LINES", 10)
    run = library.create("x", {}, {})
    for number in range(1, 41):
        run.log(step(number / 10, 1.0))
        if number % 10 == 0:
            run.log(epoch(number // 10, 0.5))
    curves = run.curves()
    assert curves["accuracy.validation"][0] == (1.0, 2.0, 3.0, 4.0)
    assert 9 <= len(curves["loss.training"][0]) <= 12


def test_a_run_can_go_on_if_its_state_was_kept_and_its_data_are_known(library):
    known, unknown = library.create("x", {}, {"data": "5,000 digits"}), library.create("x", {}, {})
    for run in (known, unknown):
        assert not run.can_go_on
        run.keep(epoch(1, 0.5, best=True), weights(1.0), lambda: {"state": torch.zeros(1)})
    assert known.can_go_on and not unknown.can_go_on


def test_a_run_that_diverged_is_stored_as_json_that_everyone_can_read(library, every_step):
    run = library.create("x", {}, {})
    run.log(step(0.5, 1.0))
    run.log(step(1.0, math.nan, math.inf))
    diverged = epoch(1, 0.1, best=True, **{"loss.validation": math.inf})
    run.log(diverged)
    run.keep(diverged, weights(math.nan), lambda: {"state": torch.tensor(math.nan)})
    for line in (run.folder / "metrics.jsonl").read_text().splitlines():
        json.loads(line, parse_constant=no_constants)
    json.loads((run.folder / "run.json").read_text(), parse_constant=no_constants)
    places, losses = run.curves()["loss.training"]
    assert places == (0.5, 1.0)
    assert losses[0] == 1.0
    assert math.isnan(losses[1])
    assert library.models()[0].scores["loss.validation"] is None


def test_an_epoch_that_was_begun_twice_is_drawn_once(library, every_step):
    run = library.create("x", {}, {})
    for position, loss in ((0.5, 3.0), (1.0, 2.0), (1.3, 9.0), (1.6, 9.0), (1.2, 1.5), (1.5, 1.0)):
        run.log(step(position, loss))
    assert run.curves()["loss.training"] == ((0.5, 1.0, 1.2, 1.5), (3.0, 2.0, 1.5, 1.0))


def test_damaged_lines_of_the_log_are_passed_over(library, every_step):
    run = library.create("x", {}, {})
    assert run.curves() == {}
    run.log(step(0.5, 1.0))
    with (run.folder / "metrics.jsonl").open("a") as file:
        file.write('{"position": 0.6\n\n[]\n5\n"text"\nnull\n{}\n{"position": "x", "loss.training": 1}\n')
        file.write('{"position": NaN, "loss.training": 1}\n{"position": Infinity, "loss.training": 1}\n')
        file.write('{"position": 0.7, "loss.training": "much"}\n{"epoch": [1], "a": 2}\n')
    run.log(step(1.0, 2.0))
    assert run.curves()["loss.training"] == ((0.5, 1.0), (1.0, 2.0))
    (run.folder / "metrics.jsonl").write_bytes(b"\xff\xff")
    assert run.curves() == {}


def test_a_full_disk_is_told_in_a_sentence_and_what_was_kept_stays(library, monkeypatch):
    run = kept_run(library)
    before = {path: path.read_bytes() for path in run.folder.rglob("*") if path.is_file()}
    full_disk(monkeypatch, (Path, "write_bytes"))
    with pytest.raises(UserError, match="disk is full"):
        run.keep(epoch(3, 0.9, best=True), weights(3), lambda: {"state": torch.tensor(3)})
    full_disk(monkeypatch, (Path, "open"))
    with pytest.raises(UserError, match="metrics"):
        run.log(epoch(3, 0.9))
    monkeypatch.undo()
    assert {path: path.read_bytes() for path in run.folder.rglob("*") if path.is_file()} == before


def test_a_model_that_found_no_room_is_made_up_for_at_the_next_epoch(library):
    run = library.create("x", {}, {})
    run.keep(epoch(0, 0.5, best=True), weights(0), lambda: {"state": torch.tensor(0)})
    run.model.unlink()
    run.keep(epoch(1, 0.4), weights(1), lambda: {"state": torch.tensor(1)})
    assert read_card(run.model, "digits").scores["epoch"] == 1


def test_models_that_ship_come_first_and_damaged_ones_are_left_out(library):
    ship(library, "other", "Other")
    ship(library, "reader", "Reader")
    (library.shipped / "broken.safetensors").write_bytes(b"broken")
    run = kept_run(library)
    damaged = kept_run(library, "Damaged")
    damaged.model.write_bytes(b"broken")
    kept_run(library, "None yet", epochs=0)
    infos = library.models()
    assert [(info.title, info.shipped) for info in infos] == [("Reader", True), ("Other", True), ("A run", False)]
    assert infos[2].run == str(run.folder)
    assert infos[0].run == ""
    assert library.default() == library.shipped / "reader.safetensors"


def test_without_a_reader_any_network_that_ships_is_opened_first(library):
    assert library.default() is None
    ship(library, "b", "B")
    ship(library, "a", "A")
    assert library.default() == library.shipped / "a.safetensors"


def test_a_model_is_found_by_file_folder_name_run_and_title(library):
    ship(library, "reader", "The reader")
    run = kept_run(library)
    shipped = library.shipped / "reader.safetensors"
    for name in ("reader", "The reader", str(shipped)):
        assert library.find(name) == shipped
    for name in (run.id, "A run", str(run.folder), str(run.model)):
        assert library.find(name) == run.model
    for path in (shipped, run.model):
        assert library.find(library.name_of(path)) == path


@pytest.mark.parametrize("name", ["nobody", "", "../..", "x" * 5000, "a\0b", "*", "/"])
def test_a_model_that_is_not_there_is_refused(library, name):
    with pytest.raises(UserError, match="seqgui models"):
        library.find(name)


def test_renaming_reaches_the_run_its_model_and_the_list(library):
    run = kept_run(library)
    before = load_weights(run.model, {"w": (2,)})
    library.rename(run, "  A new\n name ")
    assert library.open(run.folder).title == read_card(run.model, "digits").title == "A new name"
    assert library.models()[0].title == "A new name"
    assert torch.equal(load_weights(run.model, {"w": (2,)})["w"], before["w"])
    with pytest.raises(UserError, match="name"):
        library.rename(run, " \n ")


def test_a_model_that_was_exported_can_be_taken_in_again(library, tmp_path):
    run = kept_run(library)
    target = tmp_path / "elsewhere" / "mine.safetensors"
    library.export(str(run.model), target)
    assert target.read_bytes() == run.model.read_bytes()
    taken = library.add(target)
    assert (taken.title, taken.state, taken.recipe, taken.scores) == ("A run", "imported", run.recipe, run.scores)
    assert taken.made["imported_from"] == "mine.safetensors"
    assert taken.model.read_bytes() == target.read_bytes()
    assert taken.folder != run.folder


def test_exporting_what_is_gone_or_to_where_nothing_can_lie_is_told(library, tmp_path):
    run = kept_run(library)
    (tmp_path / "file").write_text("x")
    with pytest.raises(UserError, match="could not be written"):
        library.export(str(run.model), tmp_path / "file" / "m.safetensors")
    shutil.rmtree(run.folder)
    for target in (tmp_path / "m.safetensors", run.folder / "m.safetensors"):  # elsewhere and beside it
        with pytest.raises(UserError, match="moved or deleted"):
            library.export(str(run.model), target)
    assert not (tmp_path / "m.safetensors").exists()


def test_a_foreign_file_is_not_taken_in_and_a_full_disk_leaves_no_half_run(library, tmp_path, monkeypatch):
    foreign = tmp_path / "foreign.safetensors"
    foreign.write_bytes(b"foreign")
    with pytest.raises(UserError):
        library.add(foreign)
    good = tmp_path / "good.safetensors"
    save(good, weights(), Card("digits", "Good", {}))
    full_disk(monkeypatch, (Path, "write_bytes"))
    with pytest.raises(UserError, match="disk is full"):
        library.add(good)
    assert library.runs() == []
    assert list(library.folder.glob("*")) == []
