"""Stand-ins for the notices: they say in a few words what they were given."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from helpbot.desk.ports.notices import Notices
from helpbot.dialogue.incidents.failures import IncidentNews
from helpbot.dialogue.messages import FileReference, LeftFile, Origin, Person, Reply, Requester
from helpbot.dialogue.ticket import Repeated, TicketCard, TicketView
from helpbot.triage.promises.reminders import Reminder


class FakeRequesterNotices:
    def agent_did(
        self, ticket: TicketView, event: str, text: str, agent: Requester, requester: Requester
    ) -> Reply | None:
        if event in ("claim", "hand_over"):
            return None
        return Reply(text=f"{agent.name} to {requester.name}: {event} {ticket.number} {text}".strip())

    def files_sent(self, files: Sequence[FileReference], requester: Requester) -> Reply:
        return Reply(text=f"for {requester.name}: {', '.join(file.name for file in files)}", files=tuple(files))

    def severity_changed(
        self, before: TicketView, after: TicketView, requester: Requester, reason: str, now: datetime
    ) -> Reply:
        times = f"{before.response_due:%H:%M} to {after.response_due:%H:%M}"
        return Reply(text=f"{after.number} {before.severity} to {after.severity}, {times}, {requester.name}: {reason}")

    def merged(self, ticket: TicketView, requester: Requester, own: str) -> Reply:
        return Reply(text=f"{ticket.number} is like {own or 'another'}, {requester.name}")

    def apart(self, ticket: TicketView, requester: Requester) -> Reply:
        return Reply(text=f"{ticket.number} is like no other, {requester.name}")

    def unread(self, requester: Requester) -> Reply:
        return Reply(text=f"cannot be read, {requester.name}")


class FakeMemberNotices:
    def resolved(self, news: IncidentNews, member: Requester, now: datetime) -> Reply:
        language, own = member.chosen_language or member.language, f" with {', '.join(news.own)}" if news.own else ""
        return Reply(text=f"over: {news.title or news.area} for {member.id} in {language}{own}")

    def reopened(self, news: IncidentNews, member: Requester, now: datetime) -> Reply:
        return Reply(text=f"not over: {news.title or news.area} for {member.id}")


class FakeTeamNotices:
    def card(self, ticket: TicketCard) -> Reply:
        view, assignee = ticket.view, f" {ticket.assignee}" if ticket.assignee else ""
        assignee += f" again after {view.recurs}" if view.recurs else ""
        assignee += f", {view.members} joined" if view.members else ""
        assignee += f", {ticket.people} people" if ticket.people > view.members + 1 else ""
        assignee += f" of {ticket.original}" if ticket.original else ""
        assignee += f" with {', '.join(ticket.duplicates)}" if ticket.duplicates else ""
        return Reply(
            text=f"{view.number} {view.summary} by {ticket.requester}: {view.severity} {view.status}{assignee}"
        )

    def news(
        self,
        ticket: TicketCard,
        event: str,
        text: str,
        who: Requester,
        files: Sequence[FileReference] = (),
        left: Sequence[LeftFile] = (),
    ) -> Reply | None:
        told = f"{who.name}: {event} {text}".strip() + (f" without {_left(left)}" if left else "")
        told = f"{ticket.view.number} of {told}" if ticket.original else told
        return None if event == "claim" else Reply(text=told, files=() if event == "answer" else tuple(files))

    def files_left(self, left: Sequence[LeftFile], requester: str, *, for_team: bool) -> Reply:
        return Reply(text=f"not for {'the team' if for_team else requester}: {_left(left)}")

    def merged_into(self, duplicate: TicketCard, who: Requester) -> Reply:
        told = f"{duplicate.view.number} by {duplicate.requester}: {duplicate.description}"
        return Reply(text=f"{who.name}: here is {told}")

    def merged_away(self, duplicate: TicketCard, who: Requester) -> Reply:
        return Reply(text=f"{who.name}: go on in {duplicate.original}")

    def parted(self, ticket: TicketCard, who: Requester) -> Reply:
        return Reply(text=f"{who.name}: {ticket.view.number} is gone")

    def solved_before(self, earlier: TicketCard, at: datetime, solution: str, now: datetime, card: str) -> Reply:
        text = f"solved before as {earlier.view.number} at {at:%H:%M}: {solution}"
        return Reply(text=text, origin=Origin(label="card", message=card, conversation=""))

    def reminder(self, ticket: TicketView, reminder: Reminder, timezone: str, card: str) -> Reply:
        text = f"{reminder.kind} {reminder.promise} {ticket.number} {reminder.due:%H:%M}"
        return Reply(text=text, origin=Origin(label="card", message=card, conversation=""))

    def severity_suggested(self, ticket: TicketView, suggested: int, scope: str, card: str) -> Reply:
        told = f"{ticket.number} is {ticket.severity}, by the rules {suggested}"
        return Reply(text=f"{told}: {scope}, {ticket.members} members")

    def escalated(self, repeated: Repeated, timezone: str) -> Reply:
        numbers = ", ".join(ticket.number for ticket in repeated.tickets)
        return Reply(text=f"escalate {numbers}: {repeated.reports} reports, threshold {repeated.threshold}")


class FakeAgentNotices:
    def looked_up(self, ticket: TicketCard, card: str, agent: Requester) -> Reply:
        return Reply(text=f"{ticket.view.number} {ticket.view.status}, {agent.name}: {card}")

    def no_agent(self, person: Requester) -> Reply:
        return Reply(text=f"no, {person.name}: not yours")

    def not_now(self, ticket: TicketView, agent: Requester) -> Reply:
        return Reply(text=f"no, {agent.name}: {ticket.status}")

    def already_taken(self, number: str, by: Person, agent: Requester) -> Reply:
        return Reply(text=f"no, {agent.name}: {number} is with {by.name}")

    def no_colleague(self, who: Requester, agent: Requester) -> Reply:
        return Reply(text=f"not to {who.name}, {agent.name}")

    def no_original(self, number: str, why: str, original: str, agent: Requester) -> Reply:
        return Reply(text=f"not into {number}, {agent.name}: {why} {original}".strip())

    def sent_already(self, requester: str, agent: Requester) -> Reply:
        return Reply(text=f"{requester} has it already, {agent.name}")

    def nothing_passed_on(self, left: Sequence[LeftFile], agent: Requester) -> Reply:
        return Reply(text=f"nothing, {agent.name}: {_left(left)}")


class FakeAdminNotices:
    def parked(self, what: str, entry: str, reference: str) -> Reply:
        return Reply(text=f"parked {entry} {reference}")


NOTICES = Notices(
    requesters=FakeRequesterNotices(),
    members=FakeMemberNotices(),
    team=FakeTeamNotices(),
    agents=FakeAgentNotices(),
    admins=FakeAdminNotices(),
)


def _left(left: Sequence[LeftFile]) -> str:
    return ", ".join(f"{one.file.name} ({one.why})" for one in left)
