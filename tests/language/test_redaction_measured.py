"""How many secrets are removed, and how many harmless messages stay intact, with authors who saw no rules or lists.

`measure.jsonl` is for measuring only: nothing was learned from it, and nobody reads it.
"""

from __future__ import annotations

import json
from pathlib import Path

from helpbot.language.redaction import redact

MESSAGES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data" / "secrets" / "measure.jsonl").read_text("utf-8").splitlines()
]
LEAST_REMOVED = 0.77
MOST_DAMAGED = 0.13


def test_most_secrets_are_removed() -> None:
    left = [secret in redact(message["text"]).text for message in MESSAGES for secret in message["secrets"]]
    assert 1 - sum(left) / len(left) >= LEAST_REMOVED


def test_few_messages_that_only_seem_to_contain_secrets_are_damaged() -> None:
    damaged = [redact(message["text"]).text != message["text"] for message in MESSAGES if not message["secrets"]]
    assert sum(damaged) / len(damaged) <= MOST_DAMAGED
