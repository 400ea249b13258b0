"""Everything that the listeners in Slack use."""

from __future__ import annotations

from dataclasses import dataclass

from helpbot.desk.ports.outside import StatusPage
from helpbot.desk.service import Desk
from helpbot.desk.tickets.casework import Casework
from helpbot.dialogue import choices
from helpbot.dialogue.choices import Action
from helpbot.dialogue.messages import Choice, Requester
from helpbot.dialogue.wording import Texts, load_wordings
from helpbot.knowledge.base import KnowledgeBase
from helpbot.language.rules import in_nearest, nearest_spoken
from helpbot.language.texts import spoken
from helpbot.settings import Settings
from helpbot.slack.drawing.render import render
from helpbot.slack.knowledge_health import KnowledgeHealth
from helpbot.slack.wording import Wording, wording_for
from helpbot.triage.policy import SupportPolicy

WORKSPACE = "workspace"
"""The key in Bolt's context of the workspace's URL, for links."""


@dataclass(frozen=True)
class Front:
    """The desk, and what is around it. Safe to share between threads."""

    desk: Desk
    casework: Casework
    settings: Settings
    policy: SupportPolicy
    knowledge: KnowledgeBase
    health: KnowledgeHealth
    status: StatusPage

    def warm_up(self) -> None:
        """Make ready what people would wait for: the search, since type-ahead must answer within three seconds; what
        the dialogue understands by; how every article is drawn.
        """
        self.knowledge.warm_up()
        first, *_ = articles = self.knowledge.articles.values()
        for language in self.settings.languages:
            self.desk.rehearsed(language, first.title_in(language))
            self.desk.rehearsed(language, first.title_in(language), Choice(label="", action=Action.REPORT_MESSAGE))
            for article in articles:
                for reply in self.desk.rehearsed(language, choice=choices.article("", article.id)):
                    render(reply)

    def language(self, person: Requester) -> str:
        """The language in which the bot speaks with a person before they have written anything."""
        languages, chosen = self.settings.languages, person.chosen_language
        return chosen if chosen in languages else nearest_spoken(person.language, languages)

    def spoken(self) -> list[tuple[str, str]]:
        """The languages that the bot speaks, each with its own name."""
        wordings = load_wordings()
        return [(code, wordings[code].name.capitalize()) for code in self.settings.languages if code in wordings]

    def wording(self, person: Requester) -> Wording:
        """The texts that only Slack needs, for a person."""
        return self.wording_in(self.language(person))

    def wording_in(self, language: str) -> Wording:
        """The texts that only Slack needs, in a language or the nearest that has them."""
        return wording_for(language, self.settings.languages)

    def texts(self, person: Requester) -> Texts:
        """The bot's texts for a person."""
        return self.texts_in(self.language(person))

    def texts_in(self, language: str) -> Texts:
        """The bot's texts in a language or the nearest that has them."""
        return in_nearest(language, spoken(load_wordings(), self.settings.languages)).texts

    def levels(self, person: Requester) -> list[tuple[int, str]]:
        """The severities with their names for a person."""
        language = self.language(person)
        return [(number, level.name.in_language(language)) for number, level in self.policy.levels.items()]
