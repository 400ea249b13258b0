"""What a label already says is not repeated; a label that a person writes counts."""

from __future__ import annotations

import pytest

from helpbot.dialogue.wording import load_wordings
from helpbot.dialogue.words.labels import below_label, named_field


@pytest.mark.parametrize(
    ("language", "name", "words", "shown"),
    [
        ("en", "since", "since 9:15", "9:15"),
        ("en", "since", "It started yesterday", "yesterday"),
        ("en", "since", "since", "since"),
        ("en", "since", "this morning", "this morning"),
        ("en", "affected", "it affects 12 agents", "12 agents"),
        ("en", "workaround", "the workaround is paper", "paper"),
        ("en", "business_impact", "The impact is that we lose sales", "we lose sales"),
        ("es", "since", "desde las 9:15", "las 9:15"),
        ("es", "since", "Desde hace dos horas", "hace dos horas"),
        ("es", "since", "empezó ayer", "ayer"),
        ("es", "since", "desdeñable", "desdeñable"),
        ("es", "affected", "afecta a todos", "todos"),
        ("es", "affected", "afectados los de ventas", "afectados los de ventas"),
        ("es", "workaround", "la alternativa es el papel", "el papel"),
    ],
)
def test_what_a_label_says_is_not_repeated(language: str, name: str, words: str, shown: str) -> None:
    assert below_label(name, words, load_wordings()[language]) == shown


@pytest.mark.parametrize(
    ("language", "words", "named"),
    [
        ("en", "impact: nobody is paid", ("business_impact", "nobody is paid")),
        ("en", "since: nine", ("since", "nine")),
        ("en", "the workaround is to use paper", ("workaround", "use paper")),
        ("en", "it affects the outbound calls too", None),
        ("en", "the impact", None),
        ("es", "impacto: no se cobra", ("business_impact", "no se cobra")),
        ("es", "la alternativa es usar el móvil", ("workaround", "usar el móvil")),
        ("es", "afecta también a las salientes", None),
    ],
)
def test_an_answer_may_name_its_question(language: str, words: str, named: tuple[str, str] | None) -> None:
    assert named_field(words, load_wordings()[language]) == named
