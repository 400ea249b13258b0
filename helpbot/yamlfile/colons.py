"""Colons that are missing, glued to their text, or too many."""

from __future__ import annotations

import re

from helpbot.yamlfile.stop import Stop, Told, indentation_of, quoted


def colon(stop: Stop) -> Told | None:
    """A colon where none may be, because of what stands before it: on its line, or on the lines above."""
    if "mapping values are not allowed" not in stop.problem:
        return None
    return _second_on_the_line(stop) or _below_what_takes_none(stop)


def _second_on_the_line(stop: Stop) -> Told | None:
    key, found, text = stop.current.partition(": ")
    if not found or not stop.before.startswith(key + found):
        return None
    if told := _introduction(stop, key):
        return told
    fix = f"put the text in double quotes: {key.strip()}: {quoted(text)}"
    if re.match("[a-z_]+: ", text):
        fix += f"; if it is keys with values, put them in braces: {{{text.strip()}}}"
    return (stop.line, stop.column), "a second `: ` on one line", fix


def _below_what_takes_none(stop: Stop) -> Told | None:
    just_above = next((line for line in range(stop.line - 1, -1, -1) if stop.lines[line].strip()), stop.line)
    if told := _key_that_is_none(stop, just_above):
        return told
    parent = _parent(stop)
    if parent is None:
        return None
    if told := _key_that_is_none(stop, parent):
        return told
    if told := next(filter(None, (bare_section(stop, line) for line in range(parent + 1, stop.line))), None):
        return told
    place, line = (stop.line, indentation_of(stop.current)), stop.lines[parent].strip()
    if line.endswith(":"):
        what = f"the text of several lines below line {parent + 1} is not marked as one"
        return place, what, f"put a | behind the colon there: {line} |"
    what = f"this line is indented deeper than line {parent + 1}, so it continues the text there"
    fix = f"indent it like line {parent + 1}; if it is part of that text, put the whole text in double quotes"
    return place, what, fix


def _parent(stop: Stop) -> int | None:
    """The nearest line above that is indented less."""
    depth = indentation_of(stop.current)
    above = range(stop.line - 1, -1, -1)
    return next((line for line in above if stop.lines[line].strip() and indentation_of(stop.lines[line]) < depth), None)


def _introduction(stop: Stop, key: str) -> Told | None:
    """`en: You need:`, with a list below: a text of several lines."""
    if not stop.current.rstrip().endswith(":") or indentation_of(stop.below(stop.line)) <= indentation_of(stop.current):
        return None
    fix = f"write {key.strip()}: | and the whole text below it, indented by two more spaces"
    return (stop.line, stop.column), "a text of several lines that is not marked as one", fix


def _key_that_is_none(stop: Stop, number: int) -> Told | None:
    """`title`, `en Lunch` or `en:Lunch`, which belong before what is indented below them."""
    line = stop.lines[number].strip()
    place = (number, indentation_of(stop.lines[number]))
    if glued := re.fullmatch(r"([\w-]+):(?!//)(\S.*)", line):
        return place, "a colon without a space", f"put a space after the colon: {glued[1]}: {glued[2]}"
    if equated := re.fullmatch(r"([\w-]+) ?= ?(\S.*)", line):
        return place, "a `=` instead of a colon", f"write it as {equated[1]}: {equated[2]}"
    if bare := re.fullmatch(r"([a-z_]+)[：]?|([a-z]{2,3}) (.+)", line):
        told = f"{bare[1]}:" if bare[1] else f"{bare[2]}: {bare[3]}"
        return place, "a key without its colon", f"write it as {told}"
    return None


def bare_section(stop: Stop, number: int) -> Told | None:
    """A word alone on its line, with lines below that are indented deeper."""
    if re.fullmatch(" *[a-z_]+ *", stop.at(number)) and indentation_of(stop.below(number)) > indentation_of(
        stop.at(number)
    ):
        return _key_that_is_none(stop, number)
    return None
