"""Group questions that ask the same, whatever the order of their words and small mistakes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from rapidfuzz import fuzz, process

from helpbot.language.text import Words

ALIKE = 70.0
"""The similarity (0 to 100, averaged over two groups) from which questions belong together."""


def topics(text: str, words: Words) -> str:
    """What a question is about: the stems of its topic words in alphabetical order; of all its words if it has none."""
    return " ".join(sorted(words.topic_stems(text) or set(map(words.stem, words.split(text)))))


def groups(topics: Sequence[str]) -> list[tuple[int, ...]]:
    """The positions of similar topics, group by group, ordered by the first member of each.

    The similarity of two questions is halfway between that of all their stems and that of the stems they share; groups
    are joined while they are similar on average. The same topics in the same order make the same groups.
    """
    if len(topics) < 2:
        return [(position,) for position in range(len(topics))]
    from scipy.cluster.hierarchy import fcluster, linkage  # slow to import, and seldom needed
    from scipy.spatial.distance import squareform

    whole = process.cdist(topics, topics, scorer=fuzz.ratio, dtype=np.float32)
    shared = process.cdist(topics, topics, scorer=fuzz.token_set_ratio, dtype=np.float32)
    distance = 100 - (whole + shared) / 2
    np.fill_diagonal(distance, 0)
    labels = fcluster(linkage(squareform(distance, checks=False), "average"), 100 - ALIKE, criterion="distance")
    members: dict[int, list[int]] = {}
    for position, label in enumerate(labels.tolist()):
        members.setdefault(label, []).append(position)
    return [tuple(group) for group in members.values()]
