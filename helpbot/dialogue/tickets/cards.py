"""The card of a ticket for the support team: what happened, its status, and what can be done about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from helpbot.dialogue import choices
from helpbot.dialogue.choices import AgentAction
from helpbot.dialogue.messages import Origin, Reply
from helpbot.dialogue.reporting.summary import LINE_BREAK, level_name, scope_words, workaround_words
from helpbot.dialogue.ticket import TicketCard
from helpbot.dialogue.wording import Texts, Wording
from helpbot.dialogue.words.labels import below_label
from helpbot.dialogue.words.quoting import quote, quote_lines
from helpbot.dialogue.words.times import beginning, moment, zone_name
from helpbot.language.text import simple_words
from helpbot.triage.extraction.summary import without_greeting
from helpbot.triage.policy import SupportPolicy
from helpbot.triage.reasons import kept_sentences, rule_of
from helpbot.triage.report import QUESTIONS

LONGEST_DESCRIPTION = 1500
LONGEST_TITLE = 300

_AT_WORK = (AgentAction.ANSWER, AgentAction.ASK, AgentAction.SEVERITY, AgentAction.RESOLVE)
_OVER = (AgentAction.ANSWER, AgentAction.REOPEN)
ACTIONS: Mapping[str, tuple[AgentAction, ...]] = MappingProxyType(
    {
        "open": (AgentAction.CLAIM, *_AT_WORK, *choices.SELDOM),
        "in_progress": (*_AT_WORK, AgentAction.TAKE_OVER, *choices.SELDOM),
        "waiting_for_requester": (*_AT_WORK, AgentAction.TAKE_OVER, *choices.SELDOM),
        "duplicate": _OVER,
        "resolved": (*_OVER, AgentAction.CLOSE),
        "closed": _OVER,
    }
)
"""The buttons by status: what the lifecycle allows then."""
_WHEN_ERASED: Mapping[str, tuple[AgentAction, ...]] = MappingProxyType(
    {"resolved": (AgentAction.CLOSE,), "closed": (), "duplicate": ()}
)


def card(ticket: TicketCard, wording: Wording, spoken: Wording, policy: SupportPolicy, mark: str) -> Reply:
    """A card in the language of `wording`, about a ticket reported in that of `spoken`.

    `mark` begins messages for the requester in its thread.
    """
    if ticket.erased:
        return _erased(ticket, wording, policy)
    told = "\n".join(_told(ticket, wording, spoken))
    parts = [_state(ticket, wording, spoken, policy), _description(ticket), told, _why(ticket, wording, policy)]
    note = _people(ticket, wording)
    thread = wording.texts.card_thread.format(mark=mark, requester=quote(ticket.requester, 80))
    actions = ACTIONS.get(ticket.view.status, ())
    return Reply(
        text="\n\n".join(filter(None, parts)),
        note=f"{note}{LINE_BREAK}{thread}",
        origin=Origin(label=wording.texts.card_origin, message=ticket.source or "", conversation=ticket.conversation),
        choices=choices.agent_work(wording.texts, ticket.view.number, actions),
    )


def glance(ticket: TicketCard, wording: Wording, spoken: Wording, policy: SupportPolicy) -> Reply:
    """The same without what can be done, and with no more of what was told than the title."""
    if ticket.erased:
        return Reply(text=_erased_text(ticket, wording, policy))
    return Reply(text=_state(ticket, wording, spoken, policy), note=_people(ticket, wording))


def _state(ticket: TicketCard, wording: Wording, spoken: Wording, policy: SupportPolicy) -> str:
    """What people look for in a busy channel, and below it what is due, and which tickets belong together."""
    title = _head(ticket, wording, spoken, policy)
    return LINE_BREAK.join([title, *_clock(ticket, wording), *_together(ticket, wording)])


def _people(ticket: TicketCard, wording: Wording) -> str:
    """Who reported it, and who else has it."""
    reported = wording.texts.card_reported.format(requester=quote(ticket.requester, 80))
    return " · ".join([reported, *_others(ticket, wording)])


def _erased_text(ticket: TicketCard, wording: Wording, policy: SupportPolicy) -> str:
    return f"{_head(ticket, wording, wording, policy)}{LINE_BREAK}{wording.texts.card_erased}"


def _erased(ticket: TicketCard, wording: Wording, policy: SupportPolicy) -> Reply:
    """What is left of an erased ticket; nobody can be asked or answered any more."""
    text = _erased_text(ticket, wording, policy)
    actions = _WHEN_ERASED.get(ticket.view.status, (AgentAction.RESOLVE,))
    return Reply(text=text, choices=choices.agent_work(wording.texts, ticket.view.number, actions))


def _head(ticket: TicketCard, wording: Wording, spoken: Wording, policy: SupportPolicy) -> str:
    """Which ticket it is, its severity, its status, who works on it."""
    texts, view = wording.texts, ticket.view
    title = quote(without_greeting(ticket.description, spoken.code) if _is_told_once(ticket) else view.summary)
    named = " · ".join(filter(None, [view.number, title]))
    status = getattr(texts, f"card_{view.status}")
    level = level_name(policy, view.severity, wording.code)
    mark = severity_mark(texts, view.severity)
    head = texts.card_head.format(mark=mark, severity=view.severity, level=level, status=status)
    assignee = f" · {quote(ticket.assignee, 80)}" if ticket.assignee else ""
    return f"**{named}**{LINE_BREAK}{head}{assignee}"


def severity_mark(texts: Texts, severity: int) -> str:
    """The emoji of a severity; the last one is for all lower ones."""
    return texts.severity_marks[min(severity, len(texts.severity_marks)) - 1]


def _is_told_once(ticket: TicketCard) -> bool:
    """Whether the person's own words are short and contain all of the summary, so that they can replace it."""
    told = ticket.description.strip()
    if len(told) > LONGEST_TITLE or "\n" in told:
        return False
    return set(simple_words(ticket.view.summary)) <= set(simple_words(told))


def _description(ticket: TicketCard) -> str:
    """The person's own words, unless they are in the head already, at most without a greeting."""
    return "" if _is_told_once(ticket) else quote_lines(ticket.description, LONGEST_DESCRIPTION)


def _told(ticket: TicketCard, wording: Wording, spoken: Wording) -> Iterator[str]:
    """The person's answers, else what their first words say, but nothing that is only supposed."""
    texts = wording.texts
    read = {
        "affected": scope_words(texts, ticket.affected_told, ticket.affected_count),
        "workaround": workaround_words(texts, available=ticket.workaround_available),
    }
    for name in QUESTIONS:
        if value := getattr(ticket, name) or read.get(name, ""):
            told = quote(below_label(name, value, spoken))
            began = _began(ticket, wording) if name == "since" else ""
            yield f"- **{getattr(texts, f'field_{name}')}:** {' '.join(filter(None, (told, began)))}"
    for listed in ("error_codes", "files"):
        if values := getattr(ticket, listed):
            yield f"- **{getattr(texts, f'field_{listed}')}:** {quote(', '.join(values))}"


def _began(ticket: TicketCard, wording: Wording) -> str:
    """What the words for since when mean in the time zone of the reporter."""
    if ticket.began_on is None:
        return ""
    zone, language = ticket.timezone, wording.code
    told = {"began": beginning(ticket.began_on, ticket.began_at, ticket.view.opened_at, zone, language)}
    if ticket.began_at is None:
        return wording.texts.began_on.format(**told)
    return wording.texts.began_at.format(**told, zone=zone_name(zone, language))


def told_in_full(ticket: TicketCard, wording: Wording, spoken: Wording) -> Iterator[str]:
    """The report in the person's own words, and their answers: for where the card itself is not seen."""
    yield quote_lines(ticket.description, LONGEST_DESCRIPTION)
    if told := "\n".join(_told(ticket, wording, spoken)):
        yield told


def _why(ticket: TicketCard, wording: Wording, policy: SupportPolicy) -> str:
    """Why the severity was suggested, and which one, if another is set."""
    rules = policy.severity_rules
    rule = rule_of(ticket.reasons, rules)
    if rule is None:
        return ""
    reasons = "; ".join(map(quote, kept_sentences(rule, ticket.reasons, rules, wording.code)))
    why = wording.texts.summary_why.format(reasons=reasons)
    if rule.severity == ticket.view.severity:
        return why
    level = level_name(policy, rule.severity, wording.code)
    return f"{wording.texts.summary_severity.format(severity=rule.severity, level=level)}{LINE_BREAK}{why}"


def _others(ticket: TicketCard, wording: Wording) -> Iterator[str]:
    """How many others reported the problem, how many people have it by what they say, and which earlier ticket was
    about it."""
    view = ticket.view
    if view.members:
        yield wording.texts.announce_members.format(members=view.members)
    if ticket.people > view.members + 1:
        yield wording.texts.card_people.format(people=ticket.people)
    if view.recurs:
        yield wording.texts.announce_recurs.format(earlier=view.recurs)


def _together(ticket: TicketCard, wording: Wording) -> Iterator[str]:
    """Which tickets are about the same problem, and in which of them the work goes on."""
    if ticket.original:
        yield wording.texts.card_original.format(original=ticket.original)
    if ticket.duplicates:
        yield wording.texts.card_duplicates.format(duplicates=", ".join(ticket.duplicates))


def _clock(ticket: TicketCard, wording: Wording) -> Iterator[str]:
    """What is due next, or since when the clock is paused."""
    texts, view, language = wording.texts, ticket.view, wording.code
    place = zone_name(ticket.timezone, language)
    if view.waiting_since is not None:
        yield texts.card_paused.format(since=moment(view.waiting_since, ticket.timezone, language), zone=place)
    elif view.status in ("open", "in_progress"):
        name = texts.promise_restoration if view.responded else texts.promise_response
        if view.due is not None:
            yield texts.card_clock.format(promise=name, due=moment(view.due, ticket.timezone, language), zone=place)
