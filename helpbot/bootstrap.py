"""The one place that wires real parts together. Commands ask here for what they need; nothing is built before that."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from helpbot.knowledge.base import KnowledgeBase, load_knowledge
from helpbot.problems import Collector
from helpbot.settings import Settings
from helpbot.triage.policy import SupportPolicy, policy_from
from helpbot.yamlfile import read_yaml

if TYPE_CHECKING:  # the database and the dialogue are loaded only by commands that use them
    from helpbot.desk.ports import People
    from helpbot.desk.service import Desk
    from helpbot.dialogue.dialogue import Dialogue
    from helpbot.tickets.database import Database


class SystemClock:
    """The machine's time."""

    def now(self) -> datetime:
        """Aware UTC."""
        return datetime.now(UTC)


@dataclass(frozen=True)
class Content:
    """Everything that admins edit, read and checked."""

    knowledge: KnowledgeBase
    policy: SupportPolicy


def build_knowledge(settings: Settings, folder: Path | None = None) -> KnowledgeBase:
    """The knowledge base of the settings, or of another folder. Raises `ProblemsFound`, `HelpbotError`."""
    return load_knowledge(folder or settings.knowledge_folder, settings.search)


def build_policy(settings: Settings, folder: Path | None = None) -> SupportPolicy:
    """The support policy in `support/policy.yaml`. Raises `ProblemsFound`."""
    return policy_from(read_yaml((folder or settings.knowledge_folder) / "support" / "policy.yaml"))


def build_content(settings: Settings, folder: Path | None = None) -> Content:
    """Knowledge and policy; the mistakes of both are told at once. Raises `ProblemsFound`, `HelpbotError`."""
    collector = Collector()
    with collector.step():
        knowledge = build_knowledge(settings, folder)
    with collector.step():
        policy = build_policy(settings, folder)
    collector.raise_any()
    return Content(knowledge, policy)


def build_dialogue(settings: Settings, content: Content) -> Dialogue:
    """The dialogue over real content."""
    from helpbot.dialogue.answering import Addresses
    from helpbot.dialogue.dialogue import Dialogue, Persona
    from helpbot.dialogue.wording import load_wordings

    addresses = Addresses(settings.links.resource_center, settings.links.status_page)
    persona = Persona(settings.name, settings.languages, addresses)
    return Dialogue(content.knowledge, content.policy, load_wordings(), persona)


@contextmanager
def opened_database(settings: Settings) -> Iterator[Database]:
    """The database of the settings, closed at the end. Raises `HelpbotError` when it cannot be opened."""
    from helpbot.tickets.opening import open_database

    database = open_database(settings.database_url)
    try:
        yield database
    finally:
        database.close()


def build_desk(settings: Settings, content: Content, database: Database, people: People, *, surface: str) -> Desk:
    """A desk for one surface on an open database."""
    from helpbot.desk.service import Desk

    dialogue = build_dialogue(settings, content)
    return Desk(database, dialogue, people, SystemClock(), settings, surface=surface)
