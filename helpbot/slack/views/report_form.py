"""A report as a form: the modal, and its submission. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from helpbot.dialogue.messages import FileReference, ReportForm
from helpbot.dialogue.plain import Plain
from helpbot.language.text import simple_words
from helpbot.slack.intake.files import file_of
from helpbot.slack.views import fields
from helpbot.slack.views.fields import Block
from helpbot.slack.views.ids import VALUE, BlockId, ViewId
from helpbot.slack.wording import ViewTexts

ANSWERS = (BlockId.BUSINESS_IMPACT, BlockId.AFFECTED, BlockId.WORKAROUND, BlockId.SINCE)
LEAST_WORDS = 2
METADATA = 3_000


class Origin(Plain):
    """Where a form was opened, and what it includes: files, and the message it began with. It remembers its `language`,
    so that submitting it does not wait for a profile, and whether it was opened `on_home`, the home tab.
    """

    conversation: str
    address: dict[str, str]
    files: tuple[FileReference, ...] = ()
    source: str = ""
    language: str = ""
    on_home: bool = False

    @property
    def in_sight(self) -> bool:
        """Whether the report goes on where the form was opened, not in the direct message."""
        return "channel" in self.address

    def remembered(self) -> str:
        """As the view's metadata: if that is too long, without the URLs of files, then with fewer files."""
        kept = self
        if len(kept.model_dump_json(exclude_defaults=True)) > METADATA:
            unaddressed = tuple(file.model_copy(update={"url": ""}) for file in self.files)
            kept = kept.model_copy(update={"files": unaddressed})
        while len(written := kept.model_dump_json(exclude_defaults=True)) > METADATA and kept.files:
            kept = kept.model_copy(update={"files": kept.files[:-1]})
        return written


def report_view(form: ReportForm, origin: Origin, texts: ViewTexts) -> Block:
    """The modal, with what was said so far already in it."""
    told = texts.report
    blocks = fields.all_words(BlockId.WHAT, told.what, told.what_more, initial=form.what, hint=told.what_hint)
    for name in ANSWERS:
        label = getattr(told, name)
        blocks.append(fields.words(name, label, initial=form.answers.get(name, ""), optional=True, lines=False))
    blocks.append(fields.files(BlockId.FILES, told.files))
    return fields.modal(ViewId.REPORT, told.title, texts.next, texts.close, blocks, origin.remembered())


def reading_view(texts: ViewTexts) -> Block:
    """Shown while a message and its thread are read for the form, so that whoever waits sees something."""
    return fields.notice(ViewId.READING, texts.report.title, texts.report.reading, texts.close)


def sent_view(texts: ViewTexts, bot: str) -> Block:
    """Shown after a form that goes on in the direct message with the `bot`, which may not be in sight."""
    told = texts.report
    return fields.notice(ViewId.SENT, told.title, told.sent.format(bot=bot), texts.understood)


def complaints(form: ReportForm, texts: ViewTexts) -> dict[str, str]:
    """What is wrong, by field."""
    return {} if len(simple_words(form.what)) >= LEAST_WORDS else {BlockId.WHAT: texts.report.what_missing}


def submitted_report(view: Mapping[str, Any]) -> tuple[Origin, ReportForm]:
    """What somebody reports; files of the form are added to those that it included."""
    origin = Origin.model_validate_json(view["private_metadata"])
    uploaded = view["state"]["values"].get(BlockId.FILES, {}).get(VALUE, {}).get("files") or ()
    files = (*origin.files, *map(file_of, uploaded))
    answers = {str(name): fields.entered(view, name) for name in ANSWERS}
    form = ReportForm(what=fields.all_entered(view, BlockId.WHAT), answers={k: v for k, v in answers.items() if v})
    return origin.model_copy(update={"files": files}), form
