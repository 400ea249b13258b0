"""The page's files, without a browser: everything in Slack's blocks can be drawn, and nothing is unsafe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import helpbot.workspace.page as package
from helpbot.workspace.blockkit.blocks import IN_MESSAGES

STATIC = Path(package.__file__).parent / "static"
SCRIPTS = sorted(STATIC.rglob("*.js"))
SCHEMA: dict[str, Any] = IN_MESSAGES.json_schema()
UNSAFE = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|javascript:")
OUTSIDE = re.compile(r"(?:src|href|from|import|fetch|url)\W+(?:https?:)?//", re.IGNORECASE)


def models() -> Iterator[tuple[str, dict[str, Any]]]:
    """The models that have a type of their own."""
    for model in SCHEMA["$defs"].values():
        kind = model.get("properties", {}).get("type", {}).get("const")
        if kind:
            yield kind, model


def registered(file: str, name: str) -> set[str]:
    """The keys of an object literal in a script."""
    found = re.search(rf"^(?:export )?const {name} = {{$(.*?)^}};$", (STATIC / file).read_text("utf-8"), re.S | re.M)
    assert found, f"{file} has no {name}"
    return set(re.findall(r"^  (\w+)[:,]", found[1], re.M))


def test_every_block_can_be_drawn() -> None:
    assert registered("blocks/index.js", "BLOCKS") == set(SCHEMA["items"]["discriminator"]["mapping"])


def test_every_element_can_be_drawn() -> None:
    assert registered("blocks/elements.js", "ELEMENTS") == {
        kind for kind, model in models() if "action_id" in model["properties"]
    }


def test_every_part_of_rich_text_can_be_drawn() -> None:
    sections = {kind for kind, _ in models() if kind.startswith("rich_text_")}
    (section,) = (model for kind, model in models() if kind == "rich_text_section")
    parts = set(section["properties"]["elements"]["items"]["discriminator"]["mapping"])

    assert registered("text/rich_text.js", "PIECES") == sections
    assert registered("text/rich_text.js", "PARTS") == parts


def test_both_languages_say_the_same_things() -> None:
    assert registered("words.js", "SPANISH") == registered("words.js", "ENGLISH")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: str(path.relative_to(STATIC)))
def test_scripts_are_small_and_never_turn_text_into_markup(script: Path) -> None:
    text = script.read_text("utf-8")

    assert text.startswith("//"), "say what the file is for"
    assert len(text.splitlines()) < 200
    assert UNSAFE.findall(text) == []


@pytest.mark.parametrize("file", sorted(STATIC.rglob("*.*")), ids=lambda path: str(path.relative_to(STATIC)))
def test_nothing_is_fetched_from_other_hosts(file: Path) -> None:
    assert OUTSIDE.findall(file.read_text("utf-8")) == []
