"""Which countries a message names."""

from __future__ import annotations

import pytest

from helpbot.dialogue.wording import load_wordings
from helpbot.dialogue.words.countries import Countries


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("¿y en Perú?", ("PE",)),
        ("teléfonos de méxico, méjico y colombia", ("MX", "CO")),
        ("desde la República Dominicana", ("DO",)),
        ("desde la dominicana", ("DO",)),
        ("en EE. UU. o en la República Checa", ("US", "CZ")),
        ("Costa de Marfil y Nueva Zelandia", ("CI", "NZ")),
        ("the number for South Korea", ("KR",)),
        ("Turkey, Hong Kong and the Czech Republic", ("TR", "HK", "CZ")),
        ("Ivory Coast", ("CI",)),
        ("a phone in the us", ("US",)),
        ("a phone for US customers", ("US",)),
        ("us", ("US",)),
        ("can customers call us?", ()),
        ("CAN CUSTOMERS CALL US?", ()),
        ("CALL US IN THE US", ("US",)),
    ],
)
def test_countries_are_named(text: str, codes: tuple[str, ...]) -> None:
    assert Countries(load_wordings()).named_in(text) == codes
