"""A reply of the bot as messages for Slack, within every limit of Block Kit. Pure.

Limits, from Slack's reference: 50 blocks and about 13,000 characters of blocks in a message, 25 elements in `actions`,
10 in `context`, 5 in an overflow menu, text objects 3,000, button text 75, values 2,000, those in menus 150. A long
reply becomes several messages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from helpbot.dialogue.choices import Action
from helpbot.dialogue.messages import Choice, Reply
from helpbot.dialogue.reporting.summary import LINE_BREAK
from helpbot.slack.drawing.markdown import plain
from helpbot.slack.drawing.mrkdwn import escape, mrkdwn
from helpbot.slack.drawing.richtext import Element, Piece, rich_text
from helpbot.slack.intake import places

ACTION_PREFIX = "choice-"
"""Begins the action id of every button of ours, followed by its position and action; the choice is its value."""

_BLOCKS = 50
_BYTES = 12_000
_BUTTONS = 25
_BUTTON_BYTES = 8_000
_LABEL = 75
_VALUE = 2_000
_MENU_VALUE = 150
_ID = 255
_FALLBACK = 7_900
_JUDGING = (Action.HELPFUL, Action.NOT_HELPFUL)
_LINE = "rich_text_section"
_MORE = "…"  # screen readers need some text

MORE = "more"
"""Ends the action id of the overflow menu: each entry has its own choice as its value."""
FEEDBACK = "feedback"
"""Ends the action id of the buttons by which an answer is judged."""

_ARTICLES = 1024
"""How many drawn articles are cached, each language counted."""


@dataclass(frozen=True)
class SlackMessage:
    """One message to post: `blocks` to see, `text` for notifications and screen readers, already escaped."""

    text: str
    blocks: tuple[dict[str, Any], ...]


def render(reply: Reply, mention: str | None = None, workspace: str = "") -> tuple[SlackMessage, ...]:
    """Draw a reply; at least one message. Choices too large for a button are left out: they can also be typed.

    The first message mentions a person, if any, whom Slack then notifies. With the address of the `workspace`, small
    print links to where the matter was reported.
    """
    text, note = (article, _source) if _judged(reply.choices) else (rich_text, _note)
    told = (*text(reply.text), *note(_small_print(reply, workspace)))
    pieces = [*_calling(mention, told), *_choices(reply.choices)]
    groups = _packed(pieces, _BLOCKS, _BYTES)
    return tuple(_message(group) for group in groups) or (SlackMessage(_MORE, ()),)


def _small_print(reply: Reply, workspace: str) -> str:
    """The link to where it was reported, if others can go there, and the note."""
    origin = reply.origin
    address = origin and places.way_back(workspace, origin.message, origin.conversation)
    way = f"[{origin.label}]({address})" if origin and address else ""
    return LINE_BREAK.join(filter(None, (way, reply.note)))


def _message(pieces: Iterable[Piece]) -> SlackMessage:
    pieces = list(pieces)
    words = "\n".join(piece.words for piece in pieces if piece.words)
    return SlackMessage(escape(words[:_FALLBACK]) or _MORE, tuple(piece.block for piece in pieces))


def _calling(user: str | None, told: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces, beginning with a mention: within the first line, if that is a line of text."""
    if user is None:
        return told
    name: Element = {"type": "user", "user_id": user}
    first = told[0].block["elements"][0] if told else {}
    if first.get("type") != _LINE:
        return (Piece(_line([name]), ""), *told)
    line = _line([name, {"type": "text", "text": " "}, *first["elements"]])
    return (Piece(line, told[0].words), *told[1:])


def _line(elements: list[Element]) -> Element:
    return {"type": "rich_text", "elements": [{"type": _LINE, "elements": elements}]}


@lru_cache(_ARTICLES)
def article(text: str) -> tuple[Piece, ...]:
    """An article is the same for everybody, so it is drawn once; people's own words are not cached."""
    return tuple(rich_text(text))


@lru_cache(_ARTICLES)
def _source(note: str) -> tuple[Piece, ...]:
    """The small print of an article."""
    return tuple(_note(note))


def _note(note: str) -> Iterator[Piece]:
    for position, text in enumerate(mrkdwn(note)):
        element = {"type": "mrkdwn", "text": text, "verbatim": True}
        yield Piece({"type": "context", "elements": [element]}, "" if position else plain(note))


def _choices(choices: Iterable[Choice]) -> Iterator[Piece]:
    choices = list(choices)
    if verdict := _verdict(choices):
        yield verdict
        choices = [choice for choice in choices if choice.action not in _JUDGING]
    shown, more = _split(choices)
    buttons = [button for position, choice in enumerate(shown) for button in _button(position, choice)]
    buttons += _menu(more)
    for group in _packed(buttons, _BUTTONS, _BUTTON_BYTES):
        elements = [button.block for button in group]
        yield Piece({"type": "actions", "elements": elements}, " · ".join(button.words for button in group))


def _split(choices: Sequence[Choice]) -> tuple[list[Choice], list[Choice]]:
    """Those that are shown, and those that are in the overflow menu."""
    return [one for one in choices if one.style != "more"], [one for one in choices if one.style == "more"]


def _menu(choices: Iterable[Choice]) -> Iterator[Piece]:
    options = [option for choice in choices for option in _pressed(choice, _MENU_VALUE)]
    if options:
        words = " · ".join(option.words for option in options)
        blocks = [option.block for option in options]
        yield Piece({"type": "overflow", "action_id": f"{ACTION_PREFIX}{MORE}", "options": blocks}, words)


def _judged(choices: Iterable[Choice]) -> bool:
    """Whether it is an article, which asks whether it helped."""
    return any(choice.action in _JUDGING for choice in choices)


def _verdict(choices: Iterable[Choice]) -> Piece | None:
    """Slack's own buttons for whether an answer helped; None when that is not asked."""
    asked = {choice.action: choice for choice in choices if choice.action in _JUDGING}
    thumbs = [thumb for action in _JUDGING if action in asked for thumb in _pressed(asked[action])]
    if len(thumbs) != len(_JUDGING):
        return None
    positive, negative = (thumb.block for thumb in thumbs)
    element = {
        "type": "feedback_buttons",
        "action_id": f"{ACTION_PREFIX}{FEEDBACK}",
        "positive_button": positive,
        "negative_button": negative,
    }
    return Piece({"type": "context_actions", "elements": [element]}, " · ".join(thumb.words for thumb in thumbs))


def _button(position: int, choice: Choice) -> Iterator[Piece]:
    style: Element = {} if choice.style == "plain" else {"style": choice.style}
    action = f"{ACTION_PREFIX}{position}-{choice.action}"[:_ID]
    for pressed in _pressed(choice):
        yield Piece({"type": "button", "action_id": action, **pressed.block, **style}, pressed.words)


def _pressed(choice: Choice, most: int = _VALUE) -> Iterator[Piece]:
    """What any button has: its label, and the choice as its value; nothing if that is too large."""
    label = _shortened(choice.label)
    value = choice.model_copy(update={"label": label}).model_dump_json()
    if label and len(value) <= most:
        yield Piece({"text": {"type": "plain_text", "text": label, "emoji": True}, "value": value}, label)


def _shortened(label: str) -> str:
    label = " ".join(label.split())
    return label if len(label) <= _LABEL else label[: _LABEL - 1].rstrip() + "…"


def _packed(pieces: Iterable[Piece], most: int, bytes_: int) -> Iterator[list[Piece]]:
    """Pack pieces into as few groups as their order allows, within the limits of count and size."""
    group: list[Piece] = []
    taken = 0
    for piece in pieces:
        if group and (len(group) == most or taken + piece.size > bytes_):
            yield group
            group, taken = [], 0
        group.append(piece)
        taken += piece.size
    if group:
        yield group
