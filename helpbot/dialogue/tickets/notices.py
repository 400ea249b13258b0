"""What the bot says by itself: to the requester, to the support team, to the admins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from helpbot.dialogue import choices
from helpbot.dialogue.incidents.failures import IncidentNews
from helpbot.dialogue.messages import LONGEST_FIELD, Choice, FileReference, LeftFile, Reply, Requester
from helpbot.dialogue.reporting.summary import LINE_BREAK, level_name
from helpbot.dialogue.ticket import Repeated, TicketCard, TicketView
from helpbot.dialogue.tickets.cards import card, told_in_full
from helpbot.dialogue.tickets.file_words import left_words, names, names_with_reasons
from helpbot.dialogue.tickets.promise_words import moved, promise_name
from helpbot.dialogue.wording import Texts, Wording
from helpbot.dialogue.words.quoting import quote, quote_lines
from helpbot.dialogue.words.secret_marks import worded_in
from helpbot.dialogue.words.times import length, moment, on, since, zone_name
from helpbot.language.rules import nearest_spoken
from helpbot.triage.policy import SupportPolicy
from helpbot.triage.promises.reminders import Reminder

MOST_LISTED = 20
"""Tickets in one message."""
LONGEST_REASON = LONGEST_FIELD
"""Characters of a reason for another severity, which is told in a form."""


_TO_REQUESTER = frozenset({"answer", "ask", "resolve"})
"""What an agent says to the requester, files and all."""


@dataclass(frozen=True)
class TeamReads:
    """The support team's language, and its time zone; without one, times are the requester's."""

    language: str
    timezone: str | None = None


class Notices:
    """Words notices in the reader's language; `wordings` come in the order in which the bot prefers them.

    `mark` begins what agents write for the requester in the thread of a card; `team` is how the support team reads.
    """

    def __init__(self, policy: SupportPolicy, wordings: Mapping[str, Wording], mark: str, team: TeamReads) -> None:
        self._policy = policy
        self._wordings = wordings
        self._mark = mark
        self._team = self._wording(team.language)
        self._team_timezone = team.timezone

    def card(self, ticket: TicketCard) -> Reply:
        """The card of a ticket for the support team."""
        read = ticket.model_copy(update={"timezone": self._team_timezone or ticket.timezone})
        return card(read, self._team, self._policy, self._mark)

    def agent_did(
        self, ticket: TicketView, event: str, text: str, agent: Requester, requester: Requester
    ) -> Reply | None:
        """To the requester: what an agent wrote or did. None for what does not concern them."""
        texts = self._wording_for(requester).texts
        known = f"told_{event}" if text.strip() else f"told_{event}_silently"
        head = getattr(texts, known, None)
        if head is None:
            return None
        told = head.format(number=ticket.number, agent=quote(agent.name or agent.id, 80))
        note = texts.told_ask_note if event == "ask" else ""
        return Reply(
            text="\n\n".join(filter(None, [told, quote_lines(worded_in(text, texts))])),
            note=note,
            choices=_after_told(texts, event, ticket.number),
        )

    def team_news(
        self,
        ticket: TicketCard,
        event: str,
        text: str,
        who: Requester,
        files: Sequence[FileReference] = (),
        left: Sequence[LeftFile] = (),
    ) -> Reply | None:
        """To the support team, below the card: what was said or done, by whom. None for what needs no word.

        What an agent sends stands there already. News of a duplicate name it: they stand below another card.
        """
        texts = self._team.texts
        silently = None if text.strip() or files or left else getattr(texts, f"team_{event}_silently", None)
        head = silently or getattr(texts, f"team_{event}", None)
        if head is None:
            return None
        told = head.format(
            who=quote(who.name or who.id, 80), requester=quote(ticket.requester, 80), severity=ticket.view.severity
        )
        attached = [texts.team_files.format(files=names(files))] if files else []
        from_agent = event in _TO_REQUESTER
        attached += [left_words(left, ticket.requester, texts, for_team=not from_agent)] if left else []
        if ticket.original:
            told = texts.team_of_duplicate.format(number=ticket.view.number, told=told)
        return Reply(
            text="\n\n".join(filter(None, [told, quote_lines(worded_in(text, texts)), *attached])),
            files=() if from_agent else tuple(files),
        )

    def files_sent(self, files: Sequence[FileReference], requester: Requester) -> Reply:
        """To the requester: the files of an agent, named for where they cannot be shown."""
        texts = self._wording_for(requester).texts
        return Reply(text=texts.told_files.format(files=names(files)), files=tuple(files))

    def files_left(self, left: Sequence[LeftFile], requester: str, *, for_team: bool) -> Reply:
        """To the support team: files that could not be shown after all."""
        return Reply(text=left_words(left, requester, self._team.texts, for_team=for_team))

    def nothing_passed_on(self, left: Sequence[LeftFile], agent: Requester) -> Reply:
        """To an agent whose message held nothing else."""
        texts = self._wording_for(agent).texts
        return Reply(text=texts.work_no_files.format(files=names_with_reasons(left, texts)))

    def refused(self, ticket: TicketView | None, agent: Requester) -> Reply:
        """To who wanted to do something to a ticket: it is for the support team; with a `ticket`, not in its status."""
        texts = self._wording_for(agent).texts
        if ticket is None:
            return Reply(text=texts.work_not_yours)
        status = getattr(texts, f"card_{ticket.status}")
        return Reply(text=texts.work_not_now.format(number=ticket.number, status=status))

    def no_colleague(self, who: Requester, agent: Requester) -> Reply:
        """To who wanted to hand a ticket over to somebody who is not of the support team."""
        texts = self._wording(agent.chosen_language or agent.language).texts
        return Reply(text=texts.work_no_colleague.format(who=quote(who.name or who.id, 80)))

    def no_original(self, number: str, why: str, original: str, agent: Requester) -> Reply:
        """To who said that a ticket is a duplicate of this one: it cannot be."""
        texts = self._wording(agent.chosen_language or agent.language).texts
        text: str = getattr(texts, f"work_merge_{why}")
        return Reply(text=text.format(number=number, original=original))

    def merged(self, ticket: TicketView, requester: Requester, own: str) -> Reply:
        """To the requester of a duplicate, without a word of whoever has reported the other ticket."""
        texts = self._wording(requester.chosen_language or requester.language).texts
        text = texts.merged_own if own else texts.merged
        offered = (choices.write_to_support(texts, ticket.number),)
        return Reply(text=text.format(number=ticket.number, original=own), choices=offered)

    def apart(self, ticket: TicketView, requester: Requester) -> Reply:
        """To the requester of what was a duplicate."""
        texts = self._wording(requester.chosen_language or requester.language).texts
        offered = (choices.write_to_support(texts, ticket.number),)
        return Reply(text=texts.apart.format(number=ticket.number), choices=offered)

    def merged_into(self, duplicate: TicketCard, who: Requester) -> Reply:
        """Below the card of the original: what its requester told, word for word."""
        lead = self._of_two(self._team.texts.team_merged, duplicate, who)
        return Reply(text="\n\n".join([lead, *told_in_full(duplicate, self._team)]))

    def merged_away(self, duplicate: TicketCard, who: Requester) -> Reply:
        """Below the card of the duplicate."""
        return Reply(text=self._of_two(self._team.texts.team_merged_away, duplicate, who))

    def parted(self, ticket: TicketCard, who: Requester) -> Reply:
        """Below the card of what was its original."""
        return Reply(text=self._of_two(self._team.texts.team_apart, ticket, who))

    @staticmethod
    def _of_two(text: str, duplicate: TicketCard, who: Requester) -> str:
        return text.format(
            number=duplicate.view.number,
            original=duplicate.original,
            who=quote(who.name or who.id, 80),
            requester=quote(duplicate.requester, 80),
        )

    def unread(self, requester: Requester) -> Reply:
        """To who marked a message in order to report it: it cannot be read."""
        return Reply(text=self._wording_for(requester).texts.marked_unread)

    def severity_changed(
        self, before: TicketView, after: TicketView, requester: Requester, reason: str, now: datetime
    ) -> Reply:
        """Another severity, with the old and the new due times in the requester's own zone; who has had an answer waits
        for none."""
        wording = self._wording_for(requester)
        texts = wording.texts
        level = level_name(self._policy, after.severity, wording.code)
        told = {"number": after.number, "before": before.severity, "after": after.severity, "level": level}
        rows = [texts.severity_changed.format(**told)]
        if reason.strip():
            rows.append(texts.severity_reason.format(reason=quote(worded_in(reason, texts), LONGEST_REASON)))
        for promise in ("restoration",) if after.responded else ("response", "restoration"):
            old, new = (getattr(view, f"{promise}_due") for view in (before, after))
            rows += moved(promise, old, new, requester.timezone, wording, now)
        return Reply(text=LINE_BREAK.join(rows))

    def reminder(self, ticket: TicketView, reminder: Reminder, timezone: str) -> Reply:
        """A promise is due soon, or broken."""
        wording, timezone = self._team, self._team_timezone or timezone
        text: str = getattr(wording.texts, f"reminder_{reminder.kind}")
        due = moment(reminder.due, timezone, wording.code)
        return Reply(
            text=text.format(
                number=ticket.number,
                severity=ticket.severity,
                promise=promise_name(wording.texts, reminder.promise),
                due=due,
                zone=zone_name(timezone, wording.code),
                summary=quote(ticket.summary, 160),
            )
        )

    def incident_resolved(self, news: IncidentNews, reader: Requester, now: datetime) -> Reply:
        """An incident that the reader joined is over, with the times in their own zone."""
        wording = self._wording_for(reader)
        texts, zone = wording.texts, reader.timezone
        if news.title:
            text = texts.known_resolved_page if news.by_page else texts.known_resolved_titled
        else:
            text = texts.known_resolved
        words, resolved = on(news.resolved_at or now, now, zone, wording.code)
        told = text.format(
            title=quote(news.title, 160),
            area=wording.area(news.area),
            since=since(news.since, now, zone, wording.code),
            on=words,
            resolved=resolved,
            zone=zone_name(zone, wording.code),
        )
        if not news.own:
            return Reply(text=f"{told} {texts.known_resolved_next}")
        ended = texts.known_resolved_own.format(numbers=", ".join(news.own))
        return Reply(text=f"{told} {ended}", choices=choices.solved(texts, news.own[0]) if len(news.own) == 1 else ())

    def incident_reopened(self, news: IncidentNews, reader: Requester, now: datetime) -> Reply:
        """An incident that the reader joined is not over after all."""
        wording = self._wording_for(reader)
        began = since(news.since, now, reader.timezone, wording.code)
        return Reply(text=wording.texts.known_reopened.format(area=wording.area(news.area), since=began))

    def severity_suggested(self, ticket: TicketView, suggested: int, scope: str) -> Reply:
        """By the rules a ticket is graver with those who joined it; nothing was changed."""
        wording = self._team
        return Reply(
            text=wording.texts.severity_suggested.format(
                number=ticket.number,
                members=ticket.members,
                scope=getattr(wording.texts, f"scope_{scope}", scope),
                suggested=suggested,
                level=level_name(self._policy, suggested, wording.code),
                severity=ticket.severity,
                summary=quote(ticket.summary, 160),
            )
        )

    def escalated(self, repeated: Repeated, timezone: str) -> Reply:
        """An error repeats and stays unresolved: by which rule, and the tickets that tell of it."""
        wording, rules, timezone = self._team, self._policy.escalation, self._team_timezone or timezone
        texts = wording.texts
        lead = texts.escalated.format(
            reports=repeated.reports,
            threshold=repeated.threshold,
            within=length(rules.within.length(), wording.code),
            unresolved_for=length(rules.unresolved_for.length(), wording.code),
            since=moment(repeated.since, timezone, wording.code),
            zone=zone_name(timezone, wording.code),
        )
        rows = "\n".join(_escalated_row(ticket, texts) for ticket in repeated.tickets[:MOST_LISTED])
        return Reply(text="\n\n".join([lead, rows, texts.escalated_next]))

    def parked(self, what: str, entry: str, reference: str) -> Reply:
        """An entry of the inbox or the outbox failed for good."""
        texts = self._wording(None).texts
        text: str = getattr(texts, f"parked_{what}")
        return Reply(text=f"{text} {texts.parked_next.format(entry=entry, reference=reference)}")

    def _wording_for(self, person: Requester) -> Wording:
        """As they have chosen, else as they are spoken to."""
        return self._wording(person.chosen_language or person.language)

    def _wording(self, language: str | None) -> Wording:
        return self._wordings[nearest_spoken(language, tuple(self._wordings))]


def _after_told(texts: Texts, event: str, number: str) -> tuple[Choice, ...]:
    """What the requester may do next."""
    if event == "resolve":
        return choices.solved(texts, number)
    return () if event == "close" else (choices.write_to_support(texts, number),)


def _escalated_row(ticket: TicketView, texts: Texts) -> str:
    status = getattr(texts, f"status_{ticket.status}", ticket.status)
    summary = quote(ticket.summary, 120)
    return texts.escalated_ticket.format(number=ticket.number, severity=ticket.severity, status=status, summary=summary)
