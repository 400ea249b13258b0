"""`helpbot tickets`: list, show and export tickets, name incidents, merge, reopen and assign."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from helpbot.cli.tables import console
from helpbot.problems import HelpbotError, did_you_mean
from helpbot.tickets.lifecycle import TRANSITIONS, Event, IllegalTransition, Status

if TYPE_CHECKING:
    from helpbot.desk.tickets.casework import Casework
    from helpbot.desk.tickets.work import TicketWork
    from helpbot.tickets.store import TicketFilter

LINE = 100
"""Characters per line of a ticket."""

COMMANDS = {Event.MERGE: "merge", Event.HAND_OVER: "assign", Event.REOPEN: "reopen"}
"""The commands that move a ticket on, by what they do."""

app = typer.Typer(help="List, show and export tickets, name incidents, merge, reopen and assign.", no_args_is_help=True)


class Format(StrEnum):
    """How tickets are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class ExportFormat(StrEnum):
    """How tickets are written for other programs."""

    JSON = "json"
    CSV = "csv"


WithStatus = Annotated[str | None, typer.Option(help="Only with this status, such as open.")]
OfSeverity = Annotated[int | None, typer.Option(min=1, max=4, help="Only of this severity.")]
OfRequester = Annotated[str | None, typer.Option(help="Only of this requester.")]


@app.command("list")
def list_tickets(
    context: typer.Context,
    status: WithStatus = None,
    severity: OfSeverity = None,
    requester: OfRequester = None,
    form: Annotated[Format, typer.Option("--format", help="table, json or csv.")] = Format.TABLE,
) -> None:
    """List tickets, oldest first."""
    with _casework(context) as casework:
        rows = list(casework.export(_wanted(status, severity, requester)))
    if form is Format.TABLE:
        _print_table(rows)
    else:
        _write(rows, ExportFormat(form.value))


@app.command()
def show(
    context: typer.Context,
    number: Annotated[str, typer.Argument(help="The ticket's number, such as HB-1.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Show one ticket with its history and files, its incident and who has joined that."""
    with _casework(context) as casework:
        found = casework.ticket(number)
        incident = casework.incident(number)
    data = {
        **found.ticket.model_dump(mode="json", exclude={"id"}),
        "linked": list(found.linked),
        "duplicate_of": found.duplicate_of,
        "duplicates": list(found.duplicates),
        "members": len(incident["members"]) if incident else 0,
        "incident": incident,
        "history": [event.model_dump(mode="json", exclude={"id", "ticket_id"}) for event in found.history],
        "attachments": [file.model_dump(mode="json", exclude={"id", "ticket_id"}) for file in found.attachments],
    }
    if as_json:
        typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        _print_ticket(data)


@app.command()
def name(
    context: typer.Context,
    number: Annotated[str, typer.Argument(help="The ticket's number, such as HB-1.")],
    title: Annotated[str, typer.Argument(help="Shown to people who report the same; empty to remove it.")],
) -> None:
    """Give the incident of a ticket a public title."""
    from helpbot.bootstrap import SystemClock, opened_database
    from helpbot.desk.incidents.naming import Naming

    with opened_database(context.obj.settings) as database:
        named = Naming(database, SystemClock()).name(number, title)
    typer.echo(f"{number.upper()} is shown as {named!r}" if named else f"{number.upper()} is shown by its area")


@app.command()
def merge(
    context: typer.Context,
    number: Annotated[str, typer.Argument(help="The number of the duplicate, such as HB-2.")],
    into: Annotated[str, typer.Option(help="The number of the ticket in which the work goes on, such as HB-1.")],
) -> None:
    """Mark a ticket as a duplicate of another one; reopening it undoes that."""
    from helpbot.desk.tickets.work import OPERATOR

    with _ticket_work(context) as work:
        work.record(number, Event.MERGE, OPERATOR, into=into)
    typer.echo(f"{number.upper()} is a duplicate of {into.upper()} now; the running bot tells whoever reported it")


@app.command()
def reopen(
    context: typer.Context,
    number: Annotated[str, typer.Argument(help="The ticket's number, such as HB-2.")],
) -> None:
    """Reopen a ticket that was resolved, closed or merged; a duplicate is then a ticket of its own again."""
    from helpbot.desk.tickets.work import OPERATOR

    with _ticket_work(context) as work:
        work.record(number, Event.REOPEN, OPERATOR)
    typer.echo(f"{number.upper()} is open again; the running bot tells whoever reported it")


@app.command()
def assign(
    context: typer.Context,
    number: Annotated[str, typer.Argument(help="The ticket's number, such as HB-1.")],
    agent: Annotated[str, typer.Argument(help="The Slack ID of an agent, one of slack.agents in app.yaml.")],
) -> None:
    """Assign a ticket to an agent."""
    from helpbot.desk.tickets.work import OPERATOR
    from helpbot.dialogue.messages import Requester

    known = agent in context.obj.settings.slack.agents
    colleague = Requester(id=agent, roles=frozenset({"agent"} if known else ()))
    with _ticket_work(context) as work:
        work.record(number, Event.HAND_OVER, OPERATOR, colleague=colleague)
    typer.echo(f"{number.upper()} is with {agent} now")


@app.command()
def export(
    context: typer.Context,
    status: WithStatus = None,
    severity: OfSeverity = None,
    requester: OfRequester = None,
    form: Annotated[ExportFormat, typer.Option("--format", help="json (one ticket a line) or csv.")] = ExportFormat.CSV,
) -> None:
    """Write every field of the tickets, for other programs."""
    with _casework(context) as casework:
        _write(list(casework.export(_wanted(status, severity, requester))), form)


@contextmanager
def _ticket_work(context: typer.Context) -> Iterator[TicketWork]:
    from helpbot.bootstrap import SystemClock, build_policy, build_steps, opened_database
    from helpbot.desk.tickets.work import TicketWork

    settings = context.obj.settings
    steps = build_steps(settings, build_policy(settings))
    with opened_database(settings) as database:
        try:
            yield TicketWork(database, SystemClock(), steps)
        except IllegalTransition as refused:
            raise _in_commands(refused) from refused


def _in_commands(refused: IllegalTransition) -> HelpbotError:
    """The same refusal, with what else the command line offers for such a ticket."""
    possible = [command for event, command in COMMANDS.items() if event in TRANSITIONS[refused.status]]
    what = f"that cannot be done with a ticket that is {refused.status.replace('_', ' ')}"
    return HelpbotError(what, f"possible now: helpbot tickets {' or '.join(possible)}")


@contextmanager
def _casework(context: typer.Context) -> Iterator[Casework]:
    from helpbot.bootstrap import opened_database
    from helpbot.desk.tickets.casework import Casework

    with opened_database(context.obj.settings) as database:
        yield Casework(database)


def _wanted(status: str | None, severity: int | None, requester: str | None) -> TicketFilter:
    from helpbot.tickets.store import TicketFilter

    known = [known.value for known in Status]
    if status is not None and status not in known:
        raise HelpbotError(f"there is no status {status!r}", did_you_mean(status, known))
    return TicketFilter((status,) if status else (), (severity,) if severity else (), requester)


def _print_table(rows: list[dict[str, Any]]) -> None:
    from rich.table import Table
    from rich.text import Text

    if not rows:
        typer.echo("no tickets")
        return
    table = Table(box=None, pad_edge=False, expand=True)
    for heading in ("Number", "Sev.", "Status", "Requester", "Opened (UTC)", "Response due"):
        table.add_column(heading, no_wrap=True)
    table.add_column("Summary", no_wrap=True, overflow="ellipsis", ratio=1)
    for row in rows:
        times = [(row[key] or "")[:16].replace("T", " ") for key in ("opened_at", "response_due")]
        known = [_cell(row[key]) for key in ("number", "severity", "status", "requester")]
        table.add_row(*map(Text, (*known, *times, _cell(row["summary"]))))  # people's words must not become markup
    console().print(table)


def _print_ticket(data: dict[str, Any]) -> None:
    """Everything about a ticket as YAML, so that its history, reasons and texts of several lines are readable."""
    import yaml

    class Readable(yaml.SafeDumper):
        """Keeps the lines of a text."""

    def represented(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)

    Readable.add_representer(str, represented)
    shown = _without_blanks(data)
    typer.echo(yaml.dump(shown, Dumper=Readable, allow_unicode=True, sort_keys=False, width=LINE).rstrip())


def _without_blanks(value: object) -> object:
    """A value without its empty parts."""
    if isinstance(value, dict):
        told = {key: _without_blanks(one) for key, one in value.items()}
        return {key: one for key, one in told.items() if one not in (None, "", [], {})}
    return [_without_blanks(one) for one in value] if isinstance(value, list) else value


def _write(rows: list[dict[str, Any]], form: ExportFormat) -> None:
    if form is ExportFormat.CSV:
        from helpbot.desk.tickets.casework import EXPORTED

        writer = csv.DictWriter(sys.stdout, fieldnames=EXPORTED)
        writer.writeheader()
        writer.writerows({key: _safe_cell(_cell(value)) for key, value in row.items()} for row in rows)
        return
    for row in rows:
        typer.echo(json.dumps(row, ensure_ascii=False))


def _cell(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _safe_cell(text: str) -> str:
    """A person's words must not become a formula in a spreadsheet."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
