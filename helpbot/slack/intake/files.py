"""The files of messages. Pure."""

from __future__ import annotations

from helpbot.dialogue.messages import FileReference
from helpbot.slack.intake import Body
from helpbot.slack.intake.plaintext import is_deleted, parts_of


def files_of(message: Body) -> tuple[FileReference, ...]:
    """The files of a message and of what was forwarded with it; none if it is deleted."""
    if is_deleted(message):
        return ()
    return tuple(file_of(file) for part in parts_of(message) for file in part.get("files", ()))


def file_of(file: Body) -> FileReference:
    """A file as Slack describes it; of one from another workspace only the id may be known."""
    return FileReference(
        id=file.get("id", ""),
        name=file.get("name") or file.get("title") or file.get("id", ""),
        url=file.get("permalink") or file.get("url_private") or "",
        mimetype=file.get("mimetype") or "",
        size=file.get("size") or 0,
    )
