"""Who is affected, and how many, as people say it in Spanish and English."""

from __future__ import annotations

import pytest

from helpbot.triage.extraction.explicit_facts import explicit_facts_of
from helpbot.triage.extraction.people.scope import affected_count
from helpbot.triage.extraction.people.who import told_scope
from helpbot.triage.report import Report, read_report
from tests.triage.reports import fact


@pytest.mark.parametrize(
    ("answer", "language", "value", "count"),
    [
        ("todos, 45", "es", "all", 45),
        ("los 30 agentes", "es", "all", 30),
        ("nadie puede, somos doce", "es", "all", 12),
        ("solo yo", "es", "one_user", 1),
        ("treinta y dos agentes", "es", "some_users", 32),
        ("la mitad", "es", "some_users", None),
        ("el equipo de ventas", "es", "team", None),
        ("la sede de Bogotá", "es", "site", None),
        ("nadie", "es", "none", None),
        ("everyone", "en", "all", None),
        ("nobody but me", "en", "one_user", 1),
        ("3 of 20", "en", "some_users", 3),
        ("one in four", "en", "some_users", None),
        ("the sales team, 11", "en", "team", 11),
        ("the Dublin office", "en", "site", None),
        ("los auriculares de 12 agentes", "es", "some_users", 12),
        ("the headsets of 12 agents", "en", "some_users", 12),
        ("all of our 12 agents' headsets", "en", "all", 12),
        ("mi directora y yo", "es", "some_users", 2),
        ("130 y yo", "es", "some_users", 131),
        ("los ocho de rutas", "es", "team", 8),
        ("peritaje, 21", "es", "team", 21),
        ("quien llame", "es", "all", None),
        ("las tres sedes", "es", "all", None),
        ("2.600 alumnos", "es", "some_users", 2600),
        ("my boss and me", "en", "some_users", 2),
        ("me and 5 evaluators", "en", "some_users", 6),
        ("the whole crew, 8 of us", "en", "all", 8),
        ("whoever rings", "en", "all", None),
        ("front-of-house, 9", "en", "team", 9),
        ("60 clinics", "en", "site", None),
        ("only me, the other 12 are fine", "en", "one_user", 1),
        ("solo a mí, los demás 12 bien", "es", "one_user", 1),
        ("a 12 desde las nueve y media", "es", "some_users", 12),
        ("treinta y una personas", "es", "some_users", 31),
        ("twenty, five of them new", "en", "some_users", 20),
        ("not only me, the whole team", "en", "all", None),
        ("no es solo a mí, le pasa a todo el equipo", "es", "all", None),
        ("it's not just me", "en", "some_users", None),
        ("no nada más a mí", "es", "some_users", None),
        ("I'm not the only one", "en", "some_users", None),
        ("no soy la única", "es", "some_users", None),
        ("no soy el único, a otros 5 les pasa", "es", "some_users", 5),
        ("50 per cent of agents", "en", "some_users", None),
        ("el cincuenta y cinco por ciento de los agentes", "es", "some_users", None),
        ("one in three agents", "en", "some_users", None),
        ("uno de cada tres agentes", "es", "some_users", None),
        ("all but 2 agents", "en", "all", None),
        ("todos menos 2", "es", "all", None),
        ("between 20 and 30", "en", "some_users", 20),
        ("entre veinte y treinta", "es", "some_users", 20),
        ("a 12 desde las nueve y cuarto de la mañana", "es", "some_users", 12),
        ("just our lot", "en", "team", None),
        ("us lot only", "en", "team", None),
        ("only my bunch", "en", "team", None),
        ("nomás mi gente", "es", "team", None),
        ("nada más los de la noche", "es", "team", None),
    ],
)
def test_who_and_how_many(answer: str, language: str, value: str, count: int | None) -> None:
    report = read_report(Report("las llamadas fallan / calls fail", {"affected": answer}, language))
    assert explicit_facts_of(report)["scope"] == value
    assert affected_count(report) == count


@pytest.mark.parametrize(
    ("answer", "language", "count"),
    [
        ("20 agents. No wait, 12", "en", 12),
        ("20... well, actually 12", "en", 12),
        ("20, sorry, about 12", "en", 12),
        ("20 or rather 12", "en", 12),
        ("20 people, sorry", "en", 20),
        ("20 agents, 12 of them in sales", "en", 20),
        ("12, not 20", "en", 12),
        ("everyone. No wait, just me", "en", 1),
        ("son 20, perdón, 12", "es", 12),
        ("20... bueno, en realidad 12", "es", 12),
        ("20, digo 12 personas", "es", 12),
        ("20 no, 12", "es", 12),
        ("son 20 personas, perdón", "es", 20),
        ("20 agentes, 12 de ellos en ventas", "es", 20),
        ("12, no 20", "es", 12),
        ("a todos. Miento, solo a mí", "es", 1),
    ],
)
def test_a_correction_counts(answer: str, language: str, count: int) -> None:
    assert affected_count(read_report(Report("calls fail", {"affected": answer}, language))) == count


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        ("20 agents, no wait, 12, can't log in", "en", 12),
        ("20 agents can't log in. Sorry, 2 more things: the logo is old", "en", 20),
        ("20 agentes, perdón, 12, no pueden entrar", "es", 12),
        ("20 agentes no pueden entrar, perdón, 3 llamadas se cortaron", "es", 20),
    ],
)
def test_a_correction_counts_in_a_first_message_too(text: str, language: str, count: int) -> None:
    assert affected_count(read_report(Report(text, {}, language))) == count


@pytest.mark.parametrize(
    ("answer", "language", "count"),
    [
        ("just me and Priya", "en", 2),
        ("priya and I", "en", 2),
        ("me, Priya and Tom", "en", 3),
        ("me and nobody else", "en", 1),
        ("just me, Priya is fine", "en", 1),
        ("Madrid and Lima", "en", None),
        ("me and everyone", "en", None),
        ("solo yo y Marta", "es", 2),
        ("a juan y a mí", "es", 2),
        ("yo, Marta y José Luis", "es", 3),
        ("a mí y mi compañero", "es", 2),
        ("solo yo, Marta bien", "es", 1),
        ("Ventas y Recepción", "es", None),
        ("yo y todos", "es", None),
    ],
)
def test_people_are_counted_by_their_names(answer: str, language: str, count: int | None) -> None:
    assert affected_count(read_report(Report("calls fail", {"affected": answer}, language))) == count


@pytest.mark.parametrize(
    ("people", "language", "count"),
    [
        ("treinta y dos personas", "es", 32),
        ("veintitrés personas", "es", 23),
        ("ciento veinte agentes", "es", 120),
        ("ciento veintiún agentes", "es", 121),
        ("doscientas treinta y una personas", "es", 231),
        ("cuatrocientos agentes", "es", 400),
        ("mil doscientos agentes", "es", 1200),
        ("dos mil trescientos cuarenta agentes", "es", 2340),
        ("50 mil personas", "es", 50_000),
        ("1,5 mil agentes", "es", 1500),
        ("dos docenas de agentes", "es", 24),
        ("media docena de agentes", "es", 6),
        ("un centenar de agentes", "es", 100),
        ("thirty-two people", "en", 32),
        ("four hundred agents", "en", 400),
        ("a hundred and twenty agents", "en", 120),
        ("eleven hundred agents", "en", 1100),
        ("two thousand three hundred and forty agents", "en", 2340),
        ("twenty five thousand people", "en", 25_000),
        ("1.5k agents", "en", 1500),
        ("two dozen agents", "en", 24),
        ("half a dozen agents", "en", 6),
        ("twenty agents a day", "en", 20),
    ],
)
def test_numbers_in_words_are_read_whole(people: str, language: str, count: int) -> None:
    assert affected_count(read_report(Report("calls fail", {"affected": people}, language))) == count
    broken = {"en": f"{people} have no sound", "es": f"no tienen sonido {people}"}[language]
    assert affected_count(read_report(Report(broken, {}, language))) == count


@pytest.mark.parametrize(
    ("answer", "language"),
    [
        *((answer, "en") for answer in ("10 minutes", "2 hrs", "3 days", "a couple of hours", "half an hour", "9:15")),
        *(
            (answer, "es")
            for answer in ("10 minutos", "2 hs", "3 días", "un par de horas", "todos los días", "media hora")
        ),
    ],
)
def test_a_duration_counts_nobody(answer: str, language: str) -> None:
    report = read_report(Report("calls fail", {"affected": answer}, language))
    assert (explicit_facts_of(report)["scope"], affected_count(report)) == ("unknown", None)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("calls fail for 9,999,999 agents", 9_999_999),
        ("calls fail for 1,000,000,000,000,000,000,000 agents", None),
        ("calls fail for ፩ agents", None),
        ("calls fail for ١٢ agents", 12),
    ],
)
def test_other_numbers_count_nobody(text: str, count: int | None) -> None:
    assert affected_count(read_report(Report(text, {}, "en"))) == count


@pytest.mark.parametrize(
    ("text", "language", "value", "count"),
    [
        ("los auriculares de 12 agentes no funcionan", "es", "some_users", 12),
        ("no se oye nada en los auriculares de 12 agentes", "es", "some_users", 12),
        ("12 de 40 agentes no pueden entrar", "es", "some_users", 12),
        ("los 12 agentes no pueden entrar", "es", "all", 12),
        ("ninguno de los 12 agentes puede entrar", "es", "all", 12),
        ("12 agents' headsets are dead", "en", "some_users", 12),
        ("the headsets of 12 agents are dead", "en", "some_users", 12),
        ("12 of our 40 agents cannot log in", "en", "some_users", 12),
        ("all 12 agents' headsets are dead", "en", "all", 12),
        ("none of our 12 agents can log in", "en", "all", 12),
        ("no entran llamadas, estamos 14 parados", "es", "some_users", 14),
        ("tengo a seis parados desde las 9", "es", "some_users", 6),
        ("yo y 8 más no podemos entrar", "es", "some_users", 9),
        ("I want to report a problem: calls drop, two people are affected", "en", "some_users", 2),
        ("me and 8 others can't get in", "en", "some_users", 9),
        ("got 14 idle here since 9", "en", "some_users", 14),
        ("only me, the other 12 are fine", "en", "one_user", 1),
        ("solo me pasa a mí, los otros 12 bien", "es", "one_user", 1),
    ],
)
def test_a_number_of_people_is_some_unless_said_to_be_all(text: str, language: str, value: str, count: int) -> None:
    report = read_report(Report(text, {}, language))
    assert explicit_facts_of(report)["scope"] == value
    assert affected_count(report) == count


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no entran llamadas, somos un equipo de 5", "team"),
        ("no entran llamadas en un equipo de 12 personas", "team"),
        ("no entran llamadas en un equipo", "one_user"),
    ],
)
def test_a_group_that_is_counted_is_no_single_machine(text: str, value: str) -> None:
    assert explicit_facts_of(read_report(Report(text, {}, "es")))["scope"] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Agents get logged out.\nKind regards,\nPriya", "unknown"),
        ("Agents get logged out. Thanks, David", "unknown"),
        ("Agents get logged out, says Priya", "one_user"),
        ("Priya can't log in", "one_user"),
    ],
)
def test_signing_a_message_does_not_say_who_is_affected(text: str, value: str) -> None:
    assert explicit_facts_of(read_report(Report(text, {}, "en")))["scope"] == value


@pytest.mark.parametrize(
    ("answer", "language", "few"),
    [
        ("3 agentes", "es", "yes"),
        ("solo dos, el resto anda bien", "es", "yes"),
        ("mi jefa y yo", "es", "yes"),
        ("somos cuatro", "es", "no"),
        ("a todos, somos 4", "es", "no"),
        ("solo yo", "es", "no"),
        ("5 agentes", "es", "no"),
        ("3 clientes", "es", "no"),
        ("las tres sedes", "es", "no"),
        ("3 agents", "en", "yes"),
        ("2 of our 40 reps", "en", "yes"),
        ("my boss and me", "en", "yes"),
        ("all 4 of us", "en", "no"),
        ("the sales team, 4", "en", "no"),
        ("just me", "en", "no"),
        ("5 agents", "en", "no"),
        ("3 customers", "en", "no"),
        ("3 sites", "en", "no"),
        ("3 teams", "en", "no"),
        ("2 reps of the sales team", "en", "yes"),
        ("3 sucursales", "es", "no"),
    ],
)
def test_few_are_two_to_four_people_who_are_not_everyone(answer: str, language: str, few: str) -> None:
    assert fact("few", "no entra nadie / nobody can log in", language, affected=answer) == few


@pytest.mark.parametrize(
    ("text", "language", "told", "count"),
    [
        ("llevo toda la mañana sin que se me oiga, los clientes me cuelgan", "es", "unknown", None),
        ("no entra ninguna llamada desde las 9", "es", "unknown", None),
        ("no calls come in at 9", "en", "unknown", None),
        ("nobody can hear me", "en", "unknown", None),
        ("my screen is frozen", "en", "one_user", 1),
        ("a Paco no le deja entrar", "es", "one_user", 1),
        ("Karen gets error 401 when she logs in", "en", "one_user", 1),
        ("la sede de San Sergio se quedó sin línea", "es", "site", None),
        ("nadie puede entrar desde las 9 y pico", "es", "all", None),
        ("nobody can log in since 9", "en", "all", None),
        ("las 9 agentes no pueden entrar", "es", "all", 9),
        ("todos mis 14 agentes están sin audio", "es", "all", 14),
        ("all 14 operators are idle", "en", "all", 14),
        ("it's only the leeds office", "en", "site", None),
        ("we redial and half of the calls drop", "en", "unknown", None),
        ("el chat está caído para todos", "es", "all", None),
        ("I'm not the only one who can't log in", "en", "some_users", None),
        ("no me pasa solo a mí: no se puede entrar", "es", "some_users", None),
        ("fifty percent of agents cannot log in", "en", "some_users", None),
    ],
)
def test_who_is_affected_is_stated_not_inferred(text: str, language: str, told: str, count: int | None) -> None:
    """A loss names nobody, customers who hang up are not everyone, and hours count no people."""
    report = read_report(Report(text, {}, language))
    assert told_scope(report) == told
    assert affected_count(report) == count


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("nadie puede llamar a los clientes", "es", "all"),
        ("nadie puede llamarme", "es", "unknown"),
        ("el chat no le funciona a nadie", "es", "all"),
        ("el chat no funciona para nadie en la sede de Lima", "es", "site"),
        ("the chat isn't working for anyone", "en", "all"),
        ("the chat isn't working for anybody in Leeds", "en", "site"),
    ],
)
def test_what_nobody_can_do_fails_for_everyone_or_for_all_of_the_place_that_is_named(
    text: str, language: str, told: str
) -> None:
    assert told_scope(read_report(Report(text, {}, language))) == told


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("the night shift can't log in", "en", "team"),
        ("the dashboard is blank for support", "en", "team"),
        ("can't log in, says service unavailable", "en", "unknown"),
        ("the queue report totals are wrong", "en", "unknown"),
        ("someone else is logged in to my account", "en", "one_user"),
        ("half of our outbound calls have no sound", "en", "unknown"),
        ("el equipo de cobranza no puede llamar", "es", "team"),
        ("a los del turno no les abre", "es", "team"),
        ("a mí no me llegan los mails de los turnos", "es", "one_user"),
        ("no entran las llamadas a la cola de ventas", "es", "unknown"),
        ("la mitad de las llamadas salientes no tienen audio", "es", "unknown"),
    ],
)
def test_a_part_of_the_product_is_no_team(text: str, language: str, told: str) -> None:
    """Asked who is affected, `queue` names its people; in a problem it is what fails."""
    assert told_scope(read_report(Report(text, {}, language))) == told


@pytest.mark.parametrize(
    ("text", "language", "value", "count"),
    [
        ("I can't log in and 3 colleagues can't either", "en", "some_users", 4),
        ("no puedo entrar ni yo ni 3 compañeros", "es", "some_users", 4),
    ],
)
def test_who_tells_of_others_with_the_same_trouble_is_not_alone(
    text: str, language: str, value: str, count: int
) -> None:
    report = read_report(Report(text, {}, language))
    assert (explicit_facts_of(report)["scope"], affected_count(report)) == (value, count)


@pytest.mark.parametrize(
    ("language", "answer", "scope"),
    [
        ("en", "one manager", "one_user"),
        ("en", "just the manager", "one_user"),
        ("en", "our managers", "team"),
        ("en", "two managers", "some_users"),
        ("es", "un coordinador", "one_user"),
    ],
)
def test_one_manager_is_one_person(language: str, answer: str, scope: str) -> None:
    assert fact("scope", "leave cannot be approved", language, affected=answer) == scope
