"""In which language Slack's own views address whom."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpbot.bootstrap import Content, build_desk, build_front
from helpbot.desk.ports.outside import Surface
from helpbot.dialogue.messages import Requester
from helpbot.knowledge.base import load_knowledge
from helpbot.settings import SearchSettings, Settings
from helpbot.tickets.database import Database
from tests.desk.fakes import FakePeople
from tests.transcripts import shipped_content

PORTUGUESE = load_knowledge(Path(__file__).parents[1] / "data" / "knowledge-pt", SearchSettings())


@pytest.mark.parametrize(
    ("languages", "heard"), [(("es", "pt"), "Reportar"), (("en", "pt"), "Report"), (("pt",), "Report")]
)
def test_somebody_whose_language_only_the_knowledge_base_speaks_sees_views_in_the_bots_own(
    database: Database, languages: tuple[str, ...], heard: str
) -> None:
    settings, content = Settings(languages=languages), Content(PORTUGUESE, shipped_content().policy)
    desk = build_desk(settings, content, database, Surface("slack", FakePeople()))
    front, ana = build_front(settings, content, database, desk), Requester(id="ana", language="pt")

    assert front.language(ana) == "pt"
    assert front.texts(ana).report_it.startswith(heard + " ")
    assert front.wording(ana).views.report.title.startswith(heard + " ")
