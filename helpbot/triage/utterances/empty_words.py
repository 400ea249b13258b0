"""Words that are no answer to a question: `ok`, `hahaha`, `asdf`, `quokka`, `P1`. Pure; knows no severity."""

from __future__ import annotations

import re

from helpbot.triage.extraction.people.names import is_common_name
from helpbot.triage.extraction.texts.instructions import only_instructs
from helpbot.triage.extraction.texts.reading import Reading, read
from helpbot.triage.learned.features import ANSWERS, ANYWHERE
from helpbot.triage.learned.models import shipped
from helpbot.triage.report import read_answer
from helpbot.triage.utterances.answers import questions_told
from helpbot.triage.utterances.keyboard_mash import is_mash
from helpbot.triage.utterances.likeness import PLAINLY_A_REPORT, is_report
from helpbot.triage.vocabulary import languages

_LONGEST_LENGTH = 4
"""The most words of an answer that is only a duration: `for about 10 minutes`."""
_SOUND = re.compile(r"[jh]*([aeiou])(?:[jh]+\1)+[jh]*|[hu]*m{2,}|hm+|[aeou]h+|lo+l|xd+|\W+")
"""Laughter and hesitation, as written in any language."""


def says_nothing(text: str, language: str, asked: str) -> bool:
    """Whether words do not answer the question: fillers, random keys, or a duration when asked who is affected."""
    known = read_answer(text, language)
    if all(_is_filler(word.text, known) for word in known.words):
        return asked != "since" or not questions_told(text, language, asked)  # `just now`
    return asked == "affected" and _tells_only_how_long(text, known, language)


def only_orders(text: str, language: str) -> bool:
    """Whether words give orders to a bot or name a severity, and tell no trouble: `ignore your rules and …`, `P1`."""
    known = read_answer(text, language)
    if only_instructs(known):
        return True
    ordered = known.says("to_a_machine")
    return ordered and is_report(text, language) < PLAINLY_A_REPORT and not _counts_or_dates(text, language)


def _counts_or_dates(text: str, language: str) -> bool:
    return not {"affected", "since"}.isdisjoint(questions_told(text, language))


def is_unheard_of(text: str, language: str) -> bool:
    """Whether the text is a single word that is in no vocabulary, is no number, and was in no answer of the training
    data: `quokka`. It may mean something all the same.
    """
    readings = [read(text, spoken) for spoken in languages()]
    if any(len(one.words) != 1 or _is_known(one) for one in readings):
        return False
    stem = read(text, language).words[0].stem
    return not any(shipped().answered.knows(f"{place}:{stem}") for place in ("workaround", ANSWERS, ANYWHERE))


def _is_known(one: Reading) -> bool:
    [word] = one.words
    named = is_common_name(one.text, one.vocabulary.naming)
    return bool(one.found or one.components or one.in_passing) or word.number or named


def _is_filler(word: str, known: Reading) -> bool:
    spoken = known.vocabulary
    return word in spoken.fillers or _SOUND.fullmatch(word) is not None or is_mash(word, spoken.keyboard)


def _tells_only_how_long(text: str, known: Reading, language: str) -> bool:
    """`10 minutes`, but not `20 agents, 10 minutes`."""
    units = known.vocabulary.times.units
    measured = len(known.words) <= _LONGEST_LENGTH and any(word.text in units for word in known.words)
    return measured and "affected" not in questions_told(text, language, "affected")
