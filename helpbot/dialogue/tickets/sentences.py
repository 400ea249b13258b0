"""The sentences around stored tickets: to the requester (`told_`), to the support team (`card_`, `team_`, `work_`)."""

from __future__ import annotations

from helpbot.validation import FileModel


class TicketTexts(FileModel):
    """Part of `Texts`. `told_` and `team_` are followed by what happened to the ticket, by the lifecycle's names."""

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
    ticket_closed: str
    word_passed: str
    word_which: str
    word_withdrawn: str
    word_solved: str
    word_or_report: str
    word_about: str
    word_about_report: str
    word_for: str
    word_not: str
    word_left: str
    told_answer: str
    told_answer_silently: str
    told_files: str
    told_ask: str
    told_ask_silently: str
    told_ask_note: str
    told_resolve: str
    told_resolve_silently: str
    told_reopen_silently: str
    told_close_silently: str
    severity_marks: tuple[str, ...]
    card_head: str
    card_clock: str
    card_reported: str
    card_origin: str
    card_due: str
    card_paused: str
    card_thread: str
    card_erased: str
    card_open: str
    card_in_progress: str
    card_waiting_for_requester: str
    card_resolved: str
    card_closed: str
    agent_claim: str
    agent_take_over: str
    agent_answer: str
    agent_ask: str
    agent_severity: str
    agent_resolve: str
    agent_hand_over: str
    agent_reopen: str
    agent_close: str
    team_opened: str
    team_filed_for: str
    team_files: str
    team_files_left: str
    team_files_kept: str
    file_left: str
    file_left_kind: str
    file_left_size: str
    file_left_off: str
    file_left_empty: str
    file_left_gone: str
    file_left_elsewhere: str
    file_left_place: str
    team_hand_over: str
    team_hand_over_silently: str
    team_answer: str
    team_ask: str
    team_resolve: str
    team_requester_replied: str
    team_reopen: str
    team_close: str
    team_set_severity: str
    team_amend: str
    team_amend_silently: str
    work_not_yours: str
    work_not_now: str
    work_no_colleague: str
    work_no_files: str
    marked_unread: str
