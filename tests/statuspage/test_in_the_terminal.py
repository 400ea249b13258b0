"""The whole bot with a status page: its state is shown, an incident comes first, a ticket shows who joined."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run import app_yaml, helpbot
from tests.statuspage.conftest import Server, say


@pytest.fixture
def folder(tmp_path: Path, server: Server) -> Path:
    page = server.address.removesuffix("/api/v2/summary.json")
    (tmp_path / "app.yaml").write_text(app_yaml(f"{{status_page: {page}}}"), "utf-8")
    return tmp_path


def _chat(folder: Path, person: str, *said: str) -> str:
    outcome = helpbot("chat", "--as", person, "--lang", "en", given="\n".join(said) + "\n", folder=folder)
    assert (outcome.code, outcome.err) == (0, "")
    return " ".join(outcome.out.split())


def test_the_page_is_shown(folder: Path) -> None:
    told = _chat(folder, "ana", "is it down?")
    assert "Voice outage" in told
    assert "Found the cause" in told
    assert "Voice: partly down" in told


def test_a_broken_page_is_reported(folder: Path, server: Server) -> None:
    server.answer = say(b"oops", 500)
    assert "can't read the status page" in _chat(folder, "ana", "is it down?")


def test_every_start_reads_the_page_again(folder: Path, server: Server) -> None:
    assert "Voice outage" in _chat(folder, "ana", "is it down?")
    server.answer = say(b'{"incidents": []}')
    assert "Voice outage" not in _chat(folder, "ana", "is it down?")


def test_an_incident_on_the_page_comes_first(folder: Path) -> None:
    told = _chat(folder, "ana", "nobody can hear callers on any call", "1", "my data")
    assert "There is a known incident" in told
    assert "incidents joined: 1" in told


def test_a_ticket_shows_who_joined_it(folder: Path, server: Server) -> None:
    server.answer = say(b'{"incidents": []}')
    _chat(folder, "luis", "report a problem", "nobody can hear callers on any call", *["skip"] * 5, "file it")
    told = _chat(folder, "ana", "nobody can hear callers on any call", "yes, 40 agents")
    assert "One person has reported problems in this area" in told
    assert helpbot("tickets", "name", "hb-1", "No voice", folder=folder).out == "HB-1 is shown as 'No voice'\n"
    assert "There is a known incident: No voice" in _chat(folder, "eva", "nobody can hear callers on any call")
    shown = json.loads(helpbot("tickets", "show", "HB-1", "--json", folder=folder).out)
    assert (shown["members"], shown["incident"]["tickets"]) == (1, ["HB-1"])
    assert shown["incident"]["members"][0]["person"] == "ana"
    assert shown["incident"]["members"][0]["affected_count"] == 40
    assert [line["kind"] for line in shown["history"]] == ["opened", "joined", "named"]
    assert "yes, 40 agents" in helpbot("tickets", "show", "HB-1", folder=folder).out
