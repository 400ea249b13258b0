"""Finds all cue phrases of a language in a text, in one pass over its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from helpbot.triage.extraction.texts.phrase_tree import Cue, Node, Phrase, Tree
from helpbot.triage.extraction.texts.phrases import LONGEST_GAP, Hit, end_after_gap, goes_on, opens
from helpbot.triage.extraction.texts.words import Word

Found: TypeAlias = Mapping[str, Mapping[str, Sequence[Hit]]]
"""The hits of each cue in order, by part of the vocabulary and name."""


class PhraseBook:
    """All cue phrases of one language: those that may begin anywhere, and those that only begin a clause."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        tree = Tree()
        self._anywhere = tree.root((cue, elements) for cue, elements in phrases if not elements[0].opening)
        self._opening = tree.root((cue, elements) for cue, elements in phrases if elements[0].opening)
        self._cues = frozenset(cue for cue, _ in phrases)

    def names(self, part: str) -> frozenset[str]:
        """The cues of a part of the vocabulary that have phrases."""
        return frozenset(cue.name for cue in self._cues if cue.part == part)

    def find(self, words: tuple[Word, ...]) -> Found:
        """Every hit of a cue in the words; at one place only its longest."""
        search = _Search(words)
        for place in range(len(words)):
            search.begin(self._anywhere, place)
            if opens(words, place):
                search.begin(self._opening, place)
        return search.found


class _Search:
    """Walks through trees along the words of a text."""

    def __init__(self, words: tuple[Word, ...]) -> None:
        self._words = words
        self._following = [*(word.keys if goes_on(words, place) else () for place, word in enumerate(words)), ()]
        self.found: dict[str, dict[str, list[Hit]]] = defaultdict(lambda: defaultdict(list))

    def begin(self, root: Node, place: int) -> None:
        """Find what begins with the word at a place."""
        for key in self._words[place].keys:
            if key in root.branches:
                self._walk(root.branches[key], place, place)

    def _walk(self, node: Node, first: int, last: int) -> None:
        """Find what ends at a node or beyond; its words are those from `first` to `last`."""
        for cue in node.ends:
            self._add(cue, first, last)
        if node.after_gap:
            self._jump(node, first, last + 1)
        for key in self._following[last + 1]:
            if key in node.branches:
                self._walk(node.branches[key], first, last + 1)

    def _jump(self, node: Node, first: int, place: int) -> None:
        """Find what ends after a gap that begins at a place."""
        near = [key for keys in self._following[place : place + LONGEST_GAP + 1] for key in keys]
        for rest in [rest for key in near if key in node.after_gap for rest in node.after_gap[key]]:
            end = end_after_gap(rest.elements, self._words, place)
            if end is not None:
                self._add(rest.cue, first, end)

    def _add(self, cue: Cue, first: int, last: int) -> None:
        hits = self.found[cue.part][cue.name]
        if not hits or hits[-1].first < first:
            hits.append(Hit(cue.name, first, last))
        elif hits[-1].last < last:
            hits[-1] = Hit(cue.name, first, last)
