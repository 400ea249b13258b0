"""One run: a workspace, replicas on one database, people, faults, and the audit at the end."""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from threading import Event

import yaml

from helpbot.settings import Settings, load_settings
from helpbot.slack.manifest import manifest
from helpbot.tickets.database import Database
from helpbot.tickets.opening import open_database
from helpbot.tickets.troubles import DatabaseTrouble
from helpbot.workspace import Channel, Workspace
from helpbot.workspace.transport.faults import Weather
from torture.calm import rehearse
from torture.impatient import TAKEOVER
from torture.ledger import Account, read_books, reckon, waiting
from torture.people import Progress, Talk, invite, play_all
from torture.postgresql import PostgresqlServer
from torture.replicas import Replica
from torture.scripts import Script, load_scripts
from torture.small_disk import SmallDisk
from torture.troubles import Outage, Troubles

WEATHER = Weather(calls={"chat.postMessage": 0.3}, duplicated=0.2, delayed=0.2, unheard=0.03)
RETRY_WAITS = (0.0, 10.0, 50.0)
"""When Slack resends what was not acknowledged: its own 0, 60 and 300 seconds, shortened."""
KNOWLEDGE = Path(__file__).parents[1] / "knowledge"
START_SECONDS = 60.0
QUIET_SECONDS = 4.0
"""Longer than any event is delayed: after this much quiet nothing more will arrive."""


@dataclass(frozen=True)
class Plan:
    """How much of everything. `patience` is how long a person waits for an answer before giving up."""

    conversations: int
    replicas: int
    kills: int
    seed: int
    outage_seconds: float = 20.0
    takeover_seconds: int = 15
    at_a_time: int = 30
    patience: float = 300.0
    retry_waits: tuple[float, ...] = RETRY_WAITS


@dataclass(frozen=True)
class Outcome:
    """What was done, how long it took, and the result."""

    name: str
    seconds: float
    happened: Counter[str]
    accounts: tuple[Account, ...]
    stuck: tuple[str, ...]

    @property
    def kept(self) -> bool:
        """Whether every guarantee was kept."""
        return all(account.kept for account in self.accounts)


def torture_postgresql(plan: Plan) -> Outcome:
    """Replicas on PostgreSQL, which crashes half-way."""
    with _folder() as folder:
        server = PostgresqlServer(folder / "postgresql")
        try:
            outage = Outage("PostgreSQL was down", plan.outage_seconds, server.crash, server.start)
            return _run(plan, f"PostgreSQL, replicas: {plan.replicas}", server.url, folder, lambda _: outage)
        finally:
            server.stop()


def torture_sqlite(plan: Plan) -> Outcome:
    """One replica on SQLite, whose disk is full for a while half-way."""
    with _folder() as folder, closing(SmallDisk(folder / "disk")) as disk:

        def outage(replicas: Sequence[Replica]) -> Outage:
            def running() -> list[int]:
                return [replica.process_id for replica in replicas if replica.process_id is not None]

            name = f"the disk was full: {disk.how}"
            return Outage(name, plan.outage_seconds, lambda: disk.fill(running()), lambda: disk.free(running()))

        url = f"sqlite:///{disk.folder / 'helpbot.db'}"
        return _run(replace(plan, replicas=1), "SQLite, replicas: 1", url, folder, outage)


def _run(plan: Plan, name: str, url: str, folder: Path, outage_of: Callable[[Sequence[Replica]], Outage]) -> Outcome:
    with (
        Workspace(manifest(Settings()), retry_waits=plan.retry_waits) as workspace,
        closing(open_database(url)) as database,
    ):
        triage = workspace.channel("triage")
        config = _configure(folder, triage)
        talks = _talks(plan, workspace, config, folder)
        with _replicas(plan, workspace, config, url) as replicas:
            workspace.faults.by_chance(WEATHER, plan.seed)
            begun = time.monotonic()
            progress = Progress(sum(len(talk.script.steps) for talk in talks))
            troubles = Troubles(workspace, replicas, progress, plan.seed)
            troubles.begin(kills=plan.kills, drops=plan.kills // 2, outage=outage_of(replicas))
            play_all(workspace, talks, progress, plan.at_a_time, plan.patience)
            troubles.join()
            _wait_until_quiet(database, plan.patience)
            seconds = time.monotonic() - begun
        happened = troubles.happened + workspace.faults.happened + _more(talks, replicas)
        accounts = reckon(talks, workspace, triage, read_books(database))
        return Outcome(name, seconds, happened, accounts, tuple(talk.stuck for talk in talks if talk.stuck))


def _talks(plan: Plan, workspace: Workspace, config: Path, folder: Path) -> list[Talk]:
    settings = load_settings(config, {})
    chosen = _cast(load_scripts(), plan)
    expected = rehearse(dict.fromkeys(chosen), settings, folder)
    return [invite(workspace, number, script, expected[script.name]) for number, script in enumerate(chosen)]


def _cast(scripts: Sequence[Script], plan: Plan) -> list[Script]:
    """Every script equally often, in random order."""
    chosen = [scripts[number % len(scripts)] for number in range(plan.conversations)]
    Random(plan.seed).shuffle(chosen)
    return chosen


def _configure(folder: Path, triage: Channel) -> Path:
    """An app.yaml with a copy of the knowledge, so that edits during a run do not change what is expected.

    Known incidents are switched off: everybody plays one of a few scripts, so all reports would be about one failure.
    """
    shutil.copytree(KNOWLEDGE, folder / "knowledge")
    policy = folder / "knowledge" / "support" / "policy.yaml"
    parts = yaml.load(policy.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - texts and nothing else
    del parts["known_incidents"]
    policy.write_text(yaml.safe_dump(parts, allow_unicode=True), "utf-8")
    settings = {"slack": {"triage_channel": triage.id}, "links": {"status_summary": "none"}}
    config = folder / "app.yaml"
    config.write_text(json.dumps(settings), "utf-8")  # JSON is YAML
    return config


@contextmanager
def _replicas(plan: Plan, workspace: Workspace, config: Path, url: str) -> Iterator[list[Replica]]:
    environment = {**workspace.environment, "HELPBOT_DATABASE_URL": url, TAKEOVER: str(plan.takeover_seconds)}
    names = [f"replica-{number}" for number in range(1, plan.replicas + 1)]
    replicas = [Replica(name, config, environment, config.with_name(f"{name}.log")) for name in names]
    for replica in replicas:
        replica.start()
    try:
        workspace.wait_for(lambda: workspace.connections >= plan.replicas, START_SECONDS)
        yield replicas
    finally:
        for replica in replicas:
            replica.stop()


def _wait_until_quiet(database: Database, patience: float) -> None:
    """Until nothing has been waiting in the database for some seconds, or time is up."""
    deadline = time.monotonic() + patience
    quiet_since = time.monotonic()
    while time.monotonic() < min(deadline, quiet_since + QUIET_SECONDS):
        with suppress(DatabaseTrouble):
            if waiting(database):
                quiet_since = time.monotonic()
        Event().wait(0.5)


def _more(talks: Sequence[Talk], replicas: Sequence[Replica]) -> Counter[str]:
    again = sum(talk.pressed_again for talk in talks)
    exits = Counter(f"replicas ended by themselves (exit code {code})" for r in replicas for code in _own_ends(r))
    return exits + Counter({"buttons pressed again after Slack said that it failed": again})


def _own_ends(replica: Replica) -> Iterator[int]:
    return (code for code in replica.exits.elements() if code > 0)


@contextmanager
def _folder() -> Iterator[Path]:
    """A temporary folder with a short path that the user of the PostgreSQL server may access."""
    with tempfile.TemporaryDirectory(prefix="helpbot-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
