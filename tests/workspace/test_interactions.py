"""What people do in messages, by menu, shortcut and command, as a real Bolt app receives and answers it."""

from __future__ import annotations

from typing import Any

import pytest
from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from helpbot.workspace import Channel, ImpossibleError, Message, User, Workspace
from tests.waiting import until
from tests.workspace.blocks import actions, button, menu, option, section, text

Body = dict[str, Any]

FEEDBACK = {
    "type": "context_actions",
    "elements": [
        {
            "type": "feedback_buttons",
            "action_id": "feedback",
            "positive_button": {"text": text("Good"), "value": "good"},
            "negative_button": {"text": text("Bad"), "value": "bad"},
        }
    ],
}


@pytest.fixture
def heard(app: App) -> list[Body]:
    """What the app is told about elements that are used."""
    bodies: list[Body] = []

    def listen(ack: Ack, body: Body) -> None:
        ack()
        bodies.append(body)

    for action_id in ("go", "level", "feedback", "people"):
        app.action(action_id)(listen)
    return bodies


def post(full: Workspace, api: WebClient, channel: Channel, *blocks: Body) -> Message:
    answer = api.chat_postMessage(channel=channel.id, text="x", blocks=list(blocks))
    message = full.state.find(channel.id, answer["ts"])
    assert message is not None
    return message


def test_a_choice_in_a_menu_of_a_message(
    full: Workspace, api: WebClient, bob: User, general: Channel, heard: list[Body]
) -> None:
    choices = menu("static_select", "level", options=[option("high"), option("low")])
    message = post(full, api, general, section("How bad?", accessory=choices))

    full.settled(full.use(bob, message, "level", "low"))

    (body,) = heard
    (action,) = body["actions"]
    assert (action["type"], action["selected_option"]) == ("static_select", option("low"))
    block_id = message.blocks[0]["block_id"]
    assert action["block_id"] == block_id
    assert body["state"]["values"][block_id]["level"]["selected_option"] == option("low")
    assert body["message"]["ts"] == message.ts
    assert body["channel"] == {"id": general.id, "name": "general"}


def test_feedback_buttons_and_people(
    full: Workspace, api: WebClient, bob: User, general: Channel, heard: list[Body]
) -> None:
    message = post(full, api, general, actions(menu("users_select", "people")), FEEDBACK)

    full.settled(full.press(bob, message, "Bad"))
    full.settled(full.use(bob, message, "people", bob.id))

    assert [body["actions"][0].get("value") for body in heard] == ["bad", None]
    assert heard[1]["actions"][0]["selected_user"] == bob.id
    with pytest.raises(ImpossibleError, match="no choice 'so so'"):
        full.use(bob, message, "feedback", "so so")


def test_a_menu_is_searched_by_typing(
    full: Workspace, app: App, api: WebClient, bob: User, general: Channel, heard: list[Body]
) -> None:
    asked: list[str] = []

    def offer(ack: Ack, body: Body) -> None:
        asked.append(body["value"])
        ack(options=[option("headset"), option("headphones")])

    app.options("level")(offer)
    message = post(full, api, general, actions(menu("external_select", "level", min_query_length=2)))

    with pytest.raises(ImpossibleError, match="at least 2"):
        full.suggest(bob, message, "level", "h")
    assert [found["value"] for found in full.suggest(bob, message, "level", "he")] == ["headset", "headphones"]
    full.settled(full.use(bob, message, "level", "headphones"))

    assert asked == ["he"]
    assert heard[0]["actions"][0]["selected_option"] == option("headphones")
    with pytest.raises(ImpossibleError, match="no choice"):
        full.use(bob, message, "level", "never offered")


def test_options_that_slack_would_not_show_are_refused(
    full: Workspace, app: App, api: WebClient, bob: User, general: Channel
) -> None:
    app.options("level")(lambda ack: ack(options=[{"text": text("x" * 76), "value": "v"}]))
    message = post(full, api, general, actions(menu("external_select", "level")))

    with pytest.raises(ImpossibleError, match="at most 75"):
        full.suggest(bob, message, "level", "hello")


def test_an_answer_replaces_and_deletes_the_message_it_belongs_to(
    full: Workspace, app: App, api: WebClient, bob: User, general: Channel
) -> None:
    def replace(ack: Ack, respond: Respond) -> None:
        ack()
        respond("replaced", blocks=[actions(button("Away", "away"))], replace_original=True)

    def delete(ack: Ack, respond: Respond) -> None:
        ack()
        respond(delete_original=True)

    app.action("go")(replace)
    app.action("away")(delete)
    message = post(full, api, general, actions(button("Go")))

    full.press(bob, message, "Go")
    full.wait_for(lambda: full.replies(general)[0].text == "replaced")
    full.press(bob, message, "Away")
    full.wait_for(lambda: not full.replies(general))
    with pytest.raises(ImpossibleError, match="gone"):
        full.press(bob, message, "Away")


def test_a_command_is_answered_with_its_acknowledgement_and_at_its_address(
    full: Workspace, app: App, bob: User, general: Channel
) -> None:
    def answer(ack: Ack, respond: Respond, command: Body) -> None:
        ack(f"heard {command['text']}")
        respond("for all", response_type="in_channel")

    app.command("/bot")(answer)

    full.slash(bob, general, "/bot", "hola")

    full.wait_for_reply(general, "for all")
    private = full.wait_for_reply(general, "heard hola", viewer=bob)
    assert private.only_for == bob.id


def test_a_command_that_nobody_answers_says_so(full: Workspace, app: App, bob: User, general: Channel) -> None:
    full.slash(bob, general, "/bot", "hola")

    full.wait_for(lambda: "operation_timeout" in (full.messages(general, bob) or [Message("", "", "", "")])[-1].text)


def test_a_shortcut_on_a_message_carries_it(full: Workspace, app: App, bob: User, general: Channel) -> None:
    heard: list[Body] = []

    def listen(ack: Ack, shortcut: Body) -> None:
        ack()
        heard.append(shortcut)

    app.shortcut("about")(listen)
    said = full.say(bob, general, "it is broken")

    full.settled(full.message_shortcut(bob, said, "about"))

    assert (heard[0]["type"], heard[0]["message"]["text"]) == ("message_action", "it is broken")
    with pytest.raises(ImpossibleError):
        full.message_shortcut(bob, said, "new")


@pytest.fixture
def events(app: App) -> list[Body]:
    """All events that the app receives, except messages."""
    found: list[Body] = []
    for name in ("reaction_added", "reaction_removed", "link_shared", "member_joined_channel", "file_shared"):
        app.event(name)(lambda event: found.append(event))
    app.event("message")(lambda: None)
    return found


def test_reactions_arrive_as_events_and_once_each(
    full: Workspace, bob: User, general: Channel, events: list[Body]
) -> None:
    said = full.say(bob, general, "it is broken")
    full.react(bob, said, "ticket")
    with pytest.raises(ImpossibleError):
        full.react(bob, said, "ticket")
    until(lambda: events)
    full.unreact(bob, said, "ticket")

    until(lambda: len(events) == 2)
    assert [(event["type"], event["reaction"], event["item"]["ts"]) for event in events] == [
        ("reaction_added", "ticket", said.ts),
        ("reaction_removed", "ticket", said.ts),
    ]


def test_links_of_the_apps_domains_are_reported_and_get_a_preview(
    full: Workspace, api: WebClient, bob: User, general: Channel, events: list[Body]
) -> None:
    url = "https://docs.help.example/a/b"
    said = full.say(bob, general, f"see {url} and https://elsewhere.example/ and https://[region].help.example/")
    until(lambda: events)

    assert events[0]["links"] == [{"domain": "help.example", "url": url}]
    preview = {url: {"blocks": [section("A page")]}}
    api.chat_unfurl(unfurl_id=events[0]["unfurl_id"], source=events[0]["source"], unfurls=preview)

    found = full.state.find(general.id, said.ts)
    assert found is not None
    assert found.attachments[0]["blocks"] == [section("A page")]


def test_joining_and_inviting_the_bot(full: Workspace, bob: User, events: list[Body]) -> None:
    channel = full.channel("new", with_bot=False)
    channel = full.join(full.state.bot, channel, inviter=bob)
    until(lambda: events)
    full.join(bob, channel)

    until(lambda: len(events) == 2)
    assert [(event["user"], event.get("inviter")) for event in events] == [("UBOT", bob.id), (bob.id, None)]


def test_files_that_people_share(full: Workspace, bob: User, general: Channel, events: list[Body]) -> None:
    said = full.share(bob, general, [full.store(bob, "trace.txt", b"boom")], "look")

    until(lambda: events)
    (file,) = said.files
    assert events[0]["file_id"] == file["id"]
    assert (file["name"], file["mimetype"], file["size"]) == ("trace.txt", "text/plain", 4)
