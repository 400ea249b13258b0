"""What people do, and what they are told: the values that go into the dialogue and come out of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Literal

from helpbot.dialogue.plain import Plain

Role = Literal["requester", "agent", "admin"]

LONGEST_FIELD = 3_000
"""The most characters in a field of a form."""


Style = Literal["plain", "primary", "danger", "more"]
"""How a button looks; `more` ones are in an overflow menu."""


class Choice(Plain):
    """Something a person can pick: a button, or a numbered line where there are no buttons."""

    label: str
    action: str
    value: str = ""
    style: Style = "plain"


class FileReference(Plain):
    """A reference to a file that a person attached; `size` in bytes."""

    id: str
    name: str
    url: str = ""
    mimetype: str = ""
    size: int = 0


WhyLeft = Literal["kind", "size", "off", "empty", "gone", "elsewhere", "place"]
"""Why a file is not shown: its kind is not allowed, it is too large, files are switched off, it is empty, the bot has
no access, it is hosted outside the surface, or files cannot be shown where its reader is."""


class LeftFile(Plain):
    """A file that is only named instead of shown, and why."""

    file: FileReference
    why: WhyLeft


class Document(Plain):
    """A text file that the bot wrote."""

    name: str
    content: str


class Origin(Plain):
    """Where something was first told, or what it is about, for surfaces that can link to it, with this `label`.

    The `message` and the `conversation` have the surface's own ids; either may be empty.
    """

    label: str
    message: str
    conversation: str


class Reply(Plain):
    """One message of the bot. `text` and `note` (small print) are Markdown: paragraphs, lists, **bold**, links.

    `numbered` choices can be picked by number (not while a number may be an answer). `files` are shown with it to
    readers who may not have seen them; a `document` is attached. `withdrawn`: it says nothing, and what was posted in
    its place is deleted. `origin` tells where its subject was first told. Nothing is `kept`, once posted, of a reply
    that only repeats what is stored elsewhere. A `private` one is shown only to the person it answers.
    """

    text: str
    note: str = ""
    choices: tuple[Choice, ...] = ()
    numbered: bool = True
    files: tuple[FileReference, ...] = ()
    document: Document | None = None
    origin: Origin | None = None
    withdrawn: bool = False
    kept: bool = True
    private: bool = False

    def spelled_out(self) -> Reply:
        """The same with its document in the text, for surfaces without files."""
        if self.document is None:
            return self
        kind = self.document.name.rpartition(".")[2]
        text = f"{self.text}\n\n```{kind}\n{self.document.content}\n```"
        return self.model_copy(update={"text": text, "document": None})


class ReportForm(Plain):
    """A report made by a form: `what` happens, and `answers` by question, as in a conversation."""

    what: str
    answers: dict[str, str] = {}

    def reworded(self, change: Callable[[str], str]) -> ReportForm:
        """The same with all words changed."""
        answers = {name: change(answer) for name, answer in self.answers.items()}
        return ReportForm(what=change(self.what), answers=answers)


class Person(Plain):
    """Somebody's id and name."""

    id: str
    name: str


class Message(Plain):
    """What a person did: wrote `text`, picked a `choice`, filled in a `form`, attached `files`.

    The text is already redacted; `removed` names the kinds of secrets that were removed. `shared`: others can read the
    conversation. `about` is the ticket in whose thread it was written, `source` the id of the message, or of the older
    one that it takes up, which was `written_at` that time. `unprompted`: nobody asked the bot, so it answers only if it
    is sure. A `helper` took up the person's message in order to report it for them. An `edited` one was handled before,
    and has other words now.
    """

    text: str = ""
    choice: Choice | None = None
    form: ReportForm | None = None
    about: str = ""
    source: str = ""
    unprompted: bool = False
    files: tuple[FileReference, ...] = ()
    removed: tuple[str, ...] = ()
    shared: bool = False
    helper: Person | None = None
    written_at: datetime | None = None
    edited: bool = False

    def reworded(self, change: Callable[[str], str]) -> Message:
        """The same with all words of the person changed: the text, the form, the names of files."""
        return self.model_copy(
            update={
                "text": change(self.text),
                "form": self.form.reworded(change) if self.form else None,
                "files": tuple(file.model_copy(update={"name": change(file.name)}) for file in self.files),
            }
        )


class Requester(Plain):
    """Who writes. `language` is the setting of their client, None if unknown; `chosen_language` their own choice."""

    id: str
    name: str = ""
    language: str | None = None
    chosen_language: str | None = None
    timezone: str = "UTC"
    country: str = ""
    roles: frozenset[Role] = frozenset({"requester"})

    @property
    def display_name(self) -> str:
        """Their name, else their id."""
        return self.name or self.id
