"""What the head of a column says, where a candidate stands in a table or in lines of values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from helpbot.language.secrets.weighing.reading import Item

_APART = frozenset(",;|")
_FEWEST = 2
_LONGEST_LINE, _MOST_LINES = 60, 12


def column(items: Sequence[Item], place: int) -> Iterator[str]:
    """The words of the first line that has as many columns, in the same one."""
    start = _line_start(items, place)
    cells = sum(item.word in _APART for item in items[start:place])
    if cells < _FEWEST or start == 0:
        return
    head = _head(items, start, cells)
    if head is None:
        return
    yield "in column"
    at = 0
    for item in head:
        if item.word in _APART:
            at += 1
        elif at == cells:
            yield f"column {item.word}"
            for one in item.classes:
                yield f"column is {one}"


def _head(items: Sequence[Item], start: int, cells: int) -> Sequence[Item] | None:
    """The uppermost of the lines before a place that have so many columns."""
    head: Sequence[Item] | None = None
    for _ in range(_MOST_LINES):
        if start == 0:
            break
        end, start = start - 1, _line_start(items, start - 1)
        line = items[start:end]
        if sum(item.word in _APART for item in line) >= cells:
            head = line
        elif any(not item.is_sign for item in line):
            break
    return head


def _line_start(items: Sequence[Item], place: int) -> int:
    """Where the line of a place begins, or so far before it as is looked."""
    start = place
    while start and items[start - 1].word != "\n" and place - start < _LONGEST_LINE:
        start -= 1
    return start
