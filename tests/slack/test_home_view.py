"""The home tab as it is drawn: what the status page says stands in it, in the person's words and zone."""

from __future__ import annotations

from datetime import UTC, datetime

from helpbot.dialogue.failures import PageEntry, PageMaintenance, PageReading, PageState, PageUnreachable
from helpbot.dialogue.messages import Requester
from helpbot.dialogue.wording import load_wordings
from helpbot.slack.home_view import Home, home_view
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


def status(page: PageState, language: str = "en", timezone: str = "America/New_York") -> str:
    """What stands between the headings of the status and of what follows."""
    home = Home(
        person=Requester(id="U1", language=language, timezone=timezone),
        language=language,
        languages=[("es", "Español"), ("en", "English")],
        tickets=(),
        now=datetime(2026, 11, 23, 9, 0, tzinfo=UTC),
        page=page,
        status_page=ADDRESS,
    )
    texts = wording_for([language]).home
    view = home_view(home, texts, load_wordings()[language].texts)
    assert home_mistakes(view) == []
    return words(view["blocks"]).split(f"{texts.status}\n")[1].split(f"\n{texts.language}\n")[0]


def test_an_incident_and_planned_maintenance() -> None:
    assert status(PageReading(READ_AT, (OUTAGE,), maintenance=(WORK,))) == (
        "The status page shows an open incident:\n"
        "Voice <!channel> *outage*, since 3:40 AM\n"
        "Latest update (3:55 AM): We have found the cause.\n"
        "Planned maintenance: Database upgrade, from Tuesday, November 24, 9:00 PM"
        " until Tuesday, November 24, 11:00 PM\n"
        "Status page as of Monday, November 23, 3:59 AM (New York)"
    )


def test_all_is_well_in_spanish() -> None:
    assert status(PageReading(READ_AT), "es", "Europe/Madrid") == (
        "La página de estado dice que todo funciona.\nPágina de estado, lunes 23 de noviembre, 9:59 (Madrid)"
    )


def test_a_page_that_cannot_be_read_is_one_sentence() -> None:
    told = "I can't read the status page right now; open it to see for yourself."
    assert status(PageUnreachable("it answers with status 500")) == told


def test_without_a_page_to_read_its_address_is_given() -> None:
    assert status(None) == ("The status page shows live whether the system is up and which incidents are open.")
