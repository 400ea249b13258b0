"""Whatever tickets are merged in whatever order: each person affected is told of each solution once, nobody else is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from helpbot.problems import HelpbotError
from helpbot.tickets.database import Database
from helpbot.tickets.lifecycle import Event, Status
from tests.databases import emptied
from tests.desk.conftest import Office
from tests.desk.fakes import FakePeople

AGENT = FakePeople().find("agent-eva")
REQUESTERS = {"HB-1": "luis", "HB-2": "ana", "HB-3": "zoe", "HB-4": "ana"}
JOINED = {"HB-1": ["bob"], "HB-2": ["eva"], "HB-3": [], "HB-4": ["luis"]}
NUMBERS = st.sampled_from(sorted(REQUESTERS))
TOLD = {
    "HB-1": "calls drop after ten seconds",
    "HB-2": "the line goes dead",
    "HB-3": "hold music keeps playing",
    "HB-4": "nobody hears callers speak",
}


class Duplicates(RuleBasedStateMachine):
    """Four tickets, one person with two of them, and some who joined."""

    def __init__(self, database: Database) -> None:
        super().__init__()
        self.office = Office(emptied(database))
        for number, words in TOLD.items():
            self.office.talk(REQUESTERS[number], f"report area{number}: {words}")
            for person in JOINED[number]:
                assert "joined" in self.office.talk(person, f"trouble area{number}: {words}", "metoo")
        self.into: dict[str, str] = {}
        self.over: set[str] = set()

    @rule(number=NUMBERS, into=NUMBERS)
    def merge(self, number: str, into: str) -> None:
        free = number != into and not {number, into} & self.into.keys() and not {number, into} & self.over
        heard = self._do(number, Event.MERGE, into, possible=free)
        if free:
            self.into[number] = into
            assert heard == {REQUESTERS[number]: 1}

    @rule(number=NUMBERS)
    def resolve(self, number: str) -> None:
        free = number not in self.into and number not in self.over
        heard = self._do(number, Event.RESOLVE, possible=free)
        if free:
            self.over |= {number, *self._duplicates(number)}
            assert heard == dict.fromkeys(self._concerned(number), 1)

    @rule(number=NUMBERS)
    def reopen(self, number: str) -> None:
        duplicate, over = number in self.into, number in self.over
        heard = self._do(number, Event.REOPEN, possible=duplicate or over)
        if duplicate or over:
            self.into.pop(number, None)
            self.over -= {number, *self._duplicates(number)}
            concerned = self._concerned(number) if over else {REQUESTERS[number]}
            assert heard == dict.fromkeys(concerned, 1)

    @invariant()
    def duplicates_go_with_their_originals_and_nothing_is_due_by_them(self) -> None:
        for number in REQUESTERS:
            ticket = self.office.casework.ticket(number).ticket
            if number in self.into:
                assert (ticket.response_due, ticket.restoration_due, ticket.late) == (None, None, [])
                assert ticket.status == (Status.RESOLVED if number in self.over else Status.DUPLICATE)
            else:
                assert ticket.restoration_due is not None
                assert ticket.status == (Status.RESOLVED if number in self.over else Status.OPEN)

    def _do(self, number: str, event: Event, into: str = "", *, possible: bool) -> Counter[str]:
        """How many messages each person got because of it."""
        before = self._messages()
        if possible:
            self.office.work_on_tickets.record(number, event, AGENT, into=into)
        else:
            with pytest.raises(HelpbotError):
                self.office.work_on_tickets.record(number, event, AGENT, into=into)
        self.office.work()
        return self._messages() - before

    def _messages(self) -> Counter[str]:
        talks = (one.conversation for one in self.office.channel.posted)
        return Counter(talk.removeprefix("talk-") for talk in talks if talk.startswith("talk-"))

    def _duplicates(self, number: str) -> Iterator[str]:
        for duplicate, into in self.into.items():
            if into == number:
                yield duplicate
                yield from self._duplicates(duplicate)

    def _concerned(self, number: str) -> set[str]:
        tickets = [number, *self._duplicates(number)]
        return {person for one in tickets for person in (REQUESTERS[one], *JOINED[one])}


def test_each_solution_is_told_once_to_those_it_concerns(sqlite_database: Database) -> None:
    often = settings(max_examples=25, stateful_step_count=15)
    run_state_machine_as_test(lambda: Duplicates(sqlite_database), settings=often)
