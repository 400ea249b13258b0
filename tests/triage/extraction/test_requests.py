"""Wishes to add or remove users are requests, and no problems."""

from __future__ import annotations

import pytest

from helpbot.triage.extraction.dictated import without_asking_to_file
from tests.triage.reports import assessed, fact


@pytest.mark.parametrize(
    "text",
    [
        "necesito dar de alta a tres usuarios",
        "quiero dar de baja a dos agentes",
        "necesitamos que den de alta a los nuevos",
        "favor de dar de alta a un compañero",
    ],
)
def test_adding_users_is_a_request(text: str) -> None:
    told = assessed(text, "es")
    assert (told.facts["nature"], told.severity, told.fields.summary) == ("request", 4, text)


def test_what_cannot_be_done_is_none() -> None:
    assert fact("nature", "no puedo dar de alta usuarios", "es") == "problem"


def test_asking_for_a_ticket_is_left_out_as_before() -> None:
    assert without_asking_to_file("necesito crear un ticket: no suena el teléfono", "es") == "no suena el teléfono"
