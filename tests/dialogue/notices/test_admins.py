"""What the admins are told."""

from __future__ import annotations

import pytest

from tests.dialogue.notices.readers import NOTICES


@pytest.mark.parametrize(
    ("queue", "told"),
    [
        ("inbox", "⚠️ No pude atender algo que alguien escribió y lo aparté."),
        ("outbox", "⚠️ No pude publicar uno de mis mensajes y lo aparté."),
    ],
)
def test_an_alert_names_the_entry_and_the_reference(queue: str, told: str) -> None:
    assert NOTICES.admins.parked(queue, f"{queue}-7", "abc").text == (
        f"{told} Entrada {queue}-7, referencia abc. En la máquina del bot, `helpbot parked list` la muestra; "
        f"`helpbot parked retry {queue}-7` o `helpbot parked drop {queue}-7` la resuelve."
    )
