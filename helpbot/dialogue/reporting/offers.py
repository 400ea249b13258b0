"""The choices that a report offers: skipping a question, filing, correcting, leaving."""

from __future__ import annotations

from collections.abc import Iterable

from helpbot.dialogue import choices
from helpbot.dialogue.choices import Action
from helpbot.dialogue.messages import Choice
from helpbot.dialogue.state import WHAT, ReportDraft, Slot
from helpbot.dialogue.wording import Texts
from helpbot.language.marks import shortened

_OF = "/"


def splitting(texts: Texts, report: ReportDraft) -> tuple[Choice, ...]:
    """File several problems of a report separately or as one; or what was just said as a problem of its own, or as part
    of the same one.
    """
    together = texts.split_no if report.aside is None else texts.aside_same
    question = split_of(report)
    return (
        Choice(label=texts.split_yes, action=Action.SEPARATE, value=question, style="primary"),
        Choice(label=together, action=Action.TOGETHER, value=question),
        choices.cancel(texts, report.name),
    )


def split_of(report: ReportDraft) -> str:
    """Tells the open question whether to separate problems apart from earlier ones: the first is about those of one
    message, each later one about an aside.
    """
    return report.name if report.aside is None else of_report(report.name, report.asides)


def answering(texts: Texts, report: str, slot: Slot, *, forms: bool = False) -> tuple[Choice, ...]:
    """Ways around a question; what happens cannot be skipped. `forms`: the surface can show a form instead."""
    form = (Choice(label=texts.as_form, action=Action.FORM),) if forms else ()
    if slot == WHAT:
        return (*form, choices.cancel(texts, report))
    question = of_report(report, slot)
    return (
        Choice(label=texts.skip, action=Action.SKIP, value=question),
        Choice(label=texts.skip_rest, action=Action.SKIP_REST, value=question),
        *form,
        choices.cancel(texts, report),
    )


def question_of(report: ReportDraft) -> str:
    """Tells the open question of a report apart from all others."""
    return of_report(report.name, report.asking)


def of_report(report: str, what: object) -> str:
    """The value of a choice that belongs to one report: a question, a problem, a field or a severity of it."""
    return f"{report}{_OF}{what}"


def picked_of(value: str, report: ReportDraft) -> str:
    """What such a choice picks; empty if it belongs to another report."""
    name, _, what = value.partition(_OF)
    return what if name == report.name else ""


def confirming(texts: Texts, report: str, *, many: bool) -> tuple[Choice, ...]:
    """File the report named `report`, of one problem or `many`; correct it, or cancel it."""
    return (
        Choice(
            label=texts.confirm_many if many else texts.confirm, action=Action.CONFIRM, value=report, style="primary"
        ),
        Choice(label=texts.correct, action=Action.CORRECT),
        choices.cancel(texts, report),
    )


def problems(summaries: Iterable[str], report: str, texts: Texts) -> tuple[Choice, ...]:
    """Which of several problems of the report named `report` to correct."""
    picked = [
        Choice(
            label=f"{place + 1}. {shortened(summary, choices.LONGEST_SHOWN)}",
            action=Action.CORRECT_PROBLEM,
            value=of_report(report, place),
        )
        for place, summary in enumerate(summaries)
    ]
    return (*picked, back_to_summary(texts))


def problem_picked(value: str, report: ReportDraft) -> int | None:
    """The position of the problem that such a choice picks; None if this report has no such problem."""
    place = picked_of(value, report)
    there = place and report.separate and int(place) < len(report.problems)
    return int(place) if there else None


def fields(names: Iterable[tuple[str, str]], report: str, texts: Texts) -> tuple[Choice, ...]:
    """Which field of the report named `report` to correct."""
    picked = [Choice(label=label, action=Action.CORRECT_FIELD, value=of_report(report, name)) for name, label in names]
    return (*picked, back_to_summary(texts))


def back_to_summary(texts: Texts) -> Choice:
    """Correct nothing."""
    return Choice(label=texts.back_to_summary, action=Action.KEEP)


def leaving(texts: Texts, report: str, *, solved: bool = False) -> tuple[Choice, ...]:
    """Cancel the report named `report`, or go on with it, or file it as one that is `solved`."""
    as_solved = (Choice(label=texts.solved_file, action=Action.FILE_SOLVED, value=report),) if solved else ()
    return (
        Choice(label=texts.leave_yes, action=Action.CANCEL, value=report, style="danger"),
        *as_solved,
        Choice(label=texts.leave_no, action=Action.KEEP),
    )


def severities(levels: Iterable[tuple[int, str]], report: str, texts: Texts) -> tuple[Choice, ...]:
    """Which severity to set for the report named `report`."""
    picked = [
        Choice(
            label=texts.severity_choice.format(severity=severity, level=level),
            action=Action.SET_SEVERITY,
            value=of_report(report, severity),
        )
        for severity, level in levels
    ]
    return (*picked, back_to_summary(texts))
