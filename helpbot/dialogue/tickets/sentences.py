"""The sentences around stored tickets: in talk with the requester, and on the card for the support team (`card_`)."""

from __future__ import annotations

from helpbot.validation import FileModel


class TicketTexts(FileModel):
    """Part of `Texts`; the names of buttons for agents begin with `agent_`."""

    as_form: str
    ticket_reply: str
    ticket_works: str
    ticket_fails: str
    ticket_write: str
    ticket_none: str
    ticket_standing: str
    ticket_reopened: str
    ticket_reopened_told: str
    ticket_next: str
    ticket_late: str
    ticket_waits: str
    ticket_no_promise: str
    ticket_together: str
    ticket_closed: str
    word_passed: str
    word_which: str
    word_withdrawn: str
    word_solved: str
    word_or_report: str
    answer_or_report: str
    word_about: str
    word_about_report: str
    word_for: str
    word_not: str
    word_untold: str
    word_left: str
    severity_marks: tuple[str, ...]
    card_head: str
    card_clock: str
    card_reported: str
    card_origin: str
    card_due: str
    card_paused: str
    card_thread: str
    card_people: str
    card_erased: str
    card_open: str
    card_in_progress: str
    card_waiting_for_requester: str
    card_duplicate: str
    card_original: str
    card_duplicates: str
    card_resolved: str
    card_closed: str
    agent_claim: str
    agent_take_over: str
    agent_answer: str
    agent_ask: str
    agent_severity: str
    agent_resolve: str
    agent_hand_over: str
    agent_duplicate: str
    agent_reopen: str
    agent_close: str
