"""How much of what a question says is known at all, and known of one article, counted by rarity of its stems."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

import numpy as np

from helpbot.knowledge.search.features import Numbers, Positions


class Coverage:
    """Knows in which articles each stem occurs and how often. Stop words and numbers of one digit do not count."""

    def __init__(
        self, texts: Sequence[tuple[int, Collection[str]]], articles: int, unimportant: Collection[str]
    ) -> None:
        self._articles = articles
        self._unimportant = unimportant
        self._counts: dict[str, Counter[int]] = defaultdict(Counter)
        self._places: dict[str, Positions] = {}
        for article, stems in texts:
            for stem in set(stems):
                self._counts[stem][article] += 1

    def __contains__(self, stem: str) -> bool:
        return stem in self._counts

    def rarities(self, stems: Collection[str]) -> dict[str, float]:
        """The weight of each topic-bearing stem of a question: inverse document frequency over articles."""
        return {stem: self._rarity(stem) for stem in stems if stem not in self._unimportant and len(stem) > 1}

    def _rarity(self, stem: str) -> float:
        return math.log((1 + self._articles) / (1 + len(self._counts.get(stem, ())))) + 1

    def known_share(self, rarities: Mapping[str, float], without: int | None = None, once: int | None = None) -> float:
        """The known part of a question, 0 to 1; 1 when it says nothing.

        `without` leaves an article out of what is known, `once` leaves out one wording of an article: so held-out
        questions are measured like new ones.
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
            if once is not None and stem in self._counts and self._counts[stem].get(once) == 1:
                shares[once] -= weight / total
        return shares[:-1]

    def _articles_with(self, stem: str) -> Positions:
        if stem not in self._places:
            self._places[stem] = np.array(list(self._counts.get(stem, ())), dtype=np.intp)
        return self._places[stem]

    def _is_known(self, stem: str, without: int | None, once: int | None) -> bool:
        counts = self._counts.get(stem)
        if counts is None:
            return False
        if without is not None:
            return len(counts) > (1 if counts.get(without) else 0)
        return len(counts) > 1 or once is None or counts.get(once, 0) != 1
