"""Parts of views as Block Kit, mostly fields: an input block with one element each. Pure; texts are cut to Slack's
limits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from helpbot.dialogue.messages import LONGEST_FIELD
from helpbot.slack.views.ids import VALUE

Block: TypeAlias = dict[str, Any]

TITLE, LABEL, HINT, INITIAL = 24, 2_000, 2_000, LONGEST_FIELD
OPTION = 75


def plain(text: str, most: int = LABEL) -> Block:
    """A text object without any markup."""
    return {"type": "plain_text", "text": shortened(text, most) or "–", "emoji": True}


def section(mrkdwn: str) -> Block:
    """A paragraph in Slack's notation, whose markup is only our own."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": mrkdwn, "verbatim": True}}


def small_print(text: str) -> Block:
    """A line of small grey text."""
    return {"type": "context", "elements": [plain(text)]}


def shortened(text: str, most: int) -> str:
    """At most so many characters, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def words(
    name: str, label: str, *, initial: str = "", hint: str = "", optional: bool = False, lines: bool = True
) -> Block:
    """A text field."""
    element: Block = {"type": "plain_text_input", "action_id": VALUE, "multiline": lines, "max_length": INITIAL}
    if initial.strip():
        element["initial_value"] = initial[:INITIAL]
    return _input(name, label, element, hint, optional=optional)


def all_words(name: str, label: str, label_of_more: str, *, initial: str, hint: str) -> list[Block]:
    """A text field, and as many more as it takes to show all of `initial`."""
    first, *rest = _parts(initial)
    more = enumerate(rest, start=1)
    return [
        words(name, label, initial=first, hint=hint),
        *(words(_more(name, number), label_of_more, initial=part, optional=True) for number, part in more),
    ]


def choice(name: str, label: str, options: Iterable[Block], initial: Block | None = None, hint: str = "") -> Block:
    """A menu to choose one option from."""
    element: Block = {"type": "static_select", "action_id": VALUE, "options": list(options)}
    if initial is not None:
        element["initial_option"] = initial
    return _input(name, label, element, hint)


def person(name: str, label: str) -> Block:
    """A menu of people."""
    return _input(name, label, {"type": "users_select", "action_id": VALUE}, "")


def search(name: str, label: str, hint: str) -> Block:
    """A menu with type-ahead, which has options as soon as it opens."""
    return _input(name, label, {"type": "external_select", "action_id": VALUE, "min_query_length": 0}, hint)


def option(label: str, value: str) -> Block:
    """One entry of a menu."""
    return {"text": plain(label, OPTION), "value": value}


def files(name: str, label: str, most: int = 10) -> Block:
    """A field to upload files."""
    return _input(name, label, {"type": "file_input", "action_id": VALUE, "max_files": most}, "", optional=True)


def notice(view_id: str, title: str, text: str, close: str) -> Block:
    """A modal that only shows a text."""
    said = {"type": "section", "text": plain(text, INITIAL)}
    names = {"title": plain(title, TITLE), "close": plain(close, TITLE)}
    return {"type": "modal", "callback_id": view_id, **names, "blocks": [said]}


def modal(view_id: str, title: str, submit: str, close: str, blocks: Iterable[Block], metadata: str) -> Block:
    """A modal; `metadata`, at most 3,000 characters, is returned with its submission."""
    return {
        "type": "modal",
        "callback_id": view_id,
        "title": plain(title, TITLE),
        "submit": plain(submit, TITLE),
        "close": plain(close, TITLE),
        "private_metadata": metadata,
        "blocks": list(blocks),
    }


def entered(view: Mapping[str, Any], name: str) -> str:
    """What somebody wrote into a field, or the value or user id they chose; empty if nothing."""
    state = view["state"]["values"].get(name, {}).get(VALUE, {})
    chosen = state.get("selected_option") or {}
    return str(state.get("value") or chosen.get("value") or state.get("selected_user") or "").strip()


def all_entered(view: Mapping[str, Any], name: str) -> str:
    """What somebody wrote into a field and those that continue it, one per line."""
    more = len(view["state"]["values"])
    names = (name, *(_more(name, number) for number in range(1, more)))
    return "\n".join(filter(None, (entered(view, one) for one in names)))


def _more(name: str, number: int) -> str:
    return f"{name}-{number}"


def _parts(text: str) -> Iterator[str]:
    """The text in parts that fit into a field, split at the end of a line if one is near, else of a word."""
    while len(text) > INITIAL:
        room = text[: INITIAL + 1]
        line, word = room.rfind("\n"), max(room.rfind(blank) for blank in (" ", "\t", "\n"))
        end = line if line > INITIAL // 2 else word if word > 0 else INITIAL
        yield text[:end]
        text = text[end:].lstrip()
    yield text


def _input(name: str, label: str, element: Block, hint: str, *, optional: bool = False) -> Block:
    block: Block = {"type": "input", "block_id": name, "label": plain(label), "element": element, "optional": optional}
    return block | ({"hint": plain(hint, HINT)} if hint else {})
