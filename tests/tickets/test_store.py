"""Numbering, filing and finding tickets, on both databases."""

from __future__ import annotations

import contextlib
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from helpbot.problems import HelpbotError
from helpbot.tickets.database import Database
from helpbot.tickets.lifecycle import Status
from helpbot.tickets.store import (
    TicketFilter,
    add_ticket,
    append_event,
    linked_numbers,
    list_tickets,
    next_numbers,
    open_tickets_of,
    ticket_by_number,
    ticket_file,
    tickets_at_hand,
)
from helpbot.tickets.tables import Attachment
from tests.tickets.samples import NOON, store, ticket


def test_numbers_count_up_from_one(database: Database) -> None:
    with database.write() as session:
        assert next_numbers(session, "HB", 1) == ["HB-1"]
        assert next_numbers(session, "HB", 2) == ["HB-2", "HB-3"]


def test_a_number_that_was_not_used_is_given_again(database: Database) -> None:
    with contextlib.suppress(RuntimeError), database.write() as session:
        next_numbers(session, "HB", 5)
        raise RuntimeError
    with database.write() as session:
        assert next_numbers(session, "HB", 1) == ["HB-1"]


def test_nobody_gets_a_number_twice(database: Database) -> None:
    def take(_: int) -> list[str]:
        with database.write() as session:
            return next_numbers(session, "HB", 2)

    with ThreadPoolExecutor(4) as pool:
        taken = [number for numbers in pool.map(take, range(12)) for number in numbers]
    assert sorted(taken) == sorted(f"HB-{n}" for n in range(1, 25))


def test_a_ticket_is_found_by_its_number_however_it_is_typed(database: Database) -> None:
    store(database, ticket(number="HB-7"))
    with database.read() as session:
        assert ticket_by_number(session, " hb-7 ").summary == "calls drop"


def test_a_ticket_is_locked_as_it_is_now_and_not_as_it_was_read_before(database: Database) -> None:
    if database.on_sqlite:
        pytest.skip("there nobody else can write meanwhile")
    store(database, ticket(number="HB-7"))
    with database.write() as session:
        read = ticket_by_number(session, "HB-7")
        with database.write() as another:
            ticket_by_number(another, "HB-7", lock=True).status = Status.RESOLVED
        assert ticket_by_number(session, "HB-7", lock=True) is read
        assert read.status == Status.RESOLVED


def test_a_number_that_does_not_exist_is_named(database: Database) -> None:
    with pytest.raises(HelpbotError, match="no ticket 'HB-9'"), database.read() as session:
        ticket_by_number(session, "HB-9")


def test_lists_are_filtered_and_start_with_the_oldest(database: Database) -> None:
    store(
        database,
        ticket(number="HB-1", severity=1),
        ticket(number="HB-2", severity=2, status=Status.CLOSED),
        ticket(number="HB-3", severity=1, requester="luis"),
    )
    assert _listed(database, TicketFilter()) == ["HB-1", "HB-2", "HB-3"]
    assert _listed(database, TicketFilter(severity=(1,))) == ["HB-1", "HB-3"]
    assert _listed(database, TicketFilter(status=("closed", "resolved"))) == ["HB-2"]
    assert _listed(database, TicketFilter(requester="luis")) == ["HB-3"]
    assert _listed(database, TicketFilter(severity=(2,), requester="luis")) == []


def test_a_persons_open_tickets_are_those_still_to_be_handled_newest_first(database: Database) -> None:
    store(
        database,
        ticket(number="HB-1"),
        ticket(number="HB-2", status=Status.RESOLVED),
        ticket(number="HB-3", status=Status.WAITING_FOR_REQUESTER),
        ticket(number="HB-4", requester="luis"),
        ticket(number="HB-5"),
    )
    with database.read() as session:
        assert [row.number for row in open_tickets_of(session, "ana", 2)] == ["HB-5", "HB-3"]


def test_tickets_at_hand_are_the_open_and_the_recently_finished_ones(database: Database) -> None:
    lately, long_ago = NOON - timedelta(days=1), NOON - timedelta(days=8)
    store(
        database,
        ticket(number="HB-1", updated_at=long_ago),
        ticket(number="HB-2", status=Status.RESOLVED, updated_at=long_ago),
        ticket(number="HB-3", status=Status.CLOSED, updated_at=lately),
        ticket(number="HB-4", status=Status.RESOLVED, updated_at=lately, requester="luis"),
    )
    with database.read() as session:
        found = tickets_at_hand(session, "ana", NOON - timedelta(days=7), 5)
        assert [row.number for row in found] == ["HB-3", "HB-1"]


def test_tickets_of_a_bundle_are_linked(database: Database) -> None:
    store(
        database,
        ticket(number="HB-1", bundle="b"),
        ticket(number="HB-2"),
        ticket(number="HB-3", bundle="b"),
        ticket(number="HB-4", bundle="c"),
    )
    with database.read() as session:
        linked = linked_numbers(session, list_tickets(session, TicketFilter()))
    assert linked == {"HB-1": ("HB-3",), "HB-2": (), "HB-3": ("HB-1",), "HB-4": ()}


def test_the_file_of_a_ticket_contains_its_history_in_order_and_its_attachments(database: Database) -> None:
    with database.write() as session:
        ticket_id = add_ticket(session, ticket())
        for kind in ("opened", "claim", "resolve"):
            append_event(session, ticket_id, kind, at=NOON, actor="U1", details={"kind": kind})
        session.add(Attachment(ticket_id=ticket_id, file="F1", name="log.txt", url="", mimetype="", size=3_000_000_000))
    with database.read() as session:
        file = ticket_file(session, "HB-1")
    assert [event.kind for event in file.history] == ["opened", "claim", "resolve"]
    assert file.history[1].details == {"kind": "claim"}
    assert [(attachment.name, attachment.size) for attachment in file.attachments] == [("log.txt", 3_000_000_000)]


def test_text_and_lists_are_read_as_they_were_written(database: Database) -> None:
    description = "señal débil 📞 'quoted' \"twice\"; DROP TABLE ticket; --\n\tend"
    store(database, ticket(description=description, error_codes=["E-42", "ñ"], reasons=[{"rule": "r", "quote": "“q”"}]))
    with database.read() as session:
        stored = ticket_by_number(session, "HB-1")
    assert stored.description == description
    assert stored.error_codes == ["E-42", "ñ"]
    assert stored.reasons == [{"rule": "r", "quote": "“q”"}]


def _listed(database: Database, wanted: TicketFilter) -> list[str]:
    with database.read() as session:
        return [row.number for row in list_tickets(session, wanted)]
