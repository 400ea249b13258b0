"""What the bot understands, as data: phrases, names of fields, positions. What it says of itself is in `wording`."""

from __future__ import annotations

from pydantic import field_validator
from pydantic_core import PydanticCustomError

from helpbot.dialogue.recognising.phrasing import is_well_formed
from helpbot.validation import FileModel


class Families(FileModel):
    """Wordings that may be written in short: `ya (funciona|anda)` (`phrasing.py`)."""

    @field_validator("*")
    @classmethod
    def _well_formed(cls, families: tuple[str, ...]) -> tuple[str, ...]:
        for family in families:
            if not is_well_formed(family):
                context = {"family": family, "fix": "write it as several, each with its own (a|b)"}
                what = "'{family}' has parentheses that nest or lack their half, or a | outside of them"
                raise PydanticCustomError("family", what, context)
        return families


class Phrases(Families):
    """Wordings by meaning, understood if a message says nothing else except fillers.

    `(a|b|)` are alternatives, an empty one makes the others optional (`phrasing.py`).
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
    despair: tuple[str, ...]
    are_you_there: tuple[str, ...]
    report: tuple[str, ...]
    in_trouble: tuple[str, ...]
    report_another: tuple[str, ...]
    report_it: tuple[str, ...]
    page: tuple[str, ...]
    why_asked: tuple[str, ...]
    why_severity: tuple[str, ...]
    status: tuple[str, ...]
    all_down: tuple[str, ...]
    phones: tuple[str, ...]
    opening_hours: tuple[str, ...]
    my_tickets: tuple[str, ...]
    what_tickets_are: tuple[str, ...]
    tickets_of_others: tuple[str, ...]
    my_data: tuple[str, ...]
    erase_it: tuple[str, ...]
    keep_it: tuple[str, ...]
    privacy: tuple[str, ...]
    attaching: tuple[str, ...]
    person: tuple[str, ...]
    wants_person: tuple[str, ...]
    close_ticket: tuple[str, ...]
    reopen_ticket: tuple[str, ...]
    adding: tuple[str, ...]
    how_long: tuple[str, ...]
    when_answered: tuple[str, ...]
    unanswered: tuple[str, ...]
    news_of: tuple[str, ...]
    slipped: tuple[str, ...]
    pausing: tuple[str, ...]
    holding_on: tuple[str, ...]
    where_were_we: tuple[str, ...]
    back_to: tuple[str, ...]
    giving_up: tuple[str, ...]
    only_fails: tuple[str, ...]
    trouble_with: tuple[str, ...]
    only_help: tuple[str, ...]
    handing_over: tuple[str, ...]
    finish: tuple[str, ...]
    enough_asked: tuple[str, ...]
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
    acknowledged: tuple[str, ...]
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
    reporting: tuple[str, ...]
    about_ticket: tuple[str, ...]
    follow_up: tuple[str, ...]
    pointing_back: tuple[str, ...]
    supposing: tuple[str, ...]
    next_question: tuple[str, ...]
    next_after_mark: tuple[str, ...]
    language: tuple[str, ...]
    yes_helpful: tuple[str, ...]
    no_helpful: tuple[str, ...]
    in_vain: tuple[str, ...]
    if_in_vain: tuple[str, ...]
    and_more: tuple[str, ...]
    pointing: tuple[str, ...]
    phone_words: tuple[str, ...]
    negations: tuple[str, ...]
    wants_to_ask: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]


class FieldNames(Families):
    """How people name the fields of a report, as in `impact: nobody can work`."""

    summary: tuple[str, ...]
    business_impact: tuple[str, ...]
    affected: tuple[str, ...]
    workaround: tuple[str, ...]
    since: tuple[str, ...]
    severity: tuple[str, ...]


class SaidByLabels(FieldNames):
    """Words that begin an answer and that the label of the field says already: `Since:` *since 9*."""

    summary: tuple[str, ...] = ()
    severity: tuple[str, ...] = ()


class Positions(FileModel):
    """How one of several things is meant by its position: `ordinals` (each in several forms) and words for the `last`,
    with words `before` them and perhaps `nouns` behind; or words that are `numbered`. Behind an ordinal without a noun
    the words end, or one of those `after` it follows, so that `the second floor` means no position. `by_name` are the
    forms by which words name one by words of its own (`lo del {name}`), `by_topic` those that only say what something
    is about (`sobre {name}`).
    """

    before: tuple[str, ...]
    ordinals: tuple[tuple[str, ...], ...]
    last: tuple[str, ...]
    nouns: tuple[str, ...]
    numbered: tuple[str, ...]
    after: tuple[str, ...]
    by_name: tuple[str, ...]
    by_topic: tuple[str, ...]


class PutsAt(Families):
    """How the severity of one of several things is set, the thing in the middle: words `before` it, words `behind`, and
    perhaps a `please` at the end.
    """

    before: tuple[str, ...]
    behind: tuple[str, ...]
    please: tuple[str, ...]


class Corrects(Families):
    """How people say that a field is to be corrected, and not yet to what: words `before` its name, or `behind` it."""

    before: tuple[str, ...]
    behind: tuple[str, ...]
