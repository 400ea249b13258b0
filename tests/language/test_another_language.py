"""Redaction understands a third language once its vocabulary file is added, with no other change."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpbot.language.redaction import redact
from helpbot.language.secrets.vocabulary import read_vocabulary
from helpbot.problems import ProblemsFound
from tests.languages import program_with

REDACT = """
from helpbot.language.redaction import redact, redact_file_name
found = [redact(text).text for text in given["texts"]] + [redact_file_name(name).text for name in given["names"]]
"""
TOLD = [
    "a minha senha é ⟦Verao2023*⟧, não entra",
    "Minha senha é ⟦gatinho⟧.",
    "senha: ⟦tartaruga⟧",
    "usuário joana / senha ⟦Lima-2024⟧",
    "a senha nova da Ana é ⟦Outono#24⟧ e não funciona",
    "o código de verificação é ⟦448120⟧",
    "mein Passwort ist ⟦Sommer2023*⟧ und geht nicht",
    "das neue Kennwort lautet ⟦Kastanie.88⟧",
    "DBPASSWORT=⟦hunter22x⟧",
    "Benutzer hans / Passwort ⟦Wald-2024⟧",
    "Schliessfachcode: ⟦4471⟧",
    "minha password é ⟦Misto2024!⟧",
    "la clave es ⟦Gatito2023⟧",
]
KEPT = [
    "esqueci a minha senha e não consigo entrar",
    "a minha senha expirou",
    "a senha deve ter 12 caracteres",
    "mein Passwort ist abgelaufen",
    "das Kennwort muss 12 Zeichen haben",
    "die Anrufe brechen ab, Fehler 4032",
]


def test_secrets_in_the_added_languages_are_removed_and_all_else_stays(tmp_path: Path) -> None:
    ask = program_with(tmp_path, ["language"], "secrets.yaml", "language/secrets/vocabulary")
    typed = [line.replace("⟦", "").replace("⟧", "") for line in TOLD]
    marked = [f"{line.partition('⟦')[0]}‹secret›{line.partition('⟧')[2]}" for line in TOLD]
    names = ["Passwort-Richtlinie-2026.docx", "senha_Verao99.txt"]
    found = ask(REDACT, {"texts": typed + KEPT, "names": names})
    told = [text.replace("password removed", "secret").replace("credential removed", "secret") for text in found]
    assert told == [*marked, *KEPT, "Passwort-Richtlinie-2026.docx", "senha ‹secret›.txt"]


def test_without_their_files_nothing_is_removed() -> None:
    told = "Minha senha é gatinho."
    assert redact(told).text == told


GOOD = "labels: {password: [senha]}\nlinks: [é, era]\n"


@pytest.mark.parametrize(
    ("words", "mistakes"),
    [
        (GOOD + "link: [foi]\n", ["vocabulary/xx.yaml:3:1: unknown key 'link'\n    fix: did you mean 'links'?"]),
        (
            "labels: {pasword: [senha]}\n",
            [
                "vocabulary/xx.yaml:1:10: 'pasword' is not a choice for the key 'pasword'\n"
                "    fix: use one of: 'password', 'weak password', 'token' or 'card number'"
            ],
        ),
        (
            GOOD + "units: caracteres\n",
            [
                "vocabulary/xx.yaml:3:8: 'units' should be a list, not 'caracteres'\n"
                "    fix: write it as [caracteres] or one per line, starting with `- `"
            ],
        ),
        (
            GOOD + 'units: [""]\n',
            ["vocabulary/xx.yaml:3:9: entry 1 is empty\n    fix: write something there, or delete it"],
        ),
    ],
)
def test_a_mistake_is_reported_with_its_place_and_its_fix(tmp_path: Path, words: str, mistakes: list[str]) -> None:
    folder = tmp_path / "vocabulary"
    folder.mkdir()
    (folder / "xx.yaml").write_text(words, "utf-8")
    with pytest.raises(ProblemsFound) as found:
        read_vocabulary(folder)
    assert list(map(str, found.value.problems)) == mistakes


def test_a_language_may_leave_out_all_lists_but_the_required_ones(tmp_path: Path) -> None:
    (tmp_path / "xx.yaml").write_text(GOOD, "utf-8")
    known = read_vocabulary(tmp_path)
    assert (known.labels, known.links, known.units) == ({"password": ("senha",)}, ("é", "era"), ())
