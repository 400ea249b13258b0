"""One bot for all tests of this folder, as `helpbot serve` runs it; each test brings its own people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from time import monotonic, sleep
from typing import Any

import pytest

from helpbot.bootstrap import build_desk, build_front
from helpbot.credentials import Secrets
from helpbot.desk.health import Health
from helpbot.desk.ports.outside import Surface
from helpbot.desk.service import Desk
from helpbot.desk.tickets.casework import Casework
from helpbot.settings import Settings
from helpbot.slack.calling.clients import single_shot_client
from helpbot.slack.http import EVENTS
from helpbot.slack.intake.sources import SlackSources
from helpbot.slack.listeners.front import Front
from helpbot.slack.manifest import manifest
from helpbot.slack.people import SlackPeople
from helpbot.slack.serve import serve, serve_http
from helpbot.tickets.opening import open_database
from helpbot.tickets.store import TicketFile
from helpbot.workspace import Channel, Message, User, Workspace
from tests.databases import sqlite_with_tables
from tests.transcripts import shipped_content

LINKS = ["help.mypurecloud.com"]
APP = Settings.model_validate({"slack": {"link_domains": LINKS}})


def _linked_page() -> str:
    """The address of a page that exactly one article explains."""
    knowledge = shipped_content().knowledge
    addresses = (link.url for article in knowledge.articles.values() for link in article.links)
    return next(
        address for address in addresses if LINKS[0] in address and len(knowledge.pages.by_address(address)) == 1
    )


def way_on(asked: Message) -> str:
    """The button for a person who has nothing to add, and whose problem is not a known one."""
    return "Mine is different" if "[Mine is different]" in asked.shown else "Skip the rest"


@dataclass(frozen=True)
class Office:
    """The workspace with its people, and what is stored."""

    workspace: Workspace
    desk: Desk
    casework: Casework
    triage: Channel
    help: Channel
    eva: User
    tom: User
    page_address: str

    def direct(self, user: User) -> Channel:
        return self.workspace.direct(user)

    def say(self, user: User, text: str, containing: str, channel: Channel | None = None) -> Message:
        """A person writes to the bot; the reply with these words."""
        self.workspace.say(user, channel or self.direct(user), text)
        return self.reply(user, containing)

    def seen(self, channel: Channel, containing: str, viewer: User | None = None) -> Message:
        """The newest message of the bot with these words; patient, since the machine may be busy."""
        return self.workspace.wait_for(
            lambda: next(
                (one for one in self.workspace.replies(channel, viewer)[::-1] if containing in one.shown), None
            ),
        )

    def previewed(self, message: Message) -> tuple[dict[str, Any], ...]:
        """The previews of the links in a message, once there are any."""

        def found() -> tuple[dict[str, Any], ...]:
            now = self.workspace.state.find(message.channel, message.ts)
            return now.attachments if now else ()

        return self.workspace.wait_for(found, 20)

    def seen_after(self, channel: Channel, message: Message, containing: str) -> Message:
        """The next message of the bot with these words."""
        return self._after(channel, message.ts, containing)

    def reply(self, user: User, containing: str) -> Message:
        return self.workspace.wait_for(lambda: self._newest(self.direct(user), containing))

    def report(self, user: User) -> str:
        """A person reports in their direct message that calls drop; the ticket's number."""
        talk = self.direct(user)
        before = max((said.ts for said in self.workspace.replies(talk)), default="")
        self.workspace.say(user, talk, "I want to report a problem")
        self._after(talk, before)
        return self.answer_all(user, self.workspace.say(user, talk, f"calls drop for {user.name}").ts)

    def answer_all(self, user: User, ts: str) -> str:
        """After a problem was reported, a person has nothing to add, and files it; the ticket's number."""
        talk, last = self.direct(user), Message("", ts, "", "")
        while "[File it]" not in (last := self._after(talk, last.ts, "[Cancel]")).shown:
            self.workspace.press(user, last, way_on(last))
        self.workspace.press(user, last, "File it")
        filed = self._after(talk, last.ts)
        return filed.shown.split("Filed as ")[1].split(",")[0]

    def _after(self, talk: Channel, ts: str, containing: str = "") -> Message:
        """What the bot says next after a message, with these words."""
        return self.workspace.wait_for(
            lambda: next(
                (said for said in self.workspace.replies(talk) if said.ts > ts and containing in said.shown), None
            ),
        )

    def card(self, number: str, containing: str = "") -> Message:
        """The card of a ticket, once it says this."""

        def found() -> Message | None:
            cards = [said for said in self.workspace.replies(self.triage) if said.thread_ts is None]
            return next((said for said in cards if said.shown.startswith(number) and containing in said.shown), None)

        return self.workspace.wait_for(found)

    def below(self, card: Message, containing: str) -> Message:
        """What is in the thread of a card."""

        def found() -> Message | None:
            said = [said for said in self.workspace.replies(self.triage) if said.thread_ts == card.ts]
            return next((one for one in said if containing in one.shown), None)

        return self.workspace.wait_for(found)

    def ticket(self, number: str) -> TicketFile:
        return self.casework.ticket(number)

    def recorded(self, message: Message) -> Message:
        """A message about a ticket, once the bot has recorded where it was posted."""
        self.workspace.wait_for(lambda: self.desk.ticket_of(f"{message.channel}:{message.ts}"))
        return message

    def _newest(self, channel: Channel, containing: str) -> Message | None:
        said = self.workspace.replies(channel)[::-1]
        return next((one for one in said if containing in one.shown), None)


@contextmanager
def opened_office(folder: Path, port: int = 0) -> Iterator[Office]:
    """A workspace with the real bot in it: over Socket Mode, or over HTTP on a port of this machine."""
    address = f"http://127.0.0.1:{port}" if port else None
    url = f"{address}{EVENTS}" if address else ""
    with Workspace(manifest(APP, address), seconds_to_acknowledge=3, request_url=url) as workspace:
        eva, tom = workspace.user("eva"), workspace.user("tom")
        triage, help_ = workspace.channel("triage", [eva, tom]), workspace.channel("help")
        roles = {"agents": [eva.id, tom.id], "admins": [tom.id]}
        places = {
            "triage_channel": triage.id,
            "help_channels": [help_.id],
            "link_domains": LINKS,
            "team_language": "en",
        }
        settings = Settings.model_validate({"slack": {**roles, **places}, "links": {"status_summary": "none"}})
        keys = {"bot_token": workspace.bot_token, "app_token": workspace.app_token, "api_url": workspace.api_url}
        secrets = Secrets.model_validate({**keys, "signing_secret": workspace.installation.signing_secret})
        database = open_database(sqlite_with_tables(folder))
        client = single_shot_client(secrets)
        surface = Surface("slack", SlackPeople(client, settings), SlackSources(client))
        desk = build_desk(settings, shipped_content(), database, surface)
        front = build_front(settings, shipped_content(), database, desk)
        with _running(secrets, front, port):
            assert workspace.wait_for(lambda: workspace.connected, 60) if not port else workspace.verify_request_url()
            front.warm_up()
            yield Office(workspace, desk, Casework(database), triage, help_, eva, tom, _linked_page())
        database.close()


@contextmanager
def _running(secrets: Secrets, front: Front, port: int) -> Iterator[None]:
    stop, health = Event(), Health()
    if port:
        place = {"host": "127.0.0.1", "port": port}
        serving = Thread(target=serve_http, args=(secrets, front, stop, lambda _: None, health), kwargs=place)
    else:
        serving = Thread(target=serve, args=(secrets, front, stop, health))
    serving.start()
    deadline = monotonic() + 90
    while port and monotonic() < deadline and not health.state("slack").get("slack"):
        sleep(0.05)
    yield
    stop.set()
    serving.join(15)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with opened_office(tmp_path_factory.mktemp("office")) as opened:
        yield opened


@pytest.fixture
def bob(office: Office) -> User:
    return office.workspace.user("bob", tz="America/New_York", locale="en-US")
