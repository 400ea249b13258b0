"""From a report in the making to ticket drafts: what triage reads in it, one draft per problem."""

from __future__ import annotations

from dataclasses import dataclass

from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.messages import TicketDraft
from helpbot.dialogue.state import ReportDraft
from helpbot.triage.assessment import Assessment, Report, assess
from helpbot.triage.clocks import due_times
from helpbot.triage.policy import SupportPolicy
from helpbot.triage.report import Question

QUESTIONS: tuple[Question, ...] = ("business_impact", "affected", "workaround", "since")
"""The follow-up questions whose answers triage reads."""


@dataclass(frozen=True)
class Assessed:
    """One problem of a report: its own words, and what triage makes of them with the shared answers."""

    text: str
    assessment: Assessment


class Drafting:
    """Assesses reports by the policy's rules and computes their due times."""

    def __init__(self, policy: SupportPolicy) -> None:
        assert policy.severity_rules is not None
        self._policy = policy
        self._rules = policy.severity_rules

    def assess(self, exchange: Exchange, report: ReportDraft, text: str | None = None) -> Assessment:
        """What triage makes of a report, or of one problem in it."""
        answers = {name: report.answers[name] for name in QUESTIONS if report.answers.get(name)}
        told = Report(text or report.what, answers, exchange.language)
        return assess(told, self._rules, now=exchange.now, timezone=exchange.requester.timezone)

    def problems(self, exchange: Exchange, report: ReportDraft) -> tuple[Assessed, ...]:
        """The problems to be filed: several when they are to be filed separately."""
        texts = report.problems if report.separate else (report.what,)
        return tuple(Assessed(text, self.assess(exchange, report, text)) for text in texts)

    def drafts(self, exchange: Exchange) -> tuple[TicketDraft, ...]:
        """The tickets to open."""
        report = exchange.report
        return tuple(self._draft(exchange, report, problem) for problem in self.problems(exchange, report))

    def _draft(self, exchange: Exchange, report: ReportDraft, problem: Assessed) -> TicketDraft:
        assessment, requester = problem.assessment, exchange.requester
        fields = assessment.fields
        severity = report.severity or assessment.severity
        due = due_times(self._policy, severity, exchange.now, requester.timezone, country=requester.country)
        return TicketDraft(
            summary=(report.summary if not report.separate else "") or fields.summary,
            description=problem.text,
            component=fields.component,
            business_impact=report.answers.get("business_impact", ""),
            affected=report.answers.get("affected", ""),
            affected_scope=fields.affected_scope,
            affected_count=fields.affected_count,
            workaround=report.answers.get("workaround", ""),
            workaround_available=fields.workaround,
            since=fields.started_at or report.answers.get("since", ""),
            error_codes=fields.error_codes,
            severity=severity,
            suggested_severity=assessment.severity,
            reasons=tuple(
                {"rule": reason.rule, "quote": reason.quote, "effect": reason.effect} for reason in assessment.reasons
            ),
            language=exchange.language,
            timezone=requester.timezone,
            country=requester.country,
            opened_at=exchange.now,
            response_due=due.response,
            restoration_due=due.restoration,
            files=report.files,
        )
