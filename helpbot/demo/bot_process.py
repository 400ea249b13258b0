"""The bot as a separate process, `helpbot serve` as an operator would start it, pointed at the local workspace."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from helpbot.problems import HelpbotError
from helpbot.workspace import Workspace

START_SECONDS = 90.0
STOP_SECONDS = 15.0
_LOG_LINES = 12


class BotProcess:
    """Runs while its context is open. Its log goes to a file; `log` None shows it on standard error."""

    def __init__(self, config: Path, environment: Mapping[str, str], log: Path | None) -> None:
        self._command = [sys.executable, "-m", "helpbot", "--config", str(config), "serve"]
        self._environment = {**os.environ, **environment}
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        output = None if self._log is None else self._log.open("wb")
        try:
            # in its own session, so that Ctrl+C does not reach it: it is terminated at the end
            self._process = subprocess.Popen(  # noqa: S603 - our own command
                self._command, env=self._environment, stdout=output, stderr=output, start_new_session=True
            )
        finally:
            if output is not None:
                output.close()
        return self

    def __exit__(self, *_: object) -> None:
        """Terminate it as a service manager does, and kill it if it takes too long."""
        assert self._process is not None
        self._process.terminate()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def wait_until_connected(self, workspace: Workspace) -> None:
        """Raises `HelpbotError` with the end of its log if it does not start."""
        deadline = time.monotonic() + START_SECONDS
        while not workspace.connected:
            if self.ended or time.monotonic() > deadline:
                what = "ended" if self.ended else f"did not connect within {START_SECONDS:.0f} seconds"
                raise HelpbotError(f"the bot {what}; the end of its log:\n{self._end_of_log()}", "fix what it says")
            time.sleep(0.05)

    @property
    def ended(self) -> bool:
        """Whether it has ended by itself."""
        return self._process is not None and self._process.poll() is not None

    def _end_of_log(self) -> str:
        if self._log is None:
            return "(see above)"
        return "\n".join(self._log.read_text("utf-8", "replace").splitlines()[-_LOG_LINES:])
