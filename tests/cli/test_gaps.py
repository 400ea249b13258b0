"""`helpbot gaps`: from a conversation that went wrong to a draft of the missing article."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run import Outcome, app_yaml, helpbot

ASKED = """what is for lunch in the [bold]canteen[/bold]
is there lunch in the canteen
who won the world cup in 1986
"""


@pytest.fixture(scope="module")
def after_talk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("talk")
    (folder / "app.yaml").write_text(app_yaml(), "utf-8")
    talk = helpbot("chat", "--as", "ana", "--lang", "en", given=ASKED, folder=folder)
    assert talk.code == 0, talk.err
    return folder


def gaps(folder: Path, *options: str) -> Outcome:
    return helpbot("gaps", *options, folder=folder)


def test_nothing_asked_yet(tmp_path: Path) -> None:
    (tmp_path / "app.yaml").write_text(app_yaml(), "utf-8")
    helpbot("migrate", folder=tmp_path)
    assert gaps(tmp_path).out == "no unanswered or badly answered questions in 30 days\n"


def test_a_conversation_becomes_a_table_json_and_a_draft(after_talk: Path) -> None:
    table = gaps(after_talk).out
    assert "2 × nothing found" in table
    first, second = [json.loads(line) for line in gaps(after_talk, "--json").out.splitlines()]
    assert (first["number"], first["count"], first["languages"], second["count"]) == (1, 2, ["en"], 1)
    assert "ana" not in json.dumps([first, second])
    draft = gaps(after_talk, "--draft", "1").out
    assert draft.startswith("# Draft from what people asked in 30 days: 2 × nothing found.\n")
    assert "title:\n  en: is there lunch in the canteen\n" in draft


def test_people_cannot_change_how_the_table_looks(after_talk: Path) -> None:
    assert "[bold]" in gaps(after_talk, "--draft", "1").out


def test_the_limit_leaves_out_the_rarest(after_talk: Path) -> None:
    assert "1 more; --limit lists them" in gaps(after_talk, "--limit", "1").out
    assert len(gaps(after_talk, "--limit", "1", "--json").out.splitlines()) == 1


def test_a_group_that_does_not_exist_is_refused(after_talk: Path) -> None:
    outcome = gaps(after_talk, "--draft", "9")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == "helpbot: there is no group 9 in 30 days\n    fix: helpbot gaps lists those there are\n"
