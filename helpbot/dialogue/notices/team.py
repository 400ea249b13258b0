"""Notices to the support team in the triage channel: the card of a ticket, news below it, reminders, escalations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from helpbot.dialogue.messages import FileReference, LeftFile, Origin, Reply, Requester
from helpbot.dialogue.notices.file_words import left_words
from helpbot.dialogue.notices.promise_words import promise_name
from helpbot.dialogue.notices.wordings import Wordings
from helpbot.dialogue.reporting.summary import level_name
from helpbot.dialogue.ticket import Repeated, TicketCard, TicketView
from helpbot.dialogue.tickets.cards import card, told_in_full
from helpbot.dialogue.wording import Texts, Wording
from helpbot.dialogue.words.quoting import quote, quote_lines, quote_names
from helpbot.dialogue.words.secret_marks import worded_in
from helpbot.dialogue.words.times import length, moment, on, zone_name
from helpbot.triage.policy import SupportPolicy
from helpbot.triage.promises.reminders import Reminder

MOST_LISTED = 20
"""The most tickets in one message."""
_TO_REQUESTER = frozenset({"answer", "ask", "resolve"})
"""What an agent sends to the requester, files included."""


@dataclass(frozen=True)
class TeamNotices:
    """In the team's `language` and `timezone`; without one, in that of the requester.

    `mark` begins what agents write for the requester in the thread of a card.
    """

    policy: SupportPolicy
    wordings: Wordings
    language: str
    timezone: str | None
    mark: str

    @property
    def wording(self) -> Wording:
        """The wording in the team's language."""
        return self.wordings.nearest(self.language)

    def card(self, ticket: TicketCard) -> Reply:
        """The card of a ticket."""
        return card(self._in_our_timezone(ticket), self.wording, self._spoken(ticket), self.policy, self.mark)

    def news(
        self,
        ticket: TicketCard,
        event: str,
        text: str,
        who: Requester,
        files: Sequence[FileReference] = (),
        left: Sequence[LeftFile] = (),
    ) -> Reply | None:
        """Below the card: what was said or done, by whom. None for what needs no notice.

        The files of an agent are there already. News of a duplicate name it, since they are below another card.
        """
        texts = self.wording.texts
        silently = None if text.strip() or files or left else getattr(texts, f"team_{event}_silently", None)
        head = silently or getattr(texts, f"team_{event}", None)
        if head is None:
            return None
        told = head.format(
            who=quote(who.display_name, 80), requester=quote(ticket.requester, 80), severity=ticket.view.severity
        )
        attached = [texts.team_files.format(files=quote_names(files))] if files else []
        from_agent = event in _TO_REQUESTER
        attached += [left_words(left, ticket.requester, texts, for_team=not from_agent)] if left else []
        if ticket.original:
            told = texts.team_of_duplicate.format(number=ticket.view.number, told=told)
        return Reply(
            text="\n\n".join(filter(None, [told, quote_lines(worded_in(text, texts)), *attached])),
            files=() if from_agent else tuple(files),
        )

    def files_left(self, left: Sequence[LeftFile], requester: str, *, for_team: bool) -> Reply:
        """Files that could not be shown after all."""
        return Reply(text=left_words(left, requester, self.wording.texts, for_team=for_team))

    def merged_into(self, duplicate: TicketCard, who: Requester) -> Reply:
        """Below the card of the original: what the requester of the duplicate told, word for word."""
        lead = _of_two(self.wording.texts.team_merged, duplicate, who)
        told = told_in_full(self._in_our_timezone(duplicate), self.wording, self._spoken(duplicate))
        return Reply(text="\n\n".join([lead, *told]))

    def merged_away(self, duplicate: TicketCard, who: Requester) -> Reply:
        """Below the card of the duplicate."""
        return Reply(text=_of_two(self.wording.texts.team_merged_away, duplicate, who))

    def parted(self, ticket: TicketCard, who: Requester) -> Reply:
        """Below the card of its former original."""
        return Reply(text=_of_two(self.wording.texts.team_apart, ticket, who))

    def solved_before(self, earlier: TicketCard, at: datetime, solution: str, now: datetime, card: str) -> Reply:
        """Below the card of a new ticket: how the most similar one before it was solved."""
        texts, view = self.wording.texts, earlier.view
        when, resolved = on(at, now, self._in_our_timezone(earlier).timezone, self.wording.code)
        told = texts.team_solved_before.format(
            number=view.number, summary=quote(view.summary, 160), on=when, resolved=resolved
        )
        return Reply(text=f"{told}\n\n{quote_lines(worded_in(solution, texts))}", origin=self._link_to(card))

    def reminder(self, ticket: TicketView, reminder: Reminder, timezone: str, card: str) -> Reply:
        """A promise is due soon, or broken."""
        texts, code, zone = self.wording.texts, self.wording.code, self.timezone or timezone
        text: str = getattr(texts, f"reminder_{reminder.kind}")
        return Reply(
            text=text.format(
                number=ticket.number,
                severity=ticket.severity,
                promise=promise_name(texts, reminder.promise),
                due=moment(reminder.due, zone, code),
                zone=zone_name(zone, code),
                summary=quote(ticket.summary, 160),
            ),
            origin=self._link_to(card),
        )

    def severity_suggested(self, ticket: TicketView, suggested: int, scope: str, card: str) -> Reply:
        """By the rules, a ticket is more severe with those who joined it; nothing was changed."""
        texts = self.wording.texts
        return Reply(
            text=texts.severity_suggested.format(
                number=ticket.number,
                members=ticket.members,
                scope=getattr(texts, f"scope_{scope}", scope),
                suggested=suggested,
                level=level_name(self.policy, suggested, self.wording.code),
                severity=ticket.severity,
                summary=quote(ticket.summary, 160),
            ),
            origin=self._link_to(card),
        )

    def escalated(self, repeated: Repeated, timezone: str) -> Reply:
        """An error repeats and is unresolved: the rule, and the tickets about it."""
        texts, code, zone = self.wording.texts, self.wording.code, self.timezone or timezone
        rules = self.policy.escalation
        lead = texts.escalated.format(
            reports=repeated.reports,
            threshold=repeated.threshold,
            within=length(rules.within.length(), code),
            unresolved_for=length(rules.unresolved_for.length(), code),
            since=moment(repeated.since, zone, code),
            zone=zone_name(zone, code),
        )
        rows = "\n".join(_escalated_row(ticket, texts) for ticket in repeated.tickets[:MOST_LISTED])
        return Reply(text="\n\n".join([lead, rows, texts.escalated_next]))

    def _link_to(self, card: str) -> Origin | None:
        """A link to the card of a ticket, if that is posted."""
        return Origin(label=self.wording.texts.team_card, message=card, conversation="") if card else None

    def _in_our_timezone(self, ticket: TicketCard) -> TicketCard:
        """The ticket with its times in the team's time zone."""
        return ticket.model_copy(update={"timezone": self.timezone or ticket.timezone})

    def _spoken(self, ticket: TicketCard) -> Wording:
        """The wording in the language that a ticket was reported in."""
        return self.wordings.nearest(ticket.language)


def _of_two(text: str, duplicate: TicketCard, who: Requester) -> str:
    return text.format(
        number=duplicate.view.number,
        original=duplicate.original,
        who=quote(who.display_name, 80),
        requester=quote(duplicate.requester, 80),
    )


def _escalated_row(ticket: TicketView, texts: Texts) -> str:
    status = getattr(texts, f"status_{ticket.status}", ticket.status)
    summary = quote(ticket.summary, 120)
    return texts.escalated_ticket.format(number=ticket.number, severity=ticket.severity, status=status, summary=summary)
