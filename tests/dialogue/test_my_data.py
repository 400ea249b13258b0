"""A person is sent what is held about them: in their language, in one message that is not kept."""

from __future__ import annotations

from datetime import UTC, datetime

from helpbot.bootstrap import build_dialogue
from helpbot.dialogue.messages import Reply, Requester
from helpbot.dialogue.turn import Holdings
from tests.transcripts import shipped_content, shipped_settings

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ANA = Requester(id="U1", name="Ana", language="es")
BOB = Requester(id="U2", name="Bob", language="en")


def _told(reader: Requester, left_out: int = 0) -> tuple[Reply, ...]:
    held = Holdings(tickets=1, open_tickets=1, conversations=1, messages=0, export="{}", left_out=left_out)
    return build_dialogue(shipped_settings(), shipped_content()).my_data({}, held, reader, NOON).replies


def test_all_of_it() -> None:
    assert _told(BOB) == (Reply(text="Everything I hold about you:\n\n```json\n{}\n```", numbered=False, kept=False),)
    assert [reply.text for reply in _told(ANA)] == ["Todo lo que guardo sobre ti:\n\n```json\n{}\n```"]


def test_what_is_too_much_is_said() -> None:
    assert [reply.text for reply in _told(BOB, left_out=12)] == [
        "The newest of what I hold about you. It is too much for messages: 12 older entries are left out. Whoever runs "
        "me can give you all of it (`helpbot privacy export`).\n\n```json\n{}\n```"
    ]
    assert [reply.text for reply in _told(ANA, left_out=12)] == [
        "Lo más reciente de lo que guardo sobre ti. Todo no cabe en mensajes: faltan 12 entradas más antiguas. Quien "
        "me administra puede darte todo (`helpbot privacy export`).\n\n```json\n{}\n```"
    ]
