"""Blocks as words: what a reader sees."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

Thing = dict[str, Any]


def words(blocks: Iterable[Thing]) -> str:
    """What a reader sees, a line per block; buttons and menus as `[label]`."""
    return "\n".join(filter(None, map(_words, blocks)))


def _words(thing: Thing) -> str:
    read = _READERS.get(thing.get("type", ""))
    if read is not None:
        return read(thing)
    if "elements" in thing:
        return "".join(map(_words, thing["elements"]))
    return _text(thing.get("text")) or str(thing.get("url", ""))


def _text(text: object) -> str:
    return str(text["text"]) if isinstance(text, dict) else str(text or "")


def _joined(between: str) -> Callable[[Thing], str]:
    return lambda thing: between.join(map(_words, thing["elements"]))


def _section(block: Thing) -> str:
    parts = [_text(block.get("text")), *map(_text, block.get("fields") or ())]
    if block.get("accessory"):
        parts.append(_words(block["accessory"]))
    return "\n".join(filter(None, parts))


def _input(block: Thing) -> str:
    return "\n".join(filter(None, [_text(block["label"]), _words(block["element"]), _text(block.get("hint"))]))


def _button(button: Thing) -> str:
    return f"[{_text(button['text'])}]"


def _feedback(element: Thing) -> str:
    return f"{_button(element['positive_button'])} {_button(element['negative_button'])}"


def _menu(element: Thing) -> str:
    chosen = element.get("initial_option") or {}
    return f"[{_text(chosen.get('text') or element.get('placeholder')) or '…'}]"


def _choices(element: Thing) -> str:
    return " ".join(f"( ) {_text(option['text'])}" for option in element["options"])


def _table(block: Thing) -> str:
    return "\n".join(" | ".join(map(_words, row)) for row in block["rows"])


def _field(element: Thing) -> str:
    initial = (element.get(key) for key in ("initial_value", "initial_date", "initial_time", "initial_date_time"))
    return str(next(filter(None, initial), ""))


def _picture(thing: Thing) -> str:
    return str(thing["alt_text"])


def _named(prefix: str, key: str) -> Callable[[Thing], str]:
    return lambda part: f"{prefix}{part[key]}"


_READERS: dict[str, Callable[[Thing], str]] = (
    {
        "rich_text": _joined("\n"),
        "rich_text_list": _joined("\n"),
        "actions": _joined(" "),
        "context": _joined(" "),
        "context_actions": _joined(" "),
        "section": _section,
        "input": _input,
        "button": _button,
        "icon_button": _button,
        "feedback_buttons": _feedback,
        "overflow": lambda _: "[…]",
        "radio_buttons": _choices,
        "checkboxes": _choices,
        "table": _table,
        "image": _picture,
        "emoji": lambda part: f":{part['name']}:",
        "user": _named("@", "user_id"),
        "channel": _named("#", "channel_id"),
        "broadcast": _named("@", "range"),
        "date": lambda part: str(part.get("fallback") or part["timestamp"]),
    }
    | dict.fromkeys(["plain_text_input", "email_text_input", "url_text_input", "number_input", "file_input"], _field)
    | dict.fromkeys(["datepicker", "timepicker", "datetimepicker"], _field)
    | dict.fromkeys(
        [
            "static_select",
            "external_select",
            "users_select",
            "channels_select",
            "conversations_select",
            "multi_static_select",
            "multi_external_select",
            "multi_users_select",
        ],
        _menu,
    )
)
