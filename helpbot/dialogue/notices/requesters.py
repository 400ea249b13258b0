"""Notices to requesters about their tickets: what an agent wrote or did, another severity, a duplicate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from helpbot.dialogue import choices
from helpbot.dialogue.messages import LONGEST_FIELD, Choice, FileReference, Reply, Requester
from helpbot.dialogue.notices.promise_words import moved
from helpbot.dialogue.notices.wordings import Wordings
from helpbot.dialogue.reporting.summary import LINE_BREAK, level_name
from helpbot.dialogue.ticket import TicketView
from helpbot.dialogue.wording import Texts
from helpbot.dialogue.words.quoting import quote, quote_lines, quote_names
from helpbot.dialogue.words.secret_marks import worded_in
from helpbot.triage.policy import SupportPolicy

LONGEST_REASON = LONGEST_FIELD
"""The most characters of the reason for another severity, which comes from a form."""


@dataclass(frozen=True)
class RequesterNotices:
    """In each requester's language and time zone."""

    policy: SupportPolicy
    wordings: Wordings

    def agent_did(
        self, ticket: TicketView, event: str, text: str, agent: Requester, requester: Requester
    ) -> Reply | None:
        """What an agent wrote or did; None for what does not concern the requester."""
        texts = self.wordings.of(requester).texts
        known = f"told_{event}" if text.strip() else f"told_{event}_silently"
        head = getattr(texts, known, None)
        if head is None:
            return None
        told = head.format(number=ticket.number, agent=quote(agent.display_name, 80))
        note = texts.told_ask_note if event == "ask" else ""
        return Reply(
            text="\n\n".join(filter(None, [told, quote_lines(worded_in(text, texts))])),
            note=note,
            choices=_after_told(texts, event, ticket.number),
        )

    def files_sent(self, files: Sequence[FileReference], requester: Requester) -> Reply:
        """The files of an agent, named in case they cannot be shown."""
        texts = self.wordings.of(requester).texts
        return Reply(text=texts.told_files.format(files=quote_names(files)), files=tuple(files))

    def severity_changed(
        self, before: TicketView, after: TicketView, requester: Requester, reason: str, now: datetime
    ) -> Reply:
        """Another severity, with the old and the new due times of the promises that are still open."""
        wording = self.wordings.of(requester)
        texts = wording.texts
        level = level_name(self.policy, after.severity, wording.code)
        told = {"number": after.number, "before": before.severity, "after": after.severity, "level": level}
        rows = [texts.severity_changed.format(**told)]
        if reason.strip():
            rows.append(texts.severity_reason.format(reason=quote(worded_in(reason, texts), LONGEST_REASON)))
        for promise in ("restoration",) if after.responded else ("response", "restoration"):
            old, new = (getattr(view, f"{promise}_due") for view in (before, after))
            rows += moved(promise, old, new, requester.timezone, wording, now)
        return Reply(text=LINE_BREAK.join(rows))

    def merged(self, ticket: TicketView, requester: Requester, own: str) -> Reply:
        """Their ticket is a duplicate; nothing is said about whoever reported the other one."""
        texts = self.wordings.of(requester).texts
        text = texts.merged_own if own else texts.merged
        offered = (choices.write_to_support(texts, ticket.number),)
        return Reply(text=text.format(number=ticket.number, original=own), choices=offered)

    def apart(self, ticket: TicketView, requester: Requester) -> Reply:
        """Their ticket is no duplicate after all."""
        texts = self.wordings.of(requester).texts
        offered = (choices.write_to_support(texts, ticket.number),)
        return Reply(text=texts.apart.format(number=ticket.number), choices=offered)

    def unread(self, requester: Requester) -> Reply:
        """The message that they marked for a report cannot be read."""
        return Reply(text=self.wordings.of(requester).texts.marked_unread)


def _after_told(texts: Texts, event: str, number: str) -> tuple[Choice, ...]:
    """What the requester may do next."""
    if event == "resolve":
        return choices.solved(texts, number)
    return () if event == "close" else (choices.write_to_support(texts, number),)
