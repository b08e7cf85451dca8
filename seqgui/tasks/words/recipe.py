"""How a network of words is made and trained, and what its sizes mean. No torch and no Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace

from seqgui.core.recipe import Recipe, knob

GATES = {"rnn": 1, "gru": 3, "lstm": 4}

TEXT, NETWORK, LEARNING, CARE = "Text", "Network", "Learning", "Robustness"


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
                      "predicted by: fewer weights, and they learn twice.", NETWORK)  # fmt: skip
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
    learning_rate: float = knob(0.004, "Learning rate", "Size of a step, at its highest in the schedule.", LEARNING,
                                low=1e-6, high=10.0, live=True, logarithmic=True)  # fmt: skip
    schedule: str = knob(
        "one_cycle", "Schedule", "How the learning rate changes over the run.", LEARNING,
        choices=(("one_cycle", "One cycle: up, then down"), ("cosine", "Cosine: down"), ("constant", "Constant"),
                 ("step", "Steps: a tenth after 60 % and 85 %")),
    )  # fmt: skip
    optimizer: str = knob(
        "adamw", "Optimizer", "The rule that turns gradients into steps.", LEARNING,
        choices=(("adamw", "AdamW"), ("adam", "Adam"), ("sgd", "SGD with momentum"), ("plain_sgd", "Plain SGD"),
                 ("rmsprop", "RMSprop")),
    )  # fmt: skip
    clip_norm: float = knob(
        1.0, "Gradient clipping", "The longest gradient that is followed at full length; 0 turns clipping off.",
        LEARNING, low=0.0, high=1000.0, live=True,
    )  # fmt: skip
    weight_decay: float = knob(0.05, "Weight decay", "Pulls weights towards zero at every step.", CARE, low=0.0,
                               high=10.0)  # fmt: skip
    dropout: float = knob(0.6, "Dropout", "Share of numbers hidden at random while training, before and after the "
                          "recurrent layers.", CARE, low=0.0, high=0.9)  # fmt: skip
    word_dropout: float = knob(0.2, "Word dropout", "Share of the words read that are replaced by “unknown” while "
                               "training.", CARE, low=0.0, high=0.9)  # fmt: skip
    average: float = knob(0.0, "Weight averaging", "Decay of a running average of the weights, which is then what "
                          "answers; 0 turns it off.", CARE, low=0.0, high=0.9999)  # fmt: skip
    patience: int = knob(0, "Early stopping", "Stop after so many epochs without a better validation perplexity; 0 "
                         "never stops early.", CARE, low=0, high=100, unit="epochs")  # fmt: skip
    seed: int = knob(1, "Seed", "Starts every random choice; the same seed gives the same run on the same machine.",
                     CARE, low=0, high=2**31 - 1)  # fmt: skip


@dataclass(frozen=True)
class Sources:
    """The text to learn: "sonnets" (all 154), "sonnet-2", or "own" with its name and content."""

    kind: str = "sonnets"
    name: str = ""
    content: str = ""


_NOTE = WordsRecipe(
    kind="ngram", context=2, embedding=10, hidden=128, tied=False, lowercase=False, min_count=1, whitespace=True,
    line_ends=False, epochs=200, batch_size=1, learning_rate=0.01, schedule="constant", optimizer="plain_sgd",
    clip_norm=0.0, weight_decay=0.0, dropout=0.0, word_dropout=0.0,
)  # fmt: skip

PRESETS: dict[str, WordsRecipe] = {
    "lstm": WordsRecipe(),
    "gru": replace(WordsRecipe(), kind="gru"),
    "rnn": replace(WordsRecipe(), kind="rnn"),
    "ngram": replace(WordsRecipe(), kind="ngram", context=3, tied=False, batch_size=512),
    "course-note": _NOTE,
}  # fmt: skip

PRESET_NOTES: dict[str, str] = {
    "lstm": "A language model of all sonnets, to be measured on sonnets that it never saw.",
    "gru": "The same with a GRU.",
    "rnn": "The same with a plain RNN.",
    "ngram": "A fixed window of three words: nothing before it can be remembered.",
    "course-note": "The course note's n-gram on sonnet 2: it learns the poem by heart.",
}
