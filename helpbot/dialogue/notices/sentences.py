"""The sentences of notices: to requesters (`told_`) and those who joined an incident (`known_`), to the support team
(`team_`), to an agent who wanted what cannot be (`work_`), to the admins (`parked_`).
"""

from __future__ import annotations

from helpbot.validation import FileModel


class NoticeTexts(FileModel):
    """Part of `Texts`. `told_` and `team_` are followed by what happened to the ticket, by the lifecycle's names."""

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
    merged: str
    merged_own: str
    apart: str
    marked_unread: str
    severity_changed: str
    severity_reason: str
    known_resolved: str
    known_resolved_page: str
    known_resolved_titled: str
    known_resolved_next: str
    known_resolved_own: str
    known_reopened: str
    team_opened: str
    team_filed_for: str
    team_files: str
    team_files_left: str
    team_files_kept: str
    team_merged: str
    team_merged_away: str
    team_apart: str
    team_solved_before: str
    team_of_duplicate: str
    team_take_over: str
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
    team_card: str
    reminder_warning: str
    reminder_breach: str
    severity_suggested: str
    escalated: str
    escalated_ticket: str
    escalated_next: str
    file_left: str
    file_left_kind: str
    file_left_size: str
    file_left_off: str
    file_left_empty: str
    file_left_gone: str
    file_left_elsewhere: str
    file_left_place: str
    work_not_yours: str
    work_not_now: str
    work_taken: str
    work_sent_already: str
    work_no_colleague: str
    work_merge_itself: str
    work_merge_duplicate: str
    work_merge_over: str
    work_merge_erased: str
    work_no_files: str
    parked_inbox: str
    parked_outbox: str
    parked_next: str
