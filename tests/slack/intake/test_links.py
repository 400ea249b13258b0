"""Links that people post: which get a preview, and what it shows."""

from __future__ import annotations

import pytest

from helpbot.desk.ports.events import IncomingEvent, LinkPosted
from helpbot.desk.ports.posting import Delivery, DeliveryFailed
from helpbot.dialogue.messages import Choice, Reply
from helpbot.slack.intake.links import from_link
from helpbot.slack.posting.channel import SlackChannel
from helpbot.slack.posting.previews import LONGEST, preview
from helpbot.workspace import Workspace
from helpbot.workspace.blockkit import words
from tests.slack.intake.payloads import NOW, Memory

KNOWN, OTHER = "https://help.example/known", "https://help.example/other"


def posted(*urls: str, known: str = "", **about: object) -> IncomingEvent | None:
    links = [{"domain": "help.example", "url": url} for url in urls]
    event = {"type": "link_shared", "user": "U1", "channel": "C1", "message_ts": "2.0", "links": links}
    event |= {"is_bot_user_member": True, "source": "conversations_history"} | about
    body = {"type": "event_callback", "event_id": "Ev1", "event": event}
    return from_link(body, Memory(known), lambda url: "known" in url, NOW)


def test_a_link_to_an_explained_page_gets_a_preview_outside_any_conversation() -> None:
    event = posted(OTHER, KNOWN)

    assert event is not None
    assert event.task == LinkPosted(text=KNOWN)
    assert event.address == {"channel": "C1", "preview_of": "2.0", "url": KNOWN}
    assert event.conversation == "slack:C1:2.0:link"
    assert event.keys == ("event:Ev1", "link:C1:2.0")


@pytest.mark.parametrize(
    "event",
    [
        posted(OTHER),
        posted(KNOWN, channel="D1"),
        posted(KNOWN, is_bot_user_member=False),
        posted(KNOWN, channel="COMPOSER", source="composer"),
        posted(KNOWN, known="slack:C1:2.0"),
        posted(KNOWN, thread_ts="1.0", known="slack:C1:1.0"),
        posted(f"{KNOWN}?password=Hunter2Hunter2"),
    ],
    ids=["unexplained", "direct message", "not a member", "still writing", "a mention", "in a talk", "a secret"],
)
def test_all_other_links_get_none(event: object) -> None:
    assert event is None


def test_a_preview_quotes_the_article_without_its_choices() -> None:
    reply = Reply(
        text="**Title**\n\nFirst, <!channel>.\n\n- **One:** 1 < 2\n- Two\n\nRead more: [here](https://help.example/a)",
        note="Resource Center",
        choices=(Choice(label="Yes", action="helpful"),),
    )

    blocks = preview(reply)

    assert [block.get("text", {}).get("text") for block in blocks] == [
        "*Title*",
        "First, &lt;!channel&gt;.",
        "• *One:* 1 &lt; 2\n• Two",
        "Read more: <https://help.example/a|here>",
        None,
    ]
    assert words(blocks[-1:]) == "Resource Center"


@pytest.mark.parametrize("before", range(225, 255, 3))
def test_bold_text_stays_bold_everywhere(before: int) -> None:
    [block] = preview(Reply(text=f"- {'x' * before}\n- **Predetermined rules:** many"))

    assert block["text"]["text"] == f"• {'x' * before}\n• *Predetermined rules:* many"


def test_a_long_article_is_cut_with_a_mark() -> None:
    blocks = preview(Reply(text="\n\n".join(["A paragraph of many words. " * 20] * 10)))

    assert sum(len(block["text"]["text"]) for block in blocks) <= LONGEST
    assert blocks[-1]["text"]["text"] == "…"


def delivery(channel: str, ts: str, url: str) -> Delivery:
    to = {"channel": channel, "preview_of": ts, "url": url}
    return Delivery("d1", "slack:C1:2.0:link", to, Reply(text="About it"), reference="r1", attempt=2)


URL = "https://help.mypurecloud.com/articles/a/"


def test_a_repeated_delivery_leaves_one_preview(workspace: Workspace, channel: SlackChannel) -> None:
    bob = workspace.user("bob")
    general = workspace.channel("general", [bob])
    said = workspace.say(bob, general, f"see {URL}")
    for _ in range(2):
        assert channel.find(delivery(general.id, said.ts, URL)) is None
        assert channel.deliver(delivery(general.id, said.ts, URL)) == ""

    found = workspace.state.find(general.id, said.ts)
    assert found is not None
    [shown] = found.attachments
    assert words(shown["blocks"]) == "About it"


def test_a_message_that_is_gone_needs_no_preview(workspace: Workspace, channel: SlackChannel) -> None:
    bob = workspace.user("bob")
    general = workspace.channel("general", [bob])
    said = workspace.say(bob, general, f"see {URL}")
    workspace.edit(said, "never mind")
    assert channel.deliver(delivery(general.id, said.ts, URL)) == ""
    workspace.delete(said)
    assert channel.deliver(delivery(general.id, said.ts, URL)) == ""


def test_what_slack_refuses_is_final(workspace: Workspace, channel: SlackChannel) -> None:
    with pytest.raises(DeliveryFailed, match="cannot_find_channel") as raised:
        channel.deliver(delivery("C404", "1.0", URL))
    assert raised.value.permanent
