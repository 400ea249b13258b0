"""What people write that is not YAML: each mistake is reported where it was made, with the corrected text."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from helpbot.problems import ProblemsFound
from helpbot.yamlfile import parse_yaml

CHECK = "check indentation, quotes and brackets here and just above"
INDENT = "indent it deeper than the key whose text it continues, or write it as key: text"


@pytest.mark.parametrize(
    ("text", "place", "what", "fix"),
    [
        ("a:\n\tb: 1\n", "2:1", "a tab cannot be used for indentation", "use spaces, two per level"),
        ("a:\n  - b\n\t- c\n", "3:1", "a tab cannot be used for indentation", "use spaces, two per level"),
        (
            "en: Calls: forward\n",
            "1:10",
            "a second `: ` on one line",
            'put the text in double quotes: en: "Calls: forward"',
        ),
        (
            't:\n  - es: El botón "Salir": no va\n',
            "2:25",
            "a second `: ` on one line",
            "put the text in double quotes: - es: 'El botón \"Salir\": no va'",
        ),
        (
            "title:\n  en: Lunch\n   es: Almuerzo\n",
            "3:4",
            "this line is indented deeper than line 2, so it continues the text there",
            "indent it like line 2; if it is part of that text, put the whole text in double quotes",
        ),
        ("title\n  en: Lunch\n", "1:1", "a key without its colon", "write it as title:"),
        ("title：\n  en: Lunch\n", "1:1", "a key without its colon", "write it as title:"),
        ("title:\n  en: a\nquestions\n  en:\n    - b\n", "3:1", "a key without its colon", "write it as questions:"),
        ("questions:\n  en\n    - a\n    - b\n  es:\n    - c\n", "2:3", "a key without its colon", "write it as en:"),
        (
            "answer:\n  en:\n    You need\n    - a desk: a big one\n",
            "4:5",
            "the text of several lines below line 2 is not marked as one",
            "put a | behind the colon there: en: |",
        ),
        (
            "answer:\n  es: Necesitas:\n    - una mesa\n",
            "2:16",
            "a text of several lines that is not marked as one",
            "write es: | and the whole text below it, indented by two more spaces",
        ),
        (
            "- [it's down,\n  'tis down, out]\n- 'out'\n",
            "2:3",
            "a quotation mark is never closed",
            'put the whole text in double quotes: "\'tis down"',
        ),
        ("name:helpbot\nprefix: HB\n", "1:1", "a colon without a space", "put a space after the colon: name: helpbot"),
        ("name = helpbot\nprefix: HB\n", "1:1", "a `=` instead of a colon", "write it as name: helpbot"),
        (
            "when: nature: resolved\n",
            "1:13",
            "a second `: ` on one line",
            'put the text in double quotes: when: "nature: resolved";'
            " if it is keys with values, put them in braces: {nature: resolved}",
        ),
        (
            "agents: [U1, #U2]\nadmins: []\nname: x\n",
            "1:14",
            "'#U2' is taken for a comment, and the bracket behind it too",
            'put the text in double quotes: "#U2"',
        ),
        (
            "a:\n  - b: {en: done, es: #1}\n  - c: 1\n",
            "2:23",
            "'#1' is taken for a comment, and the bracket behind it too",
            'put the text in double quotes: "#1"',
        ),
        ("a: {b: !c}\n", "1:8", "text cannot start with '!'", 'put the text in double quotes: "!c"'),
        ("- a: 1\n  b: 2\n-c: 3\n", "3:1", "a dash without a space", "put a space after the dash"),
        ("title:\n  en Lunch\n  es: Almuerzo\n", "2:3", "a key without its colon", "write it as en: Lunch"),
        ("title:\n  en:Lunch\n  es: A\n", "2:3", "a colon without a space", "put a space after the colon: en: Lunch"),
        (
            "title:\n\xa0\xa0en: Lunch\n  es: Almuerzo\n",
            "2:1",
            "a special space that YAML does not accept, as in pasted text",
            "retype the indentation with the space bar",
        ),
        (
            "agents: [U1, @ana]   # the team\n",
            "1:14",
            "text cannot start with '@'",
            'put the text in double quotes: "@ana"',
        ),
        (
            "emoji: :ticket:   # begins a report\n",
            "1:15",
            "a second `: ` on one line",
            'put the text in double quotes: emoji: ":ticket:"',
        ),
        (
            "- 'tis lunch\n",
            "1:3",
            "a quotation mark is never closed",
            'put the whole text in double quotes: "\'tis lunch"',
        ),
        (
            "title:\n  en: Lunch\n es: Almuerzo\n",
            "3:2",
            "the indentation of this line (1 space) matches none of the lines above",
            "indent it like the lines it belongs with; line 2 has 2 spaces",
        ),
        (
            "- Lunch\ntitle: Almuerzo\n",
            "2:1",
            "list entries (`- `) and keys (`key: `) are mixed on one level (see line 1)",
            "make them all entries or all keys, or indent what belongs to a key",
        ),
        (
            "matches:\n- a lunch\ntitle: Almuerzo\n- no lunch\n",
            "4:1",
            "list entries (`- `) and keys (`key: `) are mixed on one level (see line 3)",
            "make them all entries or all keys, or indent what belongs to a key",
        ),
        (
            "questions:\n  en:\n    • where is lunch\n    • lunch: when\n",
            "4:5",
            "'•' does not start a list entry",
            "begin each line with `- `",
        ),
        (
            "questions:\n  en:\n    - when is lunch\n    – where is lunch\n    - lunch\n",
            "4:5",
            "'–' does not start a list entry",
            "begin each line with `- `",
        ),
        ("a:\n  * b\n  * c\n", "2:3", "'*' does not start a list entry", "begin each line with `- `"),
        ("a: @ana\n", "1:4", "text cannot start with '@'", 'put the text in double quotes: "@ana"'),
        (
            "a: **Help** menu\n",
            "1:4",
            "text cannot start with '*'",
            'put the text in double quotes: "**Help** menu"',
        ),
        ("a: & more\n", "1:4", "text cannot start with '&'", 'put the text in double quotes: "& more"'),
        ("a: > 5 calls\n", "1:4", "text cannot start with '>'", 'put the text in double quotes: "> 5 calls"'),
        (
            'a: "Login" fails\n',
            "1:12",
            "the text goes on after the closing quotation mark",
            "put the whole text in quotes: '\"Login\" fails'",
        ),
        (
            "a:\n  - 'can't log in'\n",
            "2:10",
            "the text goes on after the closing quotation mark",
            'put the whole text in quotes: "can\'t log in"',
        ),
        (
            "a: [Login] fails\n",
            "1:12",
            "the text goes on after the closing bracket",
            'put the whole text in quotes: "[Login] fails"',
        ),
        ('a: 1\nb: "open\nc: 1\n', "2:4", "a quotation mark is never closed", "close it"),
        ("a: {b: 1, c: 2\nd: {e: 3}\n", "1:4", "a bracket is never closed", "close it"),
        ("{a", "1:1", "a bracket is never closed", "close it"),
        ("a: [b, c\n", "1:4", "a bracket is never closed", "close it"),
        ("a: 1\nb: [c,\n  d,\n", "2:4", "a bracket is never closed", "close it"),
        (
            "a: {b: 1 c: 2}\n",
            "1:11",
            "a comma is missing between two entries in brackets",
            "put a comma between the entries, and put a text with a comma, a colon or a bracket in double quotes",
        ),
        ("a:\n  - b\n  -c\n", "3:3", "a dash without a space", "put a space after the dash"),
        ("a: |\nOpen it.\nb: 1\n", "2:1", "this line is neither `key: text` nor `- entry`", INDENT),
        (
            'a: "C:\\path"\n',
            "1:7",
            "a backslash starts an escape in double quotes",
            "use single quotes instead",
        ),
        ("a: b\x07\n", "1:5", "a control character that YAML does not allow", "delete it"),
        ("título: año\x07\n", "1:12", "a control character that YAML does not allow", "delete it"),
        ("a: 1\rb: ñ\x07\r", "2:5", "a control character that YAML does not allow", "delete it"),
        (": 1\n", "1:1", "did not find expected key while parsing a block mapping", CHECK),
        (f"{'a' * 2_000}: 1\n", "1:2001", "mapping values are not allowed in this context", CHECK),
    ],
)
def test_a_mistake_is_reported_where_it_was_made(text: str, place: str, what: str, fix: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        parse_yaml(text, "a.yaml")
    assert [str(problem) for problem in found.value.problems] == [f"a.yaml:{place}: {what}\n    fix: {fix}"]


@pytest.mark.parametrize(
    "text",
    [
        '"Calls: forward"',
        "'El botón \"Salir\": no va'",
        '"@ana"',
        '"**Help** menu"',
        "'\"Login\" fails'",
        '"can\'t log in"',
        '"[Login] fails"',
    ],
)
def test_the_proposed_text_can_be_read(text: str) -> None:
    assert isinstance(parse_yaml(f"a: {text}\n", "a.yaml").data, dict)


@pytest.mark.parametrize("text", ["'x' y" * 150_000, f"[{'a, ' * 300_000}]"], ids=["quotations", "one long line"])
def test_a_file_of_one_very_long_line_is_read_quickly(text: str) -> None:
    begun = time.thread_time()
    with suppress(ProblemsFound):
        parse_yaml(f"a: {text}\n", "a.yaml")
    assert time.thread_time() - begun < 8  # seconds
