"""Checkpoints: what goes in comes out, and what does not fit stays outside."""

from __future__ import annotations

import errno
import json
import math
import struct
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from safetensors.torch import save as to_bytes

from seqgui.core.checkpoint import FORMAT, Card, load_weights, read_card, rewrite_card, save
from seqgui.core.errors import UserError

SHAPES = {"a.weight": (3, 2), "a.bias": (3,)}


def tensors():
    generator = torch.Generator().manual_seed(3)
    return {name: torch.randn(shape, generator=generator) for name, shape in SHAPES.items()}


CARD = Card("digits", "A reader", {"hidden": 3}, {"accuracy": 0.5}, {"command": "seqgui train digits"})


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "model.safetensors"
    save(path, tensors(), CARD)
    return path


def no_room(monkeypatch):
    """Let the disk be full in the middle of every write."""
    write = Path.write_bytes

    def write_bytes(self, data):
        write(self, data[: len(data) // 2])
        raise OSError(errno.ENOSPC, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", write_bytes)


def test_weights_and_card_come_back_as_they_were(path):
    assert read_card(path, "digits") == CARD
    loaded = load_weights(path, SHAPES)
    assert loaded.keys() == SHAPES.keys()
    assert all(torch.equal(loaded[name], tensor) for name, tensor in tensors().items())


def test_what_was_loaded_is_free_of_its_file(path):
    """Windows lets no file be replaced that is still mapped, and a mapped one that is cut short ends the program."""
    loaded = load_weights(path, SHAPES)
    path.write_bytes(bytes(path.stat().st_size))
    assert all(torch.equal(loaded[name], tensor) for name, tensor in tensors().items())


def test_half_an_emoji_in_a_title_becomes_a_question_mark(path):
    rewrite_card(path, Card("digits", "Mine \ud83d", {}))
    assert read_card(path, "digits").title == "Mine ?"


def test_a_title_is_one_line_whoever_wrote_the_file(path):
    rewrite_card(path, Card("digits", " A reader\n\nof  digits ", {}))
    assert read_card(path, "digits").title == "A reader of digits"


def test_shared_and_transposed_tensors_can_be_stored(tmp_path):
    one = torch.arange(6.0).reshape(2, 3)
    path = tmp_path / "shared.safetensors"
    save(path, {"a.weight": one.T, "a.bias": one[0], "same": one[0].requires_grad_()}, CARD)
    loaded = load_weights(path, {**SHAPES, "same": (3,)})
    assert torch.equal(loaded["a.weight"], one.T)


def test_another_card_leaves_the_weights_as_they_are(path):
    rewrite_card(path, Card("digits", "Other", {}, {}, {}))
    assert read_card(path, "digits").title == "Other"
    assert all(torch.equal(load_weights(path, SHAPES)[name], tensor) for name, tensor in tensors().items())


def test_scores_of_a_diverged_run_are_valid_json(tmp_path):
    card = Card("digits", "Diverged", {}, {"loss.training": math.nan, "worst": [math.inf]})
    save(tmp_path / "m.safetensors", tensors(), card)
    assert read_card(tmp_path / "m.safetensors", "digits").scores == {"loss.training": None, "worst": [None]}


def refused(path, task="digits"):
    with pytest.raises(UserError) as error:
        read_card(path, task)
        load_weights(path, SHAPES)
    assert len(str(error.value)) < 400
    return str(error.value)


@pytest.mark.parametrize("share", [0.0, 0.001, 0.2, 0.7, 0.99])
def test_a_file_that_was_cut_short_is_refused(path, share):
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    assert "model.safetensors" in refused(path)


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04 a zip, as torch.save writes it",
        b"\x80\x04\x95 a pickle",
        b"\x00" * 64,
        b"\xff" * 64,
        struct.pack("<Q", 2) + b"{}",
        struct.pack("<Q", 4) + b"[1] ",
        struct.pack("<Q", 10**15) + b"{}",
        struct.pack("<Q", 9) + b"not json!",
    ],
)
def test_a_file_of_another_kind_is_refused(path, content):
    path.write_bytes(content)
    assert "model.safetensors" in refused(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    assert "no file" in refused(tmp_path / "none.safetensors")
    assert tmp_path.name in refused(tmp_path)


def test_a_checkpoint_of_another_program_or_task_is_refused(path):
    assert "“digits”, not to “words”" in refused(path, "words")
    path.write_bytes(to_bytes(tensors()))
    assert "not written by SeqGUI" in refused(path)
    path.write_bytes(to_bytes(tensors(), {"format": "pt"}))
    assert "not written by SeqGUI" in refused(path)
    path.write_bytes(to_bytes(tensors(), {"format": FORMAT}))
    assert "belongs to" in refused(path)


@pytest.mark.parametrize("part", ["recipe", "scores", "made"])
@pytest.mark.parametrize("text", ["", "{", "null", "[]", "3", '"text"', "[" * 100_000, "{'a': 1}"])
def test_metadata_that_are_no_objects_are_refused(path, part, text):
    path.write_bytes(to_bytes(tensors(), {**CARD.metadata(), part: text}))
    assert "metadata" in refused(path)


def test_a_card_without_title_or_parts_is_read_all_the_same(path):
    path.write_bytes(to_bytes(tensors(), {"format": FORMAT, "task": "digits"}))
    assert read_card(path, "digits") == Card("digits", "model", {})


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"a.weight": torch.zeros(2, 3)}, "“a.weight” is (2, 3) instead of (3, 2)"),
        ({"a.weight": torch.zeros(6)}, "“a.weight”"),
        ({"a.bias": None}, "“a.bias” is missing"),
        ({"b.bias": torch.zeros(3)}, "unknown tensor “b.bias”"),
    ],
)
def test_weights_that_do_not_fit_the_declared_network_are_refused(path, change, words):
    changed = {name: tensor for name, tensor in {**tensors(), **change}.items() if tensor is not None}
    save(path, changed, CARD)
    assert words in refused(path)


def test_more_than_expected_is_welcome_only_where_that_was_said(path):
    save(path, {**tensors(), "more": torch.zeros(1)}, CARD)
    assert "more" in load_weights(path, SHAPES, exact=False)


@pytest.mark.parametrize("change", [lambda path: save(path, {"x": torch.zeros(2)}, CARD),
                                    lambda path: rewrite_card(path, Card("digits", "Other", {}))])  # fmt: skip
def test_a_full_disk_leaves_the_old_checkpoint_and_nothing_else(path, monkeypatch, change):
    before = path.read_bytes()
    no_room(monkeypatch)
    with pytest.raises(UserError, match="disk is full"):
        change(path)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir() if file.is_file()] == [path.name]


def test_metadata_are_read_without_torch(path):
    code = (
        "import sys; from pathlib import Path; from seqgui.core.checkpoint import read_card;"
        f"print(read_card(Path({str(path)!r}), 'digits').title, 'torch' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["A", "reader", "False"]


def test_the_metadata_are_texts(path):
    assert all(isinstance(value, str) for value in CARD.metadata().values())
    assert json.loads(CARD.metadata()["recipe"]) == {"hidden": 3}
