"""Questions in a message: how they begin, and where one ends and another begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from helpbot.dialogue.recognising.phrasing import Words, longest_first, spans, spelled, spelled_openers, words_of
from helpbot.dialogue.recognising.understood import Phrases
from helpbot.dialogue.wording import Wording
from helpbot.triage.splitting.items import ITEM

SHORTEST_QUESTION = 3
"""The fewest words of a question that stands alone."""
LONGEST_FOLLOW_UP = 6
"""The most words after `what about`."""
LONGEST_FURTHER = 14
"""The most words after it in a follow-up question about what was answered."""

_SENTENCE_ENDS = re.compile(r"[.!;\n]")
_CLAUSE_ENDS = re.compile(r"[.!?,;:)]\s+|\n")


class QuestionWords:
    """Knows how questions begin in all languages."""

    def __init__(self, wordings: Mapping[str, Wording]) -> None:
        self._wordings = wordings
        self._next_question = _next_question([wording.phrases for wording in wordings.values()])
        self._joint = _joint([wording.phrases for wording in wordings.values()])

    def asks(self, text: str) -> bool:
        """Whether a message is a question, by the mark at its end or by how it begins."""
        return text.rstrip().endswith("?") or self.opens(text)

    def opens(self, text: str) -> bool:
        """Whether a message begins like a question, mark or not: `como cambio mi contraseña`."""
        words = words_of(text)
        openers = (wording.phrases.question for wording in self._wordings.values())
        ends = (end for texts in openers for _, end in spans(texts, words, [0]))
        return self.asks_plainly(text) or any(end < len(words) for end in ends)

    def asks_plainly(self, text: str) -> bool:
        """Whether a message begins like nothing but a question: `cuánto cuesta`, not `puedo usar el móvil`; words that
        only lead over may stand first: `wait, what is …`, `and how do I …`.

        Where an opener has an accent, only that tells it from other words: `qué pasa`, but `que nadie entra`.
        """
        text = self.without_joint(text)
        accented_words, folded = spelled(text), words_of(text)
        leads = {0, *(len(folded) - len(self._without_leading_fillers(folded, code)) for code in self._wordings)}
        for wording in self._wordings.values():
            accented, plain = spelled_openers(wording.phrases.interrogative)
            if any(accented.begin(accented_words, lead) or plain.begin(folded, lead) for lead in leads):
                return True
        return False

    def marked(self, text: str) -> str:
        """The text with a question mark at its end if it plainly asks, as many people leave it out."""
        return text if text.rstrip().endswith("?") or not self.asks_plainly(text) else f"{text.rstrip()}?"

    def without_joint(self, text: str) -> str:
        """The rest of `and how do I …?` or `also, where is …?`; the text itself where no such words stand first."""
        joint = self._joint.match(text)
        return text[joint.end() :] if joint else text

    def parts(self, text: str) -> tuple[str, ...]:
        """The questions of a message or list, cut where another begins: `how do I record, and where is it kept?`."""
        cuts = [cut for cut in self._next_question.finditer(text) if self._parts_questions(cut)]
        begins, ends = [0, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(text)]
        asked = tuple(ITEM.sub("", text[begin:end].strip(), count=1) for begin, end in zip(begins, ends, strict=True))
        return asked if all(len(words_of(part)) >= SHORTEST_QUESTION for part in asked) else (text,)

    def _parts_questions(self, cut: re.Match[str]) -> bool:
        before, after = cut.string[: cut.start()], cut.string[cut.end() :]
        if cut["listed"] is None:
            return self._asks_next(before, after)
        return self.asks_plainly(_CLAUSE_ENDS.split(before)[-1]) and self.asks_plainly(after)

    def _asks_next(self, before: str, text: str) -> bool:
        """Whether another question begins with a text: by its first words or, after a question mark, by having one too:
        `¿Y el horario?`.
        """
        marked = before.endswith("?") and "?" in _SENTENCE_ENDS.split(text, maxsplit=1)[0]
        return marked or self.opens(text)

    def supposes(self, text: str) -> bool:
        """Whether a message asks what comes of something that may happen: `and what if no email comes?`."""
        return (text.rstrip().endswith("?") or self.asks_plainly(text)) and self.begins_to_suppose(text)

    def begins_to_suppose(self, text: str) -> bool:
        """Whether a message begins like one that asks that, and may tell something: `and if I restart it works`."""
        openers = (wording.phrases.supposing for wording in self._wordings.values())
        return any(any(spans(one, words_of(text), [0])) for one in openers)

    def follow_up(self, text: str, language: str) -> str | None:
        """The rest of `¿y el teléfono?` or `what about Brazil?`, or None when it does not begin so."""
        return self._follow_up(text, language, LONGEST_FOLLOW_UP)

    def points_back(self, text: str) -> bool:
        """Whether a short question is about what was just said: `can that be changed`, `¿cómo lo hago?`."""
        words = words_of(text)
        pointing = (spans(one.phrases.pointing_back, words, range(len(words))) for one in self._wordings.values())
        return self.asks(text) and len(words) <= LONGEST_FOLLOW_UP and any(map(any, pointing))

    def goes_further(self, text: str, language: str) -> bool:
        """Whether a message begins so, and may say more: `y si tengo la misma dirección en dos organizaciones?`."""
        return self._follow_up(text, language, LONGEST_FURTHER) is not None

    def _follow_up(self, text: str, language: str, longest: int) -> str | None:
        said = words_of(text)
        for code in sorted(self._wordings, key=lambda code: code != language):
            words = self._without_leading_fillers(said, code)
            for _, end in spans(self._wordings[code].phrases.follow_up, words, [0]):
                if end < len(words) <= end + longest:
                    return " ".join(words[end:])
        return None

    def _without_leading_fillers(self, words: Words, code: str) -> Words:
        """`oye, y el teléfono` -> `y el teléfono`; unless nothing but fillers is said."""
        fillers, begin = self._wordings[code].phrases.fillers, 0
        while end := next((end for _, end in spans(fillers, words, [begin]) if end < len(words)), 0):
            begin = end
        return words[begin:]


def _joint(phrases: Iterable[Phrases]) -> re.Pattern[str]:
    """What leads over to a question at the beginning of a sentence, perhaps twice: `and also, …`."""
    words = longest_first(word for one in phrases for word in (*one.next_question, *one.next_after_mark))
    return re.compile(rf"¿?(?:(?:{'|'.join(map(re.escape, words))})\b[,:]?\s+)+(?=\w)", re.IGNORECASE)


def _next_question(phrases: Iterable[Phrases]) -> re.Pattern[str]:
    """Where another question begins: behind a question mark, at a word like `and`, or in the middle of a list."""
    joints = [word for one in phrases for word in one.next_question]
    after_mark = [word for one in phrases for word in one.next_after_mark]
    either = "|".join(map(re.escape, (*joints, *after_mark)))
    return re.compile(
        rf"(?<=\?)\s+(?:¿?(?:{either})\s+|{ITEM.pattern})?"
        rf"|[,;.\n]?\s+(?:{'|'.join(map(re.escape, joints))})\s+(?=¿?\w)"
        rf"|(?P<listed>[,;.]?\s+{ITEM.pattern}|[,;]\s+|\n+)",
        re.IGNORECASE,
    )
