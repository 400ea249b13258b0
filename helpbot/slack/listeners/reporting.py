"""Reports that begin elsewhere than in a talk: the form and the shortcuts that open it, and what comes back from it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from helpbot.desk.ports.events import IncomingEvent
from helpbot.dialogue.choices import Action
from helpbot.dialogue.messages import ReportForm
from helpbot.slack.calling.clients import error_code
from helpbot.slack.drawing.render import ACTION_PREFIX
from helpbot.slack.intake import places
from helpbot.slack.intake.around import file_of
from helpbot.slack.intake.commands import report_asked
from helpbot.slack.intake.context import told_in
from helpbot.slack.intake.presses import EXPIRED, home_of_press, pressed_choice
from helpbot.slack.listeners.front import Front
from helpbot.slack.views.fields import Block
from helpbot.slack.views.ids import ActionId, ShortcutId, ViewId
from helpbot.slack.views.report_form import Origin, complaints, reading_view, report_view, submitted_report

Body = Mapping[str, Any]

_CLOSED = frozenset({"not_found", "hash_conflict"})
"""It is gone, or filled already by a call whose answer was lost."""


def listen(app: App, front: Front) -> None:
    """Register the listeners."""

    def show(client: WebClient, body: Body, user: str, form: ReportForm, origin: Origin) -> None:
        language = front.language(front.desk.person(user))
        origin = origin.model_copy(update={"language": language})
        view = report_view(form, origin, front.wording_in(language).views)
        client.views_open(trigger_id=body["trigger_id"], view=view)

    def from_command(ack: Ack, body: Body, client: WebClient) -> None:
        ack()
        words = report_asked(body.get("text", ""))
        if words is None:
            return  # a question, which the desk has already
        user, talk = body["user_id"], places.private(body["user_id"])
        form = ReportForm(what=words) if words else front.desk.form_of(talk)
        show(client, body, user, form, Origin(conversation=talk, address={"channel": body["channel_id"], "user": user}))

    def from_button(ack: Ack, body: Body, client: WebClient) -> None:
        ack()
        if pressed_choice(body) == EXPIRED:
            return  # the desk says so
        talk, address = home_of_press(body)
        origin = Origin(conversation=talk, address=address)
        show(client, body, body["user"]["id"], front.desk.form_of(talk), origin)

    def from_anywhere(ack: Ack, body: Body, client: WebClient) -> None:
        ack()
        user = body["user"]["id"]
        talk = places.private(user)
        show(client, body, user, front.desk.form_of(talk), Origin(conversation=talk, address={"user": user}))

    def from_message(ack: Ack, body: Body, client: WebClient) -> None:
        ack()
        user, message, channel = body["user"]["id"], body["message"], body["channel"]["id"]
        language = front.language(front.desk.person(user))
        texts = front.wording_in(language).views
        origin = Origin(
            conversation=places.private(user),
            address={"user": user},
            files=tuple(map(file_of, message.get("files", ()))),
            source=places.receipt(channel, message["ts"]),
            language=language,
        )
        opened = client.views_open(trigger_id=body["trigger_id"], view=reading_view(texts))["view"]
        form = ReportForm(what=told_in(client, channel, message))
        _fill(client, opened, report_view(form, origin, texts))

    def take(ack: Ack, body: Body) -> None:
        user, view = body["user"]["id"], body["view"]
        origin, form = submitted_report(view)
        if wrong := complaints(form, front.wording_in(origin.language).views):
            ack(response_action="errors", errors=wrong)
            return
        front.desk.receive(_filled_in(user, view["id"], origin, form))
        ack()

    app.command(front.settings.slack.command)(from_command)
    app.action(re.compile(rf"^{ACTION_PREFIX}\d+-{Action.FORM}$"))(from_button)
    app.action(ActionId.HOME_REPORT)(from_anywhere)
    app.shortcut(ShortcutId.REPORT)(from_anywhere)
    app.shortcut(ShortcutId.REPORT_MESSAGE)(from_message)
    app.view(ViewId.REPORT)(take)


def _fill(client: WebClient, opened: Body, view: Block) -> None:
    """Put the form where its person waits for it; who has closed that meanwhile does not want it any more."""
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
        form=form,
    )
