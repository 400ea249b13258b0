"""The reasons for a severity as sentences: those of an open report, and those stored with a ticket. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from helpbot.language.rules import quoted
from helpbot.triage.decision_table import DecisionTable, Rule


def sentence(quote: str, meaning: str, language: str) -> str:
    """The person's own words and what they mean, in a language."""
    return f"{quoted(quote, language)}: {meaning}"


def rule_of(reasons: Iterable[Mapping[str, str]], rules: DecisionTable) -> Rule | None:
    """The rule that decided, if the policy still has it."""
    named = next(iter(reasons), {}).get("rule")
    return next((rule for rule in rules.rules if rule.id == named), None)


def kept_sentences(reasons: Iterable[Mapping[str, str]], rules: DecisionTable, language: str) -> tuple[str, ...]:
    """The stored reasons with a quote, their meaning translated if the policy has a translation."""
    told = [(reason["quote"], reason["effect"]) for reason in reasons if reason.get("quote")]
    return tuple(sentence(quote, _meaning(effect, rules, language), language) for quote, effect in told)


def _meaning(effect: str, rules: DecisionTable, language: str) -> str:
    meaning = rules.meaning_of(effect)
    return meaning.in_language(language) if meaning else effect
