"""The facts that decide a severity, each with its possible values.

The decision table (`severity_rules` in knowledge/support/policy.yaml) uses these facts only; extraction finds them in
what a person wrote. A fact that was not found is `unknown`, never guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Protocol, TypeAlias

FactValues: TypeAlias = Mapping[str, str]

DOMAINS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "nature": ("doubt", "question", "request", "attempt", "resolved", "problem"),
        "harm": ("contained", "exposed", "in_sight", "runaway", "stranger", "none"),
        "function": ("core", "secondary", "cosmetic", "unknown"),
        "loss": ("total", "part", "partial", "unknown"),
        "scope": ("all", "site", "team", "some_users", "one_user", "none", "unknown"),
        "workaround": ("yes", "inadequate", "no", "not_needed", "unknown"),
        "impact": ("critical", "heavy", "light", "none", "unknown"),
        "resembles": ("critical", "high", "medium", "low", "unknown"),
        "few": ("yes", "no"),
        "safety": ("yes", "no"),
        "irreplaceable": ("yes", "no"),
        "pressure": ("yes", "no"),
    }
)
"""Every fact and its values, the last of which it has unless somebody says otherwise. docs/triage.md explains them."""

DEFAULTS: FactValues = MappingProxyType({fact: values[-1] for fact, values in DOMAINS.items()})

ANSWERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"workaround": ("workaround",), "business_impact": ("impact", "safety"), "affected": ("scope",), "since": ()}
)
"""The facts that an answer to each follow-up question can settle."""


class Found(Protocol):
    """A value of a fact, and the person's words that say so (empty if it is only assumed)."""

    @property
    def value(self) -> str: ...
    @property
    def quote(self) -> str: ...


@dataclass(frozen=True)
class Finding:
    """What was found in words of the vocabulary."""

    value: str
    quote: str = ""


@dataclass(frozen=True)
class Facts:
    """What was found, by fact name. Raises `KeyError` for a fact that does not exist."""

    findings: Mapping[str, Found] = field(default_factory=dict)

    def __getitem__(self, fact: str) -> str:
        return self.values[fact]

    @cached_property
    def values(self) -> FactValues:
        """The value of every fact, its default if it was not found."""
        return MappingProxyType({**DEFAULTS, **{fact: finding.value for fact, finding in self.findings.items()}})

    def quote(self, fact: str) -> str:
        """The words behind a fact, or an empty text."""
        return self.findings[fact].quote if fact in self.findings else ""
