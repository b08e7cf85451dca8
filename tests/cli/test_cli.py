"""The command line: what it prints, what it leaves behind, and how it refuses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from importlib import metadata

import numpy as np
import pytest
import torch
from PIL import Image, ImageDraw
from safetensors.torch import save as to_bytes

from seqgui import __version__
from seqgui.core import training as loop
from seqgui.core.checkpoint import Card, read_card, rewrite_card, save
from seqgui.core.runs import RunLibrary
from seqgui.tasks.digits.model import DigitReader
from seqgui.tasks.digits.pen_mark import MARK
from seqgui.tasks.digits.recipe import DigitsRecipe
from seqgui.tasks.digits.task import DigitsTask

SMALL = DigitsRecipe(hidden=4)
TINY = ("--set", "epochs=2", "hidden=4", "batch_size=30", "augmentation=0")


@pytest.fixture(autouse=True)
def one_thread(monkeypatch):
    monkeypatch.setattr("seqgui.core.device.thread_count", lambda all_cores=False: 1)


@pytest.fixture
def trained(tmp_path, monkeypatch):
    """The folder of what ships, still empty."""
    folder = tmp_path / "trained"
    (folder / "digits").mkdir(parents=True)
    monkeypatch.setattr("seqgui.paths.trained", lambda: folder)
    return folder / "digits"


@pytest.fixture
def always_three(trained):
    """The network that ships: it answers 3 whatever it is shown."""
    torch.manual_seed(0)
    network = DigitReader(SMALL)
    with torch.no_grad():
        network.answer.bias[3] = 99.0
    path = trained / "reader.safetensors"
    save(path, network.state_dict(), Card("digits", "Three", SMALL.to_dict(), {"accuracy.validation": 0.1}))
    return path


def idx(array):
    head = bytes((0, 0, 8, array.ndim)) + b"".join(size.to_bytes(4, "big") for size in array.shape)
    return head + array.astype(np.uint8).tobytes()


@pytest.fixture
def mnist(tmp_path):
    """A root as torchvision takes it: 40 training digits, and 20 test digits of which 8 are threes."""
    raw = tmp_path / "mnist" / "MNIST" / "raw"
    raw.mkdir(parents=True)
    random = np.random.default_rng(1)
    for part, labels in (("train", np.arange(40) % 10), ("t10k", np.array([3] * 8 + [0, 1, 2, 4, 5, 6] * 2))):
        (raw / f"{part}-images-idx3-ubyte").write_bytes(idx(random.integers(0, 256, (len(labels), 28, 28))))
        (raw / f"{part}-labels-idx1-ubyte").write_bytes(idx(labels))
    return raw.parent.parent


@pytest.fixture
def strokes(tmp_path):
    path = tmp_path / "pen.jsonl"
    entries = [(3, "aga"), (7, "aga"), (3, "uqb"), (1, "uqb"), (3, "uqb"), (3, "uqb")]
    line = [[[0, 0], [9, 2], [4, 20]]]
    path.write_text("\n".join(json.dumps({"label": n, "site": s, "strokes": line}) for n, s in entries))
    return path


@pytest.fixture
def image(tmp_path):
    page = Image.new("L", (120, 120), 255)
    ImageDraw.Draw(page).line([(30, 20), (90, 20), (50, 100)], fill=0, width=9)
    path = tmp_path / "seven.png"
    page.save(path)
    return path


def refused(answer):
    """One sentence on standard error, nothing on standard output, exit code 2."""
    code, out, err = answer
    assert (code, out) == (2, "")
    assert "Traceback" not in err
    lines = [line for line in err.splitlines() if not line.startswith(("usage:", " "))]
    assert len(lines) == 1
    assert lines[0].startswith("seqgui")
    return err


def no_constant(word):
    pytest.fail(f"{word} is no JSON")


# evaluate


def test_evaluate_on_mnist_prints_exactly_one_object(seqgui, always_three, mnist):
    code, out, err = seqgui("evaluate", "digits", "--mnist", mnist, "--json")
    assert (code, err) == (0, "")
    result = json.loads(out)
    assert result.keys() == {
        "task", "model", "n", "accuracy", "per_class", "ece", "unsure", "called_strange", "seconds"
    }  # fmt: skip
    assert result["ece"] == pytest.approx(0.6, abs=0.01)  # always sure, right in 8 of 20
    assert (result["task"], result["model"], result["n"]) == ("digits", "Three", 20)
    assert result["accuracy"] == pytest.approx(8 / 20)
    assert result["per_class"] == {str(digit): float(digit == 3) for digit in range(10)}
    assert result["seconds"] > 0


@pytest.mark.parametrize(
    ("sites", "count", "right"), [("", 6, 4), ("validation", 4, 3), ("aga,uqb", 6, 4), ("aga", 2, 1)]
)
def test_evaluate_on_strokes_of_all_or_some_sites(seqgui, always_three, strokes, sites, count, right):
    code, out, _ = seqgui("evaluate", "digits", "--strokes", strokes, "--json", "--sites", sites)
    result = json.loads(out)
    assert (code, result["n"]) == (0, count)
    assert result["accuracy"] == pytest.approx(right / count)


def test_evaluate_says_the_same_in_words(seqgui, always_three, mnist):
    code, out, _ = seqgui("evaluate", "digits", "--mnist", mnist / "MNIST" / "raw")
    assert code == 0
    assert "Three: 40.00% of 20 digits" in out
    assert len(out.splitlines()) == 12
    assert "calibration error 60.00%" in out


def test_a_model_is_named_by_path_or_by_title(seqgui, always_three, strokes, tmp_path):
    other = tmp_path / "other.safetensors"
    save(other, DigitReader(SMALL).state_dict(), Card("digits", "Other", SMALL.to_dict()))
    for name, title in ((other, "Other"), ("Three", "Three"), ("reader", "Three")):
        _, out, _ = seqgui("evaluate", "digits", "--model", name, "--strokes", strokes, "--json")
        assert json.loads(out)["model"] == title


def test_evaluate_refuses_data_that_are_not_there_or_damaged(seqgui, always_three, mnist, strokes, tmp_path):
    assert "nowhere" in refused(seqgui("evaluate", "digits", "--mnist", tmp_path / "nowhere", "--json"))
    assert "nowhere" in refused(seqgui("evaluate", "digits", "--strokes", tmp_path / "nowhere", "--json"))
    assert "no digits" in refused(seqgui("evaluate", "digits", "--strokes", strokes, "--sites", "nobody"))
    assert "--sites" in refused(seqgui("evaluate", "digits", "--mnist", mnist, "--sites", "aga"))
    strokes.write_text('{"label": 11}')
    assert "line 1" in refused(seqgui("evaluate", "digits", "--strokes", strokes))
    path = mnist / "MNIST" / "raw" / "t10k-images-idx3-ubyte"
    path.write_bytes(path.read_bytes()[:-5])
    assert "5 bytes shorter" in refused(seqgui("evaluate", "digits", "--mnist", mnist, "--json"))


def test_evaluate_on_the_beginnings_of_strokes(seqgui, always_three, strokes):
    code, out, _ = seqgui("evaluate", "digits", "--strokes", strokes, "--ink", "0.5", "--json")
    assert code == 0
    assert json.loads(out)["n"] > 0
    assert "--ink" in refused(seqgui("evaluate", "digits", "--strokes", strokes, "--ink", "1.5"))


@pytest.mark.parametrize("told", [True, False])
def test_a_network_that_wants_it_is_told_that_a_beginning_is_none(seqgui, always_three, strokes, monkeypatch, told):
    card, seen = read_card(always_three, "digits"), []
    rewrite_card(always_three, replace(card, recipe={**card.recipe, "told": told}))
    monkeypatch.setattr(DigitReader, "outputs", _seeing(DigitReader.outputs, seen))
    for ink, moving in (("0.5", told), ("1", False)):
        assert seqgui("evaluate", "digits", "--strokes", strokes, "--ink", ink)[0] == 0
        assert (seen[-1][MARK] == (1.0 if moving else 0.0)).all()


def _seeing(outputs, seen):
    def look(network, images, *rest):
        seen.append(images)
        return outputs(network, images, *rest)

    return look


def test_evaluate_records_what_it_measured(seqgui, always_three, mnist, strokes):
    before = read_card(always_three, "digits").scores
    assert seqgui("evaluate", "digits", "--mnist", mnist)[0] == 0
    assert read_card(always_three, "digits").scores == before
    assert seqgui("evaluate", "digits", "--mnist", mnist, "--record")[0] == 0
    some = ("--strokes", strokes, "--sites", "validation", "--ink", "0.5")
    assert seqgui("evaluate", "digits", *some, "--record")[0] == 0
    card = read_card(always_three, "digits")
    assert card.scores["accuracy.test"] == pytest.approx(0.4)
    assert "ece.pen.validation.ink50" in card.scores
    assert card.made["measured"] == {
        "test": "seqgui evaluate digits --model reader --mnist DIR",
        "pen.validation.ink50": "seqgui evaluate digits --model reader --strokes FILE --sites validation --ink 0.5",
    }
    assert before.items() <= card.scores.items()


def test_evaluate_draws_the_mistakes(seqgui, always_three, mnist, tmp_path):
    sheet = tmp_path / "mistakes.png"
    assert seqgui("evaluate", "digits", "--mnist", mnist, "--mistakes", sheet)[0] == 0
    drawn = np.asarray(Image.open(sheet))
    assert drawn.shape[1] > 12 * 56
    assert (drawn < 128).any()


def test_evaluate_counts_what_is_taken_for_no_digit(seqgui, always_three, monkeypatch):
    monkeypatch.setattr("seqgui.tasks.digits.evaluation.STRANGERS", 4)
    code, out, _ = seqgui("evaluate", "digits", "--strangers", "--json")
    assert code == 0
    assert json.loads(out)["called_strange"] == {"signs": 0.0, "scribbles": 0.0}  # it has not learned to tell
    assert "signs" in seqgui("evaluate", "digits", "--strangers")[1]


def test_evaluate_wants_exactly_one_kind_of_data(seqgui, always_three, mnist, strokes):
    assert "required" in refused(seqgui("evaluate", "digits"))
    assert "not allowed" in refused(seqgui("evaluate", "digits", "--mnist", mnist, "--strokes", strokes))


def test_a_model_that_cannot_be_used_is_refused(seqgui, trained, strokes, tmp_path):
    ask = ("evaluate", "digits", "--strokes", strokes, "--model")
    foreign = tmp_path / "foreign.safetensors"
    foreign.write_bytes(b"foreign")
    assert "foreign.safetensors" in refused(seqgui(*ask, foreign))
    assert "no model called" in refused(seqgui(*ask, "nobody"))
    assert "no model called" in refused(seqgui(*ask, "n" * 5000))
    unfit = tmp_path / "unfit.safetensors"
    save(unfit, DigitReader(SMALL).state_dict(), Card("digits", "Unfit", {"hidden": 10**400}))
    assert "unfit.safetensors" in refused(seqgui(*ask, unfit))
    assert "Train one" in refused(seqgui("evaluate", "digits", "--strokes", strokes))


# predict


def test_predict_answers_every_image(seqgui, always_three, image):
    code, out, err = seqgui("predict", "digits", image, image, "--json")
    assert (code, err) == (0, "")
    first, second = json.loads(out)
    assert first == second
    assert (first["image"], first["digit"], first["model"]) == (str(image), 3, "Three")
    assert len(first["probabilities"]) == 10
    assert sum(first["probabilities"]) == pytest.approx(1)
    code, out, _ = seqgui("predict", "digits", image)
    assert out.split()[0] == "3"


def test_predict_refuses_what_is_no_image(seqgui, always_three, image, tmp_path):
    (tmp_path / "text.png").write_text("text")
    assert "text.png" in refused(seqgui("predict", "digits", image, tmp_path / "text.png"))
    assert "none.png" in refused(seqgui("predict", "digits", tmp_path / "none.png"))
    assert "folder" in refused(seqgui("predict", "digits", tmp_path))
    assert refused(seqgui("predict", "digits", tmp_path / ("x" * 5000)))
    assert "required" in refused(seqgui("predict", "digits"))


@pytest.mark.parametrize("device", ["cuda", "cuda:3", "mps", "gpu", ""])
def test_a_device_that_is_not_there_is_refused_by_every_command(
    seqgui, always_three, image, mnist, device, monkeypatch
):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)
    refused(seqgui("predict", "digits", image, "--device", device))
    refused(seqgui("evaluate", "digits", "--mnist", mnist, "--device", device))
    refused(seqgui("train", "digits", "--device", device))


# models, doctor


def test_models_lists_what_ships_and_what_was_trained(seqgui, always_three, few_digits):
    code, out, _ = seqgui("models", "--json")
    [info] = json.loads(out)
    assert code == 0
    assert (info["task"], info["title"], info["shipped"], info["key"]) == ("digits", "Three", True, str(always_three))
    assert seqgui("train", "digits", *TINY, "--title", "My own")[0] == 0
    infos = json.loads(seqgui("models", "--json")[1])
    assert [(info["title"], info["shipped"]) for info in infos] == [("Three", True), ("My own", False)]
    assert infos[1]["recipe"]["hidden"] == 4
    out = seqgui("models")[1]
    assert "My own" in out
    assert "accuracy.validation" in out


def test_models_is_valid_json_even_with_a_diverged_network(seqgui, trained):
    assert seqgui("models", "--json")[:2] == (0, "[]\n")
    assert "Train one" in seqgui("models")[1]
    card = Card("digits", "Diverged", SMALL.to_dict(), {"loss": float("nan")}).metadata()
    card["scores"] = '{"loss": NaN, "accuracy.x": null}'
    (trained / "d.safetensors").write_bytes(to_bytes(DigitReader(SMALL).state_dict(), card))
    code, out, _ = seqgui("models", "--json")
    assert json.loads(out, parse_constant=no_constant)[0]["scores"]["loss"] is None
    assert seqgui("models")[0] == code == 0


def test_models_prints_one_table_of_what_was_measured(seqgui, always_three, mnist):
    header = seqgui("models", "--scores")[1].splitlines()
    assert len(header) == 2
    assert seqgui("evaluate", "digits", "--mnist", mnist, "--record")[0] == 0
    assert seqgui("evaluate", "digits", "--strangers", "--record")[0] == 0
    lines = seqgui("models", "--scores")[1].splitlines()
    assert lines[:2] == header
    test, strangers = lines[2:]
    assert test.startswith("| Three | `seqgui evaluate digits --model reader --mnist DIR` | accuracy 40.00 %; ")
    assert "calibration error 60.00 %" in test
    assert strangers.endswith("| taken for no digit, letters and signs 0.00 %; taken for no digit, scribbles 0.00 % |")


def test_doctor_tells_versions_devices_and_folders(seqgui, always_three, user_folder, monkeypatch):
    monkeypatch.setattr("seqgui.cli.doctor.TASKS", ("digits",))  # nothing ships for the others here
    code, out, _ = seqgui("doctor")
    assert code == 0
    for word in (
        __version__,
        torch.__version__.partition("+")[0],
        "device cpu",
        str(user_folder),
        "Everything is there.",
    ):
        assert word in out


def test_doctor_says_what_is_missing(seqgui, trained, monkeypatch, tmp_path):
    code, out, _ = seqgui("doctor")
    assert code == 1
    assert "! No trained network ships" in out
    monkeypatch.setattr("seqgui.paths.trained", lambda: tmp_path / "gone")
    assert "gone is missing" in seqgui("doctor")[1]


def test_doctor_tells_of_a_torchvision_that_does_not_load_and_is_content(seqgui, always_three, monkeypatch):
    def version(name, known=metadata.version):
        if name == "torchvision":  # as in a bundle
            raise metadata.PackageNotFoundError(name)
        return known(name)

    monkeypatch.setitem(sys.modules, "torchvision", None)
    monkeypatch.setattr("importlib.metadata.version", version)
    monkeypatch.setattr("seqgui.cli.doctor.TASKS", ("digits",))
    code, out, _ = seqgui("doctor")
    assert code == 0
    assert "! torchvision" not in out
    assert "not loaded" in out
    assert "MNIST is read without it" in out


# export


def test_export_copies_a_network_whole_or_in_half_the_size(seqgui, trained, few_digits, tmp_path):
    torch.manual_seed(0)
    network = DigitReader(SMALL)
    save(trained / "reader.safetensors", network.state_dict(), Card("digits", "A reader", SMALL.to_dict()))
    whole, half = tmp_path / "whole.safetensors", tmp_path / "half.safetensors"
    assert seqgui("export", "digits", "reader", whole)[0] == 0
    assert whole.read_bytes() == (trained / "reader.safetensors").read_bytes()
    code, out, _ = seqgui("export", "digits", "A reader", half, "--half")
    assert code == 0
    assert str(half) in out
    weights = sum(parameter.numel() for parameter in network.parameters() if parameter.ndim > 1)
    assert whole.stat().st_size - half.stat().st_size == pytest.approx(2 * weights, abs=400)  # the card is longer
    assert read_card(half, "digits").made["stored"] == "16 bits"
    again = DigitsTask.load(half, torch.device("cpu")).network
    pictures = torch.rand(3, 28, 28)
    network.eval()
    assert all(parameter.dtype == torch.float32 for parameter in again.parameters())
    assert torch.allclose(again.outputs(pictures), network.outputs(pictures), atol=1e-3)


def test_export_says_what_it_cannot(seqgui, trained, always_three, tmp_path):
    assert "no model called “nobody”" in seqgui("export", "digits", "nobody", tmp_path / "a.safetensors")[2]
    code, _, err = seqgui("export", "digits", "reader", tmp_path)
    assert code == 2
    assert err.startswith("seqgui: ")
    assert str(tmp_path) in err
    assert "could not be written" in refused(seqgui("export", "digits", "reader", "."))
    (tmp_path / "notes.txt").write_text("no network")
    rewrite_card(trained / "reader.safetensors", Card("words", "A writer", {}))
    for path, words in ((tmp_path / "notes.txt", "damaged or another kind"), (always_three, "belongs to “words”")):
        assert words in refused(seqgui("export", "digits", path, tmp_path / "a.safetensors"))
    assert not (tmp_path / "a.safetensors").exists()


# train


def test_train_writes_a_run_that_can_be_used(seqgui, trained, few_digits, strokes, tmp_path):
    out_folder = tmp_path / "run"
    code, out, err = seqgui("train", "digits", "--preset", "gru", *TINY, "--out", out_folder, "--title", "Mine")
    assert (code, out) == (0, "")
    assert "Mine" in err
    assert "epoch   2 of 2" in err
    card = read_card(out_folder / "model.safetensors", "digits")
    assert card.recipe["cell"] == "gru"
    assert card.made["command"] == "seqgui train digits --preset gru " + " ".join(TINY)
    assert json.loads((out_folder / "run.json").read_text())["state"] == "finished"
    _, out, _ = seqgui("evaluate", "digits", "--model", out_folder, "--strokes", strokes, "--json")
    assert json.loads(out)["model"] == "Mine"


@pytest.fixture
def first(seqgui, trained, few_digits, tmp_path):
    """The folder of a run, “First”, that others can learn from."""
    folder = tmp_path / "first"
    assert seqgui("train", "digits", *TINY, "--out", folder, "--title", "First")[0] == 0
    return folder


def test_train_begins_with_what_another_network_has_learned(seqgui, first, tmp_path):
    model, second = first / "model.safetensors", tmp_path / "second"
    code, _, err = seqgui("train", "digits", *TINY, "directions=2", "--from", model, "--out", second)
    assert code == 0, err
    card = read_card(second / "model.safetensors", "digits")
    assert card.made["from"] == "First"
    assert card.made["command"].endswith("directions=2 --from FILE")
    begun = json.loads((second / "metrics.jsonl").read_text().splitlines()[0])
    scores = json.loads((first / "run.json").read_text())["scores"]
    assert begun["epoch"] == 0
    assert begun["accuracy.validation"] == pytest.approx(scores["accuracy.validation"])
    code, _, err = seqgui("train", "digits", *TINY, "hidden=7", "--from", model)
    assert code == 2
    assert "“First” cannot be the beginning of this network: they differ in “hidden”." in err


def test_train_learns_from_a_teacher_and_needs_it_again_to_go_on(seqgui, first, tmp_path):
    model, second = first / "model.safetensors", tmp_path / "second"
    code, _, err = seqgui("train", "digits", *TINY, "hidden=7", "--teacher", model, "--out", second)
    assert code == 0, err
    made = read_card(second / "model.safetensors", "digits").made
    assert made["teacher"] == "First"
    assert made["command"].endswith("hidden=7 --teacher FILE")
    for other in ([], ["--teacher", second]):
        code, _, err = seqgui("train", "digits", "--out", second, "--resume", *other)
        assert code == 2
        assert "This run has a teacher, First. Name it again: --teacher NAME|PATH." in err
    code, _, err = seqgui("train", "digits", "--out", second, "--resume", "--teacher", model)
    assert code == 0, err


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("--teacher", "This run has no teacher; leave --teacher out."),
        ("--from", "--resume goes on with the weights that the run has by now; leave --from out."),
    ],
)
def test_a_run_that_goes_on_takes_no_other_teacher_or_beginning(seqgui, first, option, said):
    code, _, err = seqgui("train", "digits", "--out", first, "--resume", option, first / "model.safetensors")
    assert code == 2
    assert said in err


def test_train_with_pen_digits_tells_how_it_can_be_done_again(seqgui, trained, few_digits, strokes, tmp_path):
    code, _, _ = seqgui("train", "digits", *TINY, "--strokes", strokes, "--pen-share", "0.3", "--out", tmp_path / "r")
    assert code == 0
    command = read_card(tmp_path / "r" / "model.safetensors", "digits").made["command"]
    assert command.endswith("--strokes FILE --pen-share 0.3")
    assert str(tmp_path) not in command


def test_other_sites_can_be_kept_from_training(seqgui, trained, few_digits, strokes, tmp_path):
    for sites, learned in (("aga", 4), ("", 6)):
        out = tmp_path / f"keeps {sites}"
        code, _, _ = seqgui("train", "digits", *TINY, "--strokes", strokes, "--keep-sites", sites, "--out", out)
        assert code == 0
        made = read_card(out / "model.safetensors", "digits").made
        assert f"and {learned} pen digits" in made["data"]
        assert made["command"].endswith(f"--keep-sites {sites or chr(39) * 2}")
    assert "--keep-sites" in refused(seqgui("train", "digits", *TINY, "--strokes", strokes, "--keep-sites", "aga,uqb"))


def test_train_on_mnist_in_a_folder(seqgui, trained, mnist, tmp_path):
    code, _, _ = seqgui("train", "digits", *TINY, "--data", mnist, "--out", tmp_path / "run")
    assert code == 0
    assert read_card(tmp_path / "run" / "model.safetensors", "digits").made["data"] == "Full MNIST"


def test_an_interrupted_training_can_be_resumed(seqgui, trained, few_digits, tmp_path, monkeypatch):
    calm, folder = loop._step, tmp_path / "run"

    def interrupted(training, batch):
        if training.step == 3:
            raise KeyboardInterrupt
        return calm(training, batch)

    monkeypatch.setattr(loop, "_step", interrupted)
    code, _, err = seqgui("train", "digits", *TINY, "--out", folder)
    assert (code, "stopped" in err) == (130, True)
    assert json.loads((folder / "run.json").read_text())["state"] == "stopped"
    monkeypatch.setattr(loop, "_step", calm)
    assert "already" in refused(seqgui("train", "digits", *TINY, "--out", folder))
    assert "--set" in refused(seqgui("train", "digits", *TINY, "--out", folder, "--resume"))
    assert "--out" in refused(seqgui("train", "digits", "--resume"))
    code, _, err = seqgui("train", "digits", "--out", folder, "--resume")
    assert code == 0
    assert json.loads((folder / "run.json").read_text())["state"] == "finished"
    assert sorted(path.name for path in (folder / "snapshots").iterdir())[-1] == "epoch-0002.safetensors"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--set", "epochs=0"), "between 1 and 500"),
        (("--set", "epochs=1e3"), "a whole number"),
        (("--set", "learning_rate=nan"), "learning_rate"),
        (("--set", "learning_rate=inf"), "learning_rate"),
        (("--set", "hidden=" + "9" * 400), "hidden"),
        (("--set", "cell=transformer"), "lstm, gru, rnn"),
        (("--set", "epoch=3"), "Did you mean “epochs”?"),
        (("--set", "epochs"), "key=value"),
        (("--preset", "nobody"), "invalid choice"),
        (("--pen-share", "1.5"), "between 0 and 1"),
        (("--pen-share", "nan"), "between 0 and 1"),
        (("--pen-share", "x"), "invalid float"),
        (("--data", "nowhere"), "nowhere"),
        (("--strokes", "nowhere.jsonl"), "nowhere.jsonl"),
        (("--resume",), "--out"),
        (("--resume", "--out", "."), "no run"),
        (("--resume", "--out", "nowhere"), "no run"),
    ],
)
def test_train_refuses_what_cannot_be(seqgui, trained, few_digits, tmp_path, monkeypatch, arguments, words):
    monkeypatch.chdir(tmp_path)
    assert words in refused(seqgui("train", "digits", *arguments))


def test_train_refuses_a_place_where_nothing_can_be_written(seqgui, trained, few_digits, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("x")
    for place in (tmp_path / "file", tmp_path / "file" / "run", tmp_path / ("x" * 5000)):
        refused(seqgui("train", "digits", *TINY, "--out", place))
    monkeypatch.setenv("SEQGUI_HOME", str(tmp_path / "file"))
    assert "SEQGUI_HOME" in refused(seqgui("train", "digits", *TINY))


@pytest.mark.parametrize("settings", [("learning_rate=10", "clip_norm=0", "optimizer=sgd"), ("batch_size=4096",),
                                      ("directions=2", "every_row=true"), ("order=pixels", "epoch_samples=30"),
                                      ("epoch_samples=200",), ("order=whole", "layers=4", "dropout=0.8")])  # fmt: skip
def test_odd_recipes_just_work(seqgui, trained, few_digits, tmp_path, strokes, settings):
    code, _, err = seqgui("train", "digits", *TINY, *settings, "epochs=1", "--out", tmp_path / "run")
    assert (code, "Trained 1 epoch;" in err) == (0, True)
    assert seqgui("evaluate", "digits", "--model", tmp_path / "run", "--strokes", strokes)[0] == 0


# the program itself


def python(code, **more):
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, **more)


@pytest.mark.parametrize("arguments", [["--help"], ["train", "digits", "--help"], ["evaluate", "digits", "--help"],
                                       ["--version"], ["models"], ["models", "--json"], ["nonsense"],
                                       ["train", "digits", "--set", "epochs=0"]])  # fmt: skip
def test_what_needs_neither_torch_nor_qt_imports_neither(arguments):
    done = python(
        "import sys\nfrom seqgui.__main__ import main\n"
        f"try:\n    main({arguments!r})\nexcept SystemExit:\n    pass\n"
        "print('HEAVY', sorted({'torch', 'PySide6', 'torchvision', 'pyqtgraph'} & set(sys.modules)))"
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "HEAVY []"


@pytest.mark.parametrize(("arguments", "code"), [(["--version"], 0), (["nonsense"], 2), (["train", "nonsense"], 2),
                                                 (["evaluate", "digits"], 2), (["models", "--json"], 0)])  # fmt: skip
def test_the_program_ends_with_the_promised_exit_code(arguments, code):
    done = subprocess.run([sys.executable, "-m", "seqgui", *arguments], capture_output=True, text=True, timeout=120)
    assert done.returncode == code
    assert "Traceback" not in done.stderr


def test_a_reader_that_leaves_early_is_no_error():
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run([sys.executable, "-m", "seqgui", "models", "--json"], stdout=write, stderr=subprocess.PIPE,
                          text=True, timeout=120)  # fmt: skip
    os.close(write)
    assert (done.returncode, done.stderr) == (0, "")


def test_signs_that_the_terminal_cannot_show_are_no_error(tmp_path):
    run = RunLibrary("digits", tmp_path / "runs", tmp_path).create("Mine 2×64", {}, {})
    save(run.model, {"a": torch.zeros(1)}, run.card({}))
    done = subprocess.run([sys.executable, "-m", "seqgui", "models"], capture_output=True, text=True, timeout=120,
                          env={**os.environ, "PYTHONIOENCODING": "ascii", "SEQGUI_HOME": str(tmp_path)})  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert "Mine 2?64" in done.stdout


def test_a_file_that_is_not_there_is_no_unknown_command(seqgui):
    for name in ("nosuch.png", "folder/nosuch", "x" * 300 + ".png"):
        code, _, err = seqgui(name)
        assert code == 2 and err.startswith(f"seqgui: There is no file “{name[:60]}")
    code, _, err = seqgui("tarin")
    assert code == 2 and "invalid choice" in err
