"""Answer questions: quote the article that is sure, suggest those that may be right, or say that none is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from babel.lists import format_list

from helpbot.dialogue import choices
from helpbot.dialogue.asking import verdicts
from helpbot.dialogue.asking.excerpts import entry_about
from helpbot.dialogue.asking.phone_talk import PhoneTalk
from helpbot.dialogue.asking.quoted import quoted, source_note
from helpbot.dialogue.asking.verdicts import LONGEST_QUESTION
from helpbot.dialogue.choices import Action
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.messages import Choice
from helpbot.dialogue.turn import NoteQuestion
from helpbot.dialogue.words.quoting import quote
from helpbot.knowledge.article import Article
from helpbot.knowledge.base import Finding, KnowledgeBase
from helpbot.language.marks import without_marks
from helpbot.language.text import simple_words
from helpbot.webaddress import ADDRESS, without_addresses

SHORT_QUESTION = 2
"""Questions of so few words may be in another language than the conversation."""
CERTAIN_LANGUAGE = 0.65
"""Unless they are in the language of the conversation with this probability."""
FINDS = ("unknown", "suggested", "answered")
"""The outcomes of a search, the worst first."""
MOST_OTHERS = 2
"""The most articles offered beside the one that was shown."""
LONGEST_SHOWN = 120
"""The most characters shown of a question without an answer."""


class Answering:
    """Everything that answers from the knowledge base; `resource_center` is where people can search by themselves."""

    def __init__(self, knowledge: KnowledgeBase, phones: PhoneTalk, resource_center: str) -> None:
        self._knowledge = knowledge
        self._phones = phones
        self._resource_center = resource_center

    def search(self, exchange: Exchange, question: str) -> Finding:
        """What the knowledge base has for a question, in the language that it is written in; addresses ask nothing.

        For a question too short to tell its language, the best find in any language.
        """
        asked = without_addresses(without_marks(question[:LONGEST_QUESTION]))
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
        """Reply to a question by its outcome, and note it for the admins."""
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
            self.unknown(exchange, extra)

    def answer_too(self, exchange: Exchange, question: str) -> None:
        """Answer one of several questions of a message, and offer those that are left."""
        left = [choice for choice in exchange.offers(Action.ASK) if choice.value != question]
        self.answer(exchange, question, self.search(exchange, question), left)

    def answer_if_sure(self, exchange: Exchange, text: str) -> None:
        """Answer a message that was not for the bot, but only with the one article about a linked page, or a sure one;
        else nothing is said or noted.
        """
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
        """Quote an article with its live facts, source and last review, and ask if it helped."""
        exchange.change(article=identity, refused=None)
        article = self._knowledge.articles[identity]
        offered = (*choices.feedback(exchange.texts, identity), *extra)
        exchange.say(quoted(exchange, article, self._phones), offered, note=_note_asking(exchange, article))

    def answer_further(self, exchange: Exchange, question: str, finding: Finding) -> bool:
        """Answer a follow-up question with an entry of the article shown last; False if another article surely answers,
        or no entry does.
        """
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
        offered = choices.feedback(exchange.texts, article.id)
        exchange.say(f"{lead}\n\n{entry}", offered, note=_note_asking(exchange, article))
        return True

    def _same_again(self, exchange: Exchange, identity: str) -> None:
        """Do not quote again an article that was just rejected, but say so, and what to do next."""
        texts, title = exchange.texts, self._knowledge.articles[identity].title_in(exchange.reading)
        text = texts.same_again.format(title=title, resource_center=self._resource_center)
        exchange.say(text, (choices.article(title, identity), *choices.where_next(texts)))

    def preview(self, exchange: Exchange, link: str) -> None:
        """Quote the one article that explains a page, and ask nothing; else nothing is said."""
        linked = self._knowledge.pages.by_address(link)
        if len(linked) == 1:
            article = self._knowledge.articles[linked[0]]
            exchange.say(quoted(exchange, article, self._phones), note=source_note(exchange, article))

    def suggest(self, exchange: Exchange, ids: Sequence[str], lead: str, extra: Sequence[Choice] = ()) -> None:
        """Offer articles to choose from."""
        exchange.say(lead, (*self._titled(exchange, ids), *extra, choices.none_of_these(exchange.texts)))

    def _titled(self, exchange: Exchange, ids: Iterable[str]) -> list[Choice]:
        """The articles as choices."""
        titles = [(self._knowledge.articles[identity].title_in(exchange.reading), identity) for identity in ids]
        return [choices.article(title, identity) for title, identity in titles]

    def unknown(self, exchange: Exchange, extra: Sequence[Choice] = ()) -> None:
        """Say that no article is known, and what to do next."""
        texts = exchange.texts
        text = f"{texts.unknown} {texts.unknown_next.format(resource_center=self._resource_center)}"
        exchange.say(text, tuple(dict.fromkeys((*extra, *choices.where_next(texts)))))

    @staticmethod
    def _note_question(exchange: Exchange, question: str, finding: Finding) -> None:
        best = finding.hits[0] if finding.hits else None
        identity, score = (best.id, best.score) if best else (None, 0.0)
        exchange.do(NoteQuestion(question[:LONGEST_QUESTION], exchange.written, finding.outcome, identity, score))

    def put_off(self, exchange: Exchange, question: str, finding: Finding) -> None:
        """Note a question that no article surely answers in the middle of something else, and say so."""
        self._note_question(exchange, question, finding)
        exchange.say(exchange.texts.put_off)

    def put_off_beside(self, exchange: Exchange, questions: Sequence[str]) -> None:
        """The same for questions beside a problem, naming them."""
        texts = exchange.texts
        for question in questions:
            self._note_question(exchange, question, self.search(exchange, question))
        named = [texts.question_named.format(question=_named(question)) for question in questions]
        exchange.say(texts.put_off_beside.format(questions=format_list(named, "or", exchange.wording.code)))

    def unknown_too(self, exchange: Exchange, question: str, finding: Finding) -> None:
        """Note a question without an article, beside one that was answered, and say so."""
        self._note_question(exchange, question, finding)
        exchange.say(exchange.texts.unknown_too.format(question=_named(question)))

    def refuse_suggestions(self, exchange: Exchange) -> None:
        """None of the suggestions was right, or what the bot said last was not."""
        texts = exchange.texts
        offered = verdicts.offered_articles(exchange)
        verdicts.refuse(exchange)
        refused = texts.none_answer if offered else texts.misunderstood
        text = refused.format(resource_center=self._resource_center)
        exchange.say(text, choices.where_next(texts))

    def feedback(self, exchange: Exchange, identity: str, *, helpful: bool) -> None:
        """Note whether an article helped; if not, offer related ones and a report."""
        texts = exchange.texts
        verdicts.judge(exchange, identity, helpful=helpful)
        if helpful:
            exchange.say(texts.helpful_thanks)
            return
        article = self._knowledge.articles.get(identity)
        near = self._titled(exchange, article.related[:3] if article else ())
        exchange.say(texts.unhelpful, (*near, *choices.where_next(texts)))

    @staticmethod
    def has_just_shown(exchange: Exchange, finding: Finding) -> bool:
        """Whether the likeliest article is the one shown last."""
        return bool(finding.hits) and finding.hits[0].id == exchange.state.article

    def offered_beside(self, exchange: Exchange) -> list[str]:
        """The articles for the last question besides the one that was picked; none if it was the only one."""
        finding = self.search(exchange, exchange.state.question)
        found = [hit.id for hit in finding.offered]
        return [one for one in found if one != exchange.state.article] if exchange.state.article in found else []

    def say_that_is_all(
        self, exchange: Exchange, question: str, finding: Finding | None = None, alone: Finding | None = None
    ) -> None:
        """Say that the article shown is all there is to tell, and offer others that may be meant; without one, ask what
        they mean. `alone` is what was found without the question before: what both finds name is offered first.
        """
        article = self._knowledge.articles.get(exchange.state.article or "")
        if finding is not None:
            self._note_question(exchange, question, finding)
        if article is None:
            exchange.say(exchange.texts.unclear, (choices.menu(exchange.texts),))
        else:
            text = exchange.texts.all_i_have.format(title=article.title_in(exchange.reading))
            others = [one for one in _others(finding, alone) if one != article.id][:MOST_OTHERS]
            exchange.say(text, (*self._titled(exchange, others), *choices.where_next(exchange.texts)))

    def page(self, exchange: Exchange, text: str) -> bool:
        """Show what explains the page that a text names or links to, or say that nothing explains a mere link; False if
        a text does neither.
        """
        found = self._knowledge.pages.by_address(text) or self._knowledge.pages.by_name(text)
        if found:
            verdicts.take_up(exchange, text)
        linked = bool(ADDRESS.search(text)) and not simple_words(without_addresses(text))
        unknown = linked and not found and not exchange.message.files
        if len(found) == 1:
            self.show(exchange, found[0])
        elif found:
            self.suggest(exchange, found, exchange.texts.page_found)
        elif unknown:
            exchange.say(exchange.texts.page_unknown)
        return bool(found) or unknown

    def hours(self, exchange: Exchange) -> None:
        """Answer when support is open: `abren los domingos?`"""
        self._answer_in_full(exchange, exchange.texts.opening_hours_asked)

    def unanswered(self, exchange: Exchange) -> None:
        """Answer what to do if support does not reply: `and if nobody gets back to me?`"""
        self._answer_in_full(exchange, exchange.texts.unanswered_asked)

    def _answer_in_full(self, exchange: Exchange, asked: str) -> None:
        """Answer a question that is too short to search for by the full one."""
        self.answer(exchange, exchange.message.text, self.search(exchange, asked))

    def has(self, identity: str) -> bool:
        """Whether there (still) is such an article."""
        return identity in self._knowledge.articles

    def links_page(self, text: str) -> bool:
        """Whether a message links to a page that an article explains."""
        return bool(self._knowledge.pages.by_address(text))


def _note_asking(exchange: Exchange, article: Article) -> str:
    """Where an article comes from, and the question whether it helped."""
    return f"{source_note(exchange, article)} · {exchange.texts.helpful_question}"


def _others(finding: Finding | None, alone: Finding | None) -> list[str]:
    """The articles that may be meant by a follow-up, the likeliest first."""
    named = {hit.id for hit in alone.offered} if alone else set()
    both = [hit.id for hit in finding.hits if hit.id in named] if finding else []
    return list(dict.fromkeys((*both, *(hit.id for hit in finding.offered)))) if finding else both


def _named(question: str) -> str:
    """A question without an answer, as it is quoted."""
    return quote(question.strip(" ¿?"), LONGEST_SHOWN)
