"""Take secrets out of a text before it is stored, logged or posted.

A mark replaces each secret and tells its kind (`marks.py`). Redacting twice changes nothing more, whatever language the
marks are in by then.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from helpbot.language.marks import Kind, hidden, mark
from helpbot.language.secrets.findings import Finding, without_overlap
from helpbot.language.secrets.proven.accounts import accounts_with_bank_codes, named_accounts, national_accounts
from helpbot.language.secrets.proven.cards import cards
from helpbot.language.secrets.proven.numbers import bank_accounts
from helpbot.language.secrets.proven.shapes import addresses, headers, key_shapes, known_tokens, private_keys
from helpbot.language.secrets.told.answers import quoted_answers, security_answers
from helpbot.language.secrets.told.codes import network_keys, told_codes
from helpbot.language.secrets.told.labels import labels
from helpbot.language.secrets.told.pins import typed_pins
from helpbot.language.secrets.told.spelled import spelled_secrets
from helpbot.language.secrets.told.words import told_secrets
from helpbot.language.secrets.weighing.weighed import weighed_secrets

_FILE_NAME = re.compile(r"(.+?)(\.[A-Za-z0-9]{1,5})", re.DOTALL)
_JOINT_OR_DATE = re.compile(r"\d{4}[_-]\d{2}[_-]\d{2}|[_-]")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Redacted:
    """A text without secrets, and the kinds that were removed, each once."""

    text: str
    removed: tuple[Kind, ...] = ()


def redact(text: str) -> Redacted:
    """Replace passwords told in words, tokens, keys, card and account numbers and credentials by marks.

    Repeated until nothing is found: one secret may hide another beside it (`clave 4821 4111 1111 1111 1111`).
    """
    kinds: dict[Kind, None] = {}
    while findings := list(without_overlap(_findings(hidden(text)))):
        text = _replaced(text, findings)
        kinds |= dict.fromkeys(finding.kind for finding in findings)
    return Redacted(text, tuple(kinds))


def _replaced(text: str, findings: Iterable[Finding]) -> str:
    pieces, end = [], 0
    for finding in findings:
        pieces += [text[end : finding.start], mark(finding.kind)]
        end = finding.end
    return "".join([*pieces, text[end:]])


def redact_file_name(name: str) -> Redacted:
    """The same for the name of a file, where `_` and `-` may stand for spaces, except in dates. The extension stays."""
    found = _FILE_NAME.fullmatch(name)
    words, ending = (found[1], found[2]) if found else (name, "")
    as_written = redact(words)
    as_words = redact(_JOINT_OR_DATE.sub(lambda found: " " if len(found[0]) == 1 else found[0], as_written.text))
    removed = tuple(dict.fromkeys((*as_written.removed, *as_words.removed)))
    return Redacted(as_words.text + ending if removed else name, removed)


def _findings(text: str) -> Iterator[Finding]:
    """What rules are sure of, and what is weighed elsewhere in the text."""
    taken = bytearray(len(text))  # per character, so that many findings are not compared with many
    for sure in sure_findings(text):
        taken[sure.start : sure.end] = b"\1" * (sure.end - sure.start)
        yield sure
    for weighed in weighed_secrets(text):
        if not any(taken[weighed.start : weighed.end]):
            yield weighed


def sure_findings(text: str) -> Iterator[Finding]:
    """What is a secret by its shape, its check digits or the words around it."""
    yield from private_keys(text)
    yield from known_tokens(text)
    yield from key_shapes(text)
    yield from headers(text)
    yield from addresses(text)
    announced = list(labels(text))
    yield from told_secrets(text, announced)
    yield from spelled_secrets(text, (label for label in announced if label.group.endswith("password")))
    yield from network_keys(text)
    yield from security_answers(text)
    yield from quoted_answers(text)
    if _DIGIT.search(text):
        yield from _findings_with_digits(text)


def _findings_with_digits(text: str) -> Iterator[Finding]:
    yield from cards(text)
    yield from bank_accounts(text)
    yield from national_accounts(text)
    yield from named_accounts(text)
    yield from accounts_with_bank_codes(text)
    yield from told_codes(text)
    yield from typed_pins(text)
