"""The sentences around a question: articles and verdicts on them, pages, the status page, phones, one's own data."""

from __future__ import annotations

from helpbot.validation import FileModel


class AskingTexts(FileModel):
    """Part of `Texts`."""

    too_long: str
    ask_too: str
    unknown: str
    unknown_next: str
    unknown_too: str
    suggestions: str
    none_of_these: str
    none_answer: str
    helpful_question: str
    helpful_yes: str
    helpful_no: str
    helpful_thanks: str
    unhelpful: str
    same_again: str
    if_in_vain: str
    all_i_have: str
    shown_further: str
    article_note: str
    article_note_undated: str
    read_more: str
    page_question: str
    page_unknown: str
    page_found: str
    status: str
    status_next: str
    phones_title: str
    phone_line: str
    toll_free: str
    phone_open: str
    phone_closed: str
    phone_outage: str
    phone_region: str
    phone_designated: str
    my_data: str
    my_data_shared: str
    my_data_send: str
    my_data_erase: str
    my_data_file: str
    my_data_export: str
    my_data_newest: str
    erase_confirm: str
    erase_yes: str
    erase_no: str
    erased: str
    kept: str
