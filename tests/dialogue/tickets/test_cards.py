"""The card of a ticket, word for word: in the support team's language and zone, with people's words unchanged."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from helpbot.bootstrap import build_notices
from helpbot.desk.ports.notices import TeamNotices
from helpbot.dialogue.messages import Origin, Reply, Requester
from helpbot.dialogue.ticket import TicketCard, TicketView
from helpbot.settings import Settings
from tests.dialogue.talk import IGNORANT, Talk
from tests.transcripts import shipped_content
from tests.triage.reports import assessed

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
YESTERDAY_AT_9 = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
REASONS = ({"rule": "stopped", "quote": "no podemos vender", "effect": "el trabajo está parado"},)


def ticket(view: dict[str, Any] | None = None, **told: Any) -> TicketCard:  # noqa: ANN401
    """Ana in Madrid has reported that nobody can sell."""
    stored = {
        "number": "HB-1",
        "summary": "Se cortan las llamadas",
        "severity": 1,
        "status": "open",
        "opened_at": NOON,
        "response_due": NOON + timedelta(minutes=10),
    }
    card = {
        "description": "se cortan las llamadas a todos",
        "business_impact": "no podemos vender",
        "affected_told": "all",
        "affected_count": 80,
        "workaround_available": False,
        "reasons": REASONS,
        "requester": "Ana García",
        "language": "es",
        "timezone": "Europe/Madrid",
    }
    return TicketCard(view=TicketView.model_validate(stored | (view or {})), **card | told)


def team_notices(**team: str) -> TeamNotices:
    return build_notices(Settings.model_validate({"slack": team}), shipped_content().policy).team


def text(card: TicketCard, **team: str) -> str:
    reply = team_notices(**team).card(card)
    return f"{reply.text}\n\n{reply.note}"


def test_everything_known_and_why_it_is_critical() -> None:
    assert text(ticket()) == (
        "**HB-1 · se cortan las llamadas a todos**  \n"
        "🔴 gravedad 1 – Impacto crítico (código rojo) · abierto  \n"
        "⏱️ Primera respuesta antes del **lunes 23 de noviembre, 13:10** (Madrid)\n\n"
        "- **Impacto:** no podemos vender\n"
        "- **Afectados:** todos (80)\n"
        "- **Alternativa:** ninguna\n\n"
        "Por qué: Una función clave del negocio está parada; «no podemos vender»: el trabajo está parado\n\n"
        "Lo reportó Ana García  \n"
        "El hilo de abajo es solo para el equipo. A Ana García le llega lo que empiece con `!!`, también archivos, y "
        "lo que envíes con los botones."
    )


def test_in_the_teams_language_and_time_zone() -> None:
    assert text(ticket(), team_language="en", team_timezone="America/New_York") == (
        "**HB-1 · se cortan las llamadas a todos**  \n"
        "🔴 severity 1 – Critical impact (code red) · open  \n"
        "⏱️ First response by **Monday, November 23, 7:10 AM** (New York)\n\n"
        "- **Impact:** no podemos vender\n"
        "- **Affected:** everyone (80)\n"
        "- **Workaround:** none\n\n"
        "Why: A key business function is stopped; “no podemos vender”: work is stopped\n\n"
        "Reported by Ana García  \n"
        "The thread below is for the team only. Ana García gets what begins with `!!` there, files too, and what "
        "you send with the buttons."
    )


@pytest.mark.parametrize(
    ("told", "team", "shown"),
    [
        (
            {"since": "desde ayer a las 9", "began_on": date(2026, 11, 22), "began_at": YESTERDAY_AT_9},
            {},
            "- **Desde:** ayer a las 9 (domingo 22 de noviembre, 9:00, hora de Madrid)",
        ),
        (
            {"since": "desde ayer a las 9", "began_on": date(2026, 11, 22), "began_at": YESTERDAY_AT_9},
            {"team_language": "en", "team_timezone": "Pacific/Auckland"},
            "- **Since:** ayer a las 9 (Sunday 22 November, 9:00 pm, Auckland time)",
        ),
        (
            {"since": "desde el viernes", "began_on": date(2026, 11, 20)},
            {},
            "- **Desde:** el viernes (viernes 20 de noviembre)",
        ),
        (
            {"since": "el 5 de diciembre", "began_on": date(2025, 12, 5)},
            {},
            "- **Desde:** el 5 de diciembre (5 dic 2025)",
        ),
        ({"since": "hace un ratito"}, {}, "- **Desde:** hace un ratito"),
    ],
)
def test_since_when_in_the_words_said_and_by_the_calendar(
    told: dict[str, Any], team: dict[str, str], shown: str
) -> None:
    assert text(ticket(**told), **team).split("\n\n")[1].splitlines()[-1] == shown


def test_what_nobody_said_is_left_out() -> None:
    untold = text(ticket(affected_told="unknown", workaround_available=None))
    assert untold.split("\n\n")[1] == "- **Impacto:** no podemos vender"


@pytest.mark.parametrize(
    ("words", "scope", "told", "way"),
    [
        ("calls drop all the time, 12 of us in sales can't work", "all", "some_users", None),
        ("I restarted and calls still drop", "one_user", "one_user", None),
        ("nobody can make calls, there is no other way", "all", "all", False),
        ("screen recording does not start, we do it by hand in excel, 5 agents", "some_users", "some_users", True),
    ],
)
def test_a_ticket_distinguishes_what_was_said_from_what_is_assumed(
    words: str, scope: str, told: str, way: bool | None
) -> None:
    talk = Talk(IGNORANT)
    talk.say("report a problem", words, *["skip"] * 4)
    draft = talk.draft()
    assert (draft.affected_scope, draft.affected_told, draft.workaround_available) == (scope, told, way)


def test_only_the_surface_knows_where_it_was_reported() -> None:
    notices = team_notices()
    card = notices.card(ticket(source="C1:1.2", conversation="slack:C1:1.1"))
    assert card.origin == Origin(label="Ver dónde se contó", message="C1:1.2", conversation="slack:C1:1.1")
    assert "C1" not in card.text + card.note


def test_a_paused_clock_and_a_finished_one() -> None:
    asked = ticket({"status": "waiting_for_requester", "waiting_since": NOON})
    assert text(asked, team_language="en").split("\n\n")[0].splitlines()[1:] == [
        "🔴 severity 1 – Critical impact (code red) · waiting for the requester  ",
        "⏸️ Clock paused since Monday 23 November, 13:00 (Madrid)",
    ]
    over = text(ticket({"status": "closed", "severity": 4}), team_language="en").split("\n\n")[0]
    assert over.endswith("\n⚪ severity 4 – Low impact · closed")


def test_nothing_that_was_written_breaks_out_of_the_title() -> None:
    odd = ticket({"summary": "**sin* audio**"}, description="**sin* audio**")
    assert text(odd).startswith("**HB-1 · \\*\\*sin\\* audio\\*\\***  \n")


def test_an_agent_who_is_not_the_assignee_can_take_it_over() -> None:
    notices = team_notices(team_language="en")
    free, claimed = (notices.card(ticket({"status": status})).choices for status in ("open", "in_progress"))
    assert (free[0].label, free[0].style) == ("Claim", "primary")
    assert [(choice.label, choice.style) for choice in claimed[-3:]] == [
        ("Take over", "plain"),
        ("Hand over…", "more"),
        ("Duplicate of…", "more"),
    ]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Reported by Ana García · also reported by others: 3 · people in total: 126"),
        ("es", "Lo reportó Ana García · lo reportaron también otras personas: 3 · personas en total: 126"),
    ],
)
def test_the_number_of_people_affected_is_below(language: str, told: str) -> None:
    joined = ticket({"members": 3}, people=126)
    assert text(joined, team_language=language).split("\n\n")[-1].splitlines()[0] == f"{told}  "


@pytest.mark.parametrize(
    ("language", "own", "others"),
    [
        ("en", "🔗 Duplicate of **HB-1**: the work goes on there", "🔗 Duplicates: HB-2, HB-3"),
        ("es", "🔗 Duplicado de **HB-1**: el trabajo sigue ahí", "🔗 Duplicados: HB-2, HB-3"),
    ],
)
def test_duplicates_are_named_in_the_header(language: str, own: str, others: str) -> None:
    duplicate = ticket({"number": "HB-2", "status": "duplicate", "response_due": None}, original="HB-1")
    original = ticket(duplicates=("HB-2", "HB-3"))
    assert text(duplicate, team_language=language).split("\n\n")[0].splitlines()[-1] == own
    assert text(original, team_language=language).split("\n\n")[0].splitlines()[-1] == others


@pytest.mark.parametrize(
    ("language", "lead", "news"),
    [
        (
            "en",
            "🔗 **HB-2** is a duplicate of this one, says Eva. Ana García reported it:\n\n"
            "> se cortan las llamadas a todos\n\n"
            "- **Impact:** no podemos vender\n- **Affected:** everyone (80)\n- **Workaround:** none",
            "**HB-2** · ✉️ Ana García writes:\n\n> desde ayer",
        ),
        (
            "es",
            "🔗 **HB-2** es un duplicado de este, dice Eva. Ana García lo reportó así:\n\n"
            "> se cortan las llamadas a todos\n\n"
            "- **Impacto:** no podemos vender\n- **Afectados:** todos (80)\n- **Alternativa:** ninguna",
            "**HB-2** · ✉️ Ana García escribe:\n\n> desde ayer",
        ),
    ],
)
def test_the_details_of_a_duplicate_are_below_the_other_card_with_its_number(
    language: str, lead: str, news: str
) -> None:
    notices = team_notices(team_language=language)
    duplicate, ana = ticket({"number": "HB-2"}, original="HB-1"), Requester(id="U1", name="Ana García")
    written = notices.news(duplicate, "requester_replied", "desde ayer", ana)
    assert notices.merged_into(duplicate, Requester(id="U2", name="Eva")).text == lead
    assert written is not None
    assert written.text == news


def test_the_details_of_a_duplicate_use_the_teams_time_zone_too() -> None:
    notices = team_notices(team_language="en", team_timezone="America/New_York")
    told = {"since": "desde ayer a las 9", "began_on": date(2026, 11, 22), "began_at": YESTERDAY_AT_9}
    duplicate = ticket({"number": "HB-2"}, original="HB-1", **told)
    lines = notices.merged_into(duplicate, Requester(id="U2", name="Eva")).text.splitlines()
    assert lines[-1] == "- **Since:** ayer a las 9 (Sunday, November 22, 3:00 AM, New York time)"


def test_if_another_severity_is_set_the_suggested_one_is_shown_with_its_reasons() -> None:
    lines = text(ticket({"severity": 3}), team_language="en").split("\n\n")
    assert lines[2] == (
        "**Suggested severity: 1 – Critical impact (code red)**  \n"
        "Why: A key business function is stopped; “no podemos vender”: work is stopped"
    )


def test_why_says_nothing_twice() -> None:
    reasons = ({"rule": "workaround", "quote": "con Firefox sí", "effect": "hay una alternativa"},)
    lines = text(ticket({"severity": 3}, reasons=reasons), team_language="en").split("\n\n")
    assert lines[2] == "Why: “con Firefox sí”: there is a workaround"


def test_answers_in_the_persons_words_take_precedence_over_what_was_extracted() -> None:
    lines = text(ticket(affected="los 80 de ventas", workaround="con el móvil")).split("\n\n")
    assert "- **Afectados:** los 80 de ventas\n- **Alternativa:** con el móvil" in lines[1]


def test_words_that_the_summary_leaves_out_are_quoted_below_it() -> None:
    corrected = ticket({"summary": "Audio entrecortado"}, description="se oye mal").model_copy(update={"reasons": ()})
    lines = text(corrected).split("\n\n")
    assert lines[0].startswith("**HB-1 · Audio entrecortado**  \n")
    assert lines[1] == "> se oye mal"


@pytest.mark.parametrize(
    ("language", "told", "title"),
    [
        ("es", "Hola equipo, buenas tardes, no carga el panel", "No carga el panel"),
        ("es", "Muy buenas a todos, espero que estén bien. No me anda el chat", "No me anda el chat"),
        ("es", "no carga el panel, gracias", "no carga el panel, gracias"),
        ("en", "Hi team, hope you are well, the dashboard is blank.", "The dashboard is blank"),
        ("en", "Dear support team, good day to you all: calls drop", "Calls drop"),
        ("en", "Everyone is locked out.", "Everyone is locked out."),
    ],
)
def test_a_title_contains_no_greeting(language: str, told: str, title: str) -> None:
    summary = assessed(told, language).fields.summary
    told_once = ticket({"summary": summary}, description=told, language=language, business_impact="", reasons=())
    lines = text(told_once).split("\n\n")
    assert lines[0].startswith(f"**HB-1 · {title}**  \n")
    assert told not in "".join(lines)[len(lines[0]) :]


def test_a_long_report_has_a_title() -> None:
    told = f"Se cortan las llamadas. {'Y pasa otra vez. ' * 20}"
    lines = text(ticket(description=told)).split("\n\n")
    assert lines[0].startswith("**HB-1 · Se cortan las llamadas**  \n")
    assert lines[1] == f"> {told.strip()}"


def test_news_below_it_are_in_the_teams_language() -> None:
    notices = team_notices(team_language="en")
    ana = Requester(id="U1", name="Ana", language="es")
    news = notices.news(ticket(), "requester_replied", "la ‹password removed› no vale", ana)
    assert news is not None
    assert news.text == "✉️ Ana writes:\n\n> la ‹password removed› no vale"


@pytest.mark.parametrize(
    ("language", "told", "silently"),
    [
        ("en", "🤝 Eva hands this over to you:\n\n> you know edges", "🤝 Eva hands this over to you."),
        ("es", "🤝 Eva te pasa este ticket:\n\n> you know edges", "🤝 Eva te pasa este ticket."),
    ],
)
def test_a_colleague_is_told_that_the_ticket_is_theirs_now(language: str, told: str, silently: str) -> None:
    notices = team_notices(team_language=language)
    news = [
        notices.news(ticket(), "hand_over", words, Requester(id="U2", name="Eva")) for words in ("you know edges", "")
    ]
    assert [one and one.text for one in news] == [told, silently]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "🤝 Tom takes this over from you."),
        ("es", "🤝 Tom se hace cargo de este ticket, que llevabas tú."),
    ],
)
def test_the_former_assignee_is_told_that_a_colleague_takes_over(language: str, told: str) -> None:
    news = team_notices(team_language=language).news(ticket(), "take_over", "", Requester(id="U3", name="Tom"))
    assert news == Reply(text=told)
