"""Answers to an interaction at its `response_url`, or with the acknowledgement of a slash command."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal

from pydantic import ValidationError

from helpbot.workspace.model.messages import Message
from helpbot.workspace.model.triggers import ResponseAddress
from helpbot.workspace.web_api.core import Backend, Json, RefusedError
from helpbot.workspace.web_api.writing import Content, metadata_of, new_message


class _Response(Content):
    response_type: Literal["ephemeral", "in_channel"] = "ephemeral"
    replace_original: bool = False
    delete_original: bool = False
    metadata: Json = None


def respond_at(slack: Backend, address_id: str, body: Mapping[str, Any]) -> None:
    """Use a response URL. Raises `SpentError` if it is used up, `RefusedError` if the response is invalid."""
    with slack.state.changed:
        address = slack.rights.respond(address_id)
        respond(slack, address, body)


def respond(slack: Backend, address: ResponseAddress, body: Mapping[str, Any]) -> None:
    """Carry out one response. Raises `RefusedError`."""
    try:
        given = _Response.model_validate(body)
    except ValidationError as error:
        raise RefusedError("invalid_payload", errors=[detail["msg"] for detail in error.errors()]) from None
    original = address.ts and slack.state.find(address.channel, address.ts)
    if isinstance(original, Message) and (given.delete_original or given.replace_original):
        _change(slack, original, given)
    elif not given.delete_original:
        _post(slack, address, given)


def _change(slack: Backend, original: Message, given: _Response) -> None:
    if given.delete_original:
        slack.news.changed(original, slack.state.withdraw(original))
        return
    written = new_message(slack, given, slack.state.channels[original.channel])
    edited = replace(original, text=written.text, blocks=written.blocks, edited=slack.state.new_ts())
    after = slack.state.put(edited)
    slack.news.changed(original, after)


def _post(slack: Backend, address: ResponseAddress, given: _Response) -> None:
    reader = address.user if given.response_type == "ephemeral" else None
    channel = slack.state.channels[address.channel]
    written = new_message(slack, given, channel)
    slack.news.posted(slack.state.add(replace(written, only_for=reader, metadata=metadata_of(given.metadata))))
