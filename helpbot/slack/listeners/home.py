"""The home tab: published when somebody opens it, searched as they type, updated by what they choose."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from helpbot.desk.ports.events import IncomingEvent
from helpbot.dialogue.choices import Action
from helpbot.dialogue.messages import Choice
from helpbot.language.text import fold
from helpbot.slack.calling.clients import error_code
from helpbot.slack.intake import Body, places
from helpbot.slack.listeners.front import WORKSPACE, Front
from helpbot.slack.views import fields
from helpbot.slack.views.fields import Block
from helpbot.slack.views.home import AUTO, Home, article_sent, home_view
from helpbot.slack.views.ids import ActionId

MOST_OFFERED = 10
VALUE = 150
"""Slack's limit for the value of an option."""
ENOUGH_WHILE_TYPING = 0.1
"""Half a word finds little, so while typing this fraction of the usual threshold is enough."""


def listen(app: App, front: Front) -> None:
    """Register the listeners."""

    def opened(event: Body, client: WebClient, context: BoltContext) -> None:
        if event["tab"] == "home":
            publish(client, front, event["user"], event.get("view", {}).get("hash"), context[WORKSPACE])
        else:
            _suggest(client, front, event["user"], event["channel"])

    def search(ack: Ack, body: Body) -> None:
        language = body["view"]["private_metadata"] or front.settings.languages[0]  # older views have none
        ack(options=suggestions(front, language, body["value"]))

    def choose_article(ack: Ack, body: Body, client: WebClient, context: BoltContext) -> None:
        chosen = body["actions"][0].get("selected_option") or {}
        front.desk.receive(article_event(body, str(chosen.get("value", ""))))
        ack()
        user, title = body["user"]["id"], str(chosen.get("text", {}).get("text", ""))
        sent = article_sent(title, front.wording(front.desk.person(user)).home) if title else ""
        publish(client, front, user, body["view"]["hash"], context[WORKSPACE], sent)

    def choose_language(ack: Ack, body: Body, client: WebClient, context: BoltContext) -> None:
        user, chosen = body["user"]["id"], body["actions"][0]["selected_option"]["value"]
        front.desk.choose_language(user, None if chosen == AUTO else chosen)
        ack()
        publish(client, front, user, body["view"]["hash"], context[WORKSPACE])

    app.event("app_home_opened")(opened)
    app.options(ActionId.HOME_SEARCH)(search)
    app.action(ActionId.HOME_SEARCH)(choose_article)
    app.action(ActionId.HOME_LANGUAGE)(choose_language)


def suggestions(front: Front, language: str, typed: str) -> list[Block]:
    """The articles that somebody may be typing: those with a word in the title that begins like this, the earlier
    the better, then search results, then titles with it inside a word.

    The view knows its `language`, so that nobody waits for a profile while typing.
    """
    articles, sought = front.knowledge.articles, fold(typed)
    titles = {name: fold(one.title_in(language)) for name, one in articles.items()}
    begins = re.compile(rf"(?<!\w){re.escape(sought)}")
    places = {name: place.start() for name, title in titles.items() if (place := begins.search(title))}
    inside = [name for name, title in titles.items() if sought in title]
    least = front.settings.search.suggested * ENOUGH_WHILE_TYPING
    found = [hit.id for hit in front.knowledge.find(typed, language).hits if hit.score >= least]
    ids = [
        name for name in dict.fromkeys((*sorted(places, key=places.__getitem__), *found, *inside)) if len(name) <= VALUE
    ]
    return [fields.option(articles[name].title_in(language), name) for name in ids[:MOST_OFFERED]]


def article_event(body: Body, article: str) -> IncomingEvent:
    """Somebody chose an article; it is shown in their direct message."""
    user = body["user"]["id"]
    return IncomingEvent(
        keys=(f"press:{body['trigger_id']}",),
        conversation=places.private(user),
        user=user,
        address={"user": user},
        received_at=datetime.now(UTC),
        choice=Choice(label="", action=Action.ARTICLE, value=article),
    )


def publish(client: WebClient, front: Front, user: str, seen: str | None, workspace: str, sent: str = "") -> None:
    """Publish the tab. If another replica was quicker, what it published may be older: publish it again."""
    try:
        client.views_publish(user_id=user, view=_view(front, user, workspace, sent), hash=seen)
    except SlackApiError as error:
        if error_code(error) != "hash_conflict":
            raise
        client.views_publish(user_id=user, view=_view(front, user, workspace, sent))


def _view(front: Front, user: str, workspace: str, sent: str) -> Block:
    person = front.desk.person(user)
    home = Home(
        person=person,
        language=front.language(person),
        languages=front.spoken(),
        tickets=front.casework.open_tickets_of(user),
        now=datetime.now(UTC),
        page=front.status.current(),
        status_page=front.settings.links.status_page,
        queue=front.casework.queue(MOST_OFFERED * 10) if "agent" in person.roles else None,
        workspace=workspace,
        health=front.health.now() if "admin" in person.roles else None,
        sent=sent,
    )
    return home_view(home, front.wording(person).home, front.texts(person))


def _suggest(client: WebClient, front: Front, user: str, channel: str) -> None:
    """The suggested prompts of an empty conversation, in the person's language."""
    prompts = [prompt.model_dump() for prompt in front.wording(front.desk.person(user)).prompts]
    client.assistant_threads_setSuggestedPrompts(channel_id=channel, prompts=prompts)
