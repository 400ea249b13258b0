"""The entry of an answer that a further question is about."""

from __future__ import annotations

import pytest

from helpbot.dialogue.asking.excerpts import entry_about

ANSWER = """Click **Reset Password**.

- **Several organizations with the same address:** enter the name of the
  organization too.
- **No email:** look in your junk folder.
- **Type it, don't paste it:** pasted characters may keep you out.

1. Click the junk folder.
2. Click **Send** in the junk folder.
"""


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("and if the same address is in two organizations?", "- **Several organizations"),
        ("what if I get no email?", "- **No email"),
        ("and the junk folder?", "- **No email"),
        ("and on my phone?", ""),
        ("and the folder?", ""),
        ("", ""),
    ],
)
def test_the_entry_that_a_question_is_about_is_found(question: str, begins: str) -> None:
    entry = entry_about(ANSWER, question, "en")
    assert entry.startswith(begins)
    assert bool(entry) == bool(begins)


def test_an_entry_is_quoted_with_all_its_lines() -> None:
    assert entry_about(ANSWER, "same address, two organizations", "en").endswith("organization too.")
