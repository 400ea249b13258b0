"""Reading a message in the order of its words: the same words say the same, and the way of telling says little."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpbot.triage.extraction.reading import read
from helpbot.triage.learned.archive import archived, read_network
from helpbot.triage.learned.experience import shipped
from helpbot.triage.learned.network import Judgement, Seen
from helpbot.triage.splitting import split
from helpbot.triage.splitting.seen import SIGNS, seen
from helpbot.triage.splitting.stretches import pieces

NETWORK = shipped().network
WORDS = ["calls", "drop", "nobody", "can", "log", "in", "the", "invoice", "no", "suena", "zzxqj", "factura", "y", ","]
ROOM_FOR_ROUNDING = 1e-3
NEXT_TO_NOTHING = 0.5


def judged(text: str, language: str) -> Judgement:
    whole = read(text, language)
    return NETWORK.judge(seen(whole, pieces(whole)))


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=80).map(" ".join).filter(lambda text: text.strip(" ,")))
def test_every_message_is_judged_and_the_same_words_alike(text: str) -> None:
    told = judged(text, "en")
    assert told == judged(text, "en")
    assert len(told.borders) == len(pieces(read(text, "en"))) - 1
    assert all(map(isfinite, (told.message, *told.borders)))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("calls drop after ten seconds, the reports page is blank", "en"),
        ("no suena mi auricular, el informe semanal llega vacío", "es"),
    ],
)
def test_two_problems_speak_for_two_and_each_alone_for_one(text: str, language: str) -> None:
    whole, *parts = judged(text, language).message, *(judged(part, language).message for part in text.split(", "))
    assert whole > 0 > max(parts)


@pytest.mark.parametrize(
    ("plain", "told", "language"),
    [
        ("nobody can log in since nine", "NOBODY CAN LOG IN SINCE NINE", "en"),
        ("no puede entrar nadie desde las nueve", "NO PUEDE ENTRAR NADIE DESDE LAS NUEVE", "es"),
        ("please nobody can log in", "urgent nobody can log in", "en"),
        ("porfa no puede entrar nadie", "urgente no puede entrar nadie", "es"),
    ],
)
def test_shouting_and_words_of_tone_say_next_to_nothing(plain: str, told: str, language: str) -> None:
    assert judged(plain, language).message == pytest.approx(judged(told, language).message, abs=NEXT_TO_NOTHING)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the reports page won't open since nine, all of us get a blank screen", "en"),
        ("no me abre la página de informes desde las nueve, a todos nos sale en blanco", "es"),
    ],
)
@pytest.mark.parametrize(("before", "after"), [("", "!!!"), ("URGENT!!! ", ""), ("¡URGENTE! ", " gracias")])
def test_no_tone_makes_two_problems_of_one(text: str, language: str, before: str, after: str) -> None:
    assert len(split(before + text + after, language)) == 1


def test_what_stands_before_a_border_counts_beside_what_stands_behind() -> None:
    """The same piece goes on about one thing and begins another."""
    goes_on = judged("the invoices are wrong, the totals do not add up", "en")
    begins = judged("Ravi cannot log in, the totals do not add up", "en")
    assert begins.message > goes_on.message


def told(words: Sequence[str], begins: Sequence[int] = (0,)) -> Seen:
    return Seen(words, [0] * len(words), [], begins, [0] * len(begins))


def test_an_unknown_word_is_told_by_its_letters() -> None:
    misspelt, other = (NETWORK.judge(told(["the", word, "are", "wrong"])) for word in ("invoicess", "xylograph"))
    assert not {"invoicess", "xylograph"} & set(NETWORK.words.places)
    assert misspelt != other


def test_a_very_long_message_is_judged_too() -> None:
    judgement = NETWORK.judge(told(["word"] * 5000, range(0, 5000, 10)))
    assert len(judgement.borders) == 499


def test_a_network_survives_its_file() -> None:
    again = read_network(archived(NETWORK))
    seen_first = told(["nobody", "can", "log", "in", "invoices", "are", "wrong"], (0, 4))
    assert np.allclose(again.judge(seen_first).borders, NETWORK.judge(seen_first).borders, atol=ROOM_FOR_ROUNDING)
    assert len(archived(NETWORK)) < 3_000_000


def test_each_sign_has_a_vector() -> None:
    assert len(NETWORK.signs) == len(SIGNS)
