"""The console on which commands print tables."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

WITHOUT_A_TERMINAL = 200
"""Columns of a table that goes into a file or a pipe, where nobody can widen a window to read what is cut."""


def console() -> Console:
    """As wide as the terminal, or as COLUMNS says."""
    from rich.console import Console

    known = sys.stdout.isatty() or "COLUMNS" in os.environ
    return Console(width=None if known else WITHOUT_A_TERMINAL)
