"""The YAML shipped with the product: read and compared line by line, so no line is wider than a page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

import helpbot

WIDTH = 120
PACKAGE = Path(helpbot.__file__).parent
SHIPPED = pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.yaml")), ids=lambda path: str(path.relative_to(PACKAGE))
)
ONE_STRING = re.compile(r""" *(?:- )?(?:[\w ]+: )?(?:"(?:[^"\\]|\\.)*"|\S+)""")
"""What cannot be wrapped: a quoted text, or words without a space between them."""


def too_long(text: str) -> list[int]:
    """The numbers of the lines that should be wrapped."""
    lines = enumerate(text.splitlines(), start=1)
    return [number for number, line in lines if len(line) > WIDTH and not ONE_STRING.fullmatch(line)]


@SHIPPED
def test_no_line_is_too_long(path: Path) -> None:
    assert too_long(path.read_text("utf-8")) == []


def test_lists_comments_and_prose_must_be_wrapped_but_not_single_strings() -> None:
    long = "word " * 30
    text = f'key: "{long}"\n- "{long}"\n    {"a|" * 100}\n# {long}\nkey: [{long}]\nkey: {long}\n  "{long}", and\n'
    assert too_long(text) == [4, 5, 6, 7]


@SHIPPED
def test_it_can_be_read_if_pyyaml_comes_without_libyaml(path: Path) -> None:
    assert list(yaml.parse(path.read_text("utf-8"), Loader=yaml.SafeLoader))
