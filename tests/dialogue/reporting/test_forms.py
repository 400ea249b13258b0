"""What a form contains when it is opened after a conversation."""

from __future__ import annotations

import pytest

from helpbot.dialogue.turn import NoteQuestion
from helpbot.knowledge.article import Article
from tests.dialogue.talk import FEED, IGNORANT, SURE, Talk

IN_SPANISH = Article(id="pasear", title={"es": "Pasear al perro"}, questions={"es": ("cuándo paseo al perro",)})


def test_an_answered_question_is_not_in_the_form() -> None:
    talk = Talk(SURE)
    talk.say("how do I feed my dog")
    assert talk.form() == ""


def test_an_unanswered_question_is_in_the_form() -> None:
    talk = Talk(IGNORANT)
    talk.say("how do I paint a fence")
    assert talk.form() == "how do I paint a fence"


def test_a_problem_answered_by_an_article_is_in_the_form_whatever_was_asked_since() -> None:
    talk = Talk(SURE)
    talk.say("my calls drop when I transfer them", "how do I feed my dog")
    assert talk.form() == "my calls drop when I transfer them"


def test_a_cancelled_report_is_not_in_the_form() -> None:
    talk = Talk(SURE)
    talk.say("how do I feed my dog", "report a problem", "the weekly report shows the old logo")
    assert talk.form() == "the weekly report shows the old logo"
    talk.say("cancel")
    assert talk.form() == ""


def test_whoever_sends_a_form_about_something_else_is_told_what_it_replaces() -> None:
    talk = Talk(IGNORANT)
    talk.say("report a problem", "the softphone closes by itself")
    talk.send_form(talk.form() + " since Monday")
    assert talk.replies[0].text.startswith("**This is the report I would file:**")
    talk.send_form("the weekly report shows the old logo")
    assert talk.replies[0].text.startswith(
        "This replaces “the softphone closes by itself since Monday”, which was not filed. "
        "**This is the report I would file:**"
    )


LONG = "my calls drop:" + " the log says so, line by line." * 300


def test_a_form_shows_the_beginning_of_a_long_report_and_sending_it_loses_nothing() -> None:
    talk = Talk(IGNORANT)
    talk.say("report a problem", LONG)
    assert talk.form() == LONG[:3000]
    talk.send_form(talk.form())
    assert talk.draft().description == LONG


def test_sending_it_with_a_changed_text_loses_nothing() -> None:
    talk = Talk(IGNORANT)
    talk.say("report a problem", LONG)
    talk.send_form(talk.form().replace("my calls drop", "all our calls drop"))
    assert talk.draft().description == LONG.replace("my calls drop", "all our calls drop")


def test_a_long_message_before_any_report_loses_nothing() -> None:
    talk = Talk(IGNORANT)
    talk.say(LONG.replace("my calls drop", "how is this"))
    talk.send_form(talk.form())
    assert talk.draft().description == LONG.replace("my calls drop", "how is this")


def test_what_has_no_field_in_the_form_is_kept() -> None:
    talk = Talk(IGNORANT)
    talk.say("report a problem", "nobody can make calls", *["skip"] * 4, "make it high")
    talk.send_form(f"{talk.form().replace('make', 'take')} since Monday")
    assert talk.replies[-1].text.count("**Severity: 2 – High impact** (you chose it; I suggested 1)") == 1


def test_what_was_said_about_a_second_problem_is_kept() -> None:
    talk = Talk(IGNORANT)
    talk.say("report a problem", "Calls drop for the whole team. The login page is blank.", "separately")
    talk.say(*["skip"] * 4, "workaround of the second: we use the phone app")
    talk.send_form(talk.form())
    assert talk.draft().description.endswith("we use the phone app")


@pytest.mark.parametrize(
    ("what", "unknown"),
    [
        ("the login page is slow for me", "no idea"),
        ("the login page is slow for me", "Not sure."),
        ("the login page is slow for me", "not the foggiest"),
        ("la página de inicio me va lenta", "ni idea"),
        ("la página de inicio me va lenta", "No lo sé"),
        ("la página de inicio me va lenta", "No sabría decirte, la verdad"),
    ],
)
def test_not_knowing_leaves_a_field_open(what: str, unknown: str) -> None:
    talk = Talk(IGNORANT, (FEED, IN_SPANISH))
    talk.send_form(what, workaround=unknown, affected="Marta")

    draft = talk.draft()
    assert (draft.workaround, draft.workaround_available, draft.affected) == ("", None, "Marta")


def test_not_knowing_is_no_answer_in_a_correction_either() -> None:
    talk = Talk(IGNORANT)
    talk.send_form("the login page is slow for me", workaround="another browser")
    talk.say("workaround: no idea")

    draft = talk.draft()
    assert (draft.workaround, draft.workaround_available) == ("", None)


def test_another_problem_in_a_form_takes_nothing_from_the_previous_one() -> None:
    talk = Talk(IGNORANT)
    talk.say("report a problem", "nobody can make calls", *["skip"] * 4, "make it high")
    talk.send_form("the weekly report shows the old logo")
    assert "you chose it" not in talk.replies[-1].text
    assert talk.draft().description == "the weekly report shows the old logo"


def test_a_long_answer_keeps_its_end() -> None:
    talk = Talk(IGNORANT)
    answer = "we cannot sell:" + " one more customer is lost." * 200
    talk.say("report a problem", "nobody can make calls", answer)
    talk.send_form(talk.form(), business_impact=answer[:3000])
    assert talk.draft().business_impact == answer


def test_a_form_in_another_language_is_read_in_that_and_the_conversation_keeps_its_own() -> None:
    talk = Talk(IGNORANT)
    talk.say("hola")
    talk.send_form("Since 9 this morning my team of 12 can't hear the customers, we lose sales")
    [summary] = talk.replies
    assert summary.text.startswith("**Este es el reporte que registraría:**")
    draft = talk.draft()
    assert draft.affected_count == 12


def test_help_is_looked_for_in_the_language_of_the_message() -> None:
    talk = Talk(SURE)
    talk.say("hola")
    talk.find_help("My dog is hungry: what do dogs eat, and how do I feed him?")
    asked = [effect for effect in talk.effects if isinstance(effect, NoteQuestion)]
    assert [(note.language, note.article) for note in asked] == [("en", "feed")]
    assert "¿Te sirvió?" in talk.replies[0].note
