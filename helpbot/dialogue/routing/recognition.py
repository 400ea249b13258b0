"""What a short message means as a whole: `cancelar, por favor` -> cancel. Longer talk is left to search and triage."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Literal, TypeVar

from rapidfuzz import fuzz, process

from helpbot.dialogue.messages import Choice
from helpbot.dialogue.routing.phrasing import expand
from helpbot.dialogue.routing.signs import sign_meant
from helpbot.dialogue.wording import Phrases, Wording
from helpbot.language.text import fold, simple_words
from helpbot.triage.answers import questions_told
from helpbot.triage.likeness import PLAINLY_A_REPORT, is_report

LONGEST = 10
"""A message of more words is never taken for a phrase."""
ALIKE = 90
"""From this likeness on (0 to 100) a misspelt phrase is understood; only phrases of seven letters or more."""
_FUZZY_FROM = 7
MOST_CLAUSES = 3
"""A message of more clauses is never taken for phrases: `no, that's wrong` has two."""
LONGEST_NEWS, BEFORE_NEWS = 12, 2
"""Words of a message that asks what became of something, and words before the asking: `hi, and any news on …`."""
LONGEST_SAME, BEFORE_SAME = 14, 2
"""Words of a message that says that others have the same, and words before the saying: `yes sure, me too`."""
LONGEST_OPENED, BEFORE_OPENER = 10, 3
"""Words of a message that begins like `never mind, …`, and words before that: `oh ok, never mind …`."""
_SECOND = frozenset({"yes", "thanks", "cancel", "solved", "report_it", "goodbye", "only_asking", "where_were_we"})
_RUN_ON: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        ("yes", "thanks", "cancel", "solved", "dont_know", "greeting", "misunderstood", "slipped"), _SECOND
    ),
    "no": frozenset({"wants_person", "cancel", "misunderstood"}),
}
"""Phrases that another may follow without a comma, and which may: `yep send it`; `no works now` says something else."""
PERHAPS_A_REPORT = 0.3
"""From this likeness on (0 to 1) words tell of a trouble."""
_PARTS = frozenset(
    {
        "fillers",
        "question",
        "interrogative",
        "follow_up",
        "phone_words",
        "about_ticket",
        "goes_on",
        "goes_on_lead",
        "news_of",
    }
    | {"next_question", "next_after_mark", "same", "has_it_too", "holding_on", "giving_up", "adding", "negations"}
)
"""Lists of words that stand within a message and are none by themselves."""
_EXACTLY = frozenset({"solved", "when_answered"})
"""What a letter turns round is not understood when misspelt: `ya nos funciona`, `ya no funciona`; `cuánto tardan`,
`cuánto guardan`."""
_OF_TROUBLE = frozenset({"report", "report_it", "status"})
"""What tells of a trouble is misspelt none but these: `no se escucha nada` is no misspelt `no me escuchas nada`."""
_PAUSE = re.compile(r"[,.;:!\n]\s*|(?<=\?)\s+")
SHORTEST_QUESTION = 3
"""Words of a question that can be asked by itself."""
_NUMBER = re.compile(r"\W*(\d{1,2})\W*$")

Words = tuple[str, ...]
Opener = TypeVar("Opener", str, Words)


class Recogniser:
    """Knows the phrases of all languages; the language of the conversation is tried first."""

    def __init__(self, wordings: Mapping[str, Wording]) -> None:
        self._wordings = wordings
        self._fillers = {code: _phrases(wording.phrases.fillers) for code, wording in wordings.items()}
        self._meanings: dict[str, dict[Words, list[str]]] = {}
        self._by_length: dict[str, dict[int, list[str]]] = {}
        for code, wording in wordings.items():
            meanings: dict[Words, list[str]] = {}
            for meaning in Phrases.model_fields:
                for phrase in _phrases(getattr(wording.phrases, meaning)) if meaning not in _PARTS else ():
                    meanings.setdefault(phrase, []).append(meaning)
            self._meanings[code] = meanings
            self._by_length[code] = _by_length(
                phrase for phrase in meanings if not _EXACTLY.issuperset(meanings[phrase])
            )
        self._next_question = _next_question([wording.phrases for wording in wordings.values()])
        phrases = {code: wording.phrases for code, wording in wordings.items()}
        self._follow_ups = {code: _longest_first(_phrases(known.follow_up)) for code, known in phrases.items()}
        self._negations = {code: tuple(_phrases(known.negations)) for code, known in phrases.items()}
        self._about = _longest_first(f"{fold(opener)} " for known in phrases.values() for opener in known.about_ticket)
        self._phone_words = frozenset(fold(word) for known in phrases.values() for word in known.phone_words)
        self._cached = lru_cache(maxsize=4096)(self._meanings_of)

    @property
    def wordings(self) -> Iterable[Wording]:
        """The words of all languages."""
        return self._wordings.values()

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
        """Of the whole, else of all clauses when each of them is a phrase; the last one weighs most."""
        if sign := sign_meant(text):
            return {sign: language}
        if found := self._meanings_of_whole(text, language):
            return found
        clauses = [clause for clause in _PAUSE.split(text) if _words(clause)]
        if len(clauses) == 1:
            return self._meanings_of_two(text, language)
        if not 1 < len(clauses) <= MOST_CLAUSES:
            return {}
        meant = [
            self._meanings_of_whole(clause, language) or self._meanings_of_two(clause, language)
            for clause in reversed(clauses)
        ]
        pairs = [pair for one in meant for pair in one.items()] if all(meant) else []
        return dict(pairs)

    def _meanings_of_two(self, text: str, language: str) -> Mapping[str, str]:
        """Of two phrases that nothing parts: `never mind it works now`. The last one weighs most."""
        words = text.split()
        for at in range(1, len(words) if len(words) <= LONGEST else 0):
            first = self._exact_meanings(" ".join(words[:at]), language)
            after = [_RUN_ON[meaning] for meaning in first if meaning in _RUN_ON]
            second = self._exact_meanings(" ".join(words[at:]), language) if after else {}
            if not second.keys().isdisjoint(frozenset().union(*after)):
                return {**second, **first}
        return {}

    def _meanings_of_whole(self, text: str, language: str) -> Mapping[str, str]:
        return self._meanings_by(
            lambda words, code: self._meanings[code].get(words, ()) or self._nearly(words, code), text, language
        )

    def _exact_meanings(self, text: str, language: str) -> Mapping[str, str]:
        """The same of a text that is not misspelt."""
        return self._meanings_by(lambda words, code: self._meanings[code].get(words, ()), text, language)

    def _meanings_by(self, known: Callable[[Words, str], Sequence[str]], text: str, language: str) -> Mapping[str, str]:
        words = _words(text)
        if not words or len(words) > LONGEST:
            return {}
        found: dict[str, str] = {}
        for code in sorted(self._wordings, key=lambda code: code != language):
            for variant in self._without_fillers(words, code):
                for meaning in known(variant, code):
                    found.setdefault(meaning, code)
        if "solved" in found and text.rstrip().endswith("?"):  # `does it work again?`
            found["status"] = found.pop("solved")
        return found

    def _without_fillers(self, words: Words, code: str) -> Iterator[Words]:
        """The words themselves, then with more and more fillers taken off the end, the start, and both."""
        yield from self._with_shorter_end(words, code)
        for filler in self._fillers[code]:
            if len(words) > len(filler) and words[: len(filler)] == filler:
                yield from self._without_fillers(words[len(filler) :], code)
                return

    def _with_shorter_end(self, words: Words, code: str) -> Iterator[Words]:
        yield words
        for filler in self._fillers[code]:
            if len(words) > len(filler) and words[-len(filler) :] == filler:
                yield from self._with_shorter_end(words[: -len(filler)], code)
                return

    def _nearly(self, words: Words, code: str) -> Sequence[str]:
        text = " ".join(words)
        if len(text) < _FUZZY_FROM:
            return ()
        lengths = range(max(len(text) - 2, _FUZZY_FROM), len(text) + 3)
        known = [phrase for length in lengths for phrase in self._by_length[code].get(length, ())]
        nearest = process.extractOne(text, known, scorer=fuzz.ratio, score_cutoff=ALIKE)
        phrase = tuple(nearest[0].split()) if nearest else ()
        if not phrase or self._denies(phrase, code) != self._denies(words, code):
            return ()
        meant = self._meanings[code][phrase]
        return () if _OF_TROUBLE.isdisjoint(meant) and is_report(text, code) >= PLAINLY_A_REPORT else meant

    def _denies(self, words: Words, code: str) -> bool:
        """Whether a word like `no` stands there: `sí, quiero reportarlo` is no misspelt `no quiero reportarlo`."""
        return any(words[at : at + len(one)] == one for one in self._negations[code] for at in range(len(words)))

    def follow_up(self, text: str, language: str) -> str | None:
        """The rest of `¿y el teléfono?` or `what about Brazil?`, or None when it does not begin so."""
        for code in sorted(self._wordings, key=lambda code: code != language):
            words = self._without_leading_fillers(_words(text), code)
            for opener in self._follow_ups[code]:
                if len(opener) < len(words) <= len(opener) + 6 and words[: len(opener)] == opener:
                    return " ".join(words[len(opener) :])
        return None

    def _without_leading_fillers(self, words: Words, code: str) -> Words:
        """`oye, y el teléfono` -> `y el teléfono`; unless nothing but fillers is said."""
        filler = next((one for one in self._fillers[code] if len(words) > len(one) and words[: len(one)] == one), None)
        return words if filler is None else self._without_leading_fillers(words[len(filler) :], code)

    def without_courtesy(self, text: str, language: str) -> str:
        """The rest of `cheers. and how do I …?`; the text itself where no thanks and no greeting stand first."""
        parts = _PAUSE.split(text.strip(), maxsplit=1)
        courteous = len(parts) > 1 and self.meanings(parts[0], language).keys() & {"thanks", "greeting"}
        return parts[1] if courteous and _words(parts[1]) else text

    def goes_on(self, text: str) -> Literal["plainly", "perhaps", ""]:
        """Whether a message says that a trouble has not ended: plainly when it begins so (`it still fails`)."""
        words, phrases = _words(text), [wording.phrases for wording in self._wordings.values()]
        openers = [opener for one in phrases for opener in _phrases(one.goes_on)]
        places = (at for at in range(len(words)) for opener in openers if words[at : at + len(opener)] == opener)
        at = next(places, None)
        if at is None:
            return ""
        leads = {word for one in phrases for lead in _phrases(one.goes_on_lead) for word in lead}
        return "plainly" if leads.issuperset(words[:at]) else "perhaps"

    def says_the_same(self, text: str) -> bool:
        """Whether a short message holds words like `too` or `the same`."""
        words = _words(text)
        phrases = (phrase for wording in self._wordings.values() for phrase in _phrases(wording.phrases.same))
        return len(words) <= LONGEST_SAME and any(
            words[at : at + len(phrase)] == phrase for phrase in phrases for at in range(len(words))
        )

    def has_it_too(self, text: str, language: str) -> str:
        """The language in which a short message begins like `me too`; empty when it does not."""
        words = _words(text)
        for code in sorted(self._wordings, key=lambda code: code != language):
            for opener in _phrases(self._wordings[code].phrases.has_it_too):
                places = range(BEFORE_SAME + 1) if len(words) <= LONGEST_SAME else ()
                if any(words[at : at + len(opener)] == opener for at in places):
                    return code
        return ""

    def after_opener(
        self, text: str, opener: Literal["giving_up", "holding_on", "adding"], longest: int = LONGEST_OPENED
    ) -> str | None:
        """What stands behind words like `never mind` that begin a message of at most so many words, else None."""
        words = _words(text)
        if len(words) > longest:
            return None
        for wording in self._wordings.values():
            fillers = {word for filler in self._fillers[wording.code] for word in filler}
            lead = next((at for at, word in enumerate(words) if word not in fillers), 0)
            for phrase in _longest_first(_phrases(getattr(wording.phrases, opener))):
                places = range(min(lead, BEFORE_OPENER) + 1)
                if at := next((at + len(phrase) for at in places if words[at : at + len(phrase)] == phrase), 0):
                    return _from_word(text, at)
        return None

    def called_away(self, text: str, language: str) -> bool:
        """Whether a message asks to wait and tells nothing else: `hang on, someone's at the door`."""
        rest = self.after_opener(text, "holding_on")
        if rest is None:
            return False
        return not questions_told(rest, language) and is_report(rest, language) < PERHAPS_A_REPORT and "?" not in rest

    def asks_for_news(self, text: str) -> bool:
        """Whether a short message asks what became of something: `any news on my audio problem?`."""
        words, phrases = _words(text), [wording.phrases for wording in self._wordings.values()]
        openers = (opener for one in phrases for opener in _phrases(one.news_of))
        return len(words) <= LONGEST_NEWS and any(
            words[at : at + len(opener)] == opener for opener in openers for at in range(BEFORE_NEWS + 1)
        )

    def thanks_first_or_last(self, text: str) -> bool:
        """Whether a message begins or ends with thanks, and asks nothing: `muchas gracias, una maravilla`."""
        clauses = [clause for clause in _PAUSE.split(text) if _words(clause)]
        ends = (clauses[0], clauses[-1]) if len(clauses) > 1 and "?" not in text else ()
        return any("thanks" in self.meanings(clause, code) for clause in ends for code in self._wordings)

    def without_about(self, text: str) -> str:
        """The rest of `about HB-1: …` or `respecto a HB-1: …`; the text itself when it does not begin so."""
        folded = fold(text)
        opener = next(filter(folded.startswith, self._about), "")
        return text[len(opener) :].lstrip() if opener else text

    def opens_question(self, text: str) -> bool:
        """Whether a message begins like a question, mark or not: `como cambio mi contraseña`."""
        words = _words(text)
        openers = (opener for wording in self._wordings.values() for opener in _phrases(wording.phrases.question))
        return self.asks_plainly(text) or any(
            len(words) > len(opener) and words[: len(opener)] == opener for opener in openers
        )

    def asks_plainly(self, text: str) -> bool:
        """Whether a message begins like nothing but a question: `cuánto cuesta`, not `puedo usar el móvil`.

        Where an opener has an accent, only that tells it from other words: `qué pasa`, but `que nadie entra`.
        """
        spelled, folded = _spelled(text), _words(text)
        for wording in self._wordings.values():
            for opener, accented in _spelled_openers(wording.phrases.interrogative):
                words = spelled if accented else folded
                if len(words) > len(opener) and words[: len(opener)] == opener:
                    return True
        return False

    def questions(self, text: str) -> tuple[str, ...]:
        """The questions of a message, cut where another one begins: `how do I record, and where is it kept?`."""
        cuts = [cut for cut in self._next_question.finditer(text) if self.opens_question(text[cut.end() :])]
        begins, ends = [0, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(text)]
        parts = tuple(text[begin:end].strip() for begin, end in zip(begins, ends, strict=True))
        return parts if all(len(_words(part)) >= SHORTEST_QUESTION for part in parts) else (text,)

    def mentions_phone(self, text: str) -> bool:
        """Whether a message speaks of telephoning."""
        return not self._phone_words.isdisjoint(simple_words(text))


def pick(text: str, offered: Sequence[Choice]) -> Choice | None:
    """The offered choice that a message names: by its number in the list, or by its label; `+1` is no number."""
    if sign_meant(text):
        return None
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


def _next_question(phrases: Iterable[Phrases]) -> re.Pattern[str]:
    """Where another question begins: behind a question mark, or at a word like `and`."""
    joints = [word for one in phrases for word in one.next_question]
    after_mark = [word for one in phrases for word in one.next_after_mark]
    either = "|".join(map(re.escape, (*joints, *after_mark)))
    return re.compile(
        rf"(?<=\?)\s+(?:¿?(?:{either})\s+)?|[,;.\n]?\s+(?:{'|'.join(map(re.escape, joints))})\s+(?=¿?\w)", re.IGNORECASE
    )


def _longest_first(openers: Iterable[Opener]) -> list[Opener]:
    return sorted(openers, key=len, reverse=True)


@cache  # the wordings stay as they are
def _phrases(texts: tuple[str, ...]) -> Mapping[Words, None]:
    """The words of every wording; many leave the apostrophe out: `its`, `dont`."""
    wordings = [wording for text in texts for wording in expand(text)]
    return dict.fromkeys(
        words for wording in wordings for way in (wording, wording.replace("'", "")) if (words := _words(way))
    )


def _by_length(phrases: Iterable[Words]) -> dict[int, list[str]]:
    """The texts of the phrases by their length."""
    found: dict[int, list[str]] = defaultdict(list)
    for phrase in phrases:
        text = " ".join(phrase)
        found[len(text)].append(text)
    return found


@cache
def _spelled_openers(texts: tuple[str, ...]) -> Sequence[tuple[Words, bool]]:
    """Openers with the accents that they are written with, and whether these must be there."""
    openers = [(_spelled(wording), _words(wording)) for text in texts for wording in expand(text)]
    return [(spelled, spelled != folded) for spelled, folded in openers]


def _from_word(text: str, place: int) -> str:
    """The text from its word at this place on, counted from 0."""
    starts = [word.start() for word in re.finditer(r"[^\W_]+", text)]
    return text[starts[place] :] if place < len(starts) else ""


def _spelled(text: str) -> Words:
    """The words in lower case, with their accents."""
    return tuple(re.findall(r"\w+", text.casefold()))


def _words(text: str) -> Words:
    """The folded words; a text of signs alone (`?`, `-`) is one word."""
    words = tuple(simple_words(text))
    return words or ((text.strip(),) if 0 < len(text.strip()) <= 3 else ())
