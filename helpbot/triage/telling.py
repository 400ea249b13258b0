"""Which of the follow-up questions some words answer by themselves, whatever was asked, and which words answer none.

Pure; knows no severity.
"""

from __future__ import annotations

from helpbot.triage.extraction.facts_of import explicit_facts_of
from helpbot.triage.extraction.reading import read
from helpbot.triage.extraction.scope import affected_count
from helpbot.triage.extraction.since import started_at
from helpbot.triage.report import Question, Report, read_report, spoken_in

_BEFORE_IT, _BESIDE_IT = 4, 3
"""So few words may stand before `I don't know`, and beside it: `sorry, I really don't know that`."""


def questions_told(text: str, language: str) -> tuple[Question, ...]:
    """The questions that are settled by the words alone: `40 agents, since 9, no way around` settles three."""
    known = read_report(Report(text, {}, language))
    facts, since = explicit_facts_of(known), started_at(known)
    people = affected_count(read_report(Report(text.replace(since, " "), {}, language)) if since else known)
    told: dict[Question, bool] = {
        "business_impact": facts["impact"] != "unknown",
        "affected": people is not None and people > 1,  # `I` tells who speaks, not who is affected
        "workaround": facts["workaround"] in ("yes", "inadequate", "no"),
        "since": bool(since),
    }
    return tuple(name for name, is_told in told.items() if is_told)


def tells_nothing(text: str, language: str) -> bool:
    """Whether some words say that the person does not know, and no more: `no sé, la verdad`."""
    known = read(text, spoken_in(text, language))
    alone = known.starts_with("unknowing_alone", _BEFORE_IT)
    hit = alone if alone and known.ends_clause(alone) else known.starts_with("unknowing", _BEFORE_IT)
    if hit is None or questions_told(text, language):
        return False
    return len(known.words) - (hit.last - hit.first + 1) <= _BESIDE_IT
