"""`helpbot check`: every mistake in the settings and the knowledge, and the answer tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from helpbot.problems import ProblemsFound

if TYPE_CHECKING:
    from helpbot.knowledge.base import KnowledgeBase
    from helpbot.settings import Settings


def check(
    context: typer.Context,
    knowledge: Annotated[Path | None, typer.Option(help="Another knowledge folder.")] = None,
    report: Annotated[
        bool, typer.Option(help="Also show every answer test that does not hold, and what each threshold costs.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
    out_of_scope: Annotated[
        Path | None, typer.Option(help="For the report: lines that no article answers, like out-of-scope.yaml.")
    ] = None,
) -> None:
    """Check the settings and the knowledge base; exit 1 if anything is wrong."""
    from helpbot.cli.check_report import build_report
    from helpbot.knowledge.answer_tests import problems_in, run_tests
    from helpbot.knowledge.base import load_out_of_scope

    settings = context.obj.settings
    lines = load_out_of_scope(out_of_scope) if out_of_scope else None
    base = _read(settings, knowledge)
    result = run_tests(base)
    if as_json:
        typer.echo(json.dumps(build_report(base, result, lines).told(), ensure_ascii=False, indent=2))
    elif report:
        build_report(base, result, lines).print()
    if result.matches and not as_json:
        typer.echo(str(result))
    if problems := list(problems_in(result, settings.check)):
        raise ProblemsFound(problems)
    if not as_json:
        typer.echo(f"{len(base.articles)} articles in {', '.join(base.languages)}: no problems found")


def _read(settings: Settings, knowledge: Path | None) -> KnowledgeBase:
    """Everything that admins edit is read, so that all mistakes come out; a folder of articles alone will do too."""
    from helpbot.bootstrap import build_content, build_knowledge
    from helpbot.dialogue.wording import load_wordings
    from helpbot.slack.wording import shipped

    folder = knowledge or settings.knowledge_folder
    load_wordings()
    shipped()
    has_policy = knowledge is None or (folder / "support" / "policy.yaml").is_file()
    return build_content(settings, folder).knowledge if has_policy else build_knowledge(settings, folder)
