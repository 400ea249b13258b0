"""Questions that begin outside a conversation, and the indicator that an answer is on its way."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TypeAlias

from slack_bolt import Ack, App
from slack_sdk import WebClient

from helpbot.desk.ports.events import IncomingEvent
from helpbot.dialogue.choices import Action
from helpbot.dialogue.messages import Choice
from helpbot.slack.calling.clients import CALL_ERRORS
from helpbot.slack.intake import Body, places
from helpbot.slack.intake.commands import search_asked
from helpbot.slack.intake.plaintext import words_of
from helpbot.slack.intake.presses import private_event
from helpbot.slack.later import Later
from helpbot.slack.listeners.front import Front
from helpbot.slack.listeners.home import article_event
from helpbot.slack.views.ids import ShortcutId, ViewId
from helpbot.slack.views.search import article_sent_view, chosen_article, search_view
from helpbot.tickets.troubles import DatabaseTrouble

_Heard: TypeAlias = tuple[WebClient, Body]

PATIENCE_SECONDS = 0.7
"""The indicator is shown only if an answer takes longer than this."""


def listen(app: App, front: Front) -> None:
    """Register the listeners."""
    waiting = Later[_Heard]("signs of working", lambda heard: _show_work(front, *heard), PATIENCE_SECONDS)

    def heard(event: Body, client: WebClient) -> None:
        if "bot_id" not in event and places.is_direct(event.get("channel", "")) and "user" in event:
            waiting.put((client, event))

    def for_message(ack: Ack, body: Body) -> None:
        front.desk.receive(_find_event(body))
        ack()

    def open_search(ack: Ack, body: Body, client: WebClient) -> None:
        ack()
        user = body["user_id"] if "command" in body else body["user"]["id"]
        language = front.language(front.desk.person(user))
        view = search_view(front.wording_in(language), language)
        client.views_open(trigger_id=body["trigger_id"], view=view)

    def found(ack: Ack, body: Body) -> None:
        article, title = chosen_article(body["view"])
        front.desk.receive(article_event(body, article))
        wording = front.wording_in(body["view"]["private_metadata"])
        ack(response_action="update", view=article_sent_view(wording, title, front.settings.name))

    app.event("message")(heard)
    app.shortcut(ShortcutId.FIND_FOR_MESSAGE)(for_message)
    app.shortcut(ShortcutId.SEARCH)(open_search)
    app.command(front.settings.slack.command, matchers=[_wants_to_search])(open_search)
    app.view(ViewId.SEARCH)(found)


def _wants_to_search(body: Body) -> bool:
    """Whether the command asks for the search without saying what for."""
    return search_asked(body.get("text", ""))


def _find_event(body: Body) -> IncomingEvent:
    """Somebody wants help with a message, visible only to them."""
    keys, choice = (f"shortcut:{body['trigger_id']}",), Choice(label="", action=Action.FIND_HELP)
    channel, user, text = body["channel"]["id"], body["user"]["id"], words_of(body["message"])
    return private_event(keys, channel, user, datetime.now(UTC), text=text, choice=choice)


def _show_work(front: Front, client: WebClient, event: Body) -> None:
    """Show that the bot is working on a message while it is; Slack removes the indicator when the answer arrives."""
    channel, ts = event["channel"], event["ts"]
    key, place = places.message_key(channel, ts), {"channel_id": channel, "thread_ts": event.get("thread_ts") or ts}
    try:
        if not front.desk.is_at_work_on(key):
            return
        status = front.wording(front.desk.person(event["user"])).working
        client.assistant_threads_setStatus(**place, status=status)
        if not front.desk.is_at_work_on(key):  # the answer was quicker, and removed no indicator
            client.assistant_threads_setStatus(**place, status="")
    except (DatabaseTrouble, *CALL_ERRORS):
        return  # no indicator, but the answer will come all the same
