"""What the bot says by itself: to the requester, to the support team, to the admins."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from helpbot.dialogue.messages import Reply, Requester, TicketView
from helpbot.dialogue.quoting import quote
from helpbot.dialogue.summary import LINE_BREAK, level_name
from helpbot.dialogue.times import moment, zone_name
from helpbot.dialogue.wording import Texts, Wording
from helpbot.triage.policy import SupportPolicy
from helpbot.triage.reminders import Reminder


class Notices:
    """Words notices in the reader's language; `wordings` come in the order in which the bot prefers them."""

    def __init__(self, policy: SupportPolicy, wordings: Mapping[str, Wording]) -> None:
        self._policy = policy
        self._wordings = wordings

    def severity_changed(self, before: TicketView, after: TicketView, requester: Requester, reason: str) -> Reply:
        """Another severity, with the old and the new due times in the requester's own zone."""
        wording = self._wording(requester.language)
        texts = wording.texts
        level = level_name(self._policy, after.severity, wording.code)
        told = {"number": after.number, "before": before.severity, "after": after.severity, "level": level}
        rows = [texts.severity_changed.format(**told)]
        if reason.strip():
            rows.append(texts.severity_reason.format(reason=quote(reason)))
        for promise in ("response", "restoration"):
            old, new = (getattr(view, f"{promise}_due") for view in (before, after))
            rows += _moved(promise, old, new, requester.timezone, wording)
        return Reply(text=LINE_BREAK.join(rows))

    def reminder(self, ticket: TicketView, reminder: Reminder, timezone: str, language: str) -> Reply:
        """A promise is due soon, or broken."""
        wording = self._wording(language)
        text: str = getattr(wording.texts, f"reminder_{reminder.kind}")
        due = moment(reminder.due, timezone, wording.code)
        return Reply(
            text=text.format(
                number=ticket.number,
                severity=ticket.severity,
                promise=_promise(wording.texts, reminder.promise),
                due=due,
                zone=zone_name(timezone, wording.code),
                summary=quote(ticket.summary, 160),
            )
        )

    def parked(self, what: str, entry: str, reference: str) -> Reply:
        """An entry of the inbox or the outbox failed for good."""
        texts = self._wording(None).texts
        text: str = getattr(texts, f"parked_{what}")
        return Reply(text=f"{text} {texts.parked_next.format(entry=entry, reference=reference)}")

    def _wording(self, language: str | None) -> Wording:
        return self._wordings.get(language or "") or next(iter(self._wordings.values()))


def _moved(promise: str, old: datetime | None, new: datetime | None, zone: str, wording: Wording) -> list[str]:
    """By when a promise is due now, and by when it was."""
    texts, name = wording.texts, _promise(wording.texts, promise)
    if new is None:
        return [texts.due_no_longer.format(promise=name)] if old else []
    due, place = moment(new, zone, wording.code), zone_name(zone, wording.code)
    if old is None:
        return [texts.due_newly.format(promise=name, due=due, zone=place)]
    return [texts.due_moved.format(promise=name, due=due, zone=place, before=moment(old, zone, wording.code))]


def _promise(texts: Texts, promise: str) -> str:
    name: str = getattr(texts, f"promise_{promise}")
    return name
