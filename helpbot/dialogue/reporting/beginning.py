"""A new report: whose it is, what came before it, what is told already."""

from __future__ import annotations

from helpbot.dialogue.asking import verdicts
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.messages import Person
from helpbot.dialogue.state import ReportDraft


def begun(exchange: Exchange, what: str) -> ReportDraft:
    """A new report of whoever speaks, or of the person they help; `what` was told already, if anything."""
    helper = exchange.message.helper
    return ReportDraft(
        opened_at=exchange.now,
        language=exchange.language,
        files=exchange.message.files,
        author=author_of(exchange),
        helper=helper,
        reporter=exchange.requester if helper else None,
        also=exchange.state.also if what and what == exchange.state.problem else (),
        after=verdicts.answered_before(exchange),
        source=exchange.message.source if what.strip() or exchange.message.files else "",
    )


def author_of(exchange: Exchange) -> Person:
    """Whoever speaks, as the author of what they report."""
    return Person(id=exchange.requester.id, name=exchange.requester.display_name)
