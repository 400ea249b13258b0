"""What an operator does with an installation: migrate, back up, restore, settle parked entries, export, erase."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from helpbot.tickets.migrations import REVISIONS
from helpbot.tickets.opening import open_database
from tests.cli.run import app_yaml, helpbot, helpbot_process
from tests.databases import PostgresqlServer
from tests.processes import running
from tests.waiting import until

REPORT = "report a problem\nthe weekly report shows the old logo\n" + "skip\n" * 8 + "yes\n"


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ana has reported a problem in the terminal."""
    folder = tmp_path_factory.mktemp("reported")
    (folder / "app.yaml").write_text(app_yaml(), "utf-8")
    done = helpbot("chat", "--as", "ana", "--lang", "en", given=REPORT, folder=folder)
    assert "HB-1" in done.out, done.err
    return folder


@pytest.fixture
def installation(reported: Path, tmp_path: Path) -> Path:
    """A copy of it for each test."""
    return shutil.copytree(reported, tmp_path / "installation")


def _ok(folder: Path, *arguments: str) -> str:
    done = helpbot(*arguments, folder=folder)
    assert (done.code, done.err) == (0, "")
    return done.out


def _refused(folder: Path, *arguments: str, **environment: str) -> str:
    done = helpbot(*arguments, folder=folder, **environment)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("helpbot: ")
    assert "fix: " in done.err
    return done.err


def _numbers(folder: Path) -> list[str]:
    return [json.loads(line)["number"] for line in _ok(folder, "tickets", "export", "--format", "json").splitlines()]


def test_migrate_prints_the_revision(installation: Path) -> None:
    assert _ok(installation, "migrate") == f"the database is at revision {REVISIONS[-1]}\n"


def test_a_backup_is_one_valid_file_that_can_be_restored(installation: Path) -> None:
    assert "checked copy" in _ok(installation, "backup", "copy.db")
    assert not [path.name for path in installation.glob("copy.db?*")]
    assert (installation / "copy.db").stat().st_mode & 0o077 == 0
    helpbot("chat", "--as", "ana", "--lang", "en", given=REPORT, folder=installation)
    assert _numbers(installation) == ["HB-1", "HB-2"]
    told = _ok(installation, "restore", "copy.db")
    assert _numbers(installation) == ["HB-1"]
    kept = Path(told.rsplit(" ", 1)[-1].strip())
    assert (installation / kept).is_file()
    _ok(installation, "restore", str(kept))
    assert _numbers(installation) == ["HB-1", "HB-2"]


@pytest.mark.parametrize("name", ["copy#1.db", "copy?1.db", "copy%41.db"])
def test_a_backup_may_have_any_name(installation: Path, name: str) -> None:
    _ok(installation, "backup", name)
    _ok(installation, "restore", name)
    assert _numbers(installation) == ["HB-1"]


def test_a_backup_is_taken_while_somebody_writes(installation: Path) -> None:
    writer = sqlite3.connect(installation / "data" / "helpbot.db", isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("UPDATE ticket SET summary = 'not committed'")
    _ok(installation, "backup", "copy.db")
    writer.execute("ROLLBACK")
    with sqlite3.connect(installation / "copy.db") as copy:
        assert copy.execute("SELECT summary FROM ticket").fetchone() != ("not committed",)


def test_a_backup_overwrites_nothing(installation: Path) -> None:
    (installation / "copy.db").write_text("an older backup")
    assert "exists already" in _refused(installation, "backup", "copy.db")
    assert (installation / "copy.db").read_text() == "an older backup"


def test_a_backup_of_nothing_or_to_nowhere_is_refused(installation: Path, tmp_path: Path) -> None:
    assert "there is no folder 'nowhere'" in _refused(installation, "backup", "nowhere/copy.db")
    elsewhere = f"sqlite:///{tmp_path}/none.db"
    assert "there is no database" in _refused(installation, "backup", "copy.db", HELPBOT_DATABASE_URL=elsewhere)


def test_a_database_of_another_program_is_not_backed_up(installation: Path) -> None:
    (installation / "data" / "helpbot.db").write_bytes(b"")
    assert "fix: check `database` in app.yaml" in _refused(installation, "backup", "copy.db")
    assert not (installation / "copy.db").exists()


@pytest.mark.parametrize("content", [b"", b"just some notes " * 500])
def test_a_file_that_is_not_a_backup_is_not_restored(installation: Path, content: bytes) -> None:
    (installation / "notes.db").write_bytes(content)
    assert "no database of helpbot" in _refused(installation, "restore", "notes.db")
    assert _numbers(installation) == ["HB-1"]


def test_a_damaged_backup_is_not_restored(installation: Path) -> None:
    _ok(installation, "backup", "copy.db")
    whole = bytearray((installation / "copy.db").read_bytes())
    whole[len(whole) // 2 :] = b"\xff" * (len(whole) - len(whole) // 2)
    (installation / "copy.db").write_bytes(whole)
    _refused(installation, "restore", "copy.db")
    assert _numbers(installation) == ["HB-1"]


def test_a_backup_of_a_newer_program_is_not_restored(installation: Path) -> None:
    _ok(installation, "backup", "copy.db")
    with sqlite3.connect(installation / "copy.db") as copy:
        copy.execute("UPDATE alembic_version SET version_num = '9999'")
    assert "newer helpbot" in _refused(installation, "restore", "copy.db")


@pytest.mark.parametrize("damaged", [slice(0, 100), slice(4096, None)], ids=["head", "pages"])
def test_restoring_a_backup_sets_a_damaged_database_aside(installation: Path, damaged: slice) -> None:
    _ok(installation, "backup", "copy.db")
    database = installation / "data" / "helpbot.db"
    broken = bytearray(database.read_bytes())
    broken[damaged] = b"\xff" * len(broken[damaged])
    database.write_bytes(broken)

    told = _ok(installation, "restore", "copy.db")

    assert _numbers(installation) == ["HB-1"]
    assert (installation / told.rsplit(" ", 1)[-1].strip()).read_bytes() == broken


def test_an_older_program_can_replace_a_newer_database_by_its_backup(installation: Path) -> None:
    _ok(installation, "backup", "copy.db")
    with closing(sqlite3.connect(installation / "data" / "helpbot.db", isolation_level=None)) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    _ok(installation, "restore", "copy.db")
    assert _numbers(installation) == ["HB-1"]


def test_a_database_that_a_bot_has_open_is_not_replaced(installation: Path) -> None:
    _ok(installation, "backup", "copy.db")
    with closing(open_database(f"sqlite:///{installation}/data/helpbot.db")):
        assert "is in use\n    fix: stop the bot" in _refused(installation, "restore", "copy.db")
    assert not list(installation.glob("data/*before-restore*"))


def test_everything_is_copied_to_another_database(installation: Path, postgresql: PostgresqlServer) -> None:
    server = postgresql.create()
    copied = helpbot("copy-from", "data/helpbot.db", folder=installation, HELPBOT_DATABASE_URL=server)
    assert (copied.code, copied.err) == (0, "")
    assert copied.out.endswith(" rows are copied; from now on start the bot with this database\n")
    there = helpbot("tickets", "export", folder=installation, HELPBOT_DATABASE_URL=server)
    assert there.out == _ok(installation, "tickets", "export")
    again = _refused(installation, "copy-from", "data/helpbot.db", HELPBOT_DATABASE_URL=server)
    assert "has data in it already" in again
    absent = _refused(installation, "copy-from", "none.db", HELPBOT_DATABASE_URL=server)
    assert "fix: name the database that the bot has used so far" in absent


def test_a_copy_that_is_interrupted_leaves_nothing(installation: Path, postgresql: PostgresqlServer) -> None:
    server = postgresql.create()
    with closing(open_database(server)) as database, database.connection() as connection:
        sleep = "'BEGIN PERFORM pg_sleep(60); END' LANGUAGE plpgsql"
        connection.execute(text(f"CREATE FUNCTION slow() RETURNS trigger AS {sleep}"))
        connection.execute(text("CREATE TRIGGER slow BEFORE INSERT ON ticket FOR EACH ROW EXECUTE FUNCTION slow()"))
    command = [sys.executable, "-m", "helpbot", "copy-from", str(installation / "data" / "helpbot.db")]
    with running(command, {**os.environ, "HELPBOT_DATABASE_URL": server}) as copying:
        until(lambda: _sleeps(server))
        copying.send_signal(signal.SIGINT)
        assert copying.communicate(timeout=30) == ("", "helpbot: interrupted; nothing is copied\n")
    assert copying.returncode == 130
    there = helpbot("tickets", "list", folder=installation, HELPBOT_DATABASE_URL=server)
    assert (there.code, there.out) == (0, "no tickets\n")
    postgresql.drop(server)


def _sleeps(server: str) -> bool:
    asleep = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'"
    with psycopg.connect(server.replace("+psycopg", "")) as connection:
        return connection.execute(asleep).fetchone() is not None


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_postgresql_has_tools_of_its_own(installation: Path, postgresql: PostgresqlServer, command: str) -> None:
    url = postgresql.create()
    told = _refused(installation, command, "copy.db", HELPBOT_DATABASE_URL=url)
    assert ("pg_dump" if command == "backup" else "pg_restore") in told
    postgresql.drop(url)


def test_parked_entries_are_listed_retried_and_dropped(installation: Path) -> None:
    assert _ok(installation, "parked", "list") == "nothing is parked\n"
    with sqlite3.connect(installation / "data" / "helpbot.db") as database:
        database.execute("UPDATE outbox SET state = 'parked', failure = 'channel_not_found' WHERE sequence <= 2")
    listed = _ok(installation, "parked", "list")
    assert "outbox-1" in listed
    assert "channel_not_found" in listed
    assert "logo" not in listed
    with_all = "outbox-1 is tried again\noutbox-2 is tried again\n"
    assert _ok(installation, "parked", "retry", "outbox-1", "outbox-2") == with_all
    with sqlite3.connect(installation / "data" / "helpbot.db") as database:
        database.execute("UPDATE outbox SET state = 'parked' WHERE sequence = 2")
    assert _ok(installation, "parked", "drop", "outbox-2") == "outbox-2 is dropped\n"
    assert _ok(installation, "parked", "list") == "nothing is parked\n"
    assert "no parked entry 'outbox-1'" in _refused(installation, "parked", "drop", "outbox-1")


def test_tables_are_not_cut_in_a_pipe(installation: Path) -> None:
    why = "Slack does not accept the token in SLACK_BOT_TOKEN"
    with sqlite3.connect(installation / "data" / "helpbot.db") as database:
        database.execute("UPDATE outbox SET state = 'parked', failure = ? WHERE sequence = 1", (why,))
        [[reference]] = database.execute("SELECT reference FROM outbox WHERE sequence = 1")
    listed = helpbot_process("parked", "list", folder=installation, COLUMNS=None).out
    assert reference in listed
    assert why in listed


LOOKS = ["tickets list", "tickets export", "tickets show HB-1", "parked list", "gaps", "privacy export U1"]


@pytest.mark.parametrize("command", LOOKS)
def test_inspecting_a_missing_database_does_not_create_it(tmp_path: Path, command: str) -> None:
    (tmp_path / "app.yaml").write_text(app_yaml(), "utf-8")
    assert _refused(tmp_path, *command.split()) == (
        "helpbot: the database 'data/helpbot.db' has nothing in it yet\n    fix: start the bot once; "
        "if it runs already, name its database: `database` in app.yaml, or HELPBOT_DATABASE_URL\n"
    )
    assert not (tmp_path / "data").exists()


def test_parked_entries_are_shown_as_written(installation: Path) -> None:
    with sqlite3.connect(installation / "data" / "helpbot.db") as database:
        database.execute("UPDATE outbox SET state = 'parked', failure = 'refused [/gone]' WHERE sequence = 1")
    assert "[/gone]" in _ok(installation, "parked", "list")


def test_since_when_is_exported_in_words_and_by_the_calendar_and_erased(installation: Path) -> None:
    told = REPORT.replace("the weekly report shows the old logo", "my headset is mute since the 3rd of March 2021")
    helpbot("chat", "--as", "bea", "--lang", "en", given=told, folder=installation)
    assert _since(installation) == ("since the 3rd of March 2021", "2021-03-03", None)
    _ok(installation, "privacy", "erase", "bea")
    assert _since(installation) == ("", None, None)


def _since(folder: Path) -> tuple[str, str | None, str | None]:
    """Of the last ticket."""
    *_, last = map(json.loads, _ok(folder, "tickets", "export", "--format", "json").splitlines())
    return last["since"], last["began_on"], last["began_at"]


def test_a_persons_data_is_exported_and_erased(installation: Path) -> None:
    found = json.loads(_ok(installation, "privacy", "export", "ana"))
    assert [ticket["requester"] for ticket in found["tickets"]] == ["ana"]
    assert _ok(installation, "privacy", "erase", "ana").startswith("erased: tickets 1, conversations 1, ")
    assert json.loads(_ok(installation, "privacy", "export", "ana"))["tickets"] == []
    assert "logo" not in _ok(installation, "tickets", "export", "--format", "json")
    assert _numbers(installation) == ["HB-1"]


def test_erasing_somebody_unknown_is_reported(installation: Path) -> None:
    erased = helpbot("privacy", "erase", "nobody", "--yes", folder=installation)
    assert (erased.code, erased.out) == (
        0,
        "nothing is held about nobody; if that is a surprise, check the id\n",
    )


def test_a_person_erases_their_data_in_the_conversation(installation: Path) -> None:
    said = "my data\nerase it\nyes\n"
    talk = helpbot("chat", "--as", "ana", "--lang", "en", given=said, folder=installation)
    assert "Tickets: 1 (open: 1)" in talk.out
    assert "Done: your name and your words are gone" in talk.out
    assert "logo" not in _ok(installation, "tickets", "export", "--format", "json")
