"""The phrases of a language as a tree: every node stands for some words in a row, and knows which may follow them.

A phrase with several words for one place (`call|chat`) is on several branches, and so is one with an optional word.
Where the same is left of the same phrases, branches grow together again: they lead to one node. What follows a gap is
not part of the tree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from helpbot.triage.extraction.texts.phrases import Elements, first_keys


@dataclass(frozen=True, eq=False, slots=True)
class Cue:
    """What phrases stand for, and the part of the vocabulary that lists it (`cues`, `since`, …)."""

    part: str
    name: str


Phrase: TypeAlias = tuple[Cue, Elements]


@dataclass(frozen=True, eq=False, slots=True)
class Rest:
    """What is left of a phrase of a cue. It equals only itself; a tree makes one of all that are alike."""

    cue: Cue
    elements: Elements


@dataclass(frozen=True, eq=False, slots=True)
class Node:
    """The cues whose phrases end here, and what may come next: further nodes, and what follows a gap, each by the keys
    of the words that it may begin with.
    """

    ends: tuple[Cue, ...]
    branches: Mapping[str, Node]
    after_gap: Mapping[str, Sequence[Rest]]


class Tree:
    """Grows nodes, one for everything that may be left of phrases."""

    def __init__(self) -> None:
        self._nodes: dict[tuple[Rest, ...], Node] = {}
        self._ways: dict[Phrase, tuple[Rest, ...]] = {}

    def root(self, phrases: Iterable[Phrase]) -> Node:
        """The node at which all of the phrases are left."""
        return self._node(tuple(rest for phrase in phrases for rest in self._ways_on(phrase)))

    def _node(self, left: tuple[Rest, ...]) -> Node:
        if left not in self._nodes:
            self._nodes[left] = self._grown(left)
        return self._nodes[left]

    def _grown(self, left: tuple[Rest, ...]) -> Node:
        ends: list[Cue] = []
        branches: dict[str, tuple[Rest, ...]] = {}
        after_gap: dict[str, list[Rest]] = defaultdict(list)
        for rest in left:
            if not rest.elements:
                ends.append(rest.cue)
                continue
            ways = self._ways_on((rest.cue, rest.elements[1:]))
            if rest.elements[0].gap:
                for key in first_keys(rest.elements[1:]):
                    after_gap[key].append(ways[0])
            for key in rest.elements[0].keys:
                branches[key] = branches[key] + ways if key in branches else ways
        return Node(tuple(ends), {key: self._node(rests) for key, rests in branches.items()}, dict(after_gap))

    def _ways_on(self, phrase: Phrase) -> tuple[Rest, ...]:
        """What may be left of a phrase: all of it; if an optional word comes next, also what follows that."""
        if phrase not in self._ways:
            cue, elements = phrase
            skips = elements and elements[0].optional and not elements[0].gap
            self._ways[phrase] = (Rest(cue, elements), *(self._ways_on((cue, elements[1:])) if skips else ()))
        return self._ways[phrase]
