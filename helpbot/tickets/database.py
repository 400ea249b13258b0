"""The database of one installation: SQLite in a file, or PostgreSQL. Hands out transactions, and nothing else.

Whatever goes wrong on its side is raised as `DatabaseTrouble`. Errors omit the values of a statement, which are
people's words. See `opening` for how it is opened and checked.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from helpbot.tickets.prepared import to_driver
from helpbot.tickets.troubles import DatabaseTrouble, explained

APPLICATION = "helpbot"
"""How a PostgreSQL server knows our connections."""
BUSY_SECONDS = 5
"""How long a statement waits for a lock that somebody else holds."""
_CONNECTIONS = 10
_SERVER_IS_GONE = {
    "tcp_user_timeout": 30_000,  # milliseconds until what was sent must have arrived
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 4,
}
"""A server whose machine silently went away is given up after half a minute; by the system's defaults every worker
would wait for a quarter of an hour."""

_SQLITE_PRAGMAS = (
    "PRAGMA journal_mode = WAL",  # readers and the writer do not block each other
    "PRAGMA synchronous = FULL",  # what was committed survives a power cut
    "PRAGMA foreign_keys = ON",
    f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}",
)


class Database:
    """Transactions on one database. Safe to share between threads; each thread works in a session of its own."""

    def __init__(self, url: URL, engine: Engine | None = None) -> None:
        """Creates an engine for the `url` unless one is given; then the `url` only serves messages."""
        self.url = url
        self._turn = threading.RLock()
        self._writer = engine or (_sqlite_engine(url) if self.on_sqlite else _postgresql_engine(url))
        self._reader = self._writer.execution_options(helpbot_reads=True)

    @property
    def on_sqlite(self) -> bool:
        """Whether all of it is one local file."""
        return self.url.get_backend_name() == "sqlite"

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One transaction: committed at the end of the block, rolled back by any exception.

        On SQLite it takes the write lock with its first statement, so that it cannot fail half-way for lack of it;
        threads queue up here, because SQLite itself would make them sleep and retry.
        """
        queue = self._turn if self.on_sqlite else nullcontext()
        with queue, self._session(self._writer) as session:
            yield session

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One transaction that only reads; what it loaded may be used afterwards."""
        with self._session(self._reader) as session:
            yield session

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """One transaction below the tables, for migrations."""
        with explained(self.url), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def remaking(self) -> Iterator[Connection]:
        """The same for re-creating tables, as SQLite must for most alterations: foreign keys are checked only at the
        end. Raises `IntegrityError`."""
        if not self.on_sqlite:
            with self.connection() as connection:
                yield connection
            return
        with explained(self.url), self._writer.connect() as connection, _unchecked(connection), connection.begin():
            yield connection
            if lost := connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise IntegrityError(f"{lost[0]} refers to what is not in {lost[2]}", None, ValueError("foreign key"))

    def answers(self) -> bool:
        """Whether it responds now."""
        try:
            with self.read() as session:
                session.connection().execute(text("SELECT 1"))
        except DatabaseTrouble:
            return False
        return True

    def lock_name(self, session: Session, name: str) -> None:
        """Make all transactions that name the same thing wait for one another until they end."""
        if not self.on_sqlite:
            session.connection().execute(
                text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))"), {"name": name}
            )

    def close(self) -> None:
        """Close all connections."""
        self._writer.dispose()

    @contextmanager
    def _session(self, engine: Engine) -> Iterator[Session]:
        """A session in one transaction, which is the connection's: `Prepared` statements bypass the session."""
        with explained(self.url), engine.begin() as connection, Session(connection, expire_on_commit=False) as session:
            yield session
            session.flush()


def _postgresql_engine(url: URL) -> Engine:
    options = f"-c lock_timeout={BUSY_SECONDS}s -c timezone=UTC"
    arguments = {
        "connect_timeout": BUSY_SECONDS,
        "options": options,
        "application_name": APPLICATION,
        "client_encoding": "utf8",
        **_SERVER_IS_GONE,
    }
    return create_engine(url, pool_pre_ping=True, pool_size=_CONNECTIONS, connect_args=arguments, hide_parameters=True)


def _sqlite_engine(url: URL) -> Engine:
    engine = create_engine(url, pool_size=_CONNECTIONS, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_on_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, record: object) -> None:
    connection.isolation_level = None  # the driver must not begin transactions by itself: we do, just below
    for pragma in _SQLITE_PRAGMAS:
        connection.execute(pragma)


@contextmanager
def _unchecked(connection: Connection) -> Iterator[None]:
    """Without checks of foreign keys, which SQLite lets one switch only outside a transaction."""
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys = ON")


def _begin_on_sqlite(connection: Connection) -> None:
    reads = connection.get_execution_options().get("helpbot_reads", False)
    to_driver(connection, "BEGIN" if reads else "BEGIN IMMEDIATE")
