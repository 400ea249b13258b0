"""What requesters are told about their tickets."""

from __future__ import annotations

from datetime import timedelta

from tests.dialogue.notices.readers import ANA, BOB, LONG_WORDS, NOON, NOTICES, ticket

TOLD = NOTICES.requesters


def test_a_changed_severity_comes_with_the_old_and_the_new_times() -> None:
    before = ticket(3, timedelta(hours=4))
    after = ticket(1, timedelta(minutes=10), timedelta(hours=72))
    told = TOLD.severity_changed(before, after, BOB, "the *whole* site", NOON).text.split("  \n")
    assert told == [
        "The support team changed the severity of **HB-1** from 3 to **1 – Critical impact (code red)**.",
        "Why: the \\*whole\\* site",
        "First response today by **7:10 AM** (New York), instead of Monday, November 23, 11:00 AM.",
        "Restoration by **Thursday, November 26, 7:00 AM** (New York).",
    ]


def test_no_first_answer_is_promised_after_one_was_given() -> None:
    before = ticket(3, timedelta(hours=4))
    after = ticket(1, timedelta(minutes=10), timedelta(hours=72)).model_copy(update={"responded": True})
    assert TOLD.severity_changed(before, after, BOB, "", NOON).text.split("  \n") == [
        "The support team changed the severity of **HB-1** from 3 to **1 – Critical impact (code red)**.",
        "Restoration by **Thursday, November 26, 7:00 AM** (New York).",
    ]


def test_a_promise_that_ends_is_said() -> None:
    before, after = ticket(2, restoration=timedelta()), ticket(4)
    told = TOLD.severity_changed(before, after, ANA, "", NOON).text
    assert "Restablecimiento: con esta gravedad ya no hay un plazo." in told
    assert "Por qué" not in told


def test_marks_of_removed_secrets_are_worded_in_the_readers_language() -> None:
    words = "the new one is ‹password removed›"
    told = [TOLD.agent_did(ticket(), "answer", words, BOB, reader) for reader in (BOB, ANA)]
    assert [one and one.text.splitlines()[-1] for one in told] == [
        "> the new one is ‹password removed›",
        "> the new one is ‹contraseña eliminada›",
    ]
    reason = TOLD.severity_changed(ticket(), ticket(), ANA, "vimos la ‹card number removed›", NOON).text
    assert "Por qué: vimos la ‹número de tarjeta eliminado›" in reason


def test_everything_an_agent_wrote_is_passed_on() -> None:
    told = TOLD.agent_did(ticket(), "answer", LONG_WORDS, BOB, ANA)
    assert told is not None
    assert LONG_WORDS in told.text
    reason = LONG_WORDS[:3000].strip()
    assert reason in TOLD.severity_changed(ticket(), ticket(), ANA, reason, NOON).text
