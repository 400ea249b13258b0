"""What the lines of a script mean."""

from __future__ import annotations

import pytest

from helpbot.demo.script import Step, read_script
from helpbot.problems import ProblemsFound


def only(line: str) -> Step:
    (step,) = read_script(line, "a.script")
    return step


@pytest.mark.parametrize(
    ("line", "kind", "what"),
    [
        ("ana @helpbot: olvidé mi contraseña", "say", "olvidé mi contraseña"),
        ("ana @helpbot: [Es un problema, reportarlo]", "press", "Es un problema, reportarlo"),
        ("ana #general: /helpbot phones", "command", "/helpbot phones"),
        ("ana #general: :ticket:", "react", "ticket"),
        ("ana @helpbot: (picture report-2)", "picture", "report-2"),
        ("ana @helpbot: (pictures follow)", "say", "(pictures follow)"),
        ("ana @helpbot: {summary: no audio}", "submit", "{summary: no audio}"),
        ("ana @helpbot: it says [Error] again", "say", "it says [Error] again"),
    ],
)
def test_every_kind_of_step(line: str, kind: str, what: str) -> None:
    step = only(line)

    assert (step.kind, step.what, step.in_thread) == (kind, what, False)


def test_steps_in_a_thread() -> None:
    step = only("joao #ayuda-purecloud/thread: since 9: all of them")

    assert (step.who, step.where, step.in_thread) == ("joao", "#ayuda-purecloud", True)
    assert step.what == "since 9: all of them"


def test_answers_of_a_form() -> None:
    assert only("ana @helpbot: {summary: no audio, affected: [sales, support]}").answers == {
        "summary": "no audio",
        "affected": ["sales", "support"],
    }


def test_comments_and_empty_lines_are_skipped_and_mistakes_are_reported_at_once() -> None:
    assert read_script("# a comment\n\n", "a.script") == []
    with pytest.raises(ProblemsFound) as raised:
        read_script("ana @helpbot: hola\nhello there\nana: hola", "a.script")
    assert [(problem.file, problem.line) for problem in raised.value.problems] == [("a.script", 2), ("a.script", 3)]
