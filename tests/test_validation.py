"""What does not fit, in words for whoever edits the file: what, where, and how to write it."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import Field, RootModel

from helpbot.field_types import Day, Language
from helpbot.problems import ProblemsFound
from helpbot.validation import FileModel, validate
from helpbot.yamlfile import parse_yaml


class Inner(FileModel):
    share: float = Field(default=0.5, gt=0, le=1)
    days: int | None = Field(default=30, ge=1)


class Link(FileModel):
    title: str
    url: str


class Sample(FileModel):
    name: str = Field(default="", max_length=10)
    title: dict[Language, str] = {}
    lines: tuple[str, ...] = Field(default=(), max_length=2)
    filled: tuple[int, ...] = Field(default=(1,), min_length=1)
    day: Day | None = None
    inner: Inner = Inner()
    links: tuple[Link, ...] = ()


class Languages(RootModel[dict[Language, Inner]]):
    root: dict[Language, Inner] = {}


def told(text: str, model: type[Sample] | type[Languages] = Sample) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        validate(parse_yaml(text, "a"), model)
    return [str(problem).replace("\n    fix: ", " -> ") for problem in found.value.problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nmae: x", "a:1:1: unknown key 'nmae' -> did you mean 'name'?"),
        (
            "name:\n  error: x",
            "a:2:3: 'name' should be text, not a mapping"
            " -> put a text that contains `: ` or is in {…} in double quotes",
        ),
        (
            "name: null",
            "a:1:7: 'name' should be text, not empty"
            " -> write the text, in double quotes if it begins with # or is a word such as null",
        ),
        (
            "name:\n  - a\n  - b",
            "a:2:3: 'name' should be text, not a list"
            " -> write one text: in double quotes if it begins with [ or -, below `key: |` if it has several lines",
        ),
        (
            "title:\n  - Lunch",
            "a:2:3: 'title' should be a mapping (key: value), not a list"
            " -> write en: above the list, and indent the list by two more spaces",
        ),
        (
            "lines:",
            "a:1:7: 'lines' should be a list, not empty"
            " -> write its entries below it, each beginning with `- `, or [] for none",
        ),
        (
            "links:\n  title: x\n  url: y",
            "a:2:3: 'links' should be a list, not a mapping"
            " -> begin each entry with `- `, and indent the other lines of it by two more spaces",
        ),
        (
            "links: [x]",
            "a:1:9: entry 1 should be a mapping (key: value), not 'x' -> write it as title: …, url: …, one per line",
        ),
        ("name: longer than that", "a:1:7: 'name' is too long: at most 10 characters"),
        ("title: Lunch", "a:1:8: 'title' should be a mapping (key: value), not 'Lunch' -> write it as {en: Lunch}"),
        (
            "title:\n  en:Lunch",
            "a:2:3: 'title' should be a mapping (key: value), not 'en:Lunch' -> put a space after each colon",
        ),
        (
            "title: {english: x}",
            "a:1:9: 'english' is not a language code"
            " -> write two lowercase letters, such as es, en or pt (three where there is no such code)",
        ),
        (
            "lines: one",
            "a:1:8: 'lines' should be a list, not 'one' -> write it as [one] or one per line, starting with `- `",
        ),
        ("lines: [a, b, c]", "a:1:8: 'lines' has too many entries: at most 2"),
        ("filled: []", "a:1:9: 'filled' is empty -> write something there, or delete it"),
        ("filled: [x]", "a:1:10: entry 1 should be a whole number, not 'x' -> write digits only"),
        ("day: 23.11.2026", "a:1:6: '23.11.2026' is not a date -> write it as year-month-day, such as 2026-11-23"),
        ("day: 20261123", "a:1:6: '20261123' is not a date -> write it as year-month-day, such as 2026-11-23"),
        ("day: 2026-02-30", "a:1:6: '2026-02-30' is a day that does not exist -> that month has 28 days"),
        ("inner: {share: 45%}", "a:1:16: 'share' should be a number, not '45%' -> write it as a share of one: 0.45"),
        ("inner: {share: '0,5'}", "a:1:16: 'share' should be a number, not '0,5' -> write it with a point: 0.5"),
        ("inner: {share: 45}", "a:1:16: 'share' is '45', which is more than 1 -> write it as a share of one: 0.45"),
        ("inner: {share: 450}", "a:1:16: 'share' is '450', which is more than 1 -> write 1 or less"),
        ("inner: {share: 0}", "a:1:16: 'share' is '0', which is not more than 0 -> write a number above 0"),
        ("inner: {days: never}", "a:1:15: 'days' should be a whole number, not 'never' -> write digits only, or null"),
        ("- a", "a:1:1: the file should be a mapping (key: value), not a list -> write it as name: …, one per line"),
    ],
)
def test_a_mistake_is_reported_with_its_fix(text: str, expected: str) -> None:
    assert told(text) == [expected]


def test_all_mistakes_in_a_file_are_reported() -> None:
    assert len(told("nmae: x\ntitle: [a]\nlines: {a: b}\nday: x\ninner: {share: 2, days: 0}\n")) == 6


def test_a_key_that_slipped_out_of_its_section_is_recognised() -> None:
    assert told("title:\nen: Lunch\n")[1] == (
        "a:2:1: unknown key 'en' -> indent it by two more spaces if it belongs to 'title'"
    )


def test_keys_below_a_language_are_corrected_at_any_depth() -> None:
    assert told("es: {shrae: 1}", Languages) == ["a:1:6: unknown key 'shrae' -> did you mean 'share'?"]


def test_what_is_commented_out_is_left_out() -> None:
    assert validate(parse_yaml("inner:\n#  share: 1\n", "a"), Sample) == Sample()
    assert validate(parse_yaml("# nothing yet\n", "a"), Languages).root == {}


def test_a_date_is_read() -> None:
    assert validate(parse_yaml("day: 2028-02-29", "a"), Sample).day == date(2028, 2, 29)
