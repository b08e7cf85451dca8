"""The networks that predict the next word: a fixed window of words, or a state carried from word to word.

Notation: B poems, T words, E length of a word's vector, H hidden units, V words of the vocabulary, C words of context.
A *step* is what is read at once: a word's id and where it stands, see ``word_forms.places``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from seqgui.tasks.words.recipe import PLACE, WordsRecipe
from seqgui.tasks.words.tokens import POEM_END_ID, SPECIALS, UNKNOWN_ID
from seqgui.tasks.words.word_forms import LINES, SYLLABLES, affixes, ending, endings

CELLS: dict[str, Callable[..., nn.RNNBase]] = {"rnn": nn.RNN, "gru": nn.GRU, "lstm": nn.LSTM}
State = tuple[Tensor, ...]
"""What a network carries from one word to the next."""


class WordVectors(nn.Module):
    """A vector for every word. With shared spelling it is the sum of the word's own and those of its last two, last
    three and first four letters."""

    parts: Tensor

    def __init__(self, words: Sequence[str], size: int, spelling: bool) -> None:
        super().__init__()
        self.own = nn.Parameter(torch.randn(len(words), size) * (0.1 if spelling else 1.0))
        self.shared = nn.ParameterList()
        if spelling:
            numbers, sizes = affixes(words)
            self.register_buffer("parts", torch.from_numpy(numbers), persistent=False)
            self.shared.extend(nn.Parameter(torch.randn(count, size) * 0.05) for count in sizes)

    def forward(self) -> Tensor:
        """All of them, (V, E)."""
        vectors: Tensor = self.own
        for shared, number in zip(self.shared, self.parts if len(self.shared) else (), strict=True):
            vectors = vectors + shared[number]
        return vectors


class WordReader(nn.Module):
    """What both kinds have in common."""

    def __init__(self, recipe: WordsRecipe, words: Sequence[str]) -> None:
        super().__init__()
        self.dropout, self.word_dropout = recipe.dropout, recipe.word_dropout
        self.vectors = WordVectors(words, recipe.embedding, recipe.spelling)

    def forward(self, steps: Tensor) -> Tensor:
        """Steps (B, T, F) to log-probabilities of the word after each, (B, T, V)."""
        return self.read(steps, None)[0]

    def read(self, steps: Tensor, state: State | None) -> tuple[Tensor, State]:
        """The same from a state on, and the state behind the last step; None: nothing was read yet."""
        table = self.vectors()
        return self.after(self._varied(table[self._left_out(steps[..., 0])]), steps, table, state)

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

    def windows(self, ids: Tensor) -> Tensor:
        """Ids of the words read (N, C) to log-probabilities of the one that follows, (N, V)."""
        vectors = self._varied(self.vectors()[self._left_out(ids)])  # (N, C, E)
        return self._answer(vectors.flatten(1)[:, None])[:, 0]

    def _answer(self, windows: Tensor) -> Tensor:
        logs: Tensor = self.answer(self._varied(self.hidden(windows).relu())).log_softmax(-1)
        return logs


class LanguageModel(WordReader):
    """hₜ = cell([eₜ, placeₜ], hₜ₋₁), p = softmax(E·(W·hₜ + b) + b₂) with the vectors E that words are read by.

    In verse, a word that sounds like the end that the line is to rhyme with gets g·hₜ + g₀ on top; and a word w that
    the poem has had before gets r·hₜ + r_w (after the cache of Grave et al. 2017). Tied embeddings: Press & Wolf 2017.
    """

    sounds: Tensor

    def __init__(self, recipe: WordsRecipe, words: Sequence[str]) -> None:
        super().__init__(recipe, words)
        self.verse, self.tied, self.recurrent_dropout = recipe.verse, recipe.tied, recipe.recurrent_dropout
        inputs = recipe.embedding
        if recipe.verse:
            self.lines, self.spoken = nn.Embedding(LINES, PLACE), nn.Embedding(SYLLABLES, PLACE)
            self.rhyme = nn.Linear(recipe.hidden, 1)
            nn.init.zeros_(self.rhyme.weight)
            nn.init.zeros_(self.rhyme.bias)
            numbers = endings(words)
            self.register_buffer("sounds", torch.tensor([numbers[ending(word)] for word in words]), persistent=False)
            inputs += 2 * PLACE
        self.repeats = recipe.repeats
        if recipe.repeats:
            self.again = nn.Linear(recipe.hidden, 1)
            nn.init.zeros_(self.again.weight)
            nn.init.zeros_(self.again.bias)
            self.again_word = nn.Parameter(torch.zeros(len(words)))
        self.cell = CELLS[recipe.kind](inputs, recipe.hidden, recipe.layers, batch_first=True)
        if recipe.kind == "lstm":
            self._open_forget_gates(recipe.hidden)
        if recipe.tied:
            self.answer = nn.Linear(recipe.hidden, recipe.embedding)
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
        return torch.cat([vectors, self.lines(steps[..., 1]), self.spoken(steps[..., 2])], dim=-1)

    def after(self, vectors: Tensor, steps: Tensor, table: Tensor, state: State | None) -> tuple[Tensor, State]:
        carried, said = (state[:-1], state[-1]) if state and self.repeats else (state, None)
        states, carried = self._carried(self.inputs(vectors, steps), carried)
        states = self._varied(states)  # (B, T, H)
        logits = self.answer(states)
        if self.tied:
            logits = functional.linear(logits, table, self.bias)
        if self.verse:
            target = steps[..., 3:]
            logits = logits + self.rhyme(states) * ((self.sounds == target) & (target > 0))
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
