"""A conversation with the pure dialogue over a few articles: what is said, and what is noted about it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from helpbot.bootstrap import Content, build_dialogue
from helpbot.dialogue.choices import Action
from helpbot.dialogue.dialogue import Dialogue
from helpbot.dialogue.incidents.failures import Found, LookUpKnown
from helpbot.dialogue.messages import Choice, Message, Reply, ReportForm, Requester
from helpbot.dialogue.ticket import TicketDraft
from helpbot.dialogue.turn import Effect, NoteFeedback, OpenTickets
from helpbot.knowledge.article import Article
from helpbot.knowledge.base import KnowledgeBase
from helpbot.settings import LinkSettings, SearchSettings, Settings
from tests.transcripts import shipped_content

FEED = Article(
    id="feed",
    title={"en": "Feed a dog"},
    questions={"en": ("how do I feed my dog", "what do dogs eat")},
    related=("vet",),
)
WALK = Article(id="walk", title={"en": "Walk a dog"}, questions={"en": ("how often should I walk my dog",)})
VET = Article(id="vet", title={"en": "Find a vet"}, questions={"en": ("my dog is ill", "which vet is open now")})

SURE = SearchSettings(answered=0.0, suggested=0.0, lead=1)
UNSURE = SearchSettings(answered=1.0, suggested=0.0)
IGNORANT = SearchSettings(answered=1.0, suggested=1.0)


_dialogues: dict[Hashable, Dialogue] = {}
"""A dialogue keeps no state, so all talks over the same articles share one: building it takes half a second."""


def _dialogue(thresholds: SearchSettings, articles: Sequence[Article], languages: tuple[str, ...]) -> Dialogue:
    key = thresholds, languages, *(article.model_dump_json() for article in articles)
    if key not in _dialogues:
        knowledge = KnowledgeBase(articles, thresholds, shipped_content().knowledge.menu)
        links = LinkSettings(resource_center="https://help.example", status_page="https://status.example")
        settings = Settings(languages=languages, links=links)
        _dialogues[key] = build_dialogue(settings, Content(knowledge, shipped_content().policy))
    return _dialogues[key]


class Talk:
    """One person talking; `thresholds` decide whether the bot is sure, unsure or ignorant."""

    def __init__(
        self,
        thresholds: SearchSettings,
        articles: Sequence[Article] = (FEED, WALK, VET),
        languages: tuple[str, ...] = ("en", "es"),
    ) -> None:
        self._dialogue = _dialogue(thresholds, articles, languages)
        self._state: dict[str, Any] = {}
        self._now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
        self.replies: tuple[Reply, ...] = ()
        self.effects: list[Effect] = []

    def say(self, *texts: str) -> None:
        """Write messages, one after the other."""
        for text in texts:
            self.hear(Message(text=text))

    def hear(self, message: Message, known: Found | None = None) -> None:
        """Say or do something; `known` is the failure that a look-up would find."""
        requester = Requester(id="U1")
        turn = self._dialogue.respond(self._state, message, requester, self._now)
        self.replies = turn.replies
        self.effects += turn.effects
        if any(isinstance(effect, LookUpKnown) for effect in turn.effects):
            turn = self._dialogue.known(turn.state, known, requester, self._now)
            self.replies += turn.replies
        self._state = turn.state

    def press(self, label: str) -> None:
        """Press a button of the last replies."""
        self.pick(self.button(label))

    def pick(self, choice: Choice) -> None:
        """Pick something that was offered, now or earlier."""
        self.hear(Message(choice=choice))

    def button(self, label: str) -> Choice:
        """A button of the last replies."""
        return next(choice for reply in self.replies for choice in reply.choices if choice.label == label)

    def wait(self, time: timedelta) -> None:
        """Let time pass."""
        self._now += time

    def verdicts(self) -> list[tuple[str, str, str | None, tuple[str, ...]]]:
        """The feedback noted on answers so far: verdict, question, article, offered."""
        notes = [effect for effect in self.effects if isinstance(effect, NoteFeedback)]
        return [(note.verdict, note.question, note.article, note.offered) for note in notes]

    def form(self) -> str:
        """What a form contains that is opened now."""
        return self._dialogue.form(self._state).what

    def take_up(self, text: str, written_at: datetime) -> None:
        """Have an earlier message reported."""
        choice = Choice(label="", action=Action.REPORT_MESSAGE)
        self.hear(Message(text=text, choice=choice, written_at=written_at))

    def send_form(self, what: str, **answers: str) -> None:
        """Send a form with this text and these answers."""
        self.hear(Message(form=ReportForm(what=what, answers=answers)))

    def find_help(self, text: str) -> None:
        """Ask for help with somebody's message."""
        self.hear(Message(text=text, choice=Choice(label="", action=Action.FIND_HELP)))

    def draft(self) -> TicketDraft:
        """File the report that is shown; its first ticket."""
        return self.drafts()[0]

    def drafts(self) -> tuple[TicketDraft, ...]:
        """File the report that is shown; its tickets."""
        self.say("file it")
        [opened] = [effect for effect in self.effects if isinstance(effect, OpenTickets)]
        return opened.drafts

    def filed(self) -> bool:
        """Whether a report was filed."""
        return any(isinstance(effect, OpenTickets) for effect in self.effects)
