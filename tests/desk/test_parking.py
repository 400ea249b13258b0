"""What fails for good: the admins are told, and can settle it."""

from __future__ import annotations

import pytest

from helpbot.desk.ports.events import TicketTask
from helpbot.desk.ports.posting import DeliveryFailed
from helpbot.desk.queues.parking import Parking
from helpbot.desk.turns.handling import ATTEMPTS
from helpbot.problems import HelpbotError
from helpbot.tickets.flow_tables import AuditRow, InboxRow, OutboxRow, Progress
from helpbot.tickets.lifecycle import Event
from tests.desk.conftest import Office

REFUSED = DeliveryFailed("channel_not_found", permanent=True)


@pytest.fixture
def parking(office: Office) -> Parking:
    return Parking(office.database, office.clock)


@pytest.fixture
def parked_event(office: Office) -> InboxRow:
    """Ana's message could not be handled."""
    office.dialogue.faults = [ValueError()] * ATTEMPTS
    office.say("my secret")
    office.work()
    [row] = office.rows(InboxRow)
    assert isinstance(row, InboxRow)
    return row


@pytest.fixture
def parked_message(office: Office) -> OutboxRow:
    """The answer to Ana could not be posted."""
    office.say("my secret")
    office.desk.handle_pending()
    office.channel.before = [REFUSED]
    office.work()
    [row] = [row for row in office.rows(OutboxRow) if row.state == Progress.PARKED]
    assert isinstance(row, OutboxRow)
    return row


def _alerts(office: Office) -> list[tuple[str, str]]:
    alerts = [delivery for delivery in office.channel.posted if delivery.conversation.startswith("alert:")]
    return [(delivery.address["user"], delivery.reply.text) for delivery in alerts]


def test_every_admin_is_told_which_event_and_its_reference(office: Office, parked_event: InboxRow) -> None:
    told = f"parked inbox-{parked_event.sequence} {parked_event.reference}"
    assert _alerts(office) == [("adam", told), ("adele", told)]


def test_every_admin_is_told_which_message_and_its_reference(office: Office, parked_message: OutboxRow) -> None:
    told = f"parked outbox-{parked_message.sequence} {parked_message.reference}"
    assert _alerts(office) == [("adam", told), ("adele", told)]


def test_an_alert_that_cannot_be_posted_raises_no_alert(office: Office, parked_message: OutboxRow) -> None:
    office.channel.posted.clear()
    office.say("again", conversation="c2")
    office.desk.handle_pending()
    office.channel.before = [REFUSED] * 3
    office.work()
    assert office.channel.posted == []


def test_the_list_says_what_and_why_but_nothing_of_the_content(
    office: Office, parking: Parking, parked_message: OutboxRow
) -> None:
    [entry] = parking.entries()
    assert (entry.entry, entry.reference) == (f"outbox-{parked_message.sequence}", parked_message.reference)
    assert entry.failure == "channel_not_found"
    assert "secret" not in str(entry)


def test_a_parked_event_is_retried(office: Office, parking: Parking, parked_event: InboxRow) -> None:
    parking.retry(f"inbox-{parked_event.sequence}")
    office.work()
    assert office.channel.texts("c1")[-1] == "1: my secret"
    assert parking.entries() == ()


def test_a_parked_message_is_retried_with_full_patience_even_after_days(
    office: Office, parking: Parking, parked_message: OutboxRow
) -> None:
    office.clock.advance(days=3)
    parking.retry(f"OUTBOX-{parked_message.sequence}")
    office.channel.before = [DeliveryFailed("service_unavailable")]
    office.work()
    office.clock.advance(minutes=6)
    office.work()
    assert office.channel.texts("c1") == ["1: my secret"]


def test_a_parked_card_that_has_been_posted_since_is_not_posted_twice(office: Office, parking: Parking) -> None:
    office.channel.before = [None, REFUSED]
    office.talk("ana", "report calls drop")
    [parked] = parking.entries()
    task = TicketTask(number="HB-1", event=Event.CLAIM)
    office.desk.receive(office.event("", "ticket:HB-1", user="agent-eva", task=task))
    office.work()
    cards = office.triage()
    assert len(cards) == 1

    parking.retry(parked.entry)
    office.work()

    assert (office.triage(), parking.entries()) == (cards, ())


@pytest.mark.parametrize("kind", ["event", "message"])
def test_a_dropped_entry_is_gone_with_its_content(
    office: Office, parking: Parking, kind: str, request: pytest.FixtureRequest
) -> None:
    row = request.getfixturevalue(f"parked_{kind}")
    parking.drop(f"{'inbox' if kind == 'event' else 'outbox'}-{row.sequence}")
    office.work()
    assert parking.entries() == ()
    kept = [stored for stored in office.rows(type(row)) if stored.sequence == row.sequence]
    assert "secret" not in str([stored.model_dump() for stored in kept])
    assert [line.action for line in office.rows(AuditRow)] == ["drop"]


@pytest.mark.parametrize("entry", ["inbox-999", "outbox-1; DROP TABLE outbox", "7", ""])
def test_an_entry_that_is_not_parked_is_refused(parking: Parking, entry: str) -> None:
    with pytest.raises(HelpbotError, match="no parked entry") as raised:
        parking.retry(entry)
    assert "helpbot parked list" in raised.value.fix


def test_a_partly_posted_message_is_not_a_first_attempt_when_it_is_retried(office: Office, parking: Parking) -> None:
    office.channel.before = [DeliveryFailed("refused", permanent=True, begun=True)]
    office.say("hello")
    office.work()
    parking.retry(parking.entries()[0].entry)
    office.work()
    [delivery] = [one for one in office.channel.posted if "hello" in one.reply.text]
    assert delivery.attempt == 2
