"""What an agent is told who wanted something impossible."""

from __future__ import annotations

import pytest

from helpbot.dialogue.messages import Person, Requester
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


def test_a_sent_answer_is_not_changed_silently() -> None:
    assert TOLD.sent_already("Ana", BOB).text == (
        "Ana already has what you had written, and keeps it. To correct it, write again, beginning with `!!`."
    )
    assert TOLD.sent_already("Bob", ANA).text == (
        "A Bob ya le llegó lo que habías escrito, y ahí queda. Para corregirlo, escribe otra vez, empezando por `!!`."
    )


@pytest.mark.parametrize(
    ("agent", "told", "offered"),
    [(BOB, "**HB-1** is already with Eva.", "Take over"), (ANA, "**HB-1** ya lo lleva Eva.", "Hacerme cargo")],
)
def test_a_ticket_that_a_colleague_claimed_first_can_be_taken_over(agent: Requester, told: str, offered: str) -> None:
    notice = TOLD.already_taken("HB-1", Person(id="eva", name="Eva"), agent)

    assert notice.text == told
    assert [(one.label, one.action, one.value) for one in notice.choices] == [(offered, "agent_take_over", "HB-1")]


def test_their_own_ticket_cannot_be_taken_over() -> None:
    assert TOLD.already_taken("HB-1", Person(id=BOB.id, name="Bob"), BOB).choices == ()
