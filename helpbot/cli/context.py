"""What every command shares: the settings, read on first use."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path

from helpbot.settings import Settings, load_settings


class Context:
    """The settings file named on the command line, if any."""

    def __init__(self, config: Path | None) -> None:
        self._config = config

    @cached_property
    def settings(self) -> Settings:
        """The settings. Raises `HelpbotError`."""
        return load_settings(self._config, os.environ)
