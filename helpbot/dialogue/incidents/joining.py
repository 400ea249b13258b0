"""Before a report asks anything: is it a known failure? Join it, report something else, or leave it again."""

from __future__ import annotations

from helpbot.dialogue import choices
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.incidents.failures import Found, JoinFailure, JoinOutcome, KnownFailure, LeaveFailure
from helpbot.dialogue.incidents.known import joined_text, say_known
from helpbot.dialogue.reporting.drafting import Drafting, with_others
from helpbot.dialogue.reporting.taking import Reporting
from helpbot.dialogue.state import LONGEST_WHAT, Joined, Move, ReportDraft
from helpbot.triage.utterances.another import tell_apart
from helpbot.triage.utterances.answers import questions_told
from helpbot.triage.utterances.remarks import denies_anything, tells_of_several


class Joining:
    """Talks about a known failure. What the person said is kept in every case."""

    def __init__(self, reporting: Reporting, drafting: Drafting) -> None:
        self._reporting = reporting
        self._drafting = drafting

    def found(self, exchange: Exchange, found: Found | None) -> None:
        """Offer the known failure that was found, else go on with the report."""
        if found is None:
            self._reporting.go_on(exchange)
            return
        exchange.move(Move.OFFER_KNOWN)
        exchange.change_report(answerable=False, known=found.failure, known_problem=found.problem)
        say_known(exchange)

    def join(self, exchange: Exchange, more: str = "") -> None:
        """It is this one: have the person counted, with what they said about who is affected."""
        self._add(exchange, more)
        report, failure = exchange.report, exchange.report.known
        assert failure is not None
        self._count(exchange, failure, _own(report), more)

    def _count(self, exchange: Exchange, failure: KnownFailure, report: ReportDraft, more: str) -> None:
        words = with_others(report.what, report.also, "\n")
        told = {"affected": more} if tells_of_several(more, exchange.language) else {}
        fields = self._drafting.assess(exchange, words, told).fields
        people = fields.affected_scope, fields.affected_told, fields.affected_count
        exchange.do(JoinFailure(failure, words, *people, exchange.language))

    def speaks_for_others(self, exchange: Exchange, text: str) -> bool:
        """Whether words like `the same` only add for how many: `the 12 of us in billing too`."""
        language = exchange.language
        another = tell_apart(_own(exchange.report).what, text, language).another
        return tells_of_several(text, language) and not denies_anything(text, language) and not another

    def joined(self, exchange: Exchange, outcome: JoinOutcome) -> None:
        """Tell the result of joining; then go on with the rest of the report, or all of it if the failure is over."""
        if exchange.state.report is None:
            self._told_more(exchange, outcome)
            return
        report, failure = exchange.report, exchange.report.known
        assert failure is not None
        if outcome.result == "gone":
            self._go_on(exchange, exchange.texts.known_gone)
            return
        exchange.change(joined=Joined(failure=failure, report=_own(report)))
        leave = (choices.leave(exchange.texts, failure.name),)
        exchange.say(joined_text(exchange, outcome), leave)
        if rest := _rest(report):
            exchange.change_report(what="\n".join(rest), problems=rest if len(rest) > 1 else ())
            self._go_on(exchange, exchange.texts.known_rest)
        else:
            exchange.move(Move.JOIN)
            exchange.change(report=None)

    def differ(self, exchange: Exchange, more: str = "") -> None:
        """It is something else: go on with the report, and do not compare it again."""
        self._add(exchange, more)
        self._go_on(exchange, exchange.texts.known_differs)

    def tell_more(self, exchange: Exchange, text: str) -> None:
        """Words that say neither yes nor no: keep them, and ask again."""
        self._add(exchange, text)
        say_known(exchange, exchange.texts.known_noted)

    def adds(self, exchange: Exchange, text: str) -> bool:
        """Take more about a failure that was joined: `20 of us here`; False if the words are not about it."""
        joined, language = exchange.state.joined, exchange.language
        if joined is None or not questions_told(text, language):
            return False
        if tell_apart(joined.report.what, text, language).another:
            return False
        report = joined.report.model_copy(update={"what": f"{joined.report.what}\n{text}"[:LONGEST_WHAT]})
        exchange.change(joined=joined.model_copy(update={"report": report}))
        self._count(exchange, joined.failure, report, text)
        return True

    def _told_more(self, exchange: Exchange, outcome: JoinOutcome) -> None:
        """Tell the result of telling more about a failure; if it is over by now, make a report instead."""
        joined = exchange.state.joined
        if outcome.result != "gone" or joined is None:
            exchange.say(joined_text(exchange, outcome))
            return
        exchange.change(joined=None)
        exchange.move(Move.START_REPORT)
        exchange.change(report=joined.report)
        exchange.say(exchange.texts.known_gone)
        self._reporting.go_on(exchange)

    def offers(self, exchange: Exchange, name: str) -> bool:
        """Whether the open question is if the report is the failure called `name`."""
        report = exchange.state.report
        return report is not None and report.known is not None and report.known.name == name

    def again(self, exchange: Exchange) -> None:
        """The button to join was pressed again."""
        exchange.say(f"{exchange.texts.known_already} {exchange.texts.known_next}")

    def has_joined(self, exchange: Exchange, name: str = "") -> bool:
        """Whether the person has joined a failure in this conversation, or the one called `name`."""
        joined = exchange.state.joined
        return joined is not None and name in ("", joined.failure.name)

    def leave(self, exchange: Exchange) -> None:
        """It was not this one: stop counting the person, and go on with the report that they would have made."""
        joined = exchange.state.joined
        assert joined is not None
        exchange.do(LeaveFailure(joined.failure.name))
        exchange.change(joined=None)
        draft = joined.report if exchange.state.report is None else _together(exchange.report, joined.report)
        exchange.move(Move.START_REPORT)
        exchange.change(report=draft)
        exchange.say(exchange.texts.known_left)
        self._reporting.go_on(exchange)

    def _go_on(self, exchange: Exchange, lead: str) -> None:
        exchange.move(Move.GO_ON)
        exchange.change_report(known=None, known_problem=0)
        exchange.say(lead)
        self._reporting.go_on(exchange)

    def _add(self, exchange: Exchange, text: str) -> None:
        """Keep further words with the problem that is compared."""
        if text:
            exchange.change_report(**exchange.report.with_more(text, exchange.report.known_problem))


def _own(report: ReportDraft) -> ReportDraft:
    """The report of only the problem that is compared."""
    what = report.problems[report.known_problem] if report.problems else report.what
    return report.model_copy(update={"what": what, "problems": (), "known": None, "known_problem": 0})


def _rest(report: ReportDraft) -> tuple[str, ...]:
    return tuple(problem for n, problem in enumerate(report.problems) if n != report.known_problem)


def _together(present: ReportDraft, left: ReportDraft) -> ReportDraft:
    """The open report with the problem of the failure that was left."""
    problems = (*(present.problems or (present.what,)), left.what)
    told = tuple(problem for problem in problems if problem)
    main = present.main if present.separate else 0
    return present.model_copy(
        update={
            "what": "\n".join(told),
            "problems": told if len(told) > 1 else (),
            "separate": None,
            "main": main if present.what and present.answers else None,
            "asking": None,
        }
    )
