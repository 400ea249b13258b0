"""The modals in which agents work on a ticket, and their submissions. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from helpbot.desk.ports.events import TicketTask
from helpbot.dialogue.plain import Plain
from helpbot.dialogue.ticket import TicketView
from helpbot.slack.intake.presses import EVENTS
from helpbot.slack.views import fields
from helpbot.slack.views.fields import Block
from helpbot.slack.views.ids import CARD_VIEWS, BlockId, ViewId
from helpbot.slack.wording import FieldTexts, ViewTexts

_WORDLESS = frozenset({ViewId.HAND_OVER, ViewId.DUPLICATE})
"""Modals that may be submitted without text."""


class Work(Plain):
    """What a modal remembers: the ticket, the channel of its card, and its `language`, so that submitting it does not
    wait for a profile.
    """

    number: str
    channel: str
    language: str = ""


def work_view(action: str, work: Work, texts: ViewTexts, severity: int, levels: Sequence[tuple[int, str]]) -> Block:
    """The modal of an action; `severity` is the current one, `levels` are all with their names."""
    blocks = _fields(CARD_VIEWS[action], texts, texts.of(action), severity, levels)
    title = texts.of(action).title.format(number=work.number)
    return fields.modal(CARD_VIEWS[action], title, texts.submit, texts.close, blocks, work.model_dump_json())


def _fields(
    view: ViewId, texts: ViewTexts, told: FieldTexts, severity: int, levels: Sequence[tuple[int, str]]
) -> Iterator[Block]:
    """What is to be chosen, if anything, and then the text that goes with it."""
    if view is ViewId.SEVERITY:
        yield _severities(texts, severity, levels)
    elif view is ViewId.HAND_OVER:
        yield fields.person(BlockId.COLLEAGUE, texts.colleague)
    elif view is ViewId.DUPLICATE:
        yield fields.search(BlockId.ORIGINAL, told.label, told.hint)
        return
    yield fields.words(BlockId.WORDS, told.label, hint=told.hint, optional=view in _WORDLESS)


def _severities(texts: ViewTexts, severity: int, levels: Sequence[tuple[int, str]]) -> Block:
    options = {number: fields.option(f"{number} – {name}", str(number)) for number, name in levels}
    return fields.choice(BlockId.SEVERITY, texts.severity, options.values(), options.get(severity))


def complaints(view: Mapping[str, Any], severity: int, agents: Collection[str], texts: ViewTexts) -> dict[str, str]:
    """What is wrong, by field: missing text, the `severity` that the ticket has already, somebody who is not an
    agent."""
    wrong: dict[str, str] = {}
    if view["callback_id"] not in _WORDLESS and not fields.entered(view, BlockId.WORDS):
        wrong[BlockId.WORDS] = texts.words_missing
    if fields.entered(view, BlockId.SEVERITY) == str(severity):
        wrong[BlockId.SEVERITY] = texts.severity_same
    if (colleague := fields.entered(view, BlockId.COLLEAGUE)) and colleague not in agents:
        wrong[BlockId.COLLEAGUE] = texts.no_colleague
    return wrong


def submitted_work(view: Mapping[str, Any]) -> tuple[Work, TicketTask]:
    """What an agent wants done."""
    work = Work.model_validate_json(view["private_metadata"])
    action = next(action for action, view_id in CARD_VIEWS.items() if view_id == view["callback_id"])
    severity = fields.entered(view, BlockId.SEVERITY)
    return work, TicketTask(
        number=work.number,
        event=EVENTS[action],
        text=fields.entered(view, BlockId.WORDS),
        severity=int(severity) if severity else None,
        colleague=fields.entered(view, BlockId.COLLEAGUE),
        into=fields.entered(view, BlockId.ORIGINAL),
    )


def candidate(ticket: TicketView, texts: ViewTexts, mark: str) -> Block:
    """A ticket that another one may be a duplicate of, as a menu entry; `mark` is that of its severity."""
    told = texts.candidate.format(mark=mark, severity=ticket.severity, number=ticket.number, summary=ticket.summary)
    return fields.option(told, ticket.number)
