"""The promise as a whole: whatever happens in whatever order, each message is answered once, in order."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from helpbot.desk.ports.events import IncomingEvent
from helpbot.desk.ports.posting import DeliveryFailed
from helpbot.desk.queues import inbox, outbox
from helpbot.desk.turns.handling import ATTEMPTS
from helpbot.tickets.database import Database
from tests.databases import emptied
from tests.desk.conftest import Office
from tests.desk.test_handing_over import handed

CONVERSATIONS = st.sampled_from(["c1", "c2", "c3"])


class Promise(RuleBasedStateMachine):
    """People talk, Slack repeats itself, workers die at any point, the network fails, time passes."""

    def __init__(self, database: Database) -> None:
        super().__init__()
        self.office = Office(emptied(database))
        self.said: list[IncomingEvent] = []
        self.stumbles = 0

    @rule(conversation=CONVERSATIONS)
    def somebody_says_something(self, conversation: str) -> None:
        event = self.office.event(f"message {len(self.said)}", conversation)
        assert self.office.desk.receive(event)
        self.said.append(event)

    @rule(choice=st.integers(0))
    def an_event_comes_again(self, choice: int) -> None:
        if self.said:
            assert not self.office.desk.receive(self.said[choice % len(self.said)])

    @rule()
    def a_worker_handles(self) -> None:
        self.office.desk.handle_one()

    @rule()
    def a_worker_delivers(self) -> None:
        self.office.desk.deliver_one(self.office.channel)

    @rule()
    def a_worker_does_what_there_is(self) -> None:
        self.office.desk.work(self.office.channel)

    @rule(conversation=CONVERSATIONS, dies=st.booleans())
    def somebody_says_something_to_a_worker_that_waits(self, conversation: str, dies: bool) -> None:
        event = self.office.event(f"message {len(self.said)}", conversation)
        self.said.append(event)
        claimed = handed(self.office, event)
        if not dies:
            self.office.desk.work(self.office.channel, claimed)

    @rule()
    def a_worker_dies_while_handling(self) -> None:
        with self.office.database.write() as session:
            inbox.claim(session, "slack", self.office.clock.now())

    @rule(posted=st.booleans())
    def a_worker_dies_while_delivering(self, posted: bool) -> None:
        with self.office.database.write() as session:
            claimed = outbox.claim(session, "slack", self.office.clock.now())
        if claimed is None or not posted:
            return
        if self.office.channel.find(claimed.delivery) is None:
            self.office.channel.deliver(claimed.delivery)

    @precondition(lambda self: self.stumbles < ATTEMPTS - 1)
    @rule()
    def the_dialogue_stumbles(self) -> None:
        self.stumbles += 1
        self.office.dialogue.faults = [ValueError()]
        self.office.desk.handle_one()
        self.office.dialogue.faults = []

    @rule(failure=st.sampled_from([DeliveryFailed("refused", retry_after=20), DeliveryFailed("reset")]))
    def posting_fails(self, failure: DeliveryFailed) -> None:
        self.office.channel.before = [failure]
        self.office.desk.deliver_one(self.office.channel)
        self.office.channel.before = []

    @rule()
    def posting_works_but_nobody_learns_of_it(self) -> None:
        self.office.channel.after = [DeliveryFailed("timed out")]
        self.office.desk.deliver_one(self.office.channel)
        self.office.channel.after = []

    @rule(seconds=st.integers(1, 90))
    def time_passes(self, seconds: int) -> None:
        self.office.clock.advance(seconds=seconds)

    def teardown(self) -> None:
        for _ in range(len(self.said) + 1):
            self.office.clock.advance(minutes=6)
            self.office.work()
        for conversation in ("c1", "c2", "c3"):
            texts = [event.text for event in self.said if event.conversation == conversation]
            expected = [f"{number}: {text}" for number, text in enumerate(texts, 1)]
            assert self.office.channel.texts(conversation) == expected


def test_each_message_is_answered_once_and_in_order(sqlite_database: Database) -> None:
    often = settings(max_examples=40, stateful_step_count=30)
    run_state_machine_as_test(lambda: Promise(sqlite_database), settings=often)
