"""What people do with buttons, menus, shortcuts and commands, in messages, modals and the home tab."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from typing import Any, TypeAlias

from pydantic import TypeAdapter, ValidationError

from helpbot.workspace.acting.entering import WrongValueError, entered, keeps_value
from helpbot.workspace.acting.filling import values_of, with_all_values, with_value
from helpbot.workspace.acting.talking import Talking
from helpbot.workspace.blockkit import Found, elements, find_action
from helpbot.workspace.blockkit.objects import Offer
from helpbot.workspace.impossible import ImpossibleError
from helpbot.workspace.model.messages import SLACKBOT, Message
from helpbot.workspace.model.state import Channel, User
from helpbot.workspace.model.triggers import ResponseAddress
from helpbot.workspace.model.views import View
from helpbot.workspace.payloads import interactions
from helpbot.workspace.transport.delivery import Response, UnconfirmedError
from helpbot.workspace.web_api import RefusedError
from helpbot.workspace.web_api.responding import respond

Where: TypeAlias = Message | View
Payload: TypeAlias = dict[str, Any]

_OFFER = TypeAdapter(Offer)


class Interacting(Talking):
    """Pressing, choosing, typing ahead, shortcuts and commands."""

    def press(self, user: User, on: Where, label: str) -> str:
        """A person presses a button of the bot; returns the trigger, for `failed`.

        Raises `ImpossibleError` if they see no such button.
        """
        now = self._seen(user, on)
        for found in elements(now.blocks):
            for name, value in _buttons(found.element):
                if name == label:
                    return self.use(user, now, found.action_id, value, found.block_id)
        shown = now.shown if isinstance(now, Message) else now.definition.get("callback_id", "the view")
        raise ImpossibleError("no_button", name=user.name, label=label, shown=shown)

    def use(self, user: User, on: Where, action_id: str, value: object = None, block_id: str = "") -> str:
        """A person uses an element by its action id: presses it, or chooses or enters a value. Returns the trigger.

        The trigger is empty if the app is notified only on submission. Raises `ImpossibleError`.
        """
        now = self._seen(user, on)
        found = find_action(now.blocks, action_id, block_id)
        if found is None:
            raise ImpossibleError("no_element", name=user.name, action=action_id)
        state = self._state_of(user, found, value)
        if keeps_value(found.element):
            now = self._keep(user, now, found, state)
        if found.block["type"] == "input" and not found.block.get("dispatch_action"):
            return ""
        return self._send_actions(user, now, [interactions.action(found, state, self.state.new_ts())])

    def suggest(self, user: User, on: Where, action_id: str, query: str) -> list[Mapping[str, Any]]:
        """What the app offers for what a person has typed into a menu: options, or groups of them.

        Raises `ImpossibleError` if they have typed too little, or the app's answer is invalid.
        """
        now = self._seen(user, on)
        found = find_action(now.blocks, action_id)
        if found is None or not found.element["type"].endswith("external_select"):
            raise ImpossibleError("no_menu", name=user.name, action=action_id)
        least = found.element.get("min_query_length", 3)
        if len(query) < least:
            raise ImpossibleError("type_more", least=least)
        offer = self._ask(interactions.suggestion(user, found, query) | self._place(now))
        _check_offer(offer)
        groups: list[Mapping[str, Any]] = offer.get("option_groups", [])
        self.state.suggested[user.id, action_id] += offer.get("options", ())
        self.state.suggested[user.id, action_id] += [option for group in groups for option in group["options"]]
        offered: list[Mapping[str, Any]] = offer.get("options", groups)
        return offered

    def slash(self, user: User, channel: Channel, command: str, text: str = "") -> str:
        """A person types a slash command; returns the trigger. Raises `ImpossibleError` if it does not exist."""
        if command not in {known["command"] for known in self.installation.commands}:
            raise ImpossibleError("no_command", command=command)
        payload, address = self._with_rights(interactions.command(user, channel, command, text), user, channel.id)
        answer = self._send("slash_commands", payload)
        answer.add_done_callback(partial(self._respond_to_command, address, command))
        return str(payload["trigger_id"])

    def global_shortcut(self, user: User, callback_id: str) -> str:
        """A person calls a shortcut from the search or the `+` menu; returns the trigger. Raises `ImpossibleError`."""
        self._need_shortcut("global", callback_id)
        payload = interactions.global_shortcut(user, callback_id, self.state.new_ts())
        return self._send_with_trigger(payload, user)

    def message_shortcut(self, user: User, message: Message, callback_id: str) -> str:
        """A person calls a shortcut on a message; returns the trigger. Raises `ImpossibleError`."""
        self._need_shortcut("message", callback_id)
        now = self._now(message)
        channel = self.state.channels[now.channel]
        payload = interactions.message_shortcut(user, callback_id, now, channel, self.state.new_ts())
        payload, _ = self._with_rights(payload, user, now.channel, now.ts)
        self._send("interactive", payload)
        return str(payload["trigger_id"])

    def _seen(self, user: User, on: Where) -> Where:
        """The message or view as it stands now, if this person sees it. Raises `ImpossibleError`."""
        if isinstance(on, Message):
            if on.only_for not in (None, user.id):
                raise ImpossibleError("message_not_seen", name=user.name)
            return self._now(on)
        view = self.state.views.find(on.id)
        if view is None or view.user != user.id:
            raise ImpossibleError("view_not_seen", name=user.name)
        return view

    def _state_of(self, user: User, found: Found, value: object) -> Payload:
        """What using an element adds to the payload."""
        kind = found.element["type"]
        if kind in ("button", "icon_button"):
            return {}
        if kind == "feedback_buttons":
            return _thumb(found.element, value)
        try:
            return entered(found.element, self._files(value), self.state.suggested[user.id, found.action_id])
        except WrongValueError as wrong:
            raise ImpossibleError("value", what=wrong) from None

    def _files(self, value: object) -> object:
        """File ids replaced by the files themselves, which the app may read from now on; anything else unchanged."""
        files = self.state.files
        if not (isinstance(value, list) and value and all(isinstance(one, str) and one in files for one in value)):
            return value
        with self.state.changed:
            files.update({one: replace(files[one], in_form=True) for one in value})
        return [files[one].as_json(self.base) for one in value]

    def _keep(self, user: User, now: Where, found: Found, state: Payload) -> Where:
        with self.state.changed:
            if isinstance(now, View):
                now = replace(now, values=with_value(now.values, found, state))
                self.state.views.put(now)
            else:
                self.state.entered[user.id, now.ts] = with_value(
                    self.state.entered.get((user.id, now.ts), {}), found, state
                )
            self.state.touch()
        return now

    def _send_actions(self, user: User, now: Where, actions: list[Payload]) -> str:
        if isinstance(now, View):
            payload = interactions.used(user, with_all_values(now), actions)
            return self._send_with_trigger(payload, user, in_modal=now.definition["type"] == "modal")
        channel = self.state.channels[now.channel]
        values = values_of(now.blocks, self.state.entered.get((user.id, now.ts), {}))
        payload = interactions.pressed(user, now, channel, actions, values)
        payload, _ = self._with_rights(payload, user, now.channel, now.ts)
        self._send("interactive", payload)
        return str(payload["trigger_id"])

    def _place(self, now: Where) -> Payload:
        if isinstance(now, View):
            return interactions.suggestion_in_view(with_all_values(now))
        return interactions.suggestion_in_message(now, self.state.channels[now.channel])

    def _need_shortcut(self, kind: str, callback_id: str) -> None:
        if callback_id not in {known["callback_id"] for known in self.installation.shortcuts(kind)}:
            raise ImpossibleError("no_shortcut", kind=kind, callback=callback_id)

    def _send_with_trigger(self, payload: Payload, user: User, *, in_modal: bool = False) -> str:
        with self.state.changed:
            trigger = self.rights.trigger(user.id, in_modal=in_modal)
        self._send("interactive", payload | {"trigger_id": trigger})
        return trigger

    def _with_rights(
        self, payload: Payload, user: User, channel: str, ts: str | None = None
    ) -> tuple[Payload, ResponseAddress]:
        """The payload with a trigger id and an address to respond to."""
        with self.state.changed:
            address = self.rights.address(user.id, channel, ts)
            rights = {"trigger_id": self.rights.trigger(user.id), "response_url": f"{self.base}/response/{address.id}"}
        return payload | rights, address

    def _respond_to_command(self, address: ResponseAddress, command: str, answer: Future[Response]) -> None:
        """Show what comes with the acknowledgement, or that there was none."""
        try:
            response = answer.result()
            with self.state.changed:
                if response:
                    respond(self._slack, address, response)
        except (UnconfirmedError, RefusedError) as error:
            reason = "operation_timeout" if isinstance(error, UnconfirmedError) else str(error)
            text = f'{command} failed with the error "{reason}"'
            notice = Message(address.channel, self.state.new_ts(), SLACKBOT, text, only_for=address.user)
            self.state.add(notice)


def _buttons(element: Mapping[str, Any]) -> Sequence[tuple[str, Any]]:
    """The labels that can be pressed in an element, or in its overflow menu, each with its value."""
    if element["type"] in ("button", "icon_button"):
        return [(element["text"]["text"], None)]
    if element["type"] == "feedback_buttons":
        both = (element["positive_button"], element["negative_button"])
        return [(button["text"]["text"], button["value"]) for button in both]
    if element["type"] == "overflow":
        return [(option["text"]["text"], option["value"]) for option in element["options"]]
    return []


def _thumb(element: Mapping[str, Any], value: object) -> Payload:
    """One of the two feedback buttons. Raises `ImpossibleError`."""
    for one in (element["positive_button"], element["negative_button"]):
        if one["value"] == value:
            return {"value": one["value"], "text": one["text"]}
    raise ImpossibleError("value", what=f"there is no choice {value!r}")


def _check_offer(response: Response) -> None:
    try:
        _OFFER.validate_python(response)
    except ValidationError as error:
        what = "; ".join(f"{'/'.join(map(str, detail['loc']))}: {detail['msg']}" for detail in error.errors())
        raise ImpossibleError("app_answer", what=what) from None
