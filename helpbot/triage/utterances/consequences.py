"""The business impact, if the words that describe a problem state it. Pure; knows no severity."""

from __future__ import annotations

from helpbot.triage.extraction.texts.reading import read


def consequence_told(text: str, language: str) -> str:
    """The words that say what the business can no longer do: `the phones are down and we can't take orders` -> `we
    can't take orders`. Empty if none do.
    """
    words = read(text, language)
    hit = words.first("business_stops")
    if hit is None:
        return ""
    clause = [place for place, word in enumerate(words.words) if word.clause == words.words[hit.first].clause]
    joined = (place + 1 for place in clause if place < hit.first and words.words[place].text in words.vocabulary.joints)
    begins = max(joined, default=clause[0])
    return words.text[words.words[begins].start : words.words[clause[-1]].end]
