"""Whether personal data can be seen by the wrong people: `any agent can open the payroll recordings`."""

from __future__ import annotations

from helpbot.triage.extraction.texts.phrases import Hit
from helpbot.triage.extraction.texts.reading import Reading
from helpbot.triage.report import ReadReport

_ASKING = ("howto", "request")


def data_in_sight(text: Reading) -> str:
    """The words that say so; empty for a question or request, and for what only sounds like it: `everyone can hear the
    recordings but me`, `anyone can hear the echo in the recordings`.
    """
    if "?" in text.text or text.has(*_ASKING) or text.says("unable") or _excepts_the_writer(text):
        return ""
    seen = [hit for hit in text.all("open_to_all") if _speaks_of_private_data(text, hit)]
    return text.quote_of(seen[0]) if seen else ""


def is_contained(report: ReadReport) -> bool:
    """Whether any part of the report says that nobody can see it any more."""
    return any(part.says("contained") for part in report.parts)


def _speaks_of_private_data(text: Reading, hit: Hit) -> bool:
    """Whether its clause mentions such data, or the one before that it refers to: `…, everyone can see it`.

    What sounds or looks bad is a fault of quality, not of access.
    """
    clause = text.words[hit.first].clause
    faults = {text.words[one.first].clause for one in (*text.all("partial"), *text.all("cosmetic"))}
    if clause in faults:
        return False
    ends = hit.last + 1 == len(text.words) or text.words[hit.last + 1].clause != clause
    goes_back = ends or any(one.first == hit.last + 1 for one in text.found.get("refers_back", ()))
    clauses = {clause, clause - 1} if goes_back else {clause}
    return any(text.words[one.first].clause in clauses for one in text.found.get("private_data", ()))


def _excepts_the_writer(text: Reading) -> bool:
    contrasts = [index for index, word in enumerate(text.words) if word.contrast]
    return any(hit.first > index for index in contrasts for hit in text.found.get("self", ()))
