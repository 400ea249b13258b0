"""`helpbot check`: every mistake in the settings and the knowledge, and the answer tests."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from helpbot.problems import ProblemsFound


def check(
    context: typer.Context,
    knowledge: Annotated[Path | None, typer.Option(help="Another knowledge folder.")] = None,
    report: Annotated[bool, typer.Option(help="Also list every answer test that does not hold.")] = False,
) -> None:
    """Check the settings and the knowledge base; exit 1 if anything is wrong."""
    from helpbot.bootstrap import build_content, build_knowledge
    from helpbot.dialogue.wording import load_wordings
    from helpbot.knowledge.answer_tests import problems_in, run_tests

    settings = context.obj.settings
    folder = knowledge or settings.knowledge_folder
    load_wordings()
    has_policy = knowledge is None or (folder / "support" / "policy.yaml").is_file()
    base = build_content(settings, folder).knowledge if has_policy else build_knowledge(settings, folder)
    result = run_tests(base)
    for line in result.lines(every=report):
        typer.echo(line)
    if problems := list(problems_in(result, settings.check)):
        raise ProblemsFound(problems)
    typer.echo(f"{len(base.articles)} articles in {', '.join(base.languages)}: no problems found")
