"""What a language of the settings still lacks; without it the bot works, but uses another language there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from helpbot.knowledge.base import KnowledgeBase
    from helpbot.triage.policy import SupportPolicy

WITHOUT = {
    "dialogue/texts": "the bot says everything but articles in another language",
    "slack/texts": "forms, shortcuts and the home tab are in another language",
    "triage/vocabulary": "reports are read with the words of another language",
    "language/secrets/vocabulary": "secrets are recognised only by the words of other languages",
}
"""What happens if a folder of the program has no file for a language."""


def missing_parts(languages: Sequence[str], knowledge: KnowledgeBase, policy: SupportPolicy) -> Iterator[str]:
    """What the `languages` of the bot lack, in the order in which it is best added; one sentence each."""
    for language in languages:
        yield from _in_knowledge(language, knowledge, policy)
        for folder, consequence in WITHOUT.items():
            if not (files("helpbot") / folder / f"{language}.yaml").is_file():
                yield f"note: there is no helpbot/{folder}/{language}.yaml, so {consequence}"


def _in_knowledge(language: str, knowledge: KnowledgeBase, policy: SupportPolicy) -> Iterator[str]:
    silent = sum(language not in article.languages for article in knowledge.articles.values())
    if silent:
        yield f"note: {silent} of {len(knowledge.articles)} articles have nothing in {language!r}"
    if any(language not in entry.label for entry in knowledge.menu.entries):
        yield f"note: help-menu.yaml has no {language!r}, so the menu is in another language"
    if any(language not in level.name.root for level in policy.levels.values()):
        yield f"note: support/policy.yaml has no {language!r}, so severities and their reasons are in another language"
