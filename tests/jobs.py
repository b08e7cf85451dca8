"""A job is a generator that says what it does and returns how it ended; here one is carried out at once."""

from __future__ import annotations


def carry_out(job, heed=lambda said: None):
    """All that a job said, with the breaths that it took (None), and how it ended; ``heed`` hears each at once."""
    events = []
    try:
        while True:
            events.append(next(job))
            heed(events[-1])
    except StopIteration as end:
        return events, end.value


def of(kind, events):
    return [event for event in events if isinstance(event, kind)]
