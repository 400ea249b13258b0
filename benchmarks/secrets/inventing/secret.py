"""Secrets as people choose them and machines make them, by the name of their placeholder in a lesson."""

from __future__ import annotations

import string
from collections.abc import Callable

from benchmarks.secrets.inventing.inventor import LETTERS_AND_FIGURES, Inventor

_UPPER = string.ascii_uppercase + string.digits
_HEX = "0123456789abcdef"
_CLEAR = "BCDFGHJKMNPQRTVWXY2346789"
_SOFT, _LOUD, _SIGNS = "-_.", "*#!$&+@%~", "!$#%&*-_@"
_LEET = str.maketrans("aeios", "43105")
_LIKE_AT_WORK = 0.15
"""The share of passwords made from words from work, as names are."""


def _password(it: Inventor) -> str:
    source = "everyday"
    if it.random.random() < _LIKE_AT_WORK:
        source = it.one("business", "workplace")
    first, second = it.cased(it.of(source)), it.cased(it.of("everyday"))
    number = it.one(it.digits(1, 2, 2, 3, 4), it.year())
    end = it.one("", "", "", "!", "#", "*", "?", "!!")
    soft, loud = it.random.choice(_SOFT), it.random.choice(_LOUD)
    return it.one(
        first + number + end,
        first + number + end,
        first + it.one(soft, loud) + number + end,
        first + it.one(soft, loud) + number + end,
        first + soft + second + number,
        first + it.one("", soft) + second + soft + number,
        first.lower().translate(_LEET).capitalize() + it.one(soft, "") + number,
        first + loud + second + it.one("", number),
        "-".join(it.of("everyday") for _ in range(it.random.randint(3, 4))),
        soft.join((it.of("everyday"), it.of("everyday"), number)),
        first.lower() + number,
        number + first + it.one("", "!", "#"),
        first + second + it.one("_x9", "_7", "!", number),
        first + number + it.random.choice(string.ascii_lowercase),
        it.random_word(7, 9, 12, signs=_SIGNS),
        first.upper() + number,
        first + "." + second + it.one("", "." + number),
    )


def _phrase(it: Inventor) -> str:
    told = [it.of("everyday") for _ in range(it.random.randint(2, 5))]
    if it.random.random() < 0.4 and len(told) > 2:
        told[1] = it.one("over", "in the", "sin", "con", "y", "de", "and", "under", "del")
    if it.random.random() < 0.2:
        told.append(it.digits(2))
    phrase = " ".join(told)
    return it.one(phrase, phrase, phrase.capitalize(), phrase.title())


def _key(it: Inventor) -> str:
    return it.one(
        it.some(_HEX, 24, 32, 40, 64),
        it.some(LETTERS_AND_FIGURES + "-_", 16, 20, 32, 43) + "9",
        it.some(LETTERS_AND_FIGURES + "-_", 16, 20, 32, 43),
        it.some(LETTERS_AND_FIGURES, 24, 36, 40),
    )


def _recovery(it: Inventor) -> str:
    characters, length = it.one(_UPPER, _UPPER.lower()), it.random.choice((4, 4, 5))
    while True:
        code = f"{it.some(characters, length)}-{it.some(characters, length)}"
        if sum(map(str.isdigit, code)) > 1:
            return code


def _licence(it: Inventor) -> str:
    return "-".join(it.some(_CLEAR, 5) for _ in range(it.random.choice((4, 5, 5))))


def _spelled(it: Inventor) -> str:
    spanish = it.random.random() < 0.5
    figures = [it.of("figures_es" if spanish else "figures_en") for _ in range(it.random.randint(3, 6))]
    apart = it.one(" ", ", ")
    letters = apart.join(it.of("spelling_alphabet") for _ in range(it.random.randint(3, 6)))
    if spanish:
        named = [it.of("letters_es") + it.one("", " mayúscula"), *(it.of("letters_es") for _ in range(2))]
        sign = it.one("guion bajo", "punto", "arroba", "numeral")
        word = it.of("everyday") + it.one(" con mayúscula y luego ", " guion bajo ", " y después ")
        return it.one(
            " ".join(figures),
            f"doble {' '.join(figures)}",
            apart.join((letters, *figures[:2])),
            apart.join((*named, sign, *figures[:3])),
            word + " ".join(figures),
        )
    word = it.one("capital ", "") + it.random.choice("BLMPRST") + " " + it.of("everyday")
    return it.one(
        " ".join(figures),
        f"double {' '.join(figures)}",
        apart.join((letters, *figures[:2])),
        word + it.one(" then underscore ", " dash ", " and then ") + " ".join(figures),
    )


def _door(it: Inventor) -> str:
    letter = it.random.choice("ABCXYZ")
    return it.one(letter + it.digits(4), it.digits(4) + letter, letter + it.digits(2) + "X", it.digits(5))


SECRETS: dict[str, Callable[[Inventor], str]] = {
    "password": _password,
    "phrase": _phrase,
    "pin": lambda it: it.digits(4, 4, 4, 5, 6),
    "code": lambda it: it.digits(6),
    "spaced_code": lambda it: f"{it.digits(3)} {it.digits(3)}",
    "key": _key,
    "recovery": _recovery,
    "licence": _licence,
    "answer": lambda it: it.of("answers"),
    "spelled": _spelled,
    "random": lambda it: it.random_word(5, 6, 7, 8),
    "check_code": lambda it: it.digits(3),
    "puk": lambda it: it.digits(8),
    "account": lambda it: it.digits(9, 10, 11, 12),
    "door": _door,
}
