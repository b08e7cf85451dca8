"""How a network of words is made and trained, and what its sizes mean. No torch and no Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace

from seqgui.core import knobs
from seqgui.core.knobs import CARE, LEARNING, NETWORK
from seqgui.core.recipe import Recipe, knob
from seqgui.tasks.words.word_forms import CLASSES, LINES, SYLLABLES

GATES = {"rnn": 1, "gru": 3, "lstm": 4}
PLACE = 16
"""Numbers that stand for the number of the line, and as many for the syllables read of it."""

TEXT = "Text"


@dataclass(frozen=True)
class WordsRecipe(Recipe):
    """One network and one training. The defaults learn all sonnets within about a minute on two cores."""

    kind: str = knob(
        "lstm", "Network", "What predicts the next word. The n-gram sees a fixed number of words; the others carry a "
        "state from word to word.", NETWORK,
        choices=(("ngram", "Neural n-gram"), ("rnn", "RNN"), ("lstm", "LSTM"), ("gru", "GRU")),
    )  # fmt: skip
    context: int = knob(2, "Context", "Words that the n-gram sees; of no meaning to the other networks.", NETWORK,
                        low=1, high=12, unit="words")  # fmt: skip
    embedding: int = knob(128, "Embedding", "Numbers that stand for a word: the length of its vector.", NETWORK,
                          low=2, high=512)  # fmt: skip
    hidden: int = knob(256, "Hidden units", "Numbers that the network can remember from word to word; in the n-gram, "
                       "the width of its hidden layer.", NETWORK, low=2, high=1024)  # fmt: skip
    layers: int = knob(1, "Layers", "Recurrent layers, each reading the states of the one below.", NETWORK, low=1,
                       high=3)  # fmt: skip
    tied: bool = knob(True, "Tied embeddings", "The vector that a word is read by is also the one that it is "
                      "predicted by: fewer weights, and they learn twice; and the last word acts on the next one "
                      "directly, too. Of no meaning to the n-gram.", NETWORK)  # fmt: skip
    spelling: bool = knob(True, "Shared spelling", "Words that begin or end alike share a part of their vectors, so "
                          "that rare ones learn from each other.", NETWORK)  # fmt: skip
    verse: bool = knob(True, "Verse", "The network is told where it is: the number of the line, the syllables read of "
                       "it, and the sound that a sonnet’s line is to rhyme with. Of no meaning to the n-gram.",
                       NETWORK)  # fmt: skip
    repeats: bool = knob(True, "Repeats", "The network is told which words the poem has said before, and learns how "
                         "likely each is to come again. Of no meaning to the n-gram.", NETWORK)  # fmt: skip
    lowercase: bool = knob(True, "Lower case", "“Love” and “love” become one word.", TEXT)
    min_count: int = knob(2, "Minimum count", "Words seen less often in the training text become “unknown”.", TEXT,
                          low=1, high=100, unit="times")  # fmt: skip
    punctuation: bool = knob(True, "Punctuation", "Commas, points and the like are words of their own.", TEXT)
    line_ends: bool = knob(True, "Line ends", "The end of a line is a word of its own, so that lines can be "
                           "composed.", TEXT)  # fmt: skip
    whitespace: bool = knob(False, "Split at spaces only", "As in the course note: “brow,” with its comma is one "
                            "word.", TEXT)  # fmt: skip
    epochs: int = knob(30, "Epochs", "Times that the training text is gone through.", LEARNING, low=1,
                       high=5000)  # fmt: skip
    batch_size: int = knob(16, "Batch size", "Poems that share one step of the optimizer (for the n-gram: "
                           "positions).", LEARNING, low=1, high=4096, logarithmic=True)  # fmt: skip
    learning_rate: float = knobs.learning_rate(0.004)
    schedule: str = knobs.schedule()
    optimizer: str = knobs.optimizer()
    clip_norm: float = knobs.clip_norm()
    weight_decay: float = knobs.weight_decay(1.0, most=10.0)
    dropout: float = knob(0.75, "Dropout", "Share of numbers hidden at random while training, before and after the "
                          "recurrent layers.", CARE, low=0.0, high=0.9)  # fmt: skip
    recurrent_dropout: float = knob(0.0, "Recurrent dropout", "Share of the weights from word to word that are hidden "
                                    "at random at every step of the optimizer.", CARE, low=0.0, high=0.9)  # fmt: skip
    word_dropout: float = knob(0.2, "Word dropout", "Share of the words read that are replaced by “unknown” while "
                               "training.", CARE, low=0.0, high=0.9)  # fmt: skip
    average: float = knobs.average()
    patience: int = knob(0, "Early stopping", "Stop after so many epochs without a better validation perplexity; 0 "
                         "never stops early.", CARE, low=0, high=100, unit="epochs")  # fmt: skip
    seed: int = knobs.seed()

    @property
    def idle(self) -> frozenset[str]:
        found = {"context"}
        if self.kind == "ngram":
            found = {"layers", "tied", "verse", "repeats", "recurrent_dropout"}
        if self.whitespace:
            found.add("punctuation")
        return frozenset(found)

    def parameters(self, words: int, affixes: int = 0) -> int:
        """Weights and biases of the network for a vocabulary of V words, counted without building it.

        ``affixes`` is the number of vectors that stand for letters which words share. With vectors of E numbers, H
        units and G gates (RNN 1, GRU 3, LSTM 4): the vectors are E·(V + affixes). The n-gram of C words adds
        H·(C·E + 1) and V·(H + 1). A recurrent layer with I inputs has G·H·(I + H + 2); the answer V·(H + 1), tied
        V + E·(H + 1 + E).
        """
        return sum(self.parts(words, affixes).values())

    def parts(self, words: int, affixes: int = 0) -> dict[str, int]:
        """:meth:`parameters` by what they are for: vectors, spelling, layers, answer, verse and repeats."""
        spelling = self.embedding * affixes if self.spelling else 0
        found = {"vectors": self.embedding * words, "spelling": spelling}
        plain = words * (self.hidden + 1)
        if self.kind == "ngram":
            return found | {"layers": self.hidden * (self.context * self.embedding + 1), "answer": plain}
        answer = words + self.embedding * (self.hidden + 1 + self.embedding) if self.tied else plain
        here = (LINES + SYLLABLES) * PLACE + SYLLABLES * CLASSES
        verse = here + (self.hidden + 1) * (1 + CLASSES) if self.verse else 0
        repeats = words + self.hidden + 1 if self.repeats else 0
        return found | {"layers": self._recurrent, "answer": answer, "verse": verse, "repeats": repeats}

    @property
    def _recurrent(self) -> int:
        inputs = self.embedding + (2 * PLACE if self.verse else 0)
        total = 0
        for _ in range(self.layers):
            total += GATES[self.kind] * self.hidden * (inputs + self.hidden + 2)
            inputs = self.hidden
        return total

    def work(self, words: int) -> int:
        """Multiplications of one prediction over a vocabulary of so many words."""
        if self.kind == "ngram":
            return self.hidden * (self.context * self.embedding + words)
        return self._recurrent + (
            self.embedding * (self.hidden + self.embedding + words) if self.tied else self.hidden * words
        )


@dataclass(frozen=True)
class Sources:
    """The text to learn: "sonnets" (all 154), "sonnet-2" (or another number), or "own" with its name and content."""

    kind: str = "sonnets"
    name: str = ""
    content: str = ""


_NOTE = WordsRecipe(
    kind="ngram", context=2, embedding=10, hidden=128, tied=False, spelling=False, verse=False, repeats=False,
    lowercase=False, min_count=1, whitespace=True, line_ends=False, epochs=200, batch_size=128, learning_rate=0.01,
    schedule="constant", optimizer="adam", clip_norm=0.0, weight_decay=0.0, dropout=0.0, word_dropout=0.0,
)  # fmt: skip

PRESETS: dict[str, WordsRecipe] = {
    "lstm": WordsRecipe(),
    "gru": replace(WordsRecipe(), kind="gru"),
    "rnn": replace(WordsRecipe(), kind="rnn", learning_rate=0.002),
    "ngram": WordsRecipe(
        kind="ngram", context=3, embedding=48, hidden=128, tied=False, verse=False, repeats=False, epochs=20,
        batch_size=512, learning_rate=0.005, dropout=0.5,
    ),
    "course-note": _NOTE,
    "course-note-loop": replace(_NOTE, batch_size=1, optimizer="plain_sgd"),
}  # fmt: skip

PRESET_NOTES: dict[str, str] = {
    "lstm": "A language model of the chosen text, to be measured on parts of it that it never saw.",
    "gru": "The same with a GRU: three quarters of the LSTM’s recurrent weights.",
    "rnn": "The same with a plain RNN: a quarter of the weights, and it forgets sooner.",
    "ngram": "A fixed window of three words: nothing before it can be remembered.",
    "course-note": "The course note’s n-gram, to learn a single sonnet by heart; all words in one batch.",
    "course-note-loop": "The same as the note itself trains it: one word at a time, plain SGD. It takes much longer.",
}
