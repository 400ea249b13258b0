"""Answer questions: quote the article that is sure, offer those that may be, or say that nothing is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from helpbot.dialogue import choices
from helpbot.dialogue.asking import verdicts
from helpbot.dialogue.asking.excerpts import entry_about
from helpbot.dialogue.asking.live_status import say_status
from helpbot.dialogue.asking.phones import all_phone_lines, phone_lines
from helpbot.dialogue.asking.verdicts import LONGEST_QUESTION
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.incidents.failures import LookUpStatus, PageState
from helpbot.dialogue.messages import Choice
from helpbot.dialogue.turn import NoteQuestion
from helpbot.dialogue.words.countries import Countries
from helpbot.dialogue.words.quoting import quote
from helpbot.dialogue.words.times import day
from helpbot.knowledge.article import Article
from helpbot.knowledge.base import Finding, KnowledgeBase
from helpbot.language.marks import without_marks
from helpbot.language.text import simple_words
from helpbot.triage.policy import SupportPolicy

MOST_PHONE_COUNTRIES = 4
SHORT_QUESTION = 2
"""So few words may be of another language than the talk so far."""
CERTAIN_LANGUAGE = 0.65
"""Unless they are as probably of this one."""
FINDS = ("unknown", "suggested", "answered")
"""What may be found, the least first."""
LONGEST_SHOWN = 120
"""Characters of a question that is said not to be known."""


@dataclass(frozen=True)
class Addresses:
    """Where answers point to."""

    resource_center: str
    status_page: str


class Answering:
    """Everything that answers from the knowledge base and the support policy."""

    def __init__(
        self, knowledge: KnowledgeBase, policy: SupportPolicy, addresses: Addresses, countries: Countries
    ) -> None:
        self._knowledge = knowledge
        self._policy = policy
        self._addresses = addresses
        self._countries = countries

    def search(self, exchange: Exchange, question: str) -> Finding:
        """What the knowledge base has for a question in the language in which it is written.

        Of so short a question that its language is open, what is found in another one, where that is more.
        """
        asked = without_marks(question[:LONGEST_QUESTION])
        finding = self._knowledge.find(asked, exchange.written)
        if finding.outcome == "answered" or not self._may_be_of_another_language(asked, exchange.written):
            return finding
        others = [language for language in self._knowledge.languages if language != exchange.written]
        found = (finding, *(self._knowledge.find(asked, language) for language in others))
        return max(found, key=lambda one: FINDS.index(one.outcome))

    def _may_be_of_another_language(self, question: str, language: str) -> bool:
        """`facturas`, said after some English."""
        if not 0 < len(simple_words(question)) <= SHORT_QUESTION:
            return False
        detection = self._knowledge.detector.detect(question)
        return detection.language != language or detection.probability < CERTAIN_LANGUAGE

    def answer(self, exchange: Exchange, question: str, finding: Finding, extra: Sequence[Choice] = ()) -> None:
        """Reply to a question by its outcome, and note it for the keepers of the knowledge."""
        self._note_question(exchange, question, finding)
        verdicts.take_up(exchange, question)
        if len(question) > LONGEST_QUESTION:
            exchange.say(exchange.texts.too_long)
        if finding.outcome == "answered" and finding.offered[0].id == exchange.state.refused:
            self._same_again(exchange, finding.offered[0].id)
        elif finding.outcome == "answered":
            self.show(exchange, finding.offered[0].id, extra)
        elif finding.outcome == "suggested":
            self.suggest(exchange, [hit.id for hit in finding.offered], exchange.texts.suggestions, extra)
        else:
            self.unknown(exchange)

    def answer_if_sure(self, exchange: Exchange, text: str) -> None:
        """Answer a message that was not for the bot: a linked page that one article explains, or a sure find; else
        nothing is said and nothing is noted."""
        linked = self._knowledge.pages.by_address(text)
        if len(linked) == 1:
            verdicts.take_up(exchange, text)
            self.show(exchange, linked[0])
            return
        if linked or not simple_words(text):
            return
        finding = self.search(exchange, text)
        if finding.outcome == "answered":
            self.answer(exchange, text, finding)

    def show(self, exchange: Exchange, identity: str, extra: Sequence[Choice] = ()) -> None:
        """Quote an article with its live facts, source and last review, and ask whether it helped."""
        exchange.change(article=identity, refused=None)
        text, note = self._quoted(exchange, identity)
        offered = (*choices.feedback(exchange.texts, identity), *extra)
        exchange.say(text, offered, note=f"{note} · {exchange.texts.helpful_question}")

    def answer_further(self, exchange: Exchange, question: str, finding: Finding) -> bool:
        """Answer a further question with the entry of the article shown last that it is about; False where another
        article surely answers, or no entry tells."""
        article = self._knowledge.articles.get(exchange.state.article or "")
        elsewhere = finding.outcome == "answered" and article and finding.offered[0].id != article.id
        if article is None or elsewhere:
            return False
        entry = entry_about(article.answer_in(exchange.reading), question, exchange.reading)
        if not entry:
            return False
        self._note_question(exchange, question, finding)
        verdicts.take_up(exchange, question)
        exchange.change(article=article.id, refused=None)
        lead = exchange.texts.shown_further.format(title=article.title_in(exchange.reading))
        note = f"{self._note(exchange, article)} · {exchange.texts.helpful_question}"
        exchange.say(f"{lead}\n\n{entry}", choices.feedback(exchange.texts, article.id), note=note)
        return True

    def _same_again(self, exchange: Exchange, identity: str) -> None:
        """Do not quote again what was just refused, but say so, and where to go from here."""
        texts, title = exchange.texts, self._knowledge.articles[identity].title_in(exchange.reading)
        text = texts.same_again.format(title=title, resource_center=self._addresses.resource_center)
        exchange.say(text, (choices.article(title, identity), choices.report_this(texts), choices.menu(texts)))

    def preview(self, exchange: Exchange, link: str) -> None:
        """Quote the one article that explains a page, without asking anything; else nothing is said."""
        linked = self._knowledge.pages.by_address(link)
        if len(linked) == 1:
            text, note = self._quoted(exchange, linked[0])
            exchange.say(text, note=note)

    def _quoted(self, exchange: Exchange, identity: str) -> tuple[str, str]:
        """An article with its live facts, and its source with the last review."""
        article = self._knowledge.articles[identity]
        parts = [f"**{article.title_in(exchange.reading)}**", article.answer_in(exchange.reading).strip()]
        if "phones" in article.live:
            parts.append(self._named_phones(exchange))
        if links := self._links(article, exchange.reading):
            parts.append(exchange.texts.read_more.format(links=links))
        return "\n\n".join(filter(None, parts)), self._note(exchange, article)

    def suggest(self, exchange: Exchange, ids: Sequence[str], lead: str, extra: Sequence[Choice] = ()) -> None:
        """Offer articles to choose from."""
        titles = [(self._knowledge.articles[identity].title_in(exchange.reading), identity) for identity in ids]
        offered = [choices.article(title, identity) for title, identity in titles]
        exchange.say(lead, (*offered, *extra, choices.none_of_these(exchange.texts)))

    def unknown(self, exchange: Exchange) -> None:
        """Say that nothing is known, and where to go from here."""
        texts = exchange.texts
        text = f"{texts.unknown} {texts.unknown_next.format(resource_center=self._addresses.resource_center)}"
        exchange.say(text, (choices.report_this(texts), choices.menu(texts)))

    @staticmethod
    def _note_question(exchange: Exchange, question: str, finding: Finding) -> None:
        best = finding.hits[0] if finding.hits else None
        identity, score = (best.id, best.score) if best else (None, 0.0)
        exchange.do(NoteQuestion(question[:LONGEST_QUESTION], exchange.written, finding.outcome, identity, score))

    def put_off(self, exchange: Exchange, question: str, finding: Finding) -> None:
        """A question that no article surely answers, in the middle of something else: note it, and say so."""
        self._note_question(exchange, question, finding)
        exchange.say(exchange.texts.put_off)

    def unknown_too(self, exchange: Exchange, question: str, finding: Finding) -> None:
        """A question beside one that was answered, with no article of its own: note it, and say so."""
        self._note_question(exchange, question, finding)
        exchange.say(exchange.texts.unknown_too.format(question=quote(question.strip(" ¿?"), LONGEST_SHOWN)))

    def refuse_suggestions(self, exchange: Exchange) -> None:
        """None of the suggestions was right, or not what was said last."""
        texts = exchange.texts
        offered = verdicts.offered_articles(exchange)
        verdicts.refuse(exchange)
        refused = texts.none_answer if offered else texts.misunderstood
        text = refused.format(resource_center=self._addresses.resource_center)
        exchange.say(text, (choices.report_this(texts), choices.menu(texts)))

    def feedback(self, exchange: Exchange, identity: str, *, helpful: bool) -> None:
        """Note whether an article helped; where it did not, offer what is near and a report."""
        texts = exchange.texts
        verdicts.judge(exchange, identity, helpful=helpful)
        if helpful:
            exchange.say(texts.helpful_thanks)
            return
        article = self._knowledge.articles.get(identity)
        near = [
            choices.article(self._knowledge.articles[other].title_in(exchange.reading), other)
            for other in (article.related[:3] if article else ())
        ]
        exchange.say(texts.unhelpful, (*near, choices.report_this(texts), choices.menu(texts)))

    def page(self, exchange: Exchange, text: str) -> bool:
        """Show what explains the page that a text names or links to; False when it names none."""
        found = self._knowledge.pages.by_address(text) or self._knowledge.pages.by_name(text)
        if found:
            verdicts.take_up(exchange, text)
        if len(found) == 1:
            self.show(exchange, found[0])
        elif found:
            self.suggest(exchange, found, exchange.texts.page_found)
        return bool(found)

    def status(self, exchange: Exchange) -> None:
        """Have the status page read."""
        exchange.do(LookUpStatus())

    def show_status(self, exchange: Exchange, page: PageState) -> None:
        """Tell what the status page says."""
        say_status(exchange, page, self._addresses.status_page)

    def phones(self, exchange: Exchange, text: str = "", further: str = "") -> None:
        """The support phones for the countries named, else for the person's own country; all when it is unknown. A
        `further` question is offered."""
        named = self._countries.named_in(text)[:MOST_PHONE_COUNTRIES] or (exchange.requester.country,)
        lines = self._phone_lines(exchange, named)
        verdicts.take_up(exchange, text)
        texts = exchange.texts
        body = f"**{texts.phones_title}**\n\n{lines}\n\n{texts.phone_outage} {texts.phone_designated}"
        exchange.say(body, (choices.ask_too(texts, further),) if further else (choices.report(texts),))

    def hours(self, exchange: Exchange) -> None:
        """When support answers: too short to be searched with (`abren los domingos?`), searched with as it is asked in
        full."""
        finding = self.search(exchange, exchange.texts.opening_hours_asked)
        self.answer(exchange, exchange.message.text.strip(), finding)

    def has(self, identity: str) -> bool:
        """Whether there (still) is such an article."""
        return identity in self._knowledge.articles

    def links_page(self, text: str) -> bool:
        """Whether a message links to a page that an article explains."""
        return bool(self._knowledge.pages.by_address(text))

    def names_country(self, text: str) -> bool:
        """Whether a message names a country."""
        return bool(self._countries.named_in(text))

    def _phone_lines(self, exchange: Exchange, countries: Sequence[str]) -> str:
        zone, now, wording = exchange.requester.timezone, exchange.now, exchange.wording
        lines = phone_lines(self._policy, filter(None, countries), wording, zone, now)
        return (lines or all_phone_lines(self._policy, wording, zone, now)).strip()

    def _named_phones(self, exchange: Exchange) -> str:
        """The lines of the countries that the question names: an article cannot know whether they are open now."""
        named = self._countries.named_in(exchange.message.text)[:MOST_PHONE_COUNTRIES]
        return self._phone_lines(exchange, named) if named else ""

    def _links(self, article: Article, language: str) -> str:
        return " · ".join(f"[{link.title_in(language)}]({link.url})" for link in article.links)

    def _note(self, exchange: Exchange, article: Article) -> str:
        section = exchange.wording.section(article.section)
        if article.reviewed is None:
            return exchange.texts.article_note_undated.format(section=section)
        reviewed = day(article.reviewed, exchange.requester.timezone, exchange.language)
        return exchange.texts.article_note.format(section=section, reviewed=reviewed)
