"""The decision table: every case is decided, no rule is dead, the first rule that fits wins."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpbot.problems import ProblemsFound
from helpbot.triage.decision_table import DecisionTable
from helpbot.triage.fact_regions import subtract, whole
from helpbot.triage.facts import DEFAULTS, DOMAINS
from helpbot.validation import validate
from helpbot.yamlfile import parse_yaml
from tests.triage.reports import shipped_rules

FACTS = st.fixed_dictionaries({fact: st.sampled_from(values) for fact, values in DOMAINS.items()})
REGIONS = st.fixed_dictionaries(
    {fact: st.sets(st.sampled_from(values), min_size=1).map(frozenset) for fact, values in DOMAINS.items()}
)
UNKNOWN = dict(DEFAULTS)


def rule(name: str, severity: int, **when: str) -> dict[str, Any]:
    return {"id": name, "severity": severity, "when": when, "title": {"en": name}}


def refused(*rules: dict[str, Any]) -> str:
    with pytest.raises(ValueError, match="DecisionTable") as raised:
        DecisionTable.model_validate({"rules": rules})
    return str(raised.value)


@given(FACTS)
def test_the_shipped_table_decides_every_case(facts: dict[str, str]) -> None:
    assert shipped_rules().decide(facts).severity in (1, 2, 3, 4)


def test_the_first_rule_that_fits_wins() -> None:
    table = DecisionTable.model_validate({"rules": [rule("leak", 1, harm="stranger"), rule("otherwise", 3)]})
    assert table.decide(UNKNOWN | {"harm": "stranger"}).severity == 1
    assert table.decide(UNKNOWN).severity == 3


@given(FACTS)
def test_the_outcomes_for_a_fact_are_what_each_of_its_values_decides(facts: dict[str, str]) -> None:
    rules = shipped_rules()
    assert rules.outcomes(facts, DOMAINS) == {
        fact: {value: rules.decide(facts | {fact: value}).severity for value in values}
        for fact, values in DOMAINS.items()
    }


def test_a_gap_is_refused_with_an_example() -> None:
    assert "no rule decides" in refused(rule("leak", 1, harm="stranger"))


def test_a_rule_that_can_never_fire_is_refused() -> None:
    split = [rule("yes", 1, safety="yes"), rule("no", 2, safety="no"), rule("never", 3, harm="exposed")]
    assert "'never' can never fire" in refused(*split)


@pytest.mark.parametrize(
    ("when", "hint"),
    [({"impct": "heavy"}, "there is no fact 'impct'"), ({"impact": "hevy"}, "'impact' has no value 'hevy'")],
)
def test_unknown_facts_and_values_are_refused(when: dict[str, str], hint: str) -> None:
    assert hint in refused(rule("first", 1, **when), rule("otherwise", 3))


def told(text: str) -> list[str]:
    with pytest.raises(ProblemsFound) as raised:
        validate(parse_yaml(text, "policy"), DecisionTable)
    return [str(problem).replace("\n    fix: ", " -> ") for problem in raised.value.problems]


def test_what_does_not_exist_is_reported_at_its_place() -> None:
    text = """rules:
  - {id: first, when: {impact: hevy, lose: total}, severity: 1, title: {en: First}}
  - {id: next, when: {impact: [heavy, ligth]}, severity: 1, title: {en: Next}}
facts:
  hram: {}
  harm: {exposd: {en: told}}
"""
    assert told(text) == [
        "policy:2:32: the fact 'impact' has no value 'hevy' -> did you mean 'heavy'?",
        "policy:2:38: there is no fact 'lose' -> did you mean 'loss'?",
        "policy:3:39: the fact 'impact' has no value 'ligth' -> did you mean 'light'?",
        "policy:5:3: there is no fact 'hram' -> did you mean 'harm'?",
        "policy:6:10: the fact 'harm' has no value 'exposd' -> did you mean 'exposed'?",
    ]


def test_every_dead_rule_is_reported_at_its_line_with_those_that_take_its_cases() -> None:
    text = """rules:
  - {id: heavy, when: {impact: heavy}, severity: 1, title: {en: Heavy}}
  - {id: safe, when: {safety: yes}, severity: 1, title: {en: Safe}}
  - {id: heavy_again, when: {impact: heavy, safety: no}, severity: 2, title: {en: Again}}
  - {id: rest, severity: 3, title: {en: Rest}}
  - {id: rest, when: {safety: no}, severity: 4, title: {en: Late}}
"""
    assert told(text) == [
        "policy:4:10: the rule 'heavy_again' can never fire: its cases are taken by heavy"
        " -> move it up, narrow those, or delete it",
        "policy:6:10: an earlier rule already has the id 'rest' -> give this one another",
        "policy:6:10: the rule 'rest' can never fire: its cases are taken by rest"
        " -> move it up, narrow those, or delete it",
    ]


@given(REGIONS, REGIONS, FACTS)
def test_subtraction_leaves_exactly_what_was_not_taken(
    region: dict[str, frozenset[str]], taken: dict[str, frozenset[str]], facts: dict[str, str]
) -> None:
    def holds(some: dict[str, frozenset[str]]) -> bool:
        return all(facts[fact] in values for fact, values in some.items())

    pieces = subtract(region, taken)
    assert sum(map(holds, pieces)) == (holds(region) and not holds(taken))


def test_nothing_is_left_of_everything() -> None:
    assert subtract(whole(), whole()) == []


def test_every_title_and_meaning_is_in_both_languages() -> None:
    meanings = [meaning for values in shipped_rules().facts.values() for meaning in values.values()]
    titles = [one.title for one in shipped_rules().rules]
    assert {frozenset(words.root) for words in meanings + titles} == {frozenset({"es", "en"})}
