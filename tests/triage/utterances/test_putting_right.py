"""Corrections of what was said before: a moment, or a part of some words."""

from __future__ import annotations

import pytest

from helpbot.triage.utterances.putting_right import part_named_anew, put_right, timed_anew, whom_named_anew


@pytest.mark.parametrize(
    ("language", "before", "text", "after"),
    [
        ("es", "somos 12 en ventas", "no, ventas no, soporte", "somos 12 en soporte"),
        ("es", "somos 12 en ventas", "no ventas sino soporte", "somos 12 en soporte"),
        ("es", "somos 12 en ventas", "no, no es en ventas, es en soporte", "somos 12 en soporte"),
        ("es", "somos 12 en ventas", "es soporte y no ventas", "somos 12 en soporte"),
        ("es", "somos 12 en ventas", "ventas no, que es soporte", "somos 12 en soporte"),
        ("es", "desde el lunes", "no el lunes, el martes", "desde el martes"),
        ("es", "los de Madrid", "no, los de Madrid no, los de Bilbao", "los de Bilbao"),
        ("es", "no entran las llamadas", "no las llamadas, los chats", "no entran los chats"),
        ("en", "12 in sales", "no, wait, not sales, support", "12 in support"),
        ("en", "12 in sales", "not sales but support", "12 in support"),
        ("en", "12 in sales", "support, not sales", "12 in support"),
        ("en", "the chat is down", "sorry, it's not the chat, it's the phone", "the phone is down"),
    ],
)
def test_what_is_denied_is_replaced_by_what_is_said_instead(language: str, before: str, text: str, after: str) -> None:
    assert put_right(before, text, language) == after


@pytest.mark.parametrize(
    ("language", "before", "text"),
    [
        ("es", "somos 12 en ventas", "no ventas"),  # and what instead?
        ("es", "somos 12 en ventas", "no, en compras"),  # is it all of them, or more?
        ("es", "somos 12 en ventas", "no vendemos, compramos"),
        ("es", "no se oye en la cola de reclamos", "no se oye, pero en altas sí"),
        ("es", "no me suena el teléfono", "y a mi compañera no le suena el teléfono"),  # denied before, too
        ("es", "no me suena el teléfono", "no, y a Carla tampoco le suena"),
        ("es", "no carga el panel", "sin panel, usamos excel"),  # a workaround
        ("es", "no funciona el chat", "no hay chat, pero las llamadas van"),
        ("en", "login is down", "no login, but the chat works"),
        ("en", "12 in sales", "no, support"),
        ("en", "12 in sales", "we can't sell, we can't buy"),
    ],
)
def test_other_words_correct_nothing(language: str, before: str, text: str) -> None:
    assert put_right(before, text, language) == ""


@pytest.mark.parametrize(
    ("language", "text", "moment"),
    [
        ("es", "no espera, las 10", "las 10"),
        ("es", "mejor dicho 8.30", "8.30"),
        ("es", "digo, el martes", "el martes"),
        ("es", "perdona, quería decir a las nueve", "a las nueve"),
        ("en", "no wait, 8:30", "8:30"),
        ("en", "actually 9.45", "9.45"),
        ("en", "sorry, Tuesday", "Tuesday"),
        ("es", "las 10", ""),  # takes nothing back
        ("es", "no espera, 10", ""),  # may be people
        ("en", "no wait, it's 12 of us", ""),
        ("en", "sorry, since the update nobody can log in", ""),
    ],
)
def test_a_moment_is_corrected(language: str, text: str, moment: str) -> None:
    assert timed_anew(text, language) == moment


@pytest.mark.parametrize(
    ("language", "before", "text", "moment"),
    [
        ("es", "ayer a las 9", "no, espera, las 10", "ayer a las 10"),
        ("es", "el lunes a las 9 de la mañana", "mejor dicho, las once", "el lunes a las once de la mañana"),
        ("es", "desde ayer a las 9 y media", "digo, 11:15", "desde ayer a las 11:15"),
        ("en", "since yesterday at 9am", "no wait, half past ten", "since yesterday at half past ten am"),
        ("en", "since yesterday at 9am", "no wait, 2pm", "since yesterday at 2pm"),
        ("es", "ayer a las 9 de la mañana", "digo, a las 3 de la tarde", "ayer a las 3 de la tarde"),
        ("en", "Sunday 9:30", "sorry, 8:45", "Sunday 8:45"),
        ("en", "yesterday at 9", "no wait, 10", "yesterday at 10"),
        ("en", "yesterday at 9", "no wait, Sunday", "Sunday"),
        ("en", "yesterday", "no wait, at 10", "at 10"),
        ("en", "since 9", "no wait, 8.30", "8.30"),
        ("en", "since 9", "no wait, 10", ""),
        ("en", "yesterday at 9", "no wait, two hours ago", "two hours ago"),
        ("es", "el 20 de noviembre a las 9", "no, perdón, a las 10", "a las 10"),
        ("es", "el 20 de noviembre a las 9", "no, perdón, 10", ""),
    ],
)
def test_another_hour_is_on_the_same_day(language: str, before: str, text: str, moment: str) -> None:
    assert timed_anew(text, language, before, bare=True) == moment


@pytest.mark.parametrize(
    ("language", "text", "part"),
    [
        ("en", "scratch that, it's chats", "it's chats"),
        ("en", "no sorry, it's the chats", "it's the chats"),
        ("en", "oops, chats", "chats"),
        ("en", "I meant chats", "chats"),
        ("en", "make that chats", "chats"),
        ("es", "no, perdón, son los chats", "son los chats"),
        ("es", "digo, los chats", "los chats"),
        ("es", "mejor dicho, el correo", "el correo"),
        ("es", "quise decir los chats", "los chats"),
        ("es", "en realidad son los chats", "son los chats"),
    ],
)
@pytest.mark.parametrize("asked", ["business_impact", "workaround"])
def test_a_part_of_the_product_is_corrected(language: str, text: str, part: str, asked: str) -> None:
    assert part_named_anew(text, language, asked) == part


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "sorry, email"),  # may be the workaround
        ("en", "the chats"),
        ("en", "wait, the chats drop"),
        ("en", "actually we use the chat"),
        ("en", "sorry, everyone"),
        ("es", "perdón, por correo"),
        ("es", "no, perdón, atendemos por chat"),
        ("es", "no, los chats"),
    ],
)
def test_other_words_correct_no_part(language: str, text: str) -> None:
    assert part_named_anew(text, language, "workaround") == ""


@pytest.mark.parametrize(
    ("language", "text", "whom"),
    [
        ("es", "mejor dicho, soporte", "soporte"),
        ("es", "me equivoqué, es cobranza", "es cobranza"),
        ("es", "no espera, todos", "todos"),
        ("en", "I mean, support", "support"),
        ("en", "scratch that, the night shift", "the night shift"),
        ("es", "perdón, soporte", ""),  # may be a way around
        ("en", "sorry, support", ""),
        ("en", "no wait, chats", ""),
        ("es", "mejor dicho, a mano", ""),
    ],
)
def test_people_are_told_anew(language: str, text: str, whom: str) -> None:
    assert whom_named_anew(text, language) == whom
