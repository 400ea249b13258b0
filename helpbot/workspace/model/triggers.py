"""The short-lived rights that an interaction gives an app: trigger ids, and addresses to respond to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count
from secrets import token_hex
from time import monotonic

TRIGGER_SECONDS = 3.0
RESPONSE_SECONDS = 1800.0
MOST_RESPONSES = 5


class SpentError(Exception):
    """The right is no longer valid; the message is Slack's error code."""


@dataclass(frozen=True)
class Trigger:
    """An action of `user`; `in_modal`: in an open modal, so that another may be pushed on top."""

    id: str
    user: str
    since: float
    in_modal: bool = False
    spent: bool = False


@dataclass(frozen=True)
class ResponseAddress:
    """Where an app may respond to an action of `user` in `channel`, on the message `ts` if there was one."""

    id: str
    user: str
    channel: str
    ts: str | None
    since: float
    uses: int = 0


class Rights:
    """All trigger ids and response addresses. Not safe to share between threads: hold the state's lock."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._triggers: dict[str, Trigger] = {}
        self._addresses: dict[str, ResponseAddress] = {}
        self._numbers = count(1)

    def trigger(self, user: str, *, in_modal: bool = False) -> str:
        """A new trigger id."""
        trigger = Trigger(f"{next(self._numbers)}.1.{token_hex(8)}", user, self._now(), in_modal)
        self._triggers[trigger.id] = trigger
        return trigger.id

    def exchange(self, trigger_id: str) -> Trigger:
        """Use a trigger id up. Raises `SpentError`."""
        trigger = self._triggers.get(trigger_id)
        if trigger is None:
            raise SpentError("invalid_trigger_id")
        if trigger.spent:
            raise SpentError("exchanged_trigger_id")
        if self._now() - trigger.since > TRIGGER_SECONDS:
            raise SpentError("expired_trigger_id")
        self._triggers[trigger_id] = replace(trigger, spent=True)
        return trigger

    def address(self, user: str, channel: str, ts: str | None = None) -> ResponseAddress:
        """A new response address."""
        address = ResponseAddress(token_hex(12), user, channel, ts, self._now())
        self._addresses[address.id] = address
        return address

    def respond(self, address_id: str) -> ResponseAddress:
        """Use an address once. Raises `SpentError`."""
        address = self._addresses.get(address_id)
        if address is None or self._now() - address.since > RESPONSE_SECONDS:
            raise SpentError("expired_url")
        if address.uses == MOST_RESPONSES:
            raise SpentError("used_url")
        self._addresses[address_id] = replace(address, uses=address.uses + 1)
        return address
