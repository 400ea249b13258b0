"""In which language Slack's own views address whom."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from prometheus_client import CollectorRegistry, generate_latest
from sqlalchemy import Row

from helpbot.bootstrap import Content, build_desk, build_front
from helpbot.desk.ports.measuring import Metrics
from helpbot.desk.ports.outside import Surface
from helpbot.dialogue import choices
from helpbot.dialogue.messages import Requester
from helpbot.knowledge.base import load_knowledge
from helpbot.operations.metrics import PrometheusMetrics
from helpbot.settings import SearchSettings, Settings
from helpbot.slack.drawing.render import article, render
from helpbot.slack.listeners.front import Front
from helpbot.tickets.database import Database
from helpbot.tickets.schema import METADATA
from tests.desk.fakes import FakePeople
from tests.transcripts import shipped_content

PORTUGUESE = load_knowledge(Path(__file__).parents[1] / "data" / "knowledge-pt", SearchSettings())


@pytest.mark.parametrize(
    ("languages", "heard"), [(("es", "pt"), "Reportar"), (("en", "pt"), "Report"), (("pt",), "Report")]
)
def test_somebody_whose_language_only_the_knowledge_base_speaks_sees_views_in_the_bots_own(
    database: Database, languages: tuple[str, ...], heard: str
) -> None:
    front, ana = _front(database, *languages), Requester(id="ana", language="pt")

    assert front.language(ana) == "pt"
    assert front.texts(ana).report_it.startswith(heard + " ")
    assert front.wording(ana).views.report.title.startswith(heard + " ")


def test_every_article_is_drawn_before_anybody_asks_for_it(database: Database) -> None:
    front = _front(database, "es", "pt")
    article.cache_clear()

    front.warm_up()

    drawn = article.cache_info().misses
    assert drawn == len(PORTUGUESE.articles)
    for identity in PORTUGUESE.articles:
        for language in ("es", "pt"):
            [shown] = front.desk.rehearsed(language, choice=choices.article("", identity))
            assert render(shown)
    assert article.cache_info().misses == drawn


def test_what_is_rehearsed_leaves_no_trace(database: Database) -> None:
    metrics = PrometheusMetrics(counters := CollectorRegistry())
    front = _front(database, "es", "pt", metrics=metrics)
    before = _rows(database), generate_latest(counters)

    front.warm_up()

    assert (_rows(database), generate_latest(counters)) == before


def _front(database: Database, *languages: str, metrics: Metrics | None = None) -> Front:
    settings, content = Settings(languages=languages), Content(PORTUGUESE, shipped_content().policy)
    desk = build_desk(settings, content, database, Surface("slack", FakePeople()), metrics)
    return build_front(settings, content, database, desk)


def _rows(database: Database) -> dict[str, list[Row[Any]]]:
    with database.connection() as connection:
        return {name: list(connection.execute(table.select())) for name, table in METADATA.tables.items()}
