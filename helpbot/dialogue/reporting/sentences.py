"""The sentences around a report: what is asked (`ask_`), the summary and its fields, leaving it, what was filed."""

from __future__ import annotations

from helpbot.validation import FileModel


class ReportTexts(FileModel):
    """Part of `Texts`. `ask_`, `unclear_` and `field_` are followed by what a report tells, `scope_` by who is
    affected; `began_` stands behind since when, `began_on` wherever the zone need not be told.
    """

    leave_question: str
    leave_yes: str
    leave_no: str
    solved_question: str
    solved_file: str
    solved_noted: str
    solved_mark: str
    back_to_summary: str
    nothing_changed: str
    misunderstood_report: str
    unclear_report: str
    unclear_what: str
    unclear_business_impact: str
    unclear_affected: str
    unclear_workaround: str
    unclear_since: str
    one_at_a_time: str
    why_asked: str
    questions_left: str
    goodbye_report: str
    put_off: str
    put_off_beside: str
    question_named: str
    ask_what: str
    ask_business_impact: str
    ask_affected: str
    ask_workaround: str
    ask_since: str
    ask_about: str
    report_started: str
    asking_note: str
    back_to_report: str
    noted: str
    tell_more: str
    since_ahead: str
    resumed: str
    retold: str
    replaces: str
    skip: str
    skip_rest: str
    cancel: str
    cancelled: str
    started_over: str
    split: str
    split_again: str
    aside: str
    aside_again: str
    aside_same: str
    aside_noted: str
    split_yes: str
    split_no: str
    summary_title: str
    summary_title_many: str
    field_summary: str
    field_business_impact: str
    field_affected: str
    field_workaround: str
    field_since: str
    began_on: str
    began_at: str
    field_error_codes: str
    field_files: str
    field_severity: str
    not_told: str
    summary_severity: str
    summary_severity_chosen: str
    summary_severity_solved: str
    summary_why: str
    summary_waits: str
    summary_waits_many: str
    summary_next: str
    summary_next_many: str
    confirm_many: str
    confirm: str
    correct: str
    correct_which: str
    correct_which_problem: str
    correct_value: str
    correct_severity: str
    corrected: str
    severity_choice: str
    added: str
    added_words: str
    over: str
    taken_up: str
    has_it_too: str
    has_it_too_unreported: str
    people_affected: str
    report_of_another: str
    files_added: str
    filed: str
    filed_many: str
    filed_line: str
    filed_response: str
    filed_response_of: str
    filed_next_web: str
    filed_next_phone: str
    scope_one_user: str
    scope_some_users: str
    scope_team: str
    scope_site: str
    scope_all: str
    scope_none: str
    workaround_yes: str
    workaround_no: str
