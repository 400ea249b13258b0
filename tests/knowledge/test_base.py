"""The knowledge base as a whole, used by several threads."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest

from helpbot.knowledge.article import Article
from helpbot.knowledge.base import KnowledgeBase
from helpbot.knowledge.search import engine
from helpbot.settings import SearchSettings


def test_the_search_is_built_once_for_all_who_ask_at_the_same_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise each would learn from all articles again."""
    both = Barrier(2)

    def build(*_: object) -> object:
        with suppress(BrokenBarrierError):
            both.wait(0.3)  # for another build, if there is one
        return object()

    monkeypatch.setattr(engine, "Search", build)
    base = KnowledgeBase([Article(id="feed", title={"en": "Feed a dog"})], SearchSettings())
    with ThreadPoolExecutor(2) as threads:
        first, second = threads.map(lambda _: base.search, range(2))
    assert first is second
