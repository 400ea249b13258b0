"""`helpbot ask`: one answer, or a batch of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from helpbot.cli.batch import Request, run_batch
from helpbot.problems import HelpbotError

if TYPE_CHECKING:
    from helpbot.knowledge.base import Finding, KnowledgeBase


class Question(Request):
    """A line of `ask --batch`."""

    query: str
    lang: str | None = None


def ask(
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(help="The question, in quotes.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the outcome and the ranking as JSON.")] = False,
    batch: Annotated[
        bool, typer.Option(help="Read JSON lines {query, lang?} and answer each with a JSON line.")
    ] = False,
    knowledge: Annotated[Path | None, typer.Option(help="Another knowledge folder.")] = None,
    lang: Annotated[str | None, typer.Option(help="The language of the question; default: detected.")] = None,
) -> None:
    """Answer one question from the knowledge base."""
    from helpbot.bootstrap import build_knowledge

    base = build_knowledge(context.obj.settings, knowledge)
    if lang is not None and lang not in base.languages:
        raise HelpbotError(f"nothing is written in {lang!r}", f"use one of: {', '.join(base.languages)}")
    if batch:
        run_batch(Question, lambda asked: outcome(base, asked.query, asked.lang))
    elif not question or not question.strip():
        raise HelpbotError("there is no question", 'put it in quotes: helpbot ask "How do I change my password?"')
    elif as_json:
        typer.echo(json.dumps(outcome(base, question, lang), ensure_ascii=False, indent=2))
    else:
        _print(base, context.obj.settings.languages, base.find(question, lang))


def outcome(base: KnowledgeBase, question: str, language: str | None) -> dict[str, Any]:
    """A finding as JSON: the outcome, the language, and up to five articles with their probabilities."""
    finding = base.find(question, language)
    articles = [{"id": hit.id, "score": round(hit.score, 4)} for hit in finding.hits]
    return {"outcome": finding.outcome, "lang": finding.language, "articles": articles}


def _print(base: KnowledgeBase, languages: Sequence[str], finding: Finding) -> None:
    from rich.console import Console
    from rich.markdown import Markdown

    from helpbot.dialogue.wording import load_wordings
    from helpbot.language.rules import in_nearest
    from helpbot.language.texts import spoken

    texts = in_nearest(finding.language, spoken(load_wordings(), languages)).texts
    console = Console()
    if finding.outcome == "answered":
        console.print(Markdown(_article(base, finding)))
    elif finding.outcome == "suggested":
        titles = [base.articles[hit.id].title_in(finding.language) for hit in finding.offered]
        console.print(Markdown("\n".join([texts.suggestions, "", *(f"- {title}" for title in titles)])))
    else:
        console.print(texts.unknown)


def _article(base: KnowledgeBase, finding: Finding) -> str:
    article = base.articles[finding.hits[0].id]
    links = "  \n".join(f"{link.title_in(finding.language)}: {link.url}" for link in article.links)
    return f"**{article.title_in(finding.language)}**\n\n{article.answer_in(finding.language)}\n\n{links}"
