"""Which words of a report come from which message, so that they can be found when it is edited. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from helpbot.dialogue.messages import Message
from helpbot.dialogue.plain import Plain
from helpbot.language.text import simple_words

_BETWEEN = ";,\n"
"""What separates added words from those before them."""


class Heard(Plain):
    """The `words` in a `slot` that come from the message `source`, and the words `instead` of which they stand."""

    source: str
    slot: str
    words: str
    instead: str = ""


def heard_since(message: Message, before: Mapping[str, str], now: Mapping[str, str]) -> tuple[Heard, ...]:
    """What a message told a report, by the words in each slot `before` it and `now`.

    Words that it only agrees to, or picks by a number, are not its own.
    """
    own = frozenset(simple_words(message.text))
    changed = ((slot, before.get(slot, ""), words) for slot, words in now.items() if words != before.get(slot, ""))
    told = (_heard(message.source, slot, then, words) for slot, then, words in changed)
    return tuple(one for one in told if not own.isdisjoint(simple_words(one.words)))


def _heard(source: str, slot: str, before: str, now: str) -> Heard:
    """The words that were added; all of them if they replaced others."""
    more = now.removeprefix(before)
    if more[:1] in _BETWEEN:
        return Heard(source=source, slot=slot, words=more.lstrip(f"{_BETWEEN} "))
    return Heard(source=source, slot=slot, words=now, instead=before)
