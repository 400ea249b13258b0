"""A report as it begins: whose it is, what came before it, what is told already."""

from __future__ import annotations

from helpbot.dialogue.asking import verdicts
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.messages import Person, ReportForm
from helpbot.dialogue.reporting.drafting import QUESTIONS
from helpbot.dialogue.state import LONGEST_WHAT, ReportDraft


def begun(exchange: Exchange, what: str) -> ReportDraft:
    """A new report of whoever speaks, or of whom they help; `what` is said of it already, if anything."""
    helper = exchange.message.helper
    return ReportDraft(
        opened_at=exchange.now,
        language=exchange.language,
        files=exchange.message.files,
        author=_author(exchange),
        helper=helper,
        reporter=exchange.requester if helper else None,
        after=verdicts.answered_before(exchange),
        source=exchange.message.source if what.strip() or exchange.message.files else "",
    )


def begun_by_form(exchange: Exchange, form: ReportForm) -> ReportDraft:
    """A report that came as a form, with nothing left to ask. It takes the place, and the people, of one under way."""
    before = exchange.state.report or ReportDraft(opened_at=exchange.now, after=verdicts.answered_before(exchange))
    return ReportDraft(
        opened_at=exchange.now,
        language=exchange.language,
        files=(*before.files, *exchange.message.files),
        after=before.after,
        what=form.what[:LONGEST_WHAT],
        answers={name: value for name, value in form.answers.items() if value.strip()},
        source=exchange.message.source or before.source,
        author=before.author or _author(exchange),
        helper=before.helper,
        reporter=before.reporter,
        also=before.also,
        asked=QUESTIONS,
        greeted=True,
    )


def _author(exchange: Exchange) -> Person:
    return Person(id=exchange.requester.id, name=exchange.requester.name or exchange.requester.id)
