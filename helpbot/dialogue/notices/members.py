"""Notices to the members of an incident, those who joined it: it is over, or not after all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from helpbot.dialogue import choices
from helpbot.dialogue.incidents.failures import IncidentNews
from helpbot.dialogue.messages import Reply, Requester
from helpbot.dialogue.notices.wordings import Wordings
from helpbot.dialogue.wording import Texts
from helpbot.dialogue.words.quoting import quote
from helpbot.dialogue.words.times import on, since, zone_name


@dataclass(frozen=True)
class MemberNotices:
    """In each member's language and time zone."""

    wordings: Wordings

    def resolved(self, news: IncidentNews, member: Requester, now: datetime) -> Reply:
        """The incident is over, and with it their own tickets about it."""
        wording = self.wordings.of(member)
        texts, zone = wording.texts, member.timezone
        words, resolved = on(news.resolved_at or now, now, zone, wording.code)
        told = _resolved(news, texts).format(
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

    def reopened(self, news: IncidentNews, member: Requester, now: datetime) -> Reply:
        """The incident is not over after all."""
        wording = self.wordings.of(member)
        began = since(news.since, now, member.timezone, wording.code)
        return Reply(text=wording.texts.known_reopened.format(area=wording.area(news.area), since=began))


def _resolved(news: IncidentNews, texts: Texts) -> str:
    """The text with its title if it has one, else with the area of the product."""
    if not news.title:
        return texts.known_resolved
    return texts.known_resolved_page if news.by_page else texts.known_resolved_titled
