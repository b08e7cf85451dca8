"""The digits' front door: tiny runs on a few digits, from the first epoch to one more."""

from __future__ import annotations

import errno
import json
import math
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from jobs import carry_out, of
from safetensors.torch import save as to_bytes

from seqgui.core import network_task, runs
from seqgui.core import training as loop
from seqgui.core.checkpoint import Card, load_weights, read_card, save
from seqgui.core.errors import UserError
from seqgui.core.events import Epoch, Finished, ModelLoaded, Notice, Started, Step
from seqgui.core.runs import RunLibrary
from seqgui.tasks.digits import events as words
from seqgui.tasks.digits.model import DigitReader
from seqgui.tasks.digits.pen_mark import marked
from seqgui.tasks.digits.recipe import DigitsRecipe, Sources
from seqgui.tasks.digits.task import DigitsTask, open_task

TINY = DigitsRecipe(hidden=6, epochs=2, batch_size=20, learning_rate=0.01, augmentation=0.3, dropout=0.2)


@pytest.fixture
def task(few_digits, tmp_path, monkeypatch):
    monkeypatch.setattr(network_task, "warm_up", lambda: None)
    monkeypatch.setattr(loop, "REPORT_S", 0.0)
    monkeypatch.setattr(runs, "LOG_EVERY_S", 0.0)
    return DigitsTask(RunLibrary("digits", tmp_path / "runs", tmp_path / "trained"))


def picture(few_digits):
    return few_digits.test_images[0]


def network_weights(task):
    return torch.cat([p.detach().flatten() for p in task.latest.training.lesson.model.parameters()])


def stored(path, recipe=TINY, **card):
    """A checkpoint of an untrained network."""
    torch.manual_seed(5)
    fields = {"task": "digits", "title": "Stored", "recipe": recipe.to_dict()} | card
    save(path, DigitReader(recipe).state_dict(), Card(**fields))
    return path


def test_a_run_goes_from_start_to_finish_and_is_kept_whole(task):
    events, ending = carry_out(task.train(TINY, Sources(), "Mine", command="seqgui train digits"))
    assert isinstance(ending, Finished)
    [started] = of(Started, events)
    assert (started.title, started.epochs, started.steps_per_epoch, started.first_epoch) == ("Mine", 2, 3, 0)
    assert started.parameters == TINY.parameters
    assert [event.index for event in of(Epoch, events)] == [0, 1, 2]
    assert [event.step for event in of(Step, events)] == [1, 2, 3, 4, 5, 6]
    assert {"loss.training", "accuracy.training"} == dict(of(Step, events)[0].metrics).keys()
    assert {"loss.validation", "accuracy.validation"} == dict(of(Epoch, events)[0].metrics).keys()
    run = task.library.open(task.latest.run.folder)
    assert (run.id, run.state, run.made["data"], run.made["command"]) == (
        started.run_id, "finished", "a few digits", "seqgui train digits",
    )  # fmt: skip
    assert len(run.snapshots()) == 3
    assert len(run.curves()["loss.training"][0]) == 6
    assert read_card(run.model, "digits").recipe == TINY.to_dict()


def test_the_network_learns_what_it_is_shown(task):
    recipe = replace(TINY, hidden=24, epochs=25, learning_rate=0.02, augmentation=0.0, dropout=0.0, every_row=False)
    events, _ = carry_out(task.train(recipe, Sources()))
    assert dict(of(Epoch, events)[-1].metrics)["accuracy.training"] > 0.8


def test_a_run_without_strokes_does_not_say_that_it_had_some(task):
    wanted = replace(TINY, epochs=1, habits=0.4, unfinished=0.3, told=True)
    carry_out(task.train(wanted, Sources()))
    plain = replace(wanted, habits=0.0, unfinished=0.0, told=False)
    assert read_card(task.latest.run.model, "digits").recipe == plain.to_dict()
    assert task.latest.recipe == plain


@pytest.mark.parametrize(
    ("sources", "unfinished", "told"),
    [
        (Sources(strokes="some"), 0.3, True), (Sources(strokes="some"), 0.0, False),
        (Sources(strokes="some", pen_share=0.0), 0.3, False), (Sources(mnist="full"), 0.3, False),
    ],
)  # fmt: skip
def test_of_the_pen_only_beginnings_tell(sources, unfinished, told):
    recipe = replace(TINY, habits=0.4, unfinished=unfinished, told=True)
    assert sources.taught(recipe).told == told
    assert sources.taught(recipe).habits == (0.4 if sources.strokes and sources.pen_share else 0.0)


@pytest.mark.parametrize("told", [True, False])
def test_only_a_network_that_learned_it_is_told_that_the_pen_moves(task, few_digits, tmp_path, told):
    task.use(str(stored(tmp_path / "one.safetensors", replace(TINY, told=told))))
    resting, moving = (task.read(marked(picture(few_digits), on), 0) for on in (False, True))
    assert (resting.told, moving.told) == (told, told)
    assert np.array_equal(resting.beliefs, moving.beliefs) != told
    gates = [task.gates(marked(picture(few_digits), on), 0, 0, 0).trace.get("hidden") for on in (False, True)]
    assert np.array_equal(*gates) != told


def test_who_hears_of_an_epoch_finds_it_kept(task):
    def heed(event):
        if isinstance(event, Epoch):
            assert len(task.latest.run.snapshots()) == event.index + 1
            assert task.latest.run.model.is_file()

    carry_out(task.train(TINY, Sources()), heed)


def test_the_drawing_is_read_between_two_steps_and_the_run_is_none_the_worse(task, few_digits, tmp_path):
    carry_out(task.train(TINY, Sources()))
    alone = network_weights(task)
    readings, other = [], stored(tmp_path / "other.safetensors")

    def heed(event):
        if task.latest is not None and isinstance(event, Step | Epoch | None):
            readings.append(task.read(picture(few_digits), len(readings)))
            task.augmented(TINY, 4, 1)
            task.test_digit(len(readings))
            task.use(str(other))
            task.use("training")

    carry_out(task.train(TINY, Sources()), heed)
    assert torch.equal(network_weights(task), alone)
    assert len(readings) > 6
    assert all(isinstance(reading, words.Reading) and reading.beliefs.shape == (28, 10) for reading in readings)
    assert [reading.token for reading in readings] == list(range(len(readings)))
    assert len({reading.beliefs.tobytes() for reading in readings}) >= 7  # before, and after each of six steps
    assert not readings[0].beliefs.flags.writeable
    np.testing.assert_allclose(readings[-1].beliefs.sum(axis=1), 1, rtol=1e-5)


def test_a_stored_network_answers_exactly_as_the_one_that_was_trained(task, few_digits):
    carry_out(task.train(TINY, Sources()))
    trained = task.read(picture(few_digits), 1).beliefs
    loaded = task.use(str(task.latest.run.snapshots()[-1]))
    assert isinstance(loaded, ModelLoaded)
    assert (loaded.recipe, loaded.parameters) == (TINY.to_dict(), TINY.parameters)
    assert (task.read(picture(few_digits), 2).beliefs == trained).all()
    task.use(str(task.latest.run.snapshots()[0]))
    assert not (task.read(picture(few_digits), 3).beliefs == trained).all()
    assert task.use("training").key == "training"
    assert (task.read(picture(few_digits), 4).beliefs == trained).all()


@pytest.mark.parametrize("changes", [{"order": "whole"}, {"order": "pixels"}, {"directions": 2}, {"cell": "gru"},
                                     {"average": 0.9}, {"batch_size": 4096}, {"epoch_samples": 150},
                                     {"directions": 2, "layers": 2}, {"order": "columns", "cell": "rnn"}])  # fmt: skip
def test_every_kind_of_recipe_can_be_trained_and_read(task, few_digits, changes):
    recipe = replace(TINY, epochs=1, **changes)
    _, ending = carry_out(task.train(recipe, Sources()))
    assert isinstance(ending, Finished)
    reading = task.read(picture(few_digits), 0)
    assert reading.beliefs.shape == (1 if recipe.order == "whole" else 28, 10)
    assert (reading.order, reading.causal) == (recipe.order, recipe.directions == 1)
    before = reading.beliefs
    task.use(str(task.latest.run.snapshots()[-1]))
    assert (task.read(picture(few_digits), 0).beliefs == before).all()


@pytest.mark.parametrize("stop_after", [0, 2, 4])
def test_a_run_that_was_stopped_can_be_resumed_as_if_it_had_not_been(task, stop_after):
    recipe = replace(TINY, epochs=3, average=0.9)
    carry_out(task.train(recipe, Sources()))
    straight, scores = network_weights(task), task.latest.run.scores
    job = task.train(recipe, Sources())
    for event in job:
        if isinstance(event, Epoch | Step) and getattr(event, "step", 0) >= stop_after:
            break
    job.close()
    folder = task.latest.run.folder
    assert task.library.open(folder).state == "stopped"
    other = DigitsTask(task.library)
    events, ending = carry_out(other.resume(folder, Sources()))
    assert isinstance(ending, Finished)
    assert torch.equal(network_weights(other), straight)
    assert other.library.open(folder).scores == scores
    assert [path.name for path in other.latest.run.snapshots()] == [f"epoch-000{n}.safetensors" for n in range(4)]
    assert of(Started, events)[0].first_epoch == stop_after // 3
    places = other.latest.run.curves()["loss.training"][0]
    assert list(places) == sorted(set(places))


def test_an_earlier_run_goes_on_as_if_it_were_the_last(task):
    recipe = replace(TINY, epochs=2, average=0.9)
    carry_out(task.train(recipe, Sources()))
    earlier = task.latest.run.folder
    carry_out(task.train(recipe, Sources()))
    carry_out(task.go_on(task.latest.run.folder, None))  # it needs no data, it has them
    straight = network_weights(task)
    events, ending = carry_out(task.go_on(earlier, Sources()))
    started = of(Started, events)[0]
    assert (started.run_id, started.first_epoch, started.epochs) == (earlier.name, 2, 3)
    assert torch.equal(network_weights(task), straight)
    assert isinstance(ending, Finished) and task.latest.run.folder == earlier
    assert len(task.latest.run.snapshots()) == 4


def test_an_interrupted_run_goes_on_to_its_planned_end(task):
    recipe = replace(TINY, epochs=3)
    folders = []
    for _ in range(2):
        job = task.train(recipe, Sources())
        for event in job:
            if isinstance(event, Epoch) and event.index == 1:
                break
        job.close()
        folders.append(task.latest.run.folder)
        assert task.library.open(folders[-1]).interrupted
    for folder in reversed(folders):  # the one that is at hand, and the one before it
        events, _ = carry_out(task.go_on(folder, Sources(), 0))
        assert [event.index for event in of(Epoch, events)] == [2, 3]
        assert not task.library.open(folder).interrupted


def test_an_earlier_run_goes_on_with_its_own_data_only(task, strokes_file, pen_entries):
    carry_out(task.train(TINY, Sources()))
    earlier = task.latest.run.folder
    carry_out(task.train(TINY, Sources()))
    last, weights = task.latest.run.folder, network_weights(task)
    for sources in (None, Sources(strokes=str(strokes_file(*pen_entries)))):
        with pytest.raises(UserError, match="This run learned from “"):
            carry_out(task.go_on(earlier, sources))
    assert task.latest.run.folder == last and torch.equal(network_weights(task), weights)


def test_more_epochs_go_on_in_the_same_run(task):
    carry_out(task.train(TINY, Sources()))
    run_id = task.latest.run.id
    events, ending = carry_out(task.more(2))
    assert [event.index for event in of(Epoch, events)] == [3, 4]
    assert of(Started, events)[0].run_id == run_id
    assert isinstance(ending, Finished)
    assert len(task.latest.run.snapshots()) == 5
    assert task.library.open(task.latest.run.folder).state == "finished"


def test_without_a_run_there_is_nothing_to_go_on_with_or_to_answer(task, few_digits):
    with pytest.raises(UserError, match="Press Train"):
        carry_out(task.more())
    with pytest.raises(UserError, match="Press Train"):
        task.use("training")
    with pytest.raises(UserError, match="Press Train"):
        task.read(picture(few_digits), 0)
    task.adjust("learning_rate", 0.5)


def test_live_knobs_reach_the_run_and_others_do_not(task):
    seen = []

    def heed(event):
        if isinstance(event, Step):
            seen.append((event.learning_rate, event.clip_norm))
            if event.step == 2:
                task.adjust("learning_rate", 0.5)
                task.adjust("clip_norm", 7.0)
                task.adjust("epochs", 99)
                task.adjust("hidden", 99)

    events, _ = carry_out(task.train(replace(TINY, schedule="constant"), Sources()), heed)
    assert seen == [(0.01, 1.0)] * 2 + [(0.5, 7.0)] * 4
    assert of(Epoch, events)[-1].index == 2


@pytest.mark.parametrize(("name", "value"), [("learning_rate", math.nan), ("learning_rate", 11.0), ("clip_norm", -1.0),
                                             ("learning_rate", "fast")])  # fmt: skip
def test_a_live_knob_cannot_be_turned_beyond_its_range(task, name, value):
    carry_out(task.train(TINY, Sources()))
    with pytest.raises(UserError, match=name):
        task.adjust(name, value)
    assert (task.latest.training.settings.learning_rate, task.latest.training.settings.clip_norm) == (0.01, 1.0)


def test_the_device_can_be_chosen_and_one_that_is_missing_leaves_all_as_it_was(task, few_digits, monkeypatch):
    carry_out(task.train(TINY, Sources()))
    before = task.read(picture(few_digits), 0).beliefs
    assert isinstance(task.use_device("cpu"), Notice)
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    with pytest.raises(UserError, match="cuda:7"):
        task.use_device("cuda:7")
    assert task.device == torch.device("cpu")
    assert (task.read(picture(few_digits), 0).beliefs == before).all()


def test_a_full_disk_is_told_once_an_epoch_and_the_run_goes_on(task, few_digits, monkeypatch):
    def no_room(*args, **kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    def heed(event):
        if isinstance(event, Epoch) and event.index == 0:
            monkeypatch.setattr(Path, "write_bytes", no_room)
            monkeypatch.setattr(Path, "write_text", no_room)

    events, ending = carry_out(task.train(TINY, Sources()), heed)
    monkeypatch.undo()
    assert isinstance(ending, Finished)
    notices = of(Notice, events)
    assert len(notices) == 2
    assert all("disk is full" in notice.text and "goes on" in notice.text for notice in notices)
    assert len(task.latest.run.snapshots()) == 1
    assert task.read(picture(few_digits), 0).beliefs.shape == (28, 10)
    DigitsTask.load(task.latest.run.model, torch.device("cpu"))


def test_a_run_whose_folder_vanishes_goes_on(task):
    def heed(event):
        if isinstance(event, Epoch) and event.index == 0:
            shutil.rmtree(task.latest.run.folder)

    events, ending = carry_out(task.train(TINY, Sources()), heed)
    assert isinstance(ending, Finished)
    assert len(of(Notice, events)) <= 2


def test_a_run_that_cannot_be_kept_at_all_leaves_the_last_one_in_place(task, tmp_path):
    carry_out(task.train(TINY, Sources(), "First"))
    first, weights = task.latest.run.folder, network_weights(task)
    (tmp_path / "file").write_text("x")
    with pytest.raises(UserError, match="cannot be written"):
        carry_out(task.train(replace(TINY, hidden=9), Sources(), "Second", folder=tmp_path / "file"))
    assert task.latest.run.folder == first
    assert torch.equal(network_weights(task), weights)
    assert task.use("training").title == "First"
    carry_out(task.more())
    assert len(task.latest.run.snapshots()) == 4


@pytest.mark.parametrize("clip_norm", [0.0, 1.0])
@pytest.mark.parametrize("cell", ["rnn", "lstm"])
def test_a_run_that_diverges_lives_on_and_everything_it_leaves_is_json(task, few_digits, cell, clip_norm, monkeypatch):
    def no_constant(word):
        pytest.fail(f"{word} is no JSON")

    recipe = replace(TINY, cell=cell, learning_rate=10.0, clip_norm=clip_norm, optimizer="sgd", weight_decay=1.0,
                     schedule="constant", epochs=3)  # fmt: skip

    def heed(event):
        if isinstance(event, Step) and event.step == 3 and clip_norm == 0:
            with torch.no_grad():
                task.latest.training.lesson.model.answer.weight.fill_(math.nan)

    events, ending = carry_out(task.train(recipe, Sources()), heed)
    assert isinstance(ending, Finished)
    last = dict(of(Epoch, events)[-1].metrics)
    assert math.isfinite(last["loss.validation"])
    assert 0 <= last["accuracy.validation"] <= 1
    reading = task.read(picture(few_digits), 0)
    assert np.isfinite(reading.beliefs).all()
    json.loads((task.latest.run.folder / "run.json").read_text(), parse_constant=no_constant)
    for line in (task.latest.run.folder / "metrics.jsonl").read_text().splitlines():
        json.loads(line, parse_constant=no_constant)
    for path in task.latest.run.snapshots():
        read_card(path, "digits")
    task.use(str(task.latest.run.snapshots()[-1]))
    assert (task.read(picture(few_digits), 0).beliefs == reading.beliefs).all()


def test_a_folder_that_holds_no_run_cannot_be_resumed(task, tmp_path):
    (tmp_path / "foreign").mkdir()
    for folder in (tmp_path / "foreign", tmp_path / "missing"):
        with pytest.raises(UserError, match="no run"):
            carry_out(task.resume(folder, Sources()))


def spoil_recipe(folder):
    values = json.loads((folder / "run.json").read_text())
    values["recipe"]["hidden"] = 7
    (folder / "run.json").write_text(json.dumps(values))


def spoil_range(folder):
    values = json.loads((folder / "run.json").read_text())
    values["recipe"]["epochs"] = 10**400
    (folder / "run.json").write_text(json.dumps(values))


def cut_state(folder):
    path = folder / "state.safetensors"
    path.write_bytes(path.read_bytes()[:500])


@pytest.mark.parametrize("spoil", [spoil_recipe, spoil_range, cut_state,
                                   lambda folder: (folder / "state.safetensors").unlink(),
                                   lambda folder: stored(folder / "state.safetensors")])  # fmt: skip
def test_a_damaged_run_is_not_resumed_and_the_last_one_stays(task, tmp_path, spoil):
    carry_out(task.train(TINY, Sources(), "Spoilt"))
    folder = task.latest.run.folder
    carry_out(task.train(TINY, Sources(), "Last"))
    last, weights = task.latest.run.folder, network_weights(task)
    spoil(folder)
    with pytest.raises(UserError):
        carry_out(task.resume(folder, Sources()))
    assert task.latest.run.folder == last
    assert torch.equal(network_weights(task), weights)


@pytest.mark.parametrize("spoil", [cut_state, lambda folder: (folder / "state.safetensors").unlink()])
def test_who_has_lost_the_state_reads_what_is_left_to_do(task, spoil):
    carry_out(task.train(TINY, Sources()))
    spoil(task.latest.run.folder)
    with pytest.raises(UserError, match="Its network still answers; to learn more, train anew"):
        carry_out(task.resume(task.latest.run.folder, Sources()))


@pytest.mark.parametrize("told", [True, False])
def test_a_reader_that_is_told_of_the_pen_is_measured_on_beginnings(task, strokes_file, pen_entries, told):
    recipe = replace(TINY, epochs=1, unfinished=0.5, told=told)
    events, _ = carry_out(task.train(recipe, Sources(strokes=str(strokes_file(*pen_entries)))))
    assert ("accuracy.begun" in dict(of(Epoch, events)[0].metrics)) == told
    stored = load_weights(task.latest.run.model, {}, exact=False)
    assert ("temperature_begun" in stored) == told
    if told:
        assert not torch.equal(stored["temperature_begun"], torch.ones(28))  # found, not left


def test_a_run_is_resumed_only_with_the_data_it_learned_from(task, strokes_file, pen_entries):
    path = str(strokes_file(*pen_entries))
    events, _ = carry_out(task.train(replace(TINY, epochs=1), Sources(strokes=path)))
    assert {"accuracy.pen", "score.mean"} <= dict(of(Epoch, events)[0].metrics).keys()
    assert "UNIPEN" in task.latest.run.made["attribution"]
    with pytest.raises(UserError, match="pen digits”, not from “a few digits”"):
        carry_out(task.resume(task.latest.run.folder, Sources()))


BAD_RECIPES = [
    {"hidden": 10**9}, {"hidden": 10**400}, {"hidden": -1}, {"hidden": "many"}, {"hidden": None}, {"layers": 2.5},
    {"cell": "transformer"}, {"cell": ["lstm"]}, {"directions": True}, {"dropout": "NaN"}, {"every_row": 1},
    {"colour": "red"}, {"hidden": 7}, {"layers": 2}, {"order": "pixels"},
]  # fmt: skip


@pytest.mark.parametrize("change", BAD_RECIPES)
def test_a_checkpoint_with_a_recipe_that_does_not_fit_is_refused(task, tmp_path, change):
    path = stored(tmp_path / "bad.safetensors", recipe=TINY)
    save(path, load_weights(path, {}, exact=False), Card("digits", "Bad", {**TINY.to_dict(), **change}))
    with pytest.raises(UserError, match=r"bad\.safetensors") as refused:
        task.use(str(path))
    assert len(str(refused.value)) < 300


def test_a_recipe_with_nan_is_refused_too(task, tmp_path):
    path = stored(tmp_path / "bad.safetensors")
    card = read_card(path, "digits").metadata()
    card["recipe"] = card["recipe"].replace('"dropout": 0.2', '"dropout": NaN')
    assert "NaN" in card["recipe"]
    path.write_bytes(to_bytes(load_weights(path, {}, exact=False), card))
    with pytest.raises(UserError, match="dropout"):
        task.use(str(path))


def test_a_network_that_is_refused_leaves_the_one_that_answers(task, few_digits, tmp_path):
    task.use(str(stored(tmp_path / "good.safetensors")))
    before = task.read(picture(few_digits), 0).beliefs
    (tmp_path / "bad.safetensors").write_bytes(b"bad")
    for path in ("bad.safetensors", "missing.safetensors"):
        with pytest.raises(UserError):
            task.use(str(tmp_path / path))
    assert (task.read(picture(few_digits), 0).beliefs == before).all()


def test_test_digits_and_augmented_ones_are_real_pictures(task, few_digits):
    digit = task.test_digit(3)
    assert isinstance(digit, words.TestDigit)
    assert any((digit.picture == image).all() for image in few_digits.test_images)
    assert task.test_digit(3).label == digit.label
    assert len({task.test_digit(seed).picture.tobytes() for seed in range(30)}) > 5
    shown = task.augmented(replace(TINY, augmentation=0.0), 5, 1)
    assert isinstance(shown, words.Pictures)
    assert (shown.pictures.shape, shown.pictures.dtype, len(shown.labels)) == ((5, 28, 28), np.uint8, 5)
    assert all(any((one == image).all() for image in few_digits.train_images) for one in shown.pictures)
    thick = task.augmented(replace(TINY, augmentation=0.0, pens=1.0), 5, 1)
    assert not np.array_equal(thick.pictures, shown.pictures)
    varied = task.augmented(replace(TINY, augmentation=1.0), 5, 1)
    assert varied.labels == shown.labels
    assert not (varied.pictures == shown.pictures).all()


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    folder = tmp_path / "shipped"
    monkeypatch.setattr("seqgui.paths.trained", lambda: folder)
    monkeypatch.setattr(network_task, "prepare_thread", lambda threads=None: None)
    return folder / "digits" / "reader.safetensors"


def test_the_task_opens_with_the_network_that_ships(shipped, few_digits):
    stored(shipped)
    assert open_task().read(picture(few_digits), 0).beliefs.shape == (28, 10)


def test_a_damaged_network_that_ships_does_not_keep_the_task_from_opening(shipped, few_digits):
    shipped.parent.mkdir(parents=True)
    shipped.write_bytes(b"damaged")
    task = open_task()
    with pytest.raises(UserError, match=r"reader\.safetensors"):
        task.read(picture(few_digits), 0)


@pytest.mark.parametrize("message", ["CUDA out of memory.", "DefaultCPUAllocator: can't allocate memory"])
def test_running_out_of_memory_becomes_a_sentence_and_the_run_is_marked(task, monkeypatch, message):
    def heed(event):
        if isinstance(event, Step) and event.step == 4:

            def no_memory(model, batch):
                raise RuntimeError(message)

            task.latest.training.lesson.loss = no_memory

    with pytest.raises(UserError, match="memory"):
        carry_out(task.train(TINY, Sources()), heed)
    assert task.library.open(task.latest.run.folder).state == "failed"
    assert len(task.latest.run.snapshots()) == 2


@pytest.mark.cuda
@pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device")
@pytest.mark.parametrize("changes", [{}, {"directions": 2, "layers": 2}, {"order": "pixels"}, {"average": 0.9}])
def test_the_same_run_works_on_cuda_and_answers_the_same_on_the_cpu(task, few_digits, changes):
    task.use_device("cuda")
    _, ending = carry_out(task.train(replace(TINY, **changes), Sources()))
    assert isinstance(ending, Finished)
    there = task.read(picture(few_digits), 0).beliefs
    task.use(str(task.latest.run.snapshots()[-1]))
    task.use_device("cpu")
    np.testing.assert_allclose(task.read(picture(few_digits), 0).beliefs, there, atol=1e-3)
    carry_out(task.resume(task.latest.run.folder, Sources()))
