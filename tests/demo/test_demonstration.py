"""The demonstration as a newcomer starts it: the page responds, a script is played, and it ends without a trace."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.request import urlopen

import pytest

from helpbot.demo.bot_process import BotProcess
from helpbot.demo.demonstration import Demonstration, settings_file
from helpbot.demo.pictures import BROWSERS, camera
from helpbot.demo.replay import Replay
from helpbot.demo.script import read_script
from helpbot.problems import HelpbotError
from helpbot.settings import SearchSettings, Settings, SlackSettings, load_settings
from helpbot.slack.manifest import manifest
from helpbot.workspace import Workspace
from helpbot.workspace.seeding import plant, shipped_seed
from tests.cli.run import helpbot
from tests.processes import running

BROWSER = any(map(shutil.which, BROWSERS))
DEMO = (sys.executable, "-m", "helpbot", "demo", "--port", "0")


def test_the_settings_name_the_people_of_the_workspace_and_keep_the_rest(tmp_path: Path) -> None:
    settings = Settings(name="hilfe", slack=SlackSettings(command="/hilfe"))
    seeded = plant(shipped_seed(), Workspace(manifest(settings)))
    file = tmp_path / "app.yaml"
    file.write_text(settings_file(settings, seeded, tmp_path / "demo.db"), "utf-8")

    read = load_settings(file, {})

    assert (read.name, read.slack.command) == ("hilfe", "/hilfe")
    assert read.slack.agents == (seeded.people["emma"].id,)
    assert read.slack.admins == (seeded.people["marta"].id,)
    assert (read.slack.team_language, read.slack.team_timezone) == ("en", "America/New_York")
    assert read.slack.triage_channel == seeded.channels["support-triage"].id
    assert read.slack.help_channels == (seeded.channels["ayuda-purecloud"].id,)
    assert read.knowledge_folder == settings.knowledge_folder.resolve()
    assert read.database_url == f"sqlite:///{tmp_path / 'demo.db'}"


def test_every_path_in_the_settings_still_resolves(tmp_path: Path) -> None:
    settings = Settings(search=SearchSettings(embedding_model=Path("models/minilm")))
    seeded = plant(shipped_seed(), Workspace(manifest(settings)))
    file = tmp_path / "app.yaml"
    file.write_text(settings_file(settings, seeded, tmp_path / "demo.db"), "utf-8")

    assert load_settings(file, {}).search.embedding_model == Path("models/minilm").resolve()


def address(output: IO[str]) -> str:
    for line in output:
        if found := re.search(r"http://127\.0\.0\.1:\d+/", line):
            return found[0]
    raise AssertionError("no address was printed")


@pytest.mark.slow
def test_the_page_responds_until_it_is_interrupted() -> None:
    with running(DEMO) as demo:
        assert demo.stdout is not None
        base = address(demo.stdout)
        with urlopen(f"{base}page/api/people", timeout=30) as response:  # noqa: S310 - of this machine
            people = json.load(response)["people"]
        with urlopen(f"{base}page/api/snapshot?as={people[0]['id']}", timeout=30) as response:  # noqa: S310
            snapshot = json.load(response)
        demo.send_signal(signal.SIGINT)
        _, log = demo.communicate(timeout=50)

    assert [person["tz"] for person in people[:2]] == ["Europe/Madrid", "America/Sao_Paulo"]
    assert snapshot["app"]["connected"]
    assert [channel["name"] for channel in snapshot["channels"][:3]] == ["general", "ayuda-purecloud", "support-triage"]
    assert demo.returncode == 0, log


@dataclass(frozen=True)
class Played:
    """What the demonstration of a script printed, and where its screenshots are."""

    out: str
    pictures: Path


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    """A script played once, with screenshots if there is a browser; a proxy that is down guards everything outside."""
    folder = tmp_path_factory.mktemp("played")
    script, pictures = folder / "talk.script", folder / "made" / "here"
    lines = ("ana @helpbot: gracias", "ana @helpbot: (picture thanks)", "joao #general: /helpbot thanks")
    script.write_text("\n".join(lines), "utf-8")
    command = [*DEMO, "--script", str(script), *(["--screenshots", str(pictures)] if BROWSER else [])]
    environment = {**os.environ, "https_proxy": "http://127.0.0.1:9"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=180, check=False)
    assert done.returncode == 0, done.stderr
    return Played(done.stdout, pictures)


@pytest.mark.slow
def test_a_script_is_played_and_printed(played: Played) -> None:
    lines = played.out.splitlines()
    assert lines[0] == "**ana @helpbot: gracias**"
    assert "> helpbot to ana" in lines
    assert "> helpbot in #general, only for joao" in lines


@pytest.mark.slow
@pytest.mark.skipif(not BROWSER, reason="there is no Chromium on this machine: apt-get install chromium-headless-shell")
def test_screenshots_are_taken_where_a_script_asks_for_them(played: Played) -> None:
    assert "picture" not in played.out
    [picture] = played.pictures.iterdir()
    assert picture.name == "thanks.png"
    assert picture.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("step", "what"),
    [
        ("ana @helpbot: [Yes]", "helpbot offers no [Yes] there"),
        ("ana #general: :ticket:", "ana has written nothing there"),
        ("ana #general/thread: since nine", "ana has written nothing there"),
        ("ana #general: /nothing", "the app has no command '/nothing'"),
    ],
)
def test_a_step_that_cannot_be_played_is_named(step: str, what: str) -> None:
    with Workspace(manifest(Settings())) as workspace:
        seeded = plant(shipped_seed(), workspace)
        replay = Replay(Demonstration(workspace, seeded, BotProcess(Path(), {}, None)), lambda _: None)
        with pytest.raises(HelpbotError) as raised:
            replay.play(read_script(step, "a.script"))
    assert raised.value.what == f"{step}: {what}"


def test_a_port_in_use_is_reported() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = helpbot("demo", "--port", port)

    assert done.code == 1
    assert f"port {port} is taken" in done.err


def test_without_playwright_one_sentence_names_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "playwright.sync_api", None)
    with (
        pytest.raises(HelpbotError, match="pictures need Playwright"),
        camera(Workspace(manifest(Settings())), tmp_path),
    ):
        pass


def test_a_folder_for_pictures_that_cannot_be_made_is_reported(tmp_path: Path) -> None:
    pytest.importorskip("playwright")
    (tmp_path / "file").touch()
    with (
        pytest.raises(HelpbotError, match="for the pictures cannot be made: Not a directory"),
        camera(Workspace(manifest(Settings())), tmp_path / "file" / "shots"),
    ):
        pass
