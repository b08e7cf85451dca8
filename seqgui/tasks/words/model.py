"""The networks that predict the next word: a fixed window of words, or a state carried from word to word.

Notation: B poems, T words, E length of a word's vector, H hidden units, V words of the vocabulary, C words of context.
A *step* is what is read at once: a word's id, where it stands and how it is written, see ``word_forms.Forms.places``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from seqgui.tasks.words.recipe import PLACE, WordsRecipe
from seqgui.tasks.words.tokens import POEM_END_ID, SPECIALS, UNKNOWN_ID
from seqgui.tasks.words.word_forms import (
    AFFIX,
    CLASSES,
    LINE,
    LINES,
    PARTNER,
    RHYME,
    SPOKEN,
    SYLLABLES,
    Forms,
    length_classes,
)

CELLS: dict[str, Callable[..., nn.RNNBase]] = {"rnn": nn.RNN, "gru": nn.GRU, "lstm": nn.LSTM}
State = tuple[Tensor, ...]
"""What a network carries from one word to the next."""


class WordVectors(nn.Module):
    """A vector for every word. With shared spelling it is the sum of the word's own and those of its last two, last
    three and first four letters; so that of an unknown word has something of the words that are written like it."""

    letters: Tensor

    def __init__(self, words: Sequence[str], size: int, spelling: bool) -> None:
        super().__init__()
        self.own = nn.Parameter(torch.randn(len(words), size) * (0.1 if spelling else 1.0))
        self.shared = nn.ParameterList()
        if spelling:
            forms = Forms.of(words)
            letters = torch.tensor([forms.affix(word) for word in words])  # (V, 3)
            self.register_buffer("letters", letters, persistent=False)
            for known in forms.affixes:  # 0 stands for letters that no known word has
                self.shared.append(nn.Parameter(torch.randn(len(known) + 1, size) * 0.05))

    def forward(self) -> Tensor:
        """Those of all words, (V, E)."""
        return self.own + self._of_letters(self.letters) if len(self.shared) else self.own

    def of(self, ids: Tensor, letters: Tensor, table: Tensor) -> Tensor:
        """Those of ids (…), of which unknown ones have the given letters (…, 3); ``table`` are all vectors."""
        vectors, unknown = table[ids], ids == UNKNOWN_ID
        if not len(self.shared) or not unknown.any():
            return vectors
        return vectors + self._of_letters(letters) * unknown[..., None]

    def _of_letters(self, letters: Tensor) -> Tensor:
        total: Tensor | float = 0.0
        for place, shared in enumerate(self.shared):
            number = letters[..., place]
            total = total + shared[number] * (number > 0)[..., None]
        assert isinstance(total, Tensor)
        return total


class WordReader(nn.Module):
    """What both kinds have in common."""

    def __init__(self, recipe: WordsRecipe, words: Sequence[str]) -> None:
        super().__init__()
        self.dropout, self.word_dropout = recipe.dropout, recipe.word_dropout
        self.vectors = WordVectors(words, recipe.embedding, recipe.spelling)

    def forward(self, steps: Tensor) -> Tensor:
        """Steps (B, T, F) to log-probabilities of the word after each, (B, T, V)."""
        return self.read(steps, None)[0]

    def read(self, steps: Tensor, state: State | None, table: Tensor | None = None) -> tuple[Tensor, State]:
        """The same from a state on, and the state behind the last step; None: nothing was read yet. ``table`` are all
        word vectors, for those who read more than once."""
        table = self.vectors() if table is None else table
        return self.after(self._varied(self.vectors_of(steps, table)), steps, table, state)

    def vectors_of(self, steps: Tensor, table: Tensor) -> Tensor:
        """The vectors (…, E) by which the words of steps (…, F) are read; while training some words are unknown."""
        return self.vectors.of(self._left_out(steps[..., 0]), steps[..., AFFIX], table)

    def after(self, vectors: Tensor, steps: Tensor, table: Tensor, state: State | None) -> tuple[Tensor, State]:
        """The same for word vectors (B, T, E) that stand for the ids of ``steps``; ``table`` are all vectors."""
        raise NotImplementedError

    def _left_out(self, ids: Tensor) -> Tensor:
        """The ids with some replaced by UNKNOWN while training."""
        if not self.training or self.word_dropout == 0:
            return ids
        return torch.where(torch.rand(ids.shape, device=ids.device) < self.word_dropout, UNKNOWN_ID, ids)

    def _varied(self, x: Tensor) -> Tensor:
        """Dropout (B, T, ·) that hides the same numbers at every word of a poem (Gal & Ghahramani 2016)."""
        if not self.training or self.dropout == 0:
            return x
        kept = torch.rand(x.shape[0], 1, x.shape[2], device=x.device) >= self.dropout
        return x * kept / (1 - self.dropout)


class NGram(WordReader):
    """p = softmax(W₂·relu(W₁·[e₁ … e_C] + b₁) + b₂), the vectors of the last C words side by side.

    Before the first word stand ends of poems. Source: Bengio et al. 2003; the PyTorch tutorial on word embeddings.
    """

    def __init__(self, recipe: WordsRecipe, words: Sequence[str]) -> None:
        super().__init__(recipe, words)
        self.context = recipe.context
        self.hidden = nn.Linear(recipe.context * recipe.embedding, recipe.hidden)
        self.answer = nn.Linear(recipe.hidden, len(words))

    def after(self, vectors: Tensor, steps: Tensor, table: Tensor, state: State | None) -> tuple[Tensor, State]:
        before = state[0] if state else table[POEM_END_ID].expand(len(vectors), self.context - 1, -1)
        x = torch.cat([before, vectors], dim=1)  # (B, C - 1 + T, E)
        windows = x.unfold(1, self.context, 1).transpose(2, 3).flatten(2)  # (B, T, C·E)
        return self._answer(windows), (x[:, x.shape[1] - self.context + 1 :],)

    def windows(self, steps: Tensor) -> Tensor:
        """The last C steps (N, C, F) to log-probabilities of the word that follows, (N, V)."""
        vectors = self._varied(self.vectors_of(steps, self.vectors()))  # (N, C, E)
        return self._answer(vectors.flatten(1)[:, None])[:, 0]

    def _answer(self, windows: Tensor) -> Tensor:
        logs: Tensor = self.answer(self._varied(self.hidden(windows).relu())).log_softmax(-1)
        return logs


class LanguageModel(WordReader):
    """hₜ = cell([eₜ, placeₜ], hₜ₋₁), p = softmax(E·(W·hₜ + D·eₜ + b) + b₂) with the vectors E that words are read by.

    On top of their score, in verse, the words that rhyme with the line that this one answers get g·hₜ + g₀, and all
    words of l syllables Lₗ·hₜ + Mₗₛ where s have been spoken; a word w that the poem has had before gets r·hₜ + r_w
    (after the cache of Grave et al. 2017). Tied embeddings: Press & Wolf 2017.
    """

    ends: Tensor
    lengths: Tensor

    def __init__(self, recipe: WordsRecipe, words: Sequence[str]) -> None:
        super().__init__(recipe, words)
        self.verse, self.tied, self.recurrent_dropout = recipe.verse, recipe.tied, recipe.recurrent_dropout
        inputs = recipe.embedding
        if recipe.verse:
            self.lines, self.spoken = nn.Embedding(LINES, PLACE), nn.Embedding(SYLLABLES, PLACE)
            self.rhyme, self.length = _silent(recipe.hidden, 1), _silent(recipe.hidden, CLASSES)
            self.length_here = nn.Parameter(torch.zeros(SYLLABLES, CLASSES))
            ends = torch.from_numpy(Forms.of(words).ends(words))
            self.register_buffer("ends", ends, persistent=False)
            self.register_buffer("lengths", torch.from_numpy(length_classes(words)), persistent=False)
            inputs += 2 * PLACE
        self.repeats = recipe.repeats
        if recipe.repeats:
            self.again = _silent(recipe.hidden, 1)
            self.again_word = nn.Parameter(torch.zeros(len(words)))
        self.cell = CELLS[recipe.kind](inputs, recipe.hidden, recipe.layers, batch_first=True)
        if recipe.kind == "lstm":
            self._open_forget_gates(recipe.hidden)
        if recipe.tied:
            self.answer = nn.Linear(recipe.hidden, recipe.embedding)
            self.direct = _silent(recipe.embedding, recipe.embedding, bias=False)
            self.bias = nn.Parameter(torch.zeros(len(words)))
        else:
            self.answer = nn.Linear(recipe.hidden, len(words))

    def _open_forget_gates(self, hidden: int) -> None:
        """Start by remembering: the forget gate's bias at 1 (Gers 2000, Jozefowicz 2015)."""
        for name, parameter in self.cell.named_parameters():
            if name.startswith("bias_ih"):
                with torch.no_grad():
                    parameter[hidden : 2 * hidden].fill_(1.0)

    def inputs(self, vectors: Tensor, steps: Tensor) -> Tensor:
        """What the recurrent layers read at every step."""
        if not self.verse:
            return vectors
        return torch.cat([vectors, self.lines(steps[..., LINE]), self.spoken(steps[..., SPOKEN])], dim=-1)

    def after(self, vectors: Tensor, steps: Tensor, table: Tensor, state: State | None) -> tuple[Tensor, State]:
        carried, said = (state[:-1], state[-1]) if state and self.repeats else (state, None)
        states, carried = self._carried(self.inputs(vectors, steps), carried)
        states = self._varied(states)  # (B, T, H)
        logits = self.answer(states)
        if self.tied:
            logits = functional.linear(logits + self.direct(vectors), table, self.bias)
        if self.verse:
            rhymes = self.ends[steps[..., RHYME]].any(-2)  # (B, T, V)
            rhymes = rhymes.scatter(-1, steps[..., PARTNER, None], False)  # no word is its own rhyme
            logits = logits + self.rhyme(states) * rhymes
            logits = logits + (self.length(states) + self.length_here[steps[..., SPOKEN]])[..., self.lengths]
        if self.repeats:
            said = _said(steps[..., 0], len(table), said)
            logits = logits + (self.again(states) + self.again_word) * said
            carried = (*carried, said[:, -1])
        return logits.log_softmax(-1), carried

    def _carried(self, x: Tensor, state: State | None) -> tuple[Tensor, State]:
        """The hidden states (B, T, H) of the last layer, and the state behind the last step."""
        cell = self.cell
        if state is None:
            zeros = x.new_zeros(cell.num_layers, x.shape[0], cell.hidden_size)
            state = (zeros, zeros) if cell.mode == "LSTM" else (zeros,)
        weights = [
            functional.dropout(weight, self.recurrent_dropout, self.training) if "_hh_" in name else weight
            for name, weight in cell.named_parameters()
            if name.startswith("weight") or name.startswith("bias")
        ]
        if cell.mode == "LSTM":
            states, h, c = torch.lstm(x, state, weights, True, cell.num_layers, 0.0, self.training, False, True)
            return states, (h, c)
        unroll = torch.gru if cell.mode == "GRU" else torch.rnn_tanh
        states, h = unroll(x, state[0], weights, True, cell.num_layers, 0.0, self.training, False, True)
        return states, (h,)


def _silent(inputs: int, outputs: int, bias: bool = True) -> nn.Linear:
    """A layer that adds nothing before it has learned to."""
    layer = nn.Linear(inputs, outputs, bias)
    for parameter in layer.parameters():
        nn.init.zeros_(parameter)
    return layer


def _said(ids: Tensor, words: int, before: Tensor | None) -> Tensor:
    """1 for every word that the poem has had up to each step (B, T, V), but for unknown words and ends."""
    now = functional.one_hot(ids, words).float()
    now[..., : len(SPECIALS)] = 0.0
    if before is not None:
        now[:, 0] = torch.maximum(now[:, 0], before)
    return now.cummax(1).values


def build(recipe: WordsRecipe, words: Sequence[str]) -> WordReader:
    """The network that a recipe describes, for a vocabulary."""
    return (NGram if recipe.kind == "ngram" else LanguageModel)(recipe, words)
