"""What weights are learned of: the facts and cues found in a report, its words, and groups of their letters.

People tell a consequence wherever it occurs to them: what stands in a part of a report is seen as that part's, and once
more as the whole report's.

Words of tone (`urgent`, `please`) are left out, so that the way of telling moves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, pairwise

from helpbot.triage.extraction.component import component
from helpbot.triage.extraction.texts.reading import Reading
from helpbot.triage.facts import Facts
from helpbot.triage.learned.weights import Features
from helpbot.triage.report import ReadReport

CUES, WORDS, LETTERS = "cues", "words", "letters"
CUES_ANYWHERE, WORDS_ANYWHERE, WORDS_OF_ANSWERS = "cues anywhere", "words anywhere", "words of answers"
ANYWHERE, ANSWERS = "anywhere", "answers"
"""What stands before the words of the whole report, and of all answers together."""
_TONE = frozenset({"opening", "amending"})
"""Cues that only say how it is told."""
_LETTERS = 4
_TOGETHER = (("function", "loss", "scope"), ("impact", "workaround"))
"""Facts that mean more together than each alone: a key function gone, and for everyone."""


def severity_features(report: ReadReport, facts: Facts) -> Features:
    """What is seen of a whole report, each part of it apart."""
    parts = (
        ("text", report.text),
        ("impact", report.impact),
        ("affected", report.affected),
        ("workaround", report.workaround),
    )
    told = (f"{fact}={value}" for fact, value in facts.values.items() if fact != "resembles")
    together = ("&".join(f"{fact}={facts[fact]}" for fact in group) for group in _TOGETHER)
    return {
        CUES: frozenset((*told, *together, *(cue for name, part in parts for cue in _cues(name, part)))),
        WORDS: frozenset(word for name, part in parts for word in _words(name, part)),
        LETTERS: frozenset((*_letters("text", report.text), *_letters("impact", report.impact))),
        CUES_ANYWHERE: frozenset(cue for _, part in parts for cue in _cues(ANYWHERE, part)),
        WORDS_ANYWHERE: frozenset(f"{ANYWHERE}:{word.stem}" for _, part in parts for word in part.untoned),
        WORDS_OF_ANSWERS: frozenset(f"{ANSWERS}:{word.stem}" for _, part in parts[1:] for word in part.untoned),
    }


def component_features(report: ReadReport) -> Features:
    """What is seen of a message, the parts of the product that it names among it, and the one that it names most."""
    text = report.text
    named = {hit.cue for hit in (*text.components, *text.in_passing)}
    parts = (*(f"names {part}" for part in named), f"names most {component(report).value}")
    return {
        CUES: frozenset((*parts, *_cues("text", text))),
        WORDS: frozenset(_words("text", text)),
    }


def _cues(name: str, part: Reading) -> Iterator[str]:
    """The cues of a part, whether they hold or are denied."""
    yield from (f"{name}~{cue}" if part.has(cue) else f"{name}~not {cue}" for cue in part.found if cue not in _TONE)


def _words(name: str, part: Reading) -> Iterator[str]:
    """Its words, and those that follow each other."""
    told = [word.stem for word in part.untoned]
    yield from (f"{name}:{one}" for one in told)
    yield from (f"{name}:{one} {next_one}" for one, next_one in pairwise(told))


def _letters(name: str, part: Reading) -> Iterable[str]:
    """Its words in groups of letters: misspelt and unknown ones resemble others."""
    return chain.from_iterable(_groups(name, word.text) for word in part.untoned)


@lru_cache(maxsize=10_000)  # people use the same words again and again
def _groups(name: str, word: str) -> tuple[str, ...]:
    bounded = f" {word} "
    return tuple(f"{name}#{bounded[at : at + _LETTERS]}" for at in range(len(bounded) - _LETTERS + 1))
