"""A message is changed while a report is being made that began with it."""

from __future__ import annotations

from helpbot.dialogue.messages import Message
from tests.dialogue.talk import IGNORANT, Talk

BEGAN = "D1:1.0"


def reporting() -> Talk:
    talk = Talk(IGNORANT)
    talk.hear(Message(text="the login page is slow for me", source=BEGAN))
    return talk


def edit(talk: Talk, text: str, source: str = BEGAN) -> None:
    talk.hear(Message(text=text, source=source, edited=True))


def test_the_report_goes_by_what_it_says_now_and_keeps_what_was_answered() -> None:
    talk = reporting()
    talk.say("we cannot open any account")
    edit(talk, "the dashboard is blank for all 30 of us in Austin")

    assert talk.replies[0].text == "You changed your message, so I go by what it says now."
    talk.say("just file it")
    draft = talk.draft()
    assert draft.description == "the dashboard is blank for all 30 of us in Austin"
    assert (draft.business_impact, draft.affected_count) == ("we cannot open any account", 30)


def test_at_the_summary_it_is_shown_anew() -> None:
    talk = reporting()
    talk.say("just file it")
    edit(talk, "the login page is down for me")
    talk.say("just file it")

    assert talk.draft().summary == "the login page is down for me"


def test_several_problems_are_found_in_it() -> None:
    talk = reporting()
    edit(talk, "1. all calls drop for everyone 2. the dashboard shows no data since monday")

    assert [reply.choices[0].label for reply in talk.replies if reply.choices] == ["Separately"]


def test_a_change_of_another_message_says_nothing() -> None:
    talk = reporting()
    edit(talk, "thanks!", source="D1:2.0")

    assert talk.replies == ()
    talk.say("just file it")
    assert talk.draft().summary == "the login page is slow for me"


def test_without_a_report_a_change_says_nothing() -> None:
    talk = Talk(IGNORANT)
    edit(talk, "the login page is slow for me")

    assert talk.replies == ()
