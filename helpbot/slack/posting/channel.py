"""Posts messages of the outbox; before a retry it finds out what was posted already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from helpbot.desk.ports.posting import Delivery, DeliveryFailed
from helpbot.desk.queues.destinations import CALLED, OTHERWISE
from helpbot.slack.calling.clients import CALL_ERRORS, error_code, refusal
from helpbot.slack.drawing.render import SlackMessage, render
from helpbot.slack.intake import places
from helpbot.slack.posting.files import FileSharer
from helpbot.slack.posting.posted import Posted, is_behind, mark, place_of
from helpbot.slack.posting.previews import GONE, unfurl
from helpbot.slack.posting.withdrawing import take_away

MOST_PARTS = 100
"""How many parts to look for when deleting a message; it rarely has two."""
_NOT_THERE = frozenset({"channel_not_found", "not_in_channel", "user_not_in_channel", "is_archived"})
_GONE = _NOT_THERE | {"message_not_found", "thread_not_found"}
"""Slack's error codes for a place where the bot can no longer post, or a message that was deleted."""


class SlackChannel:
    """The desk's `Channel`.

    An address is `{channel, thread_ts?}`, `{channel, user, thread_ts?}` for an ephemeral message, `{user}` for their
    direct message, or `{channel, preview_of, url}` for the preview of a link. `mention` is somebody to be mentioned in
    the thread, `otherwise` whose direct message it goes to if the place is gone. What replaces a message that is gone
    is posted anew, unless its address is empty. A document is a file after its message; where files are impossible it
    is part of the message. `workspace` is Slack's address, for links.
    """

    def __init__(self, client: WebClient, largest_file: int = 0, workspace: str = "") -> None:
        self._client = client
        self._workspace = workspace
        self._posted = Posted(client)
        self._files = FileSharer(client, largest_file)
        self._may_upload = largest_file > 0

    def deliver(self, delivery: Delivery) -> str:
        """Post what is not posted yet; the receipt names the first message. Raises `DeliveryFailed`."""
        with _failing():
            return self._deliver(self._as_shown(delivery))

    def find(self, delivery: Delivery) -> str | None:
        """The receipt if every part of the delivery is in Slack; of what is to be deleted, if any part is.

        Raises `DeliveryFailed`.
        """
        with _failing():
            return self._find(self._as_shown(delivery))

    def _deliver(self, delivery: Delivery) -> str:
        if places.PREVIEW in delivery.address:
            return self._preview(delivery)
        if delivery.reply.withdrawn:
            take_away(self._client, delivery)
            return ""
        if not delivery.address and delivery.replaces is None:
            return ""  # it was to replace what was never posted
        messages = self._drawn(delivery)
        if delivery.replaces is not None:
            return self._replace(delivery, delivery.replaces, messages[0])
        again = _has_files(delivery) or (delivery.attempt > 1 and len(messages) > 1)
        posted = self._parts(delivery, len(messages)) if again else {}
        try:
            return self._complete(delivery, messages, posted)
        except CALL_ERRORS as error:
            raise _failed(error, begun=bool(posted)) from error

    def _complete(self, delivery: Delivery, messages: Sequence[SlackMessage], posted: dict[int, str]) -> str:
        """Post the parts that are not among the `posted` yet, then the files after them."""
        found = bool(posted)
        for part, message in enumerate(messages):
            if part not in posted:
                posted[part] = self._post(delivery, message, mark(delivery, part, len(messages)))
        if _has_files(delivery):
            self._share_files(delivery, posted[0], found=found)
        return posted[0]

    def _find(self, delivery: Delivery) -> str | None:
        if delivery.replaces is not None or places.PREVIEW in delivery.address:
            return None  # repeating it does no harm
        if delivery.reply.withdrawn:
            left = self._parts(delivery, MOST_PARTS)
            return left[min(left)] if left else None
        parts = len(self._drawn(delivery))
        posted = self._parts(delivery, parts) if not _has_files(delivery) else {}
        return posted[0] if len(posted) == parts else None

    def _as_shown(self, delivery: Delivery) -> Delivery:
        """Without files where everybody would see them, or where they could not be found again (only a user named)."""
        address = delivery.address
        if self._may_upload and "channel" in address and "user" not in address:
            return delivery
        return replace(delivery, reply=delivery.reply.spelled_out())

    def _drawn(self, delivery: Delivery) -> tuple[SlackMessage, ...]:
        return render(delivery.reply, delivery.address.get(CALLED), self._workspace)

    def _preview(self, delivery: Delivery) -> str:
        """Show it under somebody's link; it is not a message and has no receipt."""
        try:
            unfurl(self._client, delivery)
        except SlackApiError as error:
            if error_code(error) not in GONE:
                raise
        return ""

    def _post(self, delivery: Delivery, message: SlackMessage, metadata: dict[str, Any]) -> str:
        address = delivery.address
        delivery.renew()
        if not place_of(delivery)[0]:
            return self._say(address["user"], message)
        if {"channel", "user"} <= address.keys():
            return self._whisper(delivery, message)
        return self._reach(delivery, message, metadata)

    def _share_files(self, delivery: Delivery, receipt: str, *, found: bool) -> None:
        """Files for the team go into a thread, those for a requester and a document after their message.

        If the message was `found`, some of its files may be there too.
        """
        channel, ts = places.posted_at(receipt)
        root, document = place_of(delivery)[1], delivery.reply.document
        if delivery.reply.files:
            thread = root if is_behind(delivery) else root or ts
            shown = self._posted.files(delivery, receipt, thread) if found else ()
            for left in self._files.share(channel, thread, delivery.reply.files, delivery.renew, shown):
                delivery.leave(left)
        if document and not (found and document.name in self._posted.files(delivery, receipt, root)):
            self._files.hand_over(channel, root, document, delivery.renew)

    def _parts(self, delivery: Delivery, parts: int) -> dict[int, str]:
        try:
            return self._posted.parts(delivery, parts)
        except SlackApiError as error:
            if error_code(error) not in _GONE:
                raise
            return {}

    def _replace(self, delivery: Delivery, receipt: str, message: SlackMessage) -> str:
        """Update a posted message. If it is gone, post it anew, or leave it at that."""
        channel, ts = places.posted_at(receipt)
        try:
            # unlike in a new message, names and links in the text would be active without `parse`
            self._client.chat_update(channel=channel, ts=ts, text=message.text, blocks=message.blocks, parse="none")
        except SlackApiError as error:
            if error_code(error) not in _GONE:
                raise
            if delivery.address:
                anew = self._parts(delivery, 1) if delivery.attempt > 1 else {}
                return anew.get(0) or self._post(delivery, message, mark(delivery, 0, 1))
        return receipt

    def _reach(self, delivery: Delivery, message: SlackMessage, metadata: dict[str, Any]) -> str:
        """Post where it belongs; if that is gone, directly to whom it is for."""
        channel, thread = place_of(delivery)
        try:
            return self._say(channel, message, thread, metadata)
        except SlackApiError as error:
            person = delivery.address.get(OTHERWISE)
            if person is None or error_code(error) not in _GONE:
                raise
            return self._say(person, message)

    def _say(
        self, channel: str, message: SlackMessage, thread: str | None = None, metadata: dict[str, Any] | None = None
    ) -> str:
        response = self._client.chat_postMessage(
            channel=channel,
            text=message.text,
            blocks=message.blocks,
            thread_ts=thread,
            metadata=metadata,
            mrkdwn=False,
            unfurl_links=False,
            unfurl_media=False,
        )
        return places.receipt(response["channel"], response["ts"])

    def _whisper(self, delivery: Delivery, message: SlackMessage) -> str:
        """Post an ephemeral message; in channels where the bot is not a member, a direct message."""
        (channel, thread), user = place_of(delivery), delivery.address["user"]
        try:
            response = self._client.chat_postEphemeral(
                channel=channel, user=user, text=message.text, blocks=message.blocks, thread_ts=thread
            )
        except SlackApiError as error:
            if error_code(error) not in _NOT_THERE:
                raise
            return self._say(user, message)
        return places.receipt(channel, response["message_ts"])


def _has_files(delivery: Delivery) -> bool:
    return bool(delivery.reply.files or delivery.reply.document)


@contextmanager
def _failing() -> Iterator[None]:
    """Raises `DeliveryFailed` for a call that failed."""
    try:
        yield
    except CALL_ERRORS as error:
        raise _failed(error) from error


def _failed(error: Exception, *, begun: bool = False) -> DeliveryFailed:
    """What a failed call means for the delivery."""
    met = refusal(error)
    return DeliveryFailed(met.why, met.retry_after, met.permanent, begun)
