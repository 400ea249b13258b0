"""The documents stay true: every command, option, setting and field is in them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from prometheus_client import CollectorRegistry
from pydantic import BaseModel

import helpbot
from helpbot.cli.main import app
from helpbot.dialogue.choices import AgentAction
from helpbot.dialogue.wording import load_wordings
from helpbot.knowledge.article import AnswerTests, ArticleFile
from helpbot.knowledge.menu import HelpMenu, MenuEntry
from helpbot.language.rules import LanguageRules
from helpbot.operations.metrics import PrometheusMetrics
from helpbot.settings import Settings
from helpbot.triage.facts import DOMAINS

DOCS = Path(__file__).parents[1] / "docs"
PACKAGE = Path(helpbot.__file__).parent


def commands() -> Iterator[tuple[str, list[str]]]:
    group = typer.main.get_command(app)
    for name, command in group.commands.items():  # type: ignore[attr-defined]  # a click group
        for path, found in [
            (name, command),
            *((f"{name} {sub}", c) for sub, c in getattr(command, "commands", {}).items()),
        ]:
            if not hasattr(found, "commands"):
                yield (
                    path,
                    [option for parameter in found.params for option in parameter.opts if option.startswith("--")],
                )


@pytest.mark.parametrize(
    ("command", "options"), list(commands()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_command_and_option_is_documented(command: str, options: list[str]) -> None:
    text = (DOCS / "commands.md").read_text("utf-8")
    rows = [line for line in text.splitlines() if line.startswith(f"| `helpbot {command}")]
    assert len(rows) == 1
    same = "tickets export" in command
    for option in options:
        assert option in rows[0] or (same and option in text), f"{option} of {command}"


NAMED = re.compile(r"(?:^|`|bin/|URL=\S+ )helpbot ([a-z][a-z-]*)(?: ([a-z][a-z-]*))?([^`\n]*)", re.MULTILINE)


@pytest.mark.parametrize("page", [*DOCS.glob("*.md"), DOCS.parent / "README.md"], ids=lambda page: page.name)
def test_every_command_in_a_document_is_one(page: Path) -> None:
    groups: dict[str, list[str]] = {command.split()[0]: [] for command, _ in commands()}
    known = groups | dict(commands())
    for name, sub, rest in NAMED.findall(page.read_text("utf-8")):
        options = known.get(f"{name} {sub}", known[name])
        assert set(re.findall(r"--[a-z-]+", rest)) <= {*options, "--help"}, f"{name} {sub}{rest}"


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="a machine without systemd")
def test_systemd_accepts_the_service(tmp_path: Path) -> None:
    [unit] = re.findall(r"```\n(\[Unit\].*?)```", (DOCS / "deployment.md").read_text("utf-8"), re.DOTALL)
    file = tmp_path / "helpbot.service"
    file.write_text(unit.replace("/opt/helpbot/.venv/bin/helpbot", sys.executable), "utf-8")
    checked = subprocess.run(["systemd-analyze", "verify", str(file)], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")


def settings_keys(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        inner = field.annotation
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            yield from settings_keys(inner, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}"


@pytest.mark.parametrize("key", list(settings_keys(Settings)))
def test_every_setting_is_documented(key: str) -> None:
    assert f"| `{key}` |" in (DOCS / "settings.md").read_text("utf-8")


@pytest.mark.parametrize("model", [ArticleFile, AnswerTests, HelpMenu, MenuEntry, LanguageRules])
def test_every_field_of_the_knowledge_is_documented(model: type[BaseModel]) -> None:
    text = (DOCS / "knowledge.md").read_text("utf-8")
    assert [name for name in model.model_fields if f"`{name}`" not in text] == []


@pytest.mark.parametrize("room", ["", "desk", "dialogue", "knowledge", "slack", "triage"])
def test_every_module_of_the_large_packages_is_in_the_architecture(room: str) -> None:
    text = (DOCS / "architecture.md").read_text("utf-8")
    modules = {
        path.stem for path in (PACKAGE / room).iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    told = set(re.findall(r"`(\w+)`", text)) | set(re.findall(r"\w+", text.split("```")[1]))
    assert {module for module in modules if not module.startswith("__")} - told == set()


def test_every_file_named_in_the_architecture_exists() -> None:
    named = set(re.findall(r"`(?:helpbot/)?([\w/]+\.py)`", (DOCS / "architecture.md").read_text("utf-8")))
    there = [path.as_posix() for folder in (PACKAGE, DOCS.parent / "tests") for path in folder.rglob("*.py")]
    assert {name for name in named if not any(path.endswith(f"/{name}") for path in there)} == set()


def anchors(page: Path) -> set[str]:
    """What a link may refer to within a page: its headings, as GitHub writes them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize(
    "page", [*DOCS.rglob("*.md"), *DOCS.parent.glob("*.md")], ids=lambda page: page.relative_to(DOCS.parent).as_posix()
)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#\s]*)#?([^)\s]*)\)", page.read_text("utf-8"))
    targets = [(page.parent / name if name else page, anchor) for name, anchor in links]
    assert [target for target, _ in targets if not target.exists()] == []
    assert [anchor for target, anchor in targets if anchor and anchor not in anchors(target)] == []


def test_every_button_of_a_card_is_documented() -> None:
    texts = load_wordings()["en"].texts
    rows = "\n".join(re.findall(r"^\| ([^|]+) \|", (DOCS / "slack.md").read_text("utf-8"), re.MULTILINE))
    assert [getattr(texts, action) for action in AgentAction if getattr(texts, action) not in rows] == []


def test_every_fact_of_triage_is_documented() -> None:
    facts = (DOCS / "triage.md").read_text("utf-8").split("## The facts")[1]
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \|", facts, re.MULTILINE)
    assert {fact: tuple(values.split(", ")) for fact, values in rows} == DOMAINS


def test_every_metric_is_documented() -> None:
    registry = CollectorRegistry()
    PrometheusMetrics(registry)
    text = (DOCS / "deployment.md").read_text("utf-8")
    assert [metric.name for metric in registry.collect() if f"`{metric.name}" not in text] == []


def test_every_dependency_is_explained() -> None:
    project = (DOCS.parent / "pyproject.toml").read_text("utf-8")
    text = (DOCS / "dependencies.md").read_text("utf-8")
    required = re.findall(r'^    "([A-Za-z-]+)', project.split("[project.scripts]")[0], re.MULTILINE)
    assert [name for name in required if name not in text] == []


def test_pinned_versions_carry_no_addresses() -> None:
    pins = (DOCS.parent / "constraints.txt").read_text("utf-8").splitlines()
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]+==[0-9][\w.]*|#.*|", pin) for pin in pins)


def test_the_bot_says_and_understands_the_same_in_every_language() -> None:
    wordings = load_wordings()
    assert set(wordings) == {"es", "en"}
    assert all(wording.phrases.cancel and wording.texts.greeting for wording in wordings.values())
