"""The word encoder as torch trains it; `learned/networks/words.py` does the same with numpy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from helpbot.triage.learned.networks.words import (
    LETTER_GROUPS,
    REACH,
    Layer,
    SeenWords,
    Vectors,
    Words,
    letter_groups,
)
from helpbot.triage.learned.seen_words import SIGNS
from helpbot.triage.learned.softmax import Numbers

SEEN = 64
"""Dimensions of a word in context."""
SIGN = 8
"""Dimensions of a sign."""
_FEWEST_WORDS, _FEWEST_CUES = 3, 5
"""A word or cue must occur in this many texts to have an embedding."""
_LEFT_OUT, _UNKNOWN = 0.3, 0.1
"""Dropout of dimensions, and of words."""


@dataclass(frozen=True)
class Names:
    """The words and cues that have embeddings; index 0 of the words is any other word."""

    words: dict[str, int]
    cues: dict[str, int]

    @staticmethod
    def of(texts: Iterable[SeenWords]) -> Names:
        """Those that are frequent enough."""
        words: Counter[str] = Counter()
        cues: Counter[str] = Counter()
        for text in texts:
            words.update(set(text.words))
            cues.update(set(chain.from_iterable(text.cues)))
        return Names(
            numbered(
                words,
                _FEWEST_WORDS,
                "",
            ),
            numbered(cues, _FEWEST_CUES),
        )


def numbered(counts: Counter[str], fewest: int, *before: str) -> dict[str, int]:
    """Names that are frequent enough, with their indexes; those `before` come first, however rare."""
    frequent = sorted(name for name, count in counts.items() if count >= fewest)
    return {name: place for place, name in enumerate((*before, *frequent))}


@dataclass(frozen=True)
class Told:
    """Texts side by side, padded: numbers of words and signs (text, word), which are `there`; letters and cues in bags,
    one for each word, whose `places` tell which."""

    words: Tensor
    before: Tensor
    there: Tensor
    places: Tensor
    letters: tuple[Tensor, Tensor]
    cues: tuple[Tensor, Tensor]


def told(texts: Sequence[SeenWords], names: Names, most: int) -> Told:
    """Texts as tensors, truncated to `most` words."""
    length = min(max(len(text.words) for text in texts), most)
    shape = (len(texts), length)
    words, before, there = np.zeros(shape, int), np.zeros(shape, int), np.zeros(shape, np.float32)
    letters: list[list[int]] = []
    cues: list[list[int]] = []
    places: list[int] = []
    for row, text in enumerate(texts):
        own = text.words[:length]
        words[row, : len(own)] = [names.words.get(word, 0) for word in own]
        before[row, : len(own)] = text.before[:length]
        there[row, : len(own)] = 1
        places += range(row * length, row * length + len(own))
        letters += [list(letter_groups(word)) for word in own]
        cues += [[names.cues[cue] for cue in at if cue in names.cues] for at in text.cues[:length]]
    return Told(
        words=torch.tensor(words),
        before=torch.tensor(before),
        there=torch.tensor(there),
        places=torch.tensor(places),
        letters=bags(letters),
        cues=bags(cues),
    )


def bags(told: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """The concatenated content of bags, and the offset of each."""
    ends = list(accumulate(map(len, told), initial=0))
    return torch.tensor(list(chain(*told)), dtype=torch.long), torch.tensor(ends[:-1], dtype=torch.long)


class Reading(nn.Module):
    """See `Words`, whose fields have these names. `extra`: the number of further inputs per word."""

    def __init__(self, names: Names, vector: int, extra: int = 0) -> None:
        super().__init__()
        self.words = nn.Embedding(len(names.words), vector)
        self.letters = nn.EmbeddingBag(LETTER_GROUPS, vector, mode="mean")
        self.cues = nn.EmbeddingBag(len(names.cues), vector, mode="sum")
        self.signs = nn.Embedding(len(SIGNS), SIGN)
        for vectors in (self.words, self.letters, self.cues):
            nn.init.normal_(vectors.weight, 0, 0.1)
        seen = 2 * REACH + 1
        self.near = nn.Conv1d(vector + SIGN + extra, SEEN, seen, padding=REACH)
        self.far = nn.Conv1d(SEEN, SEEN, seen, padding=2 * REACH, dilation=2)
        self.some = nn.Dropout(_LEFT_OUT)

    def forward(self, told: Told, *extra: Tensor) -> Tensor:
        """Each word in context (text, word, dimension)."""
        words, there = told.words, told.there[..., None]
        if self.training:
            words = words.masked_fill(torch.rand(words.shape) < _UNKNOWN, 0)
        own = self.letters(*told.letters) + self.cues(*told.cues)
        rows = self.words(words).flatten(0, 1).index_add(0, told.places, own).unflatten(0, words.shape)
        rows = self.some(torch.cat((rows, self.signs(told.before), *extra), -1)) * there
        there = there.transpose(1, 2)
        near = functional.relu(self.near(rows.transpose(1, 2))) * there
        far = near + functional.relu(self.far(self.some(near))) * there
        seen: Tensor = self.some(far.transpose(1, 2))
        return seen


def words_of(reading: Reading, names: Names) -> Words:
    """What torch has learned, for numpy."""
    groups = [list(letter_groups(word)) for word in names.words]
    own = reading.letters(*bags(groups)).detach()
    own[0] = 0
    return Words(
        words=Vectors(names.words, numbers(reading.words.weight + own)),
        letters=numbers(reading.letters.weight),
        cues=Vectors(names.cues, numbers(reading.cues.weight)),
        signs=numbers(reading.signs.weight),
        near=layer(reading.near),
        far=layer(reading.far),
    )


def layer(module: nn.Linear | nn.Conv1d) -> Layer:
    """A layer for numpy; the leftmost neighbour comes first."""
    weight, start = module.weight, module.bias
    matrix = weight.permute(2, 1, 0).flatten(0, 1) if isinstance(module, nn.Conv1d) else weight.T
    assert start is not None
    return Layer(numbers(matrix), numbers(start))


def numbers(tensor: Tensor) -> Numbers:
    """A tensor for numpy."""
    told: Numbers = tensor.detach().numpy().astype(np.float32)
    return told
