"""From an open report to ticket drafts: what triage reads in it, one draft per problem."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.reporting.problems.slots import answers_about, slot_of
from helpbot.dialogue.state import AlsoAffected, ReportDraft
from helpbot.dialogue.ticket import TicketDraft
from helpbot.triage.assessment import Assessment, assess
from helpbot.triage.policy import SupportPolicy
from helpbot.triage.promises.clocks import due_times
from helpbot.triage.report import QUESTIONS, Report
from helpbot.triage.same_failure import Signature
from helpbot.triage.utterances.consequences import consequence_told
from helpbot.triage.utterances.remarks import tells_of_several


@dataclass(frozen=True)
class Assessed:
    """One problem of a report: its own words, the answers about it, and the assessment of both.

    `place` is its position among several, None for the main one. `suggested` is the severity by the assessment, or the
    lowest if the problem is over; `chosen` is the one that the person wants, if any.
    """

    place: int | None
    text: str
    answers: Mapping[str, str]
    assessment: Assessment
    suggested: int
    chosen: int | None
    summary: str


class Drafting:
    """Assesses reports by the policy's rules and computes their due times."""

    def __init__(self, policy: SupportPolicy) -> None:
        self._policy = policy
        self._rules = policy.severity_rules

    def assess(
        self, exchange: Exchange, text: str, answers: Mapping[str, str], told_at: datetime | None = None
    ) -> Assessment:
        """The assessment of a problem in somebody's words, which were told now, unless `told_at` another time."""
        report = exchange.state.report  # none if more is told about a failure that was joined
        language = (report.language if report else "") or exchange.language
        told = Report(text, {name: answers[name] for name in QUESTIONS if answers.get(name)}, language)
        return assess(told, self._rules, now=told_at or exchange.written_at, timezone=exchange.reporter.timezone)

    def signatures(self, exchange: Exchange) -> tuple[Signature | None, ...]:
        """What the problems of the report are compared with known failures by; None for one that is not compared."""
        report = exchange.report
        return tuple(self._signature(exchange, text) for text in report.problems or (report.what,))

    def _signature(self, exchange: Exchange, text: str) -> Signature | None:
        """None for a question, which is no failure, and for a problem with somebody's own data or account."""
        found = self.assess(exchange, text, {})
        fields, facts = found.fields, found.facts
        if facts["nature"] not in ("problem", "doubt") or facts["harm"] != "none":
            return None
        language = exchange.report.language or exchange.language
        return Signature(fields.component, fields.summary, frozenset(fields.error_codes), language, exchange.now)

    def problems(self, exchange: Exchange) -> tuple[Assessed, ...]:
        """The problems to be filed: several when they are to be filed separately."""
        report = exchange.report
        if not report.separate:
            return (self._assessed(exchange, report.what, None),)
        main = self.main(exchange)
        return tuple(
            self._assessed(exchange, text, None if position == main else position)
            for position, text in enumerate(report.problems)
        )

    def main_problem(self, exchange: Exchange) -> Assessed:
        """The problem that is asked about first."""
        return next(problem for problem in self.problems(exchange) if problem.place is None)

    def position(self, exchange: Exchange, place: int | None) -> int:
        """The position of the problem at a place among all of them, the main one included."""
        return self.main(exchange) if place is None else place

    def main(self, exchange: Exchange) -> int:
        """The position of the problem that is asked about first: the worst by its words, unless that is settled."""
        report = exchange.report
        if report.main is not None or not report.problems:
            return report.main or 0
        alone = [self.assess(exchange, text, {}).severity for text in report.problems]
        return alone.index(min(alone))

    def _assessed(self, exchange: Exchange, text: str, place: int | None) -> Assessed:
        report = exchange.report
        answers = answers_about(report.answers, place)
        is_main = place is None
        also = report.also if is_main else ()
        found = self._with_all(exchange, text, answers, also, report.told_since(slot_of("since", place)))
        if not answers.get("business_impact"):  # told with the problem; the assessment has read it there
            answers["business_impact"] = consequence_told(text, report.language or exchange.language)
        if also:
            answers["affected"] = with_others(answers.get("affected", ""), also, "; ")
        return Assessed(
            place=place,
            text=text,
            answers=answers,
            assessment=found,
            suggested=max(self._policy.levels) if self._is_over(exchange, place) else found.severity,
            chosen=self._chosen(exchange, place),
            summary=(report.summary if is_main else "") or found.fields.summary,
        )

    def _chosen(self, exchange: Exchange, place: int | None) -> int | None:
        """The severity that the person wants for the problem at a place: for it alone, else for all."""
        report = exchange.report
        if not report.severities:
            return report.severity
        return report.severities.get(self.position(exchange, place), report.severity)

    def _is_over(self, exchange: Exchange, place: int | None) -> bool:
        """Whether the person has said that the trouble at a place is over."""
        report = exchange.report
        if place is None and report.solved:
            return True
        return bool(report.over) and self.position(exchange, place) in report.over

    def _with_all(
        self,
        exchange: Exchange,
        text: str,
        answers: Mapping[str, str],
        also: Sequence[AlsoAffected],
        told_at: datetime,
    ) -> Assessment:
        """The assessment of a problem that others have too: of their words, only how many they are counts."""
        told = answers.get("affected", "")
        several = [one.said for one in also if tells_of_several(one.said, exchange.language)]
        found = self.assess(exchange, text, {**answers, "affected": "; ".join(filter(None, (told, *several)))}, told_at)
        if not also or several or found.fields.affected_scope != "one_user":
            return found
        people = exchange.texts.people_affected.format(count=1 + len(also))
        return self.assess(exchange, text, {**answers, "affected": "; ".join(filter(None, (told, people)))}, told_at)

    def drafts(self, exchange: Exchange) -> tuple[TicketDraft, ...]:
        """The tickets to open."""
        return tuple(self._draft(exchange, problem) for problem in self.problems(exchange))

    def _draft(self, exchange: Exchange, problem: Assessed) -> TicketDraft:
        report, requester = exchange.report, exchange.reporter
        assessment, answers = problem.assessment, problem.answers
        fields = assessment.fields
        severity = problem.chosen or problem.suggested
        due = due_times(self._policy, severity, exchange.now, requester.timezone, country=requester.country)
        return TicketDraft(
            summary=problem.summary,
            description=problem.text if problem.place is not None else _all_told(report, problem.text),
            component=fields.component,
            business_impact=answers.get("business_impact", ""),
            affected=answers.get("affected", ""),
            affected_scope=fields.affected_scope,
            affected_told=fields.affected_told,
            affected_count=fields.affected_count,
            workaround=answers.get("workaround", ""),
            workaround_available=fields.workaround_told,
            since=fields.started_at or answers.get("since", ""),
            began_on=fields.began.day if fields.began else None,
            began_at=fields.began.at if fields.began else None,
            error_codes=fields.error_codes,
            severity=severity,
            suggested_severity=problem.suggested,
            reasons=tuple(reason.told() for reason in assessment.reasons),
            language=exchange.language,
            timezone=requester.timezone,
            country=requester.country,
            opened_at=exchange.now,
            response_due=due.response,
            restoration_due=due.restoration,
            files=report.files,
            source=report.source or None,
        )


def _all_told(report: ReportDraft, text: str) -> str:
    """The words of the main problem, remarks about it, and what others said who have it too."""
    return with_others("\n".join(filter(None, (text, report.remarks))), report.also, "\n")


def with_others(told: str, also: Iterable[AlsoAffected], between: str) -> str:
    """What the person told, and with their names what others said who have it too."""
    return between.join(filter(None, (told, *(f"{one.name}: {one.said}" for one in also))))
