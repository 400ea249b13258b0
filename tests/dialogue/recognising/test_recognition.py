"""What a short message means as a whole."""

from __future__ import annotations

import pytest

from helpbot.dialogue.messages import Choice
from helpbot.dialogue.recognising.editing import (
    field_alone,
    field_edit,
    field_to_change,
    severity_named,
    severity_wished,
)
from helpbot.dialogue.recognising.recognition import Recogniser
from helpbot.dialogue.recognising.signs import sign_meant
from helpbot.dialogue.routing.picking import pick
from helpbot.dialogue.wording import load_wordings


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser(load_wordings())


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("impact: nobody can sell", ("business_impact", "nobody can sell")),
        ("Impacto: nadie cobra", ("business_impact", "nadie cobra")),
        ("severity 2", ("severity", "2")),
        ("make it critical please", ("severity", "1")),
        ("the priority should be high", ("severity", "2")),
        ("ponle gravedad alta", ("severity", "2")),
        ("súbelo a crítico", ("severity", "1")),
        ("gravedad: mínima", ("severity", "4")),
        ("en problema pon que no se me oye", ("summary", "no se me oye")),
        ("Cambia el impacto a nadie cobra", ("business_impact", "nadie cobra")),
        ("change the problem to calls drop", ("summary", "calls drop")),
        ("set since to: 9 AM", ("since", "9 AM")),
        ("el impacto es que perdemos clientes", ("business_impact", "perdemos clientes")),
        ("the impact is that we lose customers", ("business_impact", "we lose customers")),
        ("ponlo crítico", ("severity", "1")),
        ('cambia el impacto por "pierdo ventas"', ("business_impact", "pierdo ventas")),
        ("mark it high", ("severity", "2")),
        ("cambiá la alternativa por usar el móvil", ("workaround", "usar el móvil")),
        ("update since to yesterday", ("since", "yesterday")),
        ("change the problem", None),
        ("the impact is high for us", None),
        ("since the level 2 agents moved to the new building they get no calls at all", None),
        ("es un nivel de ruido terrible", None),
    ],
)
def test_a_field_is_corrected_in_words(recogniser: Recogniser, text: str, edit: tuple[str, str] | None) -> None:
    assert field_edit(text, recogniser.wordings) == edit


@pytest.mark.parametrize(
    ("text", "field", "to_change"),
    [
        ("severity", "severity", False),
        ("El impacto.", "business_impact", False),
        ("change the impact", "business_impact", True),
        ("I'd like to correct since, please", "since", True),
        ("the workaround is wrong", "workaround", True),
        ("wrong workaround", "workaround", True),
        ("cambiar desde", "since", True),
        ("corregí la fecha por favor", "since", True),
        ("cambiá la gravedad", "severity", True),
        ("quiero modificar los afectados", "affected", True),
        ("el impacto no está bien", "business_impact", True),
        ("the impact is high for us", "", False),
        ("change the headset", "", False),
        ("change the impact to no sales", "", False),
        ("cambia", "", False),
        ("cambia el impacto a nadie cobra", "", False),
    ],
)
def test_a_field_is_named_or_to_be_changed(recogniser: Recogniser, text: str, field: str, to_change: bool) -> None:
    assert field_alone(text, recogniser.wordings) == field
    assert field_to_change(text, recogniser.wordings) == (field if to_change else "")


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("make high", 2),
        ("please set to 1", 1),
        ("pon en alta, por favor", 2),
        ("bajá a mínima", 4),
        ("does make noise for one", None),
        ("pon música en dos", None),
    ],
)
def test_a_severity_is_requested_for_a_problem_named_before(
    recogniser: Recogniser, text: str, severity: int | None
) -> None:
    assert severity_wished(text, recogniser.wordings, by_name=False, named=True) == severity
    edit = ("severity", str(severity)) if severity else None
    assert field_edit(text, recogniser.wordings, named=True) == edit
    assert severity_wished(text, recogniser.wordings, by_name=False) is None
    assert field_edit(text, recogniser.wordings) is None


@pytest.mark.parametrize(
    ("text", "meanings"),
    [
        ("no, that's wrong", {"misunderstood", "correct", "no"}),
        ("déjalo, ya se ha arreglado solo", {"cancel", "solved"}),
        ("nada, ya está", {"goodbye"}),
        ("ya funciona, gracias", {"solved"}),
        ("ya no funciona", set()),
        ("¿ya está arreglado?", {"status"}),
        ("gracias, pero las llamadas se cortan", set()),
        ("gracias majo", {"thanks"}),
        ("¿qué tal, cómo va todo?", {"greeting"}),
        ("hola, cómo andan", {"greeting"}),
        ("hi, how's it going?", {"greeting"}),
        ("hello, how are things today", {"greeting"}),
        ("no entiendo nada de lo que decís", {"unclear"}),
        ("perdón, no te entiendo", {"unclear"}),
        ("I don't understand anything you say", {"unclear"}),
        ("sorry, I have no idea what you're asking me", {"unclear"}),
        ("no entiendo nada de lo que dice el cliente", set()),
        ("I can't understand anything they say", set()),
        ("no, nada sirve", {"no_way"}),
        ("no hay nada que hacer", {"no_way"}),
        ("dame un momento", {"pausing"}),
        ("un momentito", {"pausing"}),
        ("give me a moment", {"pausing"}),
        ("sorry, bear with me", {"pausing"}),
        ("no, nothing helps", {"no_way"}),
        ("nada funciona", set()),
        ("y cuándo me dicen algo?", {"when_answered"}),
        ("get me a person please", {"wants_person"}),
        ("i don't want to report anything", {"only_asking"}),
        ("never mind it works now", {"cancel", "solved"}),
        ("yep send it", {"yes", "finish"}),
        ("thats all i know", {"enough_asked"}),
        ("olvídalo ya funciona", {"cancel", "solved"}),
        ("no seriously get me a real person", {"no", "wants_person"}),
        ("no funciona ya", set()),
        ("no change", set()),
        ("no quiero hablar con una persona", {"no"}),
        ("I don't want to talk to a human", {"no"}),
        ("claro que no", {"no"}),
        ("of course not", {"no"}),
        ("aún no", {"no"}),
        ("not yet", {"no"}),
        ("no lo hagas", {"only_asking"}),
        ("don't do it", {"only_asking"}),
        ("incorrecto", {"correct"}),
        ("incorrect", {"correct"}),
        ("yes we can", set()),
    ],
)
def test_every_clause_of_a_message_has_to_be_a_phrase(recogniser: Recogniser, text: str, meanings: set[str]) -> None:
    assert recogniser.meanings(text, "es").keys() == meanings


@pytest.mark.parametrize(
    ("text", "language", "meanings"),
    [
        ("sí, quiero reportarlo", "es", {"yes", "report_it"}),
        ("no quiero reportarlo", "es", {"only_asking"}),
        ("no se escucha nada", "es", set()),
        ("no me escuchas nada", "es", {"misunderstood"}),
        ("mándelo nomás", "es", {"finish"}),
        ("listo dele", "es", {"yes"}),
        ("ya po regístralo", "es", {"report_it"}),
        ("sí señora, hágale", "es", {"yes"}),
        ("ya te lo he dicho", "es", {"told_already"}),
        ("otro problema nuevo", "es", set()),
        ("quiero reportar otro problema", "es", {"report_another"}),
        ("quiero reportar algo", "es", {"report"}),
        ("report something else", "en", {"report_another"}),
        ("eres una máquina", "es", {"thanks"}),
        ("¿eres una máquina?", "es", {"small_talk"}),
        ("sois unos inútiles", "es", {"misunderstood"}),
        ("no mames no sirve tu respuesta", "es", {"no_helpful"}),
        ("borrá mi ticket", "es", {"close_ticket"}),
        ("era joda", "es", {"only_asking"}),
        ("le di al botón equivocado", "es", {"slipped"}),
        ("pará que pruebo", "es", {"pausing"}),
        ("no anda", "es", set()),
        ("cuánto tiempo se guardan", "es", set()),
        ("q onda bot", "es", {"greeting"}),
        ("quiero borrar todo lo que sabes de mí", "es", {"my_data"}),
        ("gracias carnal", "es", {"thanks"}),
        ("para mí solo", "es", set()),
        ("I already told you", "en", {"told_already"}),
    ],
)
def test_a_family_of_phrases_neither_ignores_a_no_nor_claims_a_problem(
    recogniser: Recogniser, text: str, language: str, meanings: set[str]
) -> None:
    assert meanings <= recogniser.meanings(text, language).keys()
    assert bool(meanings) == bool(recogniser.meanings(text, language))


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("cheers. and how do I turn it off?", "and how do I turn it off?"),
        ("hola, ¿cómo la apago?", "¿cómo la apago?"),
        ("calls drop, thanks", "calls drop, thanks"),
        ("thanks!", "thanks!"),
    ],
)
def test_thanks_and_greetings_before_a_question_are_left_out(recogniser: Recogniser, text: str, rest: str) -> None:
    assert recogniser.without_courtesy(text, "en") == rest


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("oh ok never mind, I'll ask Ann", "I'll ask Ann"),
        ("olvídalo ya llamo yo", "ya llamo yo"),
        ("don't forget it", None),
        ("the app would never mind that", None),
        ("can I cancel it later", None),
    ],
)
def test_giving_up_is_recognised_by_how_a_message_begins(recogniser: Recogniser, text: str, rest: str | None) -> None:
    assert recogniser.after_giving_up(text) == rest


@pytest.mark.parametrize(
    ("text", "language", "away"),
    [
        ("hang on someone's at the door", "en", True),
        ("espera un momento que llaman", "es", True),
        ("hang on, it's 12 people", "en", False),
        ("hang on, nobody can log in", "en", False),
        ("hold on, is it down?", "en", False),
        ("un momento, que son 12 personas", "es", False),
    ],
)
def test_being_called_away_says_nothing_else(recogniser: Recogniser, text: str, language: str, away: bool) -> None:
    assert recogniser.hints.called_away(text, language) is away


@pytest.mark.parametrize(
    ("text", "language", "ahead"),
    [
        ("mañana", "es", True),
        ("desde mañana a las 9", "es", True),
        ("el próximo lunes", "es", True),
        ("la semana que viene", "es", True),
        ("esta mañana", "es", False),
        ("desde la mañana", "es", False),
        ("ayer por la mañana", "es", False),
        ("mañana es el cierre y no se puede facturar", "es", False),
        ("tomorrow", "en", True),
        ("from tomorrow at 9", "en", True),
        ("next monday", "en", True),
        ("monday", "en", False),
        ("this morning", "en", False),
        ("tomorrow we have an audit", "en", False),
    ],
)
def test_a_time_in_the_future_is_not_a_beginning(recogniser: Recogniser, text: str, language: str, ahead: bool) -> None:
    assert recogniser.hints.lies_ahead(text, language) is ahead


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("high", "2"),
        ("Alta.", "2"),
        ("baja, por favor", "4"),
        ("to a 3 please", "3"),
        ("código rojo", "1"),
        ("high, so 2", "2"),
        ("not 2 but 3", ""),
        ("entre alta y media", ""),
        ("25", ""),
        ("it depends", ""),
    ],
)
def test_an_answer_may_name_one_severity(recogniser: Recogniser, text: str, severity: str) -> None:
    assert severity_named(text, recogniser.wordings) == severity


def test_the_last_clause_of_a_message_counts_most(recogniser: Recogniser) -> None:
    assert list(recogniser.meanings("no, cancelar", "es")) == ["cancel", "no"]


@pytest.mark.parametrize(
    ("text", "language", "fears"),
    [
        ("¿y si no me responden?", "es", True),
        ("qué hago si nadie mira mi ticket", "es", True),
        ("¿y si no contesta?", "es", False),  # whoever a call is transferred to
        ("what if support doesn't get back to me?", "en", True),
        ("and what happens if you miss the deadline?", "en", True),
        ("and what if they don't answer?", "en", False),
    ],
)
def test_fearing_that_support_does_not_answer(recogniser: Recogniser, text: str, language: str, fears: bool) -> None:
    assert ("unanswered" in recogniser.meanings(text, language)) is fears


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ya probé eso y nada", "es"),
        ("Ya hice todo eso y sigue igual.", "es"),
        ("ya seguí los pasos pero nada", "es"),
        ("ya lo intenté varias veces", "es"),
        ("probado y nada", "es"),
        ("I already tried that and nothing", "en"),
        ("I did that twice", "en"),
        ("been there, done that", "en"),
    ],
)
def test_having_tried_it_in_vain(recogniser: Recogniser, text: str, language: str) -> None:
    assert [*recogniser.meanings(text, language)] == ["in_vain"]


@pytest.mark.parametrize(
    ("text", "language", "breaks_off"),
    [
        ("con los", "es", True),
        ("no puedo entrar en", "es", True),
        ("se cortan las llamadas con", "es", True),
        ("no hay quien entre", "es", False),
        ("the calls drop and", "en", True),
        ("the calls drop", "en", False),
    ],
)
def test_a_message_breaks_off_where_more_must_follow(
    recogniser: Recogniser, text: str, language: str, breaks_off: bool
) -> None:
    assert recogniser.breaks_off(text, language) is breaks_off


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("sigue igual, reiniciando no se arregla", "plainly"),
        ("se sigue cortando", "plainly"),
        ("pero a mí me sigue saliendo el error", "plainly"),
        ("it's still broken for us", "plainly"),
        ("that didn't help", "plainly"),
        ("the chat is still slow", "perhaps"),
        ("la app del chat todavía no carga", "perhaps"),
        ("calls drop after ten minutes", ""),
        ("las llamadas se cortan", ""),
    ],
)
def test_a_message_says_that_a_problem_continues(recogniser: Recogniser, text: str, goes_on: str) -> None:
    assert recogniser.hints.goes_on(text) == goes_on


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("cuanto cuesta la licencia al mes", True),
        ("qué tiempo hace en madrid", True),
        ("como cambio mi contraseña", True),
        ("do you have a manual", True),
        ("when does support open", True),
        ("como le bloqueo las llamadas", True),
        ("and how do I get the bill", True),
        ("y dónde la descargo", True),
        ("can your employees listen", True),
        ("what happens next", True),
        ("como le decía ayer", False),
        ("and nobody can log in", False),
        ("que nadie puede cobrar", False),
        ("cuando abro el panel", False),
        ("como siempre, reiniciar", False),
        ("puedo usar el móvil", False),
        ("when I open the panel it freezes", False),
        ("can use the phone", False),
    ],
)
def test_a_question_is_recognised_by_its_beginning(recogniser: Recogniser, text: str, asks: bool) -> None:
    assert recogniser.questions.asks_plainly(text) is asks


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("how do I record a call?", ("how do I record a call?",)),
        (
            "how do I transfer a call and where are my recordings?",
            ("how do I transfer a call", "where are my recordings?"),
        ),
        (
            "¿Cómo grabo una llamada? ¿Y cómo la transfiero a otro?",
            ("¿Cómo grabo una llamada?", "cómo la transfiero a otro?"),
        ),
        ("how do I mute and unmute a call", ("how do I mute and unmute a call",)),
        ("how do I log in and how?", ("how do I log in and how?",)),
        (
            "1. how do I log out 2. where do I see recordings\n3) what is severity 2",
            ("how do I log out", "where do I see recordings", "what is severity 2"),
        ),
        ("- how do I log out\n- what is severity 2", ("how do I log out", "what is severity 2")),
        (
            "tengo dudas: cómo cambio mi clave, dónde veo las grabaciones y qué es la gravedad 2",
            ("tengo dudas: cómo cambio mi clave", "dónde veo las grabaciones", "qué es la gravedad 2"),
        ),
        ("when I transfer a call, how do I record it?", ("when I transfer a call, how do I record it?",)),
        ("I don't know where to click, what to do", ("I don't know where to click, what to do",)),
    ],
)
def test_a_message_is_divided_into_its_questions(recogniser: Recogniser, text: str, questions: tuple[str, ...]) -> None:
    assert recogniser.questions.parts(text) == questions


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("any news on my audio thing?", True),
        ("hi, so what became of it?", True),
        ("y qué pasó con lo del audio", True),
        ("¿en qué quedó mi reporte?", True),
        ("saben algo de lo de las colas", True),
        ("what happened is that all calls drop", False),
        ("qué pasa si borro una cola", False),
    ],
)
def test_asking_for_news(recogniser: Recogniser, text: str, asks: bool) -> None:
    assert recogniser.hints.asks_for_news(text) is asks


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("👍", "yes"),
        (":+1::skin-tone-3:", "yes"),
        ("+1", "yes"),
        (":-1:", "no"),
        ("🙏🏽", "thanks"),
        ("❤️ 🙏", "thanks"),
        ("🤷‍♀️", "dont_know"),
        ("😂😂", "laughter"),
        (":rage:", "misunderstood"),
        ("🆘", "in_trouble"),
        ("👋", "greeting"),
        ("😀", ""),
        ("1", ""),
        ("👍 and since nine", ""),
    ],
)
def test_a_sign_alone_has_a_meaning(recogniser: Recogniser, text: str, meant: str) -> None:
    assert sign_meant(text) == meant
    assert meant in (*recogniser.meanings(text, "en"), "")


def test_a_number_in_the_name_of_a_sign_picks_nothing() -> None:
    offered = (Choice(label="Yes, erase it all", action="erase_confirmed"),)
    assert pick(":-1:", offered) is None
    assert pick("(1)", offered) == offered[0]


@pytest.mark.parametrize(
    ("text", "spoken", "asked"),
    [
        ("change your language to Spanish please", "en", "es"),
        ("can you speak English?", "es", "en"),
        ("cámbiame el idioma a español, porfa", "en", "es"),
        ("¿podés hablar en español?", "en", "es"),
        ("cambia el idioma a inglés, por favor", "es", "en"),
        ("hablame en inglés", "es", "en"),
    ],
)
def test_a_language_is_requested_in_either_language(recogniser: Recogniser, text: str, spoken: str, asked: str) -> None:
    assert recogniser.meanings(text, spoken) == {"language": asked}


@pytest.mark.parametrize(
    ("text", "by_name", "severity"),
    [
        ("please set the severity to high", False, 2),
        ("la gravedad es 2", True, 2),
        ("make it 2", False, 2),
        ("make it 2", True, None),
        ("prioridad alta, por favor", False, 2),
        ("y la gravedad debería ser 2 creo", True, 2),
        ("severity 2 I think", True, 2),
        ("make it 2 people", False, None),
        ("we can make it to 3 sites", False, None),
        ("priority 1 customers cannot call", False, None),
    ],
)
def test_a_severity_is_requested_by_words_that_say_nothing_else(
    recogniser: Recogniser, text: str, by_name: bool, severity: int | None
) -> None:
    assert severity_wished(text, recogniser.wordings, by_name=by_name) == severity


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("the calls drop, any ideas?", "the calls drop"),
        ("no suenan los audífonos, me regala una solución?", "no suenan los audífonos"),
        ("no entro, mi clave es ‹contraseña eliminada› me ayudan?", "no entro, mi clave es ‹contraseña eliminada›"),
        ("the calls drop, all of them", "the calls drop, all of them"),
        ("what can I do?", "what can I do?"),
    ],
)
def test_a_call_for_help_at_the_end_is_left_out(recogniser: Recogniser, text: str, rest: str) -> None:
    assert recogniser.without_call_for_help(text) == rest


@pytest.mark.parametrize(
    ("text", "hands_over"),
    [
        ("here's the log", True),
        ("hola, te paso la captura, por favor", True),
        ("the log says timeout", False),
        ("here's the log: since nine", False),
    ],
)
def test_words_that_only_introduce_a_file_say_nothing_else(recogniser: Recogniser, text: str, hands_over: bool) -> None:
    assert recogniser.hints.only_hands_over(text) is hands_over


@pytest.mark.parametrize(
    ("text", "supposes"),
    [
        ("and what if no email comes?", True),
        ("¿y si no me llega el correo?", True),
        ("y si reinicio no cambia nada", False),
        ("¿y a los de ventas?", False),
    ],
)
def test_a_supposition_is_a_question(recogniser: Recogniser, text: str, supposes: bool) -> None:
    assert recogniser.questions.supposes(text) is supposes
