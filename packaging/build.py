"""Everything that is handed on, from one command: environment, bundle, smoke test, archive or installer.

python packaging/build.py                 # makes its own environment in build/environment
python packaging/build.py --here          # takes the packages of the Python that runs it
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "packaging"
NAME = "io.github.seqgui.SeqGUI"
CPU_TORCH = "https://download.pytorch.org/whl/cpu"
PROGRAM = {"win32": "seqgui/seqgui.exe", "darwin": "SeqGUI.app/Contents/MacOS/seqgui"}
"""What is started to try what was built: on a Mac the program that goes into the disk image."""
LEFT_OUT = ("torchvision",)
"""What SeqGUI can do without; numpy reads the full MNIST then."""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--here", action="store_true", help="use the packages of this Python, install nothing")
    parser.add_argument("--environment", type=Path, default=ROOT / "build" / "environment", metavar="DIR",
                        help="where the environment is made (default: build/environment)")  # fmt: skip
    parser.add_argument("--torch-index", default="" if sys.platform == "darwin" else CPU_TORCH, metavar="URL",
                        help="where PyTorch comes from; empty: where all else does (default: %(default)s)")  # fmt: skip
    parser.add_argument("--torch", default="", metavar="REQUIREMENT", help="which PyTorch, such as torch==2.13.0")
    parser.add_argument("--dist", type=Path, default=ROOT / "dist", metavar="DIR", help="default: dist")
    parser.add_argument("--no-smoke-test", action="store_true", help="do not start what was built")
    parser.add_argument("--no-archive", action="store_true", help="stop at the folder")
    args = parser.parse_args(arguments)
    python = Path(sys.executable) if args.here else environment(args.environment, args.torch, args.torch_index)
    args.dist.mkdir(parents=True, exist_ok=True)
    bundle(python, args.dist)
    print(f"{args.dist / 'seqgui'}: {megabytes(args.dist / 'seqgui'):.0f} MB", flush=True)
    if not args.no_smoke_test:
        run(sys.executable, PLACE / "smoke_test.py", args.dist / PROGRAM.get(sys.platform, "seqgui/seqgui"))
    if not args.no_archive:
        for path in hand_on(python, args.dist):
            print(f"{path}: {megabytes(path):.0f} MB", flush=True)
    return 0


def version() -> str:
    text = (ROOT / "seqgui" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "(.+)"', text)
    if not found:
        raise SystemExit("seqgui/__init__.py names no version")
    return found[1]


def requirements() -> list[str]:
    """What pyproject.toml asks for, less what a bundle does without; PyTorch is the first."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [line for line in project["project"]["dependencies"] if not line.startswith(LEFT_OUT)]
    return sorted(asked, key=lambda line: not line.startswith("torch"))


def environment(place: Path, torch: str, index: str) -> Path:
    """Make a virtual environment with SeqGUI's requirements, and return its Python."""
    python = place / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        run(sys.executable, "-m", "venv", place)
    needed = requirements()
    torches = [torch] if torch else [line for line in needed if line.startswith("torch")]
    run(python, "-m", "pip", "install", *torches, *(["--index-url", index] if index else []))
    # Again without the index: what is there already stays as long as it meets the floor.
    run(python, "-m", "pip", "install", *needed, "pyinstaller>=6.11")
    return python


def bundle(python: Path, dist: Path) -> None:
    work = ROOT / "build" / "pyinstaller"
    # Two processes' worth of a screen are not needed to draw icons.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    run(python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "--distpath", dist, "--workpath", work,
        PLACE / "seqgui.spec")  # fmt: skip
    if sys.platform == "linux":
        strip(dist / "seqgui" / "_internal")


def strip(folder: Path) -> None:
    """Take the tables of names that only a debugger reads out of PyTorch's and Python's own libraries.

    Not of others: some were rearranged after linking and do not survive it.
    """
    tool = shutil.which("strip")
    if not tool:
        print("There is no strip (binutils): the bundle will be a fifth larger than it need be.", flush=True)
        return
    files = [*folder.glob("torch/lib/*.so*"), *folder.glob("libpython*.so*")]
    run(tool, "--strip-unneeded", *(path for path in files if not path.is_symlink()))


def hand_on(python: Path, dist: Path) -> list[Path]:
    """What users of this system get, made from the folder."""
    machine = platform.machine().lower()
    if sys.platform == "linux":
        return [linux(python, dist, dist / f"SeqGUI-{version()}-linux-{machine}.tar.gz")]
    if sys.platform == "darwin":
        image = dist / f"SeqGUI-{version()}-macos-{machine}.dmg"
        run("bash", PLACE / "macos" / "make_dmg.sh", dist / "SeqGUI.app", image)
        return [image]
    compiler = inno_setup()
    if not compiler:
        print("There is no Inno Setup (iscc): no installer was made.", flush=True)
        return []
    run(compiler, f"/DVersion={version()}", f"/O{dist.resolve()}", f"/DBundle={dist.resolve() / 'seqgui'}",
        PLACE / "windows" / "seqgui.iss")  # fmt: skip
    return [dist / f"SeqGUI-{version()}-setup.exe"]


def inno_setup() -> str:
    """Inno Setup's compiler, of whatever version is installed; empty where there is none."""
    places = [os.environ.get(name, "") for name in ("ProgramFiles", "ProgramFiles(x86)")]
    found = [path for place in places if place for path in sorted(Path(place).glob("Inno Setup */ISCC.exe"))]
    return shutil.which("iscc") or (str(found[-1]) if found else "")


def linux(python: Path, dist: Path, target: Path) -> Path:
    """A tar.gz: the folder, what a desktop wants to know of it, and a script that puts both into their places."""
    root, share = f"SeqGUI-{version()}", ROOT / "build" / "share"
    shutil.rmtree(share, ignore_errors=True)
    run(python, "-c", "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1]); import icon; "
        "icon.hicolor(Path(sys.argv[2]))", PLACE, share / "icons" / "hicolor")  # fmt: skip
    for name, folder in ((f"{NAME}.desktop", "applications"), (f"{NAME}.metainfo.xml", "metainfo")):
        (share / folder).mkdir()
        shutil.copy(PLACE / "linux" / name, share / folder)
    legal = dist / "seqgui" / "_internal" / "seqgui" / "_bundled"
    temporary = target.with_name(f"{target.name}.part")
    with tarfile.open(temporary, "w:gz", compresslevel=6) as archive:
        for source, inside in (
            (PLACE / "linux" / "README.txt", "README.txt"),
            (PLACE / "linux" / "install.sh", "install.sh"),
            (legal / "LICENSE", "LICENSE"),
            (legal / "THIRD-PARTY-NOTICES.txt", "THIRD-PARTY-NOTICES.txt"),
            (share, "share"),
            (dist / "seqgui", "seqgui"),
        ):
            archive.add(source, f"{root}/{inside}", filter=of_nobody)
    temporary.replace(target)
    return target


def of_nobody(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """The entry without the name of who built it, and runnable where it is a script."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    if entry.name.endswith(".sh"):
        entry.mode = 0o755
    return entry


def megabytes(path: Path) -> float:
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file() and not file.is_symlink()) / 1e6


def run(*words: str | Path) -> None:
    print("+", *words, flush=True)
    done = subprocess.run([str(word) for word in words], cwd=ROOT, check=False)
    if done.returncode:
        raise SystemExit(f"This ended with code {done.returncode}: {words[0]}")


if __name__ == "__main__":
    sys.exit(main())
