"""`helpbot` as the torture runs it: the work of a dead replica is taken over sooner than app.yaml allows."""

from __future__ import annotations

import os
from datetime import timedelta

from helpbot.cli import main
from helpbot.settings import Settings

TAKEOVER = "TORTURE_TAKEOVER_SECONDS"

if __name__ == "__main__":
    seconds = timedelta(seconds=int(os.environ[TAKEOVER]))
    Settings.takeover = property(lambda _: seconds)  # type: ignore[method-assign, assignment]
    main()
