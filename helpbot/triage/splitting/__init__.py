"""Finds several problems in one message, each in the person's own words."""

from helpbot.triage.splitting.messages import split

__all__ = ["split"]
