"""A report as a form: what is filled in when it opens, and what becomes of the report when it is sent.

A form shows less than a report may hold: the beginning of a long text, and only one problem. Sending it loses nothing
that it does not show.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from rapidfuzz import fuzz

from helpbot.dialogue.asking import verdicts
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.messages import LONGEST_FIELD, ReportForm
from helpbot.dialogue.reporting.beginning import author_of
from helpbot.dialogue.reporting.problems.slots import answers_about, place_of
from helpbot.dialogue.state import LONGEST_WHAT, WHAT, ConversationState, ReportDraft
from helpbot.language.marks import cut
from helpbot.triage.report import QUESTIONS
from helpbot.triage.utterances.remarks import tells_nothing

_ALIKE = 80
"""The similarity (0 to 100) of its beginning or its end from which a text is the one shown, perhaps changed."""
_COMPARED = 300
"""The most characters of each that are compared."""


def form_of(state: ConversationState) -> ReportForm:
    """A form with what was said so far, as much of it as a form takes."""
    report = state.report
    answers = answers_about(report.answers, None) if report else {}
    shown = {name: cut(answer, LONGEST_FIELD) for name, answer in answers.items()}
    return ReportForm(what=cut(_told(state), LONGEST_FIELD), answers=shown)


def begun_by_form(exchange: Exchange, form: ReportForm) -> ReportDraft:
    """A report made by a form, with nothing left to ask. It replaces an open one, but keeps its people.

    If it is about the same, what the form did not show stays.
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


def replaced_by(state: ConversationState, form: ReportForm) -> str:
    """What an open report told that a form replaces by something else; empty if it goes on with it."""
    told = state.report.what if state.report else ""
    return "" if _is_about(told, form.what) else told


def _answered(exchange: Exchange, form: ReportForm) -> Iterator[tuple[str, str]]:
    """The fields that were filled in; `no idea` is no answer, as in a conversation."""
    filled = ((name, sent) for name, sent in form.answers.items() if sent.strip())
    return ((name, sent) for name, sent in filled if not tells_nothing(sent, exchange.written))


def _told_at(exchange: Exchange, before: ReportDraft, form: ReportForm) -> dict[str, datetime]:
    """The words of an older message were told then; answers that the form left unchanged, when they were told."""
    kept = {name: before.told_since(name) for name, sent in form.answers.items() if sent == before.answers.get(name)}
    return {WHAT: exchange.written_at, **kept}


def _told(state: ConversationState) -> str:
    """The open report, else the problem that was told and not reported, else the question without an answer."""
    if state.report is not None:
        return state.report.what
    unanswered = "" if state.settled or state.article else state.question
    return state.problem or unanswered


def _with_rest(told: str, sent: str) -> str:
    """What was sent, and the rest of the text that was too long for the field."""
    rest = told[len(cut(told, LONGEST_FIELD).rstrip()) :]
    return f"{sent.rstrip()}{rest}" if rest and _is_about(told, sent) else sent


def _is_about(told: str, sent: str) -> bool:
    """Whether a text is the one that the form showed, changed or not; any other is about something else."""
    shown = cut(told, LONGEST_FIELD).strip()
    ends = (shown[:_COMPARED], shown[-_COMPARED:])
    return bool(shown) and max(fuzz.partial_ratio(end, sent) for end in ends) >= _ALIKE


def _remarks(report: ReportDraft) -> str:
    """Remarks, and answers about problems that a form has no fields for."""
    others = (answer for slot, answer in report.answers.items() if place_of(slot) is not None)
    return "\n".join(filter(None, (report.remarks, *others)))[:LONGEST_WHAT]
