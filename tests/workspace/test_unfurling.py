"""`chat.unfurl`: previews of links, as strict as Slack's."""

from __future__ import annotations

from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from helpbot.workspace import Channel, Message, User, Workspace
from tests.workspace.blocks import section

URL, SECOND = "https://docs.help.example/a", "https://help.example/b"
PREVIEW = {"blocks": [section("A page")]}
RICH = {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "a"}]}]}


@pytest.fixture
def said(full: Workspace, bob: User, general: Channel) -> Message:
    return full.say(bob, general, f"see {URL} and {SECOND} and https://elsewhere.example/ https://a]b")


def test_each_link_has_one_preview(full: Workspace, api: WebClient, general: Channel, said: Message) -> None:
    for title, url in (("old", URL), ("A page", URL), ("Another", SECOND)):
        api.chat_unfurl(channel=general.id, ts=said.ts, unfurls={url: {"blocks": [section(title)]}})

    found = full.state.find(general.id, said.ts)
    assert found is not None
    assert [(one["from_url"], one["blocks"][0]["text"]["text"]) for one in found.attachments] == [
        (URL, "A page"),
        (SECOND, "Another"),
    ]


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"channel": ""}, "missing_channel"),
        ({"ts": ""}, "missing_ts"),
        ({"source": "composer"}, "missing_unfurl_id"),
        ({"channel": "", "ts": "", "unfurl_id": "C1-1.0"}, "missing_source"),
        ({"channel": "", "ts": "", "unfurl_id": "C1-1.0", "source": "elsewhere"}, "invalid_source"),
        ({"channel": "", "ts": "", "unfurl_id": "C1-1.0", "source": "composer"}, "invalid_unfurl_id"),
        ({"unfurl_id": "C1-1.0", "source": "composer"}, "invalid_arguments"),
        ({"channel": "C404"}, "cannot_find_channel"),
        ({"ts": "1.0"}, "cannot_unfurl_message"),
        ({"unfurls": {}}, "missing_unfurls"),
        ({"unfurls": ["a"]}, "invalid_unfurls_format"),
        ({"unfurls": {"https://elsewhere.example/": PREVIEW}}, "cannot_unfurl_url"),
        ({"unfurls": {"https://help.example/other": PREVIEW}}, "cannot_unfurl_url"),
        ({"unfurls": {"https://a]b": PREVIEW}}, "cannot_unfurl_url"),
        ({"unfurls": {URL: "words"}}, "cannot_parse_attachment"),
        ({"unfurls": {URL: {"colour": "red"}}}, "cannot_parse_attachment"),
        ({"unfurls": {URL: {"blocks": [RICH]}}}, "invalid_blocks"),
        ({"unfurls": {URL: {"blocks": [section("x" * 3001)]}}}, "invalid_blocks"),
    ],
)
def test_what_slack_refuses_is_refused(
    api: WebClient, general: Channel, said: Message, change: dict[str, Any], error: str
) -> None:
    given = {"channel": general.id, "ts": said.ts, "unfurls": {URL: PREVIEW}} | change

    with pytest.raises(SlackApiError) as refused:
        api.api_call("chat.unfurl", json={name: value for name, value in given.items() if value != ""})

    assert refused.value.response["error"] == error
