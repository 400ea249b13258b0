"""Who has data or accounts of others, in words of every day."""

from __future__ import annotations

import pytest

from helpbot.triage.extraction.harm import harm
from helpbot.triage.report import Report, read_report


@pytest.mark.parametrize(
    "text",
    [
        "le envié a un cliente los datos de otro",
        "le mandamos a un proveedor las facturas de otros",
        "someone I don't know shows as logged in with my user",
        "somebody we don't recognise is using my login",
    ],
)
def test_they_are_in_strangers_hands(text: str) -> None:
    assert harm(read_report(Report(text))).value == "stranger"


@pytest.mark.parametrize("text", ["le envié al cliente sus datos otra vez", "someone new wants to be in the list"])
def test_others_are_not(text: str) -> None:
    assert harm(read_report(Report(text))).value == "none"
