"""What a person enters into an element, in the format in which Slack sends it to apps.

Pure. A value is given as plain data: text for a field, the value of an option for a menu, a list of them if several may
be chosen, an id for a person, channel or file, a date, a time or Unix seconds for a moment.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Element = Mapping[str, Any]
State = dict[str, Any]
Options = Sequence[Mapping[str, Any]]

_KEYS = {
    "plain_text_input": "value",
    "email_text_input": "value",
    "url_text_input": "value",
    "number_input": "value",
    "static_select": "selected_option",
    "external_select": "selected_option",
    "radio_buttons": "selected_option",
    "overflow": "selected_option",
    "checkboxes": "selected_options",
    "multi_static_select": "selected_options",
    "multi_external_select": "selected_options",
    "users_select": "selected_user",
    "multi_users_select": "selected_users",
    "channels_select": "selected_channel",
    "conversations_select": "selected_conversation",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "file_input": "files",
}
_INITIAL = {
    "value": "initial_value",
    "selected_option": "initial_option",
    "selected_options": "initial_options",
    "selected_user": "initial_user",
    "selected_users": "initial_users",
    "selected_channel": "initial_channel",
    "selected_conversation": "initial_conversation",
    "selected_date": "initial_date",
    "selected_time": "initial_time",
    "selected_date_time": "initial_date_time",
}
_LISTS = frozenset({"selected_options", "selected_users", "files"})


class WrongValueError(Exception):
    """Slack does not let a person enter this; the message says why."""


def keeps_value(element: Element) -> bool:
    """Whether the element keeps a value: a field or menu, not a button."""
    return element["type"] in _KEYS and element["type"] != "overflow"


def untouched(element: Element) -> State:
    """The state of an element before anybody has used it."""
    key = _KEYS[element["type"]]
    empty: Any = [] if key in _LISTS else None
    return {"type": element["type"], key: element.get(_INITIAL.get(key, ""), empty)}


def entered(element: Element, value: object, suggested: Options = ()) -> State:
    """The state of an element after somebody has entered a value. Raises `WrongValueError`.

    `suggested` are options that the app has offered for what was typed.
    """
    key = _KEYS.get(element["type"])
    if key is None:
        raise WrongValueError(f"nothing can be entered into a {element['type']}")
    options = [*_options(element), *suggested]
    return {"type": element["type"], key: _converted(key, value, options)}


def held(element: Element, state: State) -> object:
    """The value in the state of an element."""
    return state[_KEYS[element["type"]]]


def _converted(key: str, value: object, options: Options) -> object:
    if key == "selected_option" and value:
        return _option(options, value)
    if key in _LISTS and not isinstance(value, list):
        raise WrongValueError("give a list of what is chosen")
    if key == "selected_options" and isinstance(value, list):
        return [_option(options, one) for one in value]
    return None if value == "" else value


def _options(element: Element) -> Iterable[Mapping[str, Any]]:
    for group in element.get("option_groups") or ():
        yield from group["options"]
    yield from element.get("options") or ()


def _option(options: Options, value: object) -> Mapping[str, Any]:
    for option in options:
        if option["value"] == value:
            return option
    raise WrongValueError(f"there is no choice {value!r}")
