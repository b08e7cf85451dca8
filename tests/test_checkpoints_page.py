"""docs/checkpoints.md tells of every network that ships what its file tells of itself."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from seqgui import paths
from seqgui.cli import _parser
from seqgui.cli.scores import score_table
from seqgui.core.checkpoint import read_card
from seqgui.tasks import TASKS

PAGE = Path(__file__).resolve().parents[1] / "docs" / "checkpoints.md"
LARGEST_MB = 12


def test_the_table_of_all_scores_is_the_one_that_the_files_give():
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    first = lines.index("<!-- seqgui models --scores -->") + 2
    assert lines[first : lines.index("", first)] == score_table()


def test_every_network_that_ships_stands_on_the_page():
    page = PAGE.read_text(encoding="utf-8")
    shipped = sorted(paths.trained().glob("*/*.safetensors"))
    assert shipped
    for path in shipped:
        assert f"`{path.name}`" in page or f"`{path.stem}`" in page, path.name


def test_what_ships_is_small():
    assert sum(path.stat().st_size for path in paths.trained().rglob("*.safetensors")) <= LARGEST_MB * 1e6


@pytest.mark.parametrize("task", TASKS)
def test_every_network_that_ships_can_be_made_again_by_its_command(task):
    for path in (paths.trained() / task).glob("*.safetensors"):
        card = read_card(path, task)
        told = _parser().parse_args(shlex.split(card.made["command"])[1:])
        recipe = told.commands.PRESETS[told.preset].with_settings(told.settings)
        assert card.recipe == recipe.to_dict(), path.name
