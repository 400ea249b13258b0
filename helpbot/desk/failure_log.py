"""How failures are logged: enough to find the fault, and nothing that a person wrote."""

from __future__ import annotations

import logging
import traceback

from helpbot.problems import HelpbotError


def log_failure(log: logging.Logger, what: str, error: BaseException, reference: str) -> None:
    """Log that `what` failed. A `HelpbotError` explains itself; of anything else the type and the lines of code.

    The message of an unforeseen exception is left out: it may quote what a person wrote.
    """
    extra = {"reference": reference}
    if isinstance(error, HelpbotError):
        log.error("%s failed (reference %s): %s", what, reference, error, extra=extra)
        return
    lines = "".join(traceback.format_tb(error.__traceback__))
    log.error("%s failed (reference %s): %s\n%s", what, reference, type(error).__name__, lines, extra=extra)
