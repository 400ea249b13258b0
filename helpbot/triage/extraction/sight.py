"""Whether people's own data can be seen by whoever comes: `any agent can open the payroll recordings`."""

from __future__ import annotations

from helpbot.triage.extraction.texts.phrases import Hit
from helpbot.triage.extraction.texts.reading import Reading
from helpbot.triage.report import ReadReport

_ASKING = ("howto", "request")


def data_in_sight(text: Reading) -> str:
    """The words that say so; empty where they do not, ask or wish for it, or only tell who is no exception: `everyone
    can hear the recordings but me`, `anyone can hear the echo in the recordings`.
    """
    if "?" in text.text or text.has(*_ASKING) or text.says("unable") or _excepts_the_writer(text):
        return ""
    seen = [hit for hit in text.all("open_to_all") if _speaks_of_private_data(text, hit)]
    return text.quote_of(seen[0]) if seen else ""


def is_contained(report: ReadReport) -> bool:
    """Whether it is told anywhere that nobody sees it any more."""
    return any(part.says("contained") for part in report.parts)


def _speaks_of_private_data(text: Reading, hit: Hit) -> bool:
    """Whether such data stand in its clause, or in the one before that it goes back to: `…, everyone can see it`.

    What sounds badly or looks badly is a fault of the sound, not of who hears it.
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
