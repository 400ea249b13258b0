"""People asked for one thing may answer three: each question gets its part, and no word is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpbot.dialogue.reporting.interview.allotting import allot, without

WORDS = {"agents": "affected", "since": "since", "phones": "workaround", "sell": "business_impact"}


def settles(text: str) -> set[str]:
    return {slot for word, slot in WORDS.items() if word in text}


@pytest.mark.parametrize(
    ("text", "asked", "told"),
    [
        ("80 agents", "affected", {"affected": "80 agents"}),
        ("whatever", "affected", {"affected": "whatever"}),
        ("80 agents, since 9:15", "since", {"affected": "80 agents", "since": "since 9:15"}),
        ("80 agents, since 9:15", "workaround", {"affected": "80 agents", "since": "since 9:15"}),
        ("no, we tried the phones too", "business_impact", {"workaround": "no, we tried the phones too"}),
        ("we tried the phones, no", "business_impact", {"workaround": "we tried the phones, no"}),
        (
            "the boss is furious, 40 agents, since 8",
            "business_impact",
            {"business_impact": "the boss is furious", "affected": "40 agents", "since": "since 8"},
        ),
        (
            "bit of a bother really, we cannot sell",
            "since",
            {"business_impact": "bit of a bother really, we cannot sell"},
        ),
        (
            "since 7 a. m. or so. The agents",
            "workaround",
            {"affected": "The agents", "since": "since 7 a. m. or so."},
        ),
        (
            "the agents use phones",
            "since",
            {"affected": "the agents use phones", "workaround": "the agents use phones"},
        ),
    ],
)
def test_each_question_gets_its_part(text: str, asked: str, told: dict[str, str]) -> None:
    assert allot(text, asked, settles) == told


def test_a_clause_that_only_names_a_moment_counts() -> None:
    def settled(text: str) -> set[str]:
        return {"since"} if text == "like 7 p.m." else {"affected"} if "20" in text else set()

    told = {"since": "like 7 p.m.", "affected": "20 people"}
    assert allot("like 7 p.m., 20 people", "business_impact", settled) == told


PIECES = st.lists(st.sampled_from([*WORDS, "no", "well then", "it is all so slow", "9:15"]), min_size=1, max_size=6)


@given(PIECES, st.sampled_from([", ", "; ", ". ", "\n"]), st.sampled_from([*WORDS.values()]))
def test_no_word_is_lost(pieces: list[str], between: str, asked: str) -> None:
    text = between.join(pieces)
    kept = " ".join(allot(text, asked, settles).values())
    assert set(re.findall(r"[\w:]+", text)) <= set(re.findall(r"[\w:]+", kept))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("no idea, 40 agents", "40 agents"),
        ("40 agents. no idea", "40 agents."),
        ("no idea", ""),
        ("40 agents. since 9", "40 agents. since 9"),
        ("since 9, and no idea why", "since 9, and no idea why"),
    ],
)
def test_clauses_that_say_nothing_are_left_out(text: str, left: str) -> None:
    assert without(text, lambda clause: clause == "no idea") == left
