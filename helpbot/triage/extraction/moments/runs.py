"""How far the words of a moment, an hour or an event reach: `yesterday at about 9`, `the update on Friday`.

The methods take the place of a word and return that of the last word, or None if no such words are there.
"""

from __future__ import annotations

import re

from helpbot.triage.extraction.texts.reading import Reading

CLOCK = re.compile(r"\d{1,2}:\d\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
BETWEEN = 3
"""At most so many function words come between two parts of a moment: `yesterday at about 9`."""
_HOURS, _FIGURES_WITH_MINUTES = 24, 100
_TO_THE_EVENT = 4
"""At most so many words come between `since` and the end of the event: `since the last big update`."""


class Runs:
    """The moments in one text and the words that make them up; a bare number counts if since when was `asked`."""

    def __init__(self, text: Reading, *, asked: bool) -> None:
        self._text = text
        self._asked = asked

    def run(self, start: int) -> int | None:
        """The last word of the consecutive moments from here on, function words before and between them."""
        last = self.moment(self.skip(start))
        if last is None:
            return None
        named = self.end("day", self.skip(start)) is not None
        while (later := self.moment(at := self.skip(last + 1))) is not None and self._joins(last, at, named=named):
            named, last = named or self.end("day", at) is not None, later
        return last

    def moment(self, index: int) -> int | None:
        """The last word of one moment."""
        words = self._text.words
        if index >= len(words):
            return None
        told = [end for cue in ("day", "point") if (end := self.end(cue, index)) is not None]
        ends = [end for end in told if not (self._begins_a_length(end) or self._begins_a_share(end))]
        if CLOCK.fullmatch(words[index].text):
            ends.append(index)
        if not ends:
            return None
        return self._qualified(max(ends))

    def hour(self, start: int) -> int | None:
        """A bare number after `since`, or a duration."""
        index = self.skip(start)
        if index >= len(self._text.words):
            return None
        length = self.end("length", index)
        if length is not None:
            return length
        hour = self._text.words[index].number and not self._begins_a_length(index)
        return index if hour and (self._asked or not self._year(index)) else None

    def with_rest(self, last: int) -> int:
        """The last word of a duration that goes on: `an hour | and a half`, `1 hora | y 20 minutos`."""
        words, times = self._text.words, self._text.vocabulary.times
        rest = [word.text for word in words[last + 1 : last + 5] if word.clause == words[last].clause]
        if words[last].text not in times.units or not rest or rest[0] not in times.past:
            return last
        told = next((at for at, text in enumerate(rest) if at and text not in times.articles), 0)
        if told and (rest[told] in times.minutes or rest[told] in times.halves):
            return last + 1 + told
        return last + 3 if rest[2:3] and words[last + 2].number and rest[2] in times.units else last

    def event(self, start: int) -> int | None:
        """The last word of an event, its day included: `the flow update on Friday`."""
        words = self._text.words
        for index in range(start, min(start + _TO_THE_EVENT, len(words))):
            if words[index].clause != words[start - 1].clause or words[index].text in self._text.vocabulary.negators:
                return None
            last = self.end("event", index)
            if last is not None:
                last = self._told_closer(last)
                return self.run(last + 1) or last
        return None

    def skip(self, start: int) -> int:
        """The first word from here on that is no function word."""
        index = start
        while index < start + BETWEEN and self.end("between", index) is not None and self.moment(index) is None:
            index += 1
        return index

    def end(self, cue: str, index: int) -> int | None:
        """The last word of a cue that begins here."""
        ends = self._text.times.get(cue)
        return None if ends is None else ends.get(index)

    def _joins(self, one: int, later: int, *, named: bool) -> bool:
        """Whether a second moment belongs to the first: it counts no people (`since 8, about 12 of us`), names no
        second day, and is in the same clause or comes right after it."""
        words = self._text.words
        if self._counts_people(later):
            return False
        near = words[one].clause == words[later].clause or later == one + 1
        return near and not (named and self.end("day", later) is not None)

    def _counts_people(self, index: int) -> bool:
        """Whether a moment ends with a number of people, or with one that no clock shows: `about 60`."""
        last = self.moment(index)
        if last is None or not self._text.words[last].number:
            return False
        if any(hit.first == last for hit in self._text.found.get("people_counted", ())):
            return True
        opening, figures = self._text.words[index].text, self._text.words[last].text
        of_a_day = self.end("article", index) is None or opening in self._text.vocabulary.times.day_marks
        return not of_a_day and figures.isdecimal() and _HOURS < int(figures) < _FIGURES_WITH_MINUTES

    def _begins_a_share(self, index: int) -> bool:
        """Whether a number is the first of `one in five calls`."""
        return any(hit.first == index for hit in self._text.found.get("share_of_traffic", ()))

    def _qualified(self, last: int) -> int:
        """With words like `am`, `sharp` or `ish` after it."""
        words = self._text.words
        while (half := self.end("half", last + 1)) is not None and words[half].clause == words[last].clause:
            last = half
        return last

    def _begins_a_length(self, index: int) -> bool:
        """Whether a number counts what follows, and so is no hour: `about 20 | minutes ago`, `about an | hour ago`."""
        times, words = self._text.vocabulary.times, self._text.words
        after = next((word.text for word in words[index + 1 : index + 2]), "")
        part = words[index].text in times.articles and (after in times.minutes or after in times.halves)
        return words[index].number and (after in times.units or part)

    def _year(self, index: int) -> bool:
        return _YEAR.fullmatch(self._text.words[index].text) is not None

    def _told_closer(self, last: int) -> int:
        """With what the event concerns: `el cambio de servidor`."""
        words = self._text.words
        if last + 1 >= len(words) or words[last + 1].text not in self._text.vocabulary.times.of:
            return last
        at = self.skip(last + 1)
        named = at > last + 1 and at < len(words) and words[at].clause == words[last].clause
        return at if named and self.moment(at) is None else last
