"""A message is edited while the report that began with it, or that contains words of it, is open."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from helpbot.dialogue.incidents.failures import Found, KnownFailure, LookUpKnown
from helpbot.dialogue.messages import Message
from helpbot.knowledge.article import Article
from tests.dialogue.talk import FEED, IGNORANT, Talk

BEGAN, LATER = "D1:1.0", "D1:2.0"
IN_SPANISH = Article(id="pasear", title={"es": "Pasear al perro"}, questions={"es": ("cuándo paseo al perro",)})


def reporting() -> Talk:
    talk = Talk(IGNORANT)
    talk.hear(Message(text="the login page is slow for me", source=BEGAN))
    return talk


def edit(talk: Talk, text: str, source: str = BEGAN) -> None:
    talk.hear(Message(text=text, source=source, edited=True))


def test_the_report_uses_the_new_text_and_keeps_the_answers() -> None:
    talk = reporting()
    talk.say("we cannot open any account")
    edit(talk, "the dashboard is blank for all 30 of us in Austin")

    assert talk.replies[0].text == "You changed your message, so I go by what it says now."
    talk.say("just file it")
    draft = talk.draft()
    assert draft.description == "the dashboard is blank for all 30 of us in Austin"
    assert (draft.business_impact, draft.affected_count) == ("we cannot open any account", 30)


def test_at_the_summary_the_new_text_is_shown() -> None:
    talk = reporting()
    talk.say("just file it")
    edit(talk, "the login page is down for me")
    talk.say("just file it")

    assert talk.draft().summary == "the login page is down for me"


def test_several_problems_in_the_new_text_are_found() -> None:
    talk = reporting()
    edit(talk, "1. all calls drop for everyone 2. the dashboard shows no data since monday")

    assert [reply.choices[0].label for reply in talk.replies if reply.choices] == ["Separately"]


def test_editing_another_message_changes_nothing() -> None:
    talk = reporting()
    edit(talk, "thanks!", source="D1:2.0")

    assert talk.replies == ()
    talk.say("just file it")
    assert talk.draft().summary == "the login page is slow for me"


def test_editing_without_a_report_changes_nothing() -> None:
    talk = Talk(IGNORANT)
    edit(talk, "the login page is slow for me")

    assert talk.replies == ()


def test_later_words_are_kept() -> None:
    talk = reporting()
    talk.say("just file it", "the spinner turns green")
    edit(talk, "the login page is slow for all of us")

    assert talk.draft().description == "the login page is slow for all of us\nthe spinner turns green"


def test_a_problem_separated_since_stays_separate() -> None:
    talk = reporting()
    talk.say("and my headset is dead too, nobody hears me", "separately")
    edit(talk, "the login page is down for me")
    talk.say("just file it")

    told = [draft.description for draft in talk.drafts()]
    assert told == ["the login page is down for me", "and my headset is dead too, nobody hears me"]


def test_separate_problems_stay_separate_with_what_was_said_about_each() -> None:
    talk = Talk(IGNORANT)
    talk.hear(Message(text="1. all calls drop for everyone 2. the dashboard shows no data", source=BEGAN))
    talk.say("separately", "just file it", "correct something")
    talk.press("2. the dashboard shows no data")
    talk.press("Since")
    talk.say("since monday")
    edit(talk, "1. all calls drop for everyone 2. the dashboard shows no numbers")

    told = [(draft.description, draft.since) for draft in talk.drafts()]
    assert told == [("all calls drop for everyone", ""), ("the dashboard shows no numbers", "since monday")]


def test_another_problem_that_is_asked_about_keeps_waiting() -> None:
    talk = reporting()
    talk.say("and my headset is dead too, nobody hears me")
    edit(talk, "the login page is down for me")

    assert talk.replies[-1].text.startswith("That looks like another problem")


def test_a_skipped_question_is_not_asked_again() -> None:
    talk = reporting()
    talk.say("skip")
    question = talk.replies[-1]
    edit(talk, "the login page is slow for us")

    assert talk.replies[-1].text == question.text
    assert talk.replies[-1].choices == question.choices


@pytest.mark.parametrize("nothing", ["never mind", "no importa, olvídalo"])
def test_withdrawing_the_problem_by_editing_cancels_the_report(nothing: str) -> None:
    talk = reporting()
    edit(talk, nothing)

    assert talk.form() == ""
    assert not talk.filed()


@pytest.mark.parametrize("over", ["it works now", "ya funciona"])
def test_saying_by_editing_that_the_problem_is_over_leads_to_a_question(over: str) -> None:
    talk = reporting()
    edit(talk, over)

    assert talk.form() == "the login page is slow for me"
    assert [choice.action for choice in talk.replies[-1].choices] == ["cancel", "file_solved", "keep"]


@pytest.mark.parametrize("words", ["thanks!", "yes", "sí", "it's broken", "esto no va", "12", "hmm", "12, 14"])
def test_a_new_text_without_a_problem_changes_nothing(words: str) -> None:
    talk = reporting()
    talk.say("just file it")
    edit(talk, words)

    assert talk.replies == ()
    assert not talk.filed()
    assert talk.draft().summary == "the login page is slow for me"


def test_a_vague_first_message_may_be_edited_to_say_what_happens() -> None:
    talk = Talk(IGNORANT)
    talk.hear(Message(text="it's broken", source=BEGAN))
    edit(talk, "the login page is down for me")
    talk.say("just file it")

    assert talk.draft().summary == "the login page is down for me"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("the calls drop, any ideas?", "the calls drop for everyone, any ideas?", "the calls drop for everyone"),
        (
            "how do I record a call? Also, my headset is dead",
            "how do I record a call? Also, my headset is dead again",
            "my headset is dead again",
        ),
    ],
)
def test_a_question_in_the_new_text_is_not_part_of_the_problem(before: str, after: str, told: str) -> None:
    talk = Talk(IGNORANT)
    talk.hear(Message(text=before, source=BEGAN))
    edit(talk, after)

    assert talk.form() == told


def test_a_problem_told_by_another_message_since_is_not_changed() -> None:
    talk = reporting()
    talk.hear(Message(text="back", source="D1:2.0"))
    talk.hear(Message(text="the dashboard is blank for everyone", source="D1:3.0"))
    edit(talk, "the login page is slow for us")

    assert talk.replies == ()
    assert talk.form() == "the dashboard is blank for everyone"


def test_times_count_from_when_the_message_was_written() -> None:
    talk = reporting()
    talk.wait(timedelta(hours=2))
    written = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    text = "the login page is slow for us since an hour ago"
    talk.hear(Message(text=text, source=BEGAN, edited=True, written_at=written))
    talk.say("just file it")

    assert talk.draft().began_at == datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def test_while_a_known_failure_is_offered_the_look_up_is_repeated() -> None:
    seen = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    talk = Talk(IGNORANT)
    message = Message(text="all calls drop for everyone", source=BEGAN)
    talk.hear(message, Found(0, KnownFailure(name="calls", since=seen, seen_at=seen, title="Calls drop")))
    talk.effects.clear()
    edit(talk, "the dashboard shows no data for everyone")

    assert [type(effect) for effect in talk.effects] == [LookUpKnown]
    assert talk.form() == "the dashboard shows no data for everyone"
    assert "join" not in [choice.action for reply in talk.replies for choice in reply.choices]


@pytest.mark.parametrize("question", ["how do I feed my dog?", "how can I see my tickets", "cómo cambio mi contraseña"])
def test_editing_it_into_a_question_leads_to_the_question_whether_to_cancel(question: str) -> None:
    talk = reporting()
    edit(talk, question)

    assert talk.form() == "the login page is slow for me"
    assert [choice.action for choice in talk.replies[-1].choices] == ["cancel", "keep"]


def told_later(*texts: str) -> Talk:
    """A report with answers, each of them a message that can be edited."""
    talk = reporting()
    for number, text in enumerate(texts, start=2):
        talk.hear(Message(text=text, source=f"D1:{number}.0"))
    return talk


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("we cannot take payments", "we cannot take refunds", ("we cannot take refunds", "", "")),
        ("20 agents", "200 agents", ("", "200 agents", "")),
        ("20 agents, since 9", "30 agents, since 8", ("", "30 agents", "since 8")),
        ("we cannot bill", "20 agents, since 9", ("", "20 agents", "since 9")),
    ],
)
def test_the_new_text_of_a_later_message_replaces_its_old_words(
    before: str, after: str, told: tuple[str, str, str]
) -> None:
    talk = told_later(before)
    edit(talk, after, LATER)

    assert talk.replies[0].text == "You changed your message, so I go by what it says now."
    talk.say("just file it")
    draft = talk.draft()
    assert (draft.business_impact, draft.affected, draft.since) == told


def test_the_same_in_spanish() -> None:
    talk = Talk(IGNORANT, (FEED, IN_SPANISH))
    talk.hear(Message(text="no me abre la página de inicio", source=BEGAN))
    talk.hear(Message(text="somos 6", source=LATER))
    talk.hear(Message(text="no podemos cobrar", source="D1:3.0"))
    edit(talk, "somos 60", LATER)
    edit(talk, "no podemos cobrar, desde las 9", "D1:3.0")

    assert talk.replies[0].text == "Cambiaste tu mensaje, así que me guío por lo que dice ahora."
    talk.say("regístralo ya")
    draft = talk.draft()
    assert (draft.affected_count, draft.business_impact, draft.since) == (60, "no podemos cobrar", "desde las 9")


def test_the_open_question_stays_open() -> None:
    talk = told_later("20 agents")
    question = talk.replies[-1].text.removeprefix("Noted (Affected). ")
    edit(talk, "30 agents", LATER)

    assert talk.replies[-1].text == question


def test_the_new_text_also_replaces_words_added_to_an_answer_or_to_the_details() -> None:
    talk = told_later("we cannot bill", "just file it", "and we cannot ship, either", "the button turns green")
    edit(talk, "and we cannot pack, either", "D1:4.0")
    edit(talk, "the button turns red", "D1:5.0")

    draft = talk.draft()
    assert draft.business_impact == "we cannot bill; and we cannot pack, either"
    assert draft.description == "the login page is slow for me\nthe button turns red"


def test_a_later_correction_is_kept() -> None:
    talk = told_later("20 agents", "just file it", "only 12 agents")
    edit(talk, "21 agents", LATER)

    assert talk.draft().affected == "only 12 agents"


@pytest.mark.parametrize("words", ["thanks!", "skip", "how do I feed my dog?"])
def test_a_new_text_that_says_nothing_changes_no_answer(words: str) -> None:
    talk = told_later("20 agents")
    edit(talk, words, LATER)

    assert talk.replies == ()
    talk.say("just file it")
    assert talk.draft().affected == "20 agents"


def test_a_later_message_may_be_edited_again() -> None:
    talk = told_later("20 agents")
    edit(talk, "30 agents", LATER)
    edit(talk, "40 agents", LATER)
    talk.say("just file it")

    assert talk.draft().affected == "40 agents"


@pytest.mark.parametrize(
    ("said", "after", "told"),
    [
        (("12 in sales", "no, not sales, support"), "no, not sales, billing", "12 in billing"),
        (("12 in sales", "no, not sales, support"), "15 in billing", "15 in billing"),
        (("20 agents", "actually 25 agents"), "actually 26 agents", "26 agents"),
    ],
)
def test_a_correction_may_be_edited_too(said: tuple[str, str], after: str, told: str) -> None:
    talk = told_later("just file it", "correct something")
    talk.press("Affected")
    talk.hear(Message(text=said[0], source="D1:4.0"))
    talk.hear(Message(text=said[1], source="D1:5.0"))
    edit(talk, after, "D1:5.0")

    assert talk.draft().affected == told


def test_a_correction_of_a_moment_may_be_edited_too() -> None:
    talk = told_later("since 9, 5 of us", "just file it", "no wait, 8.30")
    edit(talk, "no wait, 8.45", "D1:4.0")

    assert talk.draft().since == "8.45"


def test_a_correction_edited_into_something_else_keeps_what_it_had_corrected() -> None:
    talk = told_later("20 agents", "actually 25 agents")
    edit(talk, "we cannot bill", "D1:3.0")
    talk.say("just file it")

    draft = talk.draft()
    assert (draft.affected, draft.business_impact) == ("20 agents", "we cannot bill")


def test_the_same_words_from_another_message_are_kept() -> None:
    talk = Talk(IGNORANT)
    talk.hear(Message(text="calls drop when I call people", source=BEGAN))
    for number, text in enumerate(("just file it", "calls drop", "drop"), start=2):
        talk.hear(Message(text=text, source=f"D1:{number}.0"))
    edit(talk, "calls hang", "D1:3.0")
    edit(talk, "freeze", "D1:4.0")

    assert talk.draft().description == "calls drop when I call people\ncalls hang\nfreeze"


def test_picking_by_message_leaves_no_words_to_edit() -> None:
    talk = reporting()
    talk.say("and my headset is dead too, nobody hears me")
    talk.hear(Message(text="1", source=LATER))
    edit(talk, "2", LATER)
    talk.say("just file it")

    told = [draft.description for draft in talk.drafts()]
    assert told == ["the login page is slow for me", "and my headset is dead too, nobody hears me"]


def test_a_message_edited_to_be_empty_changes_no_answer() -> None:
    talk = told_later("20 agents")
    edit(talk, "\u200b", LATER)
    talk.say("just file it")

    assert talk.draft().affected == "20 agents"
