"""Feedback that was stored as yes or no becomes verdicts, and can go back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import text

from helpbot.tickets import migrations
from helpbot.tickets.database import Database
from helpbot.tickets.opening import connect

ASKED = """INSERT INTO question (asked_on, question, language, outcome, article, score)
    VALUES ('2026-11-01', 'cómo entro', 'es', 'answered', 'first-login', 0.9)"""
JUDGED = """INSERT INTO feedback (given_on, article, question, helpful)
    VALUES ('2026-11-01', 'first-login', 'cómo entro', true), ('2026-11-02', 'groups', 'who knows', false)"""
WENT_WRONG = """INSERT INTO feedback (given_on, verdict, question, language, offered)
    VALUES ('2026-11-03', 'none_of_these', 'where', 'en', '["groups"]')"""


def test_yes_and_no_become_verdicts_and_come_back(empty_url: str) -> None:
    database = connect(empty_url)
    _run_alembic(database, command.upgrade, "0002")
    _run(database, ASKED, JUDGED)
    _run_alembic(database, command.upgrade, "0003")
    assert _rows(database, "verdict", "question", "language", "article") == [
        ("helpful", "cómo entro", "es", "first-login"),
        ("not_helpful", "who knows", "", "groups"),
    ]
    _run(database, WENT_WRONG)
    _run_alembic(database, command.downgrade, "0002")
    assert _rows(database, "article", "question", "helpful") == [
        ("first-login", "cómo entro", True),
        ("groups", "who knows", False),
    ]


def _run_alembic(database: Database, go: Callable[[Config, str], None], revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    with database.connection() as connection:
        config.attributes["connection"] = connection
        go(config, revision)


def _rows(database: Database, *columns: str) -> list[tuple[object, ...]]:
    with database.read() as session:
        found = session.connection().execute(text("SELECT * FROM feedback ORDER BY id")).mappings()
        return [tuple(bool(row[name]) if name == "helpful" else row[name] for name in columns) for row in found]


def _run(database: Database, *statements: str) -> None:
    with database.connection() as connection:
        for statement in statements:
            connection.execute(text(statement))
