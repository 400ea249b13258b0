"""When and where a problem occurs is part of the problem, whatever was asked."""

from __future__ import annotations

import pytest

from helpbot.triage.utterances.circumstances import only_tells_circumstance


@pytest.mark.parametrize(
    ("language", "text", "asked"),
    [
        ("en", "it's when I open the Reports tab", "workaround"),
        ("en", "it only happens when I mute", "since"),
        ("en", "every time I transfer", "since"),
        ("en", "only in Chrome", "affected"),
        ("en", "just on the desktop app", "since"),
        ("en", "on my laptop only", "business_impact"),
        ("es", "es cuando abro los informes", "business_impact"),
        ("es", "me pasa al transferir", "since"),
        ("es", "cada vez que transfiero", "affected"),
        ("es", "solo en Firefox", "affected"),
        ("es", "nomás en el celular", "since"),
        ("es", "pasa solo con Chrome", "business_impact"),
    ],
)
def test_circumstances_are_recognised_on_their_own(language: str, text: str, asked: str) -> None:
    assert only_tells_circumstance(text, language, asked)


@pytest.mark.parametrize(
    ("language", "text", "asked"),
    [
        ("en", "only in Chrome", "workaround"),  # may be a workaround
        ("en", "it's when I use the app, the browser is fine", "workaround"),
        ("en", "when we restarted the server", "since"),
        ("en", "every Monday", "since"),
        ("en", "only me", "affected"),
        ("en", "only the night shift", "affected"),
        ("es", "solo en Firefox", "workaround"),
        ("es", "desde que abrí la app esta mañana", "since"),
        ("es", "cuando reiniciamos el servidor", "since"),
        ("es", "solo a los de Lima", "affected"),
        ("es", "solo yo", "affected"),
    ],
)
def test_answers_are_not_circumstances(language: str, text: str, asked: str) -> None:
    assert not only_tells_circumstance(text, language, asked)
