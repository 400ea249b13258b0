"""Deliveries of all kinds, and where they are posted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from helpbot.credentials import Secrets
from helpbot.desk.ports.posting import Delivery, DeliveryFailed
from helpbot.desk.queues.destinations import BEHIND, OTHERWISE
from helpbot.dialogue.messages import Document, FileReference, LeftFile, Reply
from helpbot.slack.calling.clients import single_shot_client
from helpbot.slack.posting.channel import SlackChannel
from helpbot.workspace import Message, User, Workspace

LONG = "All work and no play. " * 1000
DOCUMENT = Document(name="my-data.json", content='{"ñ": "' + "words " * 5_000 + '"}')
CONTENT = DOCUMENT.content.encode()


def delivery(address: dict[str, Any], text: str = "hola", attempt: int = 1) -> Delivery:
    return Delivery("d1", "slack:U1", address, Reply(text=text), reference="r1", attempt=attempt)


def failure(channel: SlackChannel, what: Delivery) -> DeliveryFailed:
    with pytest.raises(DeliveryFailed) as raised:
        channel.deliver(what)
    return raised.value


def withdrawal(posted: Delivery, receipt: str, under: str | None = None) -> Delivery:
    return replace(posted, reply=Reply(text="", withdrawn=True), replaces=receipt, under=under)


def seen(workspace: Workspace, said: Message) -> str | bytes | None:
    """The words of a message, or the contents of its file; None if that was deleted."""
    if not said.files:
        return said.shown
    file = workspace.state.files.get(str(said.files[0]["id"]))
    return file.content if file else None


class CardThread:
    """A card in the triage channel, and what is said and shown below it."""

    def __init__(self, workspace: Workspace, secrets: Secrets, sender: User) -> None:
        self.workspace, self.sender = workspace, sender
        self.channel = SlackChannel(single_shot_client(secrets), 1000)
        self.triage = workspace.channel("triage", [sender])
        self.card = self.channel.deliver(replace(delivery({"channel": self.triage.id}, "card"), id="card"))
        self.root = self.card.split(":")[1]

    def news(self, name: str, *contents: bytes) -> Delivery:
        """News with pictures, all with the name that Slack gives to a pasted one."""
        uploaded = [self.workspace.store(self.sender, "image.png", content) for content in contents]
        sent = self.workspace.share(self.sender, self.triage, uploaded).files
        files = tuple(FileReference(id=str(file["id"]), name="image.png") for file in sent)
        reply = Reply(text=name, files=files)
        return replace(delivery({"channel": self.triage.id}), id=name, under=self.card, reply=reply)

    def shown(self) -> list[str | bytes | None]:
        """The thread: words, and the contents of pictures."""
        thread = [said for said in self.workspace.messages(self.triage) if said.thread_ts == self.root]
        return [seen(self.workspace, said) for said in thread]


class PassedOn:
    """Files that an agent has sent, and the words that they follow, to a person who is reached at an address."""

    def __init__(self, workspace: Workspace, secrets: Secrets, reader: User, address: dict[str, Any]) -> None:
        self.workspace, self.direct = workspace, workspace.direct(reader)
        self.channel = SlackChannel(single_shot_client(secrets), 1000)
        self.words = replace(delivery(address, "try this"), id="words")
        self.told = self.channel.deliver(self.words)
        self.left: list[LeftFile] = []

    def files(self, *contents: bytes) -> Delivery:
        agent = self.workspace.user("eva")
        team = self.workspace.channel("team", [agent])
        uploaded = [self.workspace.store(agent, "fix.pdf", content) for content in contents]
        sent = self.workspace.share(agent, team, uploaded).files
        reply = Reply(text="files", files=tuple(FileReference(id=str(file["id"]), name="fix.pdf") for file in sent))
        to = {name: value for name, value in self.words.address.items() if name != OTHERWISE} | {BEHIND: True}
        return replace(delivery(to), id="files", under=self.told, reply=reply, leave=self.left.append)

    def shown(self) -> list[tuple[str | bytes | None, str | None]]:
        """What the bot says and shows in the direct message, and in which thread."""
        return [(seen(self.workspace, said), said.thread_ts) for said in self.workspace.replies(self.direct)]


class Sending:
    """A document for a person, in their direct message or in a thread there."""

    def __init__(self, workspace: Workspace, secrets: Secrets, reader: User, *, in_thread: bool) -> None:
        self.workspace, self.direct = workspace, workspace.direct(reader)
        self.channel = SlackChannel(single_shot_client(secrets), 1000)
        root = workspace.say(reader, self.direct, "my data")
        address = {"channel": self.direct.id} | ({"thread_ts": root.ts} if in_thread else {})
        self.what = replace(delivery(address), reply=Reply(text="All:", document=DOCUMENT))

    def shown(self) -> list[str | bytes | None]:
        """What the bot says and shows in the direct message."""
        return [seen(self.workspace, said) for said in self.workspace.replies(self.direct)]
