"""What an agent is told who wanted something that cannot be."""

from __future__ import annotations

import pytest

from tests.dialogue.notices.readers import ANA, BOB, NOTICES

TOLD = NOTICES.agents


@pytest.mark.parametrize(
    ("why", "told"),
    [
        ("itself", "A ticket cannot be a duplicate of itself. Choose another one."),
        (
            "duplicate",
            "**HB-1** is itself a duplicate, of **HB-7**. Choose that one, or reopen **HB-1** first.",
        ),
        ("over", "**HB-1** is over already. Reopen it first, or choose one that is open."),
        ("erased", "What **HB-1** told is erased, so it cannot be compared any more."),
    ],
)
def test_why_a_ticket_is_no_duplicate_of_another(why: str, told: str) -> None:
    assert TOLD.no_original("HB-1", why, "HB-7", BOB).text == told


def test_what_was_sent_is_not_changed_behind_anybodys_back() -> None:
    assert TOLD.sent_already("Ana", BOB).text == (
        "Ana already has what you had written, and keeps it. To correct it, write again, beginning with `!!`."
    )
    assert TOLD.sent_already("Bob", ANA).text == (
        "A Bob ya le llegó lo que habías escrito, y ahí queda. Para corregirlo, escribe otra vez, empezando por `!!`."
    )


def test_a_colleague_was_quicker() -> None:
    assert TOLD.already_taken("HB-1", "Eva", BOB).text == "**HB-1** is already with Eva."
    assert TOLD.already_taken("HB-1", "Eva", ANA).text == "**HB-1** ya lo lleva Eva."
