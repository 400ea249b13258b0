"""Share files: what people sent, posted again for its recipients, and what the bot itself has written.

Files are downloaded with the bot's own token: only from URLs that Slack names, only from Slack's own hosts, and only up
to the allowed size.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from http.client import HTTPResponse, IncompleteRead
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from helpbot.dialogue.messages import Document, FileReference, LeftFile, WhyLeft
from helpbot.slack.calling.clients import error_code
from helpbot.webaddress import address_parts

_log = logging.getLogger(__name__)

SECONDS = 20
_PIECE = 1_000_000
_NOT_FOR_THE_BOT = frozenset(
    {"file_not_found", "file_deleted", "not_found", "not_visible", "no_file_data", "access_denied"}
)
_SLACKS = (".slack.com", ".slack-gov.com", ".slack-files.com")


class FileSharer:
    """Shares files through the posting client; what Slack does not let the bot read is left out."""

    def __init__(self, client: WebClient, largest: int) -> None:
        self._client = client
        self._largest = largest
        self._opener = build_opener(_NoRedirect)

    def share(
        self,
        channel: str,
        root: str | None,
        files: Iterable[FileReference],
        renew: Callable[[], None],
        shown: Iterable[str] = (),
    ) -> tuple[LeftFile, ...]:
        """Post them, in the thread under `root`, except those that an earlier attempt has `shown`, by name.

        Returns those that cannot be shown. It may take long: `renew` is called all along, and may raise to end it.
        Raises `SlackApiError`, network errors.
        """
        unreadable: list[LeftFile] = []
        left = Counter(shown)
        for file in files:
            if left[file.name]:
                left[file.name] -= 1
                _log.info("file %s is shown already, by an earlier attempt", file.id)
                continue
            try:
                renew()
                content = self._fetch(file, renew)
                renew()
                uploaded = self._upload(file.name, content, renew)
            except _Unreadable as why:
                _log.warning("file %s is not shown: %s", file.id, why)
                unreadable.append(LeftFile(file=file, why=why.reason))
                continue
            self._show(channel, root, file.name, uploaded, renew)
        return tuple(unreadable)

    def hand_over(self, channel: str, root: str | None, document: Document, renew: Callable[[], None]) -> None:
        """Post what the bot has written, in the channel or in the thread under `root`.

        Raises `SlackApiError`, network errors.
        """
        renew()
        uploaded = self._upload(document.name, document.content.encode(), renew)
        self._show(channel, root, document.name, uploaded, renew)

    def _show(self, channel: str, root: str | None, name: str, uploaded: str, renew: Callable[[], None]) -> None:
        renew()
        shown_as: list[dict[str, str | None]] = [{"id": uploaded, "title": name}]
        self._client.files_completeUploadExternal(files=shown_as, channel_id=channel, thread_ts=root)

    def _fetch(self, file: FileReference, renew: Callable[[], None]) -> bytes:
        try:
            about = self._client.files_info(file=file.id)["file"]
        except SlackApiError as error:
            if error_code(error) in _NOT_FOR_THE_BOT:
                raise _Unreadable("gone", error_code(error)) from None
            raise
        address = str(about.get("url_private_download") or about.get("url_private") or "")
        if not self._is_slacks(address):
            raise _Unreadable("elsewhere")
        return self._read(address, renew)

    def _read(self, address: str, renew: Callable[[], None]) -> bytes:
        request = Request(address, headers={"Authorization": f"Bearer {self._client.token}"})  # noqa: S310 - Slack's own
        try:
            with self._opener.open(request, timeout=SECONDS) as answer:
                content = b"".join(self._pieces(answer, renew))
        except HTTPError as error:
            if error.code < 500 and error.code != 429:
                raise _Unreadable("gone", f"HTTP {error.code}") from None
            raise
        if not content:
            raise _Unreadable("empty")
        if len(content) > self._largest:
            raise _Unreadable("size")
        return content

    def _pieces(self, answer: HTTPResponse, renew: Callable[[], None]) -> Iterator[bytes]:
        """The content, up to one byte more than allowed. Raises `IncompleteRead` if it breaks off, which `read1` does
        not."""
        room = self._largest + 1
        while room and (piece := answer.read1(min(room, _PIECE))):
            yield piece
            room -= len(piece)
            renew()
        if room and answer.length:
            raise IncompleteRead(b"", answer.length)

    def _upload(self, name: str, content: bytes, renew: Callable[[], None]) -> str:
        """Upload it in pieces and return its id; nobody sees it yet."""
        place = self._client.files_getUploadURLExternal(filename=name, length=len(content))
        headers = {"Content-Length": str(len(content)), "Content-Type": "application/octet-stream"}
        request = Request(place["upload_url"], _sent(content, renew), headers)  # noqa: S310 - Slack's own
        with self._opener.open(request, timeout=SECONDS):
            return str(place["file_id"])

    def _is_slacks(self, address: str) -> bool:
        """Whether the token may be sent there: to Slack's own hosts, or the one in SLACK_API_URL."""
        there, base = address_parts(address), address_parts(self._client.base_url)
        if there is None or base is None:
            return False
        same = (there.scheme, there.netloc) == (base.scheme, base.netloc)
        return same or (there.scheme == "https" and (there.hostname or "").endswith(_SLACKS))


def _sent(content: bytes, renew: Callable[[], None]) -> Iterator[bytes]:
    for begin in range(0, len(content), _PIECE):
        renew()
        yield content[begin : begin + _PIECE]


class _Unreadable(Exception):
    """A file that cannot be shown, now or later."""

    def __init__(self, reason: WhyLeft, details: str = "") -> None:
        super().__init__(" ".join(filter(None, (reason, details))))
        self.reason = reason


class _NoRedirect(HTTPRedirectHandler):
    """The token must not be sent to another host."""

    def redirect_request(self, *_: object) -> None:
        """None: do not follow."""
