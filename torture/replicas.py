"""Replicas of the bot as real processes, restarted whenever they end, as by a service manager."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from threading import Event, Thread
from typing import BinaryIO

_ROOT = Path(__file__).parents[1]
RESTART_SECONDS = 0.5
STOP_SECONDS = 15.0


class Replica:
    """One `helpbot serve` that is kept running. `exits` counts how it ended, by exit code (-9: killed)."""

    def __init__(self, name: str, config: Path, environment: Mapping[str, str], log: Path) -> None:
        self.name = name
        self.exits: Counter[int] = Counter()
        self.log = log
        self._command = [sys.executable, "-m", "torture.impatient", "--config", str(config), "serve"]
        self._environment = {**os.environ, **environment}
        self._leaving = Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._keeper = Thread(target=self._keep, name=name, daemon=True)

    def start(self) -> None:
        """Start; returns at once."""
        self._keeper.start()

    def kill(self) -> None:
        """Kill the process, whatever it is doing; it will be restarted."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGKILL)

    @property
    def process_id(self) -> int | None:
        """The running process, if any."""
        running = self._process is not None and self._process.poll() is None
        return self._process.pid if running and self._process is not None else None

    def stop(self) -> None:
        """Ask it to finish and exit."""
        self._leaving.set()
        if self._process is not None:
            self._process.terminate()
        self._keeper.join(STOP_SECONDS)
        self.kill()

    def _run(self, log: BinaryIO) -> subprocess.Popen[bytes]:
        return subprocess.Popen(self._command, env=self._environment, cwd=_ROOT, stdout=log, stderr=log)  # noqa: S603

    def _keep(self) -> None:
        with self.log.open("ab") as log:
            while not self._leaving.is_set():
                self._process = self._run(log)
                self.exits[self._process.wait()] += 1
                self._leaving.wait(RESTART_SECONDS)
