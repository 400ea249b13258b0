"""The features of the weights: the facts and cues found in a report, its words, and their letter n-grams.

People mention a consequence wherever it occurs to them, so each part of a report gives features of that part, and of
the whole report.

Words of tone (`urgent`, `please`) are left out, so that tone changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
"""The prefixes for words of the whole report, and of all answers together."""
TONE_CUES = frozenset({"opening", "amending"})
"""Cues of tone only."""
_LETTERS = 4
_TOGETHER = (("function", "loss", "scope"), ("impact", "workaround"))
"""Facts that mean more together than each on its own: a key function is gone, and for everyone."""


def severity_features(report: ReadReport, facts: Facts) -> Features:
    """The features of a whole report, by part and together."""
    parts = report.named_parts
    cues = {name: _cues(part) for name, part in parts.items()}
    stems = {name: {word.stem for word in part.untoned} for name, part in parts.items()}
    told = {fact: f"{fact}={value}" for fact, value in facts.values.items() if fact != "resembles"}
    together = ["&".join([told[fact] for fact in group]) for group in _TOGETHER]
    answers = set[str]().union(*(stems[name] for name in parts if name != "text"))
    return {
        CUES: frozenset((*told.values(), *together, *[f"{name}~{cue}" for name in parts for cue in cues[name]])),
        WORDS: frozenset(chain.from_iterable(_words(name, part) for name, part in parts.items())),
        LETTERS: frozenset(chain(_letters("text", report.text), _letters("impact", report.impact))),
        CUES_ANYWHERE: frozenset([f"{ANYWHERE}~{cue}" for cue in set(chain.from_iterable(cues.values()))]),
        WORDS_ANYWHERE: frozenset([f"{ANYWHERE}:{stem}" for stem in answers | stems["text"]]),
        WORDS_OF_ANSWERS: frozenset([f"{ANSWERS}:{stem}" for stem in answers]),
    }


def component_features(report: ReadReport) -> Features:
    """The features of a message, with the parts of the product that it names and the one that it names most."""
    text = report.text
    named = {hit.cue for hit in (*text.components, *text.in_passing)}
    parts = (*(f"names {part}" for part in named), f"names most {component(report).value}")
    return {
        CUES: frozenset((*parts, *[f"text~{cue}" for cue in _cues(text)])),
        WORDS: frozenset(_words("text", text)),
    }


@lru_cache(maxsize=16)  # those of the message are needed for the severity and for the component
def _cues(part: Reading) -> Sequence[str]:
    """The cues of a part, marked when negated."""
    plain = {hit.cue for hit in part.plain}
    return [cue if cue in plain else f"not {cue}" for cue in part.found if cue not in TONE_CUES]


@lru_cache(maxsize=16)
def _words(name: str, part: Reading) -> Sequence[str]:
    """The stems of its words, and those of consecutive words."""
    stems = [word.stem for word in part.untoned]
    return [f"{name}:{one}" for one in stems] + [f"{name}:{one} {next_one}" for one, next_one in pairwise(stems)]


def _letters(name: str, part: Reading) -> Iterable[str]:
    """The letter n-grams of its words, by which misspelt and unknown words resemble others."""
    return chain.from_iterable(_groups(name, word.text) for word in part.untoned)


@lru_cache(maxsize=10_000)  # people use the same words again and again
def _groups(name: str, word: str) -> tuple[str, ...]:
    bounded = f" {word} "
    return tuple(f"{name}#{bounded[at : at + _LETTERS]}" for at in range(len(bounded) - _LETTERS + 1))
