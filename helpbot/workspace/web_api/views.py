"""`views.*`: modals and home tabs."""

from __future__ import annotations

import json
from typing import Any

from helpbot.workspace.blockkit import home_mistakes, modal_mistakes, with_block_ids
from helpbot.workspace.model.views import MOST_VIEWS, View, changed
from helpbot.workspace.web_api.core import Answer, Arguments, Backend, Json, Method, RefusedError, refused_blocks

_LARGEST = 250_000


class Open(Arguments):
    """`views.open`, `views.push`."""

    trigger_id: str
    view: Json


class Update(Arguments):
    """`views.update`."""

    view: Json
    view_id: str = ""
    external_id: str = ""
    hash: str = ""


class Publish(Arguments):
    """`views.publish`."""

    user_id: str
    view: Json
    hash: str = ""


def open_(slack: Backend, given: Open) -> Answer:
    """Show a modal to the person who caused the trigger, instead of any that is open."""
    definition = modal_definition(slack, given.view)
    user = slack.exchange(given.trigger_id).user
    slack.state.views.clear(user)
    return {"view": open_view(slack, user, definition).as_json()}


def push(slack: Backend, given: Open) -> Answer:
    """Push a modal on top of the one in which the trigger was caused."""
    definition = modal_definition(slack, given.view)
    trigger = slack.exchange(given.trigger_id)
    if not trigger.in_modal or not slack.state.views.stack(trigger.user):
        raise RefusedError("not_found")
    return {"view": push_view(slack, trigger.user, definition).as_json()}


def update(slack: Backend, given: Update) -> Answer:
    """Update a view, unless it has changed in the meantime."""
    view = slack.state.views.find(given.view_id, given.external_id)
    if view is None:
        raise RefusedError("not_found")
    check = home_definition if view.definition["type"] == "home" else modal_definition
    definition = check(slack, given.view, view.id)
    _check_hash(view, given.hash)
    return {"view": update_view(slack, view, definition).as_json()}


def publish(slack: Backend, given: Publish) -> Answer:
    """Show a home tab to a person."""
    if not slack.installation.has_home:
        raise RefusedError("not_enabled")
    if given.user_id not in slack.state.users:
        raise RefusedError("user_not_found")
    definition = home_definition(slack, given.view)
    home = slack.state.views.homes.get(given.user_id)
    if home is not None:
        _check_hash(home, given.hash)
        return {"view": update_view(slack, home, definition).as_json()}
    home = _new_view(slack, given.user_id, definition)
    slack.state.views.homes[given.user_id] = home
    slack.state.touch()
    return {"view": home.as_json()}


def open_view(slack: Backend, user: str, definition: dict[str, Any]) -> View:
    """Push a checked modal on top of what is open, if anything."""
    stack = slack.state.views.stack(user)
    root, previous = (stack[0].root, stack[-1].id) if stack else ("", "")
    view = _new_view(slack, user, definition, root, previous)
    slack.state.views.push(view)
    slack.state.touch()
    return view


def push_view(slack: Backend, user: str, definition: dict[str, Any]) -> View:
    """The same, unless the stack is full."""
    if len(slack.state.views.stack(user)) >= MOST_VIEWS:
        raise RefusedError("push_limit_reached")
    return open_view(slack, user, definition)


def update_view(slack: Backend, view: View, definition: dict[str, Any]) -> View:
    """Put a checked definition into an open view."""
    after = changed(view, definition, _new_hash(slack))
    slack.state.views.put(after)
    slack.state.touch()
    return after


def modal_definition(slack: Backend, view: dict[str, Any], own_id: str = "") -> dict[str, Any]:
    """A modal as Slack stores it, with an id for every block. Raises `RefusedError`; view `own_id` may keep its
    external id."""
    return _checked(slack, view, modal_mistakes(view), own_id)


def home_definition(slack: Backend, view: dict[str, Any], own_id: str = "") -> dict[str, Any]:
    """The same for a home tab."""
    return _checked(slack, view, home_mistakes(view), own_id)


def _checked(slack: Backend, view: dict[str, Any], found: list[str], own_id: str) -> dict[str, Any]:
    if found:
        raise refused_blocks("invalid_arguments", found)
    if len(json.dumps(view)) > _LARGEST:
        raise RefusedError("view_too_large")
    if external := view.get("external_id"):
        known = slack.state.views.find(external_id=external)
        if known is not None and known.id != own_id:
            raise RefusedError("duplicate_external_id")
    return {**view, "blocks": list(with_block_ids(view["blocks"], lambda: slack.state.new_id("b")))}


def _new_view(slack: Backend, user: str, definition: dict[str, Any], root: str = "", previous: str = "") -> View:
    view_id = slack.state.new_id("V")
    return View(view_id, user, definition, _new_hash(slack), root or view_id, previous or None)


def _new_hash(slack: Backend) -> str:
    return slack.state.new_ts()


def _check_hash(view: View, given: str) -> None:
    if given and given != view.hash:
        raise RefusedError("hash_conflict")


METHODS = {
    "views.open": Method(Open, (), open_),
    "views.push": Method(Open, (), push),
    "views.update": Method(Update, (), update),
    "views.publish": Method(Publish, (), publish),
}
