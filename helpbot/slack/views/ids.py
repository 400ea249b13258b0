"""The ids by which Slack says what a person used: views, blocks and elements."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from helpbot.dialogue.choices import AgentAction


class ViewId(StrEnum):
    """The callback ids of our modals and of the home tab."""

    ANSWER = "agent_answer"
    ASK = "agent_ask"
    SEVERITY = "agent_severity"
    RESOLVE = "agent_resolve"
    HAND_OVER = "agent_hand_over"
    DUPLICATE = "agent_duplicate"
    REPORT = "report"
    READING = "reading"
    SENT = "sent"
    SEARCH = "search"
    HOME = "home"


CARD_VIEWS: Mapping[str, ViewId] = MappingProxyType(
    {
        AgentAction.ANSWER: ViewId.ANSWER,
        AgentAction.ASK: ViewId.ASK,
        AgentAction.SEVERITY: ViewId.SEVERITY,
        AgentAction.RESOLVE: ViewId.RESOLVE,
        AgentAction.HAND_OVER: ViewId.HAND_OVER,
        AgentAction.DUPLICATE: ViewId.DUPLICATE,
    }
)
"""Which modal a button of a card opens; the others act at once."""


class BlockId(StrEnum):
    """The fields of our views. Those of a report are named like its questions."""

    WORDS = "words"
    SEVERITY = "severity"
    COLLEAGUE = "colleague"
    ORIGINAL = "original"
    WHAT = "what"
    BUSINESS_IMPACT = "business_impact"
    AFFECTED = "affected"
    WORKAROUND = "workaround"
    SINCE = "since"
    FILES = "files"
    SEARCH = "search"
    LANGUAGE = "language"


VALUE = "value"
"""The action id of the only element in a field."""


class ActionId(StrEnum):
    """Elements outside messages and fields."""

    HOME_REPORT = "home-report"
    HOME_SEARCH = "home-search"
    HOME_LANGUAGE = "home-language"


class ShortcutId(StrEnum):
    """The callback ids of shortcuts."""

    REPORT = "report_problem"
    SEARCH = "search_help"
    REPORT_MESSAGE = "report_message"
    FIND_FOR_MESSAGE = "find_for_message"
