"""The decision table: from facts to a severity, first rule that fits wins.

Admins read and edit it as `severity_rules` in knowledge/support/policy.yaml. Reading it proves that every combination
of facts reaches a rule and that every rule can be reached, so that no edit leaves a hole or a dead line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Annotated

from pydantic import BeforeValidator, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from helpbot.triage.fact_regions import Region, subtract, whole
from helpbot.triage.facts import DOMAINS, FactValues
from helpbot.validation import FileModel, did_you_mean

_REMEMBERED = 20_000
"""Cases whose rule is kept at hand: to find what would change a severity, the same few are decided again and again."""

Wording = dict[str, Annotated[str, Field(min_length=1, max_length=300)]]


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


Values = Annotated[tuple[str, ...], BeforeValidator(_as_list), Field(min_length=1)]


class Rule(FileModel):
    """When all named facts have one of the named values, the severity is this. A rule without `when` fits always."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    when: dict[str, Values] = {}
    severity: int = Field(ge=1, le=4)
    title: Wording

    @field_validator("when")
    @classmethod
    def _known_facts(cls, when: dict[str, Values]) -> dict[str, Values]:
        for fact, values in when.items():
            _require(fact, DOMAINS, "fact")
            for value in values:
                _require(value, DOMAINS[fact], f"value of {fact}")
        return when

    def fits(self, facts: FactValues) -> bool:
        """Whether every condition holds."""
        return all(facts[fact] in values for fact, values in self.when.items())

    @property
    def region(self) -> Region:
        """All combinations of facts that the conditions allow."""
        return whole() | {fact: frozenset(values) for fact, values in self.when.items()}


class DecisionTable(FileModel):
    """The ordered rules, and how facts are worded for people (`facts.<fact>.<value>.<language>`)."""

    rules: tuple[Rule, ...]
    facts: dict[str, dict[str, Wording]] = {}

    @model_validator(mode="after")
    def _complete_and_without_dead_rules(self) -> DecisionTable:
        open_regions = [whole()]
        for rule in self.rules:
            remaining = [rest for region in open_regions for rest in subtract(region, rule.region)]
            if remaining == open_regions:
                raise _refusal(
                    f"rule {rule.id!r} can never fire: earlier rules take all its cases", "move it up or drop it"
                )
            open_regions = remaining
        if open_regions:
            raise _refusal(f"no rule decides {_example(open_regions[0])}", "end with a rule that has no `when`")
        return self

    @model_validator(mode="after")
    def _known_wordings(self) -> DecisionTable:
        for fact, values in self.facts.items():
            _require(fact, DOMAINS, "wording of fact")
            for value in values:
                _require(value, DOMAINS[fact], f"wording of {fact}")
        return self

    def decide(self, facts: FactValues) -> Rule:
        """The first rule that fits; there always is one."""
        case = tuple(map(facts.__getitem__, DOMAINS))
        rule = self.decided.get(case)
        if rule is None:
            rule = next(rule for rule in self.rules if rule.fits(facts))
            if len(self.decided) < _REMEMBERED:
                self.decided[case] = rule
        return rule

    @cached_property
    def decided(self) -> dict[tuple[str, ...], Rule]:
        """Cases with the rule that decided them, kept at hand."""
        return {}

    def wording(self, fact: str, value: str) -> Mapping[str, str]:
        """How a fact is told to people, per language; empty when it needs no words."""
        return self.facts.get(fact, {}).get(value, {})

    def wording_of(self, told: str) -> Mapping[str, str]:
        """A fact that was told in one language, per language; empty when none is worded so."""
        worded = (wording for values in self.facts.values() for wording in values.values())
        return next((wording for wording in worded if told in wording.values()), {})


def _require(name: str, known: Iterable[str], what: str) -> None:
    if name not in known:
        raise _refusal(f"{what} {name!r} is unknown", did_you_mean(name, known))


def _refusal(what: str, fix: str) -> PydanticCustomError:
    return PydanticCustomError("severity_rules", "{what}", {"what": what, "fix": fix})


def _example(region: Region) -> str:
    narrowed = {fact: values for fact, values in region.items() if len(values) < len(DOMAINS[fact])}
    return ", ".join(f"{fact}={sorted(values)[0]}" for fact, values in narrowed.items()) or "anything"
