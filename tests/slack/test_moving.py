"""From SQLite to PostgreSQL: the bot goes on there with what was open, filed and not yet posted."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import takewhile
from pathlib import Path

import pytest

from helpbot.workspace import Message, User, Workspace
from tests.cli.run import helpbot
from tests.databases import PostgresqlServer
from tests.processes import running
from tests.slack.office.conftest import way_on
from tests.waiting import until

MANY = 1_000


@contextmanager
def serving(workspace: Workspace, database: str) -> Iterator[None]:
    """The bot runs on a database, and is stopped as an operator stops it."""
    environment = {**os.environ, **workspace.environment, "HELPBOT_DATABASE_URL": database}
    with running([sys.executable, "-m", "helpbot", "serve"], environment) as bot:
        assert bot.stderr is not None
        begun = "".join(takewhile(lambda line: "connected to Slack" not in line, bot.stderr))
        assert bot.poll() is None, begun
        yield
        bot.send_signal(signal.SIGTERM)
        bot.communicate(timeout=50)


@pytest.mark.slow
def test_the_bot_goes_on_where_it_was(workspace: Workspace, postgresql: PostgresqlServer, tmp_path: Path) -> None:
    file, server = tmp_path / "helpbot.db", postgresql.create()
    eva, bob = (workspace.user(name, tz="America/New_York", locale="en-US") for name in ("eva", "bob"))
    with serving(workspace, f"sqlite:///{file}"):
        begin(workspace, eva, "the weekly report shows the old logo")
        assert finish(workspace, eva) == "HB-1"
        begin(workspace, eva, "calls drop")
        workspace.faults.rate_limit("chat.postMessage", 1, MANY, workspace.direct(bob).id)
        workspace.say(bob, workspace.direct(bob), "how do I put myself on break?")
        until(lambda: unposted(file))

    copied = helpbot("copy-from", str(file), HELPBOT_DATABASE_URL=server)
    assert (copied.code, copied.err) == (0, "")
    workspace.faults.clear()

    with serving(workspace, server):
        workspace.wait_for_reply(workspace.direct(bob), "Change your presence")
        assert finish(workspace, eva) == "HB-2"
        workspace.say(eva, workspace.direct(eva), "my tickets")
        assert "HB-1" in workspace.wait_for_reply(workspace.direct(eva), "Your open tickets").shown
    assert len(workspace.replies(workspace.direct(bob))) == 1


def begin(workspace: Workspace, user: User, problem: str) -> None:
    """Begin a report, and be asked."""
    workspace.say(user, workspace.direct(user), "I want to report a problem")
    workspace.wait_for_reply(workspace.direct(user), "What's happening?")
    before = len(workspace.replies(workspace.direct(user)))
    workspace.say(user, workspace.direct(user), problem)
    workspace.wait_for(lambda: len(workspace.replies(workspace.direct(user))) > before)


def finish(workspace: Workspace, user: User) -> str:
    """Know nothing more, and file; the ticket's number."""
    talk = workspace.direct(user)
    while "[File it]" not in (last := workspace.replies(talk)[-1]).shown:
        press(workspace, user, last, way_on(last))
    press(workspace, user, last, "File it")
    return workspace.replies(talk)[-1].shown.split("Filed as ")[1].split(",")[0]


def press(workspace: Workspace, user: User, message: Message, button: str) -> None:
    """Press a button, and wait for what the bot says then."""
    workspace.press(user, message, button)
    workspace.wait_for(lambda: workspace.replies(workspace.direct(user))[-1].ts > message.ts)


def unposted(file: Path) -> bool:
    """Whether a message was tried and waits."""
    with closing(sqlite3.connect(file)) as database:
        waiting = database.execute("SELECT 1 FROM outbox WHERE state = 'waiting' AND attempts > 0")
        return waiting.fetchone() is not None
