"""What `helpbot check --report` shows: the failing tests, which articles took their questions, what thresholds cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from helpbot.cli.tables import console

if TYPE_CHECKING:
    from rich.table import Table

    from helpbot.knowledge.answer_tests import AnswerTestResult, AskedQuestion
    from helpbot.knowledge.base import KnowledgeBase
    from helpbot.knowledge.costs import Costs

HEADS = (
    "from",
    "answer\nright",
    "answer\nwrong",
    "offer\nright",
    "refuse",
    "near:\nanswer",
    "outside:\nanswer",
    "outside:\noffer",
    "outside:\nrefuse",
)
CAPTION = "in % of the tests' matches, of does_not_match (near), of out-of-scope lines (outside); ◀ app.yaml"


@dataclass(frozen=True)
class Report:
    """The result of the answer tests, and the costs of each threshold, by its setting."""

    result: AnswerTestResult
    costs: Mapping[str, Sequence[Costs]]

    def told(self) -> dict[str, Any]:
        """Ready for JSON."""
        from helpbot.knowledge.base import OFFERED

        return {
            "tests": len(self.result.matches),
            "found_first": round(self.result.share(1), 4),
            "found_among_offered": round(self.result.share(OFFERED), 4),
            "answered_wrongly": round(self.result.share_answered_wrongly, 4),
            "failing": [_failing(question) for question in self.result.failing],
            "thieves": {thief: dict(taken) for thief, taken in self.result.thieves.items()},
            "costs": {setting: [asdict(row) for row in rows] for setting, rows in self.costs.items()},
        }

    def print(self) -> None:
        """Show it in the terminal."""
        shown = console()
        if self.result.failing:
            shown.print(_failing_table(self.result))
        if self.result.thieves:
            shown.print(_thieves_table(self.result))
        for setting, rows in self.costs.items():
            shown.print(_costs_table(setting, rows))


def build_report(
    base: KnowledgeBase, result: AnswerTestResult, out_of_scope: Mapping[str, Sequence[str]] | None = None
) -> Report:
    """The report on answer tests; `out_of_scope` are lines to try instead of those of the knowledge base."""
    from helpbot.knowledge.costs import costs, outside_scores

    outside = outside_scores(base, out_of_scope)
    return Report(
        result,
        {
            "answered": costs(result, outside, base.thresholds, "answered"),
            "suggested": costs(result, outside, base.thresholds, "suggested"),
        },
    )


def _failing(question: AskedQuestion) -> dict[str, Any]:
    thief = question.thief
    return {
        "article": question.article,
        "lang": question.language,
        "question": question.question,
        "wanted": question.wanted,
        "outcome": question.finding.outcome,
        "found": thief.id if thief else None,
        "score": round(thief.score, 4) if thief else 0.0,
        "place": question.place,
    }


def _failing_table(result: AnswerTestResult) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table("Article", "Question", "Found first", "Place", title="Failing tests")
    for question in result.failing:
        thief = question.thief
        found = f"{thief.id} {thief.score:.2f} {question.finding.outcome}" if thief else "nothing"
        place = str(question.place or "–") if question.wanted else "must not"
        cells = (question.article, f"{question.language}: {question.question}", found, place)
        table.add_row(*map(Text, cells))  # file names and people's words must not become markup
    return table


def _thieves_table(result: AnswerTestResult) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table("Article", "Takes", "From", title="Who takes whose questions")
    for thief, taken in result.thieves.items():
        told = ", ".join(f"{name} {count}" for name, count in taken.most_common())
        table.add_row(*map(Text, (thief, str(taken.total()), told)))
    return table


def _costs_table(setting: str, rows: Sequence[Costs]) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(title=f"What search.{setting} costs", caption=CAPTION, box=SIMPLE_HEAD, collapse_padding=True)
    for head in HEADS:
        table.add_column(head, justify="right", no_wrap=True)
    for row in rows:
        inside = (row.answered_right, row.answered_wrong, row.offered_right, row.refused)
        outside = (row.outside_answered, row.outside_offered, row.outside_refused)
        shares = [
            *(_share(count, row.inside) for count in inside),
            _share(row.near_answered, row.near),
            *(_share(count, row.outside) for count in outside),
        ]
        mark, style = ("◀", "bold") if row.current else (" ", "")
        table.add_row(f"{row.threshold:.2f} {mark}", *shares, style=style)
    return table


def _share(count: int, of: int) -> str:
    """In per cent."""
    return f"{count / of:.1%}".rstrip("%") if of else "–"
