"""`reactions.*`: emoji under messages."""

from __future__ import annotations

import re
from dataclasses import replace

from helpbot.workspace.model.messages import Message, as_json
from helpbot.workspace.model.reacting import ReactionChange, UnchangedError, with_reaction, without_reaction
from helpbot.workspace.web_api.core import Answer, Arguments, Backend, Method, RefusedError

_SHORT_NAME = re.compile(r"[a-z0-9_'+-]+(::skin-tone-[2-6])?")


class OnMessage(Arguments):
    """`reactions.get`."""

    channel: str
    timestamp: str
    full: bool = False


class Named(OnMessage):
    """`reactions.add`, `reactions.remove`."""

    name: str


def add(slack: Backend, given: Named) -> Answer:
    """The bot reacts."""
    if not _SHORT_NAME.fullmatch(given.name):
        raise RefusedError("invalid_name")
    return _change(slack, given, with_reaction, "already_reacted", "reaction_added")


def remove(slack: Backend, given: Named) -> Answer:
    """The bot removes its reaction."""
    return _change(slack, given, without_reaction, "no_reaction", "reaction_removed")


def _change(slack: Backend, given: Named, change: ReactionChange, refusal: str, event: str) -> Answer:
    message, bot = _message(slack, given), slack.state.bot.id
    try:
        reactions = change(message.reactions, given.name, bot)
    except UnchangedError:
        raise RefusedError(refusal) from None
    slack.news.reacted(event, bot, slack.state.put(replace(message, reactions=reactions)), given.name)
    return {}


def get(slack: Backend, given: OnMessage) -> Answer:
    """The reactions to a message."""
    message = _message(slack, given)
    return {"type": "message", "channel": message.channel, "message": as_json(message)}


def _message(slack: Backend, given: OnMessage) -> Message:
    return slack.message(slack.channel(given.channel).id, given.timestamp)


METHODS = {
    "reactions.add": Method(Named, ("reactions:write",), add),
    "reactions.remove": Method(Named, ("reactions:write",), remove),
    "reactions.get": Method(OnMessage, ("reactions:read",), get),
}
