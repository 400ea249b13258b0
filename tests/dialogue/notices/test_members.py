"""What those who joined an incident are told about its end."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from helpbot.dialogue.incidents.failures import IncidentNews
from tests.dialogue.notices.readers import ANA, BOB, NOON, NOTICES

TOLD = NOTICES.members
PAGE = IncidentNews("voice", NOON - timedelta(hours=2), "Voice *outage*", by_page=True, resolved_at=NOON)
TICKET = IncidentNews("voice", NOON - timedelta(days=1), resolved_at=NOON)


def test_the_end_on_the_status_page_is_told_in_the_readers_time_zone() -> None:
    assert TOLD.resolved(PAGE, BOB, NOON).text == (
        "✅ The incident you also reported is resolved, according to the status page: **Voice \\*outage\\***, "
        "since 5:00 AM; resolved today at 7:00 AM (New York). "
        "If it still fails for you, report it: it may be something else, or it may be back."
    )


def test_the_end_of_a_ticket_names_the_area() -> None:
    assert TOLD.resolved(TICKET, ANA, NOON).text == (
        "✅ El equipo de soporte resolvió el problema al que te sumaste (**llamadas y audio**, desde el domingo "
        "22 de noviembre, 13:00) hoy a las 13:00 (Madrid). "
        "Si a ti te sigue fallando, repórtalo: entonces es otra cosa, o ha vuelto."
    )


def test_an_agents_title_is_said() -> None:
    news = IncidentNews("voice", NOON, "No voice in Leeds", resolved_at=NOON)
    assert (
        "The support team resolved the incident you also reported: **No voice in Leeds**"
        in TOLD.resolved(news, BOB, NOON).text
    )


def test_ones_own_ticket_is_resolved_with_it_and_can_be_said_to_still_fail() -> None:
    own = replace(TICKET, own=("HB-2",))
    told = [TOLD.resolved(own, reader, NOON) for reader in (BOB, ANA)]
    assert [one.text.partition("). ")[2] for one in told] == [
        "That also ends **HB-2**. If it still fails for you, say so: it is opened again, as a problem of its own.",
        "Con eso queda resuelto también: **HB-2**. Si te sigue fallando, dímelo: se abre de nuevo, como un "
        "problema aparte.",
    ]
    assert [choice.label for one in told for choice in one.choices] == [
        "It works",
        "Still failing",
        "Funciona",
        "Sigue fallando",
    ]


def test_with_several_own_tickets_none_is_offered() -> None:
    told = TOLD.resolved(replace(TICKET, own=("HB-2", "HB-4")), BOB, NOON)
    assert "That also ends **HB-2, HB-4**." in told.text
    assert told.choices == ()


def test_a_failure_that_is_not_over_after_all() -> None:
    told = TOLD.reopened(TICKET, ANA, NOON).text
    assert told.startswith("El problema al que te sumaste (**llamadas y audio**, desde el domingo 22")
