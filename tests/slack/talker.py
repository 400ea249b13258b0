"""A dialogue small enough to be obvious: it repeats what it hears, and counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from helpbot.dialogue.messages import Choice, Message, Reply, ReportForm, Requester
from helpbot.dialogue.ticket import TicketView
from helpbot.dialogue.turn import Turn
from helpbot.dialogue.words.quoting import quote


class Talker:
    """Answers the nth message of a conversation with `n: what was said` and two buttons; says so if it was changed."""

    def respond(
        self,
        state: dict[str, Any],
        message: Message,
        requester: Requester,
        now: datetime,
        tickets: Sequence[TicketView],
    ) -> Turn:
        if message.edited:
            return Turn(state, (Reply(text=f"changed: {quote(message.text)}"),))
        number = state.get("heard", 0) + 1
        heard = f"picked {message.choice.action}" if message.choice else quote(message.text)
        files = "".join(f" +{quote(file.name)}" for file in message.files)
        choices = (Choice(label="Yes", action="yes", style="primary"), Choice(label="No", action="no"))
        reply = Reply(
            text=f"{number}: {heard}{files}", note=f"{requester.name} in {requester.timezone}", choices=choices
        )
        return Turn({"heard": number}, (reply,))

    def form(self, state: dict[str, Any]) -> ReportForm:
        return ReportForm(what="")

    def preview(self, link: str, requester: Requester, now: datetime) -> Reply | None:
        return Reply(text=f"about {quote(link)}")

    def filed(self, state: dict[str, Any], tickets: Sequence[TicketView], requester: Requester, now: datetime) -> Turn:
        return Turn(state, ())

    def apology(self, state: dict[str, Any], requester: Requester, reference: str) -> Reply:
        return Reply(text=f"sorry: {reference}")
