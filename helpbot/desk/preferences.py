"""What a person has chosen for good: the language in which the bot speaks with them."""

from __future__ import annotations

from sqlmodel import Session, col, delete

from helpbot.dialogue.messages import Requester
from helpbot.tickets.flow_tables import Preference


def with_choice(session: Session, person: Requester) -> Requester:
    """The person with what they have chosen."""
    chosen = session.get(Preference, person.id)
    return person.model_copy(update={"chosen_language": chosen.language}) if chosen else person


def choose_language(session: Session, person: str, language: str | None) -> None:
    """From now on speak this language with them; None: as they write."""
    if language is None:
        session.execute(delete(Preference).where(col(Preference.person) == person))
    else:
        session.merge(Preference(person=person, language=language))
