"""Secrets are removed, everything else stays: `redaction_cases.yaml`, and rules that hold for any text."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helpbot.language.redaction import redact, redact_file_name
from helpbot.language.secrets.known_shapes import shapes
from helpbot.language.secrets.vocabulary import vocabulary
from helpbot.language.secrets.weighing.shape import shape
from helpbot.yamlfile import read_yaml
from tests.growth import grows_in_proportion

CASES = read_yaml(Path(__file__).with_name("redaction_cases.yaml")).data
KNOWN_PARTS = {
    *(word for words in (shapes().products, shapes().file_endings) for word in words),
    *(word for words in (vocabulary().near["key"], vocabulary().things, vocabulary().units) for word in words),
}
SECRET = re.compile(r"⟦([a-z ]+)\|([^⟧]*)⟧")
REMOVED = [line for lines in CASES["removed"].values() for line in lines]
KEPT = [line for lines in CASES["kept"].values() for line in lines]
REPORTS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data" / "triage" / "learned" / "dev.jsonl")
    .read_text("utf-8")
    .splitlines()
]


def typed(line: str) -> str:
    """A line of the cases as a person typed it."""
    return SECRET.sub(r"\2", line)


def marked(line: str) -> str:
    """A line of the cases as it should be stored."""
    return SECRET.sub(r"‹\1 removed›", line)


@pytest.mark.parametrize("line", REMOVED)
def test_a_secret_is_replaced_by_a_mark_and_nothing_else_changes(line: str) -> None:
    redacted = redact(typed(line))
    assert redacted.text == marked(line)
    assert redacted.removed == tuple(dict.fromkeys(kind for kind, _ in SECRET.findall(line)))


@pytest.mark.parametrize("line", KEPT)
def test_talk_about_passwords_numbers_and_codes_stays(line: str) -> None:
    assert redact(line).text == line
    assert redact(line).removed == ()


@pytest.mark.parametrize("line", REMOVED)
def test_redacting_twice_changes_nothing_more(line: str) -> None:
    once = redact(typed(line)).text
    assert redact(once).text == once
    assert redact(once).removed == ()


@pytest.mark.parametrize(
    "report", [report for report in REPORTS if report.get("secrets")], ids=lambda report: report["id"]
)
def test_every_secret_in_the_labelled_reports_is_removed(report: dict[str, list[str]]) -> None:
    redacted = redact(str(report["text"]))
    assert redacted.removed
    assert all(secret not in redacted.text for secret in report["secrets"])


def test_reports_without_secrets_are_unchanged() -> None:
    texts = [[report["text"], *report["answers"].values()] for report in REPORTS if not report.get("secrets")]
    assert [text for parts in texts for text in parts if redact(text).text != text] == []


WORDS = st.one_of(
    st.sampled_from(
        ["la", "clave", "contraseña", "password", "pass", "pin", "token", "usuario", "user", "my", "mi", "CBU"]
    ),
    st.sampled_from(["es", "is", "era", "con", "de", "to", "and", "y", "o", "no", "it's", "desde", "queue", "ventas"]),
    st.sampled_from(["hunter2", "Abc#123", "gatito", "4821", "401", "E401", "a", "4111 1111 1111 1111", "x/Y1z2w3"]),
    st.sampled_from(
        [
            "/",
            ":",
            "=",
            ",",
            ".",
            '"',
            "(",
            ")",
            "‹password removed›",
            "‹contraseña eliminada›",
            "Bearer",
            "://a:b@",
            "\n",
            "xoxb-",
        ]
    ),
)


@given(st.lists(WORDS, max_size=25).map(" ".join))
@example("pin hunter2 Abc#123")
def test_redacting_twice_equals_redacting_once(text: str) -> None:
    once = redact(text).text
    assert redact(once).text == once


@given(st.text(max_size=300))
def test_any_text_can_be_redacted_and_ordinary_characters_around_marks_stay_the_same(text: str) -> None:
    redacted = redact(text)
    pieces = re.split(r"‹[a-z ]+ removed›", redacted.text)
    assert bool(redacted.removed) == (redacted.text != text)
    position = 0
    for piece in pieces:
        found = text.find(piece, position)
        assert found >= 0
        position = found + len(piece)


@given(st.lists(st.sampled_from(["agentes", "llamadas", "cola", "calls", "dropped", "since", "nadie", "puede"])))
def test_text_without_announcing_words_numbers_or_signs_is_never_changed(words: list[str]) -> None:
    assert redact(" ".join(words)).removed == ()


@given(st.text(st.characters(categories=("L",)), min_size=1))
def test_a_word_of_letters_only_does_not_have_the_shape_of_a_secret(word: str) -> None:
    assert not shape(word).is_candidate


@given(st.text("0123456789", min_size=15, max_size=15))
def test_a_card_number_is_removed_only_with_a_correct_check_digit(digits: str) -> None:
    number = f"4{digits[:14]}"
    odd, even = number[1::2], number[0::2]
    total = sum(map(int, odd)) + sum(sum(divmod(2 * int(digit), 10)) for digit in even)
    right = str(-total % 10)
    wrong = str((int(right) + 1) % 10)
    assert redact(f"pay with {number}{right} now").removed == ("card number",)
    assert redact(f"pay with {number}{wrong} now").removed == ()


BANKING = [
    ("la clabe es {}", "032180000118359719", 17),
    ("hagan el depósito a {} por favor", "032180000118359719", 17),
    ("transferí a {} y nada", "2850590940090418135201", 21),
    ("wire it, routing 021000021 and bank account {}", "2850590940090418135201", 21),
    ("el banco me dio la cuenta {}", "21000418450200051332", 9),
]


@pytest.mark.parametrize(("frame", "account", "_"), BANKING)
def test_an_account_number_is_removed_with_correct_check_digits(frame: str, account: str, _: int) -> None:
    redacted = redact(frame.format(account))
    assert account not in redacted.text
    assert set(redacted.removed) == {"bank account"}


@given(st.sampled_from([BANKING[1], BANKING[2], BANKING[4]]), st.integers(1, 9))
def test_a_long_number_with_wrong_check_digits_stays(case: tuple[str, str, int], more: int) -> None:
    frame, account, place = case
    wrong = account[:place] + str((int(account[place]) + more) % 10) + account[place + 1 :]
    assert redact(frame.format(wrong)).removed == ()


@given(
    st.integers(10_000_000, 999_999_999_999), st.sampled_from(["order", "pedido", "ticket", "caso", "call to", "id"])
)
def test_numbers_of_orders_and_calls_stay(number: int, what: str) -> None:
    text = f"no account shows {what} {number} since the bank called"
    assert redact(text).text == text


@given(
    st.integers(100_000, 999_999), st.sampled_from(["error", "agent", "postal", "wrap-up", "de error", "del cliente"])
)
def test_six_digits_of_another_code_stay_even_if_something_was_sent(number: int, other: str) -> None:
    text = f"they sent an SMS and then the code {other} {number} came up"
    assert redact(text).text == text


FRAMES = [
    "my password is {} and it fails",
    "pass: {}",
    "login maria / password {}",
    "they reset it, the new password is {}",
    "https://ops:{}@wiki.example.com/x",
    "db_password={}",
    "la contraseña era {}, ya no entra",
    "usuario ana clave {}",
    "le puse {} de contraseña",
    "entro con rquispe y {}",
    "te dejo la contraseña por si hace falta: {}",
]
SIGNED = st.from_regex(r"[A-Z][a-z]{3,8}[*+!$][0-9]{2,4}", fullmatch=True)
CODE_FRAMES = [
    "the one time code they sent is {}",
    "verification code: {}",
    "my OTP was {}",
    "el código de verificación es {}",
    "el código que me llegó era {}",
    "me llegó el código {}",
]


@given(st.sampled_from(FRAMES), SIGNED)
def test_a_password_is_removed_however_it_is_said(frame: str, secret: str) -> None:
    redacted = redact(frame.format(secret))
    assert secret not in redacted.text
    assert redacted.text == frame.format(f"‹{redacted.removed[0]} removed›")


@given(st.sampled_from(CODE_FRAMES), st.integers(100_000, 99_999_999))
def test_a_one_time_code_is_removed_with_its_digits(frame: str, code: int) -> None:
    assert redact(frame.format(code)).text == frame.format("‹password removed›")


@given(st.sampled_from(["error code {}", "código de error {}", "order {}", "pedido {}", "ext {}", "ticket {} is open"]))
def test_other_numbers_stay(frame: str) -> None:
    assert redact(f"calls fail, {frame.format(448120)}").removed == ()


INVENTED = st.from_regex(r"[A-Z][a-z]{3,7}-[1-9][0-9]-[a-z]{4,7}", fullmatch=True).filter(
    lambda word: not {part.lower() for part in word.split("-")} & KNOWN_PARTS
)
ACCESS_FRAMES = [
    "I tried the floor account too, {}, same thing",
    "the failed sign-ins were me, trying the word {} again and again",
    "entro a la cuenta de todos, es {}, y nada",
    "se filtró la llave del conector. Era {}, todo el día a la vista",
]


@given(st.sampled_from(ACCESS_FRAMES), INVENTED)
def test_an_invented_word_is_removed_where_access_is_mentioned(frame: str, secret: str) -> None:
    assert secret not in redact(frame.format(secret)).text


@given(INVENTED)
def test_a_word_of_the_same_shape_stays_where_access_is_not_mentioned_or_it_names_a_thing(word: str) -> None:
    for frame in ("we sell the {} since May", "the queue {} is empty though my password works", "entra como {} y nada"):
        assert redact(frame.format(word)).removed == ()


def test_kinds_are_named_once_in_order_of_occurrence() -> None:
    redacted = redact("my pin is 4821, card 4111 1111 1111 1111, password is hunter2")
    assert redacted.removed == ("password", "card number")


HOSTILE = [
    *(
        "password ",
        "password is a1b2c3 or x9y8z7 user ",
        "la clave es de ",
        "user a / b1c2d3e ",
        "password it's Ab1!cd ",
    ),
    *(
        "code sent ",
        "routing ",
        "key Ab1-",
        "Qm7-vX22-tapir ",
        "login Qm7-vX22-tapir-LONDON-88 ",
        "the code door ",
        "security answer it's ",
        "everyone's to ",
        "login uses ",
        "cuenta corriente ",
        "u:a p:",
        "cookie: a=",
        "a@b.cd:",
    ),
    *(
        "la clave es mi ",
        "pin enter 4471 ",
        "it's ",
        "‹a b",
        "card 4111 1111 1111 1111 09/29 ",
        "transfer 0",
        "code 12",
    ),
    *("4111 ", "1", "ES91 ", "eyJ.", "eyJ", "xoxb-", "://a:", "-----BEGIN PRIVATE KEY-----", "a", '"', "password\n: "),
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_length_and_not_with_content(piece: str) -> None:
    redact(piece)  # loads what it needs
    assert grows_in_proportion(redact, (piece * 40_000)[:40_000])


@pytest.mark.parametrize(
    "told",
    [
        "I read him my password out, all of it, ⟦capital P parsnip seventy two then a dollar sign⟧. Nothing odd yet",
        "my pin is ⟦double four seven one⟧",
        "pwd reset went fine, it is my cat and our flat, ⟦biscuit four oh two⟧. do I tell the admin",
        "puse mi contraseña, que es ⟦tres gatos con el año 87 al final⟧. Ya la cambié",
        "le dicté el pin, ⟦cuatro siete siete uno⟧",
        "the passphrase: ⟦purple hippo under rain⟧",
        "we all share one password, ⟦Lions2027⟧, on a sticky note",
        "the password is on the board and it's in the photo we posted: ⟦Summer-FAKE-2025!⟧",
        "entro con marta.ruiz y ⟦Girasol*45⟧ y no pasa",
        "curl -u bot:⟦Zebra99cross⟧ https://x.example/a",
        "header X-Auth: ⟦whk-77ab0e52c91d4f⟧, retries 3",
        "el secreto dentro: ⟦gcs_live_9fQ2xV7tLmA04bRz⟧",
        "la llave es ⟦ak-92jf-0021-xx8z⟧",
        "I gave the caller the code ⟦448120⟧ from the text",
    ],
)
def test_secrets_spelled_out_or_mentioned_in_passing_are_removed(told: str) -> None:
    """What is between the brackets is removed, everything else stays."""
    before, secret, after = re.split("[⟦⟧]", told)
    redacted = redact(before + secret + after).text
    assert redacted.startswith(before)
    assert redacted.endswith(after)
    assert secret not in redacted


@pytest.mark.parametrize(
    "text",
    [
        "my password is the same on two or three computers",
        "la contraseña es de ocho caracteres con una mayúscula",
        "my password must have twelve characters, one capital letter and a symbol",
        "I forgot my password, called two or three times",
        "reset the password, twenty two agents are locked out",
        "I typed my password while sharing my screen with ten people, I'd better set a new one, quick",
        "password reset fails on iPhone15Pro and Windows11Pro",
        "account 12345-AB renewed, the key issue is queue-2024-north-03",
        "user 4471 in Chrome_120.0.1 fails with ERR_401-AUTH",
    ],
)
def test_what_only_sounds_like_a_secret_stays(text: str) -> None:
    assert redact(text).text == text


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("pwd Hunter2!.txt", "pwd ‹password removed›.txt"),
        ("password_Hunter2.txt", "password ‹password removed›.txt"),
        ("clave-Tortuga99.txt", "clave ‹password removed›.txt"),
        ("wifi-password-Casa2023.png", "wifi password ‹password removed›.png"),
        ("ghp_abcdefghijklmnopqrstuvwxyz0123456789.txt", "‹token removed›.txt"),
        ("4111_1111_1111_1111.png", "‹card number removed›.png"),
        ("Password-Hippo-77-lamp.txt", "Password ‹password removed›.txt"),
        ("pwd-Verano-2026.txt", "pwd ‹password removed›.txt"),
        ("my pin is 4821", "my pin is ‹password removed›"),
    ],
)
def test_a_secret_in_a_file_name_is_removed_and_the_extension_stays(name: str, kept: str) -> None:
    assert redact_file_name(name).text == kept
    assert redact_file_name(kept).text == kept


@pytest.mark.parametrize(
    "name",
    [
        *("", ".", ".txt", "image.png", "IMG-20231123-WA0001.jpg", "Screenshot 2026-11-23 at 09.15.22.png"),
        *("PASSWORD_RESET_FLOW.mp4", "reset_password_2026-11-23.mp4", "clave-incorrecta-2.png", "error-code-4032.png"),
        *(
            "Password-Policy-2026.docx",
            "Contraseñas-Agentes-2026.xlsx",
            "Manual-Claves-2025.pdf",
            "Clave-Vencida-2.png",
        ),
        *("Credentials-Template-2026.xlsx", "Password-Screenshot-1.png", "Login-Screen-Chrome118.png"),
        *("call-recording-2026-11-23-14-05-33.wav", "invalid_token_401.har", "passwords_agents_2026.csv", "a\nb.c\nd"),
    ],
)
def test_every_other_file_name_is_unchanged(name: str) -> None:
    assert redact_file_name(name).text == name


@pytest.mark.parametrize("typed", ["mi pın es 4821", "PAſSWORD: Gato99!x", "mi PİN es 4821"])
def test_letters_of_other_alphabets_neither_hide_a_secret_nor_stop_the_search(typed: str) -> None:
    assert redact(typed).removed == ("password",)
