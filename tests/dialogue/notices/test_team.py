"""What the support team is told in its channel."""

from __future__ import annotations

from datetime import timedelta

from helpbot.dialogue.messages import Origin
from helpbot.dialogue.ticket import Repeated, TicketCard
from helpbot.triage.promises.reminders import Reminder
from tests.dialogue.notices.readers import ANA, ENGLISH_TEAM, LONG_WORDS, NOON, NOTICES, ticket

TOLD = NOTICES.team


def test_a_reminder_names_ticket_promise_and_time() -> None:
    broken = ENGLISH_TEAM.reminder(ticket(), Reminder(NOON, "response", "breach", NOON), "Europe/Madrid", "C1:1.0")
    assert broken.text == (
        "🔴 **HB-1** · severity 2 · overdue: First response by **Monday, November 23, 7:00 AM** (New York)  \n"
        "calls \\*drop\\*"
    )
    warning = TOLD.reminder(ticket(), Reminder(NOON, "restoration", "warning", NOON), "UTC", "")
    assert warning.text == (
        "⏰ **HB-1** · gravedad 2 · Restablecimiento antes del **lunes 23 de noviembre, 12:00** (UTC)  \n"
        "calls \\*drop\\*"
    )
    assert (broken.origin, warning.origin) == (Origin(label="Go to its card", message="C1:1.0", conversation=""), None)


def test_everything_a_requester_wrote_is_passed_on() -> None:
    card = TicketCard(view=ticket(), description="", requester="Ana", language="es", timezone="UTC")
    told = TOLD.news(card, "requester_replied", LONG_WORDS, ANA)
    assert told is not None
    assert LONG_WORDS in told.text


def test_the_team_is_told_what_the_rules_suggest_and_nothing_is_changed() -> None:
    graver = ticket(3).model_copy(update={"members": 4})
    told = ENGLISH_TEAM.severity_suggested(graver, 1, "all", "").text
    assert told == (
        "📈 **HB-1** · also reported by others (4), and it now affects: everyone. By the rules this is severity 1"
        " – Critical impact (code red); it is set to 3. Nothing was changed.  \ncalls \\*drop\\*"
    )


def test_the_solution_of_a_problem_like_it_is_told_with_a_link() -> None:
    earlier = TicketCard(view=ticket(), description="", requester="Ana", language="es", timezone="Europe/Madrid")
    told = ENGLISH_TEAM.solved_before(
        earlier, NOON, "Restart the *Edge*.\nThen wait.", NOON + timedelta(days=9), "C1:1.0"
    )
    assert told.text == (
        "💡 Much the same as **HB-1** (“calls \\*drop\\*”), resolved on Monday, November 23, 7:00 AM."
        " The solution then:\n\n> Restart the \\*Edge\\*.\n>\n> Then wait."
    )
    assert told.origin == Origin(label="Go to its card", message="C1:1.0", conversation="")
    assert TOLD.solved_before(earlier, NOON, "Listo", NOON + timedelta(hours=1), "").text == (
        "💡 Muy parecido a **HB-1** («calls \\*drop\\*»), resuelto hoy a las 13:00. La solución de entonces:\n\n> Listo"
    )


def test_an_escalation_names_tickets_and_rule() -> None:
    repeated = Repeated((ticket(),), 3, 3, NOON - timedelta(days=1))
    told = TOLD.escalated(repeated, "Europe/Madrid").text
    assert told == (
        "📣 **Escalar:** 3 reportes de un mismo error en 7 días, sin resolver desde el domingo 22 de noviembre, "
        "13:00 (Madrid). Política: 3 reportes, sin resolver durante 24 horas.\n\n"
        "- **HB-1** · gravedad 2 · abierto · calls \\*drop\\*\n\n"
        "Un error que se repite y no se puede resolver rápido pasa a una instancia superior "
        "para investigarlo a fondo."
    )
