"""Several problems in one message: found, told apart, each in the person's own words."""

from helpbot.triage.splitting.messages import split
from helpbot.triage.splitting.weights import BorderWeights

__all__ = ["BorderWeights", "split"]
