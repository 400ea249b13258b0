"""The one place that wires real parts together. Commands ask here for what they need; nothing is built before that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from helpbot.knowledge.base import KnowledgeBase, load_knowledge
from helpbot.problems import Collector, HelpbotError
from helpbot.settings import Settings
from helpbot.yamlfile import read_yaml

if TYPE_CHECKING:  # the database, the dialogue and the policy are loaded only by commands that use them
    from helpbot.desk.health import Health
    from helpbot.desk.ports.measuring import Metrics
    from helpbot.desk.ports.notices import Notices
    from helpbot.desk.ports.outside import StatusPage, Surface
    from helpbot.desk.service import Desk
    from helpbot.desk.tickets.steps import TicketSteps
    from helpbot.dialogue.dialogue import Dialogue
    from helpbot.slack.listeners.front import Front
    from helpbot.tickets.database import Database
    from helpbot.triage.policy import SupportPolicy


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
    from helpbot.triage.policy import policy_from

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


def build_dialogue(settings: Settings, content: Content, *, forms: bool = False) -> Dialogue:
    """The dialogue over real content. `forms`: the surface can show a form for a report.

    Raises `HelpbotError` for a language in the settings that neither the bot nor its knowledge speaks.
    """
    from helpbot.dialogue.dialogue import Addresses, Dialogue, Persona
    from helpbot.dialogue.wording import load_wordings

    addresses = Addresses(settings.links.resource_center, settings.links.status_page)
    wordings = load_wordings()
    known = sorted({*wordings, *content.knowledge.languages})
    unknown = [language for language in settings.languages if language not in known]
    if unknown:
        fix = f"write articles in it, or set languages in app.yaml to some of: {', '.join(known)}"
        raise HelpbotError(f"neither the bot nor its knowledge speaks {unknown[0]!r}", fix)
    persona = Persona(settings.name, settings.languages, addresses, settings.tickets.prefix, forms)
    return Dialogue(content.knowledge, content.policy, wordings, persona)


@contextmanager
def opened_database(settings: Settings, *, make: bool = False) -> Iterator[Database]:
    """The database of the settings, closed at the end. `make` creates a missing one.

    Raises `HelpbotError` when it cannot be opened.
    """
    from helpbot.tickets.opening import open_database, open_existing

    with closing((open_database if make else open_existing)(settings.database_url)) as database:
        yield database


def build_notices(settings: Settings, policy: SupportPolicy) -> Notices:
    """What the bot says unasked, in the languages of the settings."""
    from helpbot.desk.ports.notices import Notices
    from helpbot.dialogue.notices.admins import AdminNotices
    from helpbot.dialogue.notices.agents import AgentNotices
    from helpbot.dialogue.notices.members import MemberNotices
    from helpbot.dialogue.notices.requesters import RequesterNotices
    from helpbot.dialogue.notices.team import TeamNotices
    from helpbot.dialogue.notices.wordings import Wordings
    from helpbot.dialogue.wording import load_wordings
    from helpbot.language.texts import spoken

    wordings, slack = Wordings(spoken(load_wordings(), settings.languages)), settings.slack
    return Notices(
        requesters=RequesterNotices(policy, wordings),
        members=MemberNotices(wordings),
        team=TeamNotices(policy, wordings, settings.team_language, slack.team_timezone, slack.answer_mark),
        agents=AgentNotices(policy, wordings, slack.answer_mark),
        admins=AdminNotices(wordings.preferred()),
    )


def build_steps(settings: Settings, policy: SupportPolicy) -> TicketSteps:
    """The steps of a ticket, by the policy, with notices in the languages of the settings."""
    from helpbot.desk.incidents.weighing import Weighing
    from helpbot.desk.tickets.merging import Merging
    from helpbot.desk.tickets.steps import TicketSteps
    from helpbot.desk.tickets.team import Team

    notices = build_notices(settings, policy)
    team = Team(notices.team, settings.slack)
    return TicketSteps(policy, notices, team, Merging(notices.requesters, team, Weighing(policy, team)))


def build_front(settings: Settings, content: Content, database: Database, desk: Desk) -> Front:
    """What the listeners in Slack need around a desk."""
    from helpbot.desk.feedback.gaps import Gaps
    from helpbot.desk.tickets.casework import Casework
    from helpbot.slack.knowledge_health import KnowledgeHealth
    from helpbot.slack.listeners.front import Front

    health = KnowledgeHealth(content.knowledge, Gaps(database, content.knowledge, SystemClock()))
    return Front(desk, Casework(database), settings, content.policy, content.knowledge, health, desk.status_page)


@dataclass(frozen=True)
class Watch:
    """What is counted and checked in this process, and the pages that show it."""

    metrics: Metrics
    health: Health
    page: Callable[[str], tuple[int, str, bytes] | None]


def build_status_page(settings: Settings) -> StatusPage:
    """The status page of the settings; it is read only when somebody asks."""
    from helpbot.desk.ports.outside import NoStatusPage
    from helpbot.statuspage.reader import StatuspageReader

    address = settings.links.summary_address
    return StatuspageReader(address) if address else NoStatusPage()


@contextmanager
def watched(database: Database, host: str, port: int | None) -> Iterator[Watch]:
    """Metrics and health of this process, served over HTTP while it runs; without a port they are only kept.

    Raises `HelpbotError` when it cannot listen there.
    """
    from prometheus_client import CollectorRegistry

    from helpbot.desk.health import Health
    from helpbot.operations.endpoints import endpoints, page
    from helpbot.operations.metrics import BacklogCollector, PrometheusMetrics

    registry = CollectorRegistry()
    registry.register(BacklogCollector(database, SystemClock()))
    metrics, health = PrometheusMetrics(registry), Health("database", "workers", "slack")
    health.watch("database", database.answers)
    watch = Watch(metrics, health, lambda path: page(path, registry, health))
    if port is None:
        yield watch
        return
    with endpoints(host, port, registry, health):
        yield watch


def build_desk(
    settings: Settings, content: Content, database: Database, surface: Surface, metrics: Metrics | None = None
) -> Desk:
    """A desk for one surface on an open database, with all its scheduled work."""
    from helpbot.desk.incidents.desk import IncidentDesk, Incidents, NoIncidents
    from helpbot.desk.incidents.escalating import Escalating
    from helpbot.desk.incidents.joining import Joining
    from helpbot.desk.incidents.watching import Watching
    from helpbot.desk.ports.measuring import NoMetrics
    from helpbot.desk.privacy.retention import Retention
    from helpbot.desk.queues.alerts import Alerts
    from helpbot.desk.queues.chores import ChoreHandler, Preparing
    from helpbot.desk.queues.schedule import Kind, plan_unless_planned
    from helpbot.desk.service import Desk
    from helpbot.desk.tickets.reminding import Reminding
    from helpbot.desk.turns.turn_taking import TurnTaking
    from helpbot.desk.workplace import Workplace

    dialogue = build_dialogue(settings, content, forms=surface.name == "slack")
    policy, steps, page = content.policy, build_steps(settings, content.policy), build_status_page(settings)
    notices, metrics = steps.notices, metrics or NoMetrics()
    incidents: Incidents = NoIncidents(page)
    chores: dict[Kind, ChoreHandler | Preparing] = {
        Kind.REMINDER: Reminding(policy, steps.team, metrics),
        Kind.RETENTION: Retention(settings.retention, steps.team),
    }
    if rules := policy.known_incidents:
        incidents = IncidentDesk(page, policy, rules, Joining(steps.merging.weighing))
        chores[Kind.STATUS_PAGE] = Watching(page, rules, notices.members)
        chores[Kind.ESCALATION] = Escalating(policy.escalation, rules, steps.team)
    workplace = Workplace(database, surface, SystemClock(), settings.takeover)
    with database.write() as session:
        plan_unless_planned(session, Kind.RETENTION, "", workplace.clock.now())
    turns = TurnTaking(dialogue, steps, incidents, settings.tickets)
    return Desk(workplace, turns, Alerts(notices.admins, settings.slack), chores, metrics)
