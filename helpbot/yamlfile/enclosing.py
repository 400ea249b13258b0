"""Brackets and quotation marks without their other half, and text behind one."""

from __future__ import annotations

import re

from helpbot.yamlfile.stop import Stop, Told, quoted

_QUOTATION_LEFT_OPEN = re.compile(r"(?:^|[\[{,:]) *(')(?![^']*' *(?:[,\]}:]|$))")
"""An apostrophe that begins an entry in brackets, without another at the end of one."""
_COMMENT_IN_BRACKETS = re.compile(r"[\[{,:] +(#[^\s#,\]}][^,\]}]*).*[\]}]")


def comment_in_brackets(stop: Stop) -> Told | None:
    """`[U1, #U2]`: the closing bracket is part of a comment."""
    if "while parsing a flow" not in stop.context:
        return None
    for number in range(stop.line, -1, -1):
        if found := _COMMENT_IN_BRACKETS.search(stop.at(number)):
            what = f"{found[1]!r} is taken for a comment, and the bracket behind it too"
            return (number, found.start(1)), what, f"put the text in double quotes: {quoted(found[1])}"
        if number < stop.line and number <= stop.opened[0] and re.search(r"[\[{]", stop.at(number)):
            return None
    return None


def unclosed(stop: Stop) -> Told | None:
    """A quotation mark or bracket without its other half; told where it opens."""
    in_brackets = "flow mapping" in stop.context or "flow sequence" in stop.context
    ended = "end of stream" in stop.problem or "unexpected end" in stop.problem
    if not (in_brackets or ended):
        return None
    if stop.opened[0] == stop.line and not ended and stop.current[stop.column :].strip():
        fix = "put a comma between the entries, and put a text with a comma, a colon or a bracket in double quotes"
        return (stop.line, stop.column), "a comma is missing between two entries in brackets", fix
    if in_brackets:
        return _quotation_in_brackets(stop) or (stop.opened, "a bracket is never closed", "close it")
    text = stop.first[stop.opened[1] :]
    apostrophe = text.startswith("'") and text.count("'") == 1
    fix = f"put the whole text in double quotes: {quoted(text)}" if apostrophe else "close it"
    return stop.opened, "a quotation mark is never closed", fix


def _quotation_in_brackets(stop: Stop) -> Told | None:
    """`[log in, 'tis down]`: the apostrophe opens a text that goes on past the bracket."""
    for number in range(stop.opened[0], stop.line + 1):
        start = stop.opened[1] if number == stop.opened[0] else 0
        if found := _QUOTATION_LEFT_OPEN.search(stop.at(number), start):
            text = re.split(r"[,\]}]", stop.at(number)[found.start(1) :], maxsplit=1)[0]
            fix = f"put the whole text in double quotes: {quoted(text)}"
            return (number, found.start(1)), "a quotation mark is never closed", fix
    return None


def left_open(stop: Stop) -> Told | None:
    """The same where the file ends after a comma, and the parser does not tell which bracket it was in."""
    if "flow node" not in stop.context or any(line.strip() for line in stop.lines[stop.line :]):
        return None
    places = ((line, max(map(stop.at(line).rfind, "[{"))) for line in range(stop.line - 1, -1, -1))
    opened = next((place for place in places if place[1] >= 0), (stop.line, stop.column))
    return opened, "a bracket is never closed", "close it"


def behind_a_quotation(stop: Stop) -> Told | None:
    """`en: "Login" fails`, `en: [Login] fails`: the text continues where the parser took it to end."""
    if "did not find expected" not in stop.problem or not stop.before.strip():
        return None
    closing = stop.before.rstrip()[-1]
    if closing not in "\"']}":
        return None
    sign = "bracket" if closing in "]}" else "quotation mark"
    what = f"the text goes on after the closing {sign}"
    return (stop.line, stop.column), what, f"put the whole text in quotes: {quoted(_value(stop.current))}"


def _value(line: str) -> str:
    """What follows the dash or the key of a line."""
    return re.sub(r"^\s*(?:- +)?(?:[\w.-]+: +)?", "", line)
