"""The state of each talk between two messages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from helpbot.desk.leases import LeaseLost
from helpbot.tickets.flow_tables import Conversation


@dataclass(frozen=True)
class Talk:
    """A conversation as it was read. A new one has version 0 and an empty state."""

    id: str
    state: dict[str, Any]
    version: int


def load(session: Session, conversation: str) -> Talk:
    """The talk so far."""
    row = session.get(Conversation, conversation)
    return Talk(conversation, dict(row.state), row.version) if row else Talk(conversation, {}, 0)


def save(
    session: Session, before: Talk, state: dict[str, Any], *, surface: str, address: dict[str, Any], now: datetime
) -> None:
    """Store the state after `before`. Raises `LeaseLost` when somebody else went on from it meanwhile."""
    row = session.get(Conversation, before.id, with_for_update=True)
    if (row.version if row else 0) != before.version:
        raise LeaseLost
    row = row or Conversation(id=before.id, surface=surface, address=address, state=state, version=0, updated_at=now)
    row.surface = surface
    row.address = address
    row.state = state
    row.version += 1
    row.updated_at = now
    session.add(row)
