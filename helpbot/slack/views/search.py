"""A modal to search the articles with type-ahead. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from helpbot.slack.views import fields
from helpbot.slack.views.fields import Block
from helpbot.slack.views.ids import ActionId, BlockId, ViewId
from helpbot.slack.wording import HomeTexts, Wording


def search_view(wording: Wording, language: str) -> Block:
    """One menu; the chosen article is shown in the direct message. The view remembers its `language` for the search."""
    label, menu = fields.plain(wording.shortcuts.search_does), article_menu(wording.home)
    block = {"type": "input", "block_id": BlockId.SEARCH, "label": label, "element": menu, "optional": False}
    title, texts = wording.shortcuts.search, wording.views
    return fields.modal(ViewId.SEARCH, title, texts.show, texts.close, [block], language)


def article_sent_view(wording: Wording, title: str, bot: str) -> Block:
    """Shown once an article was chosen, since the direct message with the `bot` may not be in sight."""
    texts = wording.views
    text = texts.article_sent.format(title=title, bot=bot)
    return fields.notice(ViewId.SENT, wording.shortcuts.search, text, texts.understood)


def article_menu(texts: HomeTexts) -> Block:
    """A menu of articles with type-ahead."""
    return {
        "type": "external_select",
        "action_id": ActionId.HOME_SEARCH,
        "placeholder": fields.plain(texts.search, 150),
        "min_query_length": 2,
    }


def chosen_article(view: Mapping[str, Any]) -> tuple[str, str]:
    """The id and the title of the article that somebody chose."""
    chosen = view["state"]["values"][BlockId.SEARCH][ActionId.HOME_SEARCH]["selected_option"]
    return str(chosen["value"]), str(chosen["text"]["text"])
