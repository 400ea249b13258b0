"""Whole conversations through the real desk, on both databases."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpbot.tickets.database import Database
from tests.transcripts import expected, play, read, transcripts

FOLDER = Path(__file__).parent / "transcripts"


@pytest.mark.parametrize("path", transcripts(FOLDER), ids=lambda path: path.stem)
def test_conversation_is_as_written(path: Path, database: Database) -> None:
    transcript = read(path)
    played = play(transcript, database)
    assert played == expected(transcript, played)
