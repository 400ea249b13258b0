"""What a short message means as a whole: `cancelar, por favor` -> cancel. Longer talk is left to search and triage."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from helpbot.dialogue.recognising.hints import Hints
from helpbot.dialogue.recognising.misspelt import Misspelt
from helpbot.dialogue.recognising.phrasing import Words, first_ending, first_opening, phrases, spans, words_of
from helpbot.dialogue.recognising.question_words import QuestionWords
from helpbot.dialogue.recognising.signs import sign_meant
from helpbot.dialogue.recognising.understood import Phrases
from helpbot.dialogue.wording import Wording
from helpbot.language.marks import MARK_ENDS
from helpbot.triage.utterances.likeness import PLAINLY_A_REPORT, is_report

LONGEST = 10
"""A message of more words is never taken for a phrase."""
LONGEST_REMINDING = 40
"""Words of a message that begins like `I told you that …`."""
MOST_CLAUSES = 3
"""A message of more clauses is never taken for phrases: `no, that's wrong` has two."""
_SECOND = frozenset(
    {"yes", "thanks", "cancel", "solved", "report_it", "goodbye", "only_asking", "where_were_we", "yes_helpful"}
)
_RUN_ON: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        (
            "yes",
            "thanks",
            "cancel",
            "solved",
            "dont_know",
            "greeting",
            "laughter",
            "misunderstood",
            "slipped",
            "pausing",
        ),
        _SECOND,
    ),
    "no": frozenset({"wants_person", "cancel", "misunderstood", "only_asking"}),
}
"""Phrases that another may follow without a comma, and which may: `yep send it`; `no works now` says something else."""
_PARTS = frozenset(
    {
        "fillers",
        "negations",
        "phone_words",
        "about_ticket",
        "adding",
        "giving_up",
        "only_fails",
        "only_help",
        "trouble_with",
        "handing_over",
        "holding_on",
        "news_of",
        "tickets_of_others",
    }
    | {"goes_on", "goes_on_lead", "same", "has_it_too", "ahead", "qualifying", "reporting"}
    | {
        "unfinished",
        "question",
        "interrogative",
        "follow_up",
        "pointing_back",
        "supposing",
        "next_question",
        "next_after_mark",
    }
)
"""Lists of words that stand within a message and are none by themselves."""
_EXACTLY = frozenset({"solved", "how_long", "when_answered", "language", "unclear", "no_way", "what_noted", "privacy"})
"""What a letter turns round is not understood when misspelt: `ya nos funciona`, `ya no funciona`; `cuánto tardan`,
`cuánto guardan`; `switch to Spanish`, `switch to English`; `no te entiendo`, `no les entiendo` (who calls); `who can
see this` (here), `who can see it` (what they asked about)."""
_OF_TROUBLE = frozenset({"report", "in_trouble", "report_it", "status"})
"""What tells of a trouble is misspelt none but these: `no se escucha nada` is no misspelt `no me escuchas nada`."""
_PAUSE = re.compile(r"[,.;:!\n]\s*|(?<=\?)\s+")


class Recogniser:
    """Knows the phrases of all languages; the language of the conversation is tried first.

    `hints` and `questions` find what stands within a message that is no phrase as a whole.
    """

    def __init__(self, wordings: Mapping[str, Wording]) -> None:
        self.hints = Hints(wordings)
        self.questions = QuestionWords(wordings)
        self._wordings = wordings
        self._meanings: dict[str, dict[Words, list[str]]] = {}
        self._misspelt: dict[str, Misspelt] = {}
        for code, wording in wordings.items():
            meanings: dict[Words, list[str]] = {}
            for meaning in Phrases.model_fields:
                for phrase in phrases(getattr(wording.phrases, meaning)) if meaning not in _PARTS else ():
                    meanings.setdefault(phrase, []).append(meaning)
            self._meanings[code] = meanings
            self._misspelt[code] = Misspelt(
                " ".join(phrase) for phrase in meanings if not _EXACTLY.issuperset(meanings[phrase])
            )
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
        clauses = [clause for clause in _PAUSE.split(text) if words_of(clause)]
        if len(clauses) == 1:
            return self._meanings_of_two(text, language)
        if not 1 < len(clauses) <= MOST_CLAUSES:
            return {}
        together: dict[str, str] = {}
        for clause in reversed(clauses):
            meant = self._meanings_of_whole(clause, language) or self._meanings_of_two(clause, language)
            if not meant:
                return {}
            for meaning, code in meant.items():
                together.setdefault(meaning, code)
        return together

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
        words = words_of(text)
        if not words or len(words) > LONGEST:
            return {}
        found: dict[str, str] = {}
        for code in sorted(self._wordings, key=lambda code: code != language):
            for variant in self._without_fillers(words, code):
                for meaning in known(variant, code):
                    found.setdefault(meaning, code)
        if "slipped" in found:
            found.pop("no", None)  # `no wait` is no refusal
        return _asked(found) if text.rstrip().endswith("?") else found

    def _without_fillers(self, words: Words, code: str) -> Iterator[Words]:
        """The words themselves, then with more and more fillers taken off the end, the start, and both."""
        yield from self._with_shorter_end(words, code)
        if filler := first_opening(self._wordings[code].phrases.fillers, words):
            yield from self._without_fillers(words[len(filler) :], code)

    def _with_shorter_end(self, words: Words, code: str) -> Iterator[Words]:
        yield words
        if filler := first_ending(self._wordings[code].phrases.fillers, words):
            yield from self._with_shorter_end(words[: -len(filler)], code)

    def _nearly(self, words: Words, code: str) -> Sequence[str]:
        text = " ".join(words)
        phrase = tuple(self._misspelt[code].nearest(text).split())
        if not phrase or self._denies(phrase, code) != self._denies(words, code):
            return ()
        meant = self._meanings[code][phrase]
        return () if _OF_TROUBLE.isdisjoint(meant) and is_report(text, code) >= PLAINLY_A_REPORT else meant

    def _denies(self, words: Words, code: str) -> bool:
        """Whether a word like `no` stands there: `sí, quiero reportarlo` is no misspelt `no quiero reportarlo`."""
        return any(spans(self._wordings[code].phrases.negations, words, range(len(words))))

    def breaks_off(self, text: str, language: str) -> bool:
        """Whether a message was sent before its sentence ends; `what is it for` is a whole question."""
        return self.hints.breaks_off(text, language) and not self.questions.asks_plainly(text)

    def called_away(self, text: str, language: str) -> bool:
        """Whether a message asks to wait; `hang on, what is …` asks something else."""
        return self.hints.called_away(text, language) and not self.questions.asks_plainly(text)

    def gives_up(self, text: str, language: str) -> bool:
        """Whether a message leaves what was begun; `can I cancel it later` asks something else."""
        return self.hints.gives_up(text, language) and not self.questions.asks_plainly(text)

    def after_giving_up(self, text: str) -> str | None:
        """The rest of `never mind, I found it`, else None; `can I cancel it later` gives nothing up."""
        return None if self.questions.asks_plainly(text) else self.hints.after_opener(text, "giving_up")

    def without_courtesy(self, text: str, language: str) -> str:
        """The rest of `cheers. and how do I …?`; the text itself where no thanks and no greeting stand first."""
        return self._without_opening(text, language, {"thanks", "greeting"})

    def without_reminder(self, text: str, language: str) -> str:
        """The rest of `I told you, everyone` and `ya te dije que a todos`; the text itself where no such words stand
        first, or nothing else."""
        rest = self.hints.after_opener(text, "told_already", LONGEST_REMINDING)
        return rest or self._without_opening(text, language, {"told_already"})

    def without_refusal(self, text: str, language: str) -> str:
        """The rest of `none of those, it says …`; the text itself where no such words stand first."""
        return self._without_opening(text, language, {"none_of_these", "not_this", "no_helpful", "misunderstood"})

    def without_call_for_help(self, text: str) -> str:
        """What stands before `…, what can I do?` at the end, after a comma or a removed secret; the text itself where
        it does not end so.
        """
        comma, mark = text.rfind(","), text.rfind(MARK_ENDS)
        before, last = text[: max(comma, mark + 1, 0)], text[max(comma, mark) + 1 :]
        return before if words_of(before) and self.hints.only_calls_for_help(last) else text

    def _without_opening(self, text: str, language: str, opening: AbstractSet[str]) -> str:
        parts = _PAUSE.split(text.strip(), maxsplit=1)
        opens = len(parts) > 1 and self.meanings(parts[0], language).keys() & opening
        return parts[1] if opens and words_of(parts[1]) else text

    def thanks_first_or_last(self, text: str) -> bool:
        """Whether a short message begins or ends with thanks, and asks nothing: `muchas gracias, una maravilla`, `ok
        thank you that is very helpful`.
        """
        clauses = [clause for clause in _PAUSE.split(text) if words_of(clause)]
        if "?" in text or any(map(self.questions.asks_plainly, clauses)) or not 0 < len(words_of(text)) <= LONGEST:
            return False
        ends = (clauses[0], clauses[-1]) if len(clauses) > 1 else ()
        thanks = any("thanks" in self.meanings(clause, code) for clause in ends for code in self._wordings)
        return thanks or any(self._opens_with_thanks(words_of(text), code) for code in self._wordings)

    def _opens_with_thanks(self, words: Words, code: str) -> bool:
        known = self._wordings[code].phrases.thanks
        return any(first_opening(known, variant) for variant in self._without_fillers(words, code))


def _asked(found: Mapping[str, str]) -> Mapping[str, str]:
    """What a question means by words that tell something else: `does it work again?`, `everything down?`; `are you a
    machine?` is no praise."""
    asked = {"status" if meaning in ("solved", "all_down") else meaning: code for meaning, code in found.items()}
    return {meaning: code for meaning, code in asked.items() if not (meaning == "thanks" and "small_talk" in asked)}
