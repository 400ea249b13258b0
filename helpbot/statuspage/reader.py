"""Read the status page over HTTP: rarely, briefly, and without ever raising.

A caller waits at most two seconds, whatever the other side does. A reading is cached for a minute; one that takes
longer than the caller waits continues in the background for the next caller.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as StillReading
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPException
from time import monotonic
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from helpbot import __version__
from helpbot.dialogue.incidents.failures import PageReading, PageState, PageUnreachable
from helpbot.statuspage.summary import NoSummary, read_summary

WAIT_SECONDS = 2.0
"""How long a conversation waits for the page."""
KEPT_SECONDS = 60.0
"""How long a reading is cached, including that the page cannot be reached."""
GIVE_UP_SECONDS = 10.0
"""How long a slow reading may go on in the background."""
LARGEST = 2_000_000
"""Bytes; a summary has about ten thousand."""
_PART = 65_536

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Attempt:
    state: Future[PageReading | PageUnreachable]
    begun: float


class StatuspageReader:
    """A status page at an address. Safe to share between threads: one reads, the others wait for it."""

    def __init__(self, address: str, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._address = address
        self._now = now
        self._lock = threading.Lock()
        self._attempt: _Attempt | None = None

    def current(self) -> PageState:
        """What the page says, at most a minute old, or that it cannot be reached. Raises nothing."""
        attempt = self._latest()
        left = attempt.begun + WAIT_SECONDS - monotonic()
        try:
            return attempt.state.result(timeout=max(0.0, left))
        except StillReading:
            return PageUnreachable(f"{self._address} did not answer within {WAIT_SECONDS:g} seconds")

    def _latest(self) -> _Attempt:
        """The attempt of the last minute, or a new one."""
        with self._lock:
            attempt = self._attempt
            if attempt is None or (attempt.state.done() and monotonic() - attempt.begun > KEPT_SECONDS):
                attempt = self._attempt = _Attempt(Future(), monotonic())
                threading.Thread(target=self._read, args=(attempt.state,), name="status-page", daemon=True).start()
            return attempt

    def _read(self, state: Future[PageReading | PageUnreachable]) -> None:
        found: PageReading | PageUnreachable = PageUnreachable(f"{self._address}: reading it ended without a result")
        try:
            found = read_summary(_body(self._address), self._now())
        except NoSummary as error:
            found = PageUnreachable(f"{self._address}: {error}")
        except (OSError, HTTPException, ValueError) as error:
            found = PageUnreachable(f"{self._address}: {_explained(error)}")
        finally:
            state.set_result(found)
        if isinstance(found, PageUnreachable):
            _log.info("the status page cannot be read: %s", found.why)


def _body(address: str) -> bytes:
    """The whole response. Raises `NoSummary` if it is too large or too slow, and what urllib raises."""
    deadline = monotonic() + GIVE_UP_SECONDS
    headers = {"Accept": "application/json", "User-Agent": f"helpbot/{__version__}"}
    request = Request(address, headers=headers)  # noqa: S310 - the settings allow http and https only
    with urlopen(request, timeout=GIVE_UP_SECONDS) as answer:  # noqa: S310
        parts: list[bytes] = []
        while part := answer.read1(_PART):
            parts.append(part)
            if sum(map(len, parts)) > LARGEST:
                raise NoSummary(f"it says more than {LARGEST} bytes")
            if monotonic() > deadline:
                raise NoSummary(f"it took more than {GIVE_UP_SECONDS:g} seconds")
        return b"".join(parts)


def _explained(error: Exception) -> str:
    if isinstance(error, HTTPError):
        return f"it answers with status {error.code}"
    return f"it cannot be reached ({getattr(error, 'reason', None) or type(error).__name__})"
