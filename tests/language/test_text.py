"""Words as people type them."""

from __future__ import annotations

import re
import string
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpbot.language.rules import LanguageRules, rules_for
from helpbot.language.text import Words, clean, fold


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "¿Xq no puedo ENTRAAAR?", ["porque", "no", "puedo", "entrar"]),
        ("es", "mi contraseña tb", ["mi", "contrasena", "tambien"]),
        ("en", "I can’t log in, don't you?", ["i", "can", "not", "log", "in", "do", "not", "you"]),
        ("en", "what's u're pwd", ["what", "you", "are", "password"]),
        ("en", "I can´t log in, it`s down", ["i", "can", "not", "log", "in", "it", "down"]),
        ("xx", "Ünïcode ﬁne", ["unicode", "fine"]),
    ],
)
def test_words_are_folded_and_contractions_written_out(language: str, text: str, expected: list[str]) -> None:
    assert Words(rules_for(language)).split(text) == expected


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("llamada", "yamada"),
        ("quedan", "kedan"),
        ("funciona", "funsiona"),
        ("gente", "jente"),
        ("vuelvo", "buelbo"),
        ("mucho", "muxo"),
    ],
)
def test_spanish_words_that_sound_alike_have_one_stem(written: str, typed: str) -> None:
    words = Words(rules_for("es"))
    assert words.sounding_stem(fold(written)) == words.sounding_stem(fold(typed))


@pytest.mark.parametrize(("to_you", "to_them"), [("tardáis", "tardan"), ("vendéis", "venden"), ("cerrais", "cerrar")])
def test_spanish_verbs_addressed_to_several_people_have_the_stem_of_the_others(to_you: str, to_them: str) -> None:
    words = Words(rules_for("es"))
    assert words.stem(fold(to_you)) == words.stem(fold(to_them))


def test_a_language_without_phonetic_spelling_keeps_its_letters() -> None:
    assert Words(rules_for("en")).sound("phone") == "phone"


@given(st.text(max_size=200))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_clean_text_has_no_invisible_characters_but_emoji_stay_whole() -> None:
    joined = "🤷\u200d♂️ 👩\u200d👩\u200d👧 ❤️\u200d🔥"
    assert clean(f"a\u200bb\u200d\u202ec {joined}\u200d") == f"abc {joined}"


@given(st.text(max_size=200))
def test_clean_text_has_no_control_characters_and_cleaning_it_again_changes_nothing(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert not any(ord(character) < 32 and character != "\n" for character in cleaned)


@pytest.mark.parametrize("apostrophe", ["’", "‘", "´", "`", "＇"])
def test_a_knowledge_base_may_write_contractions_with_any_apostrophe(apostrophe: str) -> None:
    rules = LanguageRules(contractions={f"y{apostrophe}all": "you all"})
    assert Words(rules).split("y'all") == ["you", "all"]


def test_letters_that_a_case_insensitive_search_treats_as_one_are_folded_to_one() -> None:
    everything = "".join(map(chr, range(sys.maxunicode)))
    for letter in string.ascii_lowercase:
        assert set(map(fold, re.findall(letter, everything, re.IGNORECASE))) == {letter}
