"""Words for half in a time: `a las nueve y media`, `media hora`, `half past eight`, `half eight`. Pure."""

from __future__ import annotations

from helpbot.triage.extraction.texts.phrases import Hit
from helpbot.triage.extraction.texts.words import Word
from helpbot.triage.vocabulary import Vocabulary

_HOURS_ON_A_CLOCK = 12
OF_HALF = frozenset({"heavy", "inadequate", "one_by_one", "partial", "share", "some", "exposure_word"})
"""The cues that a word for half may be mistaken for."""


def halves_of_time(words: tuple[Word, ...], known: Vocabulary) -> frozenset[int]:
    """The places of words for half that belong to a time, not to half of the people or calls."""
    for_half = known.times.halves
    halves = [index for index, word in enumerate(words) if word.text in for_half]
    texts = [word.text for word in words] if halves else []
    return frozenset([index for index in halves if _tells_time(words, texts, index, known)])


def only_tells_time(hit: Hit, words: tuple[Word, ...], known: Vocabulary, halves: frozenset[int]) -> bool:
    """Whether a hit of such a cue is only a word for half in a time, at most with an everyday word: `a media` hora."""
    places = frozenset(range(hit.first, hit.last + 1))
    beside = places - halves
    return beside != places and all(words[place].text in known.everyday for place in beside)


def _tells_time(words: tuple[Word, ...], texts: list[str], index: int, known: Vocabulary) -> bool:
    """`half an hour`, `half past eight`, `half eight`, `media mañana`; `las nueve y media`, `an hour and a half`."""
    times, after = known.times, texts[index + 1 : index + 3]
    parts_of_day = times.mornings | times.afternoons | times.nights
    if not times.units.keys().isdisjoint(after) or (after and after[0] in parts_of_day):
        return True
    if after and _is_hour(after[0], known):
        return True
    if len(after) > 1 and after[0] in times.before_hour and words[index + 2].number:
        return True
    joint = _joint_before(texts, index, known)
    if joint and texts[joint - 1] in times.units:
        return True
    return hour_before(words, index, known) is not None


def hour_before(words: tuple[Word, ...], index: int, known: Vocabulary) -> int | None:
    """The place of the hour that the half or quarter at `index` belongs to: `a las nueve y media`.

    Only in languages that say the hour first, which are those with words like `a la` before one o'clock.
    """
    times, text = known.times, words[index].text
    if not times.at_one or (text not in times.minutes and text not in times.halves):
        return None
    texts = [word.text for word in words]
    joint = _joint_before(texts, index, known)
    told = joint and words[joint - 1].number and _ends_there(words, texts, index, known)
    return joint - 1 if told else None


def _joint_before(texts: list[str], index: int, known: Vocabulary) -> int:
    """The place of the word that joins a half to what comes before it; 0 if there is none."""
    return next((place for place in (index - 1, index - 2) if place > 0 and texts[place] in known.times.past), 0)


def _is_hour(word: str, known: Vocabulary) -> bool:
    """Whether a word is an hour of the clock; the article in `half a dozen` is not."""
    if word in known.times.articles:
        return False
    return 0 < (known.numbers.get(word) or (int(word) if word.isdecimal() else 0)) <= _HOURS_ON_A_CLOCK


def _ends_there(words: tuple[Word, ...], texts: list[str], index: int, known: Vocabulary) -> bool:
    """Whether nothing follows that could be halved: `nueve y media de la tarde`, but `nueve y media oficina`."""
    after, times = texts[index + 1 : index + 4], known.times
    if not after or words[index].clause != words[index + 1].clause:
        return True
    if after[0] in times.of:
        return not (times.mornings | times.afternoons | times.nights).isdisjoint(after)
    return after[0] in known.everyday
