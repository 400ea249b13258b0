"""The commands. The only package that prints, reads standard input and exits.

Exit codes: 0 success, 1 a known error, 2 wrong usage, 3 a bug, 130 interrupted.
"""

from helpbot.cli.main import main

__all__ = ["main"]
