"""The phrases of the vocabulary: how they are written, and what they find."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from helpbot.triage.extraction.texts.phrase_book import PhraseBook
from helpbot.triage.extraction.texts.phrase_tree import Cue
from helpbot.triage.extraction.texts.phrases import LONGEST_GAP, PhraseCompiler, PhraseError
from helpbot.triage.extraction.texts.words import Contractions, Cutter, Word

CUTTER = Cutter("en", contrasts={"but"}, numbers={"two"}, contractions=Contractions())
SETS = {"work": frozenset({"call", "=chat"})}


def book_of(*phrases: tuple[str, str]) -> PhraseBook:
    """The names of cues with a phrase of each."""
    compiler, cues = PhraseCompiler(SETS, "en"), {name: Cue("cues", name) for name, _ in phrases}
    return PhraseBook([(cues[name], compiler.compile(phrase)) for name, phrase in phrases])


def found(book: PhraseBook, words: tuple[Word, ...]) -> set[tuple[str, int, int]]:
    """The names of cues, each with its first and last word."""
    return {(hit.cue, hit.first, hit.last) for hits in book.find(words).get("cues", {}).values() for hit in hits}


@pytest.mark.parametrize(
    ("phrase", "text", "quotes"),
    [
        ("nobody can call", "nobody can call, nobody could call", ["nobody can call"]),
        ("call fails", "calls fail", ["calls fail"]),
        ("=call fails", "the call fails, calls fail", ["call fails"]),
        ("call|chat fails", "the call fails, the chat fails", ["call fails", "chat fails"]),
        ("$work fails", "calls fail, the chat fails, the chats fail", ["calls fail", "chat fails"]),
        ("not really? down", "not down, not really down, not really", ["not down", "not really down"]),
        ("all .. down", "all of them are now down", ["all of them are now down"]),
        ("all .. down", "all of them are now really down", []),
        ("all .. down", "all of them. It went down", []),
        ("all .. down", "all is down, not slow and down", ["all is down"]),
        ("nobody but me", "nobody, but me", ["nobody, but me"]),
        ("^how", "how? And how", ["how"]),
        ("9 agents", "2 agents, two agents, many agents", ["2 agents", "two agents"]),
        ("call fails", "calls. Fail", []),
    ],
)
def test_a_phrase_finds_words(phrase: str, text: str, quotes: list[str]) -> None:
    words = CUTTER.cut(text)
    hits = sorted((first, last) for _, first, last in found(book_of(("cue", phrase)), words))
    assert [text[words[first].start : words[last].end] for first, last in hits] == quotes


def test_of_the_phrases_of_a_cue_the_longest_counts_at_one_place_and_other_cues_are_found_beside_it() -> None:
    book = book_of(("down", "all down"), ("down", "all down today"), ("down", "down"), ("everyone", "all"))
    assert found(book, CUTTER.cut("all down today")) == {("down", 0, 2), ("down", 1, 1), ("everyone", 0, 0)}


@pytest.mark.parametrize(
    ("phrase", "mistake", "fix"),
    [
        (".. down", "'.. down' must begin and end with a required word", "put a word there, or remove the .. or ?"),
        ("all down?", "'all down?' must begin and end with a required word", "put a word there, or remove the .. or ?"),
        ("all ^down", "'all ^down' has a ^ after its first word", "remove that ^"),
        ("^all|^both down", "'^both' has a ^ that is not the first sign of its phrase", "remove that ^"),
        (
            "all .. so? .. down",
            "'all .. so? .. down' has two .. with no required word between them",
            "remove one of them",
        ),
        ("all $wrok", "there is no word set '$wrok'", "did you mean 'work'?"),
        ("all =9", "'=9' fits only the figure 9", "write 9 for any number"),
    ],
)
def test_a_phrase_that_cannot_be_read_is_refused(phrase: str, mistake: str, fix: str) -> None:
    with pytest.raises(PhraseError) as refused:
        PhraseCompiler(SETS, "en").compile(phrase)
    assert (str(refused.value), refused.value.fix) == (mistake, fix)


FITS = {"call": "calls?", "=calls": "calls", "$work": "calls?|chat", "9": "7|two", "two": "two", "but": "but"}
"""Words of phrases, and the words of texts that they fit."""
OPTIONS = st.lists(st.sampled_from(list(FITS)), min_size=1, max_size=2, unique=True).map("|".join)
BETWEEN = st.lists(st.one_of(OPTIONS, OPTIONS.map("{}?".format), st.just("..")), max_size=4).map(" ".join)
PHRASES = st.builds("{}{} {} {}".format, st.sampled_from(["", "^"]), OPTIONS, BETWEEN, OPTIONS)
TEXTS = st.lists(st.sampled_from(["call", "calls", "chat", "7", "two", "but", ","]), max_size=12).map(" ".join)


@given(st.lists(st.tuples(st.sampled_from("AB"), PHRASES), min_size=1, max_size=6), TEXTS)
def test_a_book_finds_what_each_of_its_phrases_finds_by_itself(phrases: list[tuple[str, str]], text: str) -> None:
    assume(not any(re.search(r"\.\. (\S+\? )*\.\.", phrase) for _, phrase in phrases))
    words = CUTTER.cut(text)
    ends: dict[tuple[str, int], int] = {}
    for name, phrase in phrases:
        for first, last in places_by_regex(phrase, words):
            ends[name, first] = max(last, ends.get((name, first), last))
    assert found(book_of(*phrases), words) == {(name, first, last) for (name, first), last in ends.items()}


def places_by_regex(phrase: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The first and the last word of everything that fits a phrase, which may begin at any word."""
    signs = [_sign(words, place) for place in range(len(words))]
    line = "".join(f"{sign}{word.text}" for sign, word in zip(signs, words, strict=True))
    begins, *others = phrase.split()
    beginning = _place(begins.lstrip("^"), "[|>]" if begins[0] == "^" else "[ |>]")
    pattern = re.compile(beginning + "".join(map(_place, others)))
    starts = [match.start() for match in re.finditer("[ |>]", line)]
    for first, start in enumerate(starts):
        if match := pattern.match(line, start):
            yield first, bisect_left(starts, match.end()) - 1


def _sign(words: Sequence[Word], place: int) -> str:
    """What comes before a word: a blank within a clause, `>` if a contrast opens one, `|` if anything else does."""
    if place and words[place].clause == words[place - 1].clause:
        return " "
    return ">" if place and words[place].contrast else "|"


def _place(part: str, before: str = "[ >]") -> str:
    if part == "..":
        return rf"(?:[ >]\w+){{0,{LONGEST_GAP}}}?"
    options = "|".join(FITS[option] for option in part.rstrip("?").split("|"))
    return rf"(?:{before}(?:{options})\b){'?' * part.endswith('?')}"
