"""Syntax mistakes in a file that is not YAML: from where the parser gave up to what is wrong, where, and the fix.

The parser tells what it expected; people need to know what they wrote. So this looks at the lines themselves.
"""

from __future__ import annotations

import re

import yaml

from helpbot.problems import Problem
from helpbot.yamlfile.colons import bare_section, colon
from helpbot.yamlfile.enclosing import behind_a_quotation, comment_in_brackets, left_open, unclosed
from helpbot.yamlfile.stop import Stop, Told, indentation_of, quoted

_LINE_END = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")
"""What YAML takes for the end of a line."""
BULLET = re.compile(" *([•●◦▪·–—]) ")
"""What a word processor makes of the dash before a list entry."""


def unreadable_character(text: str, name: str) -> Problem:
    """The first character that no YAML file may hold. The parser counts bytes, people count characters."""
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    lines = _LINE_END.split(text[: found.start()] if found else "")
    what = "a control character that YAML does not allow"
    return Problem(name, len(lines), len(lines[-1]) + 1, what, "delete it")


def syntax_problem(error: yaml.MarkedYAMLError, text: str, name: str) -> Problem:
    """The mistake that made the parser give up."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    opening = error.context_mark
    opened = (opening.line, opening.column) if opening else (line, column)
    stop = Stop(text.splitlines(), line, column, opened, error.problem or "not valid YAML", error.context or "")
    (line, column), what, fix = _told(stop)
    return Problem(name, line + 1, column + 1, what, fix)


def _told(stop: Stop) -> Told:
    for tell in (
        _strange_space,
        _tab,
        _bullet,
        colon,
        _beginning,
        comment_in_brackets,
        unclosed,
        left_open,
        behind_a_quotation,
        _indentation,
        _neither,
        _backslash,
    ):
        if told := tell(stop):
            return told
    what = f"{stop.problem} {stop.context}".strip()
    return (stop.line, stop.column), what, "check indentation, quotes and brackets here and just above"


def _strange_space(stop: Stop) -> Told | None:
    """A space pasted from a web page or a document, which looks like any other; the parser stops at some later line."""
    for number, line in enumerate(stop.lines):
        if found := re.match("( *)[\xa0\u2000-\u200b\u202f\u3000]", line):
            what = "a special space that YAML does not accept, as in pasted text"
            return (number, len(found[1])), what, "retype the indentation with the space bar"
    return None


def _tab(stop: Stop) -> Told | None:
    if re.match(" *\t", stop.current):
        place = (stop.line, stop.current.index("\t"))
        return place, "a tab cannot be used for indentation", "use spaces, two per level"
    return None


def _bullet(stop: Stop) -> Told | None:
    for number in sorted({stop.opened[0], stop.line}):
        if found := BULLET.match(stop.at(number)):
            return (number, found.start(1)), *bullet_instead_of_dash(found[1])
    return None


def bullet_instead_of_dash(bullet: str) -> tuple[str, str]:
    """What is wrong with a list entry that begins with a bullet, and how to fix it."""
    return f"{bullet!r} does not start a list entry", "begin each line with `- `"


def _beginning(stop: Stop) -> Told | None:
    """A character with which no plain text can start."""
    if "cannot start any token" in stop.problem:
        place = (stop.line, stop.column)
    elif "alphabetic or numeric" in stop.problem or re.search("while scanning a (block scalar|tag)", stop.context):
        place = stop.opened
    else:
        return None
    before, text = stop.at(place[0])[: place[1]], stop.at(place[0])[place[1] :]
    if text.startswith("* ") and not before.strip():
        return place, *bullet_instead_of_dash("*")
    if re.search(r"[\[{][^\]}]*$", before):
        text = re.split(r"[,\]}]", text, maxsplit=1)[0]  # the entry ends there, not the line
    return place, f"text cannot start with {text[:1]!r}", f"put the text in double quotes: {quoted(text)}"


def _indentation(stop: Stop) -> Told | None:
    if "did not find expected" not in stop.problem or stop.before.strip():
        return None
    if re.match(r" *-[^\W\d]", stop.current):
        return (stop.line, stop.column), "a dash without a space", "put a space after the dash"
    above = next((line for line in range(stop.line - 1, -1, -1) if stop.at(line).strip()), None)
    if above is None:
        return None
    if indentation_of(stop.at(above)) == stop.column and _is_entry(stop.at(above)) != _is_entry(stop.current):
        what = f"list entries (`- `) and keys (`key: `) are mixed on one level (see line {above + 1})"
        fix = "make them all entries or all keys, or indent what belongs to a key"
        return (stop.line, stop.column), what, fix
    what = f"the indentation of this line ({_spaces(stop.column)}) matches none of the lines above"
    fix = f"indent it like the lines it belongs with; line {above + 1} has {_spaces(indentation_of(stop.at(above)))}"
    return (stop.line, stop.column), what, fix


def _neither(stop: Stop) -> Told | None:
    """A line that is neither a key nor a list entry."""
    if "could not find expected ':'" not in stop.problem:
        return None
    if re.match(r" *-\S", stop.first):
        return stop.opened, "a dash without a space", "put a space after the dash"
    if told := bare_section(stop, stop.opened[0]):
        return told
    fix = "indent it deeper than the key whose text it continues, or write it as key: text"
    return stop.opened, "this line is neither `key: text` nor `- entry`", fix


def _backslash(stop: Stop) -> Told | None:
    if "escape character" not in stop.problem and "escape" not in stop.context:
        return None
    return (stop.line, stop.column), "a backslash starts an escape in double quotes", "use single quotes instead"


def _is_entry(line: str) -> bool:
    return line.lstrip(" ").startswith("- ")


def _spaces(count: int) -> str:
    return f"{count} space{'' if count == 1 else 's'}"
