"""One line that says what the report is about, in the person's own words."""

from __future__ import annotations

import re

from helpbot.language.marks import cut
from helpbot.language.sentences import SENTENCE_END
from helpbot.triage.extraction.component import UNSPECIFIC
from helpbot.triage.extraction.texts.phrases import Hit
from helpbot.triage.extraction.texts.reading import Reading, read
from helpbot.triage.extraction.texts.words import Word

_LONGEST = 90
_TOO_FEW_WORDS = 2
_CRY = 5
"""An outcry (`it's all down!!`) has at most so many words and names no component: a sentence beside it says which."""
_SENTENCE = re.compile(rf"{SENTENCE_END}|\n+")
_TELLING = (
    "total",
    "broken",
    "partial",
    "share",
    "leak",
    "takeover",
    "runaway",
    "exposed",
    "suspicious",
    "howto",
    "request",
)
_MARK = re.compile(r"(?:^|(?<=\s))\(?([1-9])[).:]\s+")
_RUN = re.compile(r"\S+")
_WHOM = ("everyone", "everyone_told", "team")
_EMPHASIS = re.compile(
    r"(?<!\w)[*_~`]+(?=[^\W_])|(?<=[^\W_])[*_~`]+(?!\w)|(?<=[.!?,;:›»)])[*_~`]+(?!\w)|(?<!\w)[*_~`]+(?=[¡¿‹«(])"
)
"""Marks of bold, italics and code at the edges of words, which a quote goes without."""
_BEFORE_AND_AFTER = " -*_~`•,;:.…¡"


def summary(text: Reading) -> str:
    """The first sentence that mentions trouble or asks something, else the first; cut between words at 90 characters.

    Left out are greetings and linking words (`hi`, `also`), announcements (`I want to report a problem: …`) and, in a
    sentence that is too long, the clauses before the first one that says something. An outcry is joined with the
    sentence after it.
    """
    if items := _counted(text.text):
        return _shorten(_without_shouting(" ".join("; ".join(items).split())))
    sentences = [sentence for sentence in _SENTENCE.split(text.text) if sentence.strip()]
    hits = [hit for cue in _TELLING for hit in text.all(cue)]
    told = min((text.words[hit.first].start for hit in _beside_announcing(text, hits) or hits), default=None)
    line = next(iter(sentences), "")
    if told is not None:
        line = next((one for one in sentences if _holds(text.text, one, told)), line)
    line = _without_opening(text, _with_neighbour(text, line, sentences))
    if len(line) > _LONGEST:
        line = _from_telling_clause(text, line)
    return _shorten(_without_shouting(" ".join(_without_emphasis(line).split())))


def without_greeting(text: str, language: str) -> str:
    """A whole report without the greeting that it begins with, and without words that only lead over or announce."""
    known = read(text, language)
    rest = _without_opening(known, text)
    return rest if len(rest.split()) < len(text.split()) else text


def _beside_announcing(text: Reading, hits: list[Hit]) -> list[Hit]:
    """Those outside words that only announce the problem: `kindly look into the below issue`."""
    announcing = text.found.get("announces", ())
    return [hit for hit in hits if not any(one.first <= hit.first <= one.last for one in announcing)]


def summary_of_log(text: str) -> str:
    """The first line of a pasted log, for a message in which the person wrote nothing else."""
    return _shorten(next((" ".join(line.split()) for line in text.splitlines() if line.strip(" `")), ""))


def _with_neighbour(text: Reading, line: str, sentences: list[str]) -> str:
    """An outcry with the sentence after it, or else before it, if that names a component and the outcry does not."""
    begin = text.text.find(line)
    end = begin + len(line)
    if line not in sentences or len(line.split()) > _CRY or _names_part(text, begin, end):
        return line
    at = sentences.index(line)
    for beside in (*sentences[at + 1 : at + 2], *sentences[max(at - 1, 0) : at]):
        first = text.text.find(beside, 0 if sentences.index(beside) < at else begin)
        last = first + len(beside)
        if _names_part(text, first, last):
            return text.text[min(first, begin) : max(last, end)]
    return line


def _names_part(text: Reading, begin: int, end: int) -> bool:
    """Whether a component is named between two places of the text."""
    hits = (hit for hit in (*text.components, *text.in_passing) if hit.cue != UNSPECIFIC)
    return any(begin <= text.words[hit.first].start < end for hit in hits)


def _from_telling_clause(text: Reading, line: str) -> str:
    """A long line from its first clause that names a component or mentions trouble, if there is one."""
    begin = text.text.lower().find(line.lower())
    end = begin + len(line)
    hits = (*text.components, *(hit for cue in _TELLING for hit in text.all(cue)))
    clauses = [text.words[hit.first].clause for hit in hits if begin <= text.words[hit.first].start < end]
    first = next((at for at, word in enumerate(text.words) if word.clause == min(clauses, default=None)), None)
    opens = begin if first is None else _outside_address(text, text.words[_after_leading(text, first)], end).start
    rest = text.text[opens:end]
    return f"{rest[:1].upper()}{rest[1:]}" if 0 <= begin < opens else line


def _outside_address(text: Reading, word: Word, end: int) -> Word:
    """The word; for one within a web address, an e-mail address or a file name, whose dots end no clause, the first
    word of the clause in which that begins, or the first one after it if the line would be too long.
    """
    if text.text[word.start - 1 : word.start] not in (".", "/"):
        return word
    run = next(run for run in _RUN.finditer(text.text) if run.end() > word.start)
    begins = next(one for one in text.words if one.start >= run.start())
    before = next(one for one in text.words if one.clause == begins.clause)
    after = (one for one in text.words if one.start >= run.end())
    return before if end - before.start <= _LONGEST else next(after, before)


def _after_leading(text: Reading, at: int) -> int:
    """The word `at`, or the next one if that only leads over to it: `but`."""
    leads = any(hit.first == hit.last == at for hit in text.found.get("opening", ()))
    return at + (leads and not _begins_with_whom(text, at, at) and at + 1 < len(text.words))


def _counted(text: str) -> list[str]:
    """The items of a text that is nothing but a numbered list: `1. no sound 2. no chat`."""
    marks = list(_MARK.finditer(text))
    if [mark[1] for mark in marks[:2]] != ["1", "2"] or text[: marks[0].start()].strip():
        return []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    items = (text[mark.end() : end].strip(_BEFORE_AND_AFTER + "\n") for mark, end in zip(marks, ends, strict=True))
    return [item for item in map(_without_emphasis, items) if item]


def _holds(text: str, sentence: str, place: int) -> bool:
    """Whether a sentence of more than two words ends after the place."""
    return len(sentence.split()) > _TOO_FEW_WORDS and place < text.find(sentence) + len(sentence)


def _without_opening(text: Reading, line: str) -> str:
    """The line from its first meaningful word, capitalised if anything was dropped."""
    start = text.text.find(line)
    at = first = next((i for i, word in enumerate(text.words) if word.start >= start), len(text.words))
    end = start + len(line)
    while at < len(text.words) and not _begins_with_whom(text, at, first):
        opens = [hit.last for hit in text.found.get("opening", ()) if hit.first == at] or _announcing(text, at)
        if not opens:
            break
        at = max(opens) + 1
    if at in (first, len(text.words)) or text.words[at].start >= end:
        return line.strip(_BEFORE_AND_AFTER)
    rest = _from_sign(text.text[:end], text.words[at].start).strip(_BEFORE_AND_AFTER)
    return rest[:1].upper() + rest[1:]


def _announcing(text: Reading, at: int) -> list[int]:
    """The last word of a clause that, from the word `at` on, only announces a report."""
    return [
        hit.last
        for hit in text.found.get("announces", ())
        if hit.first >= at
        and text.words[at].clause == text.words[hit.last].clause
        and text.ends_clause(hit)
        and all(word.text in text.vocabulary.little for word in text.words[at : hit.first])
    ]


def _begins_with_whom(text: Reading, at: int, first: int) -> bool:
    """Whether a word like `all` says what is affected (`all our calls`) and is no greeting (`hi all`)."""
    hits = (hit for cue in _WHOM for hit in text.found.get(cue, ()) if hit.first == at)
    return any(at == first or hit.last > at for hit in hits)


def _from_sign(line: str, start: int) -> str:
    """The line from there on, with the opening sign before it: a Spanish question mark or a bracket."""
    return line[start - 1 :] if start and line[start - 1] in "¿([" else line[start:]


def _without_emphasis(line: str) -> str:
    return _EMPHASIS.sub("", line).strip(_BEFORE_AND_AFTER)


def _without_shouting(line: str) -> str:
    line = re.sub(r"([!?])\1+", r"\1", line)
    return line.capitalize() if line.isupper() else line


def _shorten(line: str) -> str:
    if len(line) <= _LONGEST:
        return line
    kept = cut(line, _LONGEST - 1)
    ends_word = line[len(kept)].isspace() or kept.endswith(" ") or len(kept) < _LONGEST - 1
    return (kept if ends_word else kept.rsplit(" ", 1)[0]).rstrip(",;: ") + "…"
