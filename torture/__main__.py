"""`python -m torture`: torture the bot on both databases and print the result; exit code 1 if a promise was broken."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from typing import Annotated

import typer

from torture.run import Outcome, Plan, torture_postgresql, torture_sqlite


class Databases(StrEnum):
    """On which databases to run."""

    POSTGRESQL = "postgresql"
    SQLITE = "sqlite"
    BOTH = "both"


SQLITE_SHARE = 5
"""Next to PostgreSQL, SQLite gets a fifth of the load: its only replica answers nobody while it restarts."""


def main(
    conversations: Annotated[int, typer.Option(help="How many people talk.")] = 500,
    replicas: Annotated[int, typer.Option(help="How many replicas run on PostgreSQL; on SQLite it is one.")] = 3,
    kills: Annotated[int, typer.Option(help="How often a replica is killed.")] = 50,
    seed: Annotated[int, typer.Option(help="The random seed: the same number, the same plan.")] = 1,
    database: Annotated[Databases, typer.Option(help="On which database.")] = Databases.BOTH,
) -> None:
    """Break everything around the bot while people talk with it, and see whether it keeps its promises."""
    plan = Plan(conversations, replicas, kills, seed)
    outcomes = []
    if database != Databases.SQLITE:
        outcomes.append(_show(torture_postgresql(plan)))
    if database == Databases.BOTH:
        plan = replace(plan, conversations=max(1, conversations // SQLITE_SHARE), kills=kills // SQLITE_SHARE)
    if database != Databases.POSTGRESQL:
        outcomes.append(_show(torture_sqlite(plan)))
    sys.exit(0 if all(outcome.kept for outcome in outcomes) else 1)


def _show(outcome: Outcome) -> Outcome:
    print("\n".join(_report(outcome)), flush=True)
    return outcome


def _report(outcome: Outcome) -> Iterator[str]:
    yield f"\n{outcome.name}: {outcome.seconds:.0f} seconds\n"
    yield "What was done to it:"
    for name, count in sorted(outcome.happened.items()):
        yield f"  {count:6}  {name}"
    yield "\nWhat was promised, and how often it was broken:"
    yield f"  {'promised':>8} {'lost':>6} {'doubled':>8} {'misplaced':>10}"
    for account in outcome.accounts:
        yield f"  {account.promised:8} {account.lost:6} {account.doubled:8} {account.misplaced:10}  {account.name}"
    yield from (f"  stuck: {stuck}" for stuck in outcome.stuck)
    yield f"\n{'Every promise was kept.' if outcome.kept else 'A PROMISE WAS BROKEN.'}"


if __name__ == "__main__":
    typer.run(main)
