"""Names are looked up by their hashes, many at once."""

from __future__ import annotations

import pytest

from helpbot.triage.learned.names import Names


@pytest.mark.parametrize("count", [0, 1, 2, 100, 100_000])
def test_each_name_has_the_number_of_its_place_and_an_unknown_one_has_none(count: int) -> None:
    names = [f"text:{place}" for place in range(count)]
    numbers = Names(names).numbers(["text:", *names, *names[:1], "text:01"])
    assert numbers.tolist() == [0, *range(1, count + 1), *range(1, count + 1)[:1], 0]


def test_no_names_have_no_numbers() -> None:
    assert Names(["text:calls"]).numbers([]).tolist() == []
