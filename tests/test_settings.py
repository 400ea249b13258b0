"""What app.yaml may not say, and what its paths are relative to."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpbot.problems import HelpbotError, ProblemsFound
from helpbot.settings import SlackSettings, database_url, load_settings


def test_a_folder_in_place_of_the_file_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "app.yaml").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(HelpbotError, match=r"the settings file 'app\.yaml' is a folder"):
        load_settings(None, {})


def test_a_lease_is_longer_than_calls_to_slack_take(tmp_path: Path) -> None:
    file = tmp_path / "app.yaml"
    file.write_text("takeover_seconds: 31\n", "utf-8")
    assert load_settings(file, {}).takeover.total_seconds() == 31
    file.write_text("takeover_seconds: 30\n", "utf-8")
    with pytest.raises(ProblemsFound, match=r"app\.yaml:1:19: 'takeover_seconds' is '30', which is not more than 30"):
        load_settings(file, {})


def test_paths_are_relative_to_the_file_or_to_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ana")
    file = tmp_path / "app.yaml"
    file.write_text("knowledge: kb\ndatabase: data/bot.db\n", "utf-8")
    beside = load_settings(file, {})
    assert (beside.knowledge_folder, beside.database_url) == (tmp_path / "kb", f"sqlite:///{tmp_path}/data/bot.db")
    file.write_text("knowledge: ~/kb\ndatabase: ~/bot.db\n", "utf-8")
    at_home = load_settings(file, {})
    assert (at_home.knowledge_folder, at_home.database_url) == (Path("/home/ana/kb"), "sqlite:////home/ana/bot.db")


@pytest.mark.parametrize(
    "written",
    [
        "postgres//me@host/bot",
        "'postgresql://me@host/bot'",
        "Postgresql://me@host/bot",
        "sqlite:data/bot.db",
        "postgresql:/host/bot",
    ],
)
def test_a_database_url_with_a_mistake_is_not_taken_for_a_file(written: str) -> None:
    assert database_url(written) == written


@pytest.mark.parametrize(
    ("name", "mimetype", "why"),
    [("app.log", "", None), ("APP.LOG", "", None), ("shot", "image/png", None), ("app.exe", "", "kind")],
)
def test_kinds_of_files_may_be_written_with_or_without_capitals(name: str, mimetype: str, why: str | None) -> None:
    slack = SlackSettings(file_types=("Image/*",), file_names=("*.Log",))
    assert slack.leaves(name, mimetype, size=1) == why


@pytest.mark.parametrize(
    ("written", "mistake"),
    [
        (
            "knowledge: ~nobody-here/kb\n",
            "app.yaml:1:12: there is no home folder '~nobody-here'\n    fix: write the full path",
        ),
        (
            "search:\n  embedding_model: ~nobody-here/model\n",
            "app.yaml:2:20: there is no home folder '~nobody-here'\n    fix: write the full path",
        ),
        (
            "retention:\n  tickets: 999999\n",
            "app.yaml:2:12: 'tickets' is '999999', which is more than 36500\n    fix: write 36500 or less",
        ),
        (
            "search:\n  lead: inf\n",
            "app.yaml:2:9: 'lead' should be a number, not 'inf'\n    fix: write digits only",
        ),
    ],
)
def test_a_value_that_makes_no_sense_is_reported_at_its_line(written: str, mistake: str, tmp_path: Path) -> None:
    file = tmp_path / "app.yaml"
    file.write_text(written, "utf-8")
    with pytest.raises(ProblemsFound) as found:
        load_settings(file, {})
    assert "\n".join(map(str, found.value.problems)).replace(f"{tmp_path}/", "") == mistake
