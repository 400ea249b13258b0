"""Say in one sentence what is wrong with the database, whichever driver reported it, in whatever words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL
from sqlalchemy.exc import (
    DatabaseError,
    InterfaceError,
    InternalError,
    OperationalError,
    ProgrammingError,
    SQLAlchemyError,
)
from sqlalchemy.exc import TimeoutError as NoConnectionLeft

from helpbot.problems import HelpbotError


class DatabaseTrouble(HelpbotError):
    """The database is unavailable. Nothing was stored, and the same call may succeed later."""


PERMISSION = "give this user read and write permission on the file and its folder, on a disk that may be written to"
_SQLITE = {
    "file is not a database": ("is not a database", "name another file, or move this one away"),
    "could not decode": ("is damaged", "restore it from a backup"),
    "malformed": ("is damaged", "restore it from a backup"),
    "readonly": ("cannot be written to", PERMISSION),
    "unable to open": ("cannot be opened", PERMISSION),
    "is full": ("cannot grow: the disk is full", "free some space; work goes on by itself then"),
    "is locked": ("is locked by another program", "close what else has it open"),
    "locking protocol": ("is locked by another program", "close what else has it open"),
    "disk i/o error": ("cannot be read or written: the disk reports an error", "check the disk, and its free space"),
}
_FULL = ("has no connection left", "raise its max_connections, or run fewer replicas")
_POSTGRESQL = {
    "password authentication failed": ("refuses the user name or the password", "check both in the database URL"),
    "pg_hba.conf": (
        "does not let this user in from here",
        "allow it in the server's pg_hba.conf, or add ?sslmode=require to the URL",
    ),
    "does not support ssl": ("offers no encrypted connection", "correct sslmode in the database URL"),
    "certificate": (
        "has a certificate that is not trusted",
        "name its authority: add ?sslrootcert=FILE to the database URL",
    ),
    "connection option": ("cannot be asked with the options behind the ?", "correct them in the database URL"),
    "sslmode value": ("cannot be asked with the options behind the ?", "correct sslmode in the database URL"),
    "no password supplied": ("asks for a password", "write postgresql://user:password@host/name"),
    "does not exist": ("does not know this database or user", "create it, or correct the database URL"),
    "no space left": ("cannot grow: its disk is full", "free some space; work goes on by itself then"),
    "read-only transaction": ("cannot be written to: it is read-only", "name the primary server in the database URL"),
    "permission denied": ("does not let this user do that", "grant the user all rights on its database and schema"),
    "too many": _FULL,
    "connection slots": _FULL,
    "lock timeout": ("is locked by another program", "see what holds the lock; work goes on by itself then"),
    "deadlock": ("was busy with the same rows", "nothing to do: the work is tried again"),
    "starting up": ("is starting", "nothing to do: the work is tried again"),
}
_UNREACHABLE = ("cannot be reached", "check that it runs, and its address in the database URL")
_EXHAUSTED = ("has no connection left", "nothing to do: the work is tried again")


@contextmanager
def explained(url: URL) -> Iterator[None]:
    """Raises `DatabaseTrouble` instead of an error of the database at `url`."""
    try:
        yield
    except SQLAlchemyError as error:
        trouble = explain(error, url)
        if trouble is None:
            raise
        raise trouble from error


def explain(error: SQLAlchemyError, url: URL) -> DatabaseTrouble | None:
    """What a person can do about `error`; None when it is a bug of the program."""
    said = str(getattr(error, "orig", None) or error).lower()
    signs = _SQLITE if url.get_backend_name() == "sqlite" else _POSTGRESQL
    known = next((text for sign, text in signs.items() if sign in said), None)
    if isinstance(error, NoConnectionLeft):
        what, fix = _EXHAUSTED
    elif known and isinstance(error, DatabaseError) and not _is_about_tables(error):
        what, fix = known
    elif signs is _POSTGRESQL and isinstance(error, OperationalError | InterfaceError | InternalError):
        what, fix = _UNREACHABLE
    else:
        return None
    return DatabaseTrouble(f"{name(url)} {what}", fix)


def name(url: URL) -> str:
    """The database in messages: its file, or its server; never with the password."""
    if url.get_backend_name() == "sqlite":
        return f"the database {url.database!r}"
    port = f":{url.port}" if url.port else ""
    return f"the PostgreSQL server at {url.host or 'this machine'}{port} (database {url.database!r})"


def _is_about_tables(error: DatabaseError) -> bool:
    """PostgreSQL says "does not exist" of a missing table too: that is a bug of the program."""
    by_a_person = ("permission denied", "connection option")
    return isinstance(error, ProgrammingError) and not any(sign in str(error.orig) for sign in by_a_person)
