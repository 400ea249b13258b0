"""Filling in a modal: what was entered, what was there before, and Slack's own validation. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from helpbot.workspace.acting.complaints import complaint
from helpbot.workspace.acting.entering import entered, held, keeps_value, untouched
from helpbot.workspace.blockkit import Found, elements
from helpbot.workspace.model.views import Values, View
from helpbot.workspace.wording import Texts

Suggested = Callable[[str], Sequence[Mapping[str, Any]]]
"""The options that the app has offered in the menu with an action id."""


def with_all_values(view: View) -> View:
    """The same view with a value for every field and menu, as Slack sends it."""
    return replace(view, values=values_of(view.blocks, view.values))


def values_of(blocks: Sequence[dict[str, Any]], known: Values) -> Values:
    """The state of all fields and menus; untouched where nothing is known."""
    values: Values = {}
    for found in elements(blocks):
        if keeps_value(found.element):
            before = known.get(found.block_id, {}).get(found.action_id, {})
            kept = before.get("type") == found.element["type"]
            values.setdefault(found.block_id, {})[found.action_id] = before if kept else untouched(found.element)
    return values


def with_value(values: Values, found: Found, state: dict[str, Any]) -> Values:
    """The same values with a new state of one element."""
    return values | {found.block_id: values.get(found.block_id, {}) | {found.action_id: state}}


def filled(view: View, answers: Mapping[str, object], suggested: Suggested) -> View:
    """The view with these answers, by the id of the block or of the element.

    Raises `LookupError` for an unknown id, `WrongValueError` for what cannot be entered.
    """
    values = values_of(view.blocks, view.values)
    for name, answer in answers.items():
        found = _named(view, name)
        state = entered(found.element, answer, suggested(found.action_id))
        values = with_value(values, found, state)
    return replace(view, values=values, errors={})


def complaints(view: View, texts: Texts) -> dict[str, str]:
    """What is wrong with the fields, by block id, in these sentences."""
    found_wrong: dict[str, str] = {}
    for found in elements(view.blocks):
        if found.block["type"] == "input":
            value = held(found.element, view.values[found.block_id][found.action_id])
            wrong = complaint(found.element, value, texts, optional=bool(found.block.get("optional")))
            found_wrong |= {found.block_id: wrong} if wrong else {}
    return found_wrong


def _named(view: View, name: str) -> Found:
    holding = [found for found in elements(view.blocks) if keeps_value(found.element)]
    by_block = (found for found in holding if found.block_id == name)
    by_action = (found for found in holding if found.action_id == name)
    found = next(by_block, None) or next(by_action, None)
    if found is None:
        known = ", ".join(one.block_id for one in holding) or "none"
        raise LookupError(f"the view has no field {name!r}; its fields: {known}")
    return found
