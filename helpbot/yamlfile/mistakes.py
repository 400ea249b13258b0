"""Syntax mistakes in a file that is not YAML: from where the parser gave up to what is wrong, where, and the fix.

The parser tells what it expected; people need to know what they wrote. So this looks at the lines themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from helpbot.problems import Problem


@dataclass(frozen=True)
class _Stop:
    """Where the parser gave up, and where what it was reading began (`opened`); lines and columns count from 0."""

    lines: list[str]
    line: int
    column: int
    opened: tuple[int, int]
    problem: str
    context: str

    @property
    def current(self) -> str:
        return self.at(self.line)

    @property
    def before(self) -> str:
        """The line up to where the parser gave up."""
        return self.current[: self.column]

    @property
    def first(self) -> str:
        """The line on which what it was reading began."""
        return self.at(self.opened[0])

    def below(self, line: int) -> str:
        """The next line with anything on it; empty if there is none."""
        return next((self.at(number) for number in range(line + 1, len(self.lines)) if self.at(number).strip()), "")

    def at(self, line: int) -> str:
        """A line of the file; empty after its end."""
        return self.lines[line] if line < len(self.lines) else ""


_Told = tuple[tuple[int, int], str, str]
"""Line and column from 0, what is wrong, how to fix it."""
_LINE_END = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")
"""What YAML takes for the end of a line."""
BULLET = re.compile(" *([•●◦▪·–—]) ")
"""What a word processor makes of the dash before a list entry."""
_QUOTATION_LEFT_OPEN = re.compile(r"(?:^|[\[{,:]) *(')(?![^']*' *(?:[,\]}:]|$))")
"""An apostrophe that begins an entry in brackets, without another at the end of one."""
_COMMENT_IN_BRACKETS = re.compile(r"[\[{,:] +(#[^\s#,\]}][^,\]}]*).*[\]}]")
_LONGEST_SHOWN = 300
"""Longer texts are not repeated in the fix."""


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
    stop = _Stop(text.splitlines(), line, column, opened, error.problem or "not valid YAML", error.context or "")
    (line, column), what, fix = _told(stop)
    return Problem(name, line + 1, column + 1, what, fix)


def _told(stop: _Stop) -> _Told:
    for tell in (
        _strange_space,
        _tab,
        _bullet,
        _colon,
        _beginning,
        _comment_in_brackets,
        _unclosed,
        _left_open,
        _behind_a_quotation,
        _indentation,
        _neither,
        _backslash,
    ):
        if told := tell(stop):
            return told
    what = f"{stop.problem} {stop.context}".strip()
    return (stop.line, stop.column), what, "check indentation, quotes and brackets here and just above"


def _strange_space(stop: _Stop) -> _Told | None:
    """A space pasted from a web page or a document, which looks like any other; the parser stops at some later line."""
    for number, line in enumerate(stop.lines):
        if found := re.match("( *)[\xa0\u2000-\u200b\u202f\u3000]", line):
            what = "a special space that YAML does not accept, as in pasted text"
            return (number, len(found[1])), what, "retype the indentation with the space bar"
    return None


def _tab(stop: _Stop) -> _Told | None:
    if re.match(" *\t", stop.current):
        place = (stop.line, stop.current.index("\t"))
        return place, "a tab cannot be used for indentation", "use spaces, two per level"
    return None


def _bullet(stop: _Stop) -> _Told | None:
    for number in sorted({stop.opened[0], stop.line}):
        if found := BULLET.match(stop.at(number)):
            return (number, found.start(1)), *bullet_instead_of_dash(found[1])
    return None


def bullet_instead_of_dash(bullet: str) -> tuple[str, str]:
    """What is wrong with a list entry that begins with a bullet, and how to fix it."""
    return f"{bullet!r} does not start a list entry", "begin each line with `- `"


def _colon(stop: _Stop) -> _Told | None:
    if "mapping values are not allowed" not in stop.problem:
        return None
    key, found, text = stop.current.partition(": ")
    if stop.before.startswith(key + found) and found:
        if told := _introduction(stop, key):
            return told
        fix = f"put the text in double quotes: {key.strip()}: {_quoted(text)}"
        if re.match("[a-z_]+: ", text):
            fix += f"; if it is keys with values, put them in braces: {{{text.strip()}}}"
        return (stop.line, stop.column), "a second `: ` on one line", fix
    above = stop.line
    while above > 0 and (not stop.lines[above - 1].strip() or _indent(stop.lines[above - 1]) >= _indent(stop.current)):
        above -= 1
    just_above = next((line for line in range(stop.line - 1, -1, -1) if stop.lines[line].strip()), stop.line)
    if told := _key_that_is_none(stop, just_above):
        return told
    if not above:
        return None
    if told := _key_that_is_none(stop, above - 1):
        return told
    if told := next(filter(None, (_bare_section(stop, line) for line in range(above, stop.line))), None):
        return told
    if stop.lines[above - 1].rstrip().endswith(":"):
        what = f"the text of several lines below line {above} is not marked as one"
        fix = f"put a | behind the colon there: {stop.lines[above - 1].strip()} |"
        return (stop.line, _indent(stop.current)), what, fix
    what = f"this line is indented deeper than line {above}, so it continues the text there"
    fix = f"indent it like line {above}; if it is part of that text, put the whole text in double quotes"
    return (stop.line, _indent(stop.current)), what, fix


def _introduction(stop: _Stop, key: str) -> _Told | None:
    """`en: You need:`, with a list below: a text of several lines."""
    if not stop.current.rstrip().endswith(":") or _indent(stop.below(stop.line)) <= _indent(stop.current):
        return None
    fix = f"write {key.strip()}: | and the whole text below it, indented by two more spaces"
    return (stop.line, stop.column), "a text of several lines that is not marked as one", fix


def _key_that_is_none(stop: _Stop, number: int) -> _Told | None:
    """`title`, `en Lunch` or `en:Lunch`, which belong before what is indented below them."""
    line = stop.lines[number].strip()
    place = (number, _indent(stop.lines[number]))
    if glued := re.fullmatch(r"([\w-]+):(?!//)(\S.*)", line):
        return place, "a colon without a space", f"put a space after the colon: {glued[1]}: {glued[2]}"
    if equated := re.fullmatch(r"([\w-]+) ?= ?(\S.*)", line):
        return place, "a `=` instead of a colon", f"write it as {equated[1]}: {equated[2]}"
    if bare := re.fullmatch(r"([a-z_]+)[：]?|([a-z]{2,3}) (.+)", line):
        told = f"{bare[1]}:" if bare[1] else f"{bare[2]}: {bare[3]}"
        return place, "a key without its colon", f"write it as {told}"
    return None


def _bare_section(stop: _Stop, number: int) -> _Told | None:
    """A word alone on its line, with lines below that are indented deeper."""
    if re.fullmatch(" *[a-z_]+ *", stop.at(number)) and _indent(stop.below(number)) > _indent(stop.at(number)):
        return _key_that_is_none(stop, number)
    return None


def _beginning(stop: _Stop) -> _Told | None:
    """A character with which no plain text can start."""
    if "cannot start any token" in stop.problem:
        place = (stop.line, stop.column)
    elif "alphabetic or numeric" in stop.problem or re.search("while scanning a (block scalar|tag)", stop.context):
        place = stop.opened
    else:
        return None
    text = stop.at(place[0])[place[1] :]
    if re.search(r"[\[{][^\]}]*$", stop.at(place[0])[: place[1]]):
        text = re.split(r"[,\]}]", text, maxsplit=1)[0]  # the entry ends there, not the line
    return place, f"text cannot start with {text[:1]!r}", f"put the text in double quotes: {_quoted(text)}"


def _comment_in_brackets(stop: _Stop) -> _Told | None:
    """`[U1, #U2]`: the closing bracket is part of a comment."""
    if "while parsing a flow" not in stop.context:
        return None
    for number in range(stop.line, -1, -1):
        if found := _COMMENT_IN_BRACKETS.search(stop.at(number)):
            what = f"{found[1]!r} is taken for a comment, and the bracket behind it too"
            return (number, found.start(1)), what, f"put the text in double quotes: {_quoted(found[1])}"
        if number < stop.line and number <= stop.opened[0] and re.search(r"[\[{]", stop.at(number)):
            return None
    return None


def _unclosed(stop: _Stop) -> _Told | None:
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
    fix = f"put the whole text in double quotes: {_quoted(text)}" if apostrophe else "close it"
    return stop.opened, "a quotation mark is never closed", fix


def _quotation_in_brackets(stop: _Stop) -> _Told | None:
    """`[log in, 'tis down]`: the apostrophe opens a text that goes on past the bracket."""
    for number in range(stop.opened[0], stop.line + 1):
        start = stop.opened[1] if number == stop.opened[0] else 0
        if found := _QUOTATION_LEFT_OPEN.search(stop.at(number), start):
            text = re.split(r"[,\]}]", stop.at(number)[found.start(1) :], maxsplit=1)[0]
            fix = f"put the whole text in double quotes: {_quoted(text)}"
            return (number, found.start(1)), "a quotation mark is never closed", fix
    return None


def _left_open(stop: _Stop) -> _Told | None:
    """The same where the file ends after a comma, and the parser does not tell which bracket it was in."""
    if "flow node" not in stop.context or any(line.strip() for line in stop.lines[stop.line :]):
        return None
    places = ((line, max(map(stop.at(line).rfind, "[{"))) for line in range(stop.line - 1, -1, -1))
    opened = next((place for place in places if place[1] >= 0), (stop.line, stop.column))
    return opened, "a bracket is never closed", "close it"


def _behind_a_quotation(stop: _Stop) -> _Told | None:
    """`en: "Login" fails`, `en: [Login] fails`: the text continues where the parser took it to end."""
    if "did not find expected" not in stop.problem or not stop.before.strip():
        return None
    closing = stop.before.rstrip()[-1]
    if closing not in "\"']}":
        return None
    sign = "bracket" if closing in "]}" else "quotation mark"
    what = f"the text goes on after the closing {sign}"
    return (stop.line, stop.column), what, f"put the whole text in quotes: {_quoted(_value(stop.current))}"


def _indentation(stop: _Stop) -> _Told | None:
    if "did not find expected" not in stop.problem or stop.before.strip():
        return None
    if re.match(r" *-[^\W\d]", stop.current):
        return (stop.line, stop.column), "a dash without a space", "put a space after the dash"
    above = next((line for line in range(stop.line - 1, -1, -1) if stop.at(line).strip()), None)
    if above is None:
        return None
    if _indent(stop.at(above)) == stop.column and _is_entry(stop.at(above)) != _is_entry(stop.current):
        what = f"list entries (`- `) and keys (`key: `) are mixed on one level (see line {above + 1})"
        fix = "make them all entries or all keys, or indent what belongs to a key"
        return (stop.line, stop.column), what, fix
    what = f"the indentation of this line ({_spaces(stop.column)}) matches none of the lines above"
    fix = f"indent it like the lines it belongs with; line {above + 1} has {_spaces(_indent(stop.at(above)))}"
    return (stop.line, stop.column), what, fix


def _neither(stop: _Stop) -> _Told | None:
    """A line that is neither a key nor a list entry."""
    if "could not find expected ':'" not in stop.problem:
        return None
    if re.match(r" *-\S", stop.first):
        return stop.opened, "a dash without a space", "put a space after the dash"
    if told := _bare_section(stop, stop.opened[0]):
        return told
    fix = "indent it deeper than the key whose text it continues, or write it as key: text"
    return stop.opened, "this line is neither `key: text` nor `- entry`", fix


def _backslash(stop: _Stop) -> _Told | None:
    if "escape character" not in stop.problem and "escape" not in stop.context:
        return None
    return (stop.line, stop.column), "a backslash starts an escape in double quotes", "use single quotes instead"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_entry(line: str) -> bool:
    return line.lstrip(" ").startswith("- ")


def _spaces(count: int) -> str:
    return f"{count} space{'' if count == 1 else 's'}"


def _value(line: str) -> str:
    """What follows the dash or the key of a line."""
    return re.sub(r"^\s*(?:- +)?(?:[\w.-]+: +)?", "", line)


def _quoted(text: str) -> str:
    """A text in the quotes it needs; a pair of quotation marks that encloses less than all of it is removed."""
    text = re.sub(r"\s+#\s.*", "", text).strip()  # a comment stays outside
    if len(text) > _LONGEST_SHOWN:
        return '"…"'
    if re.fullmatch(r"'[^'\"\\]*'.*'", text) or re.fullmatch(r"“[^”]*”", text):
        text = text[1:-1]
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'
