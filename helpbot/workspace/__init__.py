"""A stand-in for Slack on this machine: people, channels, the Web API and Socket Mode, strict where Slack is strict.

It knows nothing about the bot, which reaches it like Slack itself, by its address and tokens.
"""

from helpbot.workspace.impossible import ImpossibleError
from helpbot.workspace.model.messages import Message
from helpbot.workspace.model.state import Channel, User
from helpbot.workspace.model.views import View
from helpbot.workspace.workspace import Workspace

__all__ = ["Channel", "ImpossibleError", "Message", "User", "View", "Workspace"]
