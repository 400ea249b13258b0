"""`helpbot gaps`: questions that were not answered well; a draft for a missing article."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from helpbot.cli.tables import console
from helpbot.problems import HelpbotError

if TYPE_CHECKING:
    from helpbot.desk.feedback.gaps import Gap

FAULTS = {
    "unknown": "nothing found",
    "none_of_these": "none of those offered",
    "not_helpful": "did not help",
    "ticket": "ticket followed",
}


def gaps(
    context: typer.Context,
    days: Annotated[int, typer.Option(min=1, help="Questions of the last N days.")] = 30,
    limit: Annotated[int, typer.Option(min=1, help="List at most N groups.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Print them as JSON, one group per line.")] = False,
    draft: Annotated[int | None, typer.Option(min=1, help="Print a draft article for group N instead.")] = None,
) -> None:
    """List questions that were not answered, or not well, grouped by meaning; most frequent first."""
    found = _find(context, days)
    if draft is not None:
        typer.echo(_draft(found, draft, days), nl=False)
    elif as_json:
        for number, gap in enumerate(found[:limit], start=1):
            typer.echo(json.dumps({"number": number, **gap.told()}, ensure_ascii=False))
    else:
        _print(found, limit, days)


def _find(context: typer.Context, days: int) -> Sequence[Gap]:
    from helpbot.bootstrap import SystemClock, build_knowledge, opened_database
    from helpbot.desk.feedback.gaps import Gaps

    knowledge = build_knowledge(context.obj.settings)
    with opened_database(context.obj.settings) as database:
        return Gaps(database, knowledge, SystemClock()).find(days)


def _draft(found: Sequence[Gap], number: int, days: int) -> str:
    from helpbot.knowledge.drafting import draft_article

    if number > len(found):
        raise HelpbotError(f"there is no group {number} in {days} days", "helpbot gaps lists those there are")
    gap = found[number - 1]
    wrong = ", ".join(f"{count} × {FAULTS[fault]}" for fault, count in gap.faults.items())
    return draft_article(gap.by_language(), f"Draft from what people asked in {days} days: {wrong}.")


def _print(found: Sequence[Gap], limit: int, days: int) -> None:
    from rich.table import Table
    from rich.text import Text

    if not found:
        typer.echo(f"no unanswered or badly answered questions in {days} days")
        return
    table = Table("No.", "Times", "Asked, for example", "Language", "What went wrong", "Nearest article today")
    for number, gap in enumerate(found[:limit], start=1):
        cells = (str(number), str(gap.count), gap.example[:200], " ".join(gap.languages), _wrong(gap), _nearest(gap))
        table.add_row(*map(Text, cells))  # people's words must not become markup
    console().print(table)
    if len(found) > limit:
        typer.echo(f"{len(found) - limit} more; --limit lists them")


def _wrong(gap: Gap) -> str:
    told = [f"{count} × {FAULTS[fault]}" for fault, count in gap.faults.items()]
    return "\n".join([*told, *gap.articles[:3]])


def _nearest(gap: Gap) -> str:
    return f"{gap.nearest} {gap.score:.2f}\n{gap.outcome}" if gap.nearest else "none"
