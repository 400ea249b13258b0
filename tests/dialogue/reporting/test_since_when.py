"""When it began: read from the words, shown before filing, kept in the ticket, counted from when it was said."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.dialogue.talk import IGNORANT, Talk

NINE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""A Monday, when every conversation begins; everybody is in UTC."""


def reported(*answers: str, what: str = "calls drop all the time") -> Talk:
    """A conversation in which a problem was reported, and then this answered to the questions."""
    talk = Talk(IGNORANT)
    talk.say("report a problem", what, *answers)
    return talk


def shown(talk: Talk) -> str:
    """The line of the summary that says since when."""
    [line] = [line for line in talk.replies[-1].text.splitlines() if line.startswith(("- **Since:**", "- **Desde:**"))]
    return line


def kept(talk: Talk) -> tuple[str, date | None, datetime | None]:
    """What the ticket keeps of it once it is filed."""
    draft = talk.draft()
    return draft.since, draft.began_on, draft.began_at


@pytest.mark.parametrize(
    ("told", "line"),
    [
        ("since 8", "- **Since:** 8 (today at 8:00 AM)"),
        ("yesterday at noon", "- **Since:** yesterday at noon (Sunday, November 22, 12:00 PM)"),
        ("since Friday", "- **Since:** Friday (Friday, November 20)"),
        ("this morning", "- **Since:** this morning"),
        ("at 8 or 9", "- **Since:** at 8 or 9"),
        ("8am EST", "- **Since:** 8am EST"),
        ("2-3 hours ago", "- **Since:** 2-3 hours ago"),
        ("skip", "- **Since:** not given"),
    ],
)
def test_the_summary_shows_how_the_words_were_read_if_that_says_more(told: str, line: str) -> None:
    assert shown(reported("nobody can sell", "all of us", "no way round", told)) == line


def test_the_ticket_keeps_the_words_and_the_moment() -> None:
    talk = reported("nobody can sell", "all of us", "no way round", "yesterday at noon")
    assert kept(talk) == ("yesterday at noon", date(2026, 11, 22), NINE - timedelta(hours=21))


def test_a_guess_is_not_kept() -> None:
    talk = reported("nobody can sell", "all of us", "no way round", "two weeks ago")
    assert kept(talk) == ("two weeks ago", None, None)


def test_a_misreading_is_corrected_at_the_summary() -> None:
    talk = reported("nobody can sell", "all of us", "no way round", "since 8")
    talk.say("change since when", "yesterday at 8 in the evening")
    assert shown(talk) == "- **Since:** yesterday at 8 in the evening (Sunday, November 22, 8:00 PM)"
    assert kept(talk)[1:] == (date(2026, 11, 22), NINE - timedelta(hours=13))


def test_an_hour_ago_is_an_hour_before_it_was_said() -> None:
    talk = Talk(IGNORANT)
    talk.say("report a problem", "calls drop all the time since an hour ago")
    talk.wait(timedelta(minutes=30))
    talk.say("nobody can sell", "all of us", "no way round")
    assert kept(talk)[2] == NINE - timedelta(hours=1)


def test_an_answer_counts_from_when_it_was_given() -> None:
    talk = reported("nobody can sell", "all of us", "no way round")
    talk.wait(timedelta(minutes=30))
    talk.say("20 minutes ago")
    talk.wait(timedelta(days=1))
    assert kept(talk)[2] == NINE + timedelta(minutes=10)


def test_a_marked_message_counts_from_when_it_was_written() -> None:
    talk = Talk(IGNORANT)
    talk.take_up("calls drop all the time since an hour ago", written_at=NINE - timedelta(days=2))
    talk.say("nobody can sell", "all of us", "no way round")
    assert kept(talk)[2] == NINE - timedelta(days=2, hours=1)


def test_a_form_counts_from_when_it_is_sent() -> None:
    talk = Talk(IGNORANT)
    talk.send_form("calls drop all the time", since="20 minutes ago")
    assert kept(talk)[2] == NINE - timedelta(minutes=20)
