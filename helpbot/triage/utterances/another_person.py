"""Whether words during a report name another person with the same problem. Pure; knows no severity."""

from __future__ import annotations

from helpbot.triage.extraction.people.one_more import names_one_more
from helpbot.triage.extraction.texts.reading import Reading, read
from helpbot.triage.report import spoken_in
from helpbot.triage.utterances.another import of_other_parts
from helpbot.triage.utterances.answers import questions_told
from helpbot.triage.utterances.likeness import PLAINLY_A_REPORT, is_report

_LONGEST = 14


def tells_of_one_more(problem: str, text: str, language: str) -> bool:
    """Whether words say that one other person has the `problem` as well: `my boss has the same`, `and my colleague's
    phone doesn't ring either`; words about another part of the product, or a way around it, do not.
    """
    words = read(text, spoken_in(text, language))
    if len(words.words) > _LONGEST or not names_one_more(words) or _tells_of_a_way(words):
        return False
    if not words.says("likewise") and is_report(text, language) < PLAINLY_A_REPORT:
        return False
    return "since" not in questions_told(text, language) and not of_other_parts(problem, text, language)


def _tells_of_a_way(words: Reading) -> bool:
    """Whether they describe a workaround, or what was tried; `the same problem` alone is neither."""
    likewise = {place for hit in words.found.get("likewise", ()) for place in range(hit.first, hit.last + 1)}
    tried = (range(hit.first, hit.last + 1) for hit in words.found.get("tried_in_vain", ()))
    return words.has("way_round", "covered") or any(likewise.isdisjoint(places) for places in tried)
