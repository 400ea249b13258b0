"""Inspecting a database: its state is reported, and nothing is created or changed."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from helpbot.problems import HelpbotError
from helpbot.tickets.looking import Standing, standing
from helpbot.tickets.migrations import REVISIONS
from helpbot.tickets.opening import connect, open_database, revision


def test_where_there_is_nothing_nothing_is_created(tmp_path: Path) -> None:
    assert standing(f"sqlite:///{tmp_path / 'data' / 'helpbot.db'}") is Standing.ABSENT
    assert list(tmp_path.iterdir()) == []


def test_an_empty_database_stays_empty(empty_url: str) -> None:
    assert standing(empty_url) is Standing.ABSENT
    database = connect(empty_url)
    assert revision(database) is None
    database.close()


def test_an_up_to_date_database(empty_url: str) -> None:
    open_database(empty_url).close()
    assert standing(empty_url) is Standing.CURRENT


def test_an_older_database_is_left_as_it_is(empty_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    open_database(empty_url).close()
    for module in ("opening", "looking"):
        monkeypatch.setattr(f"helpbot.tickets.{module}.REVISIONS", (*REVISIONS, "9999"))
    if empty_url.startswith("sqlite"):
        assert standing(empty_url) is Standing.OLDER
    else:
        with pytest.raises(HelpbotError, match="not up to date"):
            standing(empty_url)
    database = connect(empty_url)
    assert revision(database) == REVISIONS[-1]
    database.close()


def test_a_database_that_would_not_be_opened_is_refused(empty_url: str) -> None:
    database = connect(empty_url)
    with database.connection() as connection:
        connection.execute(text("CREATE TABLE theirs (id INTEGER)"))
    database.close()
    with pytest.raises(HelpbotError, match="belongs to another program"):
        standing(empty_url)


def test_no_file_is_left_beside_a_database_that_nobody_has_open(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'helpbot.db'}"
    open_database(url).close()
    before = (tmp_path / "helpbot.db").read_bytes()

    standing(url)

    assert [file.name for file in tmp_path.iterdir()] == ["helpbot.db"]
    assert (tmp_path / "helpbot.db").read_bytes() == before


def test_what_a_running_bot_has_not_yet_moved_into_the_file_is_seen(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'helpbot.db'}"
    running = open_database(url)
    with running.connection() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(HelpbotError, match=r"made by a newer helpbot \(revision 9999\)"):
        standing(url)
    running.close()


def test_another_journal_mode_is_not_changed(tmp_path: Path) -> None:
    file = tmp_path / "theirs.db"
    theirs = sqlite3.connect(file)
    theirs.execute("CREATE TABLE theirs (id INTEGER)")
    with pytest.raises(HelpbotError, match="belongs to another program"):
        standing(f"sqlite:///{file}")
    assert theirs.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    theirs.close()


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(HelpbotError, match="is a folder"):
        standing(f"sqlite:///{tmp_path}")


def test_a_place_where_no_folder_can_be_created(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(HelpbotError, match="cannot be written to"):
        standing(f"sqlite:///{tmp_path / 'file' / 'helpbot.db'}")


def test_a_file_that_is_not_a_database(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("just some notes, long enough to be read as a header" * 20)
    with pytest.raises(HelpbotError, match="is not a database"):
        standing(f"sqlite:///{tmp_path / 'notes.txt'}")
