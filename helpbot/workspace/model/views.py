"""Modals and home tabs: which are open for whom, and how the app's changes to them meet."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from helpbot.workspace.model.messages import APP_ID, BOT_ID, TEAM_ID

MOST_VIEWS = 3
"""How many modals may be stacked."""

Values = dict[str, dict[str, dict[str, Any]]]
"""What was entered: block id -> action id -> the value in Slack's form."""


@dataclass(frozen=True)
class View:
    """One modal or home tab. `definition` is what the app sent; `errors` are sentences by block id.

    `hash` changes with every update by the app; `root` and `previous` are ids of views below it.
    """

    id: str
    user: str
    definition: dict[str, Any]
    hash: str
    root: str
    previous: str | None = None
    values: Values = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def blocks(self) -> tuple[dict[str, Any], ...]:
        """Its blocks; every one has a name."""
        return tuple(self.definition["blocks"])

    def as_json(self) -> dict[str, Any]:
        """A view as Slack shows it to apps."""
        given = {"private_metadata": "", "callback_id": "", "external_id": ""} | self.definition
        behaviour = {"clear_on_close": False, "notify_on_close": False, "title": None, "submit": None, "close": None}
        names = {"id": self.id, "team_id": TEAM_ID, "app_id": APP_ID, "bot_id": BOT_ID, "hash": self.hash}
        place = {"root_view_id": self.root, "previous_view_id": self.previous, "app_installed_team_id": TEAM_ID}
        return behaviour | given | names | place | {"state": {"values": self.values}}


class Views:
    """The open modals of each person, the topmost last, and their home tabs."""

    def __init__(self) -> None:
        self.modals: dict[str, list[View]] = {}
        self.homes: dict[str, View] = {}

    def stack(self, user: str) -> list[View]:
        """The open modals of a person, the topmost last."""
        return list(self.modals.get(user, ()))

    def find(self, view_id: str = "", external_id: str = "") -> View | None:
        """An open modal or a home tab, by one of its ids."""
        everything = [*self.homes.values(), *(view for stack in self.modals.values() for view in stack)]
        for view in everything:
            if view_id == view.id or (external_id and external_id == view.definition.get("external_id")):
                return view
        return None

    def push(self, view: View) -> None:
        """Push a modal on top of the others."""
        self.modals.setdefault(view.user, []).append(view)

    def put(self, view: View) -> None:
        """Replace the view with the same id."""
        if self.homes.get(view.user, view).id == view.id and view.definition["type"] == "home":
            self.homes[view.user] = view
        stack = self.modals.get(view.user, [])
        self.modals[view.user] = [view if view.id == other.id else other for other in stack]

    def pop(self, user: str) -> View:
        """Close the topmost modal."""
        return self.modals[user].pop()

    def clear(self, user: str) -> None:
        """Close all modals of a person."""
        self.modals[user] = []


def changed(view: View, definition: dict[str, Any], new_hash: str) -> View:
    """The view with a new definition; what was entered stays in blocks that keep their ids."""
    kept = {block["block_id"] for block in definition["blocks"]}
    values = {name: entered for name, entered in view.values.items() if name in kept}
    return replace(view, definition=definition, hash=new_hash, values=values, errors={})
