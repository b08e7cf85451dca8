"""The built wheel holds everything that ships, and the program finds it there."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from configparser import ConfigParser
from pathlib import Path

import pytest

import seqgui

ROOT = Path(__file__).resolve().parent.parent
TRAINED = "seqgui/_bundled/trained/"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Built by the project's own build backend (it belongs to the ``test`` extra), without pip and the network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def names(wheel):
    with zipfile.ZipFile(wheel) as archive:
        assert archive.testzip() is None
        return set(archive.namelist())


@pytest.mark.parametrize(
    ("folder", "place"), [("resources", "seqgui/_bundled/resources"), ("trained", "seqgui/_bundled/trained")]
)
def test_all_that_ships_is_inside(names, folder, place):
    files = [path for path in (ROOT / folder).rglob("*") if path.is_file() and not path.name.startswith(".")]
    assert files
    assert [path for path in files if f"{place}/{path.relative_to(ROOT / folder).as_posix()}" not in names] == []


def test_the_digits_and_a_trained_network_are_inside(names):
    assert "seqgui/_bundled/resources/digits/mnist_5k.npz" in names
    assert [name for name in names if name.startswith(TRAINED) and name.endswith(".safetensors")]


def test_the_whole_package_and_nothing_else_is_inside(names):
    package = {path.relative_to(ROOT).as_posix() for path in (ROOT / "seqgui").rglob("*.py")}
    assert package <= names
    information = f"seqgui-{seqgui.__version__}.dist-info/"
    assert {name for name in names if not name.startswith(("seqgui/", information))} == set()
    assert [name for name in names if "__pycache__" in name] == []
    assert information + "licenses/LICENSE" in names


def test_the_commands_are_named(wheel):
    points = ConfigParser()
    with zipfile.ZipFile(wheel) as archive:
        points.read_string(archive.read(f"seqgui-{seqgui.__version__}.dist-info/entry_points.txt").decode())
    assert points["console_scripts"]["seqgui"] == "seqgui.__main__:main"
    assert points["gui_scripts"]["seqgui-window"] == "seqgui.__main__:window"


def test_the_installed_program_finds_what_ships(wheel, tmp_path):
    """A wheel is installed by unpacking it; run it from elsewhere, so that the clone is not found instead."""
    place = tmp_path / "site-packages"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(place)
    code = (
        "from seqgui import paths\n"
        "from seqgui.tasks.digits import mnist\n"
        "assert paths.trained().is_dir(), paths.trained()\n"
        "mnist.bundled()\n"
        "print(paths.resources().resolve())"
    )
    environment = {**os.environ, "PYTHONPATH": str(place)}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert Path(done.stdout.strip()) == (place / "seqgui" / "_bundled" / "resources").resolve()
