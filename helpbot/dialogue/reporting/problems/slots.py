"""The questions of a report by name: `workaround` is about its main problem, `workaround/2` about the one at 2."""

from __future__ import annotations

from collections.abc import Mapping

from helpbot.dialogue.state import Slot

_OF = "/"


def slot_of(name: str, place: int | None) -> Slot:
    """The question of that name about the problem at a place (from 0); None is the main problem."""
    return name if place is None else f"{name}{_OF}{place}"


def name_of(slot: Slot) -> str:
    """What a question asks for, whichever problem it is about."""
    return slot.partition(_OF)[0]


def place_of(slot: Slot) -> int | None:
    """The place of the problem that a question is about; None is the main problem."""
    place = slot.partition(_OF)[2]
    return int(place) if place else None


def answers_about(answers: Mapping[Slot, str], place: int | None) -> dict[str, str]:
    """The answers that are about one problem, by what they tell."""
    return {name_of(slot): answer for slot, answer in answers.items() if place_of(slot) == place}
