"""The notices of everything that others wrote and the bundle carries, from what the installed packages say themselves.

Called by ``seqgui.spec`` with the files that really go in; so nothing is named that is not there, and nothing is
missed that is.
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

HERE = Path(__file__).resolve().parent
LICENCE_NAMES = ("licen", "copying", "notice", "authors", "copyright")
QT = """Qt for Python (PySide6, shiboken6) and the Qt libraries are used under the GNU Lesser General Public License,
version 3 (LGPL-3.0-only). They lie as separate shared libraries in this program's folder and may be replaced by other
builds of the same version. Their source is at https://download.qt.io/official_releases/ (folders qt and
QtForPython); both licences that it consists of follow.
Qt contains third-party code, listed at https://doc.qt.io/qt-6/licenses-used-in-qt.html."""
RULE = "=" * 100


def notices(sources: Iterable[str], shipped_name: str = "SeqGUI") -> str:
    """The text for a bundle that is made of ``sources`` (paths on this machine)."""
    paths = {Path(source).resolve() for source in sources if source and Path(source).is_absolute()}
    parts = [f"{shipped_name} comes with the software below. Its own licence is in the file LICENSE beside this one."]
    parts.append(_section(f"Python {sys.version.split()[0]}", "PSF-2.0", _python_licence()))
    known: set[Path] = set()
    for distribution in sorted(metadata.distributions(), key=lambda one: str(one.metadata["Name"]).lower()):
        files = {Path(str(distribution.locate_file(file))).resolve() for file in distribution.files or ()}
        if files & paths:
            known |= files
            parts.append(_of(distribution))
    home, packages = Path(sysconfig.get_path("stdlib")).resolve(), Path(sysconfig.get_path("purelib")).resolve()
    rest = {path for path in paths - known if not path.is_relative_to(home) and not path.is_relative_to(packages)}
    parts += [_section(f"Debian package {name}", "see below", text) for name, text in _debian(rest)]
    return f"\n\n{RULE}\n".join(parts) + "\n"


def _of(distribution: metadata.Distribution) -> str:
    about = distribution.metadata
    name = f"{about['Name']} {about['Version']}"
    licence = about.get("License-Expression") or _classified(about) or about.get("License") or "see below"
    texts = []
    for file in distribution.files or ():
        inside = ".dist-info" in file.parts[0] if file.parts else False
        listed = "licenses" in file.parts or any(word in file.name.lower() for word in LICENCE_NAMES)
        path = Path(str(distribution.locate_file(file)))
        if inside and listed and path.is_file() and "__pycache__" not in file.parts:
            texts.append(f"--- {'/'.join(file.parts[1:])}\n{_read(path)}")
    if about["Name"].lower().startswith(("pyside6", "shiboken6")):
        texts += [QT, *(_read(HERE / "licences" / f"{name}-3.0.txt") for name in ("LGPL", "GPL"))]
    return _section(name, str(licence).strip().splitlines()[0], "\n\n".join(texts), about.get("Home-page") or "")


def _classified(about: metadata.PackageMetadata) -> str:
    prefix = "License :: "
    found = [line.rpartition(" :: ")[2] for line in about.get_all("Classifier") or () if line.startswith(prefix)]
    return ", ".join(found)


def _section(name: str, licence: str, text: str, where: str = "") -> str:
    return "\n".join(line for line in (name, f"Licence: {licence}", where, "", text) if line or line == "").strip()


def _python_licence() -> str:
    for path in (Path(sysconfig.get_path("stdlib")) / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt"):
        if path.is_file():
            return _read(path)
    return "https://docs.python.org/3/license.html"


def _debian(paths: set[Path]) -> list[tuple[str, str]]:
    """Packages of a Debian or Ubuntu that libraries were taken from, and their copyright files."""
    if not paths or not Path("/var/lib/dpkg").is_dir():
        return []
    # dpkg knows files by their names from before /usr was merged.
    names = sorted({str(path) for path in paths} | {str(path).removeprefix("/usr") for path in paths})
    done = subprocess.run(["dpkg-query", "--search", *names], capture_output=True, text=True, check=False)
    owners = sorted({line.split(":")[0] for line in done.stdout.splitlines() if ": /" in line})
    files = [(owner, Path("/usr/share/doc") / owner / "copyright") for owner in owners]
    return [(owner, _read(path)) for owner, path in files if path.is_file()]


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace").strip()
