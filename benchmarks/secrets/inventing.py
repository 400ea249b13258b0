"""Invented values for the places of a lesson: secrets as people and machines make them, and what only looks so."""

from __future__ import annotations

import string
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from random import Random
from uuid import UUID

from pydantic import TypeAdapter

from helpbot.yamlfile import read_yaml

_ALL = string.ascii_letters + string.digits
_UPPER = string.ascii_uppercase + string.digits
_HEX, _CAPITAL_HEX = "0123456789abcdef", "0123456789ABCDEF"
_CLEAR = "BCDFGHJKMNPQRTVWXY2346789"
_SOFT, _LOUD, _SIGNS = "-_.", "*#!$&+@%~", "!$#%&*-_@"
_LEET = str.maketrans("aeios", "43105")
_LIKE_A_NAME, _LIKE_AT_WORK = 0.3, 0.15
"""So many names are made of everyday words as passwords are, and so many passwords of words of work as names are."""

_WORDS = TypeAdapter(dict[str, list[str]])


@cache
def words() -> dict[str, list[str]]:
    """The words of which values are made."""
    return _WORDS.validate_python(read_yaml(Path(__file__).with_name("values.yaml")).data)


class Inventor:
    """Invents values."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def value(self, place: str) -> str:
        """A value for a place of a lesson, by its name."""
        return (SECRETS.get(place) or OTHERS[place])(self)

    def _of(self, name: str) -> str:
        return self._random.choice(words()[name])

    def _one(self, *choices: str) -> str:
        return self._random.choice(choices)

    def _some(self, characters: str, *lengths: int) -> str:
        return "".join(self._random.choice(characters) for _ in range(self._random.choice(lengths)))

    def _digits(self, *lengths: int) -> str:
        return self._some(string.digits, *lengths)

    def _year(self) -> str:
        return str(self._random.randint(1960, 2027))

    def _cased(self, word: str) -> str:
        return word if self._random.random() < 0.25 else word.capitalize()

    def _password(self) -> str:
        source = "everyday"
        if self._random.random() < _LIKE_AT_WORK:
            source = self._one("business", "workplace")
        first, second = self._cased(self._of(source)), self._cased(self._of("everyday"))
        number = self._one(self._digits(1, 2, 2, 3, 4), self._year())
        end = self._one("", "", "", "!", "#", "*", "?", "!!")
        soft, loud = self._random.choice(_SOFT), self._random.choice(_LOUD)
        return self._one(
            first + number + end,
            first + number + end,
            first + self._one(soft, loud) + number + end,
            first + self._one(soft, loud) + number + end,
            first + soft + second + number,
            first + self._one("", soft) + second + soft + number,
            first.lower().translate(_LEET).capitalize() + self._one(soft, "") + number,
            first + loud + second + self._one("", number),
            "-".join(self._of("everyday") for _ in range(self._random.randint(3, 4))),
            soft.join((self._of("everyday"), self._of("everyday"), number)),
            first.lower() + number,
            number + first + self._one("", "!", "#"),
            first + second + self._one("_x9", "_7", "!", number),
            first + number + self._random.choice(string.ascii_lowercase),
            self._random_word(7, 9, 12, signs=_SIGNS),
            first.upper() + number,
            first + "." + second + self._one("", "." + number),
        )

    def _random_word(self, *lengths: int, signs: str = "") -> str:
        """Letters and figures, both among them, and neither sign at an end."""
        while True:
            word = self._some(_ALL + signs, *lengths)
            if any(map(str.isdigit, word)) and any(map(str.isalpha, word)) and word[0].isalnum() and word[-1].isalnum():
                return word

    def _phrase(self) -> str:
        told = [self._of("everyday") for _ in range(self._random.randint(2, 5))]
        if self._random.random() < 0.4 and len(told) > 2:
            told[1] = self._one("over", "in the", "sin", "con", "y", "de", "and", "under", "del")
        if self._random.random() < 0.2:
            told.append(self._digits(2))
        phrase = " ".join(told)
        return self._one(phrase, phrase, phrase.capitalize(), phrase.title())

    def _key(self) -> str:
        return self._one(
            self._some(_HEX, 24, 32, 40, 64),
            self._some(_ALL + "-_", 16, 20, 32, 43) + "9",
            self._some(_ALL + "-_", 16, 20, 32, 43),
            self._some(_ALL, 24, 36, 40),
        )

    def _recovery(self) -> str:
        characters, length = self._one(_UPPER, _UPPER.lower()), self._random.choice((4, 4, 5))
        while True:
            code = f"{self._some(characters, length)}-{self._some(characters, length)}"
            if sum(map(str.isdigit, code)) > 1:
                return code

    def _licence(self) -> str:
        return "-".join(self._some(_CLEAR, 5) for _ in range(self._random.choice((4, 5, 5))))

    def _spelled(self) -> str:
        spanish = self._random.random() < 0.5
        figures = [self._of("figures_es" if spanish else "figures_en") for _ in range(self._random.randint(3, 6))]
        apart = self._one(" ", ", ")
        letters = apart.join(self._of("spelling_alphabet") for _ in range(self._random.randint(3, 6)))
        if spanish:
            named = [self._of("letters_es") + self._one("", " mayúscula"), *(self._of("letters_es") for _ in range(2))]
            sign = self._one("guion bajo", "punto", "arroba", "numeral")
            word = self._of("everyday") + self._one(" con mayúscula y luego ", " guion bajo ", " y después ")
            return self._one(
                " ".join(figures),
                f"doble {' '.join(figures)}",
                apart.join((letters, *figures[:2])),
                apart.join((*named, sign, *figures[:3])),
                word + " ".join(figures),
            )
        word = self._one("capital ", "") + self._random.choice("BLMPRST") + " " + self._of("everyday")
        return self._one(
            " ".join(figures),
            f"double {' '.join(figures)}",
            apart.join((letters, *figures[:2])),
            word + self._one(" then underscore ", " dash ", " and then ") + " ".join(figures),
        )

    def _door(self) -> str:
        letter = self._random.choice("ABCXYZ")
        return self._one(
            letter + self._digits(4), self._digits(4) + letter, letter + self._digits(2) + "X", self._digits(5)
        )

    def _user(self) -> str:
        first, last = self._of("first_names"), self._of("surnames")
        return self._one(
            first[0] + last,
            first[0] + last,
            f"{first}.{last}",
            f"{first[0]}.{last}",
            first + last[0],
            first[0] + last + self._digits(1),
            f"{first}_{last}",
            f"svc-{self._of('business')}",
            first + self._year(),
        )

    def _odd_user(self) -> str:
        word = self._of("everyday")
        return self._one(
            word.capitalize() + self._year(),
            f"{word.capitalize()}-{self._digits(4)}",
            word.upper() + self._digits(2),
            f"turno_{self._one('noche', 'tarde')}",
            word + self._digits(2),
            self._of("first_names") + self._year(),
            f"{self._one('guest', 'trainer', 'recepcion', 'supervisor')}-{self._digits(4)}",
        )

    def _name(self) -> str:
        if self._random.random() < _LIKE_A_NAME:
            return self._everyday_name()
        style: Callable[[str], str] = self._random.choice((str.upper, str.capitalize, str.capitalize))
        first, second = style(self._of("business")), style(self._of("business"))
        apart = self._one("_", "-", "_")
        return self._one(
            first + apart + second + self._one("", apart + self._digits(1), self._digits(1, 2), f"_v{self._digits(1)}"),
            first + apart + second,
            first + apart + self._one(self._digits(1, 2), f"N{self._digits(1)}", f"L{self._digits(1)}", "B2", "2026"),
            self._of("campaigns") + self._one("", "_", "-") + self._one("2025", "2026", "25") + self._one("", "!"),
            first + self._one("", "2") + self._year(),
            first + self._one("", "_") + second + self._digits(1, 2),
            self._of("networks") + self._one("-4G", "-5G", "_5G", "_Piso3", "-Guest", "_Floor3", "-Hub6"),
            apart.join((first, second, self._one("prod", "dev", "v2", self._digits(2)))).lower(),
        )

    def _everyday_name(self) -> str:
        first, second = self._of("everyday").capitalize(), self._of("everyday").capitalize()
        return self._one(
            first + self._one("-", "_", " ") + self._digits(1, 1, 2),
            first + self._one("-", "_") + second,
            first + self._digits(1, 2),
            first + self._year(),
            first.upper() + self._one("-", "_") + self._digits(1, 2, 3),
            f"{first}_{self._of('business').capitalize()}{self._one('', '_' + self._digits(1))}",
            first + "-" + self._one(f"v{self._digits(1)}", f"Q{self._digits(1)}", "A", "PRO", "XL"),
            f"{first}_{second}".lower(),
        )

    def _file(self) -> str:
        titled = self._one("Politica", "Policy", "Guia", "Password", "Contraseñas", "Manual", "claves", "Screenshot")
        named = f"{titled}_{self._of('business').capitalize()}{self._one('_v', '-')}{self._digits(1)}"
        return self._one(
            named + self._one(".pdf", ".docx", ".xlsx", ".png"),
            f"IMG_{self._digits(4)}.jpg",
            f"log_{self._digits(8)}.txt",
        )

    def _host(self) -> str:
        return self._one(
            f"{self._one('srv', 'pc', 'db', 'cc', 'sql', 'wks', 'lt')}-{self._of('business')}-{self._digits(2)}",
            f"{self._one('db', 'sql', 'mq')}{self._digits(1)}.internal.acme.com",
            f"{self._one('PC', 'CC', 'LAPTOP', 'TS')}-{self._of('business').upper()}-{self._digits(3)}",
            f"{self._of('business')}.acme.com:5432",
        )

    def _session(self) -> str:
        return self._one(
            "-".join(self._some(_CAPITAL_HEX, 4) for _ in range(3)), "-".join(self._random_word(4) for _ in range(3))
        )

    def _serial(self) -> str:
        return self._one(
            f"{self._random_word(4).upper()}-{self._random_word(4).upper()}-{self._digits(4)}",
            self._some(_CAPITAL_HEX, 12),
            f"{self._digits(4)}-{self._one('SN', 'AX')}-{self._digits(3)}",
        )

    def _browser(self) -> str:
        name = self._one("Chrome", "Firefox", "Edge", "Safari", "Opera", "Brave") + self._one("", "", "_", "-", " ")
        return name + self._one(
            str(self._random.randint(90, 140)), str(self._random.randint(90, 140)), "Beta", "_TP210"
        )

    def _error(self) -> str:
        system = self._one("AUTH", "ERR", "SIP", "LOGIN", "E", "RST", "AL", "DOC")
        return self._one(system + self._one("-", "-", "_", "") + self._digits(2, 3, 4), f"0x8C00{self._digits(5)}")

    def _date(self) -> str:
        month, day = self._random.randint(1, 12), self._random.randint(1, 28)
        return self._one(f"2025-{month:02}-{day:02}", f"{day}/{month}", f"{day:02}/{month:02}/2025")

    def _version(self) -> str:
        return self._one(
            f"{self._digits(1)}.{self._digits(2)}.{self._digits(1)}",
            f"2.{self._digits(2)}.0-{self._one('beta', 'rc')}{self._digits(1)}",
            f"{self._digits(2)}.{self._digits(2)}",
        )


_States: Sequence[str] = (
    *("Expired90", "Never_Set", "Vencida", "Bloqueada", "must_change"),
    *("Reset_OK", "Temporal_0", "Expired_30", "ok", "Pendiente1"),
)
SECRETS: dict[str, Callable[[Inventor], str]] = {
    "password": Inventor._password,
    "phrase": Inventor._phrase,
    "pin": lambda it: it._digits(4, 4, 4, 5, 6),
    "code": lambda it: it._digits(6),
    "spaced_code": lambda it: f"{it._digits(3)} {it._digits(3)}",
    "key": Inventor._key,
    "recovery": Inventor._recovery,
    "licence": Inventor._licence,
    "answer": lambda it: it._of("answers"),
    "spelled": Inventor._spelled,
    "random": lambda it: it._random_word(5, 6, 7, 8),
    "check_code": lambda it: it._digits(3),
    "puk": lambda it: it._digits(8),
    "account": lambda it: it._digits(9, 10, 11, 12),
    "door": Inventor._door,
}
OTHERS: dict[str, Callable[[Inventor], str]] = {
    "user": Inventor._user,
    "odd_user": Inventor._odd_user,
    "mail": lambda it: f"{it._user()}@{it._one('bluekite.in', 'andinatel.pe', 'example.com', 'logistur.com.mx')}",
    "name": Inventor._name,
    "bucket": lambda it: f"{it._of('business')}-{it._of('business')}-{it._one('prod', 'dev', 'mx', 'uk')}",
    "device": lambda it: it._of("devices") % int("1" + it._digits(1, 2, 3)),
    "browser": Inventor._browser,
    "host": Inventor._host,
    "file": Inventor._file,
    "error": Inventor._error,
    "state_error": lambda it: it._of("error_names") + it._one("", "_" + it._digits(1, 2)),
    "serial": Inventor._serial,
    "machine": lambda it: ":".join(it._some(_CAPITAL_HEX, 2) for _ in range(it._random.choice((6, 6, 20)))),
    "extension": lambda it: it._digits(4),
    "number": lambda it: it._digits(4, 5, 5, 6, 7, 8),
    "ticket": lambda it: it._one("INC", "REQ", "HB-", "CASO-", "T-", "SR") + it._digits(4, 6, 7),
    "uuid": lambda it: str(UUID(int=it._random.getrandbits(128))),
    "session": Inventor._session,
    "commit": lambda it: it._some(_HEX, 7, 40),
    "site": lambda it: (
        it._of("places") + it._one("-", "_", "") + it._one("North", "Norte", "Sur", "CBD", "Floor") + it._digits(1)
    ),
    "state": lambda it: it._one(*_States),
    "date": Inventor._date,
    "phone": lambda it: it._one(
        f"+51 9{it._digits(2)} {it._digits(3)} {it._digits(3)}", f"+44 7700 {it._digits(6)}", f"55{it._digits(8)}"
    ),
    "version": Inventor._version,
    "tracking": lambda it: it._one(
        " ".join(it._digits(4) for _ in range(4)), f"BNET{it._digits(15)}", f"1Z{it._random_word(16).upper()}"
    ),
    "permission": lambda it: it._of("permissions"),
    "postcode": lambda it: it._one("BT9 5FL", "SW1A 1AA", "60614", "28013"),
    "team": lambda it: f"{it._of('everyday').capitalize()} {it._digits(1)}",
    "channel": lambda it: f"{it._one('C', 'T', 'A')}0{it._some(_UPPER, 8)}",
    "imei": lambda it: it._digits(15),
    "variable": lambda it: (
        it._one("Pin", "Clave", "Code", "Customer", "Auth", "Password") + it._one("Ok", "Entered", "Valid", "Retry")
    ),
    "public_key": lambda it: f"AAAAC3NzaC1lZDI1NTE5AAAAI{it._some(_ALL, 43)}",
}
