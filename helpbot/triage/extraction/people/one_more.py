"""Whether words name somebody else who has the problem too. Pure."""

from __future__ import annotations

from helpbot.triage.extraction.texts.reading import Reading


def names_one_more(words: Reading) -> bool:
    """Whether words name one other person, and say that it is the same with them, or begin by adding them: `a Carla
    tampoco`, `my mate has the same`, `and my colleague's phone …`.
    """
    common = words.vocabulary.naming.common
    people = {hit.first for hit in words.found.get("somebody", ())}
    people |= {place for place, word in enumerate(words.words) if word.text in common}
    likewise = {words.words[hit.first].clause for hit in words.found.get("likewise", ())}
    return any(words.words[place].clause in likewise or _is_added(words, place) for place in people)


def _is_added(words: Reading, place: int) -> bool:
    """Whether the clause of a word begins with one like `and`, and says nothing else before it: `y a mi compañera`."""
    before = [word.text for word in words.words[:place] if word.clause == words.words[place].clause]
    joints = words.vocabulary.joints
    return not joints.isdisjoint(before[:1]) and joints.union(words.vocabulary.everyday).issuperset(before)
