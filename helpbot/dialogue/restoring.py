"""The state of a conversation as it was stored, read again; perhaps a former version of the program has left it."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from helpbot.dialogue.state import ConversationState

_BEGUN = ("report", "pending", "writing_about")
"""What of a state a person would miss."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Restored:
    """The state to go on from; `lost` tells that something the person had begun could not be read."""

    state: ConversationState
    lost: bool = False


def restore(stored: Mapping[str, Any]) -> Restored:
    """The stored state, or where it cannot be read a new one in the same language."""
    try:
        return Restored(ConversationState.model_validate(stored))
    except ValidationError as error:
        fields = sorted({str(detail["loc"][0]) for detail in error.errors() if detail["loc"]})
    # the names of fields alone: what stands in them was said by a person
    _log.warning("the state of a conversation cannot be read and is begun anew: %s", ", ".join(fields))
    language = stored.get("language")
    state = ConversationState(language=language if isinstance(language, str) else None)
    return Restored(state, lost=any(stored.get(name) for name in _BEGUN))
