"""What the thresholds of app.yaml cost: how questions would end if one of them were set otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from helpbot.knowledge.answer_tests import TestedQuestion, TestResult
from helpbot.knowledge.base import OFFERED, KnowledgeBase
from helpbot.settings import SearchSettings

Setting = Literal["answered", "suggested"]
STEPS = tuple(step / 20 for step in range(1, 20))
"""The thresholds that are tried, beside the present one: 0.05 to 0.95."""


@dataclass(frozen=True)
class Costs:
    """How questions end with one setting at `threshold` and the other as it is.

    Of `inside` questions (the `matches`) and `near` ones (the `does_not_match`), and of `outside` ones (out of scope).
    """

    threshold: float
    current: bool
    inside: int
    answered_right: int
    answered_wrong: int
    offered_right: int
    offered_wrong: int
    refused: int
    near: int
    near_answered: int
    outside: int
    outside_answered: int
    outside_offered: int
    outside_refused: int

    def told(self) -> dict[str, Any]:
        """Ready for JSON."""
        return asdict(self)


def costs(result: TestResult, outside: Sequence[float], present: SearchSettings, setting: Setting) -> tuple[Costs, ...]:
    """The costs of each sensible step of a setting, and of the present one. `outside`: see `outside_scores`."""
    now = getattr(present, setting)
    lowest, highest = (present.suggested, 1.0) if setting == "answered" else (0.0, present.answered)
    steps = sorted({now, *(step for step in STEPS if lowest <= step <= highest)})
    return tuple(
        _cost(result, outside, present.model_copy(update={setting: step}), step, step == now) for step in steps
    )


def outside_scores(base: KnowledgeBase, lines: Mapping[str, Sequence[str]] | None = None) -> tuple[float, ...]:
    """The score of the best article for each line out of scope: for `lines`, or for those that the knowledge base has
    learnt from, each as if it had not been among them.
    """
    if lines is None:
        return tuple(score for language in base.languages for _, score in base.search.refusals(language))
    found = [base.find(line, language) for language, texts in lines.items() for line in texts]
    return tuple(finding.hits[0].score if finding.hits else -1.0 for finding in found)


def _cost(
    result: TestResult, outside: Sequence[float], settings: SearchSettings, threshold: float, current: bool
) -> Costs:
    matches = result.matches
    near = [question for question in result.questions if not question.wanted]
    answered = [question for question in matches if _score(question) >= settings.answered]
    offered = [question for question in matches if settings.suggested <= _score(question) < settings.answered]
    outside_answered = sum(score >= settings.answered for score in outside)
    outside_offered = sum(settings.suggested <= score < settings.answered for score in outside)
    return Costs(
        threshold=threshold,
        current=current,
        inside=len(matches),
        answered_right=_right(answered, 1),
        answered_wrong=len(answered) - _right(answered, 1),
        offered_right=_right(offered, OFFERED),
        offered_wrong=len(offered) - _right(offered, OFFERED),
        refused=len(matches) - len(answered) - len(offered),
        near=len(near),
        near_answered=sum(question.place == 1 and _score(question) >= settings.answered for question in near),
        outside=len(outside),
        outside_answered=outside_answered,
        outside_offered=outside_offered,
        outside_refused=len(outside) - outside_answered - outside_offered,
    )


def _score(question: TestedQuestion) -> float:
    """Of the best article; where there is none at all, lower than any threshold."""
    return question.finding.hits[0].score if question.finding.hits else -1.0


def _right(questions: Iterable[TestedQuestion], best: int) -> int:
    return sum(1 <= question.place <= best for question in questions)
