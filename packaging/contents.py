"""What of the installed packages stays out of the bundle, and why nothing there is missed.

SeqGUI trains with PyTorch as it is: it compiles no kernels, exports no models and talks to no other machine. But
``import torch`` and the first optimizer reach far into PyTorch's own tools, in each version into others, so what is
named here is little; ``tests/test_packaging.py`` trains and plots without it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from fnmatch import fnmatchcase
from pathlib import Path

MODULES = [
    # Of PyTorch's own little: the first optimizer imports _dynamo, _inductor, distributed, testing and sympy.
    "torch.testing._internal.common_methods_invocations", "torch.testing._internal.hypothesis_utils",
    "torch.testing._internal.opinfo", "torch.utils.benchmark", "torch.utils.bottleneck", "torch.utils.tensorboard",
    # The full MNIST is read by numpy where there is no torchvision, and nothing else needs it.
    "torchvision", "torchaudio", "tensorboard", "triton", "fsspec", "jinja2", "markupsafe", "networkx",
    # Tools of a developer, other toolkits, and what plots elsewhere.
    "IPython", "_pytest", "hypothesis", "joblib", "matplotlib", "mypy", "nltk", "numba", "pip", "pluggy", "py",
    "pygments", "pytest", "regex", "setuptools", "tkinter", "PyQt5", "PyQt6", "PySide2",
    # Pillow opens the images that the window offers to open; it writes no texts and reads no AVIF.
    "PIL._avif", "PIL._imagingcms", "PIL._imagingft", "PIL._imagingtk",
    # What scipy and pandas look for only when they are asked for matrices in files, or for databases.
    "scipy.io._fast_matrix_market._fmm_core", "sqlite3",
    # Nothing is fetched through Qt or drawn with pyqtgraph's OpenGL; Qt's own OpenGL modules it imports all the same.
    "PySide6.QtDBus", "PySide6.QtNetwork", "pyqtgraph.examples", "pyqtgraph.opengl",
]  # fmt: skip
"""Modules that PyInstaller shall not follow, and with them what only they import."""

FILES = [
    # PyTorch: its own tests, compilers and stubs. torch_shm_manager stays: import torch looks for it.
    "torch/bin/[!t]*", "torch/bin/test*", "torch/include/*", "torch/share/*", "torch/test/*", "torch/testing/*",
    "torch/lib/*_test.*", "torch/lib/libaoti_custom_ops.*", "torch/lib/libbackend_with_compiler.*", "torch/lib/*.lib",
    "torch/utils/benchmark/*", "*.pyi", "*.h", "*.hpp", "*.cmake", "*.a", "*.pxd", "*/tests/*",
    # Qt: screens without a desktop, the net, and a theme that loads the system's GTK beside our libraries.
    "PySide6/*/egldeviceintegrations/*", "PySide6/*/generic/*", "PySide6/*/networkinformation/*", "PySide6/*/tls/*",
    "PySide6/*/platforms/*eglfs*", "PySide6/*/platforms/*linuxfb*", "PySide6/*/platforms/*minimal*",
    "PySide6/*/platforms/*vkkhrdisplay*", "PySide6/*/platforms/*vnc*", "PySide6/*/platformthemes/*gtk3*",
    "PySide6/*/imageformats/*icns*", "PySide6/*/imageformats/*tga*", "PySide6/*/imageformats/*wbmp*",
    "PySide6/*/qmltooling/*", "PySide6/opengl32sw.dll",
]  # fmt: skip
"""Where in the bundle they would lie, as patterns (``*`` crosses folders)."""

LANGUAGES = ("zh_CN",)
"""Of Qt's own translations (its dialogs' buttons) those of the window's languages; English needs none."""

SOURCES = [
    "torch/nn/*",
    "torch/functional.py",
    "torch/distributions/*",
    "torch/distributed/optim/*",
    "torch/*config*.py",
]
"""PyTorch reads the text of these while it is imported; all others are there compiled."""


def wanted(destination: str) -> bool:
    """Whether a file belongs into the bundle, by its path there."""
    path = destination.replace(os.sep, "/")
    if path.startswith("seqgui/"):
        return not path.endswith(".ts")  # texts in the making; the window loads the .qm beside it
    if ".dist-info/" in path:
        return path.endswith("/METADATA")  # tells the version; the licences are in THIRD-PARTY-NOTICES.txt
    if "/translations/" in path and path.startswith("PySide6/"):
        return path.endswith(tuple(f"/qtbase_{language}.qm" for language in LANGUAGES))
    if path.startswith("torch/") and path.endswith(".py"):
        return any(fnmatchcase(path, pattern) for pattern in SOURCES)
    return not any(fnmatchcase(path, pattern) for pattern in FILES)


def without_orphans(
    tables: Iterable[tuple[str, str, str]], needs: Callable[[str], Iterable[str]], owned: Callable[[str], bool]
) -> list[tuple[str, str, str]]:
    """The entries (destination, source, kind) less the shared libraries that none of those that stay asks for.

    ``needs`` names the libraries that a file asks for; only what is ``owned`` by none but its users may go.
    """
    entries = list(tables)
    named = {}
    for destination, source, kind in entries:
        named.setdefault(Path(destination).name, []).append((destination, source, kind))
    reached: set[str] = set()
    front = [(destination, source) for destination, source, _ in entries if not owned(destination)]
    while front:
        _, source = front.pop()
        for name in needs(source):
            if name not in reached:
                reached.add(name)
                front += [(destination, source) for destination, source, _ in named.get(name, ())]
    return [entry for entry in entries if not owned(entry[0]) or Path(entry[0]).name in reached]
