"""What a person has chosen permanently: the language in which the bot speaks with them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam
from sqlmodel import Session, col, delete, select

from helpbot.dialogue.messages import Requester
from helpbot.tickets.flow_tables import Preference
from helpbot.tickets.inserting import insert
from helpbot.tickets.prepared import Prepared

_CHOSEN = Prepared(select(col(Preference.language)).where(col(Preference.person) == bindparam("person")))


def with_choice(session: Session, person: Requester) -> Requester:
    """The person with what they have chosen."""
    chosen = _CHOSEN.first(session, person=person.id)
    return person.model_copy(update={"chosen_language": chosen.language}) if chosen else person


def with_choices(session: Session, people: Sequence[Requester]) -> list[Requester]:
    """The same for several people, with one query."""
    named = select(Preference).where(col(Preference.person).in_({person.id for person in people}))
    chosen = {one.person: one.language for one in session.exec(named)}
    return [person.model_copy(update={"chosen_language": chosen.get(person.id)}) for person in people]


def choose_language(session: Session, person: str, language: str | None) -> None:
    """From now on speak this language with them; None: the one they write in."""
    if language is None:
        session.execute(delete(Preference).where(col(Preference.person) == person))
    else:
        chosen = insert(session, Preference).values(person=person, language=language)
        session.execute(chosen.on_conflict_do_update(index_elements=["person"], set_={"language": language}))
