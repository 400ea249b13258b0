"""A stand-in for Slack on this machine: people, channels, the Web API and Socket Mode, strict where Slack is strict.

It knows nothing of the bot: the bot reaches it like Slack itself, by its address and tokens.
"""

from helpbot.workspace.state import Channel, Message, User
from helpbot.workspace.workspace import Workspace

__all__ = ["Channel", "Message", "User", "Workspace"]
