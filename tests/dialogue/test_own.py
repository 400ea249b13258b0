"""What is one person's alone in a talk of several waits for them while others speak."""

from __future__ import annotations

from helpbot.dialogue.state import ConversationState, PendingWord

WORD = PendingWord(text="it still fails")
ANAS = ConversationState(language="es", question="chat?").turned_to("ana").model_copy(update={"pending": WORD})


def test_what_one_has_begun_is_not_at_hand_for_another() -> None:
    bobs = ANAS.turned_to("bob")

    assert (bobs.pending, bobs.language) == (None, None)
    assert bobs.question == "chat?"


def test_it_is_there_again_when_they_speak() -> None:
    assert ANAS.turned_to("bob").turned_to("eva").turned_to("ana").pending == WORD
    assert ANAS.turned_to("bob").turned_to("ana") == ANAS


def test_each_has_their_own() -> None:
    bobs = ANAS.turned_to("bob").model_copy(update={"writing_about": "HB-2"})

    assert bobs.turned_to("ana").writing_about is None
    assert bobs.turned_to("ana").turned_to("bob").writing_about == "HB-2"


def test_of_who_has_begun_nothing_nothing_is_kept() -> None:
    assert ConversationState().turned_to("ana").turned_to("bob").others == {}


def test_what_is_from_before_that_was_kept_is_that_of_whoever_speaks() -> None:
    assert ConversationState(pending=WORD).turned_to("bob").pending == WORD
