"""What belongs to one person in a shared conversation is set aside while others speak."""

from __future__ import annotations

from helpbot.dialogue.state import ConversationState, PendingWord

WORD = PendingWord(text="it still fails")
ANAS = ConversationState(language="es", question="chat?").turned_to("ana").model_copy(update={"pending": WORD})


def test_what_one_person_has_begun_is_not_available_to_another() -> None:
    bobs = ANAS.turned_to("bob")

    assert (bobs.pending, bobs.language) == (None, None)
    assert bobs.question == "chat?"


def test_it_is_restored_when_they_speak_again() -> None:
    assert ANAS.turned_to("bob").turned_to("eva").turned_to("ana").pending == WORD
    assert ANAS.turned_to("bob").turned_to("ana") == ANAS


def test_each_person_has_their_own() -> None:
    bobs = ANAS.turned_to("bob").model_copy(update={"writing_about": "HB-2"})

    assert bobs.turned_to("ana").writing_about is None
    assert bobs.turned_to("ana").turned_to("bob").writing_about == "HB-2"


def test_nothing_is_kept_for_somebody_who_has_begun_nothing() -> None:
    assert ConversationState().turned_to("ana").turned_to("bob").others == {}


def test_state_from_an_older_version_belongs_to_whoever_speaks() -> None:
    assert ConversationState(pending=WORD).turned_to("bob").pending == WORD
