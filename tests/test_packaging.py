"""What is handed on: icons, notices, what stays out of the bundle, and what desktops and citations are told."""

from __future__ import annotations

import importlib.util
import re
import shutil
import struct
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

import seqgui
from seqgui.cli.doctor import PACKAGES
from seqgui.tasks import TASKS

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "packaging"
ID = "io.github.seqgui.SeqGUI"


def load(name):
    spec = importlib.util.spec_from_file_location(f"packaging_{name}", PLACE / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def contents():
    return load("contents")


@pytest.fixture(scope="module")
def build():
    return load("build")


@pytest.mark.parametrize(
    "path",
    [
        "seqgui/_bundled/resources/icons/seqgui.svg",
        "torch/bin/torch_shm_manager",
        "torch/lib/libtorch_cpu.so",
        "torch/nn/functional.py",
        "torch/_dynamo/config.py",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "seqgui/_bundled/resources/languages/seqgui_zh_CN.qm",
        "torch-2.13.0+cpu.dist-info/METADATA",
        "statsmodels/tsa/statespace/_kalman_filter.cpython-311-x86_64-linux-gnu.so",
    ],
)
def test_what_is_needed_goes_in(contents, path):
    assert contents.wanted(path)


@pytest.mark.parametrize(
    "path",
    [
        "torch/bin/protoc",
        "torch/bin/test_api",
        "torch/test/atest",
        "torch/lib/libtorchbind_test.so",
        "torch/_inductor/codegen/cpp.py",
        "torch/_C/__init__.pyi",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/translations/assistant_zh_CN.qm",
        "pandas/tests/data/a.csv",
        "seqgui/_bundled/resources/languages/seqgui_zh_CN.ts",
        "torch-2.13.0+cpu.dist-info/RECORD",
        "torch-2.13.0+cpu.dist-info/licenses/LICENSE",
    ],
)
def test_what_is_not_needed_stays_out(contents, path):
    assert not contents.wanted(path)


def test_a_library_that_nothing_asks_for_any_more_stays_out(contents):
    needs = {"/a/plugin": ["libused.so"], "/a/libused.so": ["libdeep.so"], "/a/libalone.so": ["libpair.so"]}
    table = [
        ("plugins/plugin", "/a/plugin", "BINARY"),
        *((f"{name}.so", f"/a/{name}.so", "BINARY") for name in ("libused", "libdeep", "libalone", "libpair")),
        ("libdeep.so", "PySide6/libdeep.so", "SYMLINK"),
    ]
    kept = contents.without_orphans(table, lambda source: needs.get(source, ()), lambda place: "/" not in place)
    assert [place for place, _, _ in kept] == ["plugins/plugin", "libused.so", "libdeep.so", "libdeep.so"]


def test_networks_train_and_plots_are_drawn_without_what_stays_out(tmp_path):
    """In a fresh interpreter that finds none of the modules that are left out."""
    code = """
import sys
sys.path.insert(0, sys.argv[1])
import contents
class Sieve:
    def __init__(self, finder):
        self.finder = finder
    def __getattr__(self, name):
        return getattr(self.finder, name)
    def find_spec(self, name, path=None, target=None):
        out = any(name == module or name.startswith(module + ".") for module in contents.MODULES)
        return None if out else self.finder.find_spec(name, path, target)
sys.meta_path[:] = [Sieve(finder) for finder in sys.meta_path]
from seqgui.core.device import warm_up
warm_up()
from PySide6.QtWidgets import QApplication
application = QApplication([])
import pyqtgraph
plot = pyqtgraph.PlotWidget()
plot.plot([1, 2, 3])
plot.grab()
from statsmodels.tsa.statespace.sarimax import SARIMAX
from PIL import Image
Image.init()
assert {".png", ".jpg", ".webp", ".tif", ".gif", ".bmp"} <= set(Image.registered_extensions())
assert len(SARIMAX([1.0, 2, 1, 3, 1, 4, 1, 5] * 3, order=(1, 0, 0)).smooth([0.5, 1.0]).forecast(2)) == 2
assert "torchvision" not in sys.modules
print("well")
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(PLACE)], capture_output=True, text=True, cwd=ROOT, timeout=240, check=False
    )
    assert done.stdout.strip().endswith("well"), done.stderr


def test_the_notices_name_what_goes_in_and_nothing_else():
    import numpy
    import PySide6

    text = load("notices").notices([numpy.__file__, PySide6.__file__])
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert re.search(rf"^numpy {re.escape(numpy.__version__)}$", text, re.MULTILINE)
    assert "Redistribution and use in source and binary forms" in text
    assert not re.search(r"^pytest \d", text, re.MULTILINE)


def test_icons_hold_the_sizes_that_they_name():
    icon = load("icon")
    data = icon.ico()
    _, kind, count = struct.unpack("<HHH", data[:6])
    assert (kind, count) == (1, len(icon.ICO_PX))
    for number, side in enumerate(icon.ICO_PX):
        length, at = struct.unpack("<II", data[6 + 16 * number + 8 : 6 + 16 * number + 16])
        assert side_of(data[at : at + length]) == side
    data = icon.icns()
    assert data[:4] == b"icns"
    assert struct.unpack(">I", data[4:8])[0] == len(data)
    at, found = 8, {}
    while at < len(data):
        kind, length = struct.unpack(">4sI", data[at : at + 8])
        found[kind.decode()] = side_of(data[at + 8 : at + length])
        at += length
    assert found == icon.ICNS


def side_of(png):
    width, height = struct.unpack(">II", png[16:24])
    assert (png[:8], width) == (b"\x89PNG\r\n\x1a\n", height)
    return width


def test_the_bundle_has_all_requirements_but_torchvision(build):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(project["dependencies"]) - set(build.requirements()) == {"torchvision>=0.28"}
    # The bundle takes the versions along that the doctor tells, which must be there to be taken.
    needed = {re.match(r"[\w-]+", line)[0] for line in build.requirements()}
    assert set(PACKAGES) == needed
    assert build.requirements()[0].startswith("torch>=2.13")


def test_versions_agree(build):
    assert build.version() == seqgui.__version__
    releases = ElementTree.parse(PLACE / "linux" / f"{ID}.metainfo.xml").findall("releases/release")
    assert releases[0].get("version") == seqgui.__version__
    assert f"\nversion: {seqgui.__version__}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")


def test_the_pictures_of_the_smoke_test_show_every_tab():
    smoke = load("smoke_test")
    shown = [Path(f"{task}-trained.png") for task in TASKS]
    assert smoke.tabs_missing(shown, TASKS) == []
    assert smoke.tabs_missing(shown[1:], TASKS) == [TASKS[0]]


def test_the_picture_that_the_smoke_test_has_read_is_a_one(tmp_path):
    path = tmp_path / "one.png"
    path.write_bytes(load("smoke_test").bar())
    done = subprocess.run(
        [sys.executable, "-m", "seqgui", "predict", "digits", "--json", str(path)],
        capture_output=True, text=True, cwd=ROOT, timeout=240, check=False,
    )  # fmt: skip
    assert '"digit": 1' in done.stdout, done.stderr or done.stdout


@pytest.mark.skipif(sys.platform == "win32" or not shutil.which("sh"), reason="a script for Linux")
def test_installing_and_removing_leaves_nothing_but_what_is_the_users(tmp_path):
    box, home = tmp_path / "SeqGUI with space", tmp_path / "home"
    for place in ("seqgui", "share/applications", "share/icons/hicolor/scalable/apps", "share/metainfo"):
        (box / place).mkdir(parents=True)
    (box / "seqgui" / "seqgui").write_text("#!/bin/sh\necho well\n")
    (box / "seqgui" / "seqgui").chmod(0o755)
    for name in ("LICENSE", "THIRD-PARTY-NOTICES.txt"):
        (box / name).write_text(name)
    shutil.copy(PLACE / "linux" / f"{ID}.desktop", box / "share" / "applications")
    shutil.copy(PLACE / "linux" / f"{ID}.metainfo.xml", box / "share" / "metainfo")
    shutil.copy(ROOT / "resources" / "icons" / "seqgui.svg", box / f"share/icons/hicolor/scalable/apps/{ID}.svg")
    shutil.copy(PLACE / "linux" / "install.sh", box)
    mine = home / ".local" / "share" / "SeqGUI" / "runs"
    mine.mkdir(parents=True)
    (mine / "run.json").write_text("{}")

    def call(*words):
        environment = {"HOME": str(home), "PATH": "/usr/bin:/bin"}
        return subprocess.run(words, env=environment, capture_output=True, text=True, timeout=60, check=True).stdout

    for _ in range(2):  # over an older one too
        call("sh", str(box / "install.sh"))
    assert call(str(home / ".local" / "bin" / "seqgui")) == "well\n"
    menu = (home / f".local/share/applications/{ID}.desktop").read_text(encoding="utf-8")
    assert f'Exec="{home}/.local/lib/seqgui/seqgui"\n' in menu
    call("sh", str(box / "install.sh"), "--remove")
    # The desktop's own index of its menu may have been made beside ours.
    left = {path for path in home.rglob("*") if not path.is_dir() and path.suffix != ".cache"}
    assert left == {mine / "run.json"}
