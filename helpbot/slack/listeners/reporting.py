"""Reports that begin outside a conversation: the form, the shortcuts that open it, and its submission."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from helpbot.desk.ports.events import IncomingEvent
from helpbot.dialogue.choices import Action
from helpbot.dialogue.messages import ReportForm
from helpbot.slack.calling.clients import error_code
from helpbot.slack.drawing.render import ACTION_PREFIX
from helpbot.slack.intake import Body, places
from helpbot.slack.intake.commands import report_asked
from helpbot.slack.intake.files import files_of
from helpbot.slack.intake.presses import EXPIRED, home_of_press, pressed_choice
from helpbot.slack.intake.threads import told_in
from helpbot.slack.listeners.front import WORKSPACE, Front
from helpbot.slack.listeners.home import publish
from helpbot.slack.views.fields import Block
from helpbot.slack.views.ids import ActionId, ShortcutId, ViewId
from helpbot.slack.views.report_form import Origin, complaints, reading_view, report_view, sent_view, submitted_report

_CLOSED = frozenset({"not_found", "hash_conflict"})
"""The modal is gone, or was updated already by a call whose answer was lost."""


def listen(app: App, front: Front) -> None:
    """Register the listeners."""
    forms = _Forms(front)
    app.command(front.settings.slack.command)(forms.from_command)
    app.action(re.compile(rf"^{ACTION_PREFIX}\d+-{Action.FORM}$"))(forms.from_button)
    app.action(ActionId.HOME_REPORT)(forms.from_anywhere)
    app.shortcut(ShortcutId.REPORT)(forms.from_anywhere)
    app.shortcut(ShortcutId.REPORT_MESSAGE)(forms.from_message)
    app.view(ViewId.REPORT)(forms.take)


@dataclass(frozen=True)
class _Forms:
    """Opens the form from each of the places that offer it, and processes its submission."""

    front: Front

    def from_command(self, ack: Ack, body: Body, client: WebClient) -> None:
        """With the text of the command, else with what was said so far in private."""
        ack()
        words = report_asked(body.get("text", ""))
        if words is None:
            return  # a question, which the desk answers
        user, talk = body["user_id"], places.private(body["user_id"])
        form = ReportForm(what=words) if words else self.front.desk.form_of(talk)
        origin = Origin(conversation=talk, address={"channel": body["channel_id"], "user": user})
        self._open(client, body, user, form, origin)

    def from_button(self, ack: Ack, body: Body, client: WebClient) -> None:
        """With what was said so far in the conversation of the button."""
        ack()
        if pressed_choice(body) == EXPIRED:
            return  # an old button, which the desk answers
        talk, address = home_of_press(body)
        origin = Origin(conversation=talk, address=address)
        self._open(client, body, body["user"]["id"], self.front.desk.form_of(talk), origin)

    def from_anywhere(self, ack: Ack, body: Body, client: WebClient) -> None:
        """With what was said so far in private."""
        ack()
        user = body["user"]["id"]
        talk = places.private(user)
        origin = Origin(conversation=talk, address={"user": user}, on_home="view" in body)
        self._open(client, body, user, self.front.desk.form_of(talk), origin)

    def from_message(self, ack: Ack, body: Body, client: WebClient, context: BoltContext) -> None:
        """With the text of a message and its thread; a modal is shown while they are read."""
        ack()
        user, message, channel = body["user"]["id"], body["message"], body["channel"]["id"]
        language = self._language(user)
        texts = self.front.wording_in(language).views
        origin = Origin(
            conversation=places.private(user),
            address={"user": user},
            files=files_of(message),
            source=places.receipt(channel, message["ts"]),
            language=language,
        )
        opened = client.views_open(trigger_id=body["trigger_id"], view=reading_view(texts))["view"]
        form = ReportForm(what=told_in(client, channel, message, context.bot_user_id or ""))
        _fill(client, opened, report_view(form, origin, texts))

    def take(self, ack: Ack, body: Body, client: WebClient, context: BoltContext) -> None:
        """Store a submitted form, or say what is wrong with it. Where the direct message in which it goes on is not in
        sight, the person is told: on the home tab, else in the modal.
        """
        user, view = body["user"]["id"], body["view"]
        origin, form = submitted_report(view)
        texts = self.front.wording_in(origin.language).views
        if wrong := complaints(form, texts):
            ack(response_action="errors", errors=wrong)
            return
        self.front.desk.receive(_filled_in(user, view["id"], origin, form))
        if origin.on_home or origin.in_sight:
            ack()
        else:
            ack(response_action="update", view=sent_view(texts, self.front.settings.name))
        if origin.on_home:
            sent = self.front.wording_in(origin.language).home.report_sent
            publish(client, self.front, user, None, context[WORKSPACE], sent)

    def _open(self, client: WebClient, body: Body, user: str, form: ReportForm, origin: Origin) -> None:
        language = self._language(user)
        origin = origin.model_copy(update={"language": language})
        view = report_view(form, origin, self.front.wording_in(language).views)
        client.views_open(trigger_id=body["trigger_id"], view=view)

    def _language(self, user: str) -> str:
        return self.front.language(self.front.desk.person(user))


def _fill(client: WebClient, opened: Body, view: Block) -> None:
    """Replace the modal by the form, unless it was closed in the meantime."""
    try:
        client.views_update(view_id=opened["id"], hash=opened["hash"], view=view)
    except SlackApiError as error:
        if error_code(error) not in _CLOSED:
            raise


def _filled_in(user: str, view: str, origin: Origin, form: ReportForm) -> IncomingEvent:
    return IncomingEvent(
        keys=(f"view:{view}",),
        conversation=origin.conversation,
        user=user,
        address=dict(origin.address),
        received_at=datetime.now(UTC),
        files=origin.files,
        shared=origin.conversation != places.private(user),
        source=origin.source,
        written_at=places.written_at(origin.source) if origin.source else None,
        form=form,
    )
