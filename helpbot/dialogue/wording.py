"""The bot's words as data, per language, from `texts/`: what it says (`Texts`) and what it understands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Annotated

from babel import localedata
from pydantic import Field

from helpbot.dialogue.asking.sentences import AskingTexts
from helpbot.dialogue.incidents.sentences import IncidentTexts
from helpbot.dialogue.notices.sentences import NoticeTexts
from helpbot.dialogue.recognising.understood import Corrects, FieldNames, Phrases, Positions, PutsAt, SaidByLabels
from helpbot.dialogue.reporting.sentences import ReportTexts
from helpbot.dialogue.tickets.sentences import TicketTexts
from helpbot.language.texts import shipped_texts
from helpbot.problems import Problem, ProblemsFound
from helpbot.validation import FileModel


class Texts(AskingTexts, IncidentTexts, NoticeTexts, ReportTexts, TicketTexts):
    """Every sentence of the bot; `{names}` are filled in where it is said."""

    greeting: str
    menu: str
    thanks: str
    goodbye: str
    small_talk: str
    not_alone: str
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
    unanswered_asked: str
    go_on_telling: str
    go_ahead: str
    no_hurry: str
    ask_away: str
    good_news: str
    misunderstood: str
    unclear: str
    unclear_choice: str
    which_article: str
    which_meant: str
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
    what_tickets_are: str
    only_own_tickets: str
    tickets_title: str
    ticket_line: str
    ticket_due: str
    ticket_restoration_due: str
    apology: str
    due_moved: str
    due_newly: str
    due_no_longer: str
    promise_response: str
    promise_restoration: str
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


class Wording(FileModel):
    """All words of one language. `edits` are how people say what a `{field}` shall read instead, `corrects` that it
    shall read otherwise; `sets_severity` words before the severity that something is to have, `puts_at` those around
    it; `exits` are lines that end a chat in the terminal. All but the last three may be written in short
    (`phrasing.py`).
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
    corrects: Corrects
    edits: tuple[Annotated[str, Field(pattern=r"\{field\}")], ...]
    levels: dict[Annotated[str, Field(pattern="^[1-4]$")], tuple[str, ...]]
    countries: dict[str, tuple[str, ...]]
    moments: Moments
    exits: tuple[str, ...]
    code: str = Field(default="", exclude=True)

    def section(self, name: str) -> str:
        """The display name of a section of the knowledge base."""
        return self.sections.get(name, name.replace("-", " ").replace("/", " › ").strip().capitalize())

    def area(self, name: str) -> str:
        """The display name of an area of the product."""
        return self.areas.get(name, name.replace("_", " ").strip()) or self.texts.component_unknown


@cache
def load_wordings() -> Mapping[str, Wording]:
    """The shipped wordings by language code. Raises `ProblemsFound` if a language lacks a text or a placeholder, or if
    no dates can be written in it.
    """
    wordings = shipped_texts("helpbot.dialogue", Wording)
    refuse_undatable(wordings)
    return {code: wording.model_copy(update={"code": code}) for code, wording in wordings.items()}


def refuse_undatable(languages: Iterable[str]) -> None:
    """Raise `ProblemsFound` for languages in which no dates can be written."""
    fix = "name the file after the code of the language, such as fr"
    unknown = [code for code in languages if not localedata.exists(code)]
    if unknown:
        raise ProblemsFound(
            Problem(f"dialogue/texts/{code}.yaml", 0, 0, f"Unicode knows no language {code!r}, nor its dates", fix)
            for code in unknown
        )
