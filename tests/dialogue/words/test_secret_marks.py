"""Marks of removed secrets: worded in any language, recognised in any language, without meaning of their own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpbot.dialogue.messages import FileReference, Message, ReportForm
from helpbot.dialogue.wording import load_wordings
from helpbot.dialogue.words.secret_marks import worded_in
from helpbot.language.marks import KINDS, Kind, cut, hidden, mark, without_marks
from helpbot.language.redaction import redact

LANGUAGES = sorted(load_wordings())
SPANISH = load_wordings()["es"].texts
ENGLISH = load_wordings()["en"].texts


def in_spanish(text: str) -> str:
    return worded_in(text, SPANISH)


def test_marks_are_worded_in_the_persons_language() -> None:
    told = "mi clave es ‹password removed›, la tarjeta ‹card number removed› y el token ‹token removed›"
    assert worded_in(told, SPANISH) == (
        "mi clave es ‹contraseña eliminada›, la tarjeta ‹número de tarjeta eliminado› y el token ‹token eliminado›"
    )
    assert worded_in(told, ENGLISH) == told


def test_marks_in_a_form_are_worded_like_those_in_a_message() -> None:
    form = ReportForm(what="no entra ‹password removed›", answers={"since": "‹private key removed›"})
    worded = Message(form=form).reworded(in_spanish).form
    assert worded == ReportForm(what="no entra ‹contraseña eliminada›", answers={"since": "‹clave privada eliminada›"})


def test_marks_in_file_names_are_worded_too() -> None:
    file = FileReference(id="F1", name="clave ‹password removed›.txt")
    assert Message(files=(file,)).reworded(in_spanish).files == (
        FileReference(id="F1", name="clave ‹contraseña eliminada›.txt"),
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_mark_is_recognised_and_announces_nothing(kind: Kind, language: str) -> None:
    worded = worded_in(mark(kind), load_wordings()[language].texts)
    assert without_marks(worded).strip() == ""
    assert set(hidden(worded)) == set("‹·›")
    for text in (f"{worded} Norte#2023", f"{worded}: tortuga", f"{worded} 448120", f"clave {worded} y pin {worded}"):
        assert redact(text).text == text


@given(st.lists(st.sampled_from([*map(mark, KINDS), "calls", "drop", "‹", "›", "‹contraseña eliminada›"]), max_size=8))
def test_cutting_keeps_marks_whole_or_not_at_all(words: list[str]) -> None:
    text = " ".join(words)
    for longest in range(len(text) + 1):
        kept = cut(text, longest)
        assert text.startswith(kept)
        assert len(kept) <= longest
        assert without_marks(text).startswith(without_marks(kept).rstrip())


def test_text_without_marks_is_cut_to_length() -> None:
    assert cut("nobody can call", 6) == "nobody"
    assert cut("clave ‹contraseña eliminada› no", 20) == "clave "
