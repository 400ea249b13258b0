"""Questions that ask for the same thing are grouped; others are not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from helpbot.knowledge.grouping import groups, topics
from helpbot.language.rules import rules_for
from helpbot.language.text import Words

ENGLISH, SPANISH = Words(rules_for("en")), Words(rules_for("es"))


def grouped(*texts: str, words: Words = ENGLISH) -> list[list[str]]:
    return [[texts[position] for position in group] for group in groups([topics(text, words) for text in texts])]


def test_topics_are_stems_in_any_order_without_function_words() -> None:
    assert topics("How do I change the opening hours?", ENGLISH) == topics("changing hours of opening", ENGLISH)


def test_a_question_of_function_words_only_is_compared_by_its_words() -> None:
    assert topics("what is it", ENGLISH) == "is it what"


def test_the_same_need_in_other_words_and_with_mistakes_is_one_group() -> None:
    canteen = ["when does the canteen open", "canteen opening hours", "canteen opens when??", "cantene opening"]
    parking = ["where can I park my car", "parking for my car"]
    assert grouped(*canteen, *parking) == [canteen, parking]


def test_the_same_need_in_spanish_is_one_group_too() -> None:
    cafeteria = ["¿a qué hora abre la cafetería?", "hora de apertura cafeteria"]
    parking = ["dónde aparco el coche", "aparcar mi coche"]
    assert grouped(*cafeteria, *parking, words=SPANISH) == [cafeteria, parking]


def test_one_shared_word_does_not_join_two_needs() -> None:
    assert len(grouped("delete a queue", "queue statistics of last month by agent", "music in the queue")) == 3


@given(st.lists(st.text(alphabet="abc ", max_size=12), max_size=12))
def test_every_question_is_in_exactly_one_group(texts: list[str]) -> None:
    members = sorted(position for group in groups(texts) for position in group)
    assert members == list(range(len(texts)))
