"""Every block and element as Slack's own library writes it is accepted; what exceeds a limit is not."""

from __future__ import annotations

from typing import Any

import pytest
from slack_sdk.models import blocks as b
from slack_sdk.models.blocks.block_elements import FileInputElement
from slack_sdk.models.views import View

from helpbot.workspace.blockkit import find_action, home_mistakes, mistakes, modal_mistakes, words
from tests.workspace.blocks import actions, button, field, line, menu, modal, option, section, text

OPTIONS = [b.Option(text="High", value="1", description="All is lost"), b.Option(text="Low", value="2")]
CONFIRM = b.ConfirmObject(title="Sure?", text="It goes away.", confirm="Yes", deny="No", style="danger")
GROUPS = [b.OptionGroup(label="All", options=OPTIONS)]
FEEDBACK = b.FeedbackButtonsElement(
    action_id="f",
    positive_button=b.FeedbackButtonObject(text="Good", value="+", accessibility_label="It helped"),
    negative_button=b.FeedbackButtonObject(text="Bad", value="-"),
)

BESIDE_TEXT = [
    b.ButtonElement(text="Go", action_id="a", value="v", style="primary", confirm=CONFIRM, url="https://x.example/"),
    b.StaticSelectElement(action_id="a", options=OPTIONS, initial_option=OPTIONS[0], placeholder="Choose"),
    b.StaticSelectElement(action_id="a", option_groups=GROUPS),
    b.StaticMultiSelectElement(action_id="a", options=OPTIONS, initial_options=OPTIONS, max_selected_items=2),
    b.ExternalDataSelectElement(action_id="a", min_query_length=1, placeholder="Search"),
    b.ExternalDataMultiSelectElement(action_id="a", max_selected_items=3),
    b.UserSelectElement(action_id="a", initial_user="U1"),
    b.UserMultiSelectElement(action_id="a"),
    b.ChannelSelectElement(action_id="a"),
    b.ConversationSelectElement(action_id="a", default_to_current_conversation=True),
    b.RadioButtonsElement(action_id="a", options=OPTIONS),
    b.CheckboxesElement(action_id="a", options=OPTIONS, initial_options=[OPTIONS[1]]),
    b.DatePickerElement(action_id="a", initial_date="2026-11-26"),
    b.TimePickerElement(action_id="a", initial_time="09:30"),
    b.OverflowMenuElement(action_id="a", options=OPTIONS),
    b.ImageElement(image_url="https://x.example/a.png", alt_text="a"),
]
IN_FORMS = [
    b.PlainTextInputElement(action_id="a", multiline=True, min_length=2, max_length=3000, placeholder="Say"),
    b.PlainTextInputElement(action_id="a", dispatch_action_config={"trigger_actions_on": ["on_enter_pressed"]}),
    b.EmailInputElement(action_id="a"),
    b.UrlInputElement(action_id="a"),
    b.NumberInputElement(action_id="a", is_decimal_allowed=False, min_value="1", max_value="9"),
    b.DateTimePickerElement(action_id="a", initial_date_time=1_795_694_310),
    FileInputElement(action_id="a", filetypes=["png"], max_files=3),
]


@pytest.mark.parametrize("element", BESIDE_TEXT, ids=lambda element: element.type)
def test_elements_beside_a_text_are_accepted(element: b.BlockElement) -> None:
    assert mistakes([b.SectionBlock(text="x", accessory=element).to_dict()]) == []


@pytest.mark.parametrize("element", IN_FORMS, ids=lambda element: element.type)
def test_elements_in_a_form_are_accepted(element: b.InputInteractiveElement) -> None:
    block = b.InputBlock(label="x", element=element, hint="y", optional=True)
    view = View(type="modal", title="t", submit="s", close="c", blocks=[block], notify_on_close=True)

    assert modal_mistakes(view.to_dict()) == []


@pytest.mark.parametrize(
    "block",
    [
        b.HeaderBlock(text="x" * 150),
        b.DividerBlock(),
        b.SectionBlock(fields=["*a*"] * 10),
        b.ContextBlock(
            elements=[b.ImageElement(image_url="https://x.example/a", alt_text="a"), b.MarkdownTextObject(text="x")]
        ),
        b.ContextActionsBlock(elements=[FEEDBACK, b.IconButtonElement(action_id="t", icon="trash", text="Away")]),
        b.ImageBlock(image_url="https://x.example/a.png", alt_text="a", title="b"),
        b.MarkdownBlock(text="x" * 12_000),
        b.TableBlock(
            rows=[[{"type": "raw_text", "text": "a"}, {"type": "raw_text", "text": "b"}]],
            column_settings=[{"align": "right", "is_wrapped": True}],
        ),
        b.RichTextBlock(
            elements=[
                b.RichTextSectionElement(
                    elements=[
                        b.RichTextElementParts.Text(text="x", style={"bold": True}),
                        b.RichTextElementParts.Emoji(name="ticket"),
                        b.RichTextElementParts.User(user_id="U1"),
                        b.RichTextElementParts.Channel(channel_id="C1"),
                        b.RichTextElementParts.Date(timestamp=1, format="{date}", fallback="then"),
                    ]
                )
            ]
        ),
    ],
    ids=lambda block: block.type,
)
def test_blocks_of_messages_are_accepted(block: b.Block) -> None:
    assert mistakes([block.to_dict()]) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"type": "header", "text": text("x" * 151)},
        {"type": "header", "text": {"type": "mrkdwn", "text": "x"}},
        {"type": "section"},
        section("x" * 3001),
        {"type": "section", "fields": [text("x")] * 11},
        {"type": "section", "fields": [text("x" * 2001)]},
        section("x", accessory=line()),
        section("x", accessory=menu("static_select", "a")),
        section("x", accessory=menu("static_select", "a", options=[option("v")] * 101)),
        section("x", accessory=menu("static_select", "a", options=[{"text": text("x" * 76), "value": "v"}])),
        section("x", accessory=menu("static_select", "a", options=[{"text": text("x"), "value": "v" * 151}])),
        section("x", accessory=menu("radio_buttons", "a", options=[option("v")] * 11)),
        section("x", accessory=menu("overflow", "a", options=[option("v")] * 6)),
        section("x", accessory=menu("external_select", "a", options=[option("v")])),
        section("x", accessory=menu("datepicker", "a", initial_date="26.11.2026")),
        actions(menu("multi_users_select", "a")),
        actions(
            button("x", confirm={"title": text("x" * 101), "text": text("x"), "confirm": text("y"), "deny": text("n")})
        ),
        {"type": "context_actions", "elements": [button("x")]},
        {"type": "image", "image_url": "ftp://x.example/a"},
        {"type": "markdown", "text": "x" * 12_001},
        {"type": "table", "rows": [[{"type": "raw_text", "text": "x"}] * 21]},
        {"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]] * 101},
        field("x", line(max_length=3001)),
        field("x", {"type": "button", "text": text("x"), "action_id": "a"}),
    ],
)
def test_what_exceeds_a_limit_is_refused(wrong: dict[str, Any]) -> None:
    assert mistakes([wrong])


def test_blocks_have_a_limit_in_total() -> None:
    table = {"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]]}
    markdown = {"type": "markdown", "text": "x" * 6_001}

    assert mistakes([table, table]) == ["only one table is allowed in a message"]
    assert mistakes([markdown, markdown]) == ["markdown blocks together must be at most 12000 characters"]
    assert mistakes([section("x", block_id="same"), section("y", block_id="same")]) == [
        "block_id 'same' already exists"
    ]


def test_what_is_only_for_modals_or_only_for_messages_is_refused_elsewhere() -> None:
    home = {"type": "home", "blocks": [section("x")]}

    assert home_mistakes(home) == []
    assert home_mistakes(home | {"title": text("x")})
    assert home_mistakes({"type": "home", "blocks": [{"type": "markdown", "text": "x"}]})
    assert modal_mistakes(modal()) == []
    assert modal_mistakes(modal(title=text("x" * 25)))
    assert modal_mistakes(None)


def test_words_are_what_a_reader_sees() -> None:
    blocks = [
        {"type": "header", "text": text("Tickets")},
        section("*HB-1* no sound", fields=[text("since 9")], accessory=button("Open")),
        {"type": "divider"},
        actions(button("Yes"), menu("static_select", "a", placeholder=text("Level"), options=[option("high")])),
        field("summary", line(initial_value="x")),
        section("Who?", accessory=menu("radio_buttons", "b", options=[option("me"), option("us")])),
        b.ContextActionsBlock(elements=[FEEDBACK]).to_dict(),
        {"type": "table", "rows": [[{"type": "raw_text", "text": "a"}, {"type": "raw_text", "text": "b"}]]},
    ]

    assert words(blocks).splitlines() == [
        "Tickets",
        "*HB-1* no sound",
        "since 9",
        "[Open]",
        "[Yes] [Level]",
        "summary",
        "x",
        "Who?",
        "( ) Me ( ) Us",
        "[Good] [Bad]",
        "a | b",
    ]


def test_an_element_is_found_by_its_block() -> None:
    rows = [section("1", block_id="one", accessory=button("A", "open")), actions(button("B", "open"), block_id="two")]

    assert [
        find_action(rows, "open", block) and find_action(rows, "open", block).block_id for block in ("", "two")
    ] == [  # type: ignore[union-attr]
        "one",
        "two",
    ]
    assert find_action(rows, "open", "three") is None
    assert find_action(rows, "shut") is None
