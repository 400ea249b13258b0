"""What is extracted from people's words, in Spanish and English."""

from __future__ import annotations

import pytest

from helpbot.triage.extraction.codes import error_codes
from helpbot.triage.extraction.component import component
from helpbot.triage.extraction.texts.reading import read
from helpbot.triage.report import Report, read_report
from helpbot.triage.vocabulary import PARTS, languages, vocabulary
from tests.triage.reports import fact


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
        ("por ahora no", "es", "no"),
        ("la verdad que no", "es", "no"),
        ("claro que no", "es", "no"),
        ("por supuesto que no", "es", "no"),
        ("claro que sí", "es", "yes"),
        ("of course not", "en", "no"),
        ("we restart it and it works", "en", "yes"),
        ("restarted it, and it still fails", "en", "no"),
        ("by hand, 12 an hour", "en", "inadequate"),
        ("I haven't found one", "en", "no"),
        ("I doubt it", "en", "no"),
        ("as far as I know, none", "en", "no"),
        ("as far as I know, yes: the mobile app", "en", "yes"),
        ("lo dudo", "es", "no"),
        ("que yo sepa, no", "es", "no"),
        ("que yo sepa, sí", "es", "yes"),
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
        ("we still can't take calls", "en", "critical"),
        ("we can still take calls", "en", "light"),
        ("todavía no podemos facturar", "es", "critical"),
        ("todavía no, nadie se ha quejado", "es", "none"),
    ],
)
def test_impact(answer: str, language: str, value: str) -> None:
    assert fact("impact", "algo falla / it fails", language, business_impact=answer) == value


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
        ("I changed my password and now I cannot log in", "en", "none"),
        ("he got my login, and changed the password and the recovery email", "en", "stranger"),
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
        ("someone who left last month can still log in and listen to recordings", "en", "stranger"),
        ("we fired him last week and he can still log in", "en", "stranger"),
        ("an agent who no longer works for us can still see the recordings", "en", "stranger"),
        ("the agents can still log in but no calls come", "en", "none"),
        ("un excolaborador sigue entrando con su usuario", "es", "stranger"),
        ("alguien que ya no trabaja aquí sigue entrando", "es", "stranger"),
        ("dimos de baja a Luis y sigue entrando", "es", "stranger"),
        ("los que ya entraron siguen trabajando", "es", "none"),
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
def test_exposed_data_may_be_contained(text: str, language: str, way: str, value: str) -> None:
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
    """Words of one part count more than those of any report, and a slow part more than slowness."""
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
def test_the_language_is_detected_from_the_words(text: str, language: str) -> None:
    assert read_report(Report(text)).language == language


def test_every_language_has_the_same_cues_and_components() -> None:
    known = [vocabulary(language).phrases for language in languages()]
    for part in PARTS:
        assert {book.names(part) for book in known} == {known[0].names(part)}
    assert known[0].names("in_passing") == known[0].names("components")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("calls drop mid sentence, we redial and it mostly works", "en"),
        ("se cortan las llamadas, volvemos a marcar y casi siempre funciona", "es"),
    ],
)
def test_a_workaround_may_be_mentioned_in_the_first_message(text: str, language: str) -> None:
    assert fact("workaround", text, language) == "yes"


def test_a_long_quote_never_cuts_the_mark_of_a_secret() -> None:
    for words in range(20, 36):
        text = f"nobody can log in {'and ' * words}‹password removed› is not taken either by any of the phones here"
        quote = read(text, "en").quote("total")
        assert ("‹" in quote) == ("›" in quote)
        assert len(quote) <= 160


def test_in_an_endless_clause_the_words_around_the_cue_are_quoted() -> None:
    told = (
        "good morning I hope you are all well I am writing because since we moved nobody can log in to the platform "
        "and we have asked everybody here and also the people upstairs who know about such things"
    )
    quote = read(told, "en").quote("total")
    assert quote == "…well I am writing because since we moved nobody can log in to the platform and we have asked…"
