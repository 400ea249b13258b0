"""The lifecycle of a ticket, checked against its table."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpbot.tickets.lifecycle import TRANSITIONS, WORKED_ON, Event, IllegalTransition, Status, after

LEGAL = [(status, event, target) for status, row in TRANSITIONS.items() for event, target in row.items()]
ILLEGAL = [(status, event) for status, event in product(Status, Event) if event not in TRANSITIONS[status]]


@pytest.mark.parametrize(("status", "event", "target"), LEGAL)
def test_a_legal_event_leads_where_the_table_says(status: Status, event: Event, target: Status) -> None:
    assert after(status, event) is target


@pytest.mark.parametrize(("status", "event"), ILLEGAL)
def test_an_illegal_event_names_the_status_and_the_event_and_what_is_possible(status: Status, event: Event) -> None:
    with pytest.raises(IllegalTransition) as raised:
        after(status, event)
    assert f"{status} cannot take {event}" in str(raised.value)
    assert all(possible in raised.value.fix for possible in TRANSITIONS[status])


def test_every_status_has_a_row() -> None:
    assert set(TRANSITIONS) == set(Status)


@pytest.mark.parametrize("status", sorted(WORKED_ON))
def test_a_ticket_in_progress_can_be_resolved_and_given_another_severity(status: Status) -> None:
    assert after(status, Event.RESOLVE) is Status.RESOLVED
    assert after(status, Event.SET_SEVERITY) is status


@pytest.mark.parametrize("status", sorted(set(Status) - WORKED_ON))
def test_a_finished_ticket_changes_only_by_being_reopened(status: Status) -> None:
    assert after(status, Event.REOPEN) is Status.OPEN
    assert Event.SET_SEVERITY not in TRANSITIONS[status]


@given(st.lists(st.sampled_from(Event)))
def test_only_the_requester_ends_waiting_for_the_requester(events: list[Event]) -> None:
    status = Status.OPEN
    for event in events:
        before = status
        if event in TRANSITIONS[before]:
            status = after(before, event)
        if before is Status.WAITING_FOR_REQUESTER and status is Status.IN_PROGRESS:
            assert event is Event.REQUESTER_REPLIED
