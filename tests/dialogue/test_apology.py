"""What a person is told when something has failed: in their language, even when nothing else can be said."""

from __future__ import annotations

import pytest

from helpbot.dialogue.messages import Requester
from helpbot.dialogue.state import ConversationState
from tests.dialogue.test_any_text import dialogue

ENGLISH = (
    "Something went wrong on my side and I couldn't finish. Your message is kept; please try again. Reference: abc"
)
SPANISH = (
    "Algo falló de mi lado y no pude terminar. Tu mensaje está guardado; inténtalo de nuevo, por favor. Referencia: abc"
)
ANA, BOB = Requester(id="ana", language="en"), Requester(id="bob", language="en")
ANAS_TALK = ConversationState(language="es", person="ana").model_dump(mode="json")


@pytest.mark.parametrize(
    ("state", "person", "told"),
    [
        ({}, ANA, ENGLISH),
        (ANAS_TALK, ANA, SPANISH),
        (ANAS_TALK, BOB, ENGLISH),
        ({}, ANA.model_copy(update={"chosen_language": "es"}), SPANISH),
        (ANAS_TALK, ANA.model_copy(update={"chosen_language": "en"}), ENGLISH),
        ({"mode": "of another version", "language": "es"}, ANA, SPANISH),
    ],
)
def test_it_is_in_the_language_of_the_conversation(state: dict[str, object], person: Requester, told: str) -> None:
    assert dialogue().apology(state, person, "abc").text == told
