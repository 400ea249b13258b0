"""What a person does, and what they are told: plain values that cross the border of the dialogue."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Literal

from helpbot.dialogue.plain import Plain

Role = Literal["requester", "agent", "admin"]

LONGEST_FIELD = 3_000
"""Characters that a field of a form takes."""


Style = Literal["plain", "primary", "danger", "more"]
"""How a button looks; what there is `more` stands behind a menu."""


class Choice(Plain):
    """One thing that a person may pick: shown as a button, or as a numbered line where there are no buttons."""

    label: str
    action: str
    value: str = ""
    style: Style = "plain"


class FileReference(Plain):
    """A file that a person attached, kept as a reference; `size` in bytes."""

    id: str
    name: str
    url: str = ""
    mimetype: str = ""
    size: int = 0


WhyLeft = Literal["kind", "size", "off", "empty", "gone", "elsewhere", "place"]
"""Why a file is not shown: a kind that never is, too large, none ever is, nothing in it, kept from the bot, not kept by
the surface itself, or its reader is where no files can be seen."""


class LeftFile(Plain):
    """A file that is only named, and why."""

    file: FileReference
    why: WhyLeft


class Document(Plain):
    """A file that the bot itself has written: its `content` is text."""

    name: str
    content: str


class Origin(Plain):
    """Where something was first told, or what it is about, for surfaces that can lead there: by a link with this
    `label`.

    The `message` there and the `conversation` are named as the surface names them; either may be empty.
    """

    label: str
    message: str
    conversation: str


class Reply(Plain):
    """One message of the bot. `text` and `note` (small print) are Markdown: paragraphs, lists, **bold**, links.

    `numbered` tells that a choice may be picked by its number (not while a number may be an answer). `files` are shown
    with it to readers who may not have seen them. A `document` comes with it. `withdrawn`: nothing is said, and what
    stands in its place goes.
    `origin` tells where what it is about was told.
    Of a reply that only repeats what is held elsewhere nothing is `kept` once it is posted. A `private` one is for the
    eyes of whom it answers.
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
        """The same for where no files can be shown: the document stands in the text."""
        if self.document is None:
            return self
        kind = self.document.name.rpartition(".")[2]
        text = f"{self.text}\n\n```{kind}\n{self.document.content}\n```"
        return self.model_copy(update={"text": text, "document": None})


class ReportForm(Plain):
    """A report that came as a form: `what` happens, and `answers` by question, as in a talk."""

    what: str
    answers: dict[str, str] = {}

    def reworded(self, change: Callable[[str], str]) -> ReportForm:
        """The same with a change to all words."""
        answers = {name: change(answer) for name, answer in self.answers.items()}
        return ReportForm(what=change(self.what), answers=answers)


class Person(Plain):
    """Somebody by their name."""

    id: str
    name: str


class Message(Plain):
    """What a person did: wrote `text`, picked a `choice`, filled in a `form`, attached `files`.

    The text is already redacted; `removed` names the kinds of secrets taken out of it. `shared` tells that others can
    read the conversation. `about` is the ticket in whose thread it was written, `source` the name of the message itself
    or of the one that it takes up, `written_at` when that one was written. `unprompted`: nobody asked the bot, so it
    speaks only when it is sure. With a `helper` it was them who took up the person's message, in order to report
    it for them. An `edited` one was heard before, and says something else now.
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
        """The same with a change to all that the person has written: the text, the form, the names of the files."""
        return self.model_copy(
            update={
                "text": change(self.text),
                "form": self.form.reworded(change) if self.form else None,
                "files": tuple(file.model_copy(update={"name": change(file.name)}) for file in self.files),
            }
        )


class Requester(Plain):
    """Who writes. `language` is their client's setting, None when nothing tells; `chosen_language` their own word."""

    id: str
    name: str = ""
    language: str | None = None
    chosen_language: str | None = None
    timezone: str = "UTC"
    country: str = ""
    roles: frozenset[Role] = frozenset({"requester"})
