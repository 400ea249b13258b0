"""What a short message means as a whole: `cancelar, por favor` -> cancel. Longer talk is left to search and triage."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from rapidfuzz import fuzz

from helpbot.dialogue.messages import Choice
from helpbot.dialogue.wording import FieldNames, Phrases, Wording
from helpbot.language.text import fold, simple_words

LONGEST = 10
"""A message of more words is never taken for a phrase."""
ALIKE = 90
"""From this likeness on (0 to 100) a misspelt phrase is understood; only phrases of seven letters or more."""
_FUZZY_FROM = 7
LONGEST_WISH = 60
"""Characters of a message that may name a severity; in longer ones a number means something else."""
_PARTS = frozenset({"fillers", "question", "follow_up", "phone_words", "about_ticket"})
"""Lists of words that stand within a message and are none by themselves."""
_PAUSE = re.compile(r"[,.;:!\n]\s*")
_NUMBER = re.compile(r"\W*(\d{1,2})\W*$")

Words = tuple[str, ...]


class Recogniser:
    """Knows the phrases of all languages; the language of the conversation is tried first."""

    def __init__(self, wordings: Mapping[str, Wording]) -> None:
        self._wordings = wordings
        self._fillers = {code: _phrases(wording.phrases.fillers) for code, wording in wordings.items()}
        self._meanings: dict[str, dict[Words, list[str]]] = {}
        for code, wording in wordings.items():
            meanings: dict[Words, list[str]] = {}
            for meaning in Phrases.model_fields:
                for phrase in _phrases(getattr(wording.phrases, meaning)) if meaning not in _PARTS else ():
                    meanings.setdefault(phrase, []).append(meaning)
            self._meanings[code] = meanings
        self._cached = lru_cache(maxsize=4096)(self._meanings_of)

    def wording(self, language: str) -> Wording:
        """The words of a language. Raises `KeyError` for one that is not spoken."""
        return self._wordings[language]

    def meanings(self, text: str, language: str) -> Mapping[str, str]:
        """What a message may mean, each with the language in which it says so. Empty for ordinary talk."""
        return self._cached(text.strip(), language) if len(text) <= 120 else {}

    def opening(self, text: str, language: str) -> Mapping[str, str]:
        """What a message means by what stands before its first comma or full stop: `yes, since nine`."""
        first, *rest = _PAUSE.split(text.strip(), maxsplit=1)
        return self.meanings(first, language) if rest else {}

    def _meanings_of(self, text: str, language: str) -> Mapping[str, str]:
        words = _words(text)
        if not words or len(words) > LONGEST:
            return {}
        found: dict[str, str] = {}
        for code in sorted(self._wordings, key=lambda code: code != language):
            for variant in self._without_fillers(words, code):
                for meaning in self._meanings[code].get(variant, ()) or self._nearly(variant, code):
                    found.setdefault(meaning, code)
        return found

    def _without_fillers(self, words: Words, code: str) -> Iterable[Words]:
        """The words themselves, then with fillers taken off the end, the start, and both."""
        yield words
        shorter_end, shorter_start = self._strip_end(words, code), self._strip_start(words, code)
        for variant in (shorter_end, shorter_start, self._strip_end(shorter_start, code)):
            if variant and variant != words:
                yield variant

    def _strip_end(self, words: Words, code: str) -> Words:
        for filler in self._fillers[code]:
            if len(words) > len(filler) and words[-len(filler) :] == filler:
                return self._strip_end(words[: -len(filler)], code)
        return words

    def _strip_start(self, words: Words, code: str) -> Words:
        for filler in self._fillers[code]:
            if len(words) > len(filler) and words[: len(filler)] == filler:
                return self._strip_start(words[len(filler) :], code)
        return words

    def _nearly(self, words: Words, code: str) -> Sequence[str]:
        text = " ".join(words)
        if len(text) < _FUZZY_FROM:
            return ()
        for phrase, meanings in self._meanings[code].items():
            known = " ".join(phrase)
            if abs(len(known) - len(text)) <= 2 and len(known) >= _FUZZY_FROM and fuzz.ratio(text, known) >= ALIKE:
                return meanings
        return ()

    def follow_up(self, text: str, language: str) -> str | None:
        """The rest of `¿y el teléfono?` or `what about Brazil?`, or None when it does not begin so."""
        words = _words(text)
        for code in sorted(self._wordings, key=lambda code: code != language):
            openers = sorted(_phrases(self._wordings[code].phrases.follow_up), key=len, reverse=True)
            for opener in openers:
                if len(opener) < len(words) <= len(opener) + 6 and words[: len(opener)] == opener:
                    return " ".join(words[len(opener) :])
        return None

    def without_about(self, text: str) -> str:
        """The rest of `about HB-1: …` or `respecto a HB-1: …`; the text itself when it does not begin so."""
        folded = fold(text)
        for wording in self._wordings.values():
            for opener in sorted(wording.phrases.about_ticket, key=len, reverse=True):
                if folded.startswith(f"{fold(opener)} "):
                    return text[len(opener) :].lstrip()
        return text

    def opens_question(self, text: str) -> bool:
        """Whether a message begins like a question, mark or not: `como cambio mi contraseña`."""
        words = _words(text)
        openers = (opener for wording in self._wordings.values() for opener in _phrases(wording.phrases.question))
        return any(len(words) > len(opener) and words[: len(opener)] == opener for opener in openers)

    def mentions_phone(self, text: str) -> bool:
        """Whether a message speaks of telephoning."""
        words = set(simple_words(text))
        return any(words & {fold(w) for w in wording.phrases.phone_words} for wording in self._wordings.values())

    def field_edit(self, text: str) -> tuple[str, str] | None:
        """`impacto: nadie cobra` -> (business_impact, nadie cobra); `severity high`, `make it 2` -> (severity, 2);
        `change the problem to no sound` -> (summary, no sound).
        """
        for wording in self._wordings.values():
            if level := _level(wording, fold(text).strip()):
                return "severity", level
            for field in FieldNames.model_fields:
                for name in sorted(getattr(wording.fields, field), key=len, reverse=True):
                    if field != "severity" and (value := _value_after(name, text) or _value_told(wording, name, text)):
                        return field, value
        return None


def pick(text: str, offered: Sequence[Choice]) -> Choice | None:
    """The offered choice that a message names: by its number in the list, or by its label."""
    if number := _NUMBER.match(text):
        position = int(number[1])
        return offered[position - 1] if 1 <= position <= len(offered) else None
    words = " ".join(_words(text))
    if not words or len(words) > 160:
        return None
    for choice in offered:
        label = " ".join(_words(choice.label))
        if words == label or (len(words) >= _FUZZY_FROM and fuzz.ratio(words, label) >= ALIKE):
            return choice
    return None


def _value_after(name: str, text: str) -> str:
    """What follows a field's name at the start of a message."""
    match = re.match(rf"\s*{re.escape(fold(name))}\s*[:=]\s*", fold(text).strip())
    return text.strip()[match.end() :].strip() if match else ""


def _value_told(wording: Wording, name: str, text: str) -> str:
    """What follows words that set a field: `en problema pon que no suena`."""
    folded = fold(text).strip()
    for edit in sorted(wording.edits, key=len, reverse=True):
        opening = re.escape(fold(edit.format(field=name)))
        if match := re.match(rf"{opening}\b\s*[:=]?\s*", folded):
            return text.strip()[match.end() :].strip()
    return ""


def _level(wording: Wording, folded: str) -> str:
    """The severity that a short message asks for: its digit or its word, near a name of severities."""
    if len(folded) > LONGEST_WISH:
        return ""
    words = {fold(word): level for level, names in wording.levels.items() for word in names}
    values = "|".join(["[1-4]", *map(re.escape, sorted(words, key=len, reverse=True))])
    names = "|".join(re.escape(fold(name)) for name in sorted(wording.fields.severity, key=len, reverse=True))
    match = re.search(rf"\b(?:{names})\W{{0,3}}(?:\w+\s){{0,2}}?({values})\b", folded)
    return words.get(match[1], match[1]) if match else ""


@cache  # the wordings stay as they are
def _phrases(texts: tuple[str, ...]) -> Mapping[Words, None]:
    return dict.fromkeys(words for text in texts if (words := _words(text)))


def _words(text: str) -> Words:
    """The folded words; a text of signs alone (`?`, `-`) is one word."""
    words = tuple(simple_words(text))
    return words or ((text.strip(),) if 0 < len(text.strip()) <= 3 else ())
