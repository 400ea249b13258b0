"""`chat.unfurl`: previews of links in people's messages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from helpbot.workspace.blockkit import mistakes
from helpbot.workspace.model.messages import Message
from helpbot.workspace.web_api.core import Answer, Arguments, Backend, Json, Method, RefusedError, refused_blocks

_SOURCES = ("composer", "conversations_history")
_FIELDS = frozenset({"blocks", "text", "title", "title_link", "fallback", "color", "preview", "hide_color"})
_BLOCKS = frozenset({"actions", "context", "divider", "image", "section", "video"})
"""Slack refuses others in a preview, rich text among them."""


class Unfurl(Arguments):
    """`chat.unfurl`: `channel` with `ts`, or `unfurl_id` with `source`."""

    channel: str = ""
    ts: str = ""
    unfurl_id: str = ""
    source: str = ""
    unfurls: Json = None


def unfurl(slack: Backend, given: Unfurl) -> Answer:
    """Add previews to links of a message; existing ones are replaced per URL."""
    message = _message(slack, given)
    if not given.unfurls:
        raise RefusedError("missing_unfurls")
    if not isinstance(given.unfurls, Mapping):
        raise RefusedError("invalid_unfurls_format")
    for url, preview in given.unfurls.items():
        _check_address(slack, message, url)
        _check_preview(preview)
    previews = {str(preview["from_url"]): preview for preview in message.attachments}
    for url, preview in given.unfurls.items():
        previews[url] = {"from_url": url, "app_unfurl_url": url} | preview
    after = slack.state.put(replace(message, attachments=tuple(previews.values())))
    slack.news.changed(message, after)
    return {}


def _message(slack: Backend, given: Unfurl) -> Message:
    if bool(given.channel) != bool(given.ts):
        raise RefusedError("missing_ts" if given.channel else "missing_channel")
    if bool(given.unfurl_id) != bool(given.source):
        raise RefusedError("missing_source" if given.unfurl_id else "missing_unfurl_id")
    if bool(given.channel) == bool(given.unfurl_id):
        raise RefusedError("invalid_arguments")
    if given.source and given.source not in _SOURCES:
        raise RefusedError("invalid_source")
    channel, _, ts = given.unfurl_id.rpartition("-") if given.unfurl_id else (given.channel, "", given.ts)
    if channel not in slack.state.channels:
        raise RefusedError("invalid_unfurl_id" if given.unfurl_id else "cannot_find_channel")
    found = slack.state.find(channel, ts)
    if found is None or found.only_for:
        raise RefusedError("cannot_unfurl_message")
    return found


def _check_address(slack: Backend, message: Message, url: str) -> None:
    if slack.installation.unfurl_domain(url) is None or url not in message.text:
        raise RefusedError("cannot_unfurl_url")


def _check_preview(preview: Any) -> None:  # noqa: ANN401 - whatever was sent
    if not isinstance(preview, Mapping):
        raise RefusedError("cannot_parse_attachment")
    if unknown := set(preview) - _FIELDS:
        raise RefusedError("cannot_parse_attachment", errors=[f"unknown field {name!r}" for name in sorted(unknown)])
    blocks = preview.get("blocks", [])
    found = [f"{block.get('type')!r} is not for previews" for block in blocks if block.get("type") not in _BLOCKS]
    if found := found or mistakes(blocks):
        raise refused_blocks("invalid_blocks", found)


METHODS = {"chat.unfurl": Method(Unfurl, ("links:write",), unfurl)}
