"""What the bot says on a calm day: the reference for what it says while everything breaks.

Each script is played once through a desk with an undisturbed database and nothing in between.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from pathlib import Path
from string import Formatter

from helpbot.bootstrap import SystemClock, build_content, build_dialogue, build_steps
from helpbot.desk.ports.events import IncomingEvent
from helpbot.desk.ports.outside import Surface
from helpbot.desk.ports.posting import Delivery
from helpbot.desk.queues.alerts import Alerts
from helpbot.desk.service import Desk
from helpbot.desk.turns.turn_taking import TurnTaking
from helpbot.desk.workplace import Workplace
from helpbot.dialogue.messages import Choice, Requester
from helpbot.dialogue.wording import load_wordings
from helpbot.settings import Settings
from helpbot.slack.drawing.render import render
from helpbot.tickets.opening import open_database
from helpbot.workspace.blockkit import words
from torture.scripts import Script, Step

TIMEZONES = {"en": "America/New_York", "es": "Europe/Madrid"}
COUNTRIES = {"en": "US", "es": "ES"}
_CHANGING_TEXTS = ("filed_response", "filed_response_of", "ticket_due")


@dataclass(frozen=True)
class Expected:
    """What follows a step: the bot's messages as a reader sees them; `ordered` unless several texts raced."""

    messages: tuple[str, ...]
    ordered: bool


@dataclass
class _Notebook:
    """A channel that records what it is to post."""

    deliveries: list[Delivery] = field(default_factory=list)

    def deliver(self, delivery: Delivery) -> str:
        self.deliveries.append(delivery)
        return delivery.id

    def find(self, delivery: Delivery) -> str | None:
        return None

    def choice(self, label: str) -> Choice:
        """A choice of the newest message that has any. Raises `LookupError` if none has this label."""
        offered = next((d.reply.choices for d in reversed(self.deliveries) if d.reply.choices), ())
        for choice in offered:
            if choice.label == label:
                return choice
        raise LookupError(f"the bot offers no {label!r}")


@dataclass(frozen=True)
class _Somebody:
    """Any person, as the workspace describes its people."""

    language: str

    def find(self, user_id: str) -> Requester:
        zone, country = TIMEZONES[self.language], COUNTRIES[self.language]
        return Requester(id=user_id, name=user_id, language=self.language, timezone=zone, country=country)


def rehearse(scripts: Iterable[Script], settings: Settings, folder: Path) -> dict[str, tuple[Expected, ...]]:
    """What the bot says after each step, by the name of the script. Raises `LookupError` for a missing button."""
    content = build_content(settings)
    steps = build_steps(settings, content.policy)
    turns = TurnTaking(build_dialogue(settings, content, forms=True), steps, tickets=settings.tickets)
    alerts = Alerts(steps.notices.admins, settings.slack)
    expected = {}
    with closing(open_database(f"sqlite:///{folder / 'calm.db'}")) as database:
        for script in scripts:
            surface = Surface("calm", _Somebody(script.language))
            desk = Desk(Workplace(database, surface, SystemClock()), turns, alerts)
            expected[script.name] = _rehearse(script, desk)
    return expected


def _rehearse(script: Script, desk: Desk) -> tuple[Expected, ...]:
    notebook, numbers = _Notebook(), count()
    expected = []
    for step in script.steps:
        before = len(notebook.deliveries)
        for text, choice in _doings(step, notebook):
            desk.receive(_event(script.name, next(numbers), text, choice))
        desk.drain(notebook)
        said = tuple(shown for delivery in notebook.deliveries[before:] for shown in _shown(delivery))
        expected.append(Expected(said, ordered=len(step.at_once) < 2))
    return tuple(expected)


def masked(text: str) -> str:
    """A message without what varies: ticket numbers and due times."""
    text = re.sub(r"\bHB-\d+", "HB-#", text)
    for pattern in _changing():
        text = pattern.sub("(due)", text)
    return text


def _doings(step: Step, notebook: _Notebook) -> Iterator[tuple[str, Choice | None]]:
    for text in step.texts:
        yield text, None
    if step.label:
        yield "", notebook.choice(step.label)


def _event(who: str, number: int, text: str, choice: Choice | None) -> IncomingEvent:
    key, address = f"calm {who} {number}", {"channel": who}
    return IncomingEvent((key,), f"calm {who}", who, address, SystemClock().now(), text, choice)


def _shown(delivery: Delivery) -> Iterator[str]:
    for message in render(delivery.reply):
        yield masked(words(message.blocks) if message.blocks else message.text)


@cache
def _changing() -> tuple[re.Pattern[str], ...]:
    """Patterns of the sentences with due times, in every language."""
    texts = [getattr(wording.texts, name) for wording in load_wordings().values() for name in _CHANGING_TEXTS]
    return tuple(re.compile(_pattern(text.replace("**", ""))) for text in texts)


def _pattern(template: str) -> str:
    """`due {due} ({zone})` as a pattern."""
    parts = Formatter().parse(template)
    return "".join(re.escape(literal) + ("" if name is None else "[^\n]+?") for literal, name, *_ in parts) + "(?=\n|$)"
