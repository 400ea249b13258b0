"""What a person told us about one problem: the first message and the answers to the four follow-up questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, get_args

from helpbot.triage.extraction.asked_why import without_asking_why
from helpbot.triage.extraction.dictated import without_asking_to_file
from helpbot.triage.extraction.texts.reading import Reading, read
from helpbot.triage.vocabulary import languages, vocabulary

Question: TypeAlias = Literal["business_impact", "affected", "workaround", "since"]
QUESTIONS: tuple[Question, ...] = get_args(Question)
"""The follow-up questions, in the order in which they are told."""

PARTS = ("text", "impact", "affected", "workaround")
"""The texts of a report that the models read, in their order."""
_CHARACTERS = 2000
"""The language of a message is detected from so many."""


@dataclass(frozen=True)
class Report:
    """A problem in the person's own words. Without a `language`, it is detected from the words."""

    text: str
    answers: Mapping[Question, str] = field(default_factory=dict)
    language: str | None = None


@dataclass(frozen=True, eq=False)
class ReadReport:
    """A report with every text read. `asked` names the questions already asked; a missing answer reads as empty.

    It equals only itself, as a reading does.
    """

    language: str
    text: Reading
    impact: Reading
    affected: Reading
    workaround: Reading
    since: Reading
    asked: frozenset[str]

    @property
    def named_parts(self) -> Mapping[str, Reading]:
        """The texts of `PARTS`, by name."""
        return {name: getattr(self, name) for name in PARTS}

    @property
    def parts(self) -> tuple[Reading, ...]:
        """All texts, the answers first, since they take precedence over the message."""
        return (self.impact, self.affected, self.workaround, self.text)


def read_report(report: Report) -> ReadReport:
    """Read the message and its answers in the report's language."""
    language = report.language if report.language in languages() else likely_language(report)
    answers = {name: read_answer(str(answer), language) for name, answer in report.answers.items()}
    empty = read("", language)
    return ReadReport(
        language=language,
        text=read(without_asking_why(without_asking_to_file(report.text, language), language), language),
        impact=answers.get("business_impact", empty),
        affected=answers.get("affected", empty),
        workaround=answers.get("workaround", empty),
        since=answers.get("since", empty),
        asked=frozenset(report.answers),
    )


def read_answer(text: str, otherwise: str) -> Reading:
    """Read one answer in its own language."""
    return read(text, spoken_in(text, otherwise))


def spoken_in(text: str, otherwise: str) -> str:
    """The language of one answer, since people change it midway; `otherwise` if the words do not show it, or only in
    what is left out when they are read, such as orders to a bot.
    """
    shown = _shown_in(text, otherwise)
    return shown if shown == otherwise else _shown_in(read(text, otherwise).text, otherwise)


def _shown_in(text: str, otherwise: str) -> str:
    words = _words(text[:_CHARACTERS])
    counts = {language: _everyday(words, language) for language in languages()}
    best = max(counts, key=lambda language: (counts[language], language == otherwise))
    return best if counts[best] > counts.get(otherwise, 0) + 1 else otherwise


def likely_language(report: Report) -> str:
    """The language whose everyday words the report uses most."""
    words = _words(" ".join([report.text[:_CHARACTERS], *map(str, report.answers.values())]))
    return max(languages(), key=lambda language: _everyday(words, language))


def _words(text: str) -> list[str]:
    return [word.strip("¿?¡!.,;:()") for word in text.lower().split()]


def _everyday(words: list[str], language: str) -> int:
    return sum(map(vocabulary(language).everyday.__contains__, words))
