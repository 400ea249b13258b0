"""Slack's own validation of the fields of a form, before it asks the app, in the person's language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from helpbot.workspace.wording import Texts

Element: TypeAlias = Mapping[str, Any]


def complaint(element: Element, value: Any, texts: Texts, *, optional: bool) -> str:  # noqa: ANN401 - as the element has it
    """What is wrong with a value in an element; empty if nothing is."""
    if value in (None, [], ""):
        return "" if optional else texts["empty"]
    check = _CHECKS.get(element["type"])
    return check(element, value, texts) if check else ""


def _check_text(element: Element, value: str, texts: Texts) -> str:
    least, most = element.get("min_length", 0), element.get("max_length", 3000)
    if len(value) < least:
        return texts["short"].format(number=least)
    return texts["long"].format(number=most) if len(value) > most else ""


def _check_email(_: Element, value: str, texts: Texts) -> str:
    return "" if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", value) else texts["email"]


def _check_url(_: Element, value: str, texts: Texts) -> str:
    return "" if re.fullmatch(r"https?://\S+", value) else texts["url"]


def _check_number(element: Element, value: str, texts: Texts) -> str:
    decimals = r"(\.\d+)?" if element["is_decimal_allowed"] else ""
    if not re.fullmatch(rf"-?\d+{decimals}", value):
        return texts["number"]
    if float(value) < float(element.get("min_value", "-inf")) or float(value) > float(element.get("max_value", "inf")):
        return texts["range"]
    return ""


def _check_several(element: Element, value: Sequence[Any], texts: Texts) -> str:
    most = element.get("max_selected_items") or element.get("max_files")
    return texts["many"].format(number=most) if most and len(value) > most else ""


_CHECKS: dict[str, Callable[[Element, Any, Texts], str]] = {
    "plain_text_input": _check_text,
    "email_text_input": _check_email,
    "url_text_input": _check_url,
    "number_input": _check_number,
    "multi_static_select": _check_several,
    "multi_external_select": _check_several,
    "multi_users_select": _check_several,
    "file_input": _check_several,
}
