"""A person is sent what is held about them: in their language, as a file with a message that is not kept."""

from __future__ import annotations

from datetime import UTC, datetime

from helpbot.bootstrap import build_dialogue
from helpbot.dialogue.messages import Document, Reply, Requester
from helpbot.dialogue.turn import Holdings
from tests.transcripts import shipped_content, shipped_settings

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ANA = Requester(id="U1", name="Ana", language="es")
BOB = Requester(id="U2", name="Bob", language="en")


def _told(reader: Requester, left_out: int = 0) -> tuple[Reply, ...]:
    held = Holdings(tickets=1, open_tickets=1, conversations=1, messages=0, export="{}", left_out=left_out)
    return build_dialogue(shipped_settings(), shipped_content()).my_data({}, held, reader, NOON).replies


def test_everything_fits() -> None:
    file = Document(name="my-data.json", content="{}")
    assert _told(BOB) == (Reply(text="Everything I hold about you:", numbered=False, kept=False, document=file),)
    file = Document(name="mis-datos.json", content="{}")
    assert _told(ANA) == (Reply(text="Todo lo que guardo sobre ti:", numbered=False, kept=False, document=file),)


def test_where_there_are_no_files_it_is_in_the_message() -> None:
    [reply] = _told(BOB)
    assert reply.spelled_out() == Reply(
        text="Everything I hold about you:\n\n```json\n{}\n```", numbered=False, kept=False
    )


def test_the_person_is_told_if_something_was_left_out() -> None:
    assert [reply.text for reply in _told(BOB, left_out=12)] == [
        "The newest of what I hold about you. It is too much to send here: 12 older entries are left out. Whoever runs "
        "me can give you all of it (`helpbot privacy export`)."
    ]
    assert [reply.text for reply in _told(ANA, left_out=12)] == [
        "Lo más reciente de lo que guardo sobre ti. Todo es demasiado para enviarlo aquí: faltan 12 entradas más "
        "antiguas. Quien me administra puede darte todo (`helpbot privacy export`)."
    ]
