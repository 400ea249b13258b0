"""One problem, one ticket: bundles are split, a single problem stays whole."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpbot.triage.splitting import split
from helpbot.triage.splitting.logs import with_logs
from tests.growth import grows_in_proportion

WORDS = ["calls drop", "nobody can log in", "the logo is blurry", "how do I export", "and", "also", "besides", ",", "."]
WORDS += ["-", "\n", "¿se puede?", "no suena", "el informe sale vacío", "y", "además", "«tema»", "it", "1)", "2)"]


@pytest.mark.parametrize(
    ("text", "language", "parts"),
    [
        ("1) no hay audio 2) el logo se ve borroso", "es", 2),
        ("- calls drop\n- reports are empty\n- how do I add a user?", "en", 3),
        ("(i) nobody can dial out, (ii) the invoice has the wrong name", "en", 2),
        ("#1 no suena el chat, #2 el informe sale vacío, #3 quiero otra licencia", "es", 3),
        ("Dos cosas: no sale ninguna llamada y el informe semanal viene vacío", "es", 2),
        ("no puedo entrar. Por otro lado, los reportes salen vacíos", "es", 2),
        ("Two issues. The audio is choppy. Also, the schedule page shows an error", "en", 2),
        ("calls are choppy, plus how do I export my contacts?", "en", 2),
        ("The dashboards are blank. Thirdly, exports are slow for everyone", "en", 2),
        ("1- no llega el código 2- la hora del panel está mal 3- quiero otra licencia", "es", 3),
        ("Nobody can dial out. The logo on the wallboard is the old one. Where do I find my invoice?", "en", 3),
        ("my screen is frozen and also the invoices are missing since monday, and bob's headset broke", "en", 3),
        ("se congela la pantalla y además faltan las facturas, y los cascos de Pepe se han roto", "es", 3),
        ("Te paso la lista de quejas: el chat no abre, el informe sale vacío", "es", 2),
        ("las transferencias se cortan. Ah y el avatar de Lucho sale de costado", "es", 2),
    ],
)
def test_bundles(text: str, language: str, parts: int) -> None:
    assert len(split(text, language)) == parts


def test_the_mark_of_a_secret_stays_whole_in_its_problem() -> None:
    told = "no puedo entrar, mi clave es ‹contraseña eliminada›. Por otro lado, los reportes salen vacíos"
    assert split(told, "es") == ("no puedo entrar, mi clave es ‹contraseña eliminada›", "los reportes salen vacíos")


@pytest.mark.parametrize(
    "text",
    [
        "my api key is ‹token removed›, and the integration fails",
        "my password is ‹password removed› and the headset crackles",
        "the integration fails and my api key is ‹token removed›",
    ],
)
def test_giving_away_a_secret_is_not_a_problem_by_itself(text: str) -> None:
    assert split(text, "en") == (text,)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("no puedo entrar y tampoco mis compañeros, también probamos reiniciar", "es"),
        ("Nobody can log in. We also tried restarting. It fails on 3 sites.", "en"),
        ("desde las 10:15 no hay llamadas. Son 40 agentes. Es urgente.", "es"),
        ("the call drops after 5 min and the customer hangs up", "en"),
        ("no se oye al cliente, el cliente no nos oye y el medidor está plano. Todo desde el cambio de red", "es"),
        ("Dial out: busy. Dial in: busy. Internal: busy. There are 20 of us", "en"),
        ("it is all back now, thanks. Can I have the report of what happened?", "en"),
        ("buenos días estimado, desde ayer a las cuatro y media de la tarde no entran llamadas al área", "es"),
        ("se cayó el audio a las dos y pico, y las llamadas se cortan desde las 9 y cuarto", "es"),
        ("no les suena a los doce asesores, ya probamos reiniciando y nada, somos doce en el área", "es"),
        ("the audio drops since an hour and a half", "en"),
        ("no les suenan las llamadas a ningún asesor, somos doce y los clientes se están quejando en redes", "es"),
        ("calls drop for all 12 of us and customers are complaining on Facebook", "en"),
        ("Bluetooth: crackle. USB port 1: crackle. USB port 2: crackle. Port 3: crackle too", "en"),
        ("Caja 1: no pasa. Caja 2: no pasa. Caja 3: no pasa. Caja 4: no pasa. Es la autorización de compra", "es"),
        ("la lista de contactos se cargó con los apellidos en el teléfono, marca a cualquiera", "es"),
        ("no encuentro el botón 2 de reportar un fallo", "es"),
        ("", "en"),
    ],
)
def test_a_single_problem_stays_whole(text: str, language: str) -> None:
    assert split(text, language) == (text,)


def test_a_part_comes_without_the_words_that_join_it() -> None:
    assert split("no puedo entrar. Por otro lado, los reportes salen vacíos", "es") == (
        "no puedo entrar",
        "los reportes salen vacíos",
    )


def test_the_number_in_an_announcement_is_no_list_item() -> None:
    text = "two things. first, the wallboard is blank. second, Priya can't log in."
    assert split(text, "en") == ("the wallboard is blank", "Priya can't log in")
    text = "dos cosas. primero, el panel sale en blanco. segundo, Marta no puede entrar."
    assert split(text, "es") == ("el panel sale en blanco", "Marta no puede entrar")


def test_an_adverb_that_joins_a_part_is_left_out() -> None:
    assert split("no me carga el panel de informes y además no puedo entrar al correo de la cola", "es") == (
        "no me carga el panel de informes",
        "no puedo entrar al correo de la cola",
    )
    assert split("no suena nada y el segundo monitor no muestra el panel", "es")[1] == (
        "el segundo monitor no muestra el panel"
    )


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join), st.sampled_from(["en", "es"]))
def test_parts_are_the_persons_own_words_in_order(text: str, language: str) -> None:
    at = 0
    for part in split(text, language):
        assert (at := text.find(part, at)) >= 0


LOG = "2026-11-24T08:12:03Z ERROR [sip] BYE received code=SIP-503\n2026-11-24T08:12:05Z WARN retrying"


@pytest.mark.parametrize(
    ("text", "language", "parts"),
    [
        (
            f"calls drop for the billing team since 9\n{LOG}\nAlso the wallboard is blank.",
            "en",
            (f"calls drop for the billing team since 9\n{LOG}", "Also the wallboard is blank"),
        ),
        (
            f"se cortan las llamadas desde las 9. Aparte el tablero sale vacío.\n{LOG}",
            "es",
            ("se cortan las llamadas desde las 9", f"el tablero sale vacío\n{LOG}"),
        ),
    ],
)
def test_a_log_stays_with_the_problem_before_it(text: str, language: str, parts: tuple[str, ...]) -> None:
    assert split(text, language) == parts


def test_the_word_that_leads_to_the_next_item_belongs_to_none() -> None:
    items = split("Two things: 1) my headset isn't detected by the app and 2) I can't see yesterday's recordings", "en")
    assert items == ("my headset isn't detected by the app", "I can't see yesterday's recordings")


def test_the_time_to_sort_lines_grows_with_their_number() -> None:
    assert grows_in_proportion(partial(with_logs, ("calls drop", "never said")), "a\n" * 40_000)
