"""The choices that the bot offers: what each is called, and what it does when picked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

from helpbot.dialogue.messages import Choice, Style
from helpbot.dialogue.wording import Texts
from helpbot.knowledge.menu import HelpMenu
from helpbot.language.marks import cut

LONGEST_SHOWN = 60
"""Characters of a question, or a problem, on a button."""
LONGEST_ASKED = 500
"""Characters of a question behind a button."""


class Action(StrEnum):
    """What picking a choice does."""

    HELLO = "hello"
    MENU = "menu"
    OPEN = "open"
    ARTICLE = "article"
    NONE_OF_THESE = "none_of_these"
    HELPFUL = "helpful"
    NOT_HELPFUL = "not_helpful"
    ASK = "ask"
    REPORT = "report"
    REPORT_THIS = "report_this"
    JOIN = "join"
    DIFFER = "differ"
    LEAVE = "leave"
    SEPARATE = "separate"
    TOGETHER = "together"
    SKIP = "skip"
    DONT_KNOW = "dont_know"
    CANCEL = "cancel"
    KEEP = "keep"
    FILE_SOLVED = "file_solved"
    CONFIRM = "confirm"
    CORRECT = "correct"
    CORRECT_PROBLEM = "correct_problem"
    CORRECT_FIELD = "correct_field"
    SET_SEVERITY = "set_severity"
    MY_DATA_SEND = "my_data_send"
    MY_DATA_ERASE = "my_data_erase"
    ERASE_CONFIRMED = "erase_confirmed"
    ERASE_REFUSED = "erase_refused"
    FORM = "form"
    REPORT_MESSAGE = "report_message"
    FIND_HELP = "find_help"
    TICKET_WRITE = "ticket_write"
    TICKET_WORKS = "ticket_works"
    TICKET_FAILS = "ticket_fails"
    TICKET_WORD = "ticket_word"
    TICKET_NO_WORD = "ticket_no_word"
    EXPIRED = "expired"


class AgentAction(StrEnum):
    """What a button on a ticket's card does; the value is the ticket's number."""

    CLAIM = "agent_claim"
    TAKE_OVER = "agent_take_over"
    ANSWER = "agent_answer"
    ASK = "agent_ask"
    SEVERITY = "agent_severity"
    RESOLVE = "agent_resolve"
    HAND_OVER = "agent_hand_over"
    DUPLICATE = "agent_duplicate"
    REOPEN = "agent_reopen"
    CLOSE = "agent_close"


_WORK_STYLES: Mapping[AgentAction, Style] = MappingProxyType(
    {AgentAction.CLAIM: "primary", AgentAction.HAND_OVER: "more", AgentAction.DUPLICATE: "more"}
)
"""What stands out on a card, and what stands behind its menu."""


def report(texts: Texts) -> Choice:
    """Start a report."""
    return Choice(label=texts.report_it, action=Action.REPORT)


def report_this(texts: Texts) -> Choice:
    """Start a report with what was just said."""
    return Choice(label=texts.report_this, action=Action.REPORT_THIS)


def menu(texts: Texts) -> Choice:
    """Show the Help menu."""
    return Choice(label=texts.open_menu, action=Action.MENU)


def article(title: str, identity: str) -> Choice:
    """Show an article."""
    return Choice(label=title, action=Action.ARTICLE, value=identity)


def none_of_these(texts: Texts) -> Choice:
    """Refuse all suggestions."""
    return Choice(label=texts.none_of_these, action=Action.NONE_OF_THESE)


def feedback(texts: Texts, identity: str) -> tuple[Choice, Choice]:
    """Say whether an article helped."""
    return (
        Choice(label=texts.helpful_yes, action=Action.HELPFUL, value=identity),
        Choice(label=texts.helpful_no, action=Action.NOT_HELPFUL, value=identity),
    )


def menu_entries(help_menu: HelpMenu, language: str) -> tuple[Choice, ...]:
    """The entries of the Help menu."""
    return tuple(
        Choice(label=entry.label_in(language), action=Action.OPEN, value=entry.id) for entry in help_menu.entries
    )


def known(texts: Texts, failure: str, report: str) -> tuple[Choice, ...]:
    """Join a known failure, have another one, or leave the report that is named by `report`."""
    return (
        Choice(label=texts.known_join, action=Action.JOIN, value=failure, style="primary"),
        Choice(label=texts.known_differ, action=Action.DIFFER, value=failure),
        cancel(texts, report),
    )


def leave(texts: Texts, failure: str) -> Choice:
    """Take back that one has joined a known failure."""
    return Choice(label=texts.known_leave, action=Action.LEAVE, value=failure)


def shortened(words: str) -> str:
    """Words that fit on a button."""
    return words if len(words) <= LONGEST_SHOWN else f"{cut(words, LONGEST_SHOWN - 1).rstrip()}…"


def ask_too(texts: Texts, question: str) -> Choice:
    """Ask what else was asked."""
    label = texts.ask_too.format(question=shortened(question))
    return Choice(label=label, action=Action.ASK, value=cut(question, LONGEST_ASKED))


def my_data(texts: Texts) -> tuple[Choice, ...]:
    """What a person may do with what is held about them."""
    return (
        Choice(label=texts.my_data_send, action=Action.MY_DATA_SEND),
        Choice(label=texts.my_data_erase, action=Action.MY_DATA_ERASE, style="danger"),
    )


def erasing(texts: Texts) -> tuple[Choice, ...]:
    """Erase all of it, or not."""
    return (
        Choice(label=texts.erase_yes, action=Action.ERASE_CONFIRMED, style="danger"),
        Choice(label=texts.erase_no, action=Action.ERASE_REFUSED),
    )


def write_to_support(texts: Texts, number: str) -> Choice:
    """Write to the support team about a ticket."""
    return Choice(label=texts.ticket_reply.format(number=number), action=Action.TICKET_WRITE, value=number)


def solved(texts: Texts, number: str) -> tuple[Choice, ...]:
    """Whether a solution works."""
    return (
        Choice(label=texts.ticket_works, action=Action.TICKET_WORKS, value=number, style="primary"),
        still_failing(texts, number),
    )


def still_failing(texts: Texts, number: str) -> Choice:
    """Open a ticket again."""
    return Choice(label=texts.ticket_fails, action=Action.TICKET_FAILS, value=number)


def addressee(texts: Texts, numbers: Iterable[str], refusal: str) -> tuple[Choice, ...]:
    """Whether what was written is for the support team, and about which ticket; or not, in the words of `refusal`."""
    tickets = [
        Choice(label=texts.word_for.format(number=number), action=Action.TICKET_WORD, value=number)
        for number in numbers
    ]
    return (*tickets, Choice(label=refusal, action=Action.TICKET_NO_WORD))


def or_report(texts: Texts, numbers: Iterable[str]) -> tuple[Choice, ...]:
    """Whether what was written is about one of these tickets, or about the report that is being made."""
    tickets = [
        Choice(label=texts.word_about.format(number=number), action=Action.TICKET_WORD, value=number)
        for number in numbers
    ]
    return (*tickets, Choice(label=texts.word_about_report, action=Action.TICKET_NO_WORD))


def agent_work(texts: Texts, number: str, actions: Iterable[AgentAction]) -> tuple[Choice, ...]:
    """The buttons of a ticket's card."""
    return tuple(
        Choice(label=getattr(texts, action), action=action, value=number, style=_WORK_STYLES.get(action, "plain"))
        for action in actions
    )


def cancel(texts: Texts, report: str) -> Choice:
    """Leave the report that is named by `report`."""
    return Choice(label=texts.cancel, action=Action.CANCEL, value=report, style="danger")
