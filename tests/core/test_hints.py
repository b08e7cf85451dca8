"""Hints: what the rules say of real trainings, of noise, and of what a tab knows; and when a hint comes and goes."""

from __future__ import annotations

import json
import math
import random
from importlib import import_module
from pathlib import Path

import pytest

from seqgui.core.events import Epoch, Started, Step
from seqgui.core.hints import AGAIN, MORE, MOST_EPOCHS, STOP, Adviser, Hint, Remedy, number
from seqgui.core.story import FINISHED, STOPPED, Story

RUNS = json.loads(Path(__file__).with_name("recorded_runs.json").read_text(encoding="utf-8"))
"""Short real trainings, boiled down and rounded to three places: what the rules were tried on.

``recipe`` is what the recipe had otherwise, ``reports`` (loss, gradient) of the first three steps told, ``epochs``
(training loss, gradient, learning rate, validation loss, score); null is no number. Epoch 0 is the untrained network.
"""

SCORES = {
    "digits": ("accuracy.validation", True),
    "words": ("perplexity.validation", False),
    "series": ("mae.validation", False),
}


def rules_of(task):
    return import_module(f"seqgui.tasks.{task}.hints").RULES


def usual_of(task):
    return next(iter(import_module(f"seqgui.tasks.{task}.recipe").PRESETS.values())).to_dict()


class Replay:
    """A run told again, and what was shown after each epoch."""

    def __init__(self, task, recipe, epochs=None, **facts):
        self.task, self.story, self.adviser = task, Story(*SCORES[task]), Adviser(rules_of(task))
        self.story.facts |= facts
        recipe = {**usual_of(task), **recipe}
        self.clip, self.shown = recipe["clip_norm"], []
        self.story.begin(Started("r", "A run", epochs or recipe["epochs"], 10, 1000, "cpu"), recipe)

    @classmethod
    def of(cls, name, end=FINISHED, until=None, **facts):
        recorded = RUNS[name]
        rows = [[math.nan if value is None else value for value in row] for row in recorded["epochs"]]
        replay = cls(recorded["task"], recorded["recipe"], len(rows) - 1, **facts)
        for number_, row in enumerate(rows[:until]):
            replay.epoch(number_, *row, reports=recorded["reports"] if number_ == 1 else ())
        if end:
            replay.end(end)
        return replay

    def step(self, position, loss, gradient=1.0, rate=None):
        rate = self.story.peak_rate if rate is None else rate
        steps = round(position * 10)
        self.story.add_step(Step(steps, position, (("loss.training", loss),), gradient, rate, self.clip, 100.0, 9.0))

    def epoch(self, index, loss, gradient, rate, validation, score, reports=()):
        for part, (early, norm) in enumerate(reports, 1):
            self.step(index - 1 + part / 100, early, norm, rate)
        if index:
            self.step(float(index), loss, gradient, rate)
        metrics = {"loss.validation": validation, self.story.score: score} | ({"loss.training": loss} if index else {})
        known = tuple((name, value) for name, value in metrics.items() if not math.isnan(value) or name[:4] == "loss")
        self.story.add_epoch(Epoch(index, self.story.epochs_planned, known))
        self.note(self.adviser.look(self.story))

    def end(self, state):
        self.story.end(state)
        self.note(self.adviser.conclude(self.story))

    def note(self, hint):
        key = hint.key if hint else ""
        if not self.shown or self.shown[-1] != key:
            self.shown.append(key)

    @property
    def hint(self):
        return self.adviser.shown


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("digits_high", "too_high"),
        ("series_high", "too_high"),
        ("words_high", "too_high"),
        ("digits_explode", "exploding"),
        ("digits_low", "too_low"),
        ("digits_lowish", "too_low"),
        ("digits_overfit", "overfitting"),
        ("series_overfit", "overfitting"),
        ("digits_pixels", "vanishing"),
        ("words_nan", "no_number"),
    ],
)
def test_what_went_wrong_in_a_real_run_is_named_while_it_goes_on(name, key):
    assert Replay.of(name, end="").shown[1:2] == [key]


@pytest.mark.parametrize("name", ["digits", "digits_higher", "series", "series_note", "words", "words_free"])
def test_nothing_is_said_of_a_real_run_that_goes_well(name):
    assert Replay.of(name).shown == [""]


def test_a_tenth_is_offered_for_a_rate_that_is_too_high_and_more_for_one_too_low():
    assert Replay.of("digits_high", end="", until=8).hint.remedy.settings == (("learning_rate", 0.03),)
    assert Replay.of("series_high", end="", until=6).hint.remedy.settings == (("learning_rate", 0.05),)
    assert Replay.of("digits_low", end="").hint.remedy.settings == (("learning_rate", 0.0002),)
    assert Replay.of("digits_lowish", end="").hint.remedy.settings == (("learning_rate", 0.0003),)
    assert str(Replay.of("digits_low", end="").hint.text) == (
        "The loss hardly falls: the learning rate of 0.00002 is probably too low."
    )


def test_a_run_that_recovers_by_itself_is_no_longer_spoken_of():
    assert Replay.of("series_high", end="").shown == ["", "too_high", ""]


def test_a_hint_outlives_the_end_of_its_run_with_a_remedy_that_is_still_possible():
    assert Replay.of("digits_low").hint.key == "too_low"
    running = Replay.of("digits_overfit", end="")
    assert running.hint.remedy.act == STOP
    running.end(STOPPED)
    assert running.hint.key == "overfitting"
    assert running.hint.remedy.settings == (("augmentation", 0.5),)


def test_where_all_care_is_taken_early_stopping_is_offered_and_then_nothing():
    for patience, wanted in ((0, (("patience", 5),)), (3, None)):
        replay = Replay.of("digits_overfit", end="")
        replay.story.recipe = {**replay.story.recipe, "augmentation": 1.0, "dropout": 0.5, "patience": patience}
        replay.end(FINISHED)
        remedy = replay.hint.remedy
        assert (remedy and remedy.settings) == wanted


def test_weights_that_are_lost_need_another_start():
    hint = Replay.of("words_nan", end="").hint
    assert hint.remedy.act == AGAIN
    assert hint.remedy.settings == (("clip_norm", 1.0),)
    clipped = Replay("words", {"learning_rate": 5.0, "clip_norm": 1.0})
    for at in (1, 2):
        clipped.epoch(at, math.nan, math.nan, 5.0, math.nan, 1e9)
    assert clipped.hint.remedy.settings == (("learning_rate", 0.5),)


def test_one_gradient_without_end_does_not_matter_where_gradients_are_clipped():
    replay = Replay.of("digits", end="", until=6)
    replay.step(5.5, 0.8, math.inf)
    replay.epoch(6, 0.72, 2.4, 0.005, 0.5, 0.8)
    assert replay.hint is None


def test_a_turned_knob_is_given_time():
    """The loss is still high just after the remedy: that says nothing about the new rate."""
    replay = Replay.of("digits_high", end="", until=8)
    assert replay.hint.key == "too_high"
    replay.adviser.clear()
    replay.story.turn("learning_rate", 0.03)
    for at, loss in ((8, 2.58), (9, 2.47), (10, 2.05), (11, 1.9), (12, 1.79)):  # as it really went
        replay.epoch(at, loss, 1.0, 0.03, loss - 0.2, 0.4)
    assert replay.hint is None


def test_too_low_is_not_said_while_the_schedule_holds_the_rate_down():
    replay = Replay("digits", {"learning_rate": 0.008})
    for at in range(8):
        replay.epoch(at, 2.31 - 0.005 * at, 0.3, 0.002, 2.3 - 0.005 * at, 0.1)
    assert replay.shown == [""]


def test_what_was_cut_short_is_offered_more_epochs():
    def run(schedule, until_then, most=50):
        replay = Replay("series", {"schedule": schedule, "epochs": 10}, 10, **{MOST_EPOCHS: most})
        for at in range(11):
            replay.epoch(at, 2 * until_then**at, 1.0, 0.01, 2 * until_then**at, 20 * until_then**at)
        replay.end(FINISHED)
        return replay.hint

    assert run("constant", 0.9).remedy.act == MORE
    longer = run("one_cycle", 0.9)
    assert (longer.key, longer.remedy.act, longer.remedy.settings) == ("unfinished", AGAIN, (("epochs", 20),))
    assert run("constant", 0.98) is None
    assert run("one_cycle", 0.9, 15).remedy.settings == (("epochs", 15),)
    assert run("one_cycle", 0.9, 10).remedy is None  # it would be the same run once more


def test_one_bad_epoch_before_the_last_fifth_is_no_progress_since():
    losses = (2.3, 1.0, 0.6, 0.4, 0.3, 0.2, 0.16, 0.15, 0.14, 0.13, 0.12, 0.11, 0.099, 0.13, 0.109, 0.092, 0.111, 0.101,
              0.1, 0.096, 0.097)  # fmt: skip
    replay = Replay("digits", {"epochs": 20}, 20)
    for at, loss in enumerate(losses):
        replay.epoch(at, loss, 1.0, 0.004, loss, 1 - loss / 4)
    replay.end(FINISHED)
    assert replay.hint is None


@pytest.mark.parametrize("seed", range(12))
def test_noise_is_not_commented_on(seed):
    """A run that falls and settles, with as much noise as small batches and small validation parts have."""
    noise = random.Random(seed)
    replay = Replay("digits", {"epochs": 40}, 40)
    replay.epoch(0, 0, 0, 0, 2.3, 0.1)
    for at in range(1, 41):
        level = 0.15 + 2.2 * 0.8**at
        for part in range(30):
            loss = level * noise.uniform(0.6, 1.4)
            replay.step(at - 1 + (part + 1) / 30, loss, noise.lognormvariate(0.5, 0.5), 0.008)
            if part % 10 == 9:
                replay.note(replay.adviser.look(replay.story))
        validation = (0.2 + 2.1 * 0.82**at) * noise.uniform(0.93, 1.07)
        replay.epoch(at, level, 1.5, 0.008, validation, 1 - validation / 3)
    assert replay.shown == [""]


def test_a_rise_within_a_long_epoch_is_seen_before_its_end():
    replay = Replay("digits", {"learning_rate": 0.3})
    for part in range(60):
        replay.step(part / 100, max(0.8, 2.3 - 0.04 * part), 1.0)
    for part in range(60, 90):
        replay.step(part / 100, 2.2, 5.0)
        replay.note(replay.adviser.look(replay.story))
    assert replay.hint.key == "too_high"
    assert str(replay.hint.text).startswith("The loss rises again")


def test_counting_and_naive_forecasts_are_measured_against():
    worse = Replay.of("words", counting=72.4)
    assert worse.hint.key == "worse_than_counting"
    assert ("epochs", 30) in worse.hint.remedy.settings
    assert "perplexity 72.4, the network 78.6" in worse.hint.text
    assert Replay.of("words", counting=90.0).hint is None

    def forecast(mase):
        replay = Replay("series", {"kind": "gru", "hidden": 2}, 2, season=12)
        for at in range(3):
            replay.epoch(at, 0.3, 1.0, 0.01, 0.3, 10.0)
            replay.story.epochs[at]["mase.validation"] = mase
        replay.end(FINISHED)
        return replay.hint

    assert forecast(0.9) is None
    assert forecast(1.4).remedy.settings == (("hidden", 10),)
    assert "the last season" in forecast(1.4).text


def test_of_a_series_its_season_and_its_parts_are_looked_at():
    from seqgui.tasks.series.hints import MORE_VALIDATION, NO_SEASON, short_series, small_validation

    story = Story()
    story.facts |= {"learned": 90, "season": 52, "validation": 4, "can_grow": True}
    assert short_series(story).remedy.act == NO_SEASON
    assert small_validation(story).remedy.act == MORE_VALIDATION
    story.facts |= {"season": 12, "validation": 12}
    assert short_series(story) is None
    assert small_validation(story) is None


def test_of_a_text_its_unknown_words_are_counted():
    from seqgui.tasks.words.hints import unknown_words

    story = Story()
    for unknown, read, said in ((0, 0, False), (3, 4, False), (2, 8, False), (4, 8, True)):
        story.facts |= {"unknown": unknown, "read": read}
        assert (unknown_words(story) is not None) == said


def test_of_a_drawing_its_size_and_its_strangeness_are_looked_at():
    from seqgui.tasks.digits.hints import EXAMPLE, NORMALISE, small, strange

    story = Story()
    assert strange(story) is None
    for strangeness, normalised, act in ((0.2, True, None), (0.9, False, NORMALISE), (0.9, True, EXAMPLE)):
        story.facts |= {"strangeness": strangeness, "normalised": normalised}
        hint = strange(story)
        assert (hint and hint.remedy.act) == act
    story.facts |= {"height": 7, "normalised": True}
    assert small(story) is None
    story.facts |= {"normalised": False}
    assert small(story).remedy.act == NORMALISE


def test_of_a_drawing_of_several_digits_the_last_may_stay():
    from seqgui.tasks.digits.hints import KEEP_NEWEST, several

    story = Story()
    for parts, act in ((None, None), (0, None), (1, None), (2, KEEP_NEWEST), (3, KEEP_NEWEST)):
        story.facts["parts"] = parts
        hint = several(story)
        assert (hint and hint.remedy.act) == act


# When a hint comes and goes.


def adviser(*found):
    """Rules that find what the lists say, look by look."""
    looks = [iter(one) for one in found]
    hints = [Hint(f"h{at}", "It is so.", "Because.", Remedy("Do")) for at in range(len(found))]
    rules = [lambda _story, it=it, hint=hint: hint if next(it) else None for it, hint in zip(looks, hints, strict=True)]
    return Adviser(rules)


def seen(who, looks):
    shown = [who.look(Story()) for _ in range(looks)]
    return [hint.key if hint else "" for hint in shown]


def test_a_hint_must_hold_twice_and_does_not_flicker():
    held = [0, 1, 0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]
    assert seen(adviser(held), 15) == ["", "", "", "", *["h0"] * 9, "", ""]


def test_a_more_urgent_hint_takes_the_place_of_another():
    who = adviser([0, 0, 0, 1, 1, 1], [1, 1, 1, 1, 1, 1])
    assert seen(who, 6)[1:] == ["h1", "h1", "h1", "h0", "h0"]


def test_what_was_dismissed_does_not_come_again_in_this_run():
    who = adviser([1] * 20)
    assert seen(who, 2) == ["", "h0"]
    who.dismiss()
    assert seen(who, 3) == ["", "", ""]
    who.forget()
    assert seen(who, 2) == ["", "h0"]


def test_what_is_settled_is_shown_and_taken_away_at_once():
    who = adviser([1, 0])
    assert who.look(Story(), settled=True).key == "h0"
    assert who.look(Story(), settled=True) is None


def test_what_is_settled_is_told_with_its_newest_numbers():
    texts = iter(("3 of 9", "4 of 9"))
    who = Adviser([lambda _story: Hint("h", next(texts), "Because.")])
    assert [who.look(Story(), settled=True).text for _ in range(2)] == ["3 of 9", "4 of 9"]


def test_numbers_are_written_in_full():
    assert [number(value) for value in (0.00002, 0.3, 20.0, 3e9)] == ["0.00002", "0.3", "20", "3e+09"]


@pytest.mark.parametrize("task", SCORES)
def test_remedies_name_knobs_that_there_are(task):
    known = usual_of(task)
    for name, recorded in RUNS.items():
        if recorded["task"] == task:
            for until in range(2, len(recorded["epochs"]) + 1):
                hint = Replay.of(name, end="", until=until).hint
                if hint and hint.remedy:
                    assert {knob for knob, _ in hint.remedy.settings} <= set(known)
