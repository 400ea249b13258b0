"""Feedback stored as yes or no becomes verdicts, and can be converted back."""

from __future__ import annotations

from sqlalchemy import text

from helpbot.tickets.database import Database
from helpbot.tickets.opening import connect
from tests.tickets import alembic

ASKED = """INSERT INTO question (asked_on, question, language, outcome, article, score)
    VALUES ('2026-11-01', 'cómo entro', 'es', 'answered', 'first-login', 0.9)"""
JUDGED = """INSERT INTO feedback (given_on, article, question, helpful)
    VALUES ('2026-11-01', 'first-login', 'cómo entro', true), ('2026-11-02', 'groups', 'who knows', false)"""
WENT_WRONG = """INSERT INTO feedback (given_on, verdict, question, language, offered)
    VALUES ('2026-11-03', 'none_of_these', 'where', 'en', '["groups"]')"""


def test_yes_and_no_become_verdicts_and_are_converted_back(empty_url: str) -> None:
    database = connect(empty_url)
    alembic.upgrade(database, "0002")
    _run(database, ASKED, JUDGED)
    alembic.upgrade(database, "0003")
    assert _rows(database, "verdict", "question", "language", "article") == [
        ("helpful", "cómo entro", "es", "first-login"),
        ("not_helpful", "who knows", "", "groups"),
    ]
    _run(database, WENT_WRONG)
    alembic.downgrade(database, "0002")
    assert _rows(database, "article", "question", "helpful") == [
        ("first-login", "cómo entro", True),
        ("groups", "who knows", False),
    ]


def _rows(database: Database, *columns: str) -> list[tuple[object, ...]]:
    with database.read() as session:
        found = session.connection().execute(text("SELECT * FROM feedback ORDER BY id")).mappings()
        return [tuple(bool(row[name]) if name == "helpful" else row[name] for name in columns) for row in found]


def _run(database: Database, *statements: str) -> None:
    with database.connection() as connection:
        for statement in statements:
            connection.execute(text(statement))
