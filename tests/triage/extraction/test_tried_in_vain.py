"""Asked for a workaround, people say what they tried: it means that no workaround is known, and nothing else."""

from __future__ import annotations

import pytest

from tests.triage.reports import assessed

RECORDINGS = {
    "en": ("Recordings don't play", {"business_impact": "we can't do quality reviews", "affected": "my team"}),
    "es": (
        "No se reproducen las grabaciones",
        {"business_impact": "no podemos hacer control de calidad", "affected": "mi equipo"},
    ),
}
TRIED = {
    "en": (
        "tried another browser, same thing",
        "I've already done all that and nothing",
        "did all of that already, no joy",
        "tried everything",
    ),
    "es": (
        "probé con otro y es igual",
        "ya hice todo eso y nada",
        "le di reiniciar y sigue igualito",
        "cambié los cascos y lo mismo",
    ),
}


@pytest.mark.parametrize(("language", "tried"), [(language, tried) for language in TRIED for tried in TRIED[language]])
def test_no_workaround_is_known_and_the_problem_is_no_more_severe_for_it(language: str, tried: str) -> None:
    problem, answers = RECORDINGS[language]
    found = assessed(problem, language, **answers, workaround=tried)
    assert found.facts["workaround"] == "no"
    assert found.severity >= assessed(problem, language, **answers, workaround="no").severity


@pytest.mark.parametrize(
    ("language", "problem", "affected", "tried"),
    [
        ("en", "The phones are dead, nobody can take calls", "the whole office", "tried another headset, same thing"),
        ("es", "No suena ningún teléfono, nadie puede atender", "toda la oficina", "ya hice todo eso y nada"),
    ],
)
def test_a_critical_problem_stays_so(language: str, problem: str, affected: str, tried: str) -> None:
    assert assessed(problem, language, affected=affected, workaround=tried).severity == 1
