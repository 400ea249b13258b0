"""The commands. The only room that prints, reads standard input and exits.

Exit codes: 0 good, 1 a known error, 2 wrong usage, 3 a bug of ours, 130 interrupted.
"""

from helpbot.cli.main import main

__all__ = ["main"]
