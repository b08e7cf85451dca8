"""The words on the command line: what is printed, what is left behind, how it refuses."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from jobs import carry_out

import seqgui
from seqgui.core import training as loop
from seqgui.core.checkpoint import Card, read_card, save
from seqgui.tasks.words.data import count_baseline, make_corpus, rules_of, text_of
from seqgui.tasks.words.evaluation import score
from seqgui.tasks.words.recipe import Sources, WordsRecipe
from seqgui.tasks.words.task import WordsTask
from seqgui.tasks.words.text import sonnets, split
from seqgui.tasks.words.tokens import Rules

SMALL = WordsRecipe(embedding=6, hidden=8, spelling=False)
TINY = ("--set", "epochs=2", "embedding=6", "hidden=8", "batch_size=64")
SHIPPED = sorted((Path(seqgui.__file__).parents[1] / "trained" / "words").glob("*.safetensors"))


@pytest.fixture(autouse=True)
def words_alone(monkeypatch):
    monkeypatch.setattr("seqgui.cli.TASKS", ("words",))
    monkeypatch.setattr("seqgui.core.device.thread_count", lambda all_cores=False: 1)


@pytest.fixture
def trained(tmp_path, monkeypatch):
    """The folder of what ships, still empty."""
    folder = tmp_path / "trained" / "words"
    folder.mkdir(parents=True)
    monkeypatch.setattr("seqgui.paths.trained", lambda: folder.parent)
    return folder


@pytest.fixture
def shipped(trained):
    """The network that ships: untrained, but it has read all sonnets."""
    corpus = make_corpus(sonnets(), Rules())
    data = {
        "vocabulary": corpus.lexicon.vocabulary.to_dict(), "rules": Rules().to_dict(), "memory": False,
        "source": {"kind": "sonnets", "name": sonnets().name}, "baseline": {"order": 2, "discount": 0.9},
    }  # fmt: skip
    torch.manual_seed(0)
    path = trained / "lstm.safetensors"
    network = WordsTask.build(SMALL, data)
    save(path, network.state_dict(), Card("words", "Untrained", SMALL.to_dict(), data=data))
    return path


@pytest.fixture
def few(tmp_path):
    path = tmp_path / "few.txt"
    path.write_text("\n\n".join(poem.text for poem in sonnets().poems[:12]), encoding="utf-8")
    return path


def refused(answer):
    """One sentence on standard error, nothing on standard output, exit code 2."""
    code, out, err = answer
    assert (code, out) == (2, "")
    assert "Traceback" not in err
    return err


# predict


def test_predict_tells_the_words_that_may_follow(seqgui, shipped):
    code, out, err = seqgui("predict", "words", "When forty winters", "-k", "3", "--json")
    assert (code, err) == (0, "")
    answer = json.loads(out)
    assert (answer["text"], answer["model"], len(answer["words"])) == ("When forty winters", "Untrained", 3)
    assert answer["context"] == ["<end>", "when", "<unknown>", "winters"]
    total = sum(word["probability"] for word in answer["words"]) + answer["rest"] + answer["unknown"]
    assert total == pytest.approx(1)
    code, out, _ = seqgui("predict", "words", "When", "forty", "winters")
    assert code == 0
    assert len(out.splitlines()) == 7
    assert out.splitlines()[0].endswith(answer["words"][0]["word"])


def test_the_last_word_of_the_text_is_complete(seqgui, shipped):
    one = json.loads(seqgui("predict", "words", "thy", "--json")[1])
    other = json.loads(seqgui("predict", "words", "thy ", "--json")[1])
    assert one["words"] == other["words"]


# generate


def test_generate_writes_a_poem_that_can_be_written_again(seqgui, shipped):
    ask = ("generate", "words", "--seed-text", "My love is", "--lines", "3", "--temperature", "0.9", "--seed", "5")
    code, out, err = seqgui(*ask, "--json")
    assert (code, err) == (0, "")
    poem = json.loads(out)
    assert poem["text"].startswith("My love is ")
    assert poem["words"][:3] == ["my", "love", "is"]
    assert poem["longest_copy"] < 10
    assert seqgui(*ask)[1].rstrip("\n") == poem["text"]
    assert json.loads(seqgui(*ask[:-1], "6", "--json")[1])["text"] != poem["text"]
    verse = ("generate", "words", "--seed-text", "My love is\nas a fever", "--lines")
    assert seqgui(*verse, "2") == seqgui(*verse, "1")  # of two lines one is there already
    greedy = (*ask[:6], "--temperature", "0", "--json")
    assert json.loads(seqgui(*greedy, "--seed", "1")[1])["words"] == json.loads(seqgui(*greedy)[1])["words"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--temperature", "-1"), "between 0 and 100"),
        (("--temperature", "nan"), "between 0 and 100"),
        (("--temperature", "hot"), "invalid"),
        (("--top-k", "-1"), "between 0"),
        (("--top-p", "1.5"), "between 0 and 1"),
        (("--lines", "0"), "between 1"),
        (("--seed", "x"), "invalid"),
    ],
)
def test_generate_refuses_what_cannot_be(seqgui, shipped, arguments, words):
    assert words in refused(seqgui("generate", "words", *arguments))


# evaluate


def test_evaluate_measures_network_and_baseline_on_the_same_held_out_tokens(seqgui, shipped):
    code, out, err = seqgui("evaluate", "words", "--json")
    assert (code, err) == (0, "")
    result = json.loads(out)
    assert (result["task"], result["model"]) == ("words", "Untrained")
    corpus = make_corpus(sonnets(), Rules())
    assert list(result) == ["task", "model", "n", "perplexity", "top1", "top5", "unknown_rate", "baseline"]
    assert list(result["baseline"]) == ["name", "perplexity"]
    assert result["n"] == sum(map(len, corpus.test))
    assert 0.05 < result["unknown_rate"] < 0.2
    assert result["top1"] <= result["top5"]
    assert result["perplexity"] > 1000  # it has learned nothing
    assert 60 < result["baseline"]["perplexity"] < 90
    said = seqgui("evaluate", "words")[1]
    assert f"perplexity is {result['perplexity'] / result['baseline']['perplexity']:.3f} of that" in said
    assert "Kneser–Ney" in said


def test_evaluate_on_a_text(seqgui, shipped, few):
    assert "words of “few.txt”" in seqgui("evaluate", "words", "--text", few)[1]
    result = json.loads(seqgui("evaluate", "words", "--text", few, "--json")[1])
    corpus = make_corpus(text_of(Sources("own", "few.txt", few.read_text(encoding="utf-8"))), Rules())
    assert result["n"] == sum(map(len, corpus.training + corpus.validation + corpus.test))


def test_evaluate_records_the_test_part_and_nothing_else(seqgui, shipped, few):
    result = json.loads(seqgui("evaluate", "words", "--record", "--json")[1])
    card = read_card(shipped, "words")
    assert card.scores["perplexity.test"] == pytest.approx(result["perplexity"])
    assert card.scores["perplexity.baseline"] == pytest.approx(result["baseline"]["perplexity"])
    assert card.scores["ratio.test"] == pytest.approx(result["perplexity"] / result["baseline"]["perplexity"])
    assert card.made["measured"] == {"test": f"seqgui evaluate words --model {shipped.stem}"}
    code, _, err = seqgui("evaluate", "words", "--record", "--text", few)
    assert code == 2
    assert "--text" in err


def test_evaluate_without_the_training_text_has_no_baseline(seqgui, trained, shipped, tmp_path):
    card = read_card(shipped, "words")
    alone = tmp_path / "alone.safetensors"
    network = WordsTask.load(shipped, torch.device("cpu")).network
    save(alone, network.state_dict(), replace(card, data=card.data | {"source": {"kind": "own", "name": "gone.txt"}}))
    result = json.loads(seqgui("evaluate", "words", "--model", alone, "--json")[1])
    assert result["baseline"] is None
    assert "no baseline" in seqgui("evaluate", "words", "--model", alone)[1]


def test_evaluate_refuses_texts_that_cannot_be_read(seqgui, shipped, tmp_path):
    (tmp_path / "empty.txt").write_text(" ")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    for path in (*(tmp_path / name for name in ("empty.txt", "binary.txt", "nowhere.txt", "")), ""):
        assert refused(seqgui("evaluate", "words", "--text", path))


def test_without_any_network_the_words_say_what_to_do(seqgui, trained):
    for ask in (("predict", "words", "love"), ("generate", "words"), ("evaluate", "words")):
        assert "seqgui train words" in refused(seqgui(*ask))


# train


def test_train_learns_a_text_of_ones_own_and_keeps_it_with_the_run(seqgui, trained, few, tmp_path):
    folder = tmp_path / "run"
    code, out, err = seqgui("train", "words", *TINY, "--text", few, "--out", folder, "--title", "Mine")
    assert (code, out) == (0, "")
    assert "perplexity validation" in err
    card = read_card(folder / "model.safetensors", "words")
    assert card.made["command"] == "seqgui train words --preset lstm " + " ".join(TINY) + " --text FILE"
    few.unlink()
    result = json.loads(seqgui("evaluate", "words", "--model", folder, "--json")[1])
    assert "“few.txt: test”" in seqgui("evaluate", "words", "--model", folder)[1]
    assert result["baseline"]["perplexity"] > 1


def test_train_refuses_a_text_of_rare_words(seqgui, trained, tmp_path):
    path = tmp_path / "hello.txt"
    path.write_text("hello", encoding="utf-8")
    assert "No word comes 2 times in “hello.txt”" in refused(seqgui("train", "words", *TINY, "--text", path))


def test_train_learns_one_sonnet_by_heart(seqgui, trained, tmp_path):
    folder = tmp_path / "run"
    note = ("train", "words", "--preset", "course-note", "--sonnet", "2", "--out", folder)
    assert seqgui(*note, "--set", "epochs=40")[0] == 0
    card = read_card(folder / "model.safetensors", "words")
    assert card.made["command"] == "seqgui train words --preset course-note --set epochs=40 --sonnet 2"
    assert card.scores["loss.training"] < 0.05
    poem = json.loads(seqgui("generate", "words", "--model", folder, "--temperature", "0", "--lines", "1", "--json")[1])
    assert poem["text"].startswith("When forty winters shall besiege thy brow,")
    result = json.loads(seqgui("evaluate", "words", "--model", folder, "--json")[1])
    assert result["unknown_rate"] > 0.5


@pytest.mark.parametrize("named", [("--text", "few.txt"), ("--sonnet", "2"), ()])
def test_an_interrupted_training_can_be_resumed_without_naming_its_text(
    seqgui, trained, few, tmp_path, monkeypatch, named
):
    monkeypatch.chdir(tmp_path)
    calm, folder = loop._step, tmp_path / "run"
    if not named:
        monkeypatch.setattr("seqgui.tasks.words.data.sonnets", lambda: replace(sonnets(), poems=sonnets().poems[:12]))

    def interrupted(training, batch):
        if training.epoch == 1:
            raise KeyboardInterrupt
        return calm(training, batch)

    monkeypatch.setattr(loop, "_step", interrupted)
    assert seqgui("train", "words", *TINY, *named, "--out", folder)[0] == 130
    monkeypatch.setattr(loop, "_step", calm)
    assert "--set" in refused(seqgui("train", "words", *TINY, "--out", folder, "--resume"))
    assert "--out" in refused(seqgui("train", "words", "--resume"))
    assert seqgui("train", "words", "--out", folder, "--resume")[0] == 0
    assert json.loads((folder / "run.json").read_text())["state"] == "finished"
    if named[:1] == ("--text",):
        (folder / "text.txt").unlink()
        assert "--text" in refused(seqgui("train", "words", "--out", folder, "--resume"))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--sonnet", "0"), "between 1 and 154"),
        (("--sonnet", "155"), "between 1 and 154"),
        (("--sonnet", "x"), "invalid"),
        (("--sonnet", "2", "--text", "x.txt"), "not allowed"),
        (("--text", "nowhere.txt"), "nowhere.txt"),
        (("--text", ""), "is a folder"),
        (("--set", "kind=transformer"), "ngram, rnn, lstm, gru"),
        (("--set", "verses=1"), "Did you mean “verse”?"),
        (("--device", "gpu"), "no device"),
    ],
)
def test_train_refuses_what_cannot_be(seqgui, trained, tmp_path, monkeypatch, arguments, words):
    monkeypatch.chdir(tmp_path)
    assert words in refused(seqgui("train", "words", *arguments))


# what ships


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_ships_reads_words_as_they_are_read_today(path):
    card = read_card(path, "words")
    loaded = WordsTask.load(path, torch.device("cpu"))
    corpus = make_corpus(text_of(Sources(card.data["source"]["kind"])), rules_of(loaded.recipe))
    assert card.data["rules"] == corpus.lexicon.rules.to_dict()
    assert card.data["vocabulary"] == corpus.lexicon.vocabulary.to_dict()
    assert card.made["command"].startswith("seqgui train words --preset ")
    assert "/" not in card.made["command"]
    part = "training" if corpus.memory else "validation"
    poems = corpus.training if corpus.memory else corpus.validation
    _, measured = carry_out(score(loaded.network, corpus.lexicon, poems))
    assert measured["perplexity"] == pytest.approx(card.scores[f"perplexity.{part}"], rel=1e-3)


def test_what_ships_beats_counting():
    card = read_card(next(path for path in SHIPPED if path.stem == "lstm"), "words")
    _, counted = carry_out(count_baseline(make_corpus(sonnets(), Rules())))
    assert card.scores["perplexity.validation"] < 0.8 * counted.perplexity


def test_the_test_part_of_what_ships_was_not_learned():
    parts = split(sonnets())
    assert len(parts.test) == len(parts.validation) == 15
    assert not set(parts.test) & set(parts.training)
