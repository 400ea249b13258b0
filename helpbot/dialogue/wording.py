"""The bot's words as data: what it says (`Texts`) and understands whole (`Phrases`), per language, from texts/."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Annotated

from pydantic import Field

from helpbot.dialogue.asking.sentences import AskingTexts
from helpbot.dialogue.incidents.sentences import IncidentTexts
from helpbot.dialogue.reporting.sentences import ReportTexts
from helpbot.dialogue.tickets.sentences import TicketTexts
from helpbot.language.texts import shipped_texts
from helpbot.validation import FileModel


class Texts(AskingTexts, IncidentTexts, ReportTexts, TicketTexts):
    """Every sentence of the bot; whoever says one fills in its `{names}`."""

    greeting: str
    menu: str
    thanks: str
    goodbye: str
    small_talk: str
    here: str
    laughed: str
    empty: str
    foreign: str
    language_set: str
    removed: str
    nothing_to_cancel: str
    expired_choice: str
    forgotten: str
    understood: str
    opening_hours_asked: str
    go_on_telling: str
    go_ahead: str
    ask_away: str
    good_news: str
    misunderstood: str
    unclear: str
    unclear_choice: str
    person: str
    person_report: str
    privacy: str
    attaching: str
    after_filing: str
    we_were_at: str
    report_it: str
    report_this: str
    open_menu: str
    no_tickets: str
    only_own_tickets: str
    tickets_title: str
    ticket_line: str
    ticket_due: str
    ticket_restoration_due: str
    apology: str
    severity_changed: str
    severity_reason: str
    due_moved: str
    due_newly: str
    due_no_longer: str
    promise_response: str
    promise_restoration: str
    reminder_warning: str
    reminder_breach: str
    parked_inbox: str
    parked_outbox: str
    parked_next: str
    component_unknown: str
    status_open: str
    status_in_progress: str
    status_waiting_for_requester: str
    status_duplicate: str
    status_resolved: str
    status_closed: str
    secret_password: str
    secret_token: str
    secret_card_number: str
    secret_bank_account: str
    secret_private_key: str
    secret_credential: str
    mark_password: str
    mark_token: str
    mark_card_number: str
    mark_bank_account: str
    mark_private_key: str
    mark_credential: str


class Phrases(FileModel):
    """Wordings understood when a message says nothing else, by what they mean. Fillers may stand around them.

    `(a|b|)` is written for alternatives, an empty one for what may be left out (`phrasing.py`).
    """

    fillers: tuple[str, ...]
    greeting: tuple[str, ...]
    menu: tuple[str, ...]
    thanks: tuple[str, ...]
    goodbye: tuple[str, ...]
    nothing_more: tuple[str, ...]
    laughter: tuple[str, ...]
    pleased: tuple[str, ...]
    small_talk: tuple[str, ...]
    are_you_there: tuple[str, ...]
    report: tuple[str, ...]
    report_it: tuple[str, ...]
    page: tuple[str, ...]
    status: tuple[str, ...]
    all_down: tuple[str, ...]
    phones: tuple[str, ...]
    opening_hours: tuple[str, ...]
    my_tickets: tuple[str, ...]
    tickets_of_others: tuple[str, ...]
    my_data: tuple[str, ...]
    erase_it: tuple[str, ...]
    privacy: tuple[str, ...]
    attaching: tuple[str, ...]
    person: tuple[str, ...]
    wants_person: tuple[str, ...]
    close_ticket: tuple[str, ...]
    reopen_ticket: tuple[str, ...]
    adding: tuple[str, ...]
    how_long: tuple[str, ...]
    when_answered: tuple[str, ...]
    news_of: tuple[str, ...]
    slipped: tuple[str, ...]
    holding_on: tuple[str, ...]
    where_were_we: tuple[str, ...]
    giving_up: tuple[str, ...]
    finish: tuple[str, ...]
    only_asking: tuple[str, ...]
    solved: tuple[str, ...]
    go_on: tuple[str, ...]
    goes_on: tuple[str, ...]
    goes_on_lead: tuple[str, ...]
    misunderstood: tuple[str, ...]
    unclear: tuple[str, ...]
    cancel: tuple[str, ...]
    start_over: tuple[str, ...]
    back: tuple[str, ...]
    skip: tuple[str, ...]
    told_already: tuple[str, ...]
    what_noted: tuple[str, ...]
    how_many_left: tuple[str, ...]
    change_severity: tuple[str, ...]
    dont_know: tuple[str, ...]
    no_way: tuple[str, ...]
    ahead: tuple[str, ...]
    me_too: tuple[str, ...]
    same: tuple[str, ...]
    has_it_too: tuple[str, ...]
    mine_differs: tuple[str, ...]
    not_this: tuple[str, ...]
    together: tuple[str, ...]
    as_you_like: tuple[str, ...]
    separately: tuple[str, ...]
    none_of_these: tuple[str, ...]
    correct: tuple[str, ...]
    question: tuple[str, ...]
    unfinished: tuple[str, ...]
    interrogative: tuple[str, ...]
    qualifying: tuple[str, ...]
    about_ticket: tuple[str, ...]
    follow_up: tuple[str, ...]
    next_question: tuple[str, ...]
    next_after_mark: tuple[str, ...]
    language: tuple[str, ...]
    yes_helpful: tuple[str, ...]
    no_helpful: tuple[str, ...]
    phone_words: tuple[str, ...]
    negations: tuple[str, ...]
    wants_to_ask: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]


class Moments(FileModel):
    """How moments are written, in Unicode's date patterns: the `day`, `day_first` in countries that write it before
    the month, and the `clock` (empty: as the country has it); then what stands around them after a word like `since`,
    by the hour (`since_one` at one o'clock) and by the day; then the words before one `on` which something happens,
    and one `by` which it does: a day, and today's clock (`…_one` at one o'clock)."""

    day: str = "EEEE d MMMM"
    day_first: str = ""
    clock: str = "HH:mm"
    since_clock: str = "{moment}"
    since_one: str = "{moment}"
    since_day: str = "{moment}"
    on_day: str = ""
    on_today: str = ""
    on_one: str = ""
    by_day: str = ""
    by_today: str = ""
    by_one: str = ""


class FieldNames(FileModel):
    """How people name the fields of a report, as in `impact: nobody can work`."""

    summary: tuple[str, ...]
    business_impact: tuple[str, ...]
    affected: tuple[str, ...]
    workaround: tuple[str, ...]
    since: tuple[str, ...]
    severity: tuple[str, ...]


class SaidByLabels(FieldNames):
    """Words that begin what people say of a field and that its label says already: `Since:` *since 9*."""

    summary: tuple[str, ...] = ()
    severity: tuple[str, ...] = ()


class Positions(FileModel):
    """How one of several things is meant by its position: `ordinals` (each in several forms) and words for the `last`,
    with words `before` them and perhaps `nouns` behind; or words that are `numbered`. Behind an ordinal without a noun
    the words end, or one of those `after` it follows, so that `the second floor` means no position. `by_name` are the
    forms by which words name one by words of its own: `lo del {name}`.
    """

    before: tuple[str, ...]
    ordinals: tuple[tuple[str, ...], ...]
    last: tuple[str, ...]
    nouns: tuple[str, ...]
    numbered: tuple[str, ...]
    after: tuple[str, ...]
    by_name: tuple[str, ...]


class PutsAt(FileModel):
    """How the severity of one of several things is set, the thing in the middle: words `before` it, words `behind`, and
    perhaps a `please` at the end.
    """

    before: tuple[str, ...]
    behind: tuple[str, ...]
    please: tuple[str, ...]


class Wording(FileModel):
    """All words of one language. `edits` are how people say that a `{field}` shall read otherwise, `sets_severity`
    words before the severity that something is to have, `puts_at` those around it.
    """

    name: str
    texts: Texts
    sections: dict[str, str]
    areas: dict[str, str]
    phrases: Phrases
    fields: FieldNames
    said_by_labels: SaidByLabels
    positions: Positions
    sets_severity: tuple[str, ...]
    puts_at: PutsAt
    edits: tuple[Annotated[str, Field(pattern=r"\{field\}")], ...]
    levels: dict[Annotated[str, Field(pattern="^[1-4]$")], tuple[str, ...]]
    countries: dict[str, tuple[str, ...]]
    moments: Moments
    code: str = Field(default="", exclude=True)

    def section(self, name: str) -> str:
        """The name of a section of the knowledge base for people."""
        return self.sections.get(name, name.replace("-", " ").replace("/", " › ").strip().capitalize())

    def area(self, name: str) -> str:
        """The name of an area of the product for people."""
        return self.areas.get(name, name.replace("_", " ").strip()) or self.texts.component_unknown


LAST_RESORT = "en"
"""What the bot speaks when it has texts in none of its languages."""


def spoken(wordings: Mapping[str, Wording], languages: Sequence[str]) -> dict[str, Wording]:
    """The wordings of the bot's languages, the one it prefers first."""
    found = {code: wordings[code] for code in languages if code in wordings}
    return found or {LAST_RESORT: wordings[LAST_RESORT]}


@cache
def load_wordings() -> Mapping[str, Wording]:
    """The shipped wordings by language code. Raises `ProblemsFound` where a language lacks a text or a placeholder."""
    wordings = shipped_texts("helpbot.dialogue", Wording)
    return {code: wording.model_copy(update={"code": code}) for code, wording in wordings.items()}
