"""Training images per second: our loop with micro-batches beside a bare loop over full batches.

Both train the same network on the same digits, in the same batches, with the same optimizer, clipping and number of
threads. The bare loop measures nothing, reports nothing and answers nobody.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import torch
from report import Figure, alternate, compare, parser, report

from seqgui.core.device import prepare_thread, thread_count, warm_up
from seqgui.core.events import Epoch
from seqgui.core.training import Settings, Training, fit, make_optimizer
from seqgui.tasks.digits.data import DigitData, as_part
from seqgui.tasks.digits.lesson import make_lesson
from seqgui.tasks.digits.mnist import bundled
from seqgui.tasks.digits.model import DigitReader
from seqgui.tasks.digits.recipe import PRESETS, DigitsRecipe


def settings(recipe: DigitsRecipe) -> Settings:
    return Settings(epochs=1, learning_rate=recipe.learning_rate, clip_norm=recipe.clip_norm,
                    optimizer=recipe.optimizer, weight_decay=recipe.weight_decay)  # fmt: skip


def synchronise(device: torch.device) -> None:
    if device.type == "cuda":
        torch.cuda.synchronize(device)


def our_speed(recipe: DigitsRecipe, data: DigitData, device: torch.device) -> float:
    """Images per second of one epoch of :func:`fit`, events and all, without the measuring at its ends."""
    torch.manual_seed(1)
    lesson = make_lesson(DigitReader(recipe).to(device), recipe, data, device)

    def measure_nothing(model: torch.nn.Module):
        yield None
        return {lesson.score: 0.0}

    lesson.measure = measure_nothing
    steps = fit(Training(lesson, settings(recipe)))
    for event in steps:
        if isinstance(event, Epoch):  # the untrained network: from here on it trains
            break
    synchronise(device)
    began = time.perf_counter()
    for _ in steps:
        pass
    synchronise(device)
    return data.samples_per_epoch(recipe) / (time.perf_counter() - began)


def bare_speed(recipe: DigitsRecipe, data: DigitData, device: torch.device) -> float:
    """The same of a loop as one would write it in a notebook."""
    torch.manual_seed(1)
    network = DigitReader(recipe).to(device)
    lesson = make_lesson(network, recipe, data, device)
    optimizer = make_optimizer(network, settings(recipe))
    network.train()
    synchronise(device)
    began = time.perf_counter()
    for batch in data.batches(recipe, 0):
        optimizer.zero_grad(set_to_none=True)
        loss, _ = lesson.loss(network, batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), recipe.clip_norm)
        optimizer.step()
    synchronise(device)
    return data.samples_per_epoch(recipe) / (time.perf_counter() - began)


def measure(recipe: DigitsRecipe, device: torch.device, rounds: int, name: str) -> Figure:
    split = bundled()
    data = DigitData("bundled", as_part(split.train_images, split.train_labels, device),
                     as_part(split.validation_images, split.validation_labels, device))  # fmt: skip
    warm = replace(recipe, epoch_samples=2 * recipe.batch_size)
    our_speed(warm, data, device)
    bare_speed(warm, data, device)
    ours, bare = alternate(
        lambda: our_speed(recipe, data, device), lambda: bare_speed(recipe, data, device), rounds
    )  # fmt: skip
    return compare(name, ours, "bare full-batch loop", bare, "images/s")


def main() -> None:
    arguments = parser(__doc__)
    arguments.add_argument("--threads", type=int, default=thread_count(all_cores=True))
    arguments.add_argument("--samples", type=int, default=1536, help="digits in each half of a round")
    arguments.add_argument("--device", choices=("cpu", "cuda"), help="default: every one that is there")
    arguments.add_argument("--preset", nargs="+", choices=list(PRESETS), default=["reader", "quick"])
    args = arguments.parse_args()
    prepare_thread(args.threads)
    warm_up()
    there = ["cpu", "cuda"] if torch.cuda.is_available() else ["cpu"]
    figures = []
    for key in [args.device] if args.device else there:
        for preset in args.preset:
            recipe = replace(PRESETS[preset], epoch_samples=args.samples, average=0.0)
            name = f"{preset} on {key}, batch {recipe.batch_size}"
            figures.append(measure(recipe, torch.device(key), args.rounds, name))
    about = {"torch": torch.__version__, "threads": args.threads, "samples": args.samples}
    if "cuda" in there:
        about["gpu"] = torch.cuda.get_device_name(0)
    report("training speed", figures, args.json, about)


if __name__ == "__main__":
    main()
