"""What is read out of people's words, in Spanish and English."""

from __future__ import annotations

import pytest

from helpbot.triage.extraction.codes import error_codes
from helpbot.triage.extraction.component import component
from helpbot.triage.extraction.facts_of import explicit_facts_of
from helpbot.triage.extraction.people.scope import affected_count
from helpbot.triage.extraction.people.who import told_scope
from helpbot.triage.extraction.texts.reading import read
from helpbot.triage.report import Report, read_report
from helpbot.triage.vocabulary import PARTS, languages, vocabulary


def fact(name: str, text: str, language: str, **answers: str) -> str:
    return explicit_facts_of(read_report(Report(text, answers, language)))[name]


@pytest.mark.parametrize(
    ("answer", "language", "value"),
    [
        ("no, ninguna", "es", "no"),
        ("que yo sepa no hay", "es", "no"),
        ("probamos otro navegador y nada", "es", "no"),
        ("los celulares propios, pero no alcanzan", "es", "inadequate"),
        ("funciona solo en una licencia", "es", "inadequate"),
        ("lo hacemos a mano en excel", "es", "yes"),
        ("sí, por la web", "es", "yes"),
        ("no aplica", "es", "not_needed"),
        ("", "es", "not_needed"),
        ("none", "en", "no"),
        ("rebooted twice, no luck", "en", "no"),
        ("our own cell phones, but customers don't pick up", "en", "inadequate"),
        ("works on one licence", "en", "inadequate"),
        ("use the web version", "en", "yes"),
        ("n/a", "en", "not_needed"),
        ("volver a entrar", "es", "yes"),
        ("cerrar la pestaña", "es", "yes"),
        ("a mano, 20 por hora", "es", "inadequate"),
        ("lo apagamos y vuelve a prenderse solo", "es", "no"),
        ("noooo", "es", "no"),
        ("by hand, 12 an hour", "en", "inadequate"),
        ("the other desks are all full", "en", "inadequate"),
    ],
)
def test_workaround(answer: str, language: str, value: str) -> None:
    assert fact("workaround", "las llamadas fallan / calls fail", language, workaround=answer) == value


@pytest.mark.parametrize(
    ("answer", "language", "value"),
    [
        ("no podemos atender a nadie", "es", "critical"),
        ("cero ventas desde las 8", "es", "critical"),
        ("los clientes esperan media hora", "es", "heavy"),
        ("atendemos la mitad", "es", "heavy"),
        ("unos minutos más por llamada", "es", "light"),
        ("ninguno", "es", "none"),
        ("nada, comodidad", "es", "none"),
        ("we can't take any calls", "en", "critical"),
        ("we can´t take any calls", "en", "critical"),
        ("nobody can work", "en", "critical"),
        ("queue is at 25 min", "en", "heavy"),
        ("a few extra clicks", "en", "light"),
        ("none, just curious", "en", "none"),
        ("we sell nothing", "en", "critical"),
        ("zero calls get through", "en", "critical"),
        ("nothing lost so far", "en", "none"),
        ("none really, but it is annoying", "en", "light"),
        ("we can't answer half of the calls", "en", "heavy"),
        ("no vendemos nada", "es", "critical"),
        ("cero pedidos desde el desayuno", "es", "critical"),
        ("se atiende igual, un poco más lento", "es", "light"),
        ("dejamos de atender a la mitad", "es", "heavy"),
    ],
)
def test_impact(answer: str, language: str, value: str) -> None:
    assert fact("impact", "algo falla / it fails", language, business_impact=answer) == value


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
        ("a 12 desde las nueve y cuarto de la mañana", "es", "some_users", 12),
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
def test_what_is_said_anew_counts(answer: str, language: str, count: int) -> None:
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
def test_what_is_said_anew_counts_in_a_first_message_too(text: str, language: str, count: int) -> None:
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
    ("answer", "language"),
    [
        *((answer, "en") for answer in ("10 minutes", "2 hrs", "3 days", "a couple of hours", "half an hour", "9:15")),
        *(
            (answer, "es")
            for answer in ("10 minutos", "2 hs", "3 días", "un par de horas", "todos los días", "media hora")
        ),
    ],
)
def test_a_length_of_time_counts_nobody(answer: str, language: str) -> None:
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
def test_a_number_that_counts_nobody_is_none(text: str, count: int | None) -> None:
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
def test_so_many_people_are_some_unless_all_are_said(text: str, language: str, value: str, count: int) -> None:
    report = read_report(Report(text, {}, language))
    assert explicit_facts_of(report)["scope"] == value
    assert affected_count(report) == count


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
def test_few_are_two_to_four_people_who_are_not_all_there_are(answer: str, language: str, few: str) -> None:
    assert fact("few", "no entra nadie / nobody can log in", language, affected=answer) == few


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("nadie puede entrar", "es", "total"),
        ("no todos están caídos", "es", "part"),
        ("no está caído, pero va lentísimo", "es", "partial"),
        ("uno de cada cuatro chats se pierde", "es", "part"),
        ("nobody can log in", "en", "total"),
        ("not everyone is down", "en", "part"),
        ("it's not down, but very slow", "en", "partial"),
        ("40 of the 95 agents can't log in", "en", "part"),
    ],
)
def test_negation_and_contrast_decide_how_much_is_lost(text: str, language: str, value: str) -> None:
    assert fact("loss", text, language) == value


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("ya no falla, gracias", "es", "resolved"),
        ("ya volvió solo, lo dejo anotado", "es", "resolved"),
        ("volvió a caerse otra vez", "es", "problem"),
        ("¿se puede exportar el directorio?", "es", "question"),
        ("¿es normal que no entre ni una llamada?", "es", "problem"),
        ("estaría bueno tener modo oscuro", "es", "request"),
        ("recibí un correo sospechoso, no hice clic", "es", "attempt"),
        ("it fixed itself", "en", "resolved"),
        ("it's down again", "en", "problem"),
        ("how do I add a queue?", "en", "question"),
        ("is it normal that nobody can log in?", "en", "problem"),
        ("it would be nice to have a dark theme", "en", "request"),
        ("got a phishing email, didn't click anything", "en", "attempt"),
        ("ahora bien, hoy no sale ninguna llamada", "es", "problem"),
        ("se cierra el chat", "es", "problem"),
        ("la app me pide el PIN y se cierra", "es", "problem"),
        ("ya salen, era nuestro cable", "es", "resolved"),
        ("the year rolled over and now nobody can log in", "en", "problem"),
        ("lines dropped at 3:10, turned out it was our own switch", "en", "resolved"),
    ],
)
def test_nature(text: str, language: str, value: str) -> None:
    assert fact("nature", text, language) == value


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("vemos los expedientes de otra empresa", "es", "stranger"),
        ("nos hackearon la cuenta de administrador", "es", "stranger"),
        ("el marcador llama solo y no lo podemos parar", "es", "runaway"),
        ("pegaron la clave de la API en un canal", "es", "exposed"),
        ("la clave no funciona", "es", "none"),
        ("we see recordings of another company", "en", "stranger"),
        ("someone logged into our admin account", "en", "stranger"),
        ("our admin account was used by a stranger", "en", "stranger"),
        ("an unknown person is using the supervisor login", "en", "stranger"),
        ("un extraño usó nuestra cuenta de administrador", "es", "stranger"),
        ("I can't hear the other person", "en", "none"),
        ("a token was posted on github", "en", "exposed"),
        ("I found an old API key in a public repo, it was revoked long ago", "en", "none"),
        ("subió al repositorio público el archivo con la clave", "es", "exposed"),
        ("despedimos a un agente y sigue descargando grabaciones", "es", "stranger"),
        ("cada cliente está viendo la conversación de otro cliente", "es", "stranger"),
        ("recibo solo llamadas de ventas", "es", "none"),
        ("las citas se guardan en el calendario una hora antes", "es", "none"),
        ("a ver si lo toman en cuenta para otra versión", "es", "none"),
        ("he was let go on Friday and is still downloading recordings", "en", "stranger"),
        ("the alert for an SLA breach comes late", "en", "none"),
        ("password reset emails go to spam", "en", "none"),
        ("any agent can open the payroll recordings of everybody", "en", "in_sight"),
        ("customer data is visible, everyone can see it", "en", "in_sight"),
        ("everyone can hear the recordings but me", "en", "none"),
        ("everyone can see the dashboard, the recordings are missing", "en", "none"),
        ("I would like everyone to see the recordings", "en", "none"),
        ("can any agent open the recordings?", "en", "none"),
        ("agents cannot see customer data", "en", "none"),
        ("all agents can see the queue", "en", "none"),
        ("it throws me out again and again", "en", "none"),
        ("calls drop over and over", "en", "none"),
        ("the dialer calls the same people over and over", "en", "runaway"),
        ("cualquiera puede oír las grabaciones", "es", "in_sight"),
        ("cualquier agente puede abrir las grabaciones de nómina de todos", "es", "in_sight"),
        ("los datos de los clientes están visibles para todos", "es", "in_sight"),
        ("todos pueden oír las grabaciones menos yo", "es", "none"),
        ("cualquiera puede ver el tablero", "es", "none"),
        ("¿cualquier agente puede oír las grabaciones?", "es", "none"),
        ("los agentes no pueden ver los datos de los clientes", "es", "none"),
        ("me saca una y otra vez", "es", "none"),
        ("they log in again and it works", "en", "none"),
    ],
)
def test_harm(text: str, language: str, value: str) -> None:
    assert fact("harm", text, language) == value


@pytest.mark.parametrize(
    ("text", "language", "way", "value"),
    [
        ("anyone can hear the recordings", "en", "none, it is still open", "in_sight"),
        ("anyone can hear the recordings", "en", "we took the share down, nobody can see it anymore", "contained"),
        ("anyone could hear the recordings, we closed the share", "en", "", "contained"),
        ("cualquiera puede oír las grabaciones", "es", "no hay", "in_sight"),
        ("cualquiera puede oír las grabaciones", "es", "quitamos el permiso y ya nadie puede", "contained"),
    ],
)
def test_data_in_sight_may_be_so_no_more(text: str, language: str, way: str, value: str) -> None:
    assert fact("harm", text, language, workaround=way) == value


def test_harm_that_reaches_nobody_was_a_false_alarm() -> None:
    hacked = "we were hacked, all our users are gone!"
    assert fact("harm", hacked, "en", affected="the whole company") == "stranger"
    assert fact("harm", hacked, "en", affected="nobody, it was my filter") == "none"


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("los agentes no pueden contestar llamadas porque el login dice sesión caducada", "es", "login"),
        ("se oye eco en la diadema", "es", "voice"),
        ("la malla de turnos sale vacía", "es", "wfm"),
        ("las respuestas rápidas pierden las tildes", "es", "chat"),
        ("el wallboard marca ceros", "es", "reporting"),
        ("marcan el 1 y la grabadora repite el menú", "es", "ivr"),
        ("nos cobraron dos veces la cuota", "es", "billing"),
        ("el tablero tarda 20 segundos en abrir", "es", "reporting"),
        ("el sistema está lentísimo", "es", "performance"),
        ("la app del celular gasta batería", "es", "mobile_app"),
        ("my headset crackles on every call", "en", "voice"),
        ("the wrap-up codes are missing", "en", "desktop_app"),
        ("our rota for next week published blank", "en", "wfm"),
        ("callers hear the closed message all day", "en", "ivr"),
        ("the dialler skips half of the list", "en", "dialer"),
        ("the wallboard loads slowly", "en", "reporting"),
        ("everything is slow today", "en", "performance"),
        ("calls fail", "en", "voice"),
        ("when is your user conference?", "en", "other"),
    ],
)
def test_the_part_of_the_product(text: str, language: str, value: str) -> None:
    """Words that are a part's own count before those that stand in any report, and a slow part before slowness."""
    assert component(read_report(Report(text, {}, language))).value == value


@pytest.mark.parametrize(
    ("text", "language", "codes"),
    [
        ("it says ERR_422 and ERR_422 again", "en", ("ERR_422",)),
        ("`SAML_RESPONSE_INVALID – assertion expired`", "en", ("SAML_RESPONSE_INVALID",)),
        ("error WFM-204 al publicar", "es", ("WFM-204",)),
        ("SIP/2.0 and UTF-8 are no errors, HELLO WORLD neither", "en", ()),
        ("sale error 503", "es", ("503",)),
        ("me da el código 4032", "es", ("4032",)),
        ("it gives code 4032", "en", ("4032",)),
    ],
)
def test_error_codes(text: str, language: str, codes: tuple[str, ...]) -> None:
    assert error_codes(text, language) == codes


@pytest.mark.parametrize(("text", "language"), [("no puedo entrar al sistema", "es"), ("I can't log in to it", "en")])
def test_the_language_is_told_from_the_words(text: str, language: str) -> None:
    assert read_report(Report(text)).language == language


def test_every_language_knows_the_same_cues_and_components() -> None:
    known = [vocabulary(language).phrases for language in languages()]
    for part in PARTS:
        assert {book.names(part) for book in known} == {known[0].names(part)}
    assert known[0].names("in_passing") == known[0].names("components")


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
        ("all 14 operators are idle", "en", "all", 14),
        ("it's only the leeds office", "en", "site", None),
        ("we redial and half of the calls drop", "en", "unknown", None),
    ],
)
def test_who_is_affected_is_told_and_not_supposed(text: str, language: str, told: str, count: int | None) -> None:
    """A loss names nobody, customers who hang up are not everyone, and hours count no people."""
    report = read_report(Report(text, {}, language))
    assert told_scope(report) == told
    assert affected_count(report) == count or told == "unknown"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("calls drop mid sentence, we redial and it mostly works", "en"),
        ("se cortan las llamadas, volvemos a marcar y casi siempre funciona", "es"),
    ],
)
def test_a_way_around_may_be_told_in_the_first_message(text: str, language: str) -> None:
    assert fact("workaround", text, language) == "yes"


def test_a_long_quote_holds_the_mark_of_a_secret_whole_or_not_at_all() -> None:
    for words in range(20, 36):
        text = f"nobody can log in {'and ' * words}‹password removed› is not taken either by any of the phones here"
        quote = read(text, "en").quote("total")
        assert ("‹" in quote) == ("›" in quote)
        assert len(quote) <= 160
