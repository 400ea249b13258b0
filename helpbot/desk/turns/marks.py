"""Take up a message that somebody marked: it is read when the mark is handled, and becomes an event like any other.

It is not read on arrival: intake must not wait for Slack, since everybody's events pass through it.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace

from sqlmodel import Session

from helpbot.desk.ports.events import IncomingEvent, ReportMarked
from helpbot.desk.ports.notices import RequesterNotices
from helpbot.desk.queues import inbox, outbox
from helpbot.desk.queues.inbox import ClaimedEvent
from helpbot.desk.turns.occasion import Occasion
from helpbot.desk.workplace import Workplace
from helpbot.dialogue.messages import Person

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Marks:
    """Reads marked messages and puts them into the inbox."""

    workplace: Workplace
    notices: RequesterNotices

    def report_from(self, event: ClaimedEvent, mark: ReportMarked) -> IncomingEvent | None:
        """The message as an event of its author. Never call it inside a transaction. Raises `ReadingFailed`."""
        return self.workplace.surface.sources.report_from(mark, event.sender, event.received_at)

    def take_up(self, session: Session, report: IncomingEvent | None, occasion: Occasion) -> None:
        """Store it, to be handled in its own conversation; if it cannot be read, tell whoever marked it."""
        if report is None:
            notice = self.notices.unread(occasion.requester)
            outbox.put(session, occasion.home, notice, occasion.reference, occasion.now)
            return
        who = occasion.requester
        if report.user != who.id:
            report = replace(report, helper=Person(id=who.id, name=who.display_name))
        self.workplace.database.lock_name(session, report.conversation)  # in turn with what is said there
        reference = f"{occasion.reference}-read"
        inbox.store(session, report, inbox.content_of(report), reference, self.workplace.surface.name, None)
        _log.info("event stored", extra={"reference": reference})
