"""The terminal shows the same conversation: replies, small print, numbered choices; a pipe works like a keyboard."""

from __future__ import annotations

from pathlib import Path

from tests.cli.run import app_yaml, helpbot


def test_a_short_talk_word_for_word(tmp_path: Path) -> None:
    (tmp_path / "app.yaml").write_text(app_yaml(), "utf-8")
    outcome = helpbot("chat", "--as", "ana", given="report a problem\n2\ncancel\nthanks\n", folder=tmp_path)
    shown = "\n".join(line.rstrip() for line in outcome.out.splitlines())
    assert (outcome.code, outcome.err) == (0, "")
    assert shown == (Path(__file__).parent / "short-talk.txt").read_text("utf-8").rstrip("\n")


def test_the_chosen_language_holds_whatever_was_spoken_before(tmp_path: Path) -> None:
    (tmp_path / "app.yaml").write_text(app_yaml(), "utf-8")
    helpbot("chat", "--as", "Ana", given="muchas gracias\n", folder=tmp_path)
    outcome = helpbot("chat", "--as", "Ana", "--lang", "en", given="hola\n", folder=tmp_path)
    assert "Hi, Ana! I'm helpbot." in outcome.out


def test_a_login_is_no_name_to_greet_with(tmp_path: Path) -> None:
    (tmp_path / "app.yaml").write_text(app_yaml(), "utf-8")
    outcome = helpbot("chat", "--lang", "es", given="hola\n", folder=tmp_path)
    assert "¡Hola! Soy helpbot." in outcome.out


def test_hostile_lines_never_reach_the_terminal_as_control_codes(tmp_path: Path) -> None:
    (tmp_path / "app.yaml").write_text(app_yaml(), "utf-8")
    said = "report a problem\n\x1b[31mred\x07 [bold]markup[/bold] \x9b2J\ncancel\n"
    outcome = helpbot("chat", given=said, folder=tmp_path)
    assert outcome.code == 0
    assert not {"\x07", "\x1b", "\x9b"} & set(outcome.out)


def test_a_word_leaves_and_the_report_waits(tmp_path: Path) -> None:
    (tmp_path / "app.yaml").write_text(app_yaml(), "utf-8")
    outcome = helpbot(
        "chat", "--as", "Ana", "--lang", "es", given="reportar un problema\n Salir\nhola\n", folder=tmp_path
    )
    assert outcome.code == 0
    assert "hola" not in outcome.out.lower()
    back = helpbot("chat", "--as", "Ana", "--lang", "es", given="no se oye nada\nexit\n", folder=tmp_path)
    assert "¿Qué se queda sin hacer" in back.out or "¿Hay alguna forma" in back.out
