"""The network as torch trains it; `learned/network.py` multiplies the same numbers with numpy alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from benchmarks.stories.examples import Message
from helpbot.triage.learned.network import LETTER_GROUPS, REACH, Layer, Network, Numbers, Vectors, letter_groups
from helpbot.triage.splitting.seen import SIGNS

_FEWEST_WORDS, _FEWEST_CUES = 3, 5
"""In so many messages a word or cue has to stand before it has a vector of its own."""
_MOST_WORDS = 110
"""Of a longer message so many words are learned from."""
_VECTOR, _SIGN, _SEEN, _TOPIC, _BORDER, _MESSAGE = 40, 8, 64, 24, 48, 32
_LEFT_OUT, _UNKNOWN = 0.3, 0.1
"""Share of numbers, and of words, that are hidden at each step, so that nothing is learned by heart."""
_LENGTHS_BY = 3


@dataclass(frozen=True)
class Names:
    """The words and cues that have vectors; place 0 of the words is every other word."""

    words: dict[str, int]
    cues: dict[str, int]

    @staticmethod
    def of(messages: Sequence[Message]) -> Names:
        """Those that are frequent enough."""
        words = Counter(word for one in messages if one.weight == 1 for word in set(one.seen.words))
        cues = Counter(cue for one in messages if one.weight == 1 for cue, _ in one.seen.cues)
        return Names(
            {
                word: place
                for place, word in enumerate(["", *sorted(w for w, n in words.items() if n >= _FEWEST_WORDS)])
            },
            {cue: place for place, cue in enumerate(sorted(c for c, n in cues.items() if n >= _FEWEST_CUES))},
        )


@dataclass(frozen=True)
class Batch:
    """Messages side by side, padded: numbers of words (message, word) and of pieces (message, piece); letters and cues
    in bags, one for each word, whose `places` tell which."""

    words: Tensor
    before: Tensor
    there: Tensor
    places: Tensor
    letters: tuple[Tensor, Tensor]
    cues: tuple[Tensor, Tensor]
    piece: Tensor
    begins: Tensor
    joined: Tensor
    further: Tensor
    splits: Tensor
    several: Tensor
    known: Tensor
    weight: Tensor


def batch(messages: Sequence[Message], names: Names) -> Batch:
    """Messages as numbers."""
    length = min(max(len(one.seen.words) for one in messages), _MOST_WORDS)
    most = max(len(one.seen.begins) for one in messages)
    shape, by_piece = (len(messages), length), (len(messages), most)
    words, before, piece = np.zeros(shape, int), np.zeros(shape, int), np.full(shape, most)
    there = np.zeros(shape, np.float32)
    begins, joined = np.zeros(by_piece, int), np.zeros(by_piece, int)
    further, splits = np.zeros(by_piece, np.float32), np.zeros(by_piece, np.float32)
    letters: list[list[int]] = []
    cues: list[list[int]] = []
    places: list[int] = []
    for row, one in enumerate(messages):
        told = one.seen.words[:length]
        words[row, : len(told)] = [names.words.get(word, 0) for word in told]
        before[row, : len(told)] = one.seen.before[:length]
        there[row, : len(told)] = 1
        places += range(row * length, row * length + len(told))
        letters += [list(letter_groups(word)) for word in told]
        own: list[list[int]] = [[] for _ in told]
        for cue, place in one.seen.cues:
            if place < len(told) and cue in names.cues:
                own[place].append(names.cues[cue])
        cues += own
        for place, (first, sign) in enumerate(zip(one.seen.begins, one.seen.joined, strict=True)):
            if first < length:
                begins[row, place], joined[row, place] = first, sign
                piece[row, first : len(told)] = place
                further[row, place] = place > 0
                splits[row, place] = place in (one.splitting or ())
    return Batch(
        words=torch.tensor(words),
        before=torch.tensor(before),
        there=torch.tensor(there),
        places=torch.tensor(places),
        letters=_bags(letters),
        cues=_bags(cues),
        piece=torch.tensor(piece),
        begins=torch.tensor(begins),
        joined=torch.tensor(joined),
        further=torch.tensor(further),
        splits=torch.tensor(splits),
        several=torch.tensor([float(one.several) for one in messages]),
        known=torch.tensor([float(one.splitting is not None) for one in messages]),
        weight=torch.tensor([one.weight for one in messages]),
    )


def _bags(bags: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """All that is in bags, one after the other, and where each begins."""
    ends = list(accumulate(map(len, bags), initial=0))
    return torch.tensor(list(chain(*bags)), dtype=torch.long), torch.tensor(ends[:-1], dtype=torch.long)


class Model(nn.Module):
    """See `Network`, whose fields have these names."""

    def __init__(self, names: Names) -> None:
        super().__init__()
        self.words = nn.Embedding(len(names.words), _VECTOR)
        self.letters = nn.EmbeddingBag(LETTER_GROUPS, _VECTOR, mode="mean")
        self.cues = nn.EmbeddingBag(len(names.cues), _VECTOR, mode="sum")
        self.signs = nn.Embedding(len(SIGNS), _SIGN)
        for vectors in (self.words, self.letters, self.cues):
            nn.init.normal_(vectors.weight, 0, 0.1)
        seen = 2 * REACH + 1
        self.near = nn.Conv1d(_VECTOR + _SIGN, _SEEN, seen, padding=REACH)
        self.far = nn.Conv1d(_SEEN, _SEEN, seen, padding=2 * REACH, dilation=2)
        self.topic = nn.Linear(_SEEN, _TOPIC)
        self.border = nn.Linear(3 * _SEEN + 3 * _TOPIC + _SIGN + 2, _BORDER)
        self.border_says = nn.Linear(_BORDER, 1)
        self.message = nn.Linear(_BORDER + _SEEN, _MESSAGE)
        self.message_says = nn.Linear(_MESSAGE, 1)
        self.some = nn.Dropout(_LEFT_OUT)

    def forward(self, told: Batch) -> tuple[Tensor, Tensor]:
        """How much speaks for another problem at each piece (message, piece), and for several in each message."""
        rows = self._seen(told)
        sides, most = self._sides(rows, told)
        borders = functional.relu(self.border(self.some(sides)))
        strongest = (borders * told.further[..., None]).amax(1)
        whole = torch.cat((self.some(strongest), most.amax(1)), -1)
        says = self.message_says(functional.relu(self.message(whole)))
        return self.border_says(borders).squeeze(-1), says.squeeze(-1)

    def _seen(self, told: Batch) -> Tensor:
        """Each word among its neighbours (message, word, number)."""
        words, there = told.words, told.there[..., None]
        if self.training:
            words = words.masked_fill(torch.rand(words.shape) < _UNKNOWN, 0)
        beside = self.letters(*told.letters) + self.cues(*told.cues)
        rows = self.words(words).flatten(0, 1).index_add(0, told.places, beside).unflatten(0, words.shape)
        rows = self.some(torch.cat((rows, self.signs(told.before)), -1)) * there
        there = there.transpose(1, 2)
        near = functional.relu(self.near(rows.transpose(1, 2))) * there
        far = near + functional.relu(self.far(self.some(near))) * there
        seen: Tensor = self.some(far.transpose(1, 2))
        return seen

    def _sides(self, rows: Tensor, told: Batch) -> tuple[Tensor, Tensor]:
        """What stands on both sides of each border, and the most of each number in each piece."""
        count, pieces = told.begins.shape
        width = rows.shape[-1]
        piece = told.piece[..., None].expand(-1, -1, width)
        nothing = torch.zeros(count, pieces + 1, width)
        most = nothing.scatter_reduce(1, piece, rows, "amax")[:, :pieces]
        sums = nothing.scatter_add(1, piece, rows)[:, :pieces]
        counts = torch.zeros(count, pieces + 1).scatter_add(1, told.piece, told.there)[:, :pieces, None]
        sums_before, counts_before = _all_before(sums.cumsum(1)), _all_before(counts.cumsum(1))
        before = self.topic(sums_before / counts_before.clamp(min=1))
        own = self.topic(sums / counts.clamp(min=1))
        behind = (counts.sum(1, keepdim=True) - counts_before).clamp(min=1)
        rest = self.topic((sums.sum(1, keepdim=True) - sums_before) / behind)
        first = rows.gather(1, told.begins[..., None].expand(-1, -1, width))
        lengths = torch.cat((counts_before, counts), -1).clamp(min=1).log() / _LENGTHS_BY
        parts = (
            *(_all_before(most.cummax(1)[0]), most, first),
            *(before * own, (before - own).abs(), before * rest),
            *(self.signs(told.joined), lengths),
        )
        return torch.cat(parts, -1), most


def _all_before(rows: Tensor) -> Tensor:
    return functional.pad(rows, (0, 0, 1, 0))[:, :-1]


def network_of(model: Model, names: Names) -> Network:
    """What torch has learned, for numpy."""
    groups = [list(letter_groups(word)) for word in names.words]
    own = model.letters(*_bags(groups)).detach()
    own[0] = 0
    layers = {
        name: _layer(module) for name, module in model.named_children() if isinstance(module, nn.Linear | nn.Conv1d)
    }
    return Network(
        words=Vectors(names.words, _numbers(model.words.weight + own)),
        letters=_numbers(model.letters.weight),
        cues=Vectors(names.cues, _numbers(model.cues.weight)),
        signs=_numbers(model.signs.weight),
        **layers,
    )


def _layer(module: nn.Linear | nn.Conv1d) -> Layer:
    """Of neighbours the leftmost comes first."""
    weight, start = module.weight, module.bias
    matrix = weight.permute(2, 1, 0).flatten(0, 1) if isinstance(module, nn.Conv1d) else weight.T
    assert start is not None
    return Layer(_numbers(matrix), _numbers(start))


def _numbers(tensor: Tensor) -> Numbers:
    numbers: Numbers = tensor.detach().numpy().astype(np.float32)
    return numbers
