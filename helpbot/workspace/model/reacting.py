"""Adding and removing reactions; everybody has each emoji at most once. Pure."""

from __future__ import annotations

from collections.abc import Callable

from helpbot.workspace.model.messages import Reaction

Reactions = tuple[Reaction, ...]
ReactionChange = Callable[[Reactions, str, str], Reactions]
"""One of the two functions below."""


class UnchangedError(Exception):
    """The reaction is there already, or is not there."""


def with_reaction(reactions: Reactions, name: str, user: str) -> Reactions:
    """One more. Raises `UnchangedError`."""
    found = next((reaction for reaction in reactions if reaction.name == name), None)
    if found is None:
        return (*reactions, Reaction(name, (user,)))
    if user in found.users:
        raise UnchangedError(name)
    more = Reaction(name, (*found.users, user))
    return tuple(more if reaction is found else reaction for reaction in reactions)


def without_reaction(reactions: Reactions, name: str, user: str) -> Reactions:
    """One less. Raises `UnchangedError`."""
    found = next((reaction for reaction in reactions if reaction.name == name and user in reaction.users), None)
    if found is None:
        raise UnchangedError(name)
    less = Reaction(name, tuple(other for other in found.users if other != user))
    left = (less if reaction is found else reaction for reaction in reactions)
    return tuple(reaction for reaction in left if reaction.users)
