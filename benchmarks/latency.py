"""How long a direct message waits for its answer, beside a bare Bolt listener on the same kind of local server.

Both bots are processes of their own, over Socket Mode, asked in turns so that the machine's moods hit both alike.
`make bench-latency` runs it.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from helpbot.settings import Settings
from helpbot.slack.manifest import manifest
from helpbot.workspace import User, Workspace

QUESTION = "¿cómo restablezco mi contraseña olvidada?"
ROUNDS = 60
WARM_UP = 5
START_SECONDS = 120.0
ANSWER_SECONDS = 60.0


def main() -> None:
    """Measure both and print the ratio."""
    with tempfile.TemporaryDirectory(prefix="helpbot-") as name, ExitStack() as stack:
        settings = Path(name) / "app.yaml"
        knowledge = Path("knowledge").resolve()
        settings.write_text(json.dumps({"knowledge": str(knowledge), "database": f"{name}/helpbot.db"}), "utf-8")
        echo = stack.enter_context(_talk([sys.executable, "-m", "benchmarks.echo_bot"]))
        helpbot = stack.enter_context(_talk([sys.executable, "-m", "helpbot", "--config", str(settings), "serve"]))
        taken: dict[str, list[float]] = {"bare Bolt echo": [], "helpbot, an answered question": []}
        for number in range(WARM_UP + ROUNDS):
            for times, talk in zip(taken.values(), (echo, helpbot), strict=True):
                seconds = _asked(*talk)
                if number >= WARM_UP:
                    times.append(1000 * seconds)
    medians = [statistics.median(times) for times in taken.values()]
    for bot, times in taken.items():
        p95 = statistics.quantiles(times, n=20)[18]
        print(f"{bot}: median {statistics.median(times):.1f} ms, p95 {p95:.1f} ms ({ROUNDS} messages)")
    print(f"ratio of medians: {medians[1] / medians[0]:.2f}")


@contextmanager
def _talk(command: list[str]) -> Iterator[tuple[Workspace, User]]:
    """A workspace with one bot in it, and a person who talks with it."""
    with Workspace(manifest(Settings())) as workspace, _process(command, workspace):
        workspace.wait_for(lambda: workspace.connected, START_SECONDS)
        yield workspace, workspace.user("ana", locale="es-ES")


@contextmanager
def _process(command: list[str], workspace: Workspace) -> Iterator[None]:
    tokens: Mapping[str, str] = {
        "SLACK_BOT_TOKEN": workspace.bot_token,
        "SLACK_APP_TOKEN": workspace.app_token,
        "SLACK_API_URL": workspace.api_url,
        "HELPBOT_DATABASE_URL": "",
    }
    with subprocess.Popen(command, env={**os.environ, **tokens}, stderr=subprocess.DEVNULL) as bot:  # noqa: S603
        try:
            yield
        finally:
            bot.kill()


def _asked(workspace: Workspace, person: User) -> float:
    """Seconds from the message to its answer."""
    channel = workspace.direct(person)
    before = len(workspace.replies(channel))
    begun = time.perf_counter()
    workspace.say(person, channel, QUESTION)
    workspace.wait_for(lambda: len(workspace.replies(channel)) > before, ANSWER_SECONDS)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
