"""Several problems in one message: found, told apart, each in the person's own words."""

from helpbot.triage.splitting.messages import split

__all__ = ["split"]
