"""The README shows a real conversation and the real commands."""

from __future__ import annotations

import re
from pathlib import Path

from tests.transcripts import WRITE

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def test_the_transcript_is_the_one_that_is_played() -> None:
    played = (ROOT / "tests/dialogue/transcripts/readme.transcript").read_text("utf-8")
    talk = played.split("\n\n", 1)[1].strip()
    block = r"(?<=readme\.transcript -->\n```\n)(.*?)(?=\n```)"
    before, shown, after = re.split(block, README, maxsplit=1, flags=re.DOTALL)
    if WRITE:
        (ROOT / "README.md").write_text(before + talk + after, "utf-8")
    else:
        assert shown == talk


def test_the_two_commands_come_first() -> None:
    block = README.split("```")[1]
    commands = [line.split("#")[0].strip() for line in block.strip().splitlines()]
    assert commands == ["make demo", "make test"]


def test_every_linked_document_exists() -> None:
    links = re.findall(r"\]\((docs/[^)]+)\)", README)
    assert links
    assert all((ROOT / link).exists() for link in links)
