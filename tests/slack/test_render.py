"""Replies as Slack messages: what they look like, that they respect every limit, and that people's text never acts."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpbot.desk.tickets.casework import Queued
from helpbot.dialogue.incidents.failures import PageComponent, PageEntry, PageMaintenance, PageReading, PageState
from helpbot.dialogue.messages import Choice, FileReference, Reply, ReportForm, Requester
from helpbot.dialogue.ticket import TicketCard, TicketView
from helpbot.dialogue.wording import load_wordings
from helpbot.slack.background import Unknown
from helpbot.slack.drawing.render import SlackMessage, render
from helpbot.slack.knowledge_health import Health
from helpbot.slack.posting.previews import preview
from helpbot.slack.views.agent import Work, work_view
from helpbot.slack.views.fields import all_entered
from helpbot.slack.views.home import Home, home_view
from helpbot.slack.views.ids import CARD_VIEWS, VALUE, BlockId
from helpbot.slack.views.report_form import ANSWERS, Origin, report_view
from helpbot.slack.views.search import search_view
from helpbot.slack.wording import shipped
from helpbot.workspace.blockkit import home_mistakes, mistakes, modal_mistakes, too_long, words
from tests.slack.conftest import STEPS

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)

HOSTILE = (
    "<!channel>",
    "<!here|here>",
    "<@U0000001>",
    "<#C1|general>",
    "<https://evil.example|safe>",
    "[click](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "<https://evil.example>",
    "&lt;!channel&gt;",
    "@here",
    "*bold* _it_ ~no~ `code`",
    "```\n",
    "> ",
    "1. ",
    "- ",
    "\n\n",
    "\x00\x1b[31m",
    "\u202e",
    "|",
    ":tada:",
    "🧑‍🚒",
    "ñ",
    "a" * 5000,
)
texts = st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60)), max_size=30).map("".join)
choices = st.builds(
    Choice,
    label=texts,
    action=st.text(max_size=20),
    value=st.text(max_size=900),
    style=st.sampled_from(["plain", "primary", "danger"]),
)
replies = st.builds(Reply, text=texts, note=texts, choices=st.lists(choices, max_size=60).map(tuple))


def only(reply: Reply) -> SlackMessage:
    (message,) = render(reply)
    return message


def within_limits(message: SlackMessage) -> bool:
    json.dumps(message.blocks, ensure_ascii=False).encode()
    assert mistakes(list(message.blocks)) == []
    assert not too_long(message.blocks)
    return 0 < len(message.text) <= 40_000


def escaped(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>()#+\-.!|~&])", r"\\\1", text)


def leaves(item: object) -> list[dict[str, Any]]:
    if isinstance(item, dict):
        return [item, *(leaf for value in item.values() for leaf in leaves(value))]
    return [leaf for value in item for leaf in leaves(value)] if isinstance(item, list | tuple) else []


def test_paragraphs_lists_and_styles() -> None:
    message = only(Reply(text="Go to **Admin**\nand [look](https://x.example/a?b=1&c=2).\n\n1. one\n2. two\n   - deep"))

    first, second = message.blocks
    assert first["elements"][0]["elements"] == [
        {"type": "text", "text": "Go to "},
        {"type": "text", "text": "Admin", "style": {"bold": True}},
        {"type": "text", "text": " "},
        {"type": "text", "text": "and "},
        {"type": "link", "text": "look", "url": "https://x.example/a?b=1&c=2"},
        {"type": "text", "text": "."},
    ]
    assert [(part["style"], part["indent"]) for part in second["elements"]] == [("ordered", 0), ("bullet", 1)]
    assert words([second]) == "one\ntwo\ndeep"


def test_a_numbered_list_continues_after_a_nested_list() -> None:
    (block,) = only(Reply(text="1. one\n   - deep\n2. two")).blocks

    assert [part.get("offset", 0) for part in block["elements"]] == [0, 0, 1]


def test_the_note_is_small_print_with_its_links() -> None:
    (block,) = only(Reply(text="", note="[Reset a password](https://x.example) · *reviewed* a_b")).blocks

    assert block["type"] == "context"
    assert block["elements"][0]["text"] == "<https://x.example|Reset a password> · _reviewed_ a_\u200bb"


def test_choices_are_buttons_that_carry_the_choice() -> None:
    choice = Choice(label="Sí", action="file", value="7", style="primary")
    (block,) = only(Reply(text="", choices=(choice, Choice(label="No", action="cancel")))).blocks

    yes, no = block["elements"]
    assert Choice.model_validate_json(yes["value"]) == choice
    assert (yes["style"], yes["text"]["text"]) == ("primary", "Sí")
    assert "style" not in no
    assert yes["action_id"] != no["action_id"]


ANA = {"type": "user", "user_id": "U1"}


def test_a_mention_begins_the_first_line_and_replaces_nothing() -> None:
    first, second = render(Reply(text="\n\n".join(f"line {n}" for n in range(51))), "U1")

    assert first.blocks[0]["elements"][0]["elements"][0] == ANA
    assert words(first.blocks[:1]).endswith(" line 0")
    assert (len(first.blocks), words(second.blocks), second.text) == (50, "line 50", "line 50")


@pytest.mark.parametrize("text", ["- a list", "> a quote", ""])
def test_a_mention_is_a_line_of_its_own_before_anything_but_words(text: str) -> None:
    (message,) = render(Reply(text=text), "U1")

    assert message.blocks[0] == {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [ANA]}]}


def test_an_article_drawn_before_mentions_nobody_afterwards() -> None:
    judged = tuple(Choice(label=label, action=label, value="reset-password") for label in ("helpful", "not_helpful"))
    article = Reply(text="**Reset a password**", choices=judged)
    render(article, "U1")

    assert "U1" not in str(render(article))


def test_an_article_is_drawn_once_and_nothing_about_a_person_is_cached() -> None:
    judged = tuple(Choice(label=label, action=label, value="reset-password") for label in ("helpful", "not_helpful"))
    article, report = Reply(text="**Reset a password**", choices=judged), Reply(text="You report: no sound")
    assert only(article).blocks[0] is only(article).blocks[0]
    assert only(report).blocks[0] == only(report).blocks[0]
    assert only(report).blocks[0] is not only(report).blocks[0]


def test_further_choices_are_in_one_overflow_menu() -> None:
    more = tuple(Choice(label=label, action=label.lower(), value="HB-1", style="more") for label in ("Give", "Join"))
    large = Choice(label="large", action="x", value="v" * 150, style="more")
    message = only(Reply(text="", choices=(more[0], Choice(label="Claim", action="claim"), large, more[1])))

    button, menu = message.blocks[0]["elements"]
    assert (button["text"]["text"], menu["type"]) == ("Claim", "overflow")
    assert [Choice.model_validate_json(option["value"]) for option in menu["options"]] == list(more)
    assert message.text == "Claim · Give · Join"


def test_a_choice_too_large_for_a_button_is_left_out() -> None:
    large = Choice(label="large", action="x", value="v" * 2000)

    assert words(only(Reply(text="", choices=(large, Choice(label="small", action="y")))).blocks) == "[small]"


def test_the_fallback_text_says_everything_and_is_escaped() -> None:
    message = only(Reply(text="**a** \\<!channel\\>", note="b", choices=(Choice(label="c", action="c"),)))

    assert message.text == "a &lt;!channel&gt;\nb\nc"


def test_an_empty_reply_is_still_a_message() -> None:
    assert only(Reply(text="")).text


def test_a_long_text_becomes_several_messages_and_loses_nothing() -> None:
    sentence = "All work and no play. "
    parts = render(Reply(text=sentence * 2000, choices=(Choice(label="more", action="more"),)))

    assert len(parts) > 1
    said = "".join(words([block]) for part in parts for block in part.blocks)
    assert said == (sentence * 2000).strip() + "[more]"


@pytest.mark.parametrize(
    "reply",
    [
        Reply(text="\n\n".join(["short"] * 120)),
        Reply(text="- item\n" * 2000),
        Reply(text="**a** b " * 3000),
        Reply(text="word " * 8000),
        Reply(text="ñ" * 8000),
        Reply(text="```\n" + "code\n" * 5000 + "```"),
        Reply(text="", note=f"[link](https://x.example/{'&' * 800}) " * 60),
        Reply(text="", choices=(Choice(label="same", action="same"),) * 60),
        Reply(text="", choices=(Choice(label="l" * 200, action="a", value="v" * 1800),) * 30),
    ],
    ids=["paragraphs", "list", "looks", "words", "wide letters", "code", "links", "many buttons", "large buttons"],
)
def test_many_of_one_kind_stay_within_the_limits(reply: Reply) -> None:
    assert all(within_limits(message) for message in render(reply))


@pytest.mark.parametrize("address", ["javascript:alert(1)", "/relative", "ftp://x.example", "https://" + "x" * 2000])
def test_addresses_that_are_not_for_people_are_not_linked(address: str) -> None:
    (block,) = only(Reply(text=f"[look]({address})")).blocks

    assert {leaf.get("type") for leaf in leaves(block)}.isdisjoint({"link"})
    assert words([block]).startswith(("look", "[look]"))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("&lt;!channel&gt; &amp; &copy;", "&lt;!channel&gt; &amp; &copy;"),
        ("<b>bold</b> <https://x.example>", "<b>bold</b> <https://x.example>"),
        ("![a picture](https://x.example/x.png)", "a picture"),
        ("a\x1b[31m\u202eb", "a[31mb"),
        ("one\ntwo  \nthree", "one two\nthree"),
    ],
    ids=["entities", "html", "image", "unseen", "line breaks"],
)
def test_unsupported_markup_stays_text(text: str, seen: str) -> None:
    assert words(only(Reply(text=text)).blocks) == seen


@pytest.mark.parametrize("hostile", HOSTILE)
def test_peoples_text_is_shown_as_they_wrote_it(hostile: str) -> None:
    visible = " ".join(hostile.replace("\x00\x1b", "").replace("\u202e", "").split())

    message = only(Reply(text=f"You said: {escaped(visible)}!"))

    assert words(message.blocks[:1])[:2000].startswith(f"You said: {visible}"[:1900])
    assert all(leaf.get("type") != "link" for leaf in leaves(message.blocks))


@settings(max_examples=200)
@given(replies)
def test_no_limit_is_exceeded(reply: Reply) -> None:
    assert all(within_limits(message) for message in render(reply))


@settings(max_examples=200)
@given(replies)
def test_a_preview_is_within_the_limits(reply: Reply) -> None:
    blocks = preview(reply)

    assert mistakes(blocks) == []
    assert not too_long(blocks)


@settings(max_examples=200)
@given(replies)
def test_nothing_is_interpreted_even_unescaped(reply: Reply) -> None:
    """Only `mrkdwn` and the fallback text are interpreted: there every `<` begins a link of ours."""
    for message in render(reply):
        assert "<" not in message.text
    for blocks in (preview(reply), *(message.blocks for message in render(reply))):
        for leaf in leaves(blocks):
            if leaf.get("type") == "mrkdwn":
                assert re.fullmatch(r"([^<>]|<(https?://|mailto:|tel:)[^<>|]+\|[^<>|]*>)*", leaf["text"])
                assert leaf["verbatim"] is True
            if leaf.get("type") == "link":
                assert re.match(r"(https?://|mailto:|tel:)", leaf["url"], re.IGNORECASE)


views = st.builds(
    TicketView,
    number=st.just("HB-1"),
    summary=texts,
    severity=st.integers(1, 4),
    status=st.sampled_from(["open", "in_progress", "waiting_for_requester", "resolved", "closed"]),
    opened_at=st.just(NOW),
    response_due=st.sampled_from([NOW, None]),
    waiting_since=st.sampled_from([NOW, None]),
)
cards = st.builds(
    TicketCard,
    view=views,
    description=texts,
    business_impact=texts,
    affected=texts,
    workaround=texts,
    since=texts,
    error_codes=st.lists(texts, max_size=20).map(tuple),
    files=st.lists(texts, max_size=20).map(tuple),
    requester=texts,
    assignee=texts,
    affected_told=st.sampled_from(["unknown", "all"]),
    reasons=st.lists(
        st.fixed_dictionaries({"rule": st.just("stopped"), "quote": texts, "effect": texts}), max_size=8
    ).map(tuple),
    language=st.sampled_from(["en", "es"]),
    timezone=st.just("Europe/Madrid"),
)


@settings(max_examples=150)
@given(cards)
def test_a_card_is_one_message_within_the_limits(card: TicketCard) -> None:
    (message,) = render(STEPS.notices.team.card(card))

    assert within_limits(message)
    assert "<" not in message.text


forms = st.builds(ReportForm, what=texts, answers=st.dictionaries(st.sampled_from(ANSWERS), texts))
origins = st.builds(
    Origin,
    conversation=st.just("slack:U1"),
    address=st.just({"channel": "C1"}),
    files=st.lists(st.builds(FileReference, id=st.just("F1"), name=texts, url=texts), max_size=20).map(tuple),
)


@settings(max_examples=150)
@given(forms, origins, st.sampled_from(["en", "es"]))
def test_the_form_of_a_report_is_within_the_limits(form: ReportForm, origin: Origin, language: str) -> None:
    view = report_view(form, origin, shipped()[language].views)

    assert modal_mistakes(view) == []
    assert Origin.model_validate_json(view["private_metadata"]).conversation == "slack:U1"


def test_a_form_remembers_every_file_of_a_message_even_with_long_addresses() -> None:
    sent = [FileReference(id=f"F{n:010}", name=f"picture-{n}.png", url="https://x.slack.com/" * 15) for n in range(10)]
    origin = Origin(conversation="slack:U1", address={}, files=tuple(sent))

    assert [file.name for file in Origin.model_validate_json(origin.remembered()).files] == [one.name for one in sent]


@settings(max_examples=50)
@given(st.text(st.sampled_from("ab \n"), min_size=2_000, max_size=10_000))
def test_the_form_shows_every_word_of_a_text_however_long(text: str) -> None:
    blocks = report_view(ReportForm(what=text), Origin(conversation="slack:U1", address={}), shipped()["en"].views)
    values = {
        block["block_id"]: {VALUE: {"value": block["element"].get("initial_value")}} for block in blocks["blocks"]
    }

    assert all_entered({"state": {"values": values}}, BlockId.WHAT).split() == text.split()


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("action", sorted(CARD_VIEWS))
def test_the_modals_of_agents_are_within_the_limits(action: str, language: str) -> None:
    work = Work(number="ABCDEFGHIJ-123456789", channel="C1")

    view = work_view(action, work, shipped()[language].views, 2, [(1, "a" * 200), (2, "High")])

    assert modal_mistakes(view) == []


people = st.builds(
    Requester, id=st.just("U1"), timezone=st.just("Europe/Madrid"), chosen_language=st.sampled_from([None, "es", "xx"])
)
readings = st.builds(
    PageReading,
    read_at=st.just(NOW),
    entries=st.lists(
        st.builds(PageEntry, st.just("i"), texts, st.just(NOW), update=texts, updated_at=st.just(NOW)), max_size=30
    ).map(tuple),
    components=st.lists(st.builds(PageComponent, texts, texts), max_size=30).map(tuple),
    maintenance=st.lists(
        st.builds(PageMaintenance, texts, st.just(NOW), st.sampled_from([NOW, None])), max_size=30
    ).map(tuple),
)
tickets = st.lists(views, max_size=150).map(tuple)


@settings(max_examples=50)
@given(people, tickets, st.one_of(readings, st.just(None)), st.sampled_from(["en", "es"]))
def test_the_home_tab_is_within_the_limits(
    person: Requester, tickets: tuple[TicketView, ...], page: PageState, language: str
) -> None:
    home = Home(
        person=person,
        language=language,
        languages=[("en", "English"), ("es", "Español")],
        tickets=tickets,
        now=NOW,
        page=page,
        status_page="https://status.example",
        queue=[Queued(ticket, ticket.summary, ticket.summary, "C1:1.2") for ticket in tickets],
        workspace="https://acme.slack.com/",
        health=Health(91, 12, Unknown.UNDER_WAY),
    )

    view = home_view(home, shipped()[language].home, load_wordings()[language].texts)

    assert home_mistakes(view) == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_search_is_within_the_limits(language: str) -> None:
    assert modal_mistakes(search_view(shipped()[language], language)) == []
