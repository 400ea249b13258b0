"""The sentences about the status page and about failures that several people have."""

from __future__ import annotations

from helpbot.validation import FileModel


class IncidentTexts(FileModel):
    """What is said of known failures; `{names}` are filled in where they are said."""

    status_all_fine: str
    status_one_incident: str
    status_incidents: str
    status_components: str
    status_unreachable: str
    status_read: str
    page_entry: str
    page_work_now: str
    page_work_planned: str
    page_until: str
    page_update: str
    page_component: str
    page_degraded_performance: str
    page_partial_outage: str
    page_major_outage: str
    page_under_maintenance: str
    known_problem: str
    known_page: str
    known_titled: str
    known_one: str
    known_many: str
    known_question: str
    known_join: str
    known_differ: str
    known_differs: str
    known_noted: str
    known_joined: str
    known_joined_first: str
    known_told: str
    known_waits: str
    known_already: str
    known_next: str
    known_leave: str
    known_gone: str
    known_left: str
    known_rest: str
    recurs: str
    announce_members: str
    announce_recurs: str
