"""How much of what a question says is known at all, and known of one article, counted by rarity of its stems."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np
from numpy.typing import NDArray

from helpbot.knowledge.search.comparing.features import Numbers


@dataclass(frozen=True)
class Occurrences:
    """Stem number i occurs in the wordings of `articles[starts[i] : starts[i + 1]]`, as often as in `counts`."""

    stems: Sequence[str]
    starts: NDArray[np.int32]
    articles: NDArray[np.int32]
    counts: NDArray[np.int32]


def count_occurrences(texts: Sequence[tuple[int, Collection[str]]]) -> Occurrences:
    """Count in how many wordings of which articles each stem occurs; texts are stems with the number of an article."""
    counts: dict[str, Counter[int]] = defaultdict(Counter)
    for article, stems in texts:
        for stem in set(stems):
            counts[stem][article] += 1
    stems = sorted(counts)
    places = [place for stem in stems for place in sorted(counts[stem].items())]
    starts = np.cumsum([0, *(len(counts[stem]) for stem in stems)])
    table = np.array(places, dtype=np.int32).reshape(-1, 2)
    return Occurrences(stems, starts.astype(np.int32), table[:, 0].copy(), table[:, 1].copy())


class Coverage:
    """Knows in which articles each stem occurs and how often. Stop words and numbers of one digit do not count."""

    def __init__(self, occurrences: Occurrences, articles: int, unimportant: Collection[str]) -> None:
        self._occurrences = occurrences
        self._articles = articles
        self._unimportant = unimportant
        self._number = dict(zip(occurrences.stems, count()))

    def rarities(self, stems: Collection[str]) -> dict[str, float]:
        """The weight of each topic-bearing stem of a question: inverse document frequency over articles."""
        return {stem: self._rarity(stem) for stem in stems if stem not in self._unimportant and len(stem) > 1}

    def _rarity(self, stem: str) -> float:
        return math.log((1 + self._articles) / (1 + len(self._articles_with(stem)))) + 1

    def known_share(self, rarities: Mapping[str, float], without: int | None, once: int | None) -> float:
        """The known part of a question, 0 to 1; 1 if it says nothing.

        `without` leaves an article out of what is known, `once` leaves out one wording of an article: so that
        held-out questions are measured like new ones.
        """
        total = sum(rarities.values())
        if not total:
            return 1.0
        return sum(weight for stem, weight in rarities.items() if self._is_known(stem, without, once)) / total

    def article_shares(self, rarities: Mapping[str, float], once: int | None = None) -> Numbers:
        """For each article the part of a question that its wordings contain, 0 to 1.

        A stem that the article `once` has only once does not count for it: it stands in the held-out question itself.
        """
        shares = np.zeros(self._articles + 1)
        total = sum(rarities.values())
        for stem, weight in rarities.items():
            shares[self._articles_with(stem)] += weight / total
            if once is not None and self._count(stem, once) == 1:
                shares[once] -= weight / total
        return shares[:-1]

    def _place(self, stem: str) -> slice:
        number = self._number.get(stem)
        if number is None:
            return slice(0)
        return slice(int(self._occurrences.starts[number]), int(self._occurrences.starts[number + 1]))

    def _articles_with(self, stem: str) -> NDArray[np.int32]:
        return self._occurrences.articles[self._place(stem)]

    def _count(self, stem: str, article: int) -> int:
        """In how many wordings of an article a stem occurs."""
        place = self._place(stem)
        return int(self._occurrences.counts[place][self._occurrences.articles[place] == article].sum())

    def _is_known(self, stem: str, without: int | None, once: int | None) -> bool:
        others = len(self._articles_with(stem))
        if without is not None:
            return others > (1 if self._count(stem, without) else 0)
        return others > 1 or (others == 1 and (once is None or self._count(stem, once) != 1))
