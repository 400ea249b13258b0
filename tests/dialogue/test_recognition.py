"""What a short message means as a whole."""

from __future__ import annotations

import pytest

from helpbot.dialogue.recognition import Recogniser
from helpbot.dialogue.wording import load_wordings


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser(load_wordings())


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("impact: nobody can sell", ("business_impact", "nobody can sell")),
        ("Impacto: nadie cobra", ("business_impact", "nadie cobra")),
        ("severity 2", ("severity", "2")),
        ("make it critical please", ("severity", "1")),
        ("the priority should be high", ("severity", "2")),
        ("ponle gravedad alta", ("severity", "2")),
        ("súbelo a crítico", ("severity", "1")),
        ("gravedad: mínima", ("severity", "4")),
        ("en problema pon que no se me oye", ("summary", "no se me oye")),
        ("Cambia el impacto a nadie cobra", ("business_impact", "nadie cobra")),
        ("change the problem to calls drop", ("summary", "calls drop")),
        ("set since to: 9 AM", ("since", "9 AM")),
        ("change the problem", None),
        ("the impact is high for us", None),
        ("since the level 2 agents moved to the new building they get no calls at all", None),
        ("es un nivel de ruido terrible", None),
    ],
)
def test_a_field_is_corrected_in_words(recogniser: Recogniser, text: str, edit: tuple[str, str] | None) -> None:
    assert recogniser.field_edit(text) == edit
