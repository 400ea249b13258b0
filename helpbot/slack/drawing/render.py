"""A reply of the bot as messages for Slack, within every limit of Block Kit. Pure.

Limits, from Slack's reference: 50 blocks and about 13,000 characters of blocks in a message, 25 elements in `actions`,
10 in `context`, text objects 3,000, button text 75, button value 2,000. A long reply becomes several messages.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    ContextActionsBlock,
    ContextBlock,
    FeedbackButtonObject,
    FeedbackButtonsElement,
    MarkdownTextObject,
    RichTextBlock,
    RichTextElementParts,
    RichTextSectionElement,
)

from helpbot.dialogue.choices import Action
from helpbot.dialogue.messages import Choice, Reply
from helpbot.slack.drawing.markdown import plain
from helpbot.slack.drawing.mrkdwn import escape, mrkdwn
from helpbot.slack.drawing.richtext import Piece, rich_text

ACTION_PREFIX = "choice-"
"""Every button of ours has an action id that starts so, then its place and what it does; the choice is its value."""

_BLOCKS = 50
_BYTES = 12_000
_BUTTONS = 25
_BUTTON_BYTES = 8_000
_LABEL = 75
_VALUE = 2_000
_ID = 255
_FALLBACK = 7_900
_JUDGING = (Action.HELPFUL, Action.NOT_HELPFUL)
_MORE = "…"  # a screen reader must be told something

FEEDBACK = "feedback"
"""Ends the action id of the buttons by which an answer is judged."""

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class SlackMessage:
    """One message to post: `blocks` to see, `text` for notifications and screen readers, already escaped."""

    text: str
    blocks: tuple[dict[str, Any], ...]


def render(reply: Reply) -> tuple[SlackMessage, ...]:
    """Draw a reply; at least one message. Choices too large for a button are left out: words reach them as well."""
    pieces = [*rich_text(reply.text), *_note(reply.note), *_choices(reply.choices)]
    groups = _packed(pieces, _BLOCKS, _BYTES, lambda piece: _size(piece.block))
    return tuple(_message(group) for group in groups) or (SlackMessage(_MORE, ()),)


def calling(user: str | None, messages: tuple[SlackMessage, ...]) -> tuple[SlackMessage, ...]:
    """The same messages, the first of which mentions a person of our choice: Slack tells them of it."""
    if user is None:
        return messages
    first, *others = messages
    mention = RichTextSectionElement(elements=[RichTextElementParts.User(user_id=user)])
    blocks = (RichTextBlock(elements=[mention]).to_dict(), *first.blocks)[:_BLOCKS]
    return (SlackMessage(first.text, blocks), *others)


def _message(pieces: Iterable[Piece]) -> SlackMessage:
    pieces = list(pieces)
    words = "\n".join(piece.words for piece in pieces if piece.words)
    return SlackMessage(escape(words[:_FALLBACK]) or _MORE, tuple(piece.block for piece in pieces))


def _note(note: str) -> Iterator[Piece]:
    for position, text in enumerate(mrkdwn(note)):
        element = MarkdownTextObject(text=text, verbatim=True)
        yield Piece(ContextBlock(elements=[element]).to_dict(), "" if position else plain(note))


def _choices(choices: Iterable[Choice]) -> Iterator[Piece]:
    choices = list(choices)
    if verdict := _verdict(choices):
        yield verdict
        choices = [choice for choice in choices if choice.action not in _JUDGING]
    buttons = [button for position, choice in enumerate(choices) for button in _button(position, choice)]
    for group in _packed(buttons, _BUTTONS, _BUTTON_BYTES, _size):
        labels = " · ".join(button["text"]["text"] for button in group)
        yield Piece(ActionsBlock(elements=group).to_dict(), labels)


def _verdict(choices: Iterable[Choice]) -> Piece | None:
    """Whether an answer helped has a look of its own in Slack; None when that is not asked."""
    asked = {choice.action: choice for choice in choices if choice.action in _JUDGING}
    buttons = [button for action in _JUDGING if action in asked for button in _thumb(asked[action])]
    if len(buttons) != len(_JUDGING):
        return None
    element = FeedbackButtonsElement(
        action_id=f"{ACTION_PREFIX}{FEEDBACK}", positive_button=buttons[0], negative_button=buttons[1]
    )
    words = " · ".join(_shortened(asked[action].label) for action in _JUDGING)
    return Piece(ContextActionsBlock(elements=[element]).to_dict(), words)


def _thumb(choice: Choice) -> Iterator[FeedbackButtonObject]:
    label = _shortened(choice.label)
    value = choice.model_copy(update={"label": label}).model_dump_json()
    if label and len(value) <= _VALUE:
        yield FeedbackButtonObject(text=label, value=value)


def _button(position: int, choice: Choice) -> Iterator[dict[str, Any]]:
    label = _shortened(choice.label)
    value = choice.model_copy(update={"label": label}).model_dump_json()
    if label and len(value) <= _VALUE:
        style = None if choice.style == "plain" else choice.style
        action = f"{ACTION_PREFIX}{position}-{choice.action}"[:_ID]
        yield ButtonElement(text=label, action_id=action, value=value, style=style).to_dict()


def _shortened(label: str) -> str:
    label = " ".join(label.split())
    return label if len(label) <= _LABEL else label[: _LABEL - 1].rstrip() + "…"


def _packed(things: Iterable[Thing], most: int, bytes_: int, size: Callable[[Thing], int]) -> Iterator[list[Thing]]:
    """Put things into as few groups as their order allows, none too many or too large."""
    group: list[Thing] = []
    taken = 0
    for thing in things:
        needed = size(thing)
        if group and (len(group) == most or taken + needed > bytes_):
            yield group
            group, taken = [], 0
        group.append(thing)
        taken += needed
    if group:
        yield group


def _size(block: dict[str, Any]) -> int:
    return len(json.dumps(block, ensure_ascii=False).encode())
