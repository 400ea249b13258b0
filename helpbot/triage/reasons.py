"""The reasons for a severity as sentences: those of an open report, and those stored with a ticket. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from helpbot.language.rules import quoted
from helpbot.triage.decision_table import DecisionTable, Rule


def sentences(title: str, told: Sequence[tuple[str, str]], language: str) -> tuple[str, ...]:
    """The title of the rule, unless a reason says the same, then the person's own words and what each of them means."""
    reasons = tuple(f"{quoted(quote, language)}: {meaning}" for quote, meaning in told)
    said_anyway = title.casefold() in (meaning.casefold() for _, meaning in told)
    return reasons if said_anyway else (title, *reasons)


def rule_of(reasons: Iterable[Mapping[str, str]], rules: DecisionTable) -> Rule | None:
    """The rule that decided, if the policy still has it."""
    named = next(iter(reasons), {}).get("rule")
    return next((rule for rule in rules.rules if rule.id == named), None)


def kept_sentences(
    rule: Rule, reasons: Iterable[Mapping[str, str]], rules: DecisionTable, language: str
) -> tuple[str, ...]:
    """Why by the rule that decided and the stored reasons, translated if the policy has a translation."""
    told = [(reason["quote"], _meaning(reason["effect"], rules, language)) for reason in reasons if reason.get("quote")]
    return sentences(rule.title.in_language(language), told, language)


def _meaning(effect: str, rules: DecisionTable, language: str) -> str:
    meaning = rules.meaning_of(effect)
    return meaning.in_language(language) if meaning else effect
