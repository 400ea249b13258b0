"""A report as a form: what stands in it when it is opened, and what becomes of the report when it comes back.

A form shows less than a report may hold: the beginning of a long text, and no more than one problem. Nothing that it
does not show is lost by sending it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from rapidfuzz import fuzz

from helpbot.dialogue.asking import verdicts
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.messages import LONGEST_FIELD, ReportForm
from helpbot.dialogue.reporting.beginning import author_of
from helpbot.dialogue.reporting.drafting import QUESTIONS
from helpbot.dialogue.reporting.problems.slots import answers_about, place_of
from helpbot.dialogue.state import LONGEST_WHAT, WHAT, ConversationState, ReportDraft
from helpbot.language.marks import cut
from helpbot.triage.utterances.remarks import tells_nothing

_ALIKE = 80
"""From this likeness on (0 to 100) of its beginning or its end, a text is the one that was shown, perhaps changed."""
_COMPARED = 300
"""Characters of each."""


def form_of(state: ConversationState) -> ReportForm:
    """A form with what was said so far, as much of it as a form takes."""
    report = state.report
    answers = answers_about(report.answers, None) if report else {}
    shown = {name: cut(answer, LONGEST_FIELD) for name, answer in answers.items()}
    return ReportForm(what=cut(_told(state), LONGEST_FIELD), answers=shown)


def begun_by_form(exchange: Exchange, form: ReportForm) -> ReportDraft:
    """A report that came as a form, with nothing left to ask. It takes the place, and the people, of one under way.

    Where it tells of the same, what it did not show stays.
    """
    before = exchange.state.report or ReportDraft(opened_at=exchange.now, after=verdicts.answered_before(exchange))
    told, answers = _told(exchange.state), answers_about(before.answers, None)
    goes_on = _is_about(told, form.what)
    return ReportDraft(
        opened_at=exchange.now,
        language=exchange.written,
        files=(*before.files, *exchange.message.files),
        after=before.after,
        what=_with_rest(told, form.what)[:LONGEST_WHAT],
        remarks=_remarks(before) if goes_on else "",
        severity=before.severity if goes_on else None,
        answers={name: _with_rest(answers.get(name, ""), sent) for name, sent in _answered(exchange, form)},
        told_at=_told_at(exchange, before, form),
        source=exchange.message.source or before.source,
        author=before.author or author_of(exchange),
        helper=before.helper,
        reporter=before.reporter,
        also=before.also,
        asked=QUESTIONS,
        greeted=True,
    )


def _answered(exchange: Exchange, form: ReportForm) -> Iterator[tuple[str, str]]:
    """The fields that were filled in; who does not know answers nothing, as in a talk."""
    filled = ((name, sent) for name, sent in form.answers.items() if sent.strip())
    return ((name, sent) for name, sent in filled if not tells_nothing(sent, exchange.written))


def _told_at(exchange: Exchange, before: ReportDraft, form: ReportForm) -> dict[str, datetime]:
    """What came with an older message was told then; what was sent as it stood before, when it was told before."""
    kept = {name: before.told_since(name) for name, sent in form.answers.items() if sent == before.answers.get(name)}
    return {WHAT: exchange.written_at, **kept}


def _told(state: ConversationState) -> str:
    """The report under way, else the problem that was told and not reported, else the question that found no answer."""
    if state.report is not None:
        return state.report.what
    unanswered = "" if state.settled or state.article else state.question
    return state.problem or unanswered


def _with_rest(told: str, sent: str) -> str:
    """What was sent, and of the text that it goes on from what a field did not take."""
    rest = told[len(cut(told, LONGEST_FIELD).rstrip()) :]
    return f"{sent.rstrip()}{rest}" if rest and _is_about(told, sent) else sent


def _is_about(told: str, sent: str) -> bool:
    """Whether a text is the one that a form showed, changed or not; any other one tells of something else."""
    shown = cut(told, LONGEST_FIELD).strip()
    ends = (shown[:_COMPARED], shown[-_COMPARED:])
    return bool(shown) and max(fuzz.partial_ratio(end, sent) for end in ends) >= _ALIKE


def _remarks(report: ReportDraft) -> str:
    """What was said beside the description, and of problems for which a form has no fields."""
    others = (answer for slot, answer in report.answers.items() if place_of(slot) is not None)
    return "\n".join(filter(None, (report.remarks, *others)))[:LONGEST_WHAT]
