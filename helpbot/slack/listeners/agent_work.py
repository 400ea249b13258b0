"""Agents work on tickets from the cards: open the modal of a button, and process its submission.

Modals are opened directly, since a trigger lasts three seconds; submissions are stored by the desk before they are
acknowledged. The desk checks permissions; here they are checked only so that nobody fills in a form in vain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from slack_bolt import Ack, App
from slack_sdk import WebClient

from helpbot.desk.ports.events import TicketTask
from helpbot.dialogue.tickets.cards import severity_mark
from helpbot.slack.drawing.render import ACTION_PREFIX, MORE
from helpbot.slack.intake import Body
from helpbot.slack.intake.presses import EVENTS, card_event, pressed_choice, work_event
from helpbot.slack.listeners.front import Front
from helpbot.slack.views.agent import Work, candidate, complaints, submitted_work, work_view
from helpbot.slack.views.ids import CARD_VIEWS, VALUE, BlockId

MOST_OFFERED = 20


def listen(app: App, front: Front) -> None:
    """Register the listeners."""
    modals = _Modals(front)
    app.action(re.compile(rf"^{ACTION_PREFIX}(\d+-({'|'.join(CARD_VIEWS)})|{MORE})$"))(modals.open)
    app.options({"block_id": BlockId.ORIGINAL, "action_id": VALUE})(modals.offer_originals)
    app.view(re.compile(rf"^({'|'.join(CARD_VIEWS.values())})$"))(modals.take)


@dataclass(frozen=True)
class _Modals:
    """Opens the modal of a card's button, offers what can be chosen in it, and processes its submission."""

    front: Front

    def open(self, ack: Ack, body: Body, client: WebClient) -> None:
        """Open the modal of a button."""
        ack()
        front, choice = self.front, pressed_choice(body)
        if choice is None or choice.action not in CARD_VIEWS:
            return  # an old button, which the desk answers
        agent = front.desk.person(body["user"]["id"])
        if "agent" not in agent.roles:  # the desk will tell them
            front.desk.receive(card_event(body, TicketTask(number=choice.value, event=EVENTS[choice.action]), _now()))
            return
        language = front.language(agent)
        work = Work(number=choice.value, channel=body["container"]["channel_id"], language=language)
        texts, severity = front.wording_in(language).views, front.casework.ticket(work.number).ticket.severity
        view = work_view(choice.action, work, texts, severity, front.levels(agent))
        client.views_open(trigger_id=body["trigger_id"], view=view)

    def offer_originals(self, ack: Ack, body: Body) -> None:
        """Offer tickets that one may be a duplicate of, as the agent types."""
        work = Work.model_validate_json(body["view"]["private_metadata"])
        found = self.front.casework.candidates(work.number, body["value"], MOST_OFFERED)
        texts, said = self.front.wording_in(work.language).views, self.front.texts_in(work.language)
        ack(options=[candidate(one, texts, severity_mark(said, one.severity)) for one in found])

    def take(self, ack: Ack, body: Body) -> None:
        """Store what was submitted, or say what is wrong with it."""
        user, view = body["user"]["id"], body["view"]
        work, task = submitted_work(view)
        severity = self.front.casework.ticket(work.number).ticket.severity
        agents, texts = self.front.settings.slack.agents, self.front.wording_in(work.language).views
        if wrong := complaints(view, severity, agents, texts):
            ack(response_action="errors", errors=wrong)
            return
        self.front.desk.receive(work_event((f"view:{view['id']}",), work.channel, user, task, _now()))
        ack()


def _now() -> datetime:
    return datetime.now(UTC)
