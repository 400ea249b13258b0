"""A running demonstration: workspace, people, bot, and the settings that bring them together."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import getproxies_environment

from helpbot.demo.bot_process import BotProcess
from helpbot.problems import HelpbotError
from helpbot.settings import Settings
from helpbot.slack.manifest import manifest
from helpbot.workspace import Workspace
from helpbot.workspace.seeding import Seeded, plant, shipped_seed

USUAL_PORT = 8400


@dataclass(frozen=True)
class Demonstration:
    """Everything that is running."""

    workspace: Workspace
    seeded: Seeded
    bot: BotProcess


@contextmanager
def running(settings: Settings, port: int | None = None, *, show_log: bool = False) -> Iterator[Demonstration]:
    """Start everything, and shut it down cleanly; database and log are deleted afterwards.

    Without a `port` the usual one is used, or a free one if that is taken. Raises `HelpbotError`.
    """
    with tempfile.TemporaryDirectory(prefix="helpbot-demo-") as name, _workspace(settings, port) as workspace:
        folder = Path(name)
        seeded = plant(shipped_seed(), workspace)
        config = folder / "app.yaml"
        config.write_text(settings_file(settings, seeded, folder / "demo.db"), "utf-8")
        with BotProcess(config, _environment(workspace), None if show_log else folder / "bot.log") as bot:
            bot.wait_until_connected(workspace)
            yield Demonstration(workspace, seeded, bot)


def _environment(workspace: Workspace) -> dict[str, str]:
    """The way to the workspace, which is never through a proxy."""
    elsewhere = getproxies_environment().get("no", "")
    return {
        **workspace.environment,
        "HELPBOT_DATABASE_URL": "",
        "no_proxy": f"{elsewhere},{urlsplit(workspace.base).hostname}",
    }


def settings_file(settings: Settings, seeded: Seeded, database: Path) -> str:
    """These settings as an app.yaml for the people of the demonstration, with absolute paths."""
    filled = settings.model_dump(mode="json")
    filled |= {"knowledge": str(settings.knowledge_folder.resolve()), "database": str(database)}
    if model := settings.search.embedding_model:
        filled["search"]["embedding_model"] = str(model.resolve())
    filled["slack"] |= _team(settings, seeded) | {
        "triage_channel": seeded.triage.id if seeded.triage else None,
        "help_channels": [channel.id for channel in seeded.help],
        "agents": seeded.with_role("agent"),
        "admins": seeded.with_role("admin"),
    }
    return json.dumps(filled, ensure_ascii=False)  # JSON is YAML


def _team(settings: Settings, seeded: Seeded) -> dict[str, str]:
    """The language and time zone of the first agent, for the whole support team."""
    agent = next((seeded.people[name] for name, role in seeded.roles.items() if role == "agent"), None)
    if agent is None:
        return {}
    language = agent.locale.partition("-")[0]
    spoken = {"team_language": language} if language in settings.languages else {}
    return {"team_timezone": agent.tz, **spoken}


def _workspace(settings: Settings, port: int | None) -> Workspace:
    app = manifest(settings)
    try:
        return Workspace(app, port=USUAL_PORT if port is None else port)
    except OSError:
        if port is None:
            return Workspace(app)
        raise HelpbotError(f"port {port} is taken", "name another one with --port, or leave it out") from None
