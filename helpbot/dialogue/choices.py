"""The choices that the bot offers: the label of each, and what picking it does."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from helpbot.dialogue.messages import Choice, Style
from helpbot.dialogue.wording import Texts
from helpbot.knowledge.menu import HelpMenu
from helpbot.language.marks import cut, shortened

LONGEST_SHOWN = 60
"""The most characters of a question or a problem on a button."""
LONGEST_ASKED = 500
"""The most characters of a question that a button asks."""


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
    SKIP_REST = "skip_rest"
    DONT_KNOW = "dont_know"  # only on buttons of the former version
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
    """What a button on the card of a ticket does; its value is the number of the ticket."""

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


SELDOM = (AgentAction.HAND_OVER, AgentAction.DUPLICATE)
"""The actions in the overflow menu of a card."""


def report(texts: Texts) -> Choice:
    """Start a report."""
    return Choice(label=texts.report_it, action=Action.REPORT)


def report_this(texts: Texts) -> Choice:
    """Start a report with what was just said."""
    return Choice(label=texts.report_this, action=Action.REPORT_THIS)


def menu(texts: Texts) -> Choice:
    """Show the Help menu."""
    return Choice(label=texts.open_menu, action=Action.MENU)


def where_next(texts: Texts) -> tuple[Choice, Choice]:
    """What to do when there is no answer: report the problem, or look at the Help menu."""
    return report_this(texts), menu(texts)


def article(title: str, identity: str) -> Choice:
    """Show an article."""
    return Choice(label=title, action=Action.ARTICLE, value=identity)


def none_of_these(texts: Texts) -> Choice:
    """Reject all suggestions."""
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
    """Join a known failure, say that it is a different one, or cancel the report named `report`."""
    return (
        Choice(label=texts.known_join, action=Action.JOIN, value=failure, style="primary"),
        Choice(label=texts.known_differ, action=Action.DIFFER, value=failure),
        cancel(texts, report),
    )


def leave(texts: Texts, failure: str) -> Choice:
    """Leave a known failure that one has joined."""
    return Choice(label=texts.known_leave, action=Action.LEAVE, value=failure)


def ask_too(texts: Texts, question: str) -> Choice:
    """Ask what else was asked."""
    label = texts.ask_too.format(question=shortened(question, LONGEST_SHOWN))
    return Choice(label=label, action=Action.ASK, value=cut(question, LONGEST_ASKED))


def my_data(texts: Texts) -> tuple[Choice, ...]:
    """What people can do with the data held about them."""
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
    """Say whether a solution works."""
    return (
        Choice(label=texts.ticket_works, action=Action.TICKET_WORKS, value=number, style="primary"),
        still_failing(texts, number),
    )


def still_failing(texts: Texts, number: str) -> Choice:
    """Reopen a ticket."""
    return Choice(label=texts.ticket_fails, action=Action.TICKET_FAILS, value=number)


def which_ticket(label: str, numbers: Iterable[str], none: str) -> tuple[Choice, ...]:
    """About which ticket something was written, as `label` says with its `{number}`; or, in the words of `none`, about
    none of them.
    """
    tickets = [Choice(label=label.format(number=number), action=Action.TICKET_WORD, value=number) for number in numbers]
    return (*tickets, Choice(label=none, action=Action.TICKET_NO_WORD))


def agent_work(texts: Texts, number: str, actions: Iterable[AgentAction]) -> tuple[Choice, ...]:
    """The buttons on the card of a ticket."""
    return tuple(
        Choice(label=getattr(texts, action), action=action, value=number, style=_work_style(action))
        for action in actions
    )


def _work_style(action: AgentAction) -> Style:
    if action in SELDOM:
        return "more"
    return "primary" if action is AgentAction.CLAIM else "plain"


def cancel(texts: Texts, report: str) -> Choice:
    """Cancel the report named `report`."""
    return Choice(label=texts.cancel, action=Action.CANCEL, value=report, style="danger")
