"""Tables as Markdown, so that they can be read in a terminal and pasted into a document."""

from __future__ import annotations

from collections.abc import Sequence

Cell = str | float | int | None


def markdown(head: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    """An aligned table; missing values are dashes, shares have three digits."""
    lines = [list(head), *[[_cell(cell) for cell in row] for row in rows]]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    lines.insert(1, ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])])
    return "\n".join(f"| {' | '.join(_padded(line, widths))} |" for line in lines)


def _cell(cell: Cell) -> str:
    if cell is None:
        return "-"
    return f"{cell:.3f}".lstrip("0") if isinstance(cell, float) and cell < 1 else str(cell)


def _padded(line: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [line[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True))]
