"""Which questions some words settle by themselves."""

from __future__ import annotations

import pytest

from helpbot.triage.telling import questions_told


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("80 agents, since 9:15", "en", ("affected", "since")),
        ("son 12 agentes", "es", ("affected",)),
        ("desde ayer a las diez", "es", ("since",)),
        ("no, we tried the desk phones too", "en", ("workaround",)),
        ("well, what can I say", "en", ()),
    ],
)
def test_what_is_told(text: str, language: str, told: tuple[str, ...]) -> None:
    assert questions_told(text, language) == told
