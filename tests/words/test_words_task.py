"""The words' front door: tiny runs on a few sonnets, and everything that the tab asks."""

from __future__ import annotations

import json
import math
from dataclasses import fields, replace

import numpy as np
import pytest
import torch
from jobs import carry_out, of

from seqgui.core import network_task, runs
from seqgui.core import training as loop
from seqgui.core.checkpoint import Card, read_card, save
from seqgui.core.errors import UserError
from seqgui.core.events import Epoch, Event, Finished, Started, Step
from seqgui.core.job import without_pauses
from seqgui.core.runs import RunLibrary
from seqgui.tasks.words import data, evaluation, reading
from seqgui.tasks.words import task as door
from seqgui.tasks.words.composing import ComposeSettings
from seqgui.tasks.words.compositions import filtered
from seqgui.tasks.words.data import TEXT_FILE, count_baseline, make_corpus, read_corpus, rules_of, text_of
from seqgui.tasks.words.evaluation import score
from seqgui.tasks.words.events import Baseline, Sample
from seqgui.tasks.words.kneser_ney import KneserNey, choose_order
from seqgui.tasks.words.recipe import PRESETS, Sources, WordsRecipe
from seqgui.tasks.words.task import WordsTask, open_task
from seqgui.tasks.words.text import own_text, sonnets, split
from seqgui.tasks.words.tokens import LINE_END, NOTE_RULES, POEM_END, SPECIALS, UNKNOWN, Rules, spans, tokenise

TINY = WordsRecipe(embedding=6, hidden=8, epochs=2, batch_size=4, learning_rate=0.02, dropout=0.1)
NGRAM = replace(TINY, kind="ngram", batch_size=256)
NOTE = replace(PRESETS["course-note"], epochs=30, learning_rate=0.03)
FEW = "\n\n".join(poem.text for poem in sonnets().poems[:12])
OWN = Sources("own", "few.txt", FEW)
LINE = "Shall I compare thee to a summer's day?\nThou art more "


@pytest.fixture
def task(tmp_path, monkeypatch):
    monkeypatch.setattr(network_task, "warm_up", lambda: None)
    monkeypatch.setattr(loop, "REPORT_S", 0.0)
    monkeypatch.setattr(runs, "LOG_EVERY_S", 0.0)
    monkeypatch.setattr(door, "SAMPLE_EVERY_S", 0.0)
    return WordsTask(RunLibrary("words", tmp_path / "runs", tmp_path / "trained"))


def stored(folder, recipe=TINY, sources=OWN, title="Stored", name="stored", **changes):
    """A checkpoint of an untrained network."""
    corpus = make_corpus(text_of(sources), rules_of(recipe))
    card_data = {
        "vocabulary": corpus.lexicon.vocabulary.to_dict(), "rules": corpus.lexicon.rules.to_dict(),
        "memory": corpus.memory, "source": {"kind": sources.kind, "name": corpus.text.name},
        "baseline": {"name": "counted", "order": 2, "discount": None, "perplexity": 50.0, "top1": 0.2, "part": "x"},
    } | changes  # fmt: skip
    torch.manual_seed(5)
    network = WordsTask.build(recipe, card_data)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.safetensors"
    save(path, network.state_dict(), Card("words", title, recipe.to_dict(), data=card_data))
    return path


@pytest.fixture
def answers(task, tmp_path):
    """A task that answers with an untrained network, of the kind that is asked for."""

    def of_kind(kind="lstm", **changes):
        task.use(str(stored(tmp_path / kind, replace(TINY, kind=kind), name=kind, **changes)))
        return task

    return of_kind


KINDS = pytest.mark.parametrize("kind", ["ngram", "rnn", "gru", "lstm"])


# training


@KINDS
def test_a_run_goes_from_start_to_finish_and_is_kept_whole(task, kind):
    recipe = replace(NGRAM if kind == "ngram" else TINY, kind=kind)
    events, ending = carry_out(task.train(recipe, OWN, "Mine", command="seqgui train words"))
    assert isinstance(ending, Finished)
    [started] = of(Started, events)
    assert (started.title, started.epochs) == ("Mine", 2)
    assert [event.index for event in of(Epoch, events)] == [0, 1, 2]
    names = {"loss.training", "perplexity.training", "loss.validation", "perplexity.validation", "accuracy.validation"}
    assert dict(of(Epoch, events)[1].metrics).keys() == names
    assert dict(of(Epoch, events)[0].metrics).keys() == {name for name in names if "validation" in name}
    assert dict(of(Step, events)[0].metrics).keys() == {"loss.training"}
    [baseline] = of(Baseline, events)
    assert baseline.part == "validation"
    assert 10 < baseline.perplexity < 500
    assert [sample.epoch for sample in of(Sample, events)] == [0, 1, 2]
    card = read_card(task.latest.run.model, "words")
    assert (card.made["data"], card.made["command"]) == ("few.txt", "seqgui train words")
    assert card.data["baseline"]["perplexity"] == baseline.perplexity
    assert (task.latest.run.folder / "text.txt").read_text(encoding="utf-8") == FEW


@pytest.mark.parametrize(("given", "kept"), [(" two\nlines ", "two lines"), (" ", "LSTM 1×8")])
def test_the_name_of_a_run_is_one_line_and_never_empty(task, given, kept):
    [started] = of(Started, carry_out(task.train(replace(TINY, epochs=1), OWN, given))[0])
    assert started.title == kept


def test_the_metrics_of_an_epoch_belong_together(task):
    events, _ = carry_out(task.train(TINY, OWN))
    for epoch in of(Epoch, events)[1:]:
        metrics = dict(epoch.metrics)
        assert metrics["perplexity.validation"] == pytest.approx(math.exp(metrics["loss.validation"]))
        assert metrics["perplexity.training"] == pytest.approx(math.exp(metrics["loss.training"]), rel=1e-4)


def test_the_best_epoch_is_the_one_of_the_lowest_perplexity(task):
    events, _ = carry_out(task.train(replace(TINY, epochs=4, learning_rate=0.3), OWN))
    found = {event.index: dict(event.metrics)["perplexity.validation"] for event in of(Epoch, events)}
    best = min(found, key=found.get)
    assert task.latest.run.scores["epoch"] == best
    assert [event.index for event in of(Epoch, events) if event.best][-1] == best


@pytest.mark.parametrize("changes", [{}, {"micro": 1}])
def test_the_loss_of_an_epoch_counts_every_token_once_however_batches_are_cut(task, monkeypatch, changes):
    if changes:
        monkeypatch.setattr("seqgui.tasks.words.lesson.WORK", 1.0)
    recipe = replace(TINY, epochs=1, dropout=0.0, word_dropout=0.0, optimizer="plain_sgd", learning_rate=1e-6,
                     weight_decay=0.0, schedule="constant", batch_size=7)  # fmt: skip
    events, _ = carry_out(task.train(recipe, OWN))
    corpus = make_corpus(text_of(OWN), rules_of(recipe))
    assert task.latest.training.lesson.micro_batch == (1 if changes else task.latest.training.lesson.micro_batch)
    total = count = 0.0
    with torch.no_grad():
        for poem in corpus.training:
            logs = task.latest.training.network.eval()(torch.from_numpy(corpus.lexicon.steps(poem))[None])[0, :-1]
            total -= float(logs.gather(1, torch.from_numpy(corpus.lexicon.targets(poem))[:, None]).sum())
            count += len(poem)
    assert dict(of(Epoch, events)[1].metrics)["loss.training"] == pytest.approx(total / count, rel=1e-3)


def test_what_was_broken_off_does_not_count_in_the_perplexity_of_the_epoch(task):
    job = task.train(TINY, OWN)
    next(event for event in job if isinstance(event, Step))
    job.close()
    assert task.latest.training.lesson.steps_per_epoch > 1
    [epoch] = of(Epoch, carry_out(task.more(1))[0])
    metrics = dict(epoch.metrics)
    assert metrics["perplexity.training"] == pytest.approx(math.exp(metrics["loss.training"]), rel=1e-4)


def test_the_note_s_network_learns_the_sonnet_by_heart(task):
    events, _ = carry_out(task.train(NOTE, Sources("sonnet-2")))
    metrics = dict(of(Epoch, events)[-1].metrics)
    assert metrics.keys() == {"loss.training", "perplexity.training", "accuracy.training"}
    assert metrics["loss.training"] < 0.05
    assert metrics["accuracy.training"] > 0.95
    check = task.check()
    assert len(check.rows) == 115
    assert check.right > 0.95
    assert check.rows[0].context == (POEM_END, POEM_END)
    assert (check.rows[2].context, check.rows[2].real) == (("When", "forty"), "winters")
    assert check.rows[2].probability > 0.9
    assert of(Baseline, events)[0].part == "training"
    assert task.reads().memory
    assert max(sample.longest_copy for sample in of(Sample, events)) > 10
    line = task.compose_line(("When", "forty"), ComposeSettings(temperature=0), 1)
    assert [chosen.word for chosen in line.words][:3] == ["winters", "shall", "besiege"]


def test_a_language_model_learns_better_than_single_words(task):
    recipe = replace(TINY, embedding=16, hidden=32, epochs=12, dropout=0.0, word_dropout=0.0)
    events, _ = carry_out(task.train(recipe, OWN))
    assert (
        dict(of(Epoch, events)[-1].metrics)["loss.training"] < dict(of(Epoch, events)[1].metrics)["loss.training"] - 1
    )


def test_the_same_seed_gives_the_same_run_even_with_questions_in_between(task):
    def weights():
        return torch.cat([p.detach().flatten() for p in task.latest.training.lesson.model.parameters()])

    def heed(event):
        if task.latest is not None:
            task.next_words(LINE, 5, 1)
            task.compose_line(("love",), ComposeSettings(), 1)
            task.vectors()
            task.two_readers(LINE, 1)

    carry_out(task.train(TINY, OWN))
    alone = weights()
    carry_out(task.train(TINY, OWN), heed)
    assert torch.equal(weights(), alone)


@pytest.mark.parametrize("stop_after", [0, 4])
def test_a_run_that_was_stopped_can_be_resumed_as_if_it_had_not_been(task, stop_after):
    carry_out(task.train(TINY, OWN))
    straight = task.latest.run.scores
    job = task.train(TINY, OWN)
    for event in job:
        if isinstance(event, Epoch | Step) and getattr(event, "step", 0) >= stop_after:
            break
    job.close()
    folder = task.latest.run.folder
    other = WordsTask(task.library)
    _, ending = carry_out(other.resume(folder, OWN))
    assert isinstance(ending, Finished)
    assert other.library.open(folder).scores == straight
    with pytest.raises(UserError, match="the same data only"):
        carry_out(WordsTask(task.library).resume(folder, Sources("sonnet-2")))


def test_an_earlier_epoch_of_a_run_on_an_own_text_knows_its_text(task):
    carry_out(task.train(TINY, OWN))
    now = task.next_words(LINE, 5, 1).guesses
    task.visit(0)
    assert task.next_words(LINE, 5, 1).guesses != now
    assert task.copies(("from", "fairest", "creatures", "we", "desire"), 1).known
    task.visit(-1)
    assert task.next_words(LINE, 5, 1).guesses == now
    fresh = WordsTask(task.library)
    fresh.use(str(task.latest.run.model))
    assert fresh.reads().source == "few.txt"
    assert len(fresh.check().rows) > 100


def test_an_earlier_epoch_has_the_name_that_its_run_has_now(task):
    carry_out(task.train(TINY, OWN, "Mine"))
    run = task.latest.run
    task.library.rename(run, "Ours")
    task.use(str(run.model))
    task.visit(0)
    assert task.answering().title == "Ours"
    assert task.two_readers(LINE, 1).readers[0].title == "Ours"


def test_an_earlier_run_goes_on_with_the_text_that_it_has_kept(task):
    carry_out(task.train(TINY, OWN))
    earlier = task.latest.run.folder
    carry_out(task.train(TINY, Sources("sonnet-2")))
    sonnet = task.latest.run.folder
    for folder in (earlier, sonnet):
        events, _ = carry_out(WordsTask(task.library).go_on(folder, Sources()))
        assert [event.index for event in of(Epoch, events)] == [3]
    other = Sources("own", OWN.name, OWN.content.replace("the", "that"))
    with pytest.raises(UserError, match="has changed since"):
        carry_out(task.resume(earlier, other))
    (earlier / TEXT_FILE).unlink()
    with pytest.raises(UserError, match=f"learned from “{OWN.name}”"):
        carry_out(task.go_on(earlier, None))


def test_more_epochs_go_on_and_the_baseline_is_not_told_twice(task):
    carry_out(task.train(TINY, OWN))
    events, _ = carry_out(task.more(1))
    assert [event.index for event in of(Epoch, events)] == [3]
    assert of(Baseline, events) == []
    assert len(of(Sample, events)) == 1


def test_epochs_that_follow_each_other_quickly_are_not_all_sampled(task, monkeypatch):
    monkeypatch.setattr(door, "SAMPLE_EVERY_S", 1e9)
    task._sampled = door.time.monotonic()
    events, _ = carry_out(task.train(replace(NOTE, epochs=4), Sources("sonnet-2")))
    assert [sample.epoch for sample in of(Sample, events)] == [4]


@pytest.mark.parametrize("sources", [Sources("sonnet-0"), Sources("sonnet-999"), Sources("odes"), Sources("sonnet-x"),
                                     Sources("own", "empty.txt", " \n ")])  # fmt: skip
def test_texts_that_are_not_there_are_refused(task, sources):
    with pytest.raises(UserError):
        carry_out(task.train(TINY, sources))


def test_a_text_without_words_by_its_rules_is_refused(task):
    with pytest.raises(UserError, match="no words"):
        carry_out(task.train(replace(TINY, punctuation=False), Sources("own", "marks.txt", "... !!! ???")))


def test_a_text_without_a_word_that_comes_often_enough_is_refused(task):
    for content in ("hello", "hello, world, again"):
        with pytest.raises(UserError, match="No word comes 2 times in “few"):
            carry_out(task.train(TINY, Sources("own", "few.txt", content)))
    assert carry_out(task.train(replace(TINY, min_count=1), Sources("own", "few.txt", "hello")))


# data


@pytest.mark.parametrize(
    "content", ["love, love, " + "=-_" * 3_000, ";".join(f"a{number % 50}" for number in range(9_000))]
)
def test_a_row_of_marks_is_learned_and_measured_in_pieces(answers, content):
    text = own_text("odd.txt", content)
    corpus = make_corpus(text, Rules())
    whole = [token for poem in text.poems for token in tokenise(poem.lines, Rules())]
    assert len(whole) > 2 * data.LONGEST_STRETCH
    assert [token for piece in corpus.training for token in piece] == whole
    assert max(map(len, corpus.training)) <= data.LONGEST_STRETCH
    loaded = answers().answering()
    longest = []
    loaded.network.register_forward_pre_hook(lambda _network, given: longest.append(given[0].shape[1]))
    assert evaluation.evaluate(loaded.network, "", loaded.data, None, text)["n"] == len(whole)
    assert max(longest) <= data.LONGEST_STRETCH


def test_the_vocabulary_is_that_of_the_training_part_alone():
    corpus = make_corpus(text_of(OWN), rules_of(TINY))
    parts = split(text_of(OWN))
    assert len(corpus.validation) == len(parts.validation) == 1
    training = {token for poem in parts.training for token in tokenise(poem.lines, corpus.lexicon.rules)}
    assert set(corpus.lexicon.vocabulary.words) - {UNKNOWN} <= training


def test_a_huge_vocabulary_keeps_only_the_most_frequent_words(monkeypatch):
    monkeypatch.setattr(data, "MOST_WORDS", 40)
    vocabulary = make_corpus(text_of(OWN), rules_of(replace(TINY, min_count=1))).lexicon.vocabulary
    assert 20 < len(vocabulary) <= 43
    assert min(vocabulary.counts[3:]) > 1
    assert vocabulary.counts[0] > 0


def test_the_baseline_is_the_best_of_all_orders_and_discounts_on_validation():
    corpus = make_corpus(text_of(OWN), rules_of(TINY))
    events, counted = carry_out(count_baseline(corpus))
    training, validation = corpus.ids(corpus.training), corpus.ids(corpus.validation)
    expected, _ = choose_order(training, validation, len(corpus.lexicon.vocabulary))
    assert (counted.model.order, counted.model.discount) == (expected.order, expected.discount)
    assert counted.perplexity == pytest.approx(expected.perplexity(validation))
    assert len(events) > 20
    told = [event for event in events if event is not None]
    assert [(event.done, event.total) for event in told] == [(done, 5) for done in range(5)]


def test_a_long_text_is_read_in_pieces_that_say_how_far_they_are():
    text = own_text("long", "\n\n".join(f"{'word ' * 60}{number}" for number in range(90)))
    events, corpus = carry_out(read_corpus(text, rules_of(TINY)))
    assert [(event.done, event.total) for event in events] == [(20, 90), (40, 90), (60, 90), (80, 90)]
    assert corpus == make_corpus(text, rules_of(TINY))


# questions


@KINDS
def test_next_words_are_a_distribution(answers, kind):
    answer = answers(kind).next_words(LINE, 5, 7)
    assert (answer.token, answer.prefix, len(answer.guesses)) == (7, "", 5)
    total = sum(chance for _, chance in answer.guesses) + answer.rest + answer.unknown
    assert total == pytest.approx(1)
    assert UNKNOWN not in dict(answer.guesses)
    chances = [chance for _, chance in answer.guesses]
    assert chances == sorted(chances, reverse=True)
    assert answer.seconds > 0


def test_the_word_that_is_being_typed_filters_what_may_follow(answers):
    task = answers()
    whole = dict(task.next_words("and ", 10_000, 1).guesses)
    for text, prefix in (("and th", "th"), ("and TH", "th"), ("and tho", "tho")):
        answer = task.next_words(text, 3, 1)
        assert answer.prefix == prefix
        assert all(word.startswith(prefix) for word, _ in answer.guesses)
        assert sum(chance for _, chance in answer.guesses) + answer.rest == pytest.approx(1)
        first, second = answer.guesses[:2]
        assert first[1] / second[1] == pytest.approx(whole[first[0]] / whole[second[0]])
    nothing = task.next_words("and xyzzy", 3, 1)
    assert (nothing.guesses, nothing.rest, nothing.unknown) == ((), 0.0, 0.0)
    assert task.next_words("and, ", 3, 1).prefix == task.next_words("and,", 3, 1).prefix == ""


def test_after_a_chinese_character_another_one_may_follow(answers):
    # Each is a word; as the beginning of one it would be followed by nothing but itself.
    known = data.Vocabulary((*SPECIALS, "春", "眠", "晓"), (0,) * 6)
    assert answers(rules=NOTE_RULES.to_dict()).next_words("春眠", 5, token=7).prefix == "春眠"
    answer = answers(vocabulary=known.to_dict()).next_words("春眠", 5, token=7)
    assert (answer.prefix, answer.context) == ("", (POEM_END, "春", "眠"))
    assert {"春", "眠", "晓"} <= {word for word, _ in answer.guesses}


def test_the_context_is_what_the_network_read(answers):
    assert answers("ngram").next_words("love xyzzy ", 1, 1).context == ("love", UNKNOWN)
    assert answers("ngram").next_words("love ", 1, 1).context == (POEM_END, "love")
    assert answers("lstm").next_words("my love\nis ", 1, 1).context == (POEM_END, "my", "love", LINE_END, "is")
    assert len(answers("lstm").next_words("my love is " * 300, 1, 1).context) == 12


def test_only_the_end_of_a_whole_book_is_looked_at(answers, monkeypatch):
    task, book = answers(), sonnets().text
    looked = []
    monkeypatch.setattr(reading, "spans", lambda text, rules: looked.append(len(text)) or spans(text, rules))
    answer = task.next_words(book * 3, 5, 1)
    assert looked == [reading.LONGEST_LOOK]
    assert answer.guesses == task.next_words(book[-15_000:], 5, 1).guesses


def test_nothing_typed_is_the_beginning_of_a_poem(answers):
    task = answers()
    assert len(task.next_words("", 4, 1).guesses) == 4
    assert task.next_words("  ", 4, 1).guesses == task.next_words("", 4, 1).guesses
    assert task.surprise("", 1).words == ()
    assert task.gates("", 0, 1).trace.steps == 1
    assert task.two_readers("", 1).words == ()


def test_composing_depends_on_seed_and_place_alone(answers):
    task, settings = answers(), ComposeSettings(temperature=1.0, seed=3)
    line = task.compose_line(("my", "love"), settings, 5)
    assert (line.token, line.first) == (5, 2)
    assert task.compose_line(("my", "love"), settings, 5) == line
    assert task.compose_line(("my", "love"), replace(settings, seed=4), 5) != line
    written = tuple(chosen.word for chosen in line.words)
    later = task.compose_line(("my", "love", *written[:3]), settings, 5)
    assert tuple(chosen.word for chosen in later.words)[: len(written) - 3] == written[3:]  # it never ends by itself
    assert all(word not in (LINE_END, POEM_END, UNKNOWN) for word in written[:-1])
    assert len(written) == 30 or written[-1] in (LINE_END, POEM_END)
    assert line.ended == (written[-1] == POEM_END)


@pytest.mark.parametrize("settings", [ComposeSettings(), ComposeSettings(temperature=0), ComposeSettings(1.0, 3),
                                      ComposeSettings(1.0, 0, 0.3), ComposeSettings(5.0, 10, 0.9)])  # fmt: skip
def test_rivals_are_the_words_in_play_with_the_chosen_one(answers, settings):
    for chosen in answers().compose_line((), settings, 1).words:
        rivals = dict(chosen.rivals)
        assert rivals[chosen.word] == chosen.probability > 0
        assert UNKNOWN not in rivals
        assert len(rivals) <= (min(settings.top_k or 9, 9) if settings.temperature else 1)
        assert sum(rivals.values()) <= 1 + 1e-9
        if settings.temperature == 0:
            assert chosen.probability == 1.0


def test_settings_filter_a_distribution():
    chances = np.array([0.1, 0.4, 0.0, 0.3, 0.2])
    order, left = filtered(chances, ComposeSettings(temperature=1.0))
    assert order.tolist() == [1, 3, 4, 0]
    assert left == pytest.approx([0.4, 0.3, 0.2, 0.1])
    assert filtered(chances, ComposeSettings(1.0, 2))[1] == pytest.approx([4 / 7, 3 / 7])
    assert filtered(chances, ComposeSettings(1.0, 0, 0.65))[0].tolist() == [1, 3]
    assert filtered(chances, ComposeSettings(1.0, 0, 0.0))[0].tolist() == [1]
    assert filtered(chances, ComposeSettings(0.5))[1] == pytest.approx(np.array([16, 9, 4, 1]) / 30)


def test_a_network_without_line_ends_writes_some_words_at_a_time(task, tmp_path):
    task.use(str(stored(tmp_path, NOTE, Sources("sonnet-2"))))
    line = task.compose_line((), ComposeSettings(temperature=3.0), 1)
    assert len(line.words) == 10
    assert not line.ended
    assert {LINE_END, POEM_END}.isdisjoint(chosen.word for chosen in line.words)


def test_surprise_is_what_the_network_gave_to_each_word(answers):
    task = answers()
    text = "My love,\nis xyzzy"
    answer = task.surprise(text, 3)
    assert [word.word for word in answer.words] == ["my", "love", ",", LINE_END, "is", "xyzzy"]
    assert [text[word.start : word.end] for word in answer.words][:3] == ["My", "love", ","]
    assert [word.known for word in answer.words] == [True] * 5 + [False]
    before = dict(task.next_words("My love,\n", 10_000, 1).guesses)
    assert answer.words[4].bits == pytest.approx(-math.log2(before["is"]), abs=1e-3)
    assert all(len(word.expected) == 5 and UNKNOWN not in dict(word.expected) for word in answer.words)
    best = task.next_words("My love,\n", 5, 1).guesses
    assert [word for word, _ in answer.words[4].expected] == [word for word, _ in best]
    assert [chance for _, chance in answer.words[4].expected] == pytest.approx([chance for _, chance in best])
    assert answer.perplexity == pytest.approx(2 ** np.mean([word.bits for word in answer.words]))
    assert answer.unknown_rate == pytest.approx(1 / 6)


@KINDS
def test_a_long_text_is_read_in_pieces_for_its_surprise(answers, kind, monkeypatch):
    """What a network of 8,000 words says to 12,000 Chinese signs in one go took gigabytes."""
    task = answers(kind)
    text = "My love, xyzzy\nis as a fever, longing still\nFor that which my love"
    whole = task.surprise(text, 1)
    monkeypatch.setattr(reading, "READ_AT_ONCE", 4)
    read, lengths = reading.Mind.read, []
    monkeypatch.setattr(
        reading.Mind, "read", lambda mind, steps, state=None: lengths.append(len(steps)) or read(mind, steps, state)
    )
    pieces = task.surprise(text, 2)
    assert sum(lengths) == len(whole.words) and max(lengths) == 4
    assert [word.bits for word in pieces.words] == pytest.approx([word.bits for word in whole.words], abs=1e-4)
    assert [word.start for word in pieces.words] == [word.start for word in whole.words]


def test_copies_are_found_where_the_text_is_at_hand(answers, task, tmp_path):
    answers("lstm", source={"kind": "sonnets", "name": "Shakespeare’s sonnets"})
    found = task.copies(("my", "from", "fairest", "creatures", "we", "desire", "love"), 2)
    assert found.known
    assert (found.longest, [(copy.start, copy.end, copy.number) for copy in found.copies]) == (5, [(1, 6, 1)])
    task.use(str(stored(tmp_path / "other")))  # its own text is nowhere
    assert task.copies(("from", "fairest"), 2).known is False
    with pytest.raises(UserError, match="not at hand"):
        task.check()


def test_a_text_that_lies_beside_a_network_by_chance_is_not_taken_for_its_own(answers, tmp_path):
    (tmp_path / "lstm").mkdir()
    (tmp_path / "lstm" / TEXT_FILE).write_text("Somebody else’s words. " * 100, encoding="utf-8")
    assert not answers().copies(("love",), 1).known


def test_held_out_poems_are_no_copies(answers):
    task = answers("lstm", source={"kind": "sonnets", "name": "Shakespeare’s sonnets"})
    held = split(sonnets()).test[0]
    words = tuple(tokenise(held.lines, task.rules))
    assert task.copies(words, 1).longest < 12


@KINDS
def test_the_map_shows_every_known_word(answers, kind):
    task = answers(kind)
    found = task.vectors()
    assert len(found.words) == len(found.counts) == len(found.points)
    assert found.points.shape[1] == 2
    assert found.points.dtype == np.float32
    assert not found.points.flags.writeable
    assert found.dimensions == 6
    assert {UNKNOWN, LINE_END, POEM_END}.isdisjoint(found.words)
    assert np.allclose(task.vectors().points, found.points, atol=1e-5)


@KINDS
def test_words_that_share_no_spelling_are_on_the_map_too(task, tmp_path, kind):
    """Their vectors are the network's own parameters, as they are."""
    task.use(str(stored(tmp_path, replace(TINY, kind=kind, spelling=False))))
    assert np.isfinite(task.vectors().points).all()
    assert np.isfinite(task.neighbours("love").vector).all()


def test_neighbours_and_cosines_are_those_of_the_full_space(answers):
    task = answers()
    found = task.neighbours("Love", 4)
    assert found.word == "love"
    assert found.vector.shape == (6,)
    assert len(found.nearest) == 4
    assert "love" not in dict(found.nearest)
    name, alike = found.nearest[0]
    assert task.cosine("love", name).cosine == pytest.approx(alike, abs=1e-6)
    assert task.cosine("love", "love").cosine == pytest.approx(1)
    other = task.neighbours(name).vector
    expected = found.vector @ other / np.linalg.norm(found.vector) / np.linalg.norm(other)
    assert alike == pytest.approx(expected, abs=1e-5)
    for word in ("xyzzy", "", UNKNOWN, LINE_END):
        with pytest.raises(UserError, match="does not know"):
            task.neighbours(word)


def test_two_readers_use_what_reaches_them(answers, task, tmp_path):
    shipped = tmp_path / "trained" / "words"
    stored(shipped, replace(TINY, kind="ngram", context=3), name="ngram", title="Window")
    stored(shipped, NOTE, Sources("sonnet-2"), name="a-note", title="Note")
    (shipped / "damaged.safetensors").write_bytes(b"x")
    answer = answers("lstm").two_readers(LINE, 4)
    assert answer.words[:3] == ("shall", "i", "compare")
    lstm, ngram = answer.readers
    assert (lstm.kind, ngram.kind, ngram.title) == ("lstm", "ngram", "Window")
    count = len(answer.words)
    assert (lstm.seen, ngram.seen) == (count, 3)
    assert len(lstm.used) == len(ngram.used) == count
    assert max(lstm.used) == max(ngram.used) == 1.0
    assert all(value > 0 for value in lstm.used)
    assert ngram.used[:-3] == (0.0,) * (count - 3)
    assert all(value > 0 for value in ngram.used[-3:])
    assert [word for word, _ in lstm.guesses] == [word for word, _ in task.next_words(LINE, 5, 1).guesses]


@pytest.mark.parametrize("kind", ["rnn", "gru", "lstm"])
def test_what_moved_a_guess_is_not_asked_of_cudnn(answers, kind, monkeypatch):
    # Which has no gradients of a network that does not train: on such a device the page had no answer.
    task, without = answers(kind), []
    after = type(task.loaded.network).after
    monkeypatch.setattr(
        type(task.loaded.network), "after",
        lambda *given: without.append(not torch.backends.cudnn.enabled) or after(*given),
    )  # fmt: skip
    task.two_readers(LINE, 1)
    assert without == [True]


@pytest.mark.cuda
@pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device")
@pytest.mark.parametrize("kind", ["ngram", "rnn", "gru", "lstm"])
def test_what_moved_a_guess_is_told_on_cuda_too(answers, kind):
    task = answers(kind)
    here = task.two_readers(LINE, 1).readers[0].used
    task.use_device("cuda")
    assert task.two_readers(LINE, 1).readers[0].used == pytest.approx(here, abs=1e-3)


def test_a_reader_with_other_words_is_shown_at_the_same_places(answers, tmp_path):
    stored(tmp_path / "trained" / "words", NOTE, Sources("sonnet-2"), name="note")
    text = "thy brow, And dig"
    lstm, note = answers("lstm").two_readers(text, 4).readers
    assert len(lstm.used) == 5  # thy · brow · , · And · dig
    assert note.seen == 2
    assert [value > 0 for value in note.used] == [False, False, False, True, True]
    text = "And dig brow,"  # one word for the note, two for the other
    assert [value > 0 for value in answers("lstm").two_readers(text, 4).readers[1].used] == [False, True, True, True]


def test_without_what_ships_there_is_one_reader(answers):
    assert len(answers("lstm").two_readers(LINE, 1).readers) == 1
    [reader] = answers("ngram").two_readers("love", 1).readers
    assert reader.seen == 1


@pytest.mark.parametrize("kind", ["rnn", "gru", "lstm"])
def test_gates_are_told_word_by_word(answers, kind):
    answer = answers(kind).gates("my love, xyzzy", 0, 2)
    assert answer.words == (POEM_END, "my", "love", ",", "xyzzy")
    assert (answer.layers, answer.trace.cell) == (1, kind)
    assert answer.trace.get("hidden").shape == (5, 8)
    with pytest.raises(UserError, match="no layer 2"):
        answers(kind).gates("my love", 1, 2)


def test_the_ngram_has_no_gates(answers):
    answer = answers("ngram").gates("my love", 0, 2)
    assert (answer.layers, answer.trace, answer.words) == (0, None, ("my", "love"))


def test_what_a_network_reads_is_told(answers):
    reads = answers("gru").reads()
    assert (reads.source, reads.kind, reads.memory) == ("few.txt", "gru", False)
    assert reads.own and reads.known_words and not set(reads.known_words) & set(SPECIALS)
    assert reads.baseline == (("perplexity", 50.0), ("top1", 0.2))
    assert answers("gru", baseline={"perplexity": "?"}).reads().baseline == ()


def test_answers_hold_plain_values_only(answers, task):
    answers()
    told = [task.next_words(LINE, 3, 1), task.compose_line((), ComposeSettings(), 1), task.surprise(LINE, 1),
            task.copies(("a",), 1), task.vectors(), task.neighbours("love"), task.cosine("love", "my"),
            task.two_readers(LINE, 1), task.gates(LINE, 0, 1), task.reads()]  # fmt: skip

    def plain(value):
        if isinstance(value, tuple):
            return all(plain(each) for each in value)
        if isinstance(value, np.ndarray):
            return not value.flags.writeable
        if hasattr(value, "__dataclass_fields__"):
            return all(plain(getattr(value, each.name)) for each in fields(value))
        return value is None or type(value) in (str, int, float, bool)

    assert all(isinstance(answer, Event) and plain(answer) for answer in told)


def test_a_network_that_has_diverged_is_right_nowhere(answers):
    task = answers()
    with torch.no_grad():
        for parameter in task.loaded.network.parameters():
            parameter.fill_(math.nan)
    corpus = make_corpus(text_of(OWN), rules_of(TINY))
    found = without_pauses(score(task.loaded.network, corpus.lexicon, corpus.test))
    assert (found["top1"], found["top5"]) == (0.0, 0.0)


@KINDS
def test_a_network_that_has_diverged_still_answers(answers, task, kind):
    answers(kind)
    with torch.no_grad():
        for parameter in task.answering().network.parameters():
            parameter.fill_(math.nan)
    answer = task.next_words(LINE, 3, 1)
    assert sum(chance for _, chance in answer.guesses) + answer.rest + answer.unknown == pytest.approx(1)
    assert len(task.compose_line((), ComposeSettings(), 1).words) > 0
    assert math.isfinite(task.surprise(LINE, 1).perplexity)
    assert np.isfinite(task.vectors().points).all()
    assert task.neighbours("love").nearest
    assert json.dumps([reader.used for reader in task.two_readers(LINE, 1).readers])


@pytest.mark.parametrize("changes", [{"vocabulary": {}}, {"vocabulary": {"words": ["a"], "counts": [1]}}])
def test_a_checkpoint_with_a_damaged_vocabulary_is_refused(task, tmp_path, changes):
    path = stored(tmp_path)
    card = read_card(path, "words")
    weights = WordsTask.load(path, torch.device("cpu")).network.state_dict()
    save(path, weights, replace(card, data=card.data | changes))
    with pytest.raises(UserError, match="vocabulary is damaged"):
        task.use(str(path))


def test_the_task_opens_with_what_ships(tmp_path, monkeypatch):
    monkeypatch.setattr("seqgui.paths.trained", lambda: tmp_path / "trained")
    assert open_task(threads=1).trouble == ""
    stored(tmp_path / "trained" / "words", name="lstm", title="Ships")
    stored(tmp_path / "trained" / "words", NGRAM, name="a", title="Other")
    assert open_task(threads=1).answering().title == "Ships"


def test_the_baseline_in_a_checkpoint_can_be_counted_again(task):
    from seqgui.tasks.words.evaluation import evaluate, recount

    carry_out(task.train(TINY, OWN))
    loaded = task.answering()
    text = text_of(OWN)
    corpus = make_corpus(text, task.rules)
    model = recount(loaded.data, corpus)
    assert isinstance(model, KneserNey)
    assert model.perplexity(corpus.ids(corpus.validation)) == pytest.approx(loaded.data["baseline"]["perplexity"])
    result = evaluate(loaded.network, "Mine", loaded.data, text, None)
    assert (result["part"], result["n"]) == ("few.txt: test", sum(map(len, corpus.test)))
    expected = model.score(corpus.ids(corpus.test))
    assert result["baseline"]["perplexity"] == pytest.approx(expected["perplexity"])
    assert result["ratio"] == pytest.approx(result["perplexity"] / expected["perplexity"])
