"""A message in the middle of a report: more about the same problem, or another one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from helpbot.triage.utterances.another import Told, tell_apart, told_beside

DATA = Path(__file__).parents[2] / "data" / "triage" / "learned"
CALLS = {"es": "se cortan las llamadas de todo el equipo de ventas", "en": "calls drop for the whole sales team"}


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("es", "ah y además no me abre el panel de informes", Told("", "no me abre el panel de informes")),
        ("es", "otra cosa: no llegan los correos", Told("", "no llegan los correos")),
        ("es", "otra cosa: los paneles van lentísimos", Told("", "los paneles van lentísimos")),
        ("es", "el chat no carga los mensajes", Told("", "el chat no carga los mensajes")),
        ("es", "desde las 9, y además el chat está caído", Told("desde las 9", "el chat está caído")),
        ("en", "oh and also the reports page won't open", Told("", "the reports page won't open")),
        ("en", "unrelated: emails are not delivered", Told("", "emails are not delivered")),
        ("en", "another thing: dashboards are super slow", Told("", "dashboards are super slow")),
        ("en", "chat messages do not load for anybody", Told("", "chat messages do not load for anybody")),
        ("en", "since 9 and by the way the chat is down", Told("since 9", "by the way the chat is down")),
    ],
)
def test_another_problem_is_separated_from_the_answer_before_it(language: str, text: str, told: Told) -> None:
    assert tell_apart(CALLS[language], text, language, "since") == told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "tampoco llegan los correos"),
        ("es", "los paneles salen en blanco también"),
        ("en", "emails aren't arriving either"),
        ("en", "the dashboards are blank too"),
    ],
)
def test_what_fails_as_well_is_another_problem(language: str, text: str) -> None:
    told_first = {"es": "no suena mi auricular", "en": "I can't log in"}[language]
    assert tell_apart(told_first, text, language) == Told("", text)


@pytest.mark.parametrize(
    ("language", "asked", "text"),
    [
        ("es", "since", "desde que cambiaron el router"),
        ("es", "affected", "a los 12 de ventas y además a los de cobros"),
        ("es", "since", "ah y también me sale error 503"),
        ("es", "since", "otra cosa, es en todas las colas"),
        ("es", "workaround", "no, ya probamos con otros auriculares y además con el móvil"),
        ("es", "business_impact", "se pierden ventas y además los clientes se enfadan"),
        ("en", "since", "when the router was changed"),
        ("en", "since", "oh and also it says error 503"),
        ("en", "affected", "the 12 in sales and also those in billing"),
        ("en", "workaround", "no, we tried other headsets and also the mobile"),
        ("en", "business_impact", "we lose sales, and also customers get angry"),
    ],
)
def test_an_answer_is_not_another_problem(language: str, asked: str, text: str) -> None:
    assert tell_apart(CALLS[language], text, language, asked) == Told(text, "")


@pytest.mark.parametrize(
    ("language", "text", "beside"),
    [
        ("en", "I forgot my password and the calls drop", ("I forgot my password", "the calls drop")),
        ("es", "olvidé mi clave y se cortan las llamadas", ("olvidé mi clave", "se cortan las llamadas")),
        ("en", "Calls drop and I forgot my password", ("I forgot my password", "Calls drop")),
        ("es", "se cortan las llamadas y olvidé mi clave", ("olvidé mi clave", "se cortan las llamadas")),
        ("es", "se oye mal y quiero cambiar mi foto", ("quiero cambiar mi foto", "se oye mal")),
    ],
)
def test_trouble_with_another_part_is_separated_from_what_comes_first_or_last(
    language: str, text: str, beside: tuple[str, str]
) -> None:
    assert beside in told_beside(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I forgot my password and can't log in"),
        ("en", "can't log in, I forgot my password"),
        ("es", "olvidé mi clave y no puedo entrar"),
        ("es", "no puedo entrar y olvidé mi clave"),
    ],
)
def test_trouble_with_the_same_part_is_not_separated(language: str, text: str) -> None:
    assert list(told_beside(text, language)) == []


def test_answers_about_a_single_problem_are_rarely_mistaken_for_another_one() -> None:
    answers = [
        (one["text"], answer, one["lang"], asked)
        for one in (*reports("u1"), *reports("u2"))
        if not one["fields"]["multiple_problems"]
        for asked, answer in one["answers"].items()
        if answer.strip()
    ]
    taken = [asked for *said, asked in answers if tell_apart(*said, asked).another]

    assert len(taken) / len(answers) < 0.005


def reports(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text("utf-8").splitlines()]
