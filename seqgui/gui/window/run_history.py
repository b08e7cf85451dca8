"""What a worker has told of itself and of its run, as far as a tab that takes another's place must hear it again."""

from __future__ import annotations

from collections.abc import Iterator

from seqgui.core.events import Epoch, Event, Failed, Finished, Progress, Ready, Started, Step, Stopped

_ENDINGS = Finished | Stopped | Failed


class RunHistory:
    """The newest run, epoch by epoch. Answers are not kept: they are asked for anew."""

    def __init__(self) -> None:
        self._ready: Event | None = None
        self._run: list[Event] = []
        self._run_id = ""

    def add(self, event: Event) -> None:
        """Something was said."""
        if isinstance(event, Ready):
            self._ready = event
        elif isinstance(event, Started):
            if event.run_id != self._run_id or event.first_epoch == 0:
                self._run.clear()
            self._run_id = event.run_id
            self._run.append(event)
        elif isinstance(event, Step | Progress | _ENDINGS):
            # Of each kind the newest tells how things stand; the curves are handed over as numbers.
            kind = _ENDINGS if isinstance(event, _ENDINGS) else type(event)
            if self._run and isinstance(self._run[-1], kind):
                self._run.pop()
            self._run.append(event)
        elif isinstance(event, Epoch):
            self._run.append(event)

    def __iter__(self) -> Iterator[Event]:
        if self._ready is not None:
            yield self._ready
        yield from self._run
