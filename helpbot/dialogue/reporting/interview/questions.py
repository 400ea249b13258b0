"""Which question of a report is worth asking next, and how it is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.reporting import offers
from helpbot.dialogue.reporting.drafting import Assessed, Drafting
from helpbot.dialogue.reporting.problems.slots import name_of, place_of, slot_of
from helpbot.dialogue.reporting.summary import understood
from helpbot.dialogue.state import ReportDraft, Slot
from helpbot.dialogue.words.quoting import quote
from helpbot.triage.report import QUESTIONS

MOST_QUESTIONS = 5
"""The most questions of a report, including what happens."""
LOWEST = 4
"""The lowest severity: only what could change it is asked about such a problem."""


MOST_OF_ANOTHER, MOST_OF_A_LOW_ONE = 2, 1
"""The most questions about a problem beside the main one, and only those that could change its severity."""
SHOWN_WORDS = 100
"""The most characters of a problem shown in its question."""


class Questions:
    """First what decides the severity, then what the support team will want to know all the same."""

    def __init__(self, drafting: Drafting, *, forms: bool = False) -> None:
        self._drafting = drafting
        self._forms = forms

    def next(self, exchange: Exchange) -> Slot | None:
        """The next question worth asking; None if the report can be shown.

        The main problem comes first, but leaves a question to each of the others with a decisive one.
        """
        report = exchange.report
        left = MOST_QUESTIONS - len(report.asked)
        problems = self._drafting.problems(exchange)
        main = next(_worth_asking(exchange, problem) for problem in problems if problem.place is None)
        others = list(_decisive(exchange, [problem for problem in problems if problem.place is not None]))
        waiting = sum(_times_asked(report, place_of(slot)) == 0 for slot in others)
        if main and left > waiting:
            return main[0]
        return others[0] if others and left > 0 else None

    def say(self, exchange: Exchange, slot: Slot, frame: str) -> None:
        """Ask a question in a frame; if the report has several problems, naming the one that it is about."""
        texts, report = exchange.texts, exchange.report
        question: str = getattr(texts, f"ask_{name_of(slot)}")
        if report.separate and slot != "what":
            problems = self._drafting.problems(exchange)
            about = next(problem.summary for problem in problems if problem.place == place_of(slot))
            question = texts.ask_about.format(problem=quote(about, SHOWN_WORDS), question=question)
        note = texts.asking_note.format(number=len(exchange.report.asked))
        offered = offers.answering(texts, report.name, slot, forms=self._forms)
        exchange.say(frame.format(question=question), offered, note=note, numbered=False)


def _worth_asking(exchange: Exchange, problem: Assessed) -> list[Slot]:
    """The open questions of the main problem."""
    found = problem.assessment
    wanted = dict.fromkeys([*found.missing, *(QUESTIONS if found.severity < LOWEST else ())])
    return _open(exchange, problem, wanted)


def _decisive(exchange: Exchange, problems: Sequence[Assessed]) -> Iterator[Slot]:
    """What could change the severity of each most; those asked about least come first, then the most severe."""
    report = exchange.report
    order = sorted(problems, key=lambda one: (_times_asked(report, one.place), one.assessment.severity))
    for problem in order:
        slots = _open(exchange, problem, problem.assessment.missing)
        most = MOST_OF_ANOTHER if problem.assessment.severity < LOWEST else MOST_OF_A_LOW_ONE
        if slots and _times_asked(report, problem.place) < most:
            yield slots[0]


def _open(exchange: Exchange, problem: Assessed, names: Iterable[str]) -> list[Slot]:
    """Those of the questions about a problem that were neither asked nor answered."""
    known = _known(exchange, problem)
    slots = [slot_of(name, problem.place) for name in names if name not in known]
    return [slot for slot in slots if slot not in exchange.report.asked]


def _times_asked(report: ReportDraft, place: int | None) -> int:
    return sum(place_of(slot) == place for slot in report.asked)


def _known(exchange: Exchange, problem: Assessed) -> set[str]:
    """The questions that were answered, or that the problem itself answers."""
    found = problem.assessment
    known = {name for name in QUESTIONS if problem.answers.get(name) or understood(exchange, found, name)}
    known |= {"workaround"} if found.fields.workaround is False or found.fields.workaround_told else set()
    return known | ({"business_impact"} if found.facts["impact"] != "unknown" else set())
