"""Time until the window is painted and until a drawing can be answered, beside a bare ``import torch``.

Each is measured in a fresh process from its very start, alternating, so that a busy machine slows all alike.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time

from report import tell

WINDOW = """
import sys, time
from PySide6.QtCore import QEventLoop, QTimer
from seqgui.gui.app import make_application
from seqgui.gui.window.main_window import MainWindow
app = make_application()
window = MainWindow()
window.show()
app.processEvents()
print("painted", time.time(), flush=True)
window.wake()
view = window.view("digits")
view.desk.canvas.add_stroke([(0.3, 0.2), (0.7, 0.2), (0.5, 0.8)])
loop = QEventLoop()
timer = QTimer()
timer.timeout.connect(lambda: view.answer.digit is not None and loop.quit())
timer.start(5)
QTimer.singleShot(60_000, loop.quit)
loop.exec()
print("answered", time.time(), flush=True)
window.close()
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    times: dict[str, list[float]] = {"painted": [], "answered": [], "torch": []}
    for _ in range(args.rounds):
        with tempfile.TemporaryDirectory() as home:
            environment = {**os.environ, "SEQGUI_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
            began = time.time()
            out = subprocess.run(
                [sys.executable, "-c", WINDOW], env=environment, capture_output=True, text=True, check=True
            ).stdout
            for line in out.splitlines():
                word, moment = line.split()
                times[word].append(float(moment) - began)
        began = time.time()
        subprocess.run([sys.executable, "-c", "import torch"], check=True)
        times["torch"].append(time.time() - began)
    median = {name: statistics.median(values) for name, values in times.items()}
    figures = {
        "window_painted_s": median["painted"],
        "first_answer_s": median["answered"],
        "import_torch_s": median["torch"],
        "painted_to_import_torch": median["painted"] / median["torch"],
        "answer_to_import_torch": median["answered"] / median["torch"],
        "rounds": args.rounds,
    }
    tell("start_up", figures, args.json)


if __name__ == "__main__":
    main()
