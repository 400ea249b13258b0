"""An article as it is quoted: its text with live facts, and where it comes from."""

from __future__ import annotations

from helpbot.dialogue.asking.phone_talk import PhoneTalk
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.words.times import day
from helpbot.knowledge.article import Article
from helpbot.triage.promises.phone_book import with_readable_numbers


def quoted(exchange: Exchange, article: Article, phones: PhoneTalk) -> str:
    """Title and answer, with its live facts and its links."""
    parts = [
        f"**{article.title_in(exchange.reading)}**",
        with_readable_numbers(article.answer_in(exchange.reading).strip()),
    ]
    if "phones" in article.live:
        parts.append(phones.lines_asked(exchange))
    if links := _links(article, exchange.reading):
        parts.append(exchange.texts.read_more.format(links=links))
    return "\n\n".join(filter(None, parts))


def source_note(exchange: Exchange, article: Article) -> str:
    """Its section of the knowledge base, with the last review."""
    section = exchange.wording.section(article.section)
    if article.reviewed is None:
        return exchange.texts.article_note_undated.format(section=section)
    reviewed = day(article.reviewed, exchange.requester.timezone, exchange.language)
    return exchange.texts.article_note.format(section=section, reviewed=reviewed)


def _links(article: Article, language: str) -> str:
    return " · ".join(f"[{link.title_in(language)}]({link.url})" for link in article.links)
