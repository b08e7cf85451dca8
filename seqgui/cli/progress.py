"""The terminal's ear for a job: a progress bar, a line per epoch, sentences for the rest."""

from __future__ import annotations

import sys
from collections.abc import Generator

from tqdm import tqdm

from seqgui.core.events import Epoch, Event, Failed, Finished, Notice, Progress, Started, Step


def follow(job: Generator[Event | None, None, Event]) -> int:
    """Carry a job out in this thread, telling what it says on standard error; returns the exit code."""
    bar: tqdm[None] | None = None
    ending: Event | None = None
    try:
        while True:
            event = next(job)
            if isinstance(event, Started):
                print(f"{event.title}: {event.parameters:,} parameters on {event.device}, run {event.run_id}",
                      file=sys.stderr)  # fmt: skip
                bar = _renew(bar, event.steps_per_epoch * event.epochs, "steps")
                bar.update(event.first_epoch * event.steps_per_epoch)
            elif isinstance(event, Step) and bar is not None:
                bar.update(event.step - bar.n)
                shown = {name.partition(".")[0]: f"{value:.3f}" for name, value in event.metrics}
                bar.set_postfix(**shown, grad=f"{event.gradient_norm:.2f}")
            elif isinstance(event, Progress):
                if bar is None or bar.desc != event.what:
                    bar = _renew(bar, event.total, event.what)
                bar.update(event.done - bar.n)
            elif isinstance(event, Epoch):
                tqdm.write(_epoch_line(event), file=sys.stderr)
            elif isinstance(event, Notice):
                tqdm.write(event.text, file=sys.stderr)
    except StopIteration as end:
        ending = end.value
    finally:
        job.close()
        if bar is not None:
            bar.close()
    if isinstance(ending, Finished) and ending.text:
        print(ending.text, file=sys.stderr)
    return 1 if isinstance(ending, Failed) else 0


def _renew(bar: tqdm[None] | None, total: int, what: str) -> tqdm[None]:
    if bar is not None:
        bar.close()
    return tqdm(total=total or None, desc=what, file=sys.stderr, leave=False, dynamic_ncols=True)


def _epoch_line(event: Epoch) -> str:
    numbers = "  ".join(f"{name.replace('.', ' ')} {value:.4f}" for name, value in event.metrics)
    star = "  best" if event.best else ""
    return f"epoch {event.index:3d} of {event.epochs}  {numbers}  {event.seconds:.1f} s{star}"
