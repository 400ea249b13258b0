"""Presses of buttons, and what agents do to tickets. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from pydantic import ValidationError

from helpbot.desk.ports.events import IncomingEvent, SentAnswerChanged, TicketTask
from helpbot.dialogue.choices import Action, AgentAction
from helpbot.dialogue.messages import Choice
from helpbot.slack.drawing.render import ACTION_PREFIX
from helpbot.slack.intake import Body, places, repeats
from helpbot.slack.views.ids import CARD_VIEWS
from helpbot.tickets.lifecycle import Event

MENU = Choice(label="", action=Action.MENU)
"""What a bare mention or a bare command asks for."""
EXPIRED = Choice(label="", action=Action.EXPIRED)
"""An old button in a former format: whoever presses it is told so."""

EVENTS: Mapping[str, Event] = MappingProxyType(
    {
        AgentAction.CLAIM: Event.CLAIM,
        AgentAction.TAKE_OVER: Event.CLAIM,
        AgentAction.ANSWER: Event.ANSWER,
        AgentAction.ASK: Event.ASK,
        AgentAction.SEVERITY: Event.SET_SEVERITY,
        AgentAction.RESOLVE: Event.RESOLVE,
        AgentAction.HAND_OVER: Event.HAND_OVER,
        AgentAction.DUPLICATE: Event.MERGE,
        AgentAction.REOPEN: Event.REOPEN,
        AgentAction.CLOSE: Event.CLOSE,
    }
)
"""What the buttons of a card do to its ticket."""


def pressed_choice(body: Body) -> Choice | None:
    """The choice in the value of one of our buttons or menu entries; `EXPIRED` if it cannot be read."""
    action = body["actions"][0]
    if not str(action.get("action_id", "")).startswith(ACTION_PREFIX):
        return None
    try:
        return Choice.model_validate_json(action.get("value") or action["selected_option"]["value"])
    except (KeyError, ValidationError):
        return EXPIRED


def from_press(body: Body, now: datetime) -> IncomingEvent | None:
    """A pressed button under a message; None for one that opens a modal first, or is not ours."""
    choice, container = pressed_choice(body), body.get("container", {})
    if choice is None or container.get("type") != "message" or _opens_modal(choice):
        return None
    if choice.action in EVENTS:
        takes_over = choice.action == AgentAction.TAKE_OVER
        task = TicketTask(number=choice.value, event=EVENTS[choice.action], takes_over=takes_over)
        return card_event(body, task, now)
    channel, user = container["channel_id"], body["user"]["id"]
    if choice == EXPIRED and not places.is_direct(channel):
        return private_event(press_keys(body), channel, user, now, choice=choice)  # it tells the others nothing
    conversation, address = home_of_press(body)
    shared = conversation != places.private(user) and not places.is_direct(channel)
    return IncomingEvent(press_keys(body), conversation, user, address, now, choice=choice, shared=shared)


def _opens_modal(choice: Choice) -> bool:
    return choice.action in CARD_VIEWS or choice.action == Action.FORM


def home_of_press(body: Body) -> tuple[str, dict[str, str]]:
    """The conversation in which somebody pressed something, and where the answers go."""
    container, user = body["container"], body["user"]["id"]
    channel = container["channel_id"]
    if container.get("is_ephemeral"):
        return places.private(user), {"channel": channel, "user": user}
    root = container.get("thread_ts") or (None if places.is_direct(channel) else container["message_ts"])
    return places.thread(channel, root) if root else places.private(user), places.address(channel, root)


def card_event(body: Body, task: TicketTask, now: datetime) -> IncomingEvent:
    """A pressed button of a card."""
    return work_event(press_keys(body), body["container"]["channel_id"], body["user"]["id"], task, now)


def work_event(
    keys: tuple[str, ...],
    channel: str,
    user: str,
    task: TicketTask | SentAnswerChanged,
    now: datetime,
    root: str | None = None,
) -> IncomingEvent:
    """Work on a ticket, in the thread under `root` if it is done there; a refusal is visible only to whoever does
    it."""
    to = {**places.address(channel, root), "user": user}
    return IncomingEvent(keys, f"ticket:{task.number}", user, to, now, shared=True, task=task)


def press_keys(body: Body) -> tuple[str, ...]:
    """The keys of a press: Slack's trigger id, and those that it shares with a repeated press."""
    action, container = body["actions"][0], body["container"]
    button = f"{container['channel_id']}:{container['message_ts']}:{action['action_id']}:{body['user']['id']}"
    return (f"press:{body['trigger_id']}", *repeats.names_of(f"press:{button}", action["action_ts"]))


def private_event(
    keys: tuple[str, ...], channel: str, user: str, now: datetime, text: str = "", choice: Choice | None = None
) -> IncomingEvent:
    """Something private in a channel: the answer is visible only to the person."""
    to = {"channel": channel, "user": user}
    return IncomingEvent(keys, places.private(user), user, to, now, text=text, choice=choice)
