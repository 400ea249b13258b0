"""Secrets that show by their shape: known tokens, private keys, authorization headers, credentials in addresses."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterator

from helpbot.language.secrets import values
from helpbot.language.secrets.findings import Finding
from helpbot.language.secrets.known_shapes import shapes

_KEY_BEGINS = re.compile(r"-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----")
_KEY_ENDS = re.compile(r"-----END [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----")
_KEY_LINES = re.compile(r"(?:\s{0,4}+[A-Za-z0-9+/=\\]{20,}+)*+")
_KEY_SHAPE = re.compile(
    r"(?<![\w-])[A-Za-z]{2,10}[_-](?:live|test|prod|secret|private|key|sk|pk)[_-]([A-Za-z0-9]{10,80}+)(?![\w-])"
)
_PREFIXED = re.compile(
    r"(?<![\w-])(?:tok|token|key|ik|ak|sk|pk|rk|wk|pat|sec|secret|auth|api|apikey)[_-](?:[A-Za-z]{2,12}[_-])?"
    r"([A-Za-z0-9]{6,80}+)(?![\w-])"
)
_BEARER = re.compile(r"\bbearer[ \t]{1,3}([A-Za-z0-9._~+/=-]{7,}[A-Za-z0-9_~+/=-])", re.IGNORECASE)
_BASIC = re.compile(r"\bbasic[ \t]{1,3}([A-Za-z0-9+/]{6,}+={0,2})", re.IGNORECASE)
_COMMAND = re.compile(r"\bcurl\b[^\n]{0,80}? -(?:u|-user)[ =]?['\"]?[^\s:'\"]{1,60}:([^\s'\"‹›]{3,80})")
_DATABASE = re.compile(r"\b(?:mysql|mysqldump|mysqladmin|sshpass)\b[^\n]{0,80}? -p['\"]?([^\s'\"‹›]{4,80})")
_PARAMETER = re.compile(
    r"[?&](?:sig|signature|auth|session|session_?id|sid|otp)=([A-Za-z0-9%._~-]{12,200})", re.IGNORECASE
)
_MIXED = re.compile(r"[A-Za-z][0-9]|[0-9][A-Za-z]")
_COOKIE = re.compile(r"\bcookie:[^\n‹]{0,80}?=([A-Za-z0-9%._~-]{16,400})", re.IGNORECASE)
_DUMPED = re.compile(
    r"(?<![\w.+:/-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,3}[:;|](?![0-9]{1,5}(?:[/?]|\s|$))([^\s:;|‹›]{6,64})"
)
_ADDRESS = re.compile(r"(?:://|\bsips?:)(?:[^\s/:@‹›]{0,64}+):(?=[^\s/@‹›]*\w)([^\s/‹›]{1,128})@")


def known_tokens(text: str) -> Iterator[Finding]:
    """Tokens that begin as those of a known issuer and go on as theirs do."""
    for shape in shapes().tokens:
        for start in shape.starts:
            at = text.find(start)
            while at >= 0:
                rest = shape.rest.match(text, at + len(start)) if _stands_alone(text, at) else None
                if rest:
                    yield Finding(at, at + len(text[at : rest.end()].rstrip(".")), "token")
                at = text.find(start, rest.end() if rest else at + 1)


def key_shapes(text: str) -> Iterator[Finding]:
    """Keys of any issuer that say what they are: `abc_live_…`, `app-secret-…`, with a long random end."""
    for match in _KEY_SHAPE.finditer(text):
        if any(character.isdigit() for character in match[1]):
            yield Finding(*match.span(), "token")
    for match in _PREFIXED.finditer(text):
        if values.changes(match[1]) > 1:
            yield Finding(*match.span(), "token")


def private_keys(text: str) -> Iterator[Finding]:
    """PEM blocks from BEGIN to END; where the END is cut off, the lines that look like a key."""
    taken, ends_follow = 0, True
    for begin in _KEY_BEGINS.finditer(text):
        if begin.start() < taken:
            continue
        closing = _KEY_ENDS.search(text, begin.end()) if ends_follow else None
        ends_follow = closing is not None
        last = closing or _KEY_LINES.match(text, begin.end()) or begin
        taken = last.end()
        yield Finding(begin.start(), taken, "private key")


def headers(text: str) -> Iterator[Finding]:
    """What follows `Bearer` when it looks like a token, and `Basic` when it is a user and password in Base64."""
    for match in _BEARER.finditer(text):
        if any(character.isdigit() for character in match[1]):
            yield Finding(*match.span(1), "token")
    for match in _BASIC.finditer(text):
        if _hides_password(match[1]):
            yield Finding(*match.span(1), "credential")


def addresses(text: str) -> Iterator[Finding]:
    """The password in `scheme://user:password@host` and in commands (`curl -u user:password`), keys in parameters."""
    for pattern in (_ADDRESS, _COMMAND, _DATABASE):
        for match in pattern.finditer(text):
            yield Finding(*match.span(1), "credential")
    for match in _DUMPED.finditer(text):
        if values.is_varied(match[1]):
            yield Finding(*match.span(1), "credential")
    for pattern in (_PARAMETER, _COOKIE):
        for match in pattern.finditer(text):
            if _MIXED.search(match[1]):
                yield Finding(*match.span(1), "token")


def _stands_alone(text: str, at: int) -> bool:
    return at == 0 or not (text[at - 1].isalnum() or text[at - 1] in "_-")


def _hides_password(encoded: str) -> bool:
    try:
        return b":" in b64decode(encoded + "=" * (-len(encoded) % 4), validate=True)
    except NotBase64:
        return False
