"""``seqgui doctor``: versions, devices, folders, and what is missing."""

from __future__ import annotations

import os
import platform
import sys
from importlib import metadata
from pathlib import Path

from seqgui import __version__, paths
from seqgui.core.runs import RunLibrary
from seqgui.tasks import TASKS

PACKAGES = (
    "torch", "PySide6-Essentials", "pyqtgraph", "numpy", "pandas", "statsmodels", "pillow",
    "safetensors", "platformdirs", "charset-normalizer", "tqdm",
)  # fmt: skip
"""What the program needs. Not torchvision, which no bundle has."""


def doctor() -> int:
    """Print a report; returns 1 if something that the program needs is missing."""
    missing: list[str] = []
    print(f"SeqGUI {__version__} on Python {platform.python_version()}, {platform.platform()}")
    _versions(missing)
    _devices(missing)
    _folders(missing)
    for sentence in missing:
        print(f"  ! {sentence}")
    things = "1 thing" if len(missing) == 1 else f"{len(missing)} things"
    print(f"{things} to look at." if missing else "Everything is there.")
    return 1 if missing else 0


def _versions(missing: list[str]) -> None:
    for name in PACKAGES:
        version = _version(name)
        print(f"  {name:20} {version or 'not installed'}")
        if not version:
            missing.append(f"{name} is not installed; run: pip install seqgui")


def _version(name: str) -> str:
    """Of an installed package; empty for one that is not."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _devices(missing: list[str]) -> None:
    try:
        from seqgui.core.device import devices, multiplies_in_16_bits, pick, torchvision_trouble

        for device in devices():
            bits = "16 or 32 bits" if multiplies_in_16_bits(pick(device.key)) else "32 bits"
            print(f"  device {device.key:13} {device.label}, multiplies with {bits}")
    except Exception as error:  # whatever torch raises while it loads, the report goes on
        missing.append(f"torch cannot be loaded ({error}). Install it again.")
        return
    trouble, version = torchvision_trouble(), _version("torchvision")
    said = f"not loaded ({trouble}); MNIST is read without it" if trouble else f"{version}, reads MNIST"
    print(f"  {'torchvision':20} {said}")


def _folders(missing: list[str]) -> None:
    for name, folder in (("resources", paths.resources()), ("trained", paths.trained())):
        there = folder.is_dir()
        print(f"  {name:20} {folder}{'' if there else '  (missing)'}")
        if not there:
            missing.append(f"The folder {folder} is missing. Install SeqGUI again.")
    home = paths.user_folder()
    print(f"  {'your folder':20} {home}")
    nearest = next(folder for folder in (home, *home.parents) if folder.exists())
    if not os.access(nearest, os.W_OK):
        missing.append(f"{nearest} cannot be written. Give yourself the right to, or set SEQGUI_HOME.")
    for task in TASKS:
        if RunLibrary(task, paths.runs(), paths.trained()).default() is None:
            missing.append(f"No trained network ships for “{task}”. Train one: seqgui train {task}")
    full = Path(paths.downloads()) / "MNIST" / "raw"
    print(f"  {'full MNIST':20} {full if full.is_dir() else 'not downloaded (5,000 digits ship)'}")
    display = sys.platform != "linux" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    print(f"  {'display':20} {'yes' if display else 'none: the window cannot open here, the commands can be used'}")
