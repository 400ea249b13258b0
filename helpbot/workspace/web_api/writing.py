"""What all ways of posting a message have in common: its content, and what Slack checks in it."""

from __future__ import annotations

from typing import Any

from helpbot.workspace.blockkit import mistakes, too_long, with_block_ids
from helpbot.workspace.model.messages import Message
from helpbot.workspace.model.state import Channel
from helpbot.workspace.web_api.core import Arguments, Backend, Json, RefusedError, refused_blocks

LONGEST_TEXT = 40_000
LONGEST_MARKDOWN = 12_000


class Content(Arguments):
    """What is said."""

    text: str = ""
    blocks: Json = ()
    markdown_text: str = ""
    thread_ts: str | None = None
    mrkdwn: bool = True
    unfurl_links: bool = True
    unfurl_media: bool = True


def check_content(given: Content) -> None:
    """Refuse what Slack refuses."""
    if given.markdown_text and (given.text or given.blocks):
        raise RefusedError("markdown_text_conflict")
    if not given.text and not given.blocks and not given.markdown_text:
        raise RefusedError("no_text")
    if len(given.text) > LONGEST_TEXT or len(given.markdown_text) > LONGEST_MARKDOWN:
        raise RefusedError("msg_too_long")
    if found := mistakes(list(given.blocks or ())):
        raise refused_blocks("invalid_blocks", found)
    if too_long(given.blocks):
        raise RefusedError("msg_blocks_too_long")


def named_blocks(slack: Backend, given: Content) -> tuple[dict[str, Any], ...]:
    """The blocks of the content, each with an id."""
    blocks = list(given.blocks or ())
    if given.markdown_text:
        blocks = [{"type": "markdown", "text": given.markdown_text}]
    return with_block_ids(blocks, lambda: slack.state.new_id("b"))


def new_message(slack: Backend, given: Content, channel: Channel) -> Message:
    """A message of the bot, checked but not posted yet."""
    check_content(given)
    if given.thread_ts and all(m.ts != given.thread_ts for m in slack.state.seen(channel.id)):
        raise RefusedError("thread_not_found")
    ts, blocks = slack.state.new_ts(), named_blocks(slack, given)
    text = given.text or given.markdown_text
    return Message(channel.id, ts, slack.state.bot.id, text, given.thread_ts, blocks, by_app=True)


def metadata_of(given: dict[str, Any] | None) -> dict[str, Any] | None:
    """Metadata, checked for Slack's format."""
    if given and (set(given) != {"event_type", "event_payload"} or not isinstance(given["event_payload"], dict)):
        raise RefusedError("invalid_metadata_format")
    return given
