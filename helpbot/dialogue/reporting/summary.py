"""A report in words: the summary before it is filed, the confirmation after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.reporting.drafting import Assessed
from helpbot.dialogue.ticket import TicketView
from helpbot.dialogue.wording import Texts
from helpbot.dialogue.words.labels import below_label
from helpbot.dialogue.words.quoting import quote, quote_names
from helpbot.dialogue.words.times import beginning, by, on, zone_name
from helpbot.triage.assessment import Assessment, explain
from helpbot.triage.policy import SupportPolicy
from helpbot.triage.report import QUESTIONS

LINE_BREAK = "  \n"
"""A new line in the same paragraph of Markdown."""
FIELDS = ("summary", *QUESTIONS)
"""The fields that a person may correct in words, in the order in which they are shown."""


def summary_text(exchange: Exchange, policy: SupportPolicy, problems: Sequence[Assessed]) -> str:
    """What would be filed, with the suggested severity and why; for several problems, only what is known."""
    texts = exchange.texts
    many = len(problems) > 1
    title = texts.summary_title_many.format(count=len(problems)) if many else texts.summary_title
    parts = [title]
    for number, problem in enumerate(problems, start=1):
        rows = list(_problem_rows(exchange, problem, f"{number}. " if many else ""))
        rows += _told_rows(exchange, problem, "" if many else texts.not_told)
        parts += ["\n".join(rows), _severity_rows(exchange, policy, problem)]
    return "\n\n".join([*parts, texts.summary_next_many if many else texts.summary_next])


def _problem_rows(exchange: Exchange, problem: Assessed, number: str) -> Iterator[str]:
    texts, fields = exchange.texts, problem.assessment.fields
    yield f"- **{number}{texts.field_summary}:** {quote(problem.summary)}"
    if fields.error_codes:
        yield f"- **{texts.field_error_codes}:** {quote(', '.join(fields.error_codes))}"


def _told_rows(exchange: Exchange, problem: Assessed, otherwise: str) -> Iterator[str]:
    """The answers in the person's words, else what triage read in the problem itself, else `otherwise`."""
    texts, report = exchange.texts, exchange.report
    for name in QUESTIONS:
        value = _told(exchange, problem, name)
        if told := quote(below_label(name, value, exchange.wording)) if value else otherwise:
            if value and name == "since":
                told = " ".join(filter(None, (told, _began(exchange, problem.assessment))))
            yield f"- **{getattr(texts, f'field_{name}')}:** {told}"
    if report.files:
        yield f"- **{texts.field_files}:** {quote_names(report.files)}"


def _told(exchange: Exchange, problem: Assessed, name: str) -> str:
    """An answer in the person's words; if those answer several questions at once, what was read in them."""
    words, read = problem.answers.get(name, ""), understood(exchange, problem.assessment, name)
    answers_several = [*problem.answers.values()].count(words) > 1
    return read if read and (answers_several or not words) else words


def _began(exchange: Exchange, assessment: Assessment) -> str:
    """What since when was read as, if that says more than the words: for `today` it does not."""
    began, zone, language = assessment.fields.began, exchange.reporter.timezone, exchange.language
    today = exchange.now.astimezone(ZoneInfo(zone)).date()
    if began is None or (began.day == today and began.at is None):
        return ""
    if began.day == today and began.at:
        return exchange.texts.began_on.format(began=" ".join(filter(None, on(began.at, exchange.now, zone, language))))
    return exchange.texts.began_on.format(began=beginning(began.day, began.at, exchange.now, zone, language))


def understood(exchange: Exchange, assessment: Assessment, name: str) -> str:
    """What the report itself tells about a field that was not asked about; empty if nothing, or only supposed."""
    texts, fields = exchange.texts, assessment.fields
    if name == "affected":
        return scope_words(texts, fields.affected_told, fields.affected_count)
    if name == "workaround":
        return workaround_words(texts, available=fields.workaround_told)
    return fields.started_at or "" if name == "since" else ""


def scope_words(texts: Texts, scope: str, count: int | None) -> str:
    """Who is affected, and how many if that says more; empty if unknown."""
    if scope in ("unknown", "none"):
        return ""
    words: str = getattr(texts, f"scope_{scope}")
    return f"{words} ({count})" if count and count > 1 and scope != "one_user" else words


def workaround_words(texts: Texts, *, available: bool | None) -> str:
    """Whether there is a workaround; empty if unknown."""
    return "" if available is None else texts.workaround_yes if available else texts.workaround_no


def _severity_rows(exchange: Exchange, policy: SupportPolicy, problem: Assessed) -> str:
    """The severity and why; for a problem that is over, what it would be otherwise."""
    texts, chosen = exchange.texts, problem.chosen
    suggested, judged = problem.suggested, problem.assessment.severity
    level = level_name(policy, chosen or suggested, exchange.language)
    if chosen and chosen != suggested:
        rows = [texts.summary_severity_chosen.format(severity=chosen, level=level, suggested=suggested)]
    elif suggested != judged:
        return texts.summary_severity_solved.format(severity=suggested, level=level, otherwise=judged)
    else:
        rows = [texts.summary_severity.format(severity=suggested, level=level)]
    reasons = "; ".join(quote(sentence) for sentence in explain(problem.assessment, exchange.language))
    return LINE_BREAK.join([*rows, texts.summary_why.format(reasons=reasons)] if reasons else rows)


def filed_text(exchange: Exchange, policy: SupportPolicy, tickets: Sequence[TicketView], phones: str) -> str:
    """The numbers, by when the first response comes, and what happens next."""
    texts = exchange.texts
    parts = [_numbers(exchange, policy, tickets), _promises(exchange, tickets)]
    parts += [texts.recurs.format(earlier=ticket.recurs) for ticket in tickets if ticket.recurs]
    critical = any(policy.levels[ticket.severity].channel == "phone" for ticket in tickets)
    parts.append(texts.filed_next_phone.format(phones=phones) if critical else texts.filed_next_web)
    return "\n\n".join(filter(None, parts))


def _numbers(exchange: Exchange, policy: SupportPolicy, tickets: Sequence[TicketView]) -> str:
    texts, language = exchange.texts, exchange.language
    if len(tickets) == 1:
        [one] = tickets
        level = level_name(policy, one.severity, language)
        return texts.filed.format(number=one.number, severity=one.severity, level=level)
    rows = [texts.filed_many.format(count=len(tickets))]
    for ticket in tickets:
        level = level_name(policy, ticket.severity, language)
        filled = {"number": ticket.number, "severity": ticket.severity, "level": level}
        rows.append(texts.filed_line.format(summary=quote(ticket.summary), **filled))
    return "\n".join(rows)


def _promises(exchange: Exchange, tickets: Sequence[TicketView]) -> str:
    texts, zone, language = exchange.texts, exchange.requester.timezone, exchange.language
    place = zone_name(zone, language)
    rows = []
    for ticket in tickets:
        if ticket.response_due:
            words, due = by(ticket.response_due, exchange.now, zone, language)
            text = texts.filed_response if len(tickets) == 1 else texts.filed_response_of
            rows.append(text.format(number=ticket.number, by=words, due=due, zone=place))
    return LINE_BREAK.join(rows)


def level_name(policy: SupportPolicy, severity: int, language: str) -> str:
    """The display name of a severity level."""
    return policy.levels[severity].name.in_language(language)
