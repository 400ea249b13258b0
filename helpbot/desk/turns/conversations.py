"""The stored state of each conversation, where it is held, and who takes part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlmodel import Session, col

from helpbot.desk.queues.destinations import OTHERWISE, TERMINAL, TRIAGE_SURFACE, Destination, without_call
from helpbot.desk.queues.leases import LeaseLost
from helpbot.tickets.flow_tables import Conversation
from helpbot.tickets.inserting import insert_unless_there
from helpbot.tickets.prepared import Prepared
from helpbot.tickets.tables import Ticket

_SO_FAR = Prepared(
    select(col(Conversation.state), col(Conversation.version), col(Conversation.people)).where(
        col(Conversation.id) == bindparam("talk")
    )
)
_NEXT_TURN = Prepared(
    update(Conversation)
    .where(col(Conversation.id) == bindparam("talk"), col(Conversation.version) == bindparam("before"))
    .values({name: bindparam(name) for name in ("surface", "address", "state", "version", "people", "updated_at")})
)


@dataclass(frozen=True)
class Talk:
    """A conversation as it was loaded. A new one has version 0 and an empty state."""

    id: str
    state: dict[str, Any]
    version: int
    people: tuple[str, ...] = ()


def load(session: Session, conversation: str) -> Talk:
    """The conversation so far."""
    row = _SO_FAR.first(session, talk=conversation)
    return Talk(conversation, row.state, row.version, tuple(row.people)) if row else Talk(conversation, {}, 0)


def save(session: Session, before: Talk, state: dict[str, Any], home: Destination, now: datetime, *people: str) -> None:
    """Store the state that follows `before`, where the conversation is held, and that `people` take part in it.

    Raises `LeaseLost` when another worker has continued from `before` in the meantime.
    """
    after = {
        "surface": home.surface,
        "address": without_call(home.address),
        "state": state,
        "version": before.version + 1,
        "people": list(dict.fromkeys((*before.people, *people))),
        "updated_at": now,
    }
    if before.version:
        saved = _NEXT_TURN.run(session, talk=before.id, before=before.version, **after) == 1
    else:
        saved = insert_unless_there(session, Conversation, {"id": before.id, **after}, ("id",))
    if not saved:
        raise LeaseLost


def home_of(session: Session, ticket: Ticket) -> Destination:
    """Where to reach the requester of a ticket: where it was reported, else directly."""
    [home] = homes_of_people(session, [(ticket.conversation, ticket.requester)])
    return home


def homes_of_people(session: Session, people: Sequence[tuple[str, str]]) -> list[Destination]:
    """Where to reach people, each given as a conversation and a user id, with one query."""
    named = select(Conversation).where(col(Conversation.id).in_({talk for talk, _ in people}))
    talks = {talk.id: talk for talk in session.scalars(named)}
    return [_home(talks.get(talk), talk, person) for talk, person in people]


def _home(row: Conversation | None, conversation: str, person: str) -> Destination:
    """In that conversation, or directly when it is unknown or its place turns out to be gone.

    Directly too where only they saw the conversation: an ephemeral message is lost if they are not looking. What is for
    a terminal waits until its person is back.
    """
    if conversation.startswith(TERMINAL):
        return Destination(conversation, conversation, {})
    if row is None:
        return Destination(TRIAGE_SURFACE, conversation, {"user": person})
    there = {**row.address, OTHERWISE: person}
    return Destination(row.surface, row.id, {"user": person} if "user" in row.address else there)
