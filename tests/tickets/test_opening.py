"""Opening a database: what works by itself, and the one clear sentence for what does not."""

from __future__ import annotations

import os
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, inspect, make_url, text
from sqlalchemy.exc import DBAPIError, OperationalError

from helpbot.problems import HelpbotError
from helpbot.tickets import migrations
from helpbot.tickets.migrations import REVISIONS
from helpbot.tickets.opening import connect, migrate, open_database, revision
from helpbot.tickets.schema import METADATA
from helpbot.tickets.troubles import explain
from tests.databases import PostgresqlServer

NOBODY = 65534


def test_an_empty_database_gets_its_tables(empty_url: str) -> None:
    database = open_database(empty_url)
    assert revision(database) == REVISIONS[-1]


def test_opening_again_changes_nothing(empty_url: str) -> None:
    open_database(empty_url).close()
    assert revision(open_database(empty_url)) == REVISIONS[-1]


def test_the_migrations_create_exactly_the_tables_of_the_program(empty_url: str) -> None:
    with open_database(empty_url).connection() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, METADATA) == []


def test_the_migrations_allow_exactly_the_values_of_the_program(empty_url: str) -> None:
    """A new kind of event, for example, needs a migration too."""
    with open_database(empty_url).connection() as connection:
        stored = {
            name: {check["name"]: values_in(check["sqltext"]) for check in checks}
            for (_, name), checks in inspect(connection).get_multi_check_constraints().items()
            if name in METADATA.tables
        }
    meant = {
        name: {one.name: values_in(str(one.sqltext)) for one in table.constraints if isinstance(one, CheckConstraint)}
        for name, table in METADATA.tables.items()
    }
    assert stored == meant


def values_in(condition: str) -> set[str]:
    """The texts and numbers in a condition, which PostgreSQL words in its own way."""
    return set(re.findall(r"'[^']*'|\b\d+\b", condition))


def test_on_sqlite_row_ids_are_never_reused(tmp_path: Path) -> None:
    with open_database(f"sqlite:///{tmp_path / 'helpbot.db'}").connection() as connection:
        made = connection.execute(text("SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'")).scalars()
        meant = {name for name, one in METADATA.tables.items() if one.dialect_options["sqlite"]["autoincrement"]}
        assert set(made) == meant


def test_the_listed_revisions_are_those_in_the_folder() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    found = ScriptDirectory.from_config(config).walk_revisions()
    assert tuple(reversed([script.revision for script in found])) == REVISIONS


def test_a_database_of_a_newer_program_is_not_migrated(empty_url: str) -> None:
    database = open_database(empty_url)
    try:
        with database.write() as session:
            session.connection().execute(text("UPDATE alembic_version SET version_num = '9999'"))
        with pytest.raises(HelpbotError, match="made by a newer helpbot"):
            migrate(database)
    finally:
        database.close()


def test_a_database_of_a_newer_program_is_refused(empty_url: str) -> None:
    _set_revision(empty_url, "9999")
    with pytest.raises(HelpbotError, match="made by a newer helpbot") as raised:
        open_database(empty_url)
    assert "9999" in raised.value.what


def test_tables_of_another_program_are_left_alone(empty_url: str) -> None:
    with connect(empty_url).connection() as connection:
        connection.execute(text("CREATE TABLE theirs (id INTEGER)"))
    with pytest.raises(HelpbotError, match="belongs to another program"):
        open_database(empty_url)


def test_an_older_database_is_migrated_on_sqlite_and_waits_for_the_command_on_postgresql(
    empty_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_database(empty_url).close()
    monkeypatch.setattr("helpbot.tickets.opening.REVISIONS", (*REVISIONS, "9999"))
    if empty_url.startswith("sqlite"):
        assert open_database(empty_url)
    else:
        with pytest.raises(HelpbotError, match="not up to date") as raised:
            open_database(empty_url)
        assert raised.value.fix == (
            "run `helpbot migrate` with this database: `database` in app.yaml, or HELPBOT_DATABASE_URL"
        )


def test_migrating_twice_is_harmless(empty_url: str) -> None:
    database = connect(empty_url)
    assert migrate(database) == migrate(database) == REVISIONS[-1]


def test_a_migration_that_fails_leaves_nothing_behind(empty_url: str) -> None:
    with connect(empty_url).connection() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
        connection.execute(text("CREATE TABLE feedback (id INTEGER)"))  # the last table that the first revision creates
    database = connect(empty_url)
    with pytest.raises(DBAPIError, match="feedback"):
        migrate(database)
    with database.read() as session:
        assert sorted(inspect(session.connection()).get_table_names()) == ["alembic_version", "feedback"]


def test_the_database_of_another_program_is_not_migrated(empty_url: str) -> None:
    with connect(empty_url).connection() as connection:
        connection.execute(text("CREATE TABLE orders (id INTEGER)"))
    database = connect(empty_url)
    with pytest.raises(HelpbotError, match="belongs to another program"):
        migrate(database)


def test_missing_folders_are_created(tmp_path: Path) -> None:
    open_database(f"sqlite:///{tmp_path / 'a' / 'b' / 'helpbot.db'}")
    assert (tmp_path / "a" / "b" / "helpbot.db").is_file()


def test_only_the_owner_can_read_the_file(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        database = open_database(f"sqlite:///{tmp_path / 'helpbot.db'}")
        with database.write() as session:
            session.connection().execute(text("SELECT 1"))
            made = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    finally:
        os.umask(before)
    assert made == {"helpbot.db": 0o600, "helpbot.db-wal": 0o600, "helpbot.db-shm": 0o600}


def test_sqlite_keeps_its_promises(tmp_path: Path) -> None:
    with open_database(f"sqlite:///{tmp_path / 'helpbot.db'}").connection() as connection:
        pragmas = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in _EXPECTED_PRAGMAS}
    assert pragmas == _EXPECTED_PRAGMAS


_EXPECTED_PRAGMAS = {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 5000, "synchronous": 2}


@pytest.mark.parametrize(
    ("url", "what"),
    [
        ("mysql://user@host/name", "does not work on 'mysql' databases"),
        ("nonsense", "the database URL cannot be read"),
        ("'postgresql://helpbot:secret@host/name'", "is in quotation marks, which count as part of it"),
        ("sqlite://data/helpbot.db", "the database URL lacks a slash"),
        ("postgresql://helpbot:secret@127.0.0.1:1/helpbot?sslmod=require", "with the options behind the ?"),
        ("postgresql://helpbot:secret@127.0.0.1:1/helpbot?sslmode=yes", "with the options behind the ?"),
        ("sqlite://", "names no database"),
        ("postgresql://user@host", "names no database"),
        ("postgresql://helpbot:secret@127.0.0.1:1/helpbot", "PostgreSQL server at 127.0.0.1:1.*cannot be reached"),
        ("postgresql://helpbot:sec@ret@127.0.0.1:1/helpbot", "the database URL has an @ too many"),
        ("postgresql://helpbot:s@ec/ret@127.0.0.1:1/helpbot", "the database URL has an @ too many"),
        ("postgresql://helpbot:s%40e%25c:r/et@127.0.0.1:1/helpbot", "server at 127.0.0.1:1 .database 'helpbot'"),
        ("postgres://helpbot:secret@127.0.0.1:1/helpbot", "PostgreSQL server at 127.0.0.1:1.*cannot be reached"),
    ],
)
def test_a_url_that_cannot_work(url: str, what: str) -> None:
    with pytest.raises(HelpbotError, match=what) as raised:
        open_database(url)
    _assert_one_clear_sentence(raised.value)
    assert "ret" not in str(raised.value)


def test_a_missing_postgresql_database(postgresql: PostgresqlServer) -> None:
    with pytest.raises(HelpbotError, match="does not know this database") as raised:
        open_database(postgresql.url("nowhere"))
    _assert_one_clear_sentence(raised.value)


@pytest.mark.parametrize("encoding", ["LATIN1", "SQL_ASCII"])
def test_a_postgresql_database_that_cannot_hold_every_character(postgresql: PostgresqlServer, encoding: str) -> None:
    name = f"in_{encoding.lower()}"
    postgresql.execute(f"CREATE DATABASE {name} ENCODING '{encoding}' TEMPLATE template0 LOCALE 'C'")
    with pytest.raises(HelpbotError, match=f"has the encoding {encoding}, in which") as raised:
        open_database(postgresql.url(name))
    _assert_one_clear_sentence(raised.value)
    postgresql.drop(postgresql.url(name))


@pytest.mark.parametrize(
    "said",
    [
        "sorry, too many clients already",
        "remaining connection slots are reserved for roles with the SUPERUSER attribute",
        "remaining connection slots are reserved for non-replication superuser connections",
    ],
)
def test_a_postgresql_server_without_free_connections(said: str) -> None:
    trouble = explain(OperationalError(None, None, Exception(f"FATAL:  {said}")), make_url("postgresql://host/name"))
    assert trouble is not None
    assert trouble.what == "the PostgreSQL server at host (database 'name') has no connection left"
    assert trouble.fix == "raise its max_connections, or run fewer replicas"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('no pg_hba.conf entry for host "10.0.0.5", user "u", no encryption', "does not let this user in from here"),
        ("server does not support SSL, but SSL was required", "offers no encrypted connection"),
        ("SSL error: certificate verify failed", "has a certificate that is not trusted"),
    ],
)
def test_a_postgresql_server_that_does_not_agree_on_how_to_connect(said: str, told: str) -> None:
    trouble = explain(OperationalError(None, None, Exception(said)), make_url("postgresql://host/name"))
    assert trouble is not None
    assert trouble.what == f"the PostgreSQL server at host (database 'name') {told}"


def test_a_file_that_is_not_a_database(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("just some notes, long enough to be read as a header of something else entirely" * 20)
    with pytest.raises(HelpbotError, match="is not a database"):
        open_database(f"sqlite:///{file}")
    assert file.read_text().startswith("just some notes")


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(HelpbotError, match="is a folder"):
        open_database(f"sqlite:///{tmp_path}")


def test_a_folder_that_cannot_be_created(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(HelpbotError, match="cannot be made") as raised:
        open_database(f"sqlite:///{tmp_path / 'file' / 'helpbot.db'}")
    _assert_one_clear_sentence(raised.value)


def test_a_locked_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("helpbot.tickets.database._SQLITE_PRAGMAS", ("PRAGMA busy_timeout = 10",))
    open_database(f"sqlite:///{tmp_path / 'helpbot.db'}").close()
    other = sqlite3.connect(tmp_path / "helpbot.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(HelpbotError, match="is locked by another program") as raised:
        open_database(f"sqlite:///{tmp_path / 'helpbot.db'}")
    _assert_one_clear_sentence(raised.value)
    other.close()


class TestPermissions:
    """What an ordinary user meets; if run as root, the tests drop their rights for a moment."""

    @pytest.fixture
    def folder(self) -> Iterator[Path]:
        with tempfile.TemporaryDirectory(prefix="helpbot-") as name:
            folder = Path(name)
            folder.chmod(0o755)
            open_database(f"sqlite:///{folder / 'helpbot.db'}").close()
            was = os.geteuid()
            if was == 0:
                os.seteuid(NOBODY)
            else:
                folder.chmod(0o555)
                (folder / "helpbot.db").chmod(0o444)
            yield folder
            os.seteuid(was)
            folder.chmod(0o755)

    def test_a_read_only_file(self, folder: Path) -> None:
        with pytest.raises(HelpbotError, match=r"cannot be (written to|opened)") as raised:
            open_database(f"sqlite:///{folder / 'helpbot.db'}")
        assert "write permission" in raised.value.fix

    def test_a_read_only_folder(self, folder: Path) -> None:
        with pytest.raises(HelpbotError, match="cannot be opened"):
            open_database(f"sqlite:///{folder / 'new.db'}")

    def test_a_place_where_creating_a_folder_is_forbidden(self, folder: Path) -> None:
        with pytest.raises(HelpbotError, match=r"cannot be made: Permission denied"):
            open_database(f"sqlite:///{folder / 'data' / 'helpbot.db'}")


def _set_revision(url: str, name: str) -> None:
    open_database(url).close()
    with connect(url).connection() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :name"), {"name": name})


def _assert_one_clear_sentence(error: HelpbotError) -> None:
    assert "\n" not in error.what
    assert error.fix
    assert "secret" not in str(error)
