"""Every text of the YAML wordings is used somewhere, and every cue that the program asks for exists."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import get_args, get_type_hints

from pydantic import BaseModel

import helpbot
from helpbot.desk.tickets.assigning import TAKE_OVER
from helpbot.desk.tickets.merging import WhyNot
from helpbot.desk.turns.effects import FILED_FOR
from helpbot.dialogue.choices import AgentAction
from helpbot.dialogue.messages import WhyLeft
from helpbot.dialogue.recognising.understood import Phrases
from helpbot.dialogue.reporting.drafting import QUESTIONS
from helpbot.dialogue.reporting.summary import FIELDS
from helpbot.dialogue.wording import Texts
from helpbot.language.marks import KINDS
from helpbot.slack import wording
from helpbot.tickets.lifecycle import Event, Status
from helpbot.triage.facts import DOMAINS
from helpbot.triage.promises.reminders import Reminder
from helpbot.triage.vocabulary import vocabulary
from helpbot.workspace import ImpossibleError
from helpbot.workspace.wording import texts_for

SOURCES = Path(helpbot.__file__).parent
SECRETS = tuple(kind.replace(" ", "_") for kind in KINDS)
STATUSPAGE = ("degraded_performance", "partial_outage", "major_outage", "under_maintenance")
"""What Statuspage says about a component that is not operational."""

FAMILIES: Mapping[str, Iterable[str]] = {
    "agent_": (action.removeprefix("agent_") for action in AgentAction),
    "ask_": ("what", *QUESTIONS),
    "card_": Status,
    "file_left_": get_args(WhyLeft),
    "field_": (*FIELDS, "severity"),
    "mark_": SECRETS,
    "page_": STATUSPAGE,
    "parked_": ("inbox", "outbox"),
    "reminder_": get_args(get_type_hints(Reminder)["kind"]),
    "scope_": DOMAINS["scope"],
    "secret_": SECRETS,
    "status_": Status,
    "team_": ("opened", FILED_FOR, TAKE_OVER, *Event),
    "told_": Event,
    "unclear_": ("what", *QUESTIONS),
    "work_merge_": get_args(WhyNot),
}
"""Texts whose names the code puts together: a beginning, and its possible endings."""
ASKING = {"all", "first", "flag", "has", "outright", "quote", "says", "starts_with"}
"""What is called with cues."""
SILENTLY = {f"{family}{event}_silently" for family, event in product(("team_", "told_"), Event)}


def test_every_sentence_of_the_dialogue_is_said() -> None:
    named = {f"{family}{name}" for family, names in FAMILIES.items() for name in names} | SILENTLY
    assert sorted(set(Texts.model_fields) - named - read_from("texts", "said")) == []


def test_every_list_of_phrases_is_understood() -> None:
    assert sorted(set(Phrases.model_fields) - strings() - read_from("phrases")) == []


def test_every_text_of_slack_is_shown() -> None:
    shown = {node.attr for node in nodes("slack") if isinstance(node, ast.Attribute)} | strings("slack")
    assert sorted(set(leaves(wording.Wording)) - shown) == []


def test_every_complaint_of_the_workspace_is_used() -> None:
    said = {name for file in ("complaints.yaml", "impossible.yaml") for name in texts_for(file, "en")}
    assert sorted(said - strings("workspace")) == []


def test_everything_impossible_in_the_workspace_is_explained() -> None:
    reasons = {
        node.args[0].value
        for node in nodes()
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == ImpossibleError.__name__
        if isinstance(node.args[0], ast.Constant)
    }
    assert {language: reasons - texts_for("impossible.yaml", language).keys() for language in ("en", "es")} == {
        "en": set(),
        "es": set(),
    }


def test_every_cue_that_the_program_asks_for_is_in_the_vocabulary() -> None:
    book = vocabulary("en").phrases
    assert sorted(asked_of_readings() - book.names("cues") - book.names("since")) == []


def asked_of_readings() -> set[str]:
    """The cues that the code names where it asks a text for them: `text.has("total", "critical")`."""
    calls = [node for node in nodes("triage") if isinstance(node, ast.Call)]
    asking = [call for call in calls if getattr(call.func, "attr", getattr(call.func, "id", "")) in ASKING]
    named = [told for call in asking for told in (*call.args, *(keyword.value for keyword in call.keywords))]
    return {told.value for told in named if isinstance(told, ast.Constant) and isinstance(told.value, str)}


def read_from(*names: str) -> set[str]:
    """The attributes that are read from values of these names: `texts.menu`, `exchange.texts.menu`."""
    return {
        node.attr
        for node in nodes()
        if isinstance(node, ast.Attribute) and getattr(node.value, "attr", getattr(node.value, "id", "")) in names
    }


def strings(folder: str = "") -> set[str]:
    """The string constants in the code."""
    return {node.value for node in nodes(folder) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def nodes(folder: str = "") -> Iterator[ast.AST]:
    """All code in these places."""
    for file in (SOURCES / folder).rglob("*.py"):
        yield from ast.walk(ast.parse(file.read_text("utf-8")))


def leaves(model: type[BaseModel]) -> Iterator[str]:
    """The names of a model's texts, including those of its parts."""
    for name, field in model.model_fields.items():
        kinds = [kind for kind in (field.annotation, *get_args(field.annotation)) if isinstance(kind, type)]
        parts = [kind for kind in kinds if issubclass(kind, BaseModel)]
        yield from (leaf for part in parts for leaf in leaves(part)) if parts else (name,)
