"""The home tab as it is drawn: the status page's news is shown in the person's language and time zone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from helpbot.desk.tickets.casework import Queued
from helpbot.dialogue.incidents.failures import PageEntry, PageMaintenance, PageReading, PageState, PageUnreachable
from helpbot.dialogue.messages import Requester
from helpbot.dialogue.ticket import TicketView
from helpbot.dialogue.wording import load_wordings
from helpbot.knowledge.answer_tests import AnswerTestResult, AskedQuestion
from helpbot.knowledge.base import Finding
from helpbot.knowledge.search.hits import Hit
from helpbot.slack.background import Unknown
from helpbot.slack.knowledge_health import Health
from helpbot.slack.views.home import MOST_BLOCKS, Home, article_sent, home_view
from helpbot.slack.wording import wording_for
from helpbot.workspace.blockkit import home_mistakes, words

ADDRESS = "https://status.example"
OUTAGE = PageEntry(
    "i1",
    "Voice <!channel> *outage*",
    datetime(2026, 11, 23, 8, 40, tzinfo=UTC),
    update="We have found the cause.",
    updated_at=datetime(2026, 11, 23, 8, 55, tzinfo=UTC),
)
WORK = PageMaintenance("Database upgrade", datetime(2026, 11, 25, 2, tzinfo=UTC), datetime(2026, 11, 25, 4, tzinfo=UTC))
READ_AT = datetime(2026, 11, 23, 8, 59, tzinfo=UTC)
CALLS = TicketView(number="HB-1", summary="calls *drop*", severity=2, status="open", opened_at=READ_AT)
STAIN = CALLS.model_copy(
    update={"number": "HB-2", "summary": "a stain", "response_due": READ_AT + timedelta(hours=6, minutes=1)}
)


def found(*articles: str) -> Finding:
    return Finding("suggested", "en", tuple(Hit(article, 0.4) for article in articles))


TESTED = AnswerTestResult(
    (
        AskedQuestion("feed", "en", "dog food", wanted=True, finding=found("feed", "walk")),
        AskedQuestion("walk", "en", "going out", wanted=True, finding=found("feed", "walk")),
    )
)


def home_of(page: PageState, language: str, timezone: str, health: Health | None = None) -> str:
    """All words of the tab."""
    home = Home(
        person=Requester(id="U1", language=language, timezone=timezone),
        language=language,
        languages=[("es", "Español"), ("en", "English")],
        tickets=(),
        now=datetime(2026, 11, 23, 9, 0, tzinfo=UTC),
        page=page,
        status_page=ADDRESS,
        health=health,
    )
    view = home_view(home, wording_for(language, [language]).home, load_wordings()[language].texts)
    assert home_mistakes(view) == []
    return words(view["blocks"])


def status(page: PageState, language: str = "en", timezone: str = "America/New_York") -> str:
    """What is between the heading of the status and the next one."""
    texts = wording_for(language, [language]).home
    return home_of(page, language, timezone).split(f"{texts.status}\n")[1].split(f"\n{texts.language}\n")[0]


def knowledge(gaps: int | Unknown, tests: AnswerTestResult | Unknown, language: str = "en") -> list[str]:
    """What admins are told about the knowledge base."""
    told = home_of(None, language, "Europe/Madrid", Health(91, gaps, tests))
    texts = wording_for(language, [language]).home
    return told.split(f"\n{texts.knowledge}\n")[1].split(f"\n{texts.language}\n")[0].splitlines()


def test_an_incident_and_planned_maintenance() -> None:
    assert status(PageReading(READ_AT, (OUTAGE,), maintenance=(WORK,))) == (
        "The status page shows an open incident:\n"
        "Voice <!channel> *outage*, since 3:40 AM\n"
        "Latest update (3:55 AM): We have found the cause.\n"
        "Planned maintenance: Database upgrade, from Tuesday, November 24, 9:00 PM"
        " until Tuesday, November 24, 11:00 PM\n"
        "Status page as of 3:59 AM (New York)"
    )


def drawn(queue: Sequence[Queued], tickets: Sequence[TicketView] = (), language: str = "en") -> dict[str, Any]:
    """The tab of an agent."""
    view = home_view(
        Home(
            person=Requester(id="U1", language=language, timezone="America/New_York"),
            language=language,
            languages=[("en", "English")],
            tickets=tickets,
            now=READ_AT,
            page=PageReading(READ_AT, (OUTAGE,), maintenance=(WORK,)),
            status_page=ADDRESS,
            queue=queue,
            workspace="https://acme.slack.com/",
            health=Health(91, 3, Unknown.UNDER_WAY),
            sent=article_sent("Queues", wording_for(language, [language]).home),
        ),
        wording_for(language, [language]).home,
        load_wordings()[language].texts,
    )
    assert home_mistakes(view) == []
    return view


def queue_in(view: dict[str, Any], language: str = "en") -> list[str]:
    """The lines of the queue."""
    texts = wording_for(language, [language]).home
    told = words(view["blocks"]).split(f"{texts.queue}\n")[1].split(f"\n{texts.my_tickets}\n")[0]
    return told.splitlines()


def test_agents_see_whose_a_ticket_is_and_a_link_to_its_card() -> None:
    view = drawn((Queued(CALLS, "Bob <Lee>", "Eva", "C1:1700000000.000100"), Queued(STAIN, "Ana")))
    assert queue_in(view) == [
        "🟠 HB-1 · calls *drop*",
        "severity 2 · open · from Bob <Lee> · assigned to Eva",
        "🟠 HB-2 · a stain",
        "severity 2 · open · First response by Monday, November 23, 10:00 AM (New York) · from Ana · unassigned",
    ]
    assert "'url': 'https://acme.slack.com/archives/C1/p1700000000000100'" in str(view["blocks"])


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ["🟠 HB-2 · What was reported is erased; resolve it.", "severity 2 · open · assigned to Eva"]),
        ("es", ["🟠 HB-2 · Lo reportado se borró; falta resolverlo.", "gravedad 2 · abierto · lo lleva Eva"]),
    ],
)
def test_nothing_is_due_for_an_erased_ticket(language: str, told: list[str]) -> None:
    erased = Queued(STAIN.model_copy(update={"summary": ""}), "", "Eva", erased=True)
    assert queue_in(drawn((erased,), language=language), language) == told


def test_a_bad_day_fits_in_the_tab() -> None:
    view = drawn([Queued(STAIN, "Ana")] * 40, [CALLS] * 40)
    told = queue_in(view)
    assert (len(told), told[-1]) == (51, "and 15 more")
    assert len(view["blocks"]) < MOST_BLOCKS


def test_all_is_well_in_spanish() -> None:
    assert status(PageReading(READ_AT), "es", "Europe/Madrid") == (
        "La página de estado dice que todo funciona.\nPágina de estado, 9:59 (Madrid)"
    )


def test_an_unreadable_page_is_one_sentence() -> None:
    told = "I can't read the status page right now; open it to see for yourself."
    assert status(PageUnreachable("it answers with status 500")) == told


def test_a_page_that_is_not_read_is_linked() -> None:
    assert status(None) == ("The status page shows live whether the system is up and which incidents are open.")


def test_a_check_in_progress_is_announced() -> None:
    assert knowledge(Unknown.UNDER_WAY, Unknown.UNDER_WAY) == [
        "91 articles.",
        "The answer tests are running; open this tab again in a minute.",
        "Questions without an answer are being counted; open this tab again in a minute.",
    ]


def test_a_failed_check_is_reported() -> None:
    assert knowledge(Unknown.FAILED, Unknown.FAILED, "es") == [
        "91 artículos.",
        "Las pruebas de respuestas no se pudieron ejecutar; el registro del bot dice por qué.",
        "No se pudieron contar las preguntas sin respuesta; el registro del bot dice por qué.",
    ]


def test_the_result_of_a_check_is_shown() -> None:
    assert knowledge(3, TESTED) == [
        "91 articles.",
        "Answer tests: 2 questions, 50% found first, 100% among the first three, 1 fail. helpbot check lists them.",
        "Questions without an answer in the last 30 days: 3 topics. helpbot gaps shows them, and drafts articles.",
    ]
