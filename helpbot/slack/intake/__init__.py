"""What Slack tells the bot, as events for the desk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

Body: TypeAlias = Mapping[str, Any]
"""What Slack sends: a request, an event, a message, or another part of one."""
