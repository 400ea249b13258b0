"""More of the Web API: changing and deleting, reactions, channels, people, files, statuses."""

from __future__ import annotations

from typing import Any
from urllib.request import Request, urlopen

import pytest
from _pytest.raises import RaisesExc
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from helpbot.workspace import Channel, User, Workspace
from tests.workspace.blocks import section


def refused(error: str) -> RaisesExc[SlackApiError]:
    return pytest.raises(SlackApiError, match=error)


def test_every_answer_names_the_scopes(api: WebClient) -> None:
    assert "chat:write" in api.auth_test().headers["x-oauth-scopes"].split(",")


def test_a_changed_message_keeps_its_blocks_unless_told_otherwise(
    full: Workspace, api: WebClient, general: Channel
) -> None:
    ts = api.chat_postMessage(channel=general.id, text="one", blocks=[section("one")])["ts"]

    api.chat_update(channel=general.id, ts=ts, text="two")
    (message,) = full.replies(general)
    assert (message.text, message.shown) == ("two", "one")
    assert message.edited

    api.chat_update(channel=general.id, ts=ts, text="three", blocks=[])
    assert full.replies(general)[0].shown == "three"


def test_only_messages_of_the_app_can_be_changed_or_deleted(
    full: Workspace, api: WebClient, bob: User, general: Channel
) -> None:
    said = full.say(bob, general, "mine")
    private = api.chat_postEphemeral(channel=general.id, user=bob.id, text="x")["message_ts"]

    with refused("cant_update_message"):
        api.chat_update(channel=general.id, ts=said.ts, text="x")
    with refused("cant_delete_message"):
        api.chat_delete(channel=general.id, ts=said.ts)
    with refused("message_not_found"):
        api.chat_update(channel=general.id, ts=private, text="x")
    own = api.chat_postMessage(channel=general.id, text="x")["ts"]
    api.chat_delete(channel=general.id, ts=own)
    with refused("message_not_found"):
        api.chat_delete(channel=general.id, ts=own)


def test_reactions_of_the_app(full: Workspace, api: WebClient, bob: User, general: Channel) -> None:
    said = full.say(bob, general, "x")
    here: dict[str, Any] = {"channel": general.id, "timestamp": said.ts}

    api.reactions_add(name="eyes", **here)
    full.react(bob, said, "eyes")

    with refused("already_reacted"):
        api.reactions_add(name="eyes", **here)
    with refused("invalid_name"):
        api.reactions_add(name=":eyes:", **here)
    reactions = api.reactions_get(**here)["message"]["reactions"]
    assert reactions == [{"name": "eyes", "users": ["UBOT", bob.id], "count": 2}]
    api.reactions_remove(name="eyes", **here)
    with refused("no_reaction"):
        api.reactions_remove(name="eyes", **here)


def test_replies_and_history_between_two_times(full: Workspace, api: WebClient, bob: User, general: Channel) -> None:
    root, other = full.say(bob, general, "root"), full.say(bob, general, "other")
    reply = full.say(bob, general, "reply", thread_ts=root.ts)
    api.chat_postMessage(channel=general.id, text="to all", thread_ts=root.ts, reply_broadcast=True)

    history = api.conversations_history(channel=general.id)["messages"]
    assert [message["text"] for message in history] == ["to all", "other", "root"]
    assert history[-1]["reply_count"] == 2
    later = api.conversations_history(channel=general.id, oldest=root.ts)["messages"]
    assert [message["text"] for message in later] == ["to all", "other"]
    only = api.conversations_history(channel=general.id, oldest=other.ts, latest=other.ts, inclusive=True)["messages"]
    assert [message["text"] for message in only] == ["other"]
    thread = api.conversations_replies(channel=general.id, ts=root.ts, latest=reply.ts, inclusive=True)["messages"]
    assert [message["text"] for message in thread] == ["root", "reply"]


def test_channels_and_people(full: Workspace, api: WebClient, bob: User, general: Channel) -> None:
    secret = full.channel("secret", [bob], private=True, with_bot=False)
    direct = api.conversations_open(users=bob.id)["channel"]["id"]

    assert api.conversations_info(channel=general.id)["channel"]["topic"]["value"] == "All of us"
    assert api.conversations_info(channel=direct)["channel"]["user"] == bob.id
    assert api.conversations_members(channel=general.id)["members"] == ["U00000001", "UBOT"]
    listed = api.conversations_list(types="public_channel,private_channel")["channels"]
    assert [channel["name"] for channel in listed] == ["general"]
    with refused("channel_not_found"):
        api.conversations_info(channel=secret.id)
    members = api.users_list(include_locale=True)["members"]
    assert [(user["name"], user["is_bot"]) for user in members] == [("bot", True), ("bob", False)]


def test_a_permalink_names_the_thread(full: Workspace, api: WebClient, bob: User, general: Channel) -> None:
    root = full.say(bob, general, "root")
    reply = full.say(bob, general, "reply", thread_ts=root.ts)

    link = api.chat_getPermalink(channel=general.id, message_ts=reply.ts)["permalink"]

    assert link.endswith(f"/archives/{general.id}/p{reply.ts.replace('.', '')}?thread_ts={root.ts}&cid={general.id}")


def fetched(url: str, token: str = "") -> bytes:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    with urlopen(Request(url, headers=headers), timeout=5) as response:  # noqa: S310 - an address of this machine
        content: bytes = response.read()
    return content


def test_a_file_needs_the_token_to_be_read(full: Workspace, api: WebClient, bob: User, general: Channel) -> None:
    shared = full.share(bob, general, [full.store(bob, "trace ñ.txt", b"boom")], "look").files[0]

    assert api.files_info(file=shared["id"])["file"]["name"] == "trace ñ.txt"
    assert fetched(shared["url_private"], full.bot_token) == b"boom"
    assert fetched(shared["url_private_download"], full.bot_token) == b"boom"
    assert b"Sign in" in fetched(shared["url_private"])


def test_the_app_deletes_only_its_own_files(full: Workspace, api: WebClient, bob: User, general: Channel) -> None:
    api.files_upload_v2(filename="log.txt", content="boom", channel=general.id)
    [uploaded] = full.replies(general)[-1].files
    theirs = full.share(bob, general, [full.store(bob, "trace.txt", b"boom")]).files[0]

    api.files_delete(file=uploaded["id"])

    assert full.replies(general)[-1].files == ({"id": uploaded["id"], "mode": "tombstone"},)
    with refused("file_not_found"):
        api.files_delete(file=uploaded["id"])
    with refused("cant_delete_file"):
        api.files_delete(file=theirs["id"])


def test_the_app_uploads_a_file(full: Workspace, api: WebClient, bob: User, general: Channel) -> None:
    api.files_upload_v2(filename="log.txt", content="boom", channel=general.id, initial_comment="here")

    (message,) = full.replies(general)
    assert (message.text, message.files[0]["name"]) == ("here", "log.txt")
    assert fetched(message.files[0]["url_private"], full.bot_token) == b"boom"
    with refused("file_not_found"):
        api.files_completeUploadExternal(files=[{"id": "F404"}], channel_id=general.id)


def test_a_status_is_shown_until_the_app_writes(full: Workspace, api: WebClient, bob: User) -> None:
    direct = full.direct(bob)
    said = full.say(bob, direct, "hola")

    api.assistant_threads_setStatus(
        channel_id=direct.id, thread_ts=said.ts, status="is thinking…", loading_messages=["Reading", "Still reading"]
    )
    status = full.agent.status((direct.id, said.ts))
    assert status is not None
    assert (status.text, status.loading_messages) == ("is thinking…", ("Reading", "Still reading"))
    api.chat_postMessage(channel=direct.id, text="hola")
    assert full.agent.status((direct.id, said.ts)) is None


def test_prompts_and_titles(full: Workspace, api: WebClient, bob: User) -> None:
    place = (full.direct(bob).id, None)
    assert full.agent.prompts(place).prompts == ({"title": "Help", "message": "help me"},)

    api.assistant_threads_setSuggestedPrompts(
        channel_id=place[0], title="Try", prompts=[{"title": "A", "message": "a"}]
    )

    assert full.agent.prompts(place).title == "Try"
    with refused("invalid_arguments"):
        api.assistant_threads_setSuggestedPrompts(channel_id=place[0], prompts=[{"title": "A", "message": "a"}] * 5)


def test_a_response_url_answers_like_slacks(full: Workspace, bob: User, general: Channel) -> None:
    address = full.rights.address(bob.id, general.id)
    webhook = WebhookClient(f"{full.base}/response/{address.id}")

    assert webhook.send(text="x").body == "ok"
    assert webhook.send_dict({"colour": "red"}).body == "invalid_payload"
    assert webhook.send_dict({"text": ""}).body == "no_text"
    assert [webhook.send(text="x").status_code for _ in range(3)] == [200, 200, 404]
    assert WebhookClient(f"{full.base}/response/unknown").send(text="x").body == "expired_url"


def test_a_slow_call_is_carried_out_late(full: Workspace, api: WebClient) -> None:
    full.faults.slow("auth.test", 0.6)
    api.timeout = 0.2  # type: ignore[assignment]

    with pytest.raises(TimeoutError):
        api.auth_test()
    api.timeout = 5
    assert api.auth_test()["ok"]
