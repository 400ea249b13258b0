"""Text as people type it, made comparable: cleaned, folded, split into words and stems."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property

import Stemmer

from helpbot.language.rules import LanguageRules

_WORD = re.compile(r"[^\W_]+")
_JOINER = "\u200d"
"""Makes one emoji of several: `👩‍👧`."""
_INVISIBLE = re.compile(
    rf"[\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]|{_JOINER}(?![\u2600-\u2bff\U0001f300-\U0001faff])"
)
"""Characters that nobody sees; a joiner within an emoji is seen."""
_REPEATED = re.compile(r"([^\W\d_])\1{2,}")
_THRICE = re.compile(r"(\w)\1\1")
"""Most texts have no repeated letters; this finds that out in a fraction of the time."""
_MARKS = re.compile(
    r"[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
_ENDS_A_WORD = "-"
_SPACES = re.compile(r"[^\S\n]+")
_APOSTROPHES = "’‘´`"
CAPITALS = "".join(letter for letter in map(chr, range(0x250)) if letter.isupper())
"""The capital letters of languages in Latin script, for regular expressions."""


def clean(text: str) -> str:
    """The same text without control and invisible characters, in composed form, with single spaces."""
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    if not text.isprintable():
        text = "".join(c if c in ("\n", _JOINER) or unicodedata.category(c)[0] != "C" else " " for c in text)
    return _SPACES.sub(" ", text).strip()


def fold(text: str) -> str:
    """Lower case without accents: `¿Qué Página?` -> `¿que pagina?`. Compatible forms (ﬁ, Ａ, ½) become plain."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    # `re.IGNORECASE` takes a dotless i for the other one, and decomposing leaves both as they are
    return _MARKS.sub("", decomposed).replace("ı", "i")


def with_plain_apostrophes(text: str) -> str:
    """The text with one character for all apostrophes that people type; before folding, which makes `´` a space."""
    for sign in _APOSTROPHES:
        text = text.replace(sign, "'")
    return text


def without_accents(text: str) -> str:
    """The text without accents, upper and lower case as they are: `Íñigo` -> `Inigo`."""
    return text if text.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", text))


def with_letters_once(text: str) -> str:
    """The text without drawn-out letters: `lentooooo` -> `lento`."""
    return _REPEATED.sub(r"\1", text) if _THRICE.search(text) else text


def simple_words(text: str) -> list[str]:
    """The folded words of a text, without the rules of any language."""
    return _WORD.findall(with_letters_once(fold(text)))


class Words:
    """Splits text into words and stems by the rules of one language."""

    def __init__(self, rules: LanguageRules) -> None:
        self._rules = rules
        self._abbreviations = {fold(short): fold(long).split() for short, long in rules.abbreviations.items()}
        self._contractions = {
            fold(with_plain_apostrophes(short)): fold(long) for short, long in rules.contractions.items()
        }
        self._opened = {short.removeprefix(_ENDS_A_WORD): long for short, long in self._contractions.items()}
        self._sounds = rules.sounds
        self._accented_endings = rules.accented_endings
        self._stemmer = Stemmer.Stemmer(rules.stemmer) if rules.stemmer else None

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """The folded words that carry no topic."""
        return frozenset(fold(word) for word in self._rules.stop_words)

    @cached_property
    def stop_stems(self) -> frozenset[str]:
        """The stems of the stop words, as they sound."""
        return frozenset(map(self.sounding_stem, self.stop_words))

    @cached_property
    def _contraction(self) -> re.Pattern[str] | None:
        if not self._contractions:
            return None
        longest_first = sorted(self._contractions, key=len, reverse=True)
        return re.compile("|".join(_bounded(short) for short in longest_first))

    @cached_property
    def _sounding(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, sorted(self._sounds, key=len, reverse=True))))

    def split(self, text: str) -> list[str]:
        """The folded words, with contractions and abbreviations written out: `xq no` -> [porque, no]."""
        text = with_letters_once(fold(with_plain_apostrophes(text)))
        if self._contraction:
            text = self._contraction.sub(lambda match: f" {self._opened[match[0]]} ", text)
        found = _WORD.findall(text)
        if self._abbreviations.keys().isdisjoint(found):
            return found
        return [word for short in found for word in self._abbreviations.get(short, (short,))]

    def stem(self, word: str) -> str:
        """The stem of a folded word."""
        return self._stemmer.stemWord(self._with_accented_ending(word)) if self._stemmer else word

    def _with_accented_ending(self, word: str) -> str:
        """`tardais` -> tardáis, so that it has the stem of `tardan`."""
        ending = next(filter(word.endswith, self._accented_endings), "")
        return word.removesuffix(ending) + self._accented_endings[ending] if ending else word

    def sounding_stem(self, word: str) -> str:
        """The stem of a folded word, as it sounds: `llamada`, `yamada` -> yamad."""
        return self.sound(self.stem(word))

    def topic_stems(self, text: str) -> frozenset[str]:
        """The stems of the words of a text that carry a topic."""
        return frozenset(self.stem(word) for word in self.split(text) if word not in self.stop_words)

    def sound(self, word: str) -> str:
        """A folded word as it sounds; the word itself in a language that is not written as it sounds."""
        if not self._sounds:
            return word
        return self._sounding.sub(lambda match: self._sounds[match[0]], word) or word


def _bounded(short: str) -> str:
    """A contraction as a pattern: one that begins like a word stands alone, another one (`'s`, `-n't`) ends a word."""
    return (r"\b" if short[0].isalpha() else "") + re.escape(short.removeprefix(_ENDS_A_WORD)) + r"\b"
