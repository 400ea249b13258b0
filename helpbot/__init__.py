"""helpbot: a help assistant for Slack that answers from a knowledge base and turns reports into tickets."""

__version__ = "0.1.0"
