"""Take a report: ask only for what is missing, show what was understood, let it be corrected, file it."""

from __future__ import annotations

from collections.abc import Mapping

from helpbot.dialogue import choices
from helpbot.dialogue.asking import verdicts
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.incidents.failures import LookUpKnown
from helpbot.dialogue.incidents.known import say_known
from helpbot.dialogue.messages import OpenTickets, ReportForm
from helpbot.dialogue.reporting.allotting import allot, without
from helpbot.dialogue.reporting.attaching import attach
from helpbot.dialogue.reporting.confirming import Confirming
from helpbot.dialogue.reporting.drafting import QUESTIONS, Drafting
from helpbot.dialogue.reporting.summary import understood
from helpbot.dialogue.state import LONGEST_WHAT, Mode, Move, ReportDraft, Slot
from helpbot.dialogue.words.quoting import quote
from helpbot.triage.same_failure import Signature
from helpbot.triage.splitting import split
from helpbot.triage.telling import is_over, questions_told, tells_nothing

MOST_QUESTIONS = 5
"""No report asks more than this, what happens included."""
LOWEST = 4
"""Of a problem of the lowest severity nothing is asked that could not change it."""


class Reporting:
    """Moves a report from its first words to its tickets."""

    def __init__(self, confirming: Confirming, drafting: Drafting, *, forms: bool = False) -> None:
        self.confirming = confirming
        """What is done while the summary stands."""
        self._forms = forms
        self._drafting = drafting

    def start(self, exchange: Exchange, what: str = "") -> None:
        """Begin a report, with what was already said."""
        self._begin(exchange, what)
        if what.strip():
            self._take_what(exchange, what)
        else:
            self._ask(exchange, "what")

    def compare(self, exchange: Exchange, what: str) -> bool:
        """Have it looked up whether a problem that an article answers is known already, and make a report if it is.

        False, and nothing begun, where it is not to be compared (a question, somebody's own data).
        """
        before = exchange.state
        self._begin(exchange, what)
        signatures = self._understand(exchange, what)
        if not any(signatures):
            exchange.state = before
            return False
        exchange.change_report(looked=True, answerable=True)
        exchange.do(LookUpKnown(signatures))
        return True

    def give_way(self, exchange: Exchange) -> str:
        """Make no report of a problem that an article answers; returns the problem."""
        what = exchange.report.what
        exchange.move(Move.CANCEL)
        exchange.change(report=None)
        return what

    def take_form(self, exchange: Exchange, form: ReportForm) -> None:
        """Take a report that came as a form, files and all, and show what would be filed. It replaces one under way."""
        begun = exchange.state.report
        files = (*(begun.files if begun else ()), *exchange.message.files)
        exchange.move(Move.START_REPORT)
        draft = ReportDraft(
            opened_at=exchange.now,
            language=exchange.language,
            files=files,
            after=begun.after if begun else verdicts.answered_before(exchange),
            what=form.what[:LONGEST_WHAT],
            answers={name: value for name, value in form.answers.items() if value.strip()},
            source=exchange.message.source or (begun.source if begun else ""),
            asked=QUESTIONS,
            greeted=True,
        )
        exchange.change(report=draft)
        self.confirming.summarise(exchange)

    def cancel(self, exchange: Exchange) -> None:
        """Leave the report; nothing is filed."""
        exchange.move(Move.CANCEL)
        exchange.change(report=None)
        exchange.say(exchange.texts.cancelled)

    def answer(self, exchange: Exchange, text: str) -> None:
        """Take a message as the answer to the question that is open."""
        slot = exchange.report.asking
        attach(exchange)
        if slot == "what" and not (exchange.report.what and tells_nothing(text, exchange.language)):
            self._take_what(exchange, text)
        elif slot == "what":
            self.skip(exchange)
        elif slot is not None and is_over(text, exchange.language):
            self.confirming.add(exchange, text)
        elif slot is not None:
            self.proceed(exchange, self._take(exchange, slot, text))

    def skip(self, exchange: Exchange) -> None:
        """Leave the open question as it is: what was told stays. What happens cannot be left out."""
        if exchange.report.asking != "what":
            self.proceed(exchange)
        elif exchange.report.what:
            exchange.change_report(asking=None)
            self.go_on(exchange)
        else:
            self.repeat(exchange)

    def back(self, exchange: Exchange) -> None:
        """Ask the question before the present one again; its answer stays until another one comes."""
        asked = exchange.report.asked
        earlier = asked[:-1] if exchange.report.asking else asked
        slot = earlier[-1] if earlier else "what"
        exchange.change_report(asked=earlier[:-1])
        if slot == "what":
            exchange.change_report(separate=None)
        self._ask(exchange, slot)

    def decide_split(self, exchange: Exchange, *, separate: bool) -> None:
        """File several problems separately, or as one."""
        exchange.move(Move.DECIDE_SPLIT)
        exchange.change_report(separate=separate)
        self.proceed(exchange)

    def go_on(self, exchange: Exchange) -> None:
        """After what happens is told: offer to separate several problems, else ask what is missing."""
        if exchange.report.problems and exchange.report.separate is None:
            exchange.move(Move.OFFER_SPLIT)
            self._say_split(exchange)
        else:
            self.proceed(exchange)

    def proceed(self, exchange: Exchange, frame: str = "{question}") -> None:
        """Ask the next question that is worth asking, in this frame, else show the summary."""
        slot = self._next_slot(exchange)
        if slot is None:
            self.confirming.summarise(exchange)
        else:
            self._ask(exchange, slot, frame)

    def repeat(self, exchange: Exchange) -> None:
        """Say again what is open, after something else was dealt with."""
        texts, report = exchange.texts, exchange.report
        if report.asking:
            self._say_question(exchange, report.asking, texts.back_to_report)
        elif exchange.state.mode is Mode.CORRECTING:
            self.confirming.correct_again(exchange)
        elif exchange.state.mode is Mode.RECOGNISING:
            say_known(exchange)
        elif report.problems and report.separate is None:
            self._say_split(exchange)
        else:
            self.confirming.summarise(exchange)

    def file(self, exchange: Exchange) -> None:
        """Have the tickets opened."""
        drafts = self._drafting.drafts(exchange)
        verdicts.follow_with_ticket(exchange)
        exchange.move(Move.FILE)
        exchange.change(report=None)
        exchange.do(OpenTickets(drafts))

    def _take_what(self, exchange: Exchange, text: str) -> None:
        signatures = self._understand(exchange, text)
        if exchange.report.looked or not any(signatures):
            self.go_on(exchange)
        else:
            exchange.change_report(looked=True)
            exchange.do(LookUpKnown(signatures))

    def _begin(self, exchange: Exchange, what: str) -> None:
        draft = ReportDraft(
            opened_at=exchange.now,
            language=exchange.language,
            files=exchange.message.files,
            after=verdicts.answered_before(exchange),
            source=exchange.message.source if what.strip() or exchange.message.files else "",
        )
        exchange.move(Move.START_REPORT)
        exchange.change(report=draft)

    def _understand(self, exchange: Exchange, text: str) -> tuple[Signature | None, ...]:
        """Take what happens into the report, cut into problems; by these they are compared with known failures."""
        source = exchange.report.source or exchange.message.source
        problems = split(text, exchange.language)
        exchange.change_report(
            what=text[:LONGEST_WHAT],
            language=exchange.language,
            asking=None,
            source=source,
            problems=problems if len(problems) > 1 else (),
        )
        return self._drafting.signatures(exchange)

    def _take(self, exchange: Exchange, slot: Slot, text: str) -> str:
        """Keep an answer, and what it tells of other questions as their answers; returns how to go on.

        Who does not know takes back nothing, and is not asked again; what they tell besides is kept.
        """
        language = exchange.language
        heard = without(text, lambda words: tells_nothing(words, language))
        if not heard or tells_nothing(text, language):
            exchange.change_report(asking=None)
        elif heard != text and (told := questions_told(heard, language, slot)):
            parts = allot(heard, slot if slot in told else told[0], lambda words: questions_told(words, language, slot))
            exchange.change_report(answers=self._with(exchange, slot, parts), asking=None)
        else:
            return self._allot(exchange, slot, text)
        return "{question}"

    def _allot(self, exchange: Exchange, slot: Slot, text: str) -> str:
        """Give each question its part of the answer.

        One that tells only of others (`40 agents`, asked for a way around) is noted, and its question asked again; not
        twice, though: what tells nothing new is taken for the answer.
        """
        answers, asked = exchange.report.answers, exchange.report.asked
        told = allot(text, slot, lambda words: questions_told(words, exchange.language, slot))
        if slot in told:
            exchange.change_report(answers=self._with(exchange, slot, told), asking=None)
        elif any(name not in answers for name in told):
            exchange.change_report(answers=self._with(exchange, slot, told), asked=asked[:-1], asking=None)
            fields = ", ".join(getattr(exchange.texts, f"field_{name}") for name in QUESTIONS if name in told)
            return exchange.texts.noted.format(fields=fields, question="{question}")
        else:
            exchange.change_report(answers={**answers, slot: text}, asking=None)
        return "{question}"

    @staticmethod
    def _with(exchange: Exchange, slot: Slot, told: Mapping[Slot, str]) -> dict[Slot, str]:
        """The answers so far, with what was told now: it replaces that of the open question, and is added to others."""
        answers = exchange.report.answers
        return {
            **answers,
            **{name: part if name == slot else _added(answers.get(name, ""), part) for name, part in told.items()},
        }

    def _next_slot(self, exchange: Exchange) -> Slot | None:
        """First what decides the severity, then what the support team will want to know all the same."""
        report = exchange.report
        if len(report.asked) >= MOST_QUESTIONS:
            return None
        assessment = self._drafting.assess(exchange, report.what, report.answers)
        wanted = [*assessment.missing, *(QUESTIONS if assessment.severity < LOWEST else ())]
        known = self._known(exchange)
        open_slots = [name for name in wanted if name not in report.asked and name not in known]
        return open_slots[0] if open_slots else None

    def _known(self, exchange: Exchange) -> set[Slot]:
        """The questions that were answered, or that the first message answers by itself: told once is told."""
        report = exchange.report
        assessment = self._drafting.assess(exchange, report.what, report.answers)
        known = {name for name in QUESTIONS if report.answers.get(name) or understood(exchange, assessment, name)}
        return known | ({"business_impact"} if assessment.facts["impact"] != "unknown" else set())

    def _ask(self, exchange: Exchange, slot: Slot, frame: str = "{question}") -> None:
        lead = "" if exchange.report.greeted else exchange.texts.report_started
        exchange.move(Move.ASK_FIELD)
        exchange.change_report(asking=slot, asked=(*exchange.report.asked, slot), greeted=True)
        self._say_question(exchange, slot, f"{lead} {frame}".strip())

    def _say_question(self, exchange: Exchange, slot: Slot, frame: str) -> None:
        texts = exchange.texts
        question: str = getattr(texts, f"ask_{slot}")
        note = texts.asking_note.format(number=len(exchange.report.asked))
        offered = choices.answering(texts, first=slot == "what", forms=self._forms)
        exchange.say(frame.format(question=question), offered, note=note, numbered=False)

    def _say_split(self, exchange: Exchange) -> None:
        problems = exchange.report.problems
        listed = "\n".join(f"{number}. {quote(problem, 160)}" for number, problem in enumerate(problems, start=1))
        text = exchange.texts.split.format(count=len(problems), problems=listed)
        exchange.say(text, choices.split(exchange.texts))


def _added(before: str, part: str) -> str:
    """An earlier answer with what was told since."""
    return part if not before or before in part else f"{before}; {part}"
