"""A person whose language only the knowledge base speaks reads articles in it; the bot's own words do not change."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpbot.bootstrap import build_notices
from helpbot.dialogue.turn import NoteQuestion
from helpbot.knowledge.article import Article
from helpbot.knowledge.base import load_knowledge
from helpbot.problems import HelpbotError
from helpbot.settings import Settings
from tests.dialogue.talk import FEED, IGNORANT, SURE, UNSURE, WALK, Talk
from tests.transcripts import shipped_content

PORTUGUESE = load_knowledge(Path(__file__).parents[1] / "data" / "knowledge-pt", SURE)
ARTICLES = (*PORTUGUESE.articles.values(), FEED, WALK)
QUESTION = "esqueci minha senha, como faço para redefinir?"


@pytest.mark.parametrize(
    ("languages", "asked_whether_it_helped"),
    [(("pt", "en"), "Was this helpful?"), (("es", "pt"), "¿Te sirvió?"), (("pt",), "Was this helpful?")],
)
def test_the_article_is_in_the_persons_language_and_the_rest_in_the_bots_own(
    languages: tuple[str, ...], asked_whether_it_helped: str
) -> None:
    talk = Talk(SURE, ARTICLES, languages)
    talk.say(QUESTION)
    [reply] = talk.replies
    assert reply.text.startswith("**Redefinir uma senha esquecida**")
    assert asked_whether_it_helped in reply.note
    assert [effect.language for effect in talk.effects if isinstance(effect, NoteQuestion)] == ["pt"]


def test_suggestions_are_in_the_persons_language_too() -> None:
    talk = Talk(UNSURE, ARTICLES, ("pt", "en"))
    talk.say(QUESTION)
    assert "Redefinir uma senha esquecida" in [choice.label for choice in talk.replies[0].choices]
    assert talk.replies[0].choices[-1].label == "None of these"


def test_the_language_changes_with_the_person_and_back() -> None:
    talk = Talk(SURE, ARTICLES, ("en", "pt"))
    talk.say(QUESTION)
    talk.say("how often should I walk my dog?")
    assert talk.replies[0].text.startswith("**Walk a dog**")
    talk.say("como peço uma folga ao meu supervisor?")
    assert talk.replies[0].text.startswith("**Pedir folga e ver a escala**")


def test_articles_in_a_language_that_is_switched_off_are_not_quoted() -> None:
    talk = Talk(SURE, ARTICLES, ("en",))
    talk.say(QUESTION)
    assert {effect.language for effect in talk.effects if isinstance(effect, NoteQuestion)} == {"en"}


def test_a_language_that_neither_the_bot_nor_its_knowledge_speaks_is_refused() -> None:
    with pytest.raises(HelpbotError) as refused:
        Talk(SURE, ARTICLES, ("es", "pt", "fr"))
    assert refused.value.what == "neither the bot nor its knowledge speaks 'fr'"
    assert refused.value.fix == "write articles in it, or set languages in app.yaml to some of: en, es, pt"


def test_what_the_bot_says_unasked_has_words_too() -> None:
    notices = build_notices(Settings(languages=("pt",)), shipped_content().policy)
    assert notices.admins.parked("inbox", "inbox-7", "r-1").text


@pytest.mark.parametrize(
    ("wished", "told"),
    [
        ("en español", "Hablo inglés y español; aun así intenté entenderte:"),
        ("in English", "I speak Spanish and English; I tried to understand you anyway:"),
    ],
)
def test_somebody_who_writes_in_another_language_is_told_which_are_spoken(wished: str, told: str) -> None:
    cat = Article(id="cat", title={"es": "Bañar a un gato"}, questions={"es": ("cómo baño a mi gato",)})
    talk = Talk(IGNORANT, (FEED, cat))
    talk.say(wished, "مرحبا، لا أستطيع تسجيل الدخول إلى النظام")
    assert talk.replies[0].text == told
