"""Whether what is said about a problem reports another one instead: `oh, and the dashboard won't open`. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from helpbot.triage.extraction.codes import error_codes
from helpbot.triage.extraction.component import UNSPECIFIC
from helpbot.triage.extraction.texts.phrases import Hit
from helpbot.triage.extraction.texts.reading import Reading, read
from helpbot.triage.learned.component import component_chances
from helpbot.triage.learned.models import Models, shipped
from helpbot.triage.learned.understanding import understand
from helpbot.triage.report import Report, read_answer, read_report, spoken_in
from helpbot.triage.splitting.borders import Border
from helpbot.triage.splitting.joints import after_joint
from helpbot.triage.splitting.stretches import Stretch, borders, pieces
from helpbot.triage.utterances.answers import only_tells_consequence, questions_told, stands_still
from helpbot.triage.utterances.likeness import PERHAPS_A_REPORT, PLAINLY_A_REPORT, is_report
from helpbot.triage.vocabulary import vocabulary

_JOINED_WITHIN = 3
"""Within so many words, a phrase like `another thing` still begins the text: `ah, y además …`."""
_SURE_WHEN_OPENED, _SURE_WHEN_ASKED, _SURE_WITHIN, _SURE_ALONE = -0.6, 0.15, 0.9, 1.65
"""The log odds from which a border counts: low if the words begin by saying that something else follows, or if the
answers to the question asked rarely mention trouble."""
_SURE_WHEN_LIKEWISE = _SURE_WHEN_OPENED
"""Words like `too` say that something else fails as well."""
_MOST_JOINTS = 6
"""The most joints examined: all that follows each of them has to be read."""
_SIGNS = " ,;:.-–—\n"
_SELDOM_TROUBLE = ("affected", "since")
_FEWEST_WORDS = 3
_FEWEST_WORDS_OF_TROUBLE = 2
"""What fails, and that it fails: `calls drop`."""
_LONGEST_CODE = 8
"""The most words that may only say which error is shown."""
_SURE_OF_COMPONENT = 0.5


@dataclass(frozen=True)
class Told:
    """What was said, cut in two: about the `same` problem, and `another` problem; either may be empty."""

    same: str
    another: str


def tell_apart(problem: str, text: str, language: str, asked: str = "", models: Models | None = None) -> Told:
    """Cut what is said about a `problem`, perhaps in answer to what was `asked`, where it begins to report another one.

    After a phrase like `besides`, a plain report is another problem; without one it must also concern another part of
    the product. Words that only say what is blocked, or say so in answer to that question, report no other problem.
    `models` replaces the models that ship with the product, to measure others.
    """
    known, spoken = models or shipped(), spoken_in(text, language)
    if _only_tells_code(text, spoken):
        return Told(text, "")
    for joint in islice(_joints(read(text, spoken)), _MOST_JOINTS):
        rest = text[joint.start :]
        if _tells_another(problem, rest, language, joint, known):
            said = _before_joint(text[: joint.start], spoken)
            answers = len(said.split()) >= _FEWEST_WORDS or questions_told(said, language, asked)
            return Told(said if answers else "", _without_joint(rest, spoken))
    if only_tells_consequence(text, spoken) or (asked == "business_impact" and stands_still(text, spoken)):
        return Told(text, "")
    sure = _SURE_WHEN_ASKED if asked in _SELDOM_TROUBLE else _SURE_ALONE
    if read(text, spoken).says("likewise"):
        sure = min(sure, _SURE_WHEN_LIKEWISE)
    alone = _is_plain(text, language) and _border(problem, text, language, known) > sure
    return Told("", text) if alone and of_other_parts(problem, text, language, known) else Told(text, "")


def _tells_another(problem: str, text: str, language: str, joint: _Joint, known: Models) -> bool:
    """Whether the text after a joint reports another problem: plainly, or perhaps, if the joint announces it (`another
    thing: …`).
    """
    if joint.announces:
        return _is_plain(text, language, PERHAPS_A_REPORT)
    sure = _SURE_WITHIN if joint.within else _SURE_WHEN_OPENED
    return _is_plain(text, language) and _border(problem, text, language, known) > sure


def _only_tells_code(text: str, language: str) -> bool:
    """Whether a few words give an error code, and name no part of the product that shows it: `also it says 503`."""
    short = len(read(text, language).words) <= _LONGEST_CODE
    return short and not names_a_part(text, language) and bool(error_codes(text, language))


def parts_named(text: str, language: str) -> frozenset[str]:
    """The parts of the product that words name; `it's slow` fits any."""
    return frozenset(hit.cue for hit in read_answer(text, language).components) - {UNSPECIFIC}


def names_a_part(text: str, language: str) -> bool:
    """Whether words name a part of the product."""
    return bool(parts_named(text, language))


def told_beside(text: str, language: str) -> Iterator[tuple[str, str]]:
    """The ways to split a message that joins plain trouble with a part of the product to words about another part, in
    either order: those words, and the trouble. `I forgot my password | the calls drop`.
    """
    whole = read(text, language)
    for first, _ in borders(whole):
        start = whole.words[first].start
        before, after = _before_joint(text[:start], language), _without_joint(text[start:], language)
        for beside, trouble in ((before, after), (after, before)):
            plain = _is_plain(trouble, language, fewest=_FEWEST_WORDS_OF_TROUBLE)
            if plain and of_other_parts(beside, trouble, language):
                yield beside, trouble


def of_other_parts(problem: str, text: str, language: str, models: Models | None = None) -> bool:
    """Whether the two are about different parts of the product, if that of the second is certain; `it's failing again`
    names none.
    """
    known = models or shipped()
    [before, now] = (read_report(Report(one, {}, spoken_in(one, language))) for one in (problem, text))
    if not now.text.components:
        return False
    components = [understand(one, known).component for one in (before, now)]
    return components[0] != components[1] and component_chances(now, known)[components[1]] > _SURE_OF_COMPONENT


class _Joint(NamedTuple):
    """Where something else is joined, whether that is `within` the text (`since nine, and also …`), and whether it
    `announces` something else (`another thing: …`).
    """

    start: int
    within: bool
    announces: bool


def _joints(words: Reading) -> Iterator[_Joint]:
    """The joint at the beginning (`oh, and also`), and those of later pieces."""
    for piece in pieces(words):
        within = piece.first > 0
        end = piece.first + (1 if within else _JOINED_WITHIN)
        joins = [hit for hit in words.found.get("besides", ()) if piece.first <= hit.first < end]
        if joins:
            start = words.words[min(hit.first for hit in joins)].start
            yield _Joint(start, within, any(_announces(words, hit) for hit in joins))


def _announces(words: Reading, hit: Hit) -> bool:
    """Whether a joint of several words is set off by a colon from what it joins."""
    return hit.last > hit.first and words.text[words.words[hit.last].end :].lstrip()[:1] == ":"


def _before_joint(text: str, language: str) -> str:
    """The words without an `and` at their end."""
    words = read(text, language).words
    joints = vocabulary(language).joints
    end = next((word.end for word in reversed(words) if word.text not in joints), 0)
    return text[:end].strip(_SIGNS)


def _without_joint(text: str, language: str) -> str:
    """The words without those that only join them: `oh, and`, `another thing:`."""
    words = read(text, language)
    joining = words.vocabulary.joints | words.vocabulary.tone
    first = next((place for place, word in enumerate(words.words) if word.text not in joining), 0)
    begins = min(after_joint(words, first), len(words.words) - 1)
    return text[words.words[begins].start :].strip(_SIGNS)


def _is_plain(text: str, language: str, least: float = PLAINLY_A_REPORT, fewest: int = _FEWEST_WORDS) -> bool:
    return len(text.split()) >= fewest and is_report(text, spoken_in(text, language)) >= least


def _border(problem: str, text: str, language: str, known: Models) -> float:
    """The log odds of another problem between what was said before and what is said now."""
    whole, told = read(f"{problem}\n{text}", language), len(read(problem, language).words)
    following = [piece for piece in pieces(whole) if piece.first >= told]
    if not following:
        return -float("inf")
    border = Border(Stretch(whole, 0, following[0].first), following[0])
    return float(known.borders.sums(border.features)[0])
