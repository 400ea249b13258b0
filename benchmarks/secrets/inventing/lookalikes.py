"""What only looks like a secret: names, numbers, versions, by the name of their placeholder in a lesson."""

from __future__ import annotations

import string
from collections.abc import Callable, Sequence
from uuid import UUID

from benchmarks.secrets.inventing.inventor import LETTERS_AND_FIGURES, Inventor

_UPPER = string.ascii_uppercase + string.digits
_HEX, _CAPITAL_HEX = "0123456789abcdef", "0123456789ABCDEF"
_LIKE_A_NAME = 0.3
"""The share of names made from everyday words, as passwords are."""


def _user(it: Inventor) -> str:
    first, last = it.of("first_names"), it.of("surnames")
    return it.one(
        first[0] + last,
        first[0] + last,
        f"{first}.{last}",
        f"{first[0]}.{last}",
        first + last[0],
        first[0] + last + it.digits(1),
        f"{first}_{last}",
        f"svc-{it.of('business')}",
        first + it.year(),
    )


def _odd_user(it: Inventor) -> str:
    word = it.of("everyday")
    return it.one(
        word.capitalize() + it.year(),
        f"{word.capitalize()}-{it.digits(4)}",
        word.upper() + it.digits(2),
        f"turno_{it.one('noche', 'tarde')}",
        word + it.digits(2),
        it.of("first_names") + it.year(),
        f"{it.one('guest', 'trainer', 'recepcion', 'supervisor')}-{it.digits(4)}",
    )


def _name(it: Inventor) -> str:
    if it.random.random() < _LIKE_A_NAME:
        return _everyday_name(it)
    style: Callable[[str], str] = it.random.choice((str.upper, str.capitalize, str.capitalize))
    first, second = style(it.of("business")), style(it.of("business"))
    apart = it.one("_", "-", "_")
    return it.one(
        first + apart + second + it.one("", apart + it.digits(1), it.digits(1, 2), f"_v{it.digits(1)}"),
        first + apart + second,
        first + apart + it.one(it.digits(1, 2), f"N{it.digits(1)}", f"L{it.digits(1)}", "B2", "2026"),
        it.of("campaigns") + it.one("", "_", "-") + it.one("2025", "2026", "25") + it.one("", "!"),
        first + it.one("", "2") + it.year(),
        first + it.one("", "_") + second + it.digits(1, 2),
        it.of("networks") + it.one("-4G", "-5G", "_5G", "_Piso3", "-Guest", "_Floor3", "-Hub6"),
        apart.join((first, second, it.one("prod", "dev", "v2", it.digits(2)))).lower(),
    )


def _everyday_name(it: Inventor) -> str:
    first, second = it.of("everyday").capitalize(), it.of("everyday").capitalize()
    return it.one(
        first + it.one("-", "_", " ") + it.digits(1, 1, 2),
        first + it.one("-", "_") + second,
        first + it.digits(1, 2),
        first + it.year(),
        first.upper() + it.one("-", "_") + it.digits(1, 2, 3),
        f"{first}_{it.of('business').capitalize()}{it.one('', '_' + it.digits(1))}",
        first + "-" + it.one(f"v{it.digits(1)}", f"Q{it.digits(1)}", "A", "PRO", "XL"),
        f"{first}_{second}".lower(),
    )


def _file(it: Inventor) -> str:
    titled = it.one("Politica", "Policy", "Guia", "Password", "Contraseñas", "Manual", "claves", "Screenshot")
    named = f"{titled}_{it.of('business').capitalize()}{it.one('_v', '-')}{it.digits(1)}"
    return it.one(
        named + it.one(".pdf", ".docx", ".xlsx", ".png"),
        f"IMG_{it.digits(4)}.jpg",
        f"log_{it.digits(8)}.txt",
    )


def _host(it: Inventor) -> str:
    return it.one(
        f"{it.one('srv', 'pc', 'db', 'cc', 'sql', 'wks', 'lt')}-{it.of('business')}-{it.digits(2)}",
        f"{it.one('db', 'sql', 'mq')}{it.digits(1)}.internal.acme.com",
        f"{it.one('PC', 'CC', 'LAPTOP', 'TS')}-{it.of('business').upper()}-{it.digits(3)}",
        f"{it.of('business')}.acme.com:5432",
    )


def _session(it: Inventor) -> str:
    return it.one("-".join(it.some(_CAPITAL_HEX, 4) for _ in range(3)), "-".join(it.random_word(4) for _ in range(3)))


def _serial(it: Inventor) -> str:
    return it.one(
        f"{it.random_word(4).upper()}-{it.random_word(4).upper()}-{it.digits(4)}",
        it.some(_CAPITAL_HEX, 12),
        f"{it.digits(4)}-{it.one('SN', 'AX')}-{it.digits(3)}",
    )


def _browser(it: Inventor) -> str:
    name = it.one("Chrome", "Firefox", "Edge", "Safari", "Opera", "Brave") + it.one("", "", "_", "-", " ")
    return name + it.one(str(it.random.randint(90, 140)), str(it.random.randint(90, 140)), "Beta", "_TP210")


def _error(it: Inventor) -> str:
    system = it.one("AUTH", "ERR", "SIP", "LOGIN", "E", "RST", "AL", "DOC")
    return it.one(system + it.one("-", "-", "_", "") + it.digits(2, 3, 4), f"0x8C00{it.digits(5)}")


def _date(it: Inventor) -> str:
    month, day = it.random.randint(1, 12), it.random.randint(1, 28)
    return it.one(f"2025-{month:02}-{day:02}", f"{day}/{month}", f"{day:02}/{month:02}/2025")


def _version(it: Inventor) -> str:
    return it.one(
        f"{it.digits(1)}.{it.digits(2)}.{it.digits(1)}",
        f"2.{it.digits(2)}.0-{it.one('beta', 'rc')}{it.digits(1)}",
        f"{it.digits(2)}.{it.digits(2)}",
    )


_States: Sequence[str] = (
    *("Expired90", "Never_Set", "Vencida", "Bloqueada", "must_change"),
    *("Reset_OK", "Temporal_0", "Expired_30", "ok", "Pendiente1"),
)
LOOKALIKES: dict[str, Callable[[Inventor], str]] = {
    "user": _user,
    "odd_user": _odd_user,
    "mail": lambda it: f"{_user(it)}@{it.one('bluekite.in', 'andinatel.pe', 'example.com', 'logistur.com.mx')}",
    "name": _name,
    "bucket": lambda it: f"{it.of('business')}-{it.of('business')}-{it.one('prod', 'dev', 'mx', 'uk')}",
    "device": lambda it: it.of("devices") % int("1" + it.digits(1, 2, 3)),
    "browser": _browser,
    "host": _host,
    "file": _file,
    "error": _error,
    "state_error": lambda it: it.of("error_names") + it.one("", "_" + it.digits(1, 2)),
    "serial": _serial,
    "machine": lambda it: ":".join(it.some(_CAPITAL_HEX, 2) for _ in range(it.random.choice((6, 6, 20)))),
    "extension": lambda it: it.digits(4),
    "number": lambda it: it.digits(4, 5, 5, 6, 7, 8),
    "ticket": lambda it: it.one("INC", "REQ", "HB-", "CASO-", "T-", "SR") + it.digits(4, 6, 7),
    "uuid": lambda it: str(UUID(int=it.random.getrandbits(128))),
    "session": _session,
    "commit": lambda it: it.some(_HEX, 7, 40),
    "site": lambda it: (
        it.of("places") + it.one("-", "_", "") + it.one("North", "Norte", "Sur", "CBD", "Floor") + it.digits(1)
    ),
    "state": lambda it: it.one(*_States),
    "date": _date,
    "phone": lambda it: it.one(
        f"+51 9{it.digits(2)} {it.digits(3)} {it.digits(3)}", f"+44 7700 {it.digits(6)}", f"55{it.digits(8)}"
    ),
    "version": _version,
    "tracking": lambda it: it.one(
        " ".join(it.digits(4) for _ in range(4)), f"BNET{it.digits(15)}", f"1Z{it.random_word(16).upper()}"
    ),
    "permission": lambda it: it.of("permissions"),
    "postcode": lambda it: it.one("BT9 5FL", "SW1A 1AA", "60614", "28013"),
    "team": lambda it: f"{it.of('everyday').capitalize()} {it.digits(1)}",
    "channel": lambda it: f"{it.one('C', 'T', 'A')}0{it.some(_UPPER, 8)}",
    "imei": lambda it: it.digits(15),
    "variable": lambda it: (
        it.one("Pin", "Clave", "Code", "Customer", "Auth", "Password") + it.one("Ok", "Entered", "Valid", "Retry")
    ),
    "public_key": lambda it: f"AAAAC3NzaC1lZDI1NTE5AAAAI{it.some(LETTERS_AND_FIGURES, 43)}",
}
