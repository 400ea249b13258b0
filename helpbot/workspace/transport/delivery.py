"""What both ways of reaching an app share: what was acknowledged, what was given up, and when an event is resent.

What a person pressed or typed is sent only once: if nobody acknowledges it, the person sees that it failed.
"""

from __future__ import annotations

import asyncio
import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any, Literal, TypeAlias

from helpbot.workspace.transport.faults import Faults

EnvelopeType = Literal["events_api", "interactive", "slash_commands"]
Response: TypeAlias = dict[str, Any]

AT_ONCE = (0.0, 0.0, 0.0)
"""How long an event waits before each retry. Slack uses 0, 60 and 300 seconds."""

NOT_CONNECTED = "not_connected"
"""The reason of an `UnconfirmedError` when no app is connected."""


class UnconfirmedError(Exception):
    """The app did not acknowledge in time; the message says what went wrong."""


@dataclass(frozen=True)
class Envelope:
    """Something for the app to acknowledge. `answer` is what comes with the acknowledgement."""

    id: str
    type: EnvelopeType
    payload: dict[str, Any]
    attempt: int = 0
    reason: str = ""
    answer: Future[Response] = field(default_factory=Future, compare=False)

    def as_text(self) -> str:
        """The envelope as it is sent over a WebSocket."""
        retry = {"retry_attempt": self.attempt, "retry_reason": self.reason}
        about = {"envelope_id": self.id, "type": self.type, "accepts_response_payload": self.type != "events_api"}
        return json.dumps(about | {"payload": self.payload} | (retry if self.type == "events_api" else {}))


class Delivery(ABC):
    """Sends envelopes. Its methods run in the server's event loop; `changed` is called after every change.

    `acknowledged` are the envelopes that the app has acknowledged, in that order; `given_up` those of which nothing was
    heard; `unheard` those that the app did acknowledge, but the acknowledgement got lost.
    """

    def __init__(
        self, seconds_to_acknowledge: float, waits: Sequence[float], faults: Faults, changed: Callable[[], None]
    ) -> None:
        self.acknowledged: list[Envelope] = []
        self.given_up: list[Envelope] = []
        self.unheard: list[Envelope] = []
        self._seconds = seconds_to_acknowledge
        self._waits = waits
        self._faults = faults
        self._changed = changed
        self._again: set[asyncio.Task[None]] = set()
        self._ids = count(1)

    async def send(
        self, kind: EnvelopeType, payload: dict[str, Any], answer: Future[Response], wait: float = 0.0
    ) -> None:
        """Send to the app after `wait` seconds; `answer` is set when it acknowledges, or finally does not."""
        await self._send_after(wait, Envelope(self._new_id(), kind, payload, answer=answer))

    @abstractmethod
    async def _deliver(self, envelope: Envelope) -> None:
        """Send one envelope to the app, and make sure that `_confirm` or `_missed` is called."""

    def _loses_ack(self, envelope: Envelope) -> bool:
        """Whether its acknowledgement gets lost now."""
        lost = self._faults.ack_unheard()
        if lost:
            self.unheard.append(envelope)
        return lost

    def _confirm(self, envelope: Envelope, response: Response) -> None:
        self.acknowledged.append(envelope)
        if not envelope.answer.done():
            envelope.answer.set_result(response)
        self._changed()

    def _missed(self, envelope: Envelope, reason: str) -> None:
        """It was not acknowledged: an event is resent a few times."""
        if envelope.type != "events_api" or envelope.attempt == len(self._waits):
            self._give_up(envelope, reason)
            return
        self._faults.happened["events sent again"] += 1
        later = replace(envelope, id=self._new_id(), attempt=envelope.attempt + 1, reason=reason)
        again = asyncio.ensure_future(self._send_after(self._waits[envelope.attempt], later))
        self._again.add(again)
        again.add_done_callback(self._again.discard)

    def _give_up(self, envelope: Envelope, reason: str) -> None:
        self.given_up.append(envelope)
        if not envelope.answer.done():
            envelope.answer.set_exception(UnconfirmedError(reason))
        self._changed()

    async def _send_after(self, wait: float, envelope: Envelope) -> None:
        if wait:
            await asyncio.sleep(wait)
        await self._deliver(envelope)

    def _new_id(self) -> str:
        return f"envelope-{next(self._ids)}"
