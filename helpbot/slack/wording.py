"""The texts that only Slack needs: the app's description, its shortcuts, modals and home tab, from texts/."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from helpbot.language.rules import in_nearest
from helpbot.language.texts import shipped_texts, spoken
from helpbot.validation import FileModel


class Prompt(FileModel):
    """A suggestion under an empty conversation: the `title` is shown, the `message` is sent."""

    title: str
    message: str


class FieldTexts(FileModel):
    """A modal with one field: `title` names the ticket by `{number}`."""

    title: str
    label: str
    hint: str


class ReportTexts(FileModel):
    """The words of the form for a report."""

    title: str
    reading: str
    sent: str
    what: str
    what_more: str
    what_hint: str
    what_missing: str
    business_impact: str
    affected: str
    workaround: str
    since: str
    files: str


class Commands(FileModel):
    """The first words after the slash command that have a special meaning."""

    report: tuple[str, ...]
    search: tuple[str, ...]
    menu: tuple[str, ...]


class ShortcutTexts(FileModel):
    """The names of shortcuts, 24 characters at most, and what they do."""

    report: str
    report_does: str
    search: str
    search_does: str
    report_message: str
    report_message_does: str
    find_for_message: str
    find_for_message_does: str


class ViewTexts(FileModel):
    """The words of modals."""

    submit: str
    next: str
    show: str
    close: str
    understood: str
    article_sent: str
    severity: str
    severity_same: str
    words_missing: str
    colleague: str
    no_colleague: str
    agent_answer: FieldTexts
    agent_ask: FieldTexts
    agent_severity: FieldTexts
    agent_resolve: FieldTexts
    agent_hand_over: FieldTexts
    agent_duplicate: FieldTexts
    candidate: str
    report: ReportTexts

    def of(self, action: str) -> FieldTexts:
        """The modal of an agent's action."""
        found: FieldTexts = getattr(self, action)
        return found


class HomeTexts(FileModel):
    """The words of the home tab; paragraphs are Markdown."""

    title: str
    what: str
    search: str
    report: str
    sent: str
    report_sent: str
    my_tickets: str
    no_tickets: str
    ticket: str
    ticket_state: str
    more: str
    status: str
    language: str
    language_auto: str
    queue: str
    queue_empty: str
    reported_by: str
    assigned_to: str
    unassigned: str
    erased: str
    knowledge: str
    articles: str
    checking: str
    check_failed: str
    checked: str
    counting_gaps: str
    gaps_failed: str
    gaps: str


class Wording(FileModel):
    """How the app presents itself in one language."""

    description: str
    agent: str
    command: str
    usage_hint: str
    prompts: tuple[Prompt, ...]
    working: str
    commands: Commands
    shortcuts: ShortcutTexts
    home: HomeTexts
    views: ViewTexts


def wording_for(language: str | None, languages: Sequence[str]) -> Wording:
    """The texts in a language, or in that of the bot's `languages` which is nearest to it."""
    return in_nearest(language, spoken(shipped(), languages))


@cache
def shipped() -> Mapping[str, Wording]:
    """All texts by language. Raises `ProblemsFound`."""
    return shipped_texts("helpbot.slack", Wording)
