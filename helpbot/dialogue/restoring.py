"""Read the stored state of a conversation, which an earlier version of the program may have written."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from helpbot.dialogue.state import ConversationState

_BEGUN = ("report", "pending", "writing_about")
"""The parts of a state that a person would miss."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Restored:
    """The state to go on from; `lost`: something that the person had begun could not be read."""

    state: ConversationState
    lost: bool = False


def restore(stored: Mapping[str, Any]) -> Restored:
    """The stored state; if it cannot be read, a new one in the same language."""
    try:
        return Restored(ConversationState.model_validate(stored))
    except ValidationError as error:
        fields = sorted({str(detail["loc"][0]) for detail in error.errors() if detail["loc"]})
    # only the names of fields: their values are a person's words
    _log.warning("the state of a conversation cannot be read and starts over: %s", ", ".join(fields))
    language = stored.get("language")
    state = ConversationState(language=language if isinstance(language, str) else None)
    return Restored(state, lost=any(stored.get(name) for name in _BEGUN))
