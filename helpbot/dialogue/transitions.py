"""The transition table: which move leads from which mode to which. What is not in it cannot happen."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from helpbot.dialogue.state import Mode, Move

TRANSITIONS: Mapping[tuple[Mode, Move], Mode] = MappingProxyType(
    {
        (Mode.IDLE, Move.ASK_PAGE): Mode.NAMING_PAGE,
        (Mode.IDLE, Move.START_REPORT): Mode.ANSWERING,
        (Mode.NAMING_PAGE, Move.NAME_PAGE): Mode.IDLE,
        (Mode.NAMING_PAGE, Move.ASK_PAGE): Mode.NAMING_PAGE,
        (Mode.NAMING_PAGE, Move.START_REPORT): Mode.ANSWERING,
        (Mode.ANSWERING, Move.START_REPORT): Mode.ANSWERING,
        (Mode.ANSWERING, Move.OFFER_KNOWN): Mode.RECOGNISING,
        (Mode.RECOGNISING, Move.JOIN): Mode.IDLE,
        (Mode.RECOGNISING, Move.GO_ON): Mode.ANSWERING,
        (Mode.RECOGNISING, Move.ASK_FIELD): Mode.ANSWERING,
        (Mode.RECOGNISING, Move.START_REPORT): Mode.ANSWERING,
        (Mode.RECOGNISING, Move.CANCEL): Mode.IDLE,
        (Mode.ANSWERING, Move.OFFER_SPLIT): Mode.SPLITTING,
        (Mode.ANSWERING, Move.ASK_FIELD): Mode.ANSWERING,
        (Mode.ANSWERING, Move.SUMMARISE): Mode.CONFIRMING,
        (Mode.ANSWERING, Move.CANCEL): Mode.IDLE,
        (Mode.SPLITTING, Move.DECIDE_SPLIT): Mode.ANSWERING,
        (Mode.SPLITTING, Move.ASK_FIELD): Mode.ANSWERING,
        (Mode.SPLITTING, Move.START_REPORT): Mode.ANSWERING,
        (Mode.SPLITTING, Move.CANCEL): Mode.IDLE,
        (Mode.CONFIRMING, Move.OFFER_SPLIT): Mode.SPLITTING,
        (Mode.CONFIRMING, Move.SUMMARISE): Mode.CONFIRMING,
        (Mode.CONFIRMING, Move.CORRECT_FIELD): Mode.CORRECTING,
        (Mode.CONFIRMING, Move.ASK_FIELD): Mode.ANSWERING,
        (Mode.CONFIRMING, Move.START_REPORT): Mode.ANSWERING,
        (Mode.CONFIRMING, Move.FILE): Mode.IDLE,
        (Mode.CONFIRMING, Move.CANCEL): Mode.IDLE,
        (Mode.CORRECTING, Move.OFFER_SPLIT): Mode.SPLITTING,
        (Mode.CORRECTING, Move.CORRECT_FIELD): Mode.CORRECTING,
        (Mode.CORRECTING, Move.SUMMARISE): Mode.CONFIRMING,
        (Mode.CORRECTING, Move.START_REPORT): Mode.ANSWERING,
        (Mode.CORRECTING, Move.CANCEL): Mode.IDLE,
    }
)


class IllegalMoveError(RuntimeError):
    """A move that is not in the table: a bug of ours, named by mode and move."""

    def __init__(self, mode: Mode, move: Move) -> None:
        super().__init__(f"the conversation cannot {move.value!r} while {mode.value!r}")


def after(mode: Mode, move: Move) -> Mode:
    """The mode that a move leads to. Raises `IllegalMoveError`."""
    if (mode, move) not in TRANSITIONS:
        raise IllegalMoveError(mode, move)
    return TRANSITIONS[mode, move]
