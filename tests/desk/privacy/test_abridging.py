"""An export for messages: the newest entries of everything, as far as they fit, and a note of what is left out."""

from __future__ import annotations

from typing import Any

from helpbot.desk.privacy.abridging import abridged, as_text


def _export(tickets: int, sent: int, words: str = "words") -> dict[str, Any]:
    return {
        "person": "ana",
        "tickets": [{"number": f"HB-{number}", "summary": words} for number in range(1, tickets + 1)],
        "sent": [{"body": {"text": f"{number}: {words}"}} for number in range(1, sent + 1)],
    }


def test_what_fits_is_shown_unchanged() -> None:
    export = _export(tickets=2, sent=100)
    assert abridged(export, 10_000) == (export, 0)


def test_each_list_drops_its_oldest_entries_and_earlier_lists_get_space_first() -> None:
    told, missing = abridged(_export(tickets=2, sent=5), 350)
    assert told == {
        "person": "ana",
        "tickets": [{"number": "HB-1", "summary": "words"}, {"number": "HB-2", "summary": "words"}],
        "sent": [{"body": {"text": "4: words"}}, {"body": {"text": "5: words"}}],
        "left_out": {"sent": 3},
    }
    assert missing == 3


def test_an_entry_that_is_too_large_leaves_its_space_to_others() -> None:
    export = _export(tickets=1, sent=2)
    export["tickets"][0]["summary"] = "long " * 2_000
    told, missing = abridged(export, 10_000)
    assert (told["tickets"], told["sent"], told["left_out"], missing) == ([], export["sent"], {"tickets": 1}, 1)


def test_it_is_never_longer_than_the_space_plus_what_surrounds_the_lists() -> None:
    told, missing = abridged(_export(tickets=500, sent=5000, words='"quoted"\n' * 20), 100_000)
    assert len(as_text(told)) < 100_200
    assert missing + len(told["tickets"]) + len(told["sent"]) == 5500
