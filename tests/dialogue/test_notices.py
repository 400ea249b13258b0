"""What the bot says by itself, in the reader's language and zone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from helpbot.bootstrap import build_notices
from helpbot.dialogue.incidents.failures import IncidentNews
from helpbot.dialogue.messages import FileReference, LeftFile, Reply, Requester
from helpbot.dialogue.ticket import Repeated, TicketCard, TicketView
from helpbot.settings import Settings
from helpbot.triage.promises.reminders import Reminder
from tests.transcripts import shipped_content, shipped_settings

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
NOTICES = build_notices(shipped_settings(), shipped_content().policy)
ENGLISH_TEAM = build_notices(
    Settings.model_validate({"slack": {"team_language": "en", "team_timezone": "America/New_York"}}),
    shipped_content().policy,
)
ANA = Requester(id="U1", name="Ana", language="es", timezone="Europe/Madrid")
BOB = Requester(id="U2", name="Bob", language="en", timezone="America/New_York")


def _view(severity: int, response: datetime | None, restoration: datetime | None) -> TicketView:
    return TicketView(
        number="HB-1",
        summary="calls *drop*",
        severity=severity,
        status="open",
        opened_at=NOON,
        response_due=response,
        restoration_due=restoration,
    )


def test_a_changed_severity_comes_with_the_old_and_the_new_times() -> None:
    before = _view(3, NOON + timedelta(hours=4), None)
    after = _view(1, NOON + timedelta(minutes=10), NOON + timedelta(hours=72))
    told = NOTICES.severity_changed(before, after, BOB, "the *whole* site", NOON).text.split("  \n")
    assert told == [
        "The support team changed the severity of **HB-1** from 3 to **1 – Critical impact (code red)**.",
        "Why: the \\*whole\\* site",
        "First response today by **7:10 AM** (New York), instead of Monday, November 23, 11:00 AM.",
        "Restoration by **Thursday, November 26, 7:00 AM** (New York).",
    ]


def test_who_has_had_an_answer_is_promised_no_first_one() -> None:
    before = _view(3, NOON + timedelta(hours=4), None)
    after = _view(1, NOON + timedelta(minutes=10), NOON + timedelta(hours=72)).model_copy(update={"responded": True})
    told = NOTICES.severity_changed(before, after, BOB, "", NOON).text
    assert "First response" not in told
    assert "Restoration by" in told


def test_a_promise_that_ends_is_said() -> None:
    before, after = _view(2, NOON, NOON), _view(4, NOON, None)
    told = NOTICES.severity_changed(before, after, ANA, "", NOON).text
    assert "Restablecimiento: con esta gravedad ya no hay un plazo." in told
    assert "Por qué" not in told


def test_a_reminder_names_ticket_promise_and_time() -> None:
    reminder = Reminder(NOON, "response", "breach", NOON)
    told = ENGLISH_TEAM.reminder(_view(2, NOON, None), reminder, "Europe/Madrid").text
    assert told.startswith("🔴 **HB-1** · severity 2 · overdue: First response by **Monday, November 23, 7:00 AM**")
    assert "calls \\*drop\\*" in told
    warning = NOTICES.reminder(_view(2, NOON, None), Reminder(NOON, "restoration", "warning", NOON), "UTC").text
    assert warning.startswith("⏰ **HB-1** · gravedad 2 · Restablecimiento antes del")


def test_who_has_chosen_a_language_is_told_everything_in_it() -> None:
    chosen, spanish = (BOB.model_copy(update={name: "es"}) for name in ("chosen_language", "language"))
    assert _told(chosen) == _told(spanish)


def _told(reader: Requester) -> tuple[str, ...]:
    """All that a person may be told of tickets and incidents."""
    view, news = _view(2, NOON, None), IncidentNews("voice", NOON - timedelta(hours=2), resolved_at=NOON)
    file = FileReference(id="F1", name="log.txt")
    return (
        _text(NOTICES.agent_did(view, "resolve", "", ANA, reader)),
        NOTICES.files_sent([file], reader).text,
        NOTICES.severity_changed(view, view, reader, "", NOON).text,
        NOTICES.incident_resolved(news, reader, NOON).text,
        NOTICES.incident_reopened(news, reader, NOON).text,
        NOTICES.unread(reader).text,
        NOTICES.refused(view, reader).text,
        NOTICES.nothing_passed_on([LeftFile(file=file, why="size")], reader).text,
    )


@pytest.mark.parametrize(
    ("why", "told"),
    [
        ("itself", "A ticket cannot be a duplicate of itself. Choose another one."),
        (
            "duplicate",
            "**HB-1** is itself a duplicate, of **HB-7**. Choose that one, or reopen **HB-1** first.",
        ),
        ("over", "**HB-1** is over already. Reopen it first, or choose one that is open."),
        ("erased", "What **HB-1** told is erased, so it cannot be compared any more."),
    ],
)
def test_why_a_ticket_is_no_duplicate_of_another(why: str, told: str) -> None:
    assert NOTICES.no_original("HB-1", why, "HB-7", BOB).text == told


def test_an_alert_names_the_entry_and_the_reference() -> None:
    for what in ("inbox", "outbox"):
        told = NOTICES.parked(what, f"{what}-7", "abc").text
        assert "abc" in told
        assert f"helpbot parked retry {what}-7" in told


def test_what_was_removed_from_an_agents_words_is_said_in_the_readers_language() -> None:
    told = "the new one is ‹password removed›"
    view = _view(2, NOON, None)
    assert "> the new one is ‹password removed›" in _text(NOTICES.agent_did(view, "answer", told, BOB, BOB))
    assert "> the new one is ‹contraseña eliminada›" in _text(NOTICES.agent_did(view, "answer", told, BOB, ANA))
    reason = NOTICES.severity_changed(view, view, ANA, "vimos la ‹card number removed›", NOON).text
    assert "Por qué: vimos la ‹número de tarjeta eliminado›" in reason


def test_all_that_was_written_is_passed_on() -> None:
    words = "so we looked at the trunks, one after the other. " * 100
    card = TicketCard(view=_view(2, NOON, None), description="", requester="Ana", language="es", timezone="UTC")
    assert words.strip() in _text(NOTICES.agent_did(card.view, "answer", words, BOB, ANA))
    assert words.strip() in _text(NOTICES.team_news(card, "requester_replied", words, ANA))
    reason = words[:3000].strip()
    assert reason in NOTICES.severity_changed(card.view, card.view, ANA, reason, NOON).text


def _text(reply: Reply | None) -> str:
    assert reply
    return reply.text


class TestIncidents:
    PAGE = IncidentNews("voice", NOON - timedelta(hours=2), "Voice *outage*", by_page=True, resolved_at=NOON)
    TICKET = IncidentNews("voice", NOON - timedelta(days=1), resolved_at=NOON)

    def test_the_end_by_the_page_in_the_readers_zone(self) -> None:
        assert NOTICES.incident_resolved(self.PAGE, BOB, NOON).text == (
            "✅ The incident you also reported is resolved, according to the status page: **Voice \\*outage\\***, "
            "since 5:00 AM; resolved today at 7:00 AM (New York). "
            "If it still fails for you, report it: it may be something else, or it may be back."
        )

    def test_the_end_of_a_ticket_names_the_area(self) -> None:
        assert NOTICES.incident_resolved(self.TICKET, ANA, NOON).text == (
            "✅ El equipo de soporte resolvió el problema al que te sumaste (**llamadas y audio**, desde el domingo "
            "22 de noviembre, 13:00) hoy a las 13:00 (Madrid). "
            "Si a ti te sigue fallando, repórtalo: entonces es otra cosa, o ha vuelto."
        )

    def test_an_agents_title_is_said(self) -> None:
        news = IncidentNews("voice", NOON, "No voice in Leeds", resolved_at=NOON)
        assert (
            "The support team resolved the incident you also reported: **No voice in Leeds**"
            in NOTICES.incident_resolved(news, BOB, NOON).text
        )

    def test_ones_own_ticket_ends_with_it_and_may_still_fail(self) -> None:
        own = replace(self.TICKET, own=("HB-2",))
        told = [NOTICES.incident_resolved(own, reader, NOON) for reader in (BOB, ANA)]
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

    def test_of_several_own_tickets_none_is_offered(self) -> None:
        told = NOTICES.incident_resolved(replace(self.TICKET, own=("HB-2", "HB-4")), BOB, NOON)
        assert "That also ends **HB-2, HB-4**." in told.text
        assert told.choices == ()

    def test_it_is_not_over(self) -> None:
        told = NOTICES.incident_reopened(self.TICKET, ANA, NOON).text
        assert told.startswith("El problema al que te sumaste (**llamadas y audio**, desde el domingo 22")

    def test_what_the_rules_suggest_is_told_and_nothing_changed(self) -> None:
        view = _view(3, NOON, None).model_copy(update={"members": 4})
        told = ENGLISH_TEAM.severity_suggested(view, 1, "all").text
        assert told == (
            "📈 **HB-1** · also reported by others (4), and it now affects: everyone. By the rules this is severity 1"
            " – Critical impact (code red); it is set to 3. Nothing was changed.  \ncalls \\*drop\\*"
        )

    def test_an_escalation_names_tickets_and_rule(self) -> None:
        repeated = Repeated((_view(2, NOON, None),), 3, 3, NOON - timedelta(days=1))
        told = NOTICES.escalated(repeated, "Europe/Madrid").text
        assert told == (
            "📣 **Escalar:** 3 reportes de un mismo error en 7 días, sin resolver desde el domingo 22 de noviembre, "
            "13:00 (Madrid). Política: 3 reportes, sin resolver durante 24 horas.\n\n"
            "- **HB-1** · gravedad 2 · abierto · calls \\*drop\\*\n\n"
            "Un error que se repite y no se puede resolver rápido pasa a una instancia superior "
            "para investigarlo a fondo."
        )
