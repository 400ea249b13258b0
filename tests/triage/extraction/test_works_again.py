"""What works again is over."""

from __future__ import annotations

import pytest

from helpbot.triage.utterances.remarks import is_over


@pytest.mark.parametrize(
    ("language", "text", "over"),
    [
        ("en", "it works again", True),
        ("en", "The chat one is working again", True),
        ("en", "forget what I said, it works again", True),
        ("en", "it was working again and now it drops again", False),
        ("en", "it was down but it works again now", True),
        ("en", "the chat works now but the reports still won't load", False),
        ("es", "se cayó, pero ya volvió", True),
        ("es", "ya funciona el chat pero los reportes no cargan", False),
        ("es", "el chat ya anda de nuevo", True),
        ("es", "la de chat ya funciona otra vez", True),
        ("es", "no funciona otra vez", False),
        ("es", "el chat funciona otra vez a ratos", False),
    ],
)
def test_what_works_again_is_over(language: str, text: str, *, over: bool) -> None:
    assert is_over(text, language) == over
