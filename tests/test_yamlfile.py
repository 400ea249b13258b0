"""YAML as people write it: values as written, mistakes with their position and fix."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpbot.problems import ProblemsFound
from helpbot.yamlfile import MAX_BYTES, parse_yaml, read_yaml, yaml_files


def problems_of(text: str) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        parse_yaml(text, "a.yaml")
    return [str(problem) for problem in found.value.problems]


def test_scalars_stay_as_written() -> None:
    document = parse_yaml("answers: [no, on, 007, 2026-11-23, 1.10]\nnothing:\nquoted: 'null'\n", "a.yaml")
    assert document.data == {"answers": ["no", "on", "007", "2026-11-23", "1.10"], "nothing": None, "quoted": "null"}


def test_every_value_has_its_position() -> None:
    document = parse_yaml("title:\n  en: Hello\nlist:\n  - one\n  - two\n", "a.yaml")
    assert str(document.problem(("list", 1), "wrong", "mend")) == "a.yaml:5:5: wrong\n    fix: mend"
    assert str(document.problem(("title", "en"), "wrong", at_key=True)) == "a.yaml:2:3: wrong"
    assert str(document.problem(("title", "es"), "missing", at_key=True)) == "a.yaml:1:1: missing"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\na: 2\n", "a.yaml:2:1: the key 'a' appears twice (first on line 1)\n    fix: keep one of them"),
        (
            "a: &x [1]\nb: *x\n",
            "a.yaml:1:4: an anchor (&name) cannot be used here\n    fix: write the text out, or quote it",
        ),
        ("a: *x\n", "a.yaml:1:4: an alias (*name) cannot be used here\n    fix: write the text out, or quote it"),
        (
            "a: !!python/object:os.system x\n",
            "a.yaml:1:4: a tag (tag:yaml.org,2002:python/object:os.system) cannot be used here\n"
            "    fix: remove it, or quote the text",
        ),
        ("a: 1\n---\nb: 2\n", "a.yaml:2:1: a second document (---) in one file\n    fix: make it a file of its own"),
        ("[a]: 1\n", "a.yaml:1:1: a list or mapping cannot be a key\n    fix: put the key in double quotes"),
        (
            "a:\n  -one\n  -two\n",
            "a.yaml:2:3: a dash without a space\n    fix: put a space after the dash, or quote the text",
        ),
        (
            "questions:\n  - one\n   - two\n",
            "a.yaml:3:4: this looks like an entry of a list, but continues the text that begins on line 2\n"
            "    fix: indent it like line 2, or put the whole text in double quotes",
        ),
        (
            "en:\n  1. Open it.\n  2. Close it.\n",
            "a.yaml:3:3: this looks like an entry of a list, but continues the text that begins on line 2\n"
            "    fix: write en: | and the text below it, indented by two more spaces",
        ),
        (
            "name: {es: Alto, muy alto, en: High}\n",
            "a.yaml:1:18: 'muy alto' is taken for a key, and has no value\n"
            "    fix: put a text with a comma in double quotes; a list stands in [ ]",
        ),
        (
            "name: {es: Alto, en:High}\n",
            "a.yaml:1:18: a colon without a space\n    fix: put a space after the colon: en: High",
        ),
        (
            "channel: #support  # for all\n",
            "a.yaml:1:9: '#support' is taken for a comment, so that nothing is left\n"
            "    fix: put the text in double quotes, or a space after the #",
        ),
        (
            "title:\n  en: a\ntitle:\n  en: b\n",
            "a.yaml:3:1: the key 'title' appears twice (first on line 1)\n    fix: keep one of them",
        ),
        (
            "a:\n\u00a0\u00a0b: 1\n",
            "a.yaml:2:1: an invisible character (U+00A0) in a key\n    fix: delete it; indent with plain spaces",
        ),
    ],
)
def test_a_mistake_is_reported_with_position_and_fix(text: str, expected: str) -> None:
    assert problems_of(text) == [expected]


@pytest.mark.parametrize(
    "text", ["a: # later\n", "a: {b: , c: 1}\n", "a: {b: null}\n", "a: one - two\n  and - three\n"]
)
def test_what_only_resembles_a_mistake_is_none(text: str) -> None:
    assert parse_yaml(text, "a.yaml").data


def test_what_only_looks_like_a_mistake_is_accepted() -> None:
    text = "a: -5\nb: -x\nc: [-s, -es]\nd:\n  - --force\n  - “Log in” fails\n  - it's 5 o'clock\n"
    data = parse_yaml(text, "a.yaml").data
    assert data == {"a": "-5", "b": "-x", "c": ["-s", "-es"], "d": ["--force", "“Log in” fails", "it's 5 o'clock"]}


def test_an_alias_bomb_is_refused_at_its_first_anchor() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
    )
    assert problems_of(bomb)[0].startswith("a.yaml:1:4: an anchor")


def test_deep_nesting_is_refused() -> None:
    assert problems_of("[" * 50_000)[0].startswith("a.yaml:1:21: nested deeper than 20 levels")


def test_a_large_file_is_not_even_read(tmp_path: Path) -> None:
    file = tmp_path / "large.yaml"
    file.write_bytes(b"a: " + b"x" * MAX_BYTES)
    with pytest.raises(ProblemsFound, match="1 problem found") as found:
        read_yaml(file, "large.yaml")
    assert str(found.value.problems[0]) == (
        "large.yaml: the file is too large: 1,000,003 bytes, at most 1,000,000 are read\n"
        "    fix: split it into smaller files"
    )


def test_a_file_that_is_not_utf8_is_reported_with_the_byte(tmp_path: Path) -> None:
    file = tmp_path / "latin.yaml"
    file.write_bytes("a: si\nb: contraseña\n".encode("latin-1"))
    with pytest.raises(ProblemsFound) as found:
        read_yaml(file, "latin.yaml")
    assert str(found.value.problems[0]) == (
        "latin.yaml:2:12: the file is not UTF-8: byte 0xf1 cannot be read\n    fix: save it as plain text in UTF-8"
    )


def test_a_missing_file_is_a_problem_not_a_traceback(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        read_yaml(tmp_path / "none.yaml", "none.yaml")
    assert found.value.problems[0].what == "cannot be read: no such file or directory"


def test_a_broken_link_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "gone.yaml")
    [path] = yaml_files(tmp_path)
    with pytest.raises(ProblemsFound) as found:
        read_yaml(path, "a.yaml")
    assert found.value.problems[0].what == "cannot be read: no such file or directory"


def test_hidden_files_are_ignored(tmp_path: Path) -> None:
    for name in ("b.YAML", "a.yml", ".hidden.yaml", ".git/c.yaml", "notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("a: 1")
    assert [path.name for path in yaml_files(tmp_path)] == ["a.yml", "b.YAML"]


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused_with_a_problem(text: str) -> None:
    try:
        problems = parse_yaml(text, "any.yaml") and ()
    except ProblemsFound as error:
        problems = error.problems
    assert all(problem.line >= 1 and problem.what for problem in problems)


keys = st.text(st.characters(categories=["Ll", "Lu"]), min_size=1, max_size=8)
values = st.recursive(
    st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=10,
)


@given(st.dictionaries(keys, values, max_size=4))
def test_what_a_yaml_writer_writes_is_read_back(data: dict[str, object]) -> None:
    text = "\n".join(
        f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(value, ensure_ascii=False)}" for key, value in data.items()
    )
    assert parse_yaml(text, "a.yaml").data == (data or None)
