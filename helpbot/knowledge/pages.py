"""From the page of the product that a person has open to the articles that explain it."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase

from rapidfuzz import fuzz, process

from helpbot.knowledge.article import Article
from helpbot.language.text import fold, simple_words
from helpbot.webaddress import ADDRESS, address_parts

ALIKE = 88
"""The similarity (0 to 100) from which a name means a page: one or two letters may differ."""
_MOST = 3


class PageFinder:
    """Knows the page names, page addresses and linked web pages of all articles."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._by_name: dict[str, list[str]] = {}
        self._patterns: list[tuple[str, str]] = []
        self._by_address: dict[str, str] = {}
        for article in articles:
            for page in article.pages:
                self._add_page(page, article.id)
            for link in article.links:
                self._add_link(link.url, article.id)

    def _add_page(self, page: str, article: str) -> None:
        if "://" in page or page.startswith("*"):
            self._patterns.append((page.lower(), article))
        else:
            self._by_name.setdefault(_name(page), []).append(article)

    def _add_link(self, url: str, article: str) -> None:
        if address := _address(url):
            self._by_address.setdefault(address, article)

    def by_address(self, text: str) -> tuple[str, ...]:
        """The ids of the articles about the web addresses in a text."""
        found: dict[str, None] = {}
        for url in ADDRESS.findall(text):
            matches = [article for pattern, article in self._patterns if fnmatchcase(url.lower(), pattern)]
            for article in matches or filter(None, [self._by_address.get(_address(url))]):
                found[article] = None
        return tuple(found)[:_MOST]

    def explains(self, address: str) -> bool:
        """Whether exactly one article is about a web address."""
        return len(self.by_address(address)) == 1

    def by_name(self, text: str) -> tuple[str, ...]:
        """The ids of the articles about the page that a text is the name of, such as `Admin > People`."""
        match = process.extractOne(_name(text), self._by_name.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE)
        if match is None and ">" in text:
            match = process.extractOne(
                _name(text), self._by_name.keys(), scorer=fuzz.token_set_ratio, score_cutoff=ALIKE
            )
        return tuple(dict.fromkeys(self._by_name[match[0]]))[:_MOST] if match else ()


def _name(page: str) -> str:
    return " ".join(simple_words(page))


def _address(url: str) -> str:
    """What the spellings of an address have in common; empty for one that cannot be parsed."""
    parts = address_parts(fold(url.rstrip(".,;:!?)]")))
    if parts is None:
        return ""
    return parts.netloc.removeprefix("www.") + parts.path.rstrip("/")
