"""The README keeps its promises: the commands that it gives are the ones that work, and its links lead somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
START = "python3 -m venv .venv && .venv/bin/python -m pip install -e . && .venv/bin/seqgui"
TEST = (
    'python3 -m venv .venv && .venv/bin/python -m pip install -e ".[test]"'
    " && .venv/bin/python -m pytest -n 2 --dist loadfile"
)
PAGES = ["README.md", "CHANGELOG.md", *(str(path.relative_to(ROOT)) for path in sorted(ROOT.glob("docs/**/*.md")))]


def blocks(text: str) -> list[str]:
    return re.findall(r"^```\w+\n(.*?)\n```$", text, re.MULTILINE | re.DOTALL)


def test_one_command_starts_and_one_tests():
    assert START in blocks(README)
    assert TEST in blocks(README)


def test_what_the_commands_name_is_defined():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "seqgui" in project["scripts"]
    assert "test" in project["optional-dependencies"]


def test_ci_finds_the_command_after_the_marker():
    assert README.count("<!-- tests -->") == 1
    assert blocks(README.partition("<!-- tests -->")[2])[0] == TEST


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_files(page):
    path = ROOT / page
    text = re.sub(r"^```.*?^```$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    links = re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r'(?:src|href)="([^"]+)"', text)
    local = [link.partition("#")[0] for link in links if not re.match(r"\w+:|#", link)]
    missing = [link for link in local if not (path.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("room", ["cli", "core", "gui", "tasks/digits", "tasks/words", "tasks/series"])
def test_the_architecture_page_names_every_module(room):
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").partition("## Names of the controls")[0]
    named = set(re.findall(r"`(\w+)(?:\.py)?`", page))
    pattern = "**/*.py" if room == "gui" else "*.py"
    modules = {path.stem for path in (ROOT / "seqgui" / room).glob(pattern)} - {"__init__"}
    assert modules - named == set()


def test_the_commands_of_the_table_exist():
    named = set(re.findall(r"^\| `seqgui (\w+)", README, re.MULTILINE))
    assert {"train", "evaluate", "predict", "generate", "forecast", "models", "doctor", "tour"} <= named
    for name in sorted(named):
        done = subprocess.run(
            [sys.executable, "-m", "seqgui", name, "--help"], capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, done.stderr
        assert name in done.stdout
