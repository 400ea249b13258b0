"""The modals in which agents work on a ticket, and what comes back from them. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from helpbot.desk.ports.events import TicketTask
from helpbot.dialogue.choices import AgentAction
from helpbot.dialogue.plain import Plain
from helpbot.slack.intake.presses import EVENTS
from helpbot.slack.views import fields
from helpbot.slack.views.fields import Block
from helpbot.slack.views.ids import BlockId, ViewId
from helpbot.slack.wording import ViewTexts

VIEWS: Mapping[str, ViewId] = MappingProxyType(
    {
        AgentAction.ANSWER: ViewId.ANSWER,
        AgentAction.ASK: ViewId.ASK,
        AgentAction.SEVERITY: ViewId.SEVERITY,
        AgentAction.RESOLVE: ViewId.RESOLVE,
    }
)
"""Which modal a button of a card opens."""


class Work(Plain):
    """What a modal remembers: the ticket, and the channel of its card.

    Its `language` too: nobody is to wait for a profile when it is submitted.
    """

    number: str
    channel: str
    language: str = ""


def work_view(action: str, work: Work, texts: ViewTexts, severity: int, levels: Sequence[tuple[int, str]]) -> Block:
    """The modal of an action; `severity` is the present one, `levels` their numbers and names."""
    texts_of = texts.of(action)
    blocks = [fields.words(BlockId.WORDS, texts_of.label, hint=texts_of.hint)]
    if action == AgentAction.SEVERITY:
        blocks.insert(0, _severities(texts, severity, levels))
    title = texts_of.title.format(number=work.number)
    return fields.modal(VIEWS[action], title, texts.submit, texts.close, blocks, work.model_dump_json())


def _severities(texts: ViewTexts, severity: int, levels: Sequence[tuple[int, str]]) -> Block:
    options = {number: fields.option(f"{number} – {name}", str(number)) for number, name in levels}
    return fields.choice(BlockId.SEVERITY, texts.severity, options.values(), options.get(severity))


def complaints(view: Mapping[str, Any], severity: int, texts: ViewTexts) -> dict[str, str]:
    """What is wrong, by field: no words, or the `severity` that the ticket has already."""
    wrong = {} if fields.entered(view, BlockId.WORDS) else {str(BlockId.WORDS): texts.words_missing}
    if fields.entered(view, BlockId.SEVERITY) == str(severity):
        wrong[BlockId.SEVERITY] = texts.severity_same
    return wrong


def submitted_work(view: Mapping[str, Any]) -> tuple[Work, TicketTask]:
    """What an agent wants done."""
    work = Work.model_validate_json(view["private_metadata"])
    action = next(action for action, view_id in VIEWS.items() if view_id == view["callback_id"])
    severity = fields.entered(view, BlockId.SEVERITY)
    text = fields.entered(view, BlockId.WORDS)
    task = TicketTask(number=work.number, event=EVENTS[action], text=text, severity=int(severity) if severity else None)
    return work, task
