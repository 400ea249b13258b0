"""Backups of a SQLite database: taken while it is in use, verified before they count, restored as a whole."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import URL

from helpbot.problems import HelpbotError
from helpbot.tickets.migrations import REVISIONS
from helpbot.tickets.opening import make_private, open_database, parse
from helpbot.tickets.sole_use import refuse_open
from helpbot.tickets.troubles import name

_UNFINISHED = ".unfinished"
_ANOTHER = "name another backup"
_COMPANIONS = ("", "-wal", "-shm")
"""The suffixes of the files of one database, the database itself first."""


def back_up(url: str, file: Path) -> int:
    """Copy the database to `file`; returns its size in bytes.

    The file appears only when it is complete and sound. Raises `HelpbotError`.
    """
    database = _sqlite_file(parse(url), "pg_dump --format=custom --file=FILE DATABASE_URL")
    if not database.is_file():
        raise HelpbotError(f"there is no database {str(database)!r} yet", "check `database` in app.yaml")
    if file.exists():
        raise HelpbotError(f"{str(file)!r} exists already", "name a new file, so that no older backup is lost")
    if not file.absolute().parent.is_dir():
        raise HelpbotError(f"there is no folder {str(file.parent)!r}", "make it first, or name another one")
    _check_revision(database, "check `database` in app.yaml")
    _copy(database, file)
    return file.stat().st_size


def restore(url: str, file: Path) -> Path | None:
    """Replace the database by `file`; returns where the former one is kept, None when there was none.

    Nothing is touched unless the file is a sound backup. An older one is migrated. The former database may be of any
    revision, or damaged. Raises `HelpbotError`.
    """
    database = _sqlite_file(parse(url), "pg_restore --clean --if-exists --dbname=DATABASE_URL FILE")
    if not file.is_file():
        raise HelpbotError(f"there is no file {str(file)!r}", "name one that `helpbot backup` wrote")
    _check_sound(file)
    _check_revision(file)
    kept = None
    if database.is_file():
        refuse_open(database)
        kept = _keep(database)
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        make_private(database)
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(database)) as target:
            source.backup(target)
    except (OSError, sqlite3.Error) as error:
        raise _failed(f"{str(file)!r} cannot be restored", error) from error
    open_database(url).close()
    return kept


def _keep(database: Path) -> Path:
    """Keep the database beside itself: copied, or moved as it is if it is too damaged for that."""
    now = datetime.now(UTC)
    kept = database.with_name(f"{database.name}.before-restore-{now:%Y%m%dT%H%M%S%f}")
    if not _is_damaged(database):
        _copy(database, kept)
        return kept
    for companion in _COMPANIONS:
        with suppress(FileNotFoundError):
            database.with_name(database.name + companion).rename(kept.with_name(kept.name + companion))
    return kept


def _is_damaged(database: Path) -> bool:
    try:
        return _verdict(database) != "ok"
    except sqlite3.OperationalError:
        return False  # it cannot be read just now: copying it will say why
    except sqlite3.DatabaseError:
        return True


def _copy(database: Path, file: Path) -> None:
    """SQLite's own online backup, into a file that gets its name at the very end."""
    unfinished = file.with_name(file.name + _UNFINISHED)
    try:
        make_private(unfinished)
        with closing(_reading(database)) as source, closing(sqlite3.connect(unfinished)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")  # one file, without companions
        _check_sound(unfinished)
        with unfinished.open("rb") as written:
            os.fsync(written.fileno())
        unfinished.rename(file)
    except (OSError, sqlite3.Error) as error:
        raise _failed(f"{str(file)!r} cannot be written", error) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _check_sound(file: Path) -> None:
    """By SQLite's own integrity check."""
    with _explained(file):
        verdict = _verdict(file)
    if verdict != "ok":
        raise HelpbotError(f"{str(file)!r} is damaged: {verdict}", _ANOTHER)


def _check_revision(file: Path, fix: str = _ANOTHER) -> None:
    """Refuse a revision that this program does not know."""
    with _explained(file, fix), closing(_reading(file)) as connection:
        [revision] = connection.execute("SELECT version_num FROM alembic_version").fetchone() or [""]
    if revision not in REVISIONS:
        raise HelpbotError(f"{str(file)!r} was made by a newer helpbot", f"install that version, or {fix}")


def _verdict(file: Path) -> str:
    with closing(_reading(file)) as connection:
        [verdict] = connection.execute("PRAGMA integrity_check(1)").fetchone()
        return str(verdict)


def _reading(file: Path) -> sqlite3.Connection:
    """On a disk that became read-only SQLite must be told that nobody changes the file, unless it was left in use."""
    frozen = os.statvfs(file).f_flag & os.ST_RDONLY and not file.with_name(f"{file.name}-wal").exists()
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro{'&immutable=1' if frozen else ''}", uri=True)


@contextmanager
def _explained(file: Path, fix: str = _ANOTHER) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise HelpbotError(f"{str(file)!r} is no database of helpbot ({error})", fix) from error


def _sqlite_file(url: URL, command: str) -> Path:
    if url.get_backend_name() != "sqlite":
        raise HelpbotError(f"{name(url)} is backed up by PostgreSQL's own tools", f"{command} (docs/deployment.md)")
    return Path(url.database or "")


def _failed(what: str, error: Exception) -> HelpbotError:
    fix = "check the free space and the permissions of the folder, and that nobody else has the database open"
    return HelpbotError(f"{what}: {getattr(error, 'strerror', None) or error}", fix)
