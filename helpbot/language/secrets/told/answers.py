"""Answers to security questions: `my mother's maiden name is …`, `swap my security answer? It's '…'`.

They look like nothing by themselves, so only the words before them tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from helpbot.language.secrets import clauses, values
from helpbot.language.secrets.findings import Finding
from helpbot.language.secrets.vocabulary import alternatives, vocabulary

_ANSWER = re.compile(r"[\"'«“]?(?P<answer>[^\W_](?:[^\n.,;:!?()\"»”]){1,40})")
_QUOTED = r"(?:'(?P<single>[^'\n‹›]{2,40})'(?!\w)|[\"«“](?P<double>[^\"»”\n‹›]{2,40})[\"»”])"
_MOST_WORDS = 3
_REACH = 60


def security_answers(text: str) -> Iterator[Finding]:
    """What a person answers to a security question, in a few words up to the end of the clause."""
    for match in _announced_answer().finditer(text):
        answer = _ANSWER.match(text, match.end())
        if not answer:
            continue
        told = clauses.up_to_closer(answer["answer"])
        if told and len(told.split()) <= _MOST_WORDS and not _speaks_of_it(told):
            yield Finding(answer.start("answer"), answer.start("answer") + len(told), "credential")


def quoted_answers(text: str) -> Iterator[Finding]:
    """What is quoted soon after a security question or answer was spoken of, as what it is or what was put."""
    for match in _quoted_answer().finditer(text):
        told = match[match.lastgroup or 0]
        if len(told.split()) <= _MOST_WORDS + 1 and not _speaks_of_it(told):
            yield Finding(*match.span(match.lastgroup or 0), "credential")


def _speaks_of_it(told: str) -> bool:
    """Whether it says how an answer is instead of telling it: `not accepted`, `incorrecta`; names are told."""
    if any(told.lower() in group for group in vocabulary().labels.values()):
        return True
    return not told[0].isupper() and (values.describes(told) or any(map(values.describes, told.split()[:1])))


@cache
def _announced_answer() -> re.Pattern[str]:
    words = vocabulary()
    links = alternatives(words.links)
    link = rf"(?:[ \t]{{0,2}}[:=,](?:[ \t]{{1,3}}(?:{links})(?!\w))?|[ \t]{{1,3}}(?:{links}))[ \t]{{1,3}}"
    asked = rf"(?:{alternatives(words.security_questions)})[^\n;]{{0,{_REACH}}}?(?<!\w)"
    answered = rf"(?:{alternatives(words.answer_words)})"
    return re.compile(rf"(?<!\w)(?:(?:{alternatives(words.security_answers)})|{asked}{answered}){link}", re.IGNORECASE)


@cache
def _quoted_answer() -> re.Pattern[str]:
    words = vocabulary()
    spoken = alternatives([*words.security_answers, *words.security_questions])
    between = rf"(?!\w)[^\n;\d‹\"«“]{{0,{_REACH}}}?"
    return re.compile(
        rf"(?<!\w)(?:{spoken}){between}(?<!\w)(?:{alternatives(words.answering)})[ \t:]{{1,3}}{_QUOTED}", re.IGNORECASE
    )
