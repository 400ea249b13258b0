"""How long a direct message waits for its answer, compared with a bare Bolt listener on the same kind of local server.

Both bots are separate processes over Socket Mode, asked alternately so that load on the machine affects both equally.
Every question is asked once, so that its answer is never cached. `make bench-latency` runs it.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from helpbot.bootstrap import build_content, build_dialogue
from helpbot.dialogue.messages import Message, Requester
from helpbot.dialogue.turn import NoteQuestion, Turn
from helpbot.settings import Settings
from helpbot.slack.manifest import manifest
from helpbot.workspace import User, Workspace

KNOWLEDGE = Path("knowledge").resolve()
SEED = 6
ROUNDS = 60
WARM_UP = 5
START_SECONDS = 120.0
ANSWER_SECONDS = 60.0
READY = "ready to answer"
"""What the bot logs once it has learned from the articles."""


def main() -> None:
    """Measure both and print the ratio."""
    questions = list(islice(answered_questions(), WARM_UP + ROUNDS))
    with tempfile.TemporaryDirectory(prefix="helpbot-") as name, ExitStack() as stack:
        settings, log = Path(name) / "app.yaml", Path(name) / "log"
        settings.write_text(json.dumps({"knowledge": str(KNOWLEDGE), "database": f"{name}/helpbot.db"}), "utf-8")
        serve = [sys.executable, "-m", "helpbot", "--config", str(settings), "serve"]
        echo = stack.enter_context(_talk([sys.executable, "-m", "benchmarks.echo_bot"], Path(os.devnull)))
        helpbot = stack.enter_context(_talk(serve, log))
        _wait_until_ready(log)
        taken: dict[str, list[float]] = {"bare Bolt echo": [], "helpbot, answered questions": []}
        for number, question in enumerate(questions):
            for times, talk in zip(taken.values(), (echo, helpbot), strict=True):
                seconds = _asked(*talk, question)
                if number >= WARM_UP:
                    times.append(1000 * seconds)
    medians = [statistics.median(times) for times in taken.values()]
    for bot, times in taken.items():
        p95 = statistics.quantiles(times, n=20)[18]
        print(f"{bot}: median {statistics.median(times):.1f} ms, p95 {p95:.1f} ms ({ROUNDS} messages)")
    print(f"ratio of medians: {medians[1] / medians[0]:.2f}")


def answered_questions() -> Iterator[str]:
    """Those of the articles' own tests, in all languages and a fixed random order, that are answered when one person
    asks them one after the other."""
    settings = Settings()
    content = build_content(settings, KNOWLEDGE)
    dialogue = build_dialogue(settings, content, forms=True)
    person, state = Requester(id="ana", language="es"), dict[str, Any]()
    articles = content.knowledge.articles.values()
    tests = [question for one in articles for lines in one.tests.matches.values() for question in lines]
    random.Random(SEED).shuffle(tests)
    for question in tests:
        turn = dialogue.respond(state, Message(text=question), person, datetime.now(UTC))
        if _is_answer(turn):
            state = turn.state
            yield question


def _is_answer(turn: Turn) -> bool:
    [*outcomes] = (effect.outcome if isinstance(effect, NoteQuestion) else None for effect in turn.effects)
    return outcomes == ["answered"]


@contextmanager
def _talk(command: list[str], log: Path) -> Iterator[tuple[Workspace, User]]:
    """A workspace with one bot in it, and a person who talks with it."""
    with Workspace(manifest(Settings())) as workspace, _process(command, workspace, log):
        workspace.wait_for(lambda: workspace.connected, START_SECONDS)
        yield workspace, workspace.user("ana", locale="es-ES")


@contextmanager
def _process(command: list[str], workspace: Workspace, log: Path) -> Iterator[None]:
    environment = {**os.environ, **workspace.environment, "HELPBOT_DATABASE_URL": ""}
    with log.open("w") as errors, subprocess.Popen(command, env=environment, stderr=errors) as bot:  # noqa: S603
        try:
            yield
        finally:
            bot.kill()


def _wait_until_ready(log: Path) -> None:
    """Until then answers come late. Raises `TimeoutError`."""
    deadline = time.monotonic() + START_SECONDS
    while READY not in log.read_text("utf-8"):
        if time.monotonic() > deadline:
            raise TimeoutError(READY)
        time.sleep(0.1)


def _asked(workspace: Workspace, person: User, question: str) -> float:
    """Seconds from a question to its answer."""
    channel = workspace.direct(person)
    before = len(workspace.replies(channel))
    begun = time.perf_counter()
    workspace.say(person, channel, question)
    workspace.wait_for(lambda: len(workspace.replies(channel)) > before, ANSWER_SECONDS)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
