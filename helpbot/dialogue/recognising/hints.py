"""What words within a message hint at, whatever else it says: a trouble goes on, others have it, it asks for news."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from helpbot.dialogue.recognising.phrasing import Words, from_word, longest_first, phrases, spans, words_of
from helpbot.dialogue.wording import Wording
from helpbot.language.text import fold, simple_words
from helpbot.triage.utterances.answers import questions_told
from helpbot.triage.utterances.likeness import PERHAPS_A_REPORT, ends_in_trouble, is_report

LONGEST_NEWS, BEFORE_NEWS = 12, 2
"""Words of a message that asks what became of something, and words before the asking: `hi, and any news on …`."""
LONGEST_SAME, BEFORE_SAME = 14, 2
"""Words of a message that says that others have the same, and words before the saying: `yes sure, me too`."""
LONGEST_OPENED, BEFORE_OPENER = 10, 3
"""Words of a message that begins like `never mind, …`, and words before that: `oh ok, never mind …`."""
LONGEST_BROKEN = 5
"""Words of a message that was sent before its sentence ends."""
LONGEST_THING = 2
"""Words that may name a thing and tell nothing of it, beside words like `with the`."""
LONGEST_AWAY = 16
"""Words of one by somebody who has to go: `I'm afraid I have to go into a meeting, I'll be back`."""


class Hints:
    """Knows such words of all languages."""

    def __init__(self, wordings: Mapping[str, Wording]) -> None:
        self._wordings = wordings
        self._phrases = known = [wording.phrases for wording in wordings.values()]
        self._fillers = {code: _words_in(wording.phrases.fillers) for code, wording in wordings.items()}
        self._leads = frozenset().union(*(_words_in(one.goes_on_lead) for one in known))
        self._about = longest_first(f"{fold(opener)} " for one in known for opener in one.about_ticket)
        self._phone_words = frozenset(fold(word) for one in known for word in one.phone_words)

    def goes_on(self, text: str) -> Literal["plainly", "perhaps", ""]:
        """Whether a message says that a trouble has not ended: plainly when it begins so (`it still fails`)."""
        words = words_of(text)
        at = min(
            (begin for one in self._phrases for begin, _ in spans(one.goes_on, words, range(len(words)))), default=-1
        )
        if at < 0:
            return ""
        return "plainly" if self._leads.issuperset(words[:at]) else "perhaps"

    def says_the_same(self, text: str) -> bool:
        """Whether a short message holds words like `too` or `the same`."""
        words = words_of(text)
        return len(words) <= LONGEST_SAME and self._stands("same", words, range(len(words)))

    def has_it_too(self, text: str, language: str) -> str:
        """The language in which a short message begins like `me too`, whatever number it gives (`a nosotros 12
        también`); empty when it does not.
        """
        words = words_of(text)
        if len(words) > LONGEST_SAME:
            return ""
        places, uncounted = range(BEFORE_SAME + 1), tuple(word for word in words if not word.isdigit())
        for code in sorted(self._wordings, key=lambda code: code != language):
            ways = self._wordings[code].phrases.has_it_too
            if any(spans(ways, words, places)) or any(spans(ways, uncounted, places)):
                return code
        return ""

    def after_opener(
        self,
        text: str,
        opener: Literal[
            "giving_up",
            "only_asking",
            "holding_on",
            "adding",
            "qualifying",
            "reporting",
            "told_already",
            "trouble_with",
            "in_vain",
            "back_to",
        ],
        longest: int = LONGEST_OPENED,
    ) -> str | None:
        """What stands behind words like `never mind` that begin a message of at most so many words, else None."""
        words = words_of(text)
        if len(words) > longest:
            return None
        for wording in self._wordings.values():
            lead = next((at for at, word in enumerate(words) if word not in self._fillers[wording.code]), 0)
            places = range(min(lead, BEFORE_OPENER) + 1)
            found = spans(getattr(wording.phrases, opener), words, places)
            if longest_one := max(found, key=lambda span: span[1] - span[0], default=None):
                return from_word(text, longest_one[1])
        return None

    def begins_a_report(self, text: str) -> bool:
        """Whether a message says in so many words that it reports something: `I want to report a problem: …`."""
        return self.after_opener(text, "reporting", len(text)) is not None

    def only_fails(self, text: str) -> bool:
        """Whether a message says that something fails, but not what or how: `esto no va`, `hi, it's broken`, `I have a
        problem with recordings`.
        """
        return self._says_only("only_fails", text) or self._names_only_where(text)

    def _names_only_where(self, text: str) -> bool:
        where = self.after_opener(text, "trouble_with") or ""
        return bool(where) and any(self.names_only_a_thing(where, language) for language in self._wordings)

    def only_calls_for_help(self, text: str) -> bool:
        """Whether a message calls for help and asks nothing in particular: `what can I do?`."""
        return self._says_only("only_help", text)

    def only_hands_over(self, text: str) -> bool:
        """Whether a message leads over to its files and tells nothing of them: `here's the log`."""
        return self._says_only("handing_over", text)

    def _says_only(self, meaning: Literal["only_fails", "only_help", "handing_over"], text: str) -> bool:
        """Whether a message is one of these phrases, with nothing but fillers around it."""
        words = words_of(text)
        for wording in self._wordings.values():
            fillers, known = self._fillers[wording.code], getattr(wording.phrases, meaning)
            said = spans(known, words, range(len(words)))
            if any(fillers.issuperset(words[:begin] + words[end:]) for begin, end in said):
                return True
        return False

    def lies_ahead(self, text: str, language: str) -> bool:
        """Whether a message is a moment that is still to come, and no more: `tomorrow`, `mañana a las 9`."""
        words = words_of(text)
        end = max((end for one in self._phrases for _, end in spans(one.ahead, words, [0])), default=0)
        rest = from_word(text, end)
        return end > 0 and (not rest or questions_told(rest, language, "since") == ("since",))

    def called_away(self, text: str, language: str) -> bool:
        """Whether a message asks to wait and tells nothing else: `hang on, someone's at the door`."""
        rest = self.after_opener(text, "holding_on", LONGEST_AWAY)
        if rest is None:
            return False
        further = self.after_opener(rest, "holding_on")
        return _says_nothing(rest if further is None else further, language)

    def gives_up(self, text: str, language: str) -> bool:
        """Whether a message leaves what was begun, and tells nothing of it: `no, leave it, I'll ask my manager`."""
        rest = self.after_opener(text, "giving_up", LONGEST_AWAY)
        return rest is not None and _says_nothing(rest, language)

    def asks_for_news(self, text: str) -> bool:
        """Whether a short message asks what became of something: `any news on my audio problem?`."""
        words = words_of(text)
        return len(words) <= LONGEST_NEWS and self._stands("news_of", words, range(BEFORE_NEWS + 1))

    def asks_about_others(self, text: str) -> bool:
        """Whether a short message speaks of tickets that are other people's: `how is the ticket of João?`."""
        words = words_of(text)
        return len(words) <= LONGEST_NEWS and self._stands("tickets_of_others", words, range(len(words)))

    def _stands(self, hint: Literal["same", "news_of", "tickets_of_others"], words: Words, places: range) -> bool:
        """Whether one of the phrases that hint at something begins at one of these places, in any language."""
        return any(any(spans(getattr(one, hint), words, places)) for one in self._phrases)

    def breaks_off(self, text: str, language: str) -> bool:
        """Whether a few words end where more has to come: `con los`, `so like`."""
        words, marked = words_of(text), text.rstrip()[-1:] in ".!?"
        leads_on = 0 < len(words) <= LONGEST_BROKEN and not marked and words[-1] in self._leading(language)
        return leads_on and not ends_in_trouble(text, language)

    def names_only_a_thing(self, text: str, language: str) -> bool:
        """Whether a word or two tell no trouble, and may be the beginning of more: `headset`, `con los auriculares`."""
        named = [word for word in words_of(text) if word not in self._leading(language)]
        return len(named) <= LONGEST_THING and is_report(text, language) < PERHAPS_A_REPORT

    def _leading(self, language: str) -> frozenset[str]:
        return _words_in(self._wordings[language].phrases.unfinished)

    def without_about(self, text: str) -> str:
        """The rest of `about HB-1: …` or `respecto a HB-1: …`; the text itself when it does not begin so."""
        folded = fold(text)
        opener = next(filter(folded.startswith, self._about), "")
        return text[len(opener) :].lstrip() if opener else text

    def mentions_phone(self, text: str) -> bool:
        """Whether a message speaks of telephoning."""
        return not self._phone_words.isdisjoint(simple_words(text))


def _says_nothing(rest: str, language: str) -> bool:
    """Whether the rest of a message neither tells nor asks anything."""
    return not questions_told(rest, language) and is_report(rest, language) < PERHAPS_A_REPORT and "?" not in rest


def _words_in(texts: tuple[str, ...]) -> frozenset[str]:
    """The words that stand in any of the wordings."""
    return frozenset(word for one in phrases(texts) for word in one)
