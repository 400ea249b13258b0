"""The networks read words in order: the same words give the same result, and tone changes little."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import exp, isfinite
from typing import TypeVar

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpbot.triage.extraction.explicit_facts import explicit_facts_of
from helpbot.triage.extraction.texts.reading import read
from helpbot.triage.learned.models import shipped
from helpbot.triage.learned.networks.archive import archived, read_network
from helpbot.triage.learned.networks.messages import Judgement, MessageNetwork, SeenMessage
from helpbot.triage.learned.networks.reports import Opinion, ReportNetwork
from helpbot.triage.learned.networks.words import SeenWords
from helpbot.triage.learned.opinions import COMPONENTS, WAYS, opinion_of
from helpbot.triage.learned.resemblance import LEVELS
from helpbot.triage.learned.seen_words import SIGNS
from helpbot.triage.report import PARTS, Report, read_report
from helpbot.triage.splitting import split
from helpbot.triage.splitting.seen import seen
from helpbot.triage.splitting.stretches import pieces

MESSAGES, REPORTS = shipped().messages, shipped().reports
WORDS = ["calls", "drop", "nobody", "can", "log", "in", "the", "invoice", "no", "suena", "zzxqj", "factura", "y", ","]
ROOM_FOR_ROUNDING = 1e-3
Label = TypeVar("Label")


def chance(log_odds: float) -> float:
    return 1 / (1 + exp(-log_odds))


def judged(text: str, language: str) -> Judgement:
    whole = read(text, language)
    return MESSAGES.judge(seen(whole, pieces(whole)))


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=80).map(" ".join).filter(lambda text: text.strip(" ,")))
def test_every_message_is_judged_and_the_same_words_equally(text: str) -> None:
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
def test_two_problems_are_seen_as_two_and_each_alone_as_one(text: str, language: str) -> None:
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
def test_shouting_and_words_of_tone_change_next_to_nothing(plain: str, told: str, language: str) -> None:
    assert chance(judged(plain, language).message) == pytest.approx(chance(judged(told, language).message), abs=0.05)


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


def test_both_sides_of_a_border_count() -> None:
    """The same piece continues one problem, and begins another after other words."""
    goes_on = judged("the invoices are wrong, the totals do not add up", "en")
    begins = judged("Ravi cannot log in, the totals do not add up", "en")
    assert begins.message > goes_on.message


def told(words: Sequence[str], begins: Sequence[int] = (0,)) -> SeenMessage:
    return SeenMessage(SeenWords(words, [0] * len(words), [[]] * len(words)), begins, [0] * len(begins))


def test_an_unknown_word_is_represented_by_its_letters() -> None:
    misspelt, other = (MESSAGES.judge(told(["the", word, "are", "wrong"])) for word in ("invoicess", "xylograph"))
    assert not {"invoicess", "xylograph"} & set(MESSAGES.words.words.places)
    assert misspelt != other


def test_a_very_long_message_is_judged_too() -> None:
    judgement = MESSAGES.judge(told(["word"] * 5000, range(0, 5000, 10)))
    assert len(judgement.borders) == 499


def test_a_network_survives_its_file() -> None:
    again = read_network(MessageNetwork, archived(MESSAGES))
    seen_first = told(["nobody", "can", "log", "in", "invoices", "are", "wrong"], (0, 4))
    assert np.allclose(again.judge(seen_first).borders, MESSAGES.judge(seen_first).borders, atol=ROOM_FOR_ROUNDING)
    assert len(archived(MESSAGES)) < 3_000_000


def test_each_sign_has_a_vector() -> None:
    assert len(MESSAGES.words.signs) == len(REPORTS.words.signs) == len(SIGNS)


def opinion(text: str, language: str = "en", **answers: str) -> Opinion:
    report = read_report(Report(text, answers, language))  # type: ignore[arg-type]
    said = opinion_of(report, explicit_facts_of(report), shipped())
    assert said is not None
    return said


def likeliest(labels: Sequence[Label], probabilities: Sequence[float]) -> Label:
    return labels[probabilities.index(max(probabilities))]


def way_round(text: str, language: str, answer: str) -> str:
    return likeliest(WAYS, opinion(text, language, workaround=answer).workaround)


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=80).map(" ".join).filter(lambda text: text.strip(" ,")),
    st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join),
)
def test_every_report_has_an_opinion_and_the_same_words_the_same(text: str, answer: str) -> None:
    said = opinion(text, business_impact=answer)
    assert [len(one) for one in said] == [len(LEVELS), len(COMPONENTS), len(WAYS)]
    assert all(sum(one) == pytest.approx(1) and min(one) >= 0 for one in said)
    assert said == opinion(text, business_impact=answer)


def test_a_report_without_words_gets_no_opinion() -> None:
    report = read_report(Report("…", {"workaround": "¿?"}, "es"))
    assert opinion_of(report, explicit_facts_of(report), shipped()) is None


@pytest.mark.parametrize(
    ("plain", "told", "language"),
    [
        ("nobody can log in since nine", "NOBODY CAN LOG IN SINCE NINE", "en"),
        ("no puede entrar nadie desde las nueve", "NO PUEDE ENTRAR NADIE DESDE LAS NUEVE", "es"),
        ("where do I change my picture?", "urgent, where do I change my picture?", "en"),
        ("¿dónde cambio mi foto?", "urgente, ¿dónde cambio mi foto?", "es"),
    ],
)
def test_tone_changes_next_to_nothing_about_the_severity(plain: str, told: str, language: str) -> None:
    assert opinion(told, language).severity == pytest.approx(opinion(plain, language).severity, abs=0.15)


@pytest.mark.parametrize(
    ("text", "language", "answer", "way"),
    [
        ("the reports page is blank", "en", "we export them from the other screen", "yes"),
        ("the reports page is blank", "en", "tried everything, nothing helps", "no"),
        ("la página de informes sale en blanco", "es", "los bajamos desde la otra pantalla", "yes"),
        ("la página de informes sale en blanco", "es", "probamos de todo y nada sirve", "no"),
    ],
)
def test_a_workaround_is_judged_by_the_whole_answer(text: str, language: str, answer: str, way: str) -> None:
    assert way_round(text, language, answer) == way


@pytest.mark.parametrize(
    ("text", "language"),
    [("the reports page is blank", "en"), ("la página de informes sale en blanco", "es")],
)
@pytest.mark.parametrize("words", ["no", "nada"])
def test_the_same_words_mean_something_else_under_another_question(text: str, language: str, words: str) -> None:
    impact, way = opinion(text, language, business_impact=words), opinion(text, language, workaround=words)
    assert likeliest((1, 2, 3, 4), impact.severity) >= likeliest((1, 2, 3, 4), way.severity)
    assert impact.severity != way.severity


def test_a_network_of_reports_survives_its_file() -> None:
    report = read_report(Report("nobody can log in", {"workaround": "none"}, "en"))
    facts = explicit_facts_of(report)
    again = replace(shipped(), reports=read_network(ReportNetwork, archived(REPORTS)))
    first, second = opinion_of(report, facts, shipped()), opinion_of(report, facts, again)
    assert first
    assert second
    assert np.allclose(first.severity, second.severity, atol=ROOM_FOR_ROUNDING)
    assert len(archived(REPORTS)) < 3_000_000
    assert len(REPORTS.parts) == len(PARTS)
