"""`helpbot check`: every mistake in the settings and the knowledge, and the answer tests."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from helpbot.problems import Collector, ProblemsFound
from helpbot.yamlfile import other_files, read_yaml

if TYPE_CHECKING:
    from helpbot.knowledge.answer_tests import AnswerTestResult
    from helpbot.knowledge.base import KnowledgeBase
    from helpbot.settings import Settings
    from helpbot.triage.policy import SupportPolicy

_NAMED = 5
"""How many articles with failing tests are named."""


def check(
    context: typer.Context,
    knowledge: Annotated[Path | None, typer.Option(help="Another knowledge folder.")] = None,
    report: Annotated[
        bool, typer.Option(help="Also show every failing answer test, and what each threshold costs.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
    out_of_scope: Annotated[
        Path | None, typer.Option(help="For the report: lines that no article answers, like out-of-scope.yaml.")
    ] = None,
) -> None:
    """Check the settings and the knowledge base; exit 1 if anything is wrong."""
    from helpbot.cli.check_report import build_report
    from helpbot.cli.missing_parts import missing_parts
    from helpbot.knowledge.answer_tests import problems_in, run_tests
    from helpbot.knowledge.base import load_out_of_scope

    settings = context.obj.settings
    lines = load_out_of_scope(out_of_scope) if out_of_scope else None
    base, policy = _read(settings, knowledge)
    result = run_tests(base)
    if as_json:
        typer.echo(json.dumps(build_report(base, result, lines).told(), ensure_ascii=False, indent=2))
    elif report:
        build_report(base, result, lines).print()
    if result.matches and not as_json:
        typer.echo(str(result))
    if result.failing and not as_json and not report:
        typer.echo(_not_holding(result))
    if problems := list(problems_in(result, settings.check)):
        raise ProblemsFound(problems)
    if not as_json:
        typer.echo(f"{len(base.articles)} articles in {', '.join(base.languages)}: no problems found")
        notes = (
            _passed_over(knowledge or settings.knowledge_folder),
            _unanswered(base),
            _twice(base),
            _covered(base, knowledge or settings.knowledge_folder),
            _unspoken(base, settings),
            missing_parts(settings.languages, base, policy) if policy else (),
        )
        for note in chain.from_iterable(notes):
            typer.echo(note)


def _not_holding(result: AnswerTestResult) -> str:
    """How many tests fail, and in which articles most of them are."""
    by_article = Counter(question.article for question in result.failing)
    worst = ", ".join(f"{article} {count}" for article, count in by_article.most_common(_NAMED))
    more = ", …" if len(by_article) > _NAMED else ""
    return f"{len(result.failing)} tests fail ({worst}{more}): helpbot check --report shows them"


def _passed_over(folder: Path) -> Iterator[str]:
    """Files that are not read, such as `canteen.yaml.txt` and `canteen.docx`, though they may be meant as articles."""
    from helpbot.knowledge.loading import empty_files

    for path in empty_files(folder):
        yield f"note: {path.relative_to(folder).as_posix()} is not read: it is empty"
    for path in other_files(folder):
        yield f"note: {path.relative_to(folder).as_posix()} is not read: the name of an article ends in .yaml"


def _twice(base: KnowledgeBase) -> Iterator[str]:
    """Questions that two articles have, so that neither is a sure answer; one may be an unfinished copy."""
    articles = defaultdict[tuple[str, str], list[str]](list)
    for article in base.articles.values():
        for language, questions in article.questions.items():
            for question in {question.casefold() for question in questions}:
                articles[language, question].append(article.id)
    for (_, question), those in articles.items():
        if len(those) > 1:
            yield f"note: {question!r} is a question of {' and '.join(sorted(those))}: leave it in one of them"


def _unanswered(base: KnowledgeBase) -> Iterator[str]:
    """Articles without an answer, such as a draft that nobody completed: people would get the title alone."""
    for article in base.articles.values():
        if not article.answer:
            yield f"note: {article.id} has no answer: people get its title alone"


def _covered(base: KnowledgeBase, folder: Path) -> Iterator[str]:
    """Lines that no article should answer, and that are a question of one all the same."""
    from helpbot.knowledge.base import load_out_of_scope

    file = folder / "out-of-scope.yaml"
    refused = load_out_of_scope(file) if file.is_file() else {}
    for article in base.articles.values():
        for language, questions in article.questions.items():
            lines = {line.casefold() for line in refused.get(language, ())}
            for question in questions:
                if question.casefold() in lines:
                    yield f"note: {question!r} is a question of {article.id}, so take it out of out-of-scope.yaml"


def _unspoken(base: KnowledgeBase, settings: Settings) -> Iterator[str]:
    """A language that is used only by articles may be a typo."""
    for language in base.languages:
        if language not in settings.languages:
            speaking = sorted(article.id for article in base.articles.values() if language in article.languages)
            articles = f"{len(speaking)} articles speak" if len(speaking) > 1 else f"the article {speaking[0]} speaks"
            yield f"note: {articles} {language!r}, which `languages` in app.yaml does not name"


def _read(settings: Settings, knowledge: Path | None) -> tuple[KnowledgeBase, SupportPolicy | None]:
    """Read everything that people edit, to report all mistakes at once; a folder with articles alone is fine too."""
    from helpbot.bootstrap import build_content, build_dialogue, build_knowledge

    folder = knowledge or settings.knowledge_folder
    collector = Collector()
    with collector.step():
        _read_words()
    if knowledge is not None and not (folder / "support" / "policy.yaml").is_file():
        collector.raise_any()
        base = build_knowledge(settings, folder)
        _refuse_reviews_to_come(base, folder, {})
        return base, None
    with collector.step():
        content = build_content(settings, folder)
    collector.raise_any()
    build_dialogue(settings, content)
    policy_file = {folder / "support" / "policy.yaml": content.policy.reviewed}
    _refuse_reviews_to_come(content.knowledge, folder, policy_file)
    return content.knowledge, content.policy


def _refuse_reviews_to_come(base: KnowledgeBase, folder: Path, others: Mapping[Path, date]) -> None:
    """Raise `ProblemsFound` for reviews after tomorrow, since no time zone explains them."""
    from helpbot.knowledge.loading import article_files

    today = datetime.now(UTC).date()
    reviews = {path: base.articles[path.stem].reviewed for path in article_files(folder)} | dict(others)
    ahead = [(path, day) for path, day in reviews.items() if day is not None and day > today + timedelta(days=1)]
    fix = f"write the day of the last review, such as {today}"
    if ahead:
        raise ProblemsFound(
            read_yaml(path).problem(("reviewed",), f"'reviewed' is {day}, which is still to come", fix)
            for path, day in ahead
        )


def _read_words() -> None:
    """Read what the program itself ships for each language. Raises `ProblemsFound` with the mistakes of all files."""
    from helpbot.dialogue.wording import load_wordings
    from helpbot.language.secrets.vocabulary import vocabulary as secret_words
    from helpbot.slack.wording import shipped
    from helpbot.triage.vocabulary import languages, vocabulary

    collector = Collector()
    with collector.step():
        load_wordings()
    with collector.step():
        shipped()
    with collector.step():
        secret_words()
    for language in languages():
        with collector.step():
            vocabulary(language)
    collector.raise_any()
