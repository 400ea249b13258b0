"""What people do with modals and the home tab."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from helpbot.workspace.acting.entering import WrongValueError
from helpbot.workspace.acting.filling import complaints, filled, with_all_values
from helpbot.workspace.acting.interacting import Interacting
from helpbot.workspace.impossible import ImpossibleError
from helpbot.workspace.model.state import User
from helpbot.workspace.model.views import View
from helpbot.workspace.payloads import interactions
from helpbot.workspace.transport.delivery import Response
from helpbot.workspace.web_api import RefusedError
from helpbot.workspace.web_api.views import modal_definition, push_view, update_view
from helpbot.workspace.wording import texts_for


class UsingViews(Interacting):
    """Opening the app, submitting and closing."""

    def open_direct(self, user: User) -> None:
        """A person opens their direct message with the bot."""
        self.news.home_opened(user, "messages")

    def open_home(self, user: User) -> None:
        """A person opens the home tab of the app."""
        self.news.home_opened(user, "home")

    def home(self, user: User) -> View | None:
        """What a person sees in the home tab; None before the app has published anything."""
        return self.state.views.homes.get(user.id)

    def modal(self, user: User) -> View | None:
        """The topmost modal of a person."""
        stack = self.state.views.stack(user.id)
        return stack[-1] if stack else None

    def wait_for_modal(self, user: User, callback_id: str = "") -> View:
        """The topmost modal, once there is one with this callback id. Raises `TimeoutError`."""

        def opened() -> View | None:
            view = self.modal(user)
            return view if view and callback_id in ("", view.definition.get("callback_id")) else None

        return self.wait_for(opened)

    def submit(self, user: User, answers: Mapping[str, object] | None = None) -> dict[str, str]:
        """A person fills in the topmost modal and submits it; returns what is wrong, by block id.

        `answers` are by the id of a block or an element; see `entering.py` for their values. Raises `ImpossibleError`
        if nothing can be submitted, or the app's answer is missing or invalid.
        """
        view = self._fill(user, answers or {})
        wrong = complaints(view, texts_for("complaints.yaml", user.locale))
        if not wrong:
            payload = interactions.submitted(user, with_all_values(view))
            with self.state.changed:
                payload["trigger_id"] = self.rights.trigger(user.id, in_modal=True)
            wrong = self._after_submission(view, self._ask(payload))
        if wrong:
            self._show(replace(view, errors=wrong))
        return wrong

    def close(self, user: User) -> None:
        """A person closes the topmost modal; the one below it shows again, unless the app wants all to close."""
        view = self._top(user)
        with self.state.changed:
            closed = self._close_all(user) if view.definition.get("clear_on_close") else [self.state.views.pop(user.id)]
            self.state.touch()
        for one in closed:
            if one.definition.get("notify_on_close"):
                cleared = len(closed) > 1
                self._send("interactive", interactions.closed(user, with_all_values(one), is_cleared=cleared))

    def _top(self, user: User) -> View:
        view = self.modal(user)
        if view is None:
            raise ImpossibleError("modal_none", name=user.name)
        return view

    def _fill(self, user: User, answers: Mapping[str, object]) -> View:
        view = self._top(user)
        if not view.definition.get("submit"):
            raise ImpossibleError("modal_not_submitted")
        with_files = {name: self._files(answer) for name, answer in answers.items()}
        try:
            view = filled(view, with_files, lambda action_id: self.state.suggested[user.id, action_id])
        except (WrongValueError, LookupError) as wrong:
            raise ImpossibleError("value", what=wrong) from None
        self._show(view)
        return view

    def _show(self, view: View) -> None:
        with self.state.changed:
            if self.state.views.find(view.id):
                self.state.views.put(view)
                self.state.touch()

    def _after_submission(self, view: View, response: Response) -> dict[str, str]:
        """Carry out the app's answer; returns the errors to show."""
        action = response.get("response_action")
        with self.state.changed:
            if action == "errors":
                return self._errors(view, response["errors"])
            if action in ("update", "push"):
                self._change(view, action, response["view"])
            elif action == "clear" or (action is None and view.definition.get("clear_on_close")):
                self._close_all(view.user)
            elif action is None:
                self._close_one(view)
            else:
                raise ImpossibleError("app_answer", what=f"response_action {action!r} is unknown")
            self.state.touch()
        return {}

    def _errors(self, view: View, errors: Mapping[str, str]) -> dict[str, str]:
        fields = {block["block_id"] for block in view.blocks if block["type"] == "input"}
        if not errors or set(errors) - fields:
            raise ImpossibleError("app_answer", what=f"there are no fields {sorted(set(errors) - fields)}")
        return dict(errors)

    def _change(self, view: View, action: str, given: dict[str, Any]) -> None:
        try:
            definition = modal_definition(self._slack, given, view.id if action == "update" else "")
            if action == "update":
                update_view(self._slack, self.state.views.find(view.id) or view, definition)
            else:
                push_view(self._slack, view.user, definition)
        except RefusedError as refused:
            raise ImpossibleError("app_answer", what=refused.answer) from None

    def _close_one(self, view: View) -> None:
        """Close the modal, unless the app has changed what is open in the meantime."""
        top = self.state.views.stack(view.user)
        if top and top[-1].id == view.id:
            self.state.views.pop(view.user)

    def _close_all(self, user: str | User) -> list[View]:
        name = user if isinstance(user, str) else user.id
        closed = self.state.views.stack(name)
        self.state.views.clear(name)
        return closed
