"""The terminal shows the same conversation: replies, small print, numbered choices; a pipe works like a keyboard."""

from __future__ import annotations

from contextlib import chdir
from datetime import UTC, datetime
from pathlib import Path

from sqlmodel import col, delete, select

from helpbot.bootstrap import build_steps, opened_database
from helpbot.desk.tickets.step import Step
from helpbot.dialogue.messages import FileReference, Requester
from helpbot.settings import load_settings
from helpbot.tickets.flow_tables import Conversation, OutboxRow
from helpbot.tickets.lifecycle import Event
from tests.cli.run import app_yaml, helpbot
from tests.transcripts import shipped_content


def test_a_short_conversation_word_for_word(tmp_path: Path) -> None:
    (tmp_path / "app.yaml").write_text(app_yaml(), "utf-8")
    outcome = helpbot("chat", "--as", "ana", given="report a problem\n2\ncancel\nthanks\n", folder=tmp_path)
    shown = "\n".join(line.rstrip() for line in outcome.out.splitlines())
    assert (outcome.code, outcome.err) == (0, "")
    assert shown == (Path(__file__).parent / "short-talk.txt").read_text("utf-8").rstrip("\n")


def test_the_chosen_language_is_used_whatever_was_spoken_before(tmp_path: Path) -> None:
    (tmp_path / "app.yaml").write_text(app_yaml(), "utf-8")
    helpbot("chat", "--as", "Ana", given="muchas gracias\n", folder=tmp_path)
    outcome = helpbot("chat", "--as", "Ana", "--lang", "en", given="hola\n", folder=tmp_path)
    assert "Hi, Ana! I'm helpbot." in outcome.out


def test_messages_waiting_for_one_person_are_shown_to_nobody_else(tmp_path: Path) -> None:
    (tmp_path / "app.yaml").write_text(app_yaml(), "utf-8")
    report = "report a problem\nall calls drop\n" + "skip\n" * 4 + "file it\n"
    assert "Filed as" in helpbot("chat", "--as", "ana", "--lang", "en", given=report, folder=tmp_path).out
    solved = Step(Event.RESOLVE, Requester(id="eva", roles=frozenset({"agent"})), datetime.now(UTC), "r1")
    settings = load_settings(tmp_path / "app.yaml", {})
    with chdir(tmp_path), opened_database(settings) as database, database.write() as session:
        build_steps(settings, shipped_content().policy).take(session, "HB-1", solved)

    assert "HB-1" not in helpbot("chat", "--as", "luis", "--lang", "en", folder=tmp_path).out
    assert "HB-1" in helpbot("chat", "--as", "ana", "--lang", "en", folder=tmp_path).out


def test_an_answer_waits_for_its_person_even_if_the_conversation_was_deleted(tmp_path: Path) -> None:
    (tmp_path / "app.yaml").write_text(app_yaml(), "utf-8")
    report = "report a problem\nall calls drop\n" + "skip\n" * 4 + "file it\n"
    assert "Filed as" in helpbot("chat", "--as", "ana", "--lang", "en", given=report, folder=tmp_path).out
    answer = Step(Event.ANSWER, Requester(id="eva", roles=frozenset({"agent"})), datetime.now(UTC), "r1", "on it now")
    settings = load_settings(tmp_path / "app.yaml", {})
    with chdir(tmp_path), opened_database(settings) as database, database.write() as session:
        session.execute(delete(Conversation))
        build_steps(settings, shipped_content().policy).take(session, "HB-1", answer)

    assert "on it now" in helpbot("chat", "--as", "ana", "--lang", "en", folder=tmp_path).out


def test_an_agents_files_are_named_and_the_agent_is_told_that_they_are_not_shown(tmp_path: Path) -> None:
    (tmp_path / "app.yaml").write_text(f"{app_yaml()}slack: {{triage_channel: C0TRIAGE, team_language: en}}\n", "utf-8")
    report = "report a problem\nall calls drop\n" + "skip\n" * 4 + "file it\n"
    assert "Filed as" in helpbot("chat", "--as", "ana", "--lang", "en", given=report, folder=tmp_path).out
    guide = FileReference(id="F1", name="guide.pdf", mimetype="application/pdf", size=9)
    eva = Requester(id="eva", name="Eva", roles=frozenset({"agent"}))
    answer = Step(Event.ANSWER, eva, datetime.now(UTC), "r1", "do as it says", (guide,))
    settings = load_settings(tmp_path / "app.yaml", {})
    with chdir(tmp_path), opened_database(settings) as database:
        with database.write() as session:
            build_steps(settings, shipped_content().policy).take(session, "HB-1", answer)
        shown = helpbot("chat", "--as", "ana", "--lang", "en", folder=tmp_path).out
        with database.read() as session:
            told = session.exec(select(OutboxRow).order_by(col(OutboxRow.sequence).desc())).first()

    assert "do as it says" in shown
    assert "📎 guide.pdf" in shown
    assert told is not None
    why = "guide.pdf (only its name can be seen in a terminal)"
    assert told.body["text"] == f"⚠️ Not passed on to ana: {why}"


def test_nobody_is_greeted_by_their_login(tmp_path: Path) -> None:
    (tmp_path / "app.yaml").write_text(app_yaml(), "utf-8")
    outcome = helpbot("chat", "--lang", "es", given="hola\n", folder=tmp_path)
    assert "¡Hola! Soy helpbot." in outcome.out


def test_hostile_lines_never_reach_the_terminal_as_control_codes(tmp_path: Path) -> None:
    (tmp_path / "app.yaml").write_text(app_yaml(), "utf-8")
    said = "report a problem\n\x1b[31mred\x07 [bold]markup[/bold] \x9b2J\ncancel\n"
    outcome = helpbot("chat", given=said, folder=tmp_path)
    assert outcome.code == 0
    assert not {"\x07", "\x1b", "\x9b"} & set(outcome.out)


def test_a_word_leaves_the_conversation_and_the_report_waits(tmp_path: Path) -> None:
    (tmp_path / "app.yaml").write_text(app_yaml(), "utf-8")
    outcome = helpbot(
        "chat", "--as", "Ana", "--lang", "es", given="reportar un problema\n Salir\nhola\n", folder=tmp_path
    )
    assert outcome.code == 0
    assert "hola" not in outcome.out.lower()
    back = helpbot("chat", "--as", "Ana", "--lang", "es", given="no se oye nada\nexit\n", folder=tmp_path)
    assert "Pregunta 2" in back.out
