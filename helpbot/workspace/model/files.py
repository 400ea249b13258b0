"""Files in the workspace: their contents, and how Slack describes them to apps."""

from __future__ import annotations

from dataclasses import dataclass, replace
from mimetypes import guess_type
from pathlib import PurePath
from time import time
from typing import Any
from urllib.parse import quote

from helpbot.workspace.model.messages import TEAM_ID, Message


@dataclass(frozen=True)
class StoredFile:
    """One file, the channels where it was shared, and whether it was given to the app in a form. Without content it is
    announced, but not uploaded yet.
    """

    id: str
    name: str
    user: str
    content: bytes | None
    created: int
    title: str = ""
    channels: tuple[str, ...] = ()
    in_form: bool = False

    @property
    def mimetype(self) -> str:
        """By its name."""
        return guess_type(self.name)[0] or "application/octet-stream"

    def as_json(self, base: str) -> dict[str, Any]:
        """The file as Slack shows it to apps; `base` is the address of the workspace."""
        place = f"{base}/files-pri/{TEAM_ID}-{self.id}"
        filetype = PurePath(self.name).suffix.removeprefix(".").lower() or "text"
        about = {"id": self.id, "created": self.created, "timestamp": self.created, "user": self.user}
        kind = {"mimetype": self.mimetype, "filetype": filetype, "pretty_type": filetype.upper(), "mode": "hosted"}
        address = {
            "url_private": f"{place}/{quote(self.name)}",
            "url_private_download": f"{place}/download/{quote(self.name)}",
            "permalink": f"{base}/files/{self.user}/{self.id}/{quote(self.name)}",
        }
        names = {"name": self.name, "title": self.title or self.name, "size": len(self.content or b"")}
        return about | names | kind | address | {"file_access": "visible", "channels": list(self.channels)}


def new_file(file_id: str, name: str, user: str, content: bytes | None) -> StoredFile:
    """A file that was just uploaded or announced."""
    return StoredFile(file_id, name, user, content, int(time()))


def without_file(message: Message, file_id: str) -> Message:
    """The message after one of its files was deleted."""
    stone = {"id": file_id, "mode": "tombstone"}
    return replace(message, files=tuple(stone if shown["id"] == file_id else shown for shown in message.files))
