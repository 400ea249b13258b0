"""What the thresholds of app.yaml cost: the outcomes of questions if one of them were set otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from helpbot.knowledge.answer_tests import AnswerTestResult, AskedQuestion
from helpbot.knowledge.base import OFFERED, KnowledgeBase
from helpbot.knowledge.outcome import Outcome, outcome_of
from helpbot.settings import SearchSettings

Setting = Literal["answered", "suggested"]
Scores: TypeAlias = Sequence[float]
"""How probable the articles are for a question, best first."""
STEPS = tuple(step / 20 for step in range(1, 20))
"""The thresholds to try beside the current one: 0.05 to 0.95."""


@dataclass(frozen=True)
class Costs:
    """The outcomes of questions with one setting at `threshold` and the other as it is.

    `inside` counts the `matches` of the answer tests, `near` the `does_not_match`, `outside` what is out of scope.
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


def costs(
    result: AnswerTestResult, outside: Sequence[Scores], present: SearchSettings, setting: Setting
) -> tuple[Costs, ...]:
    """The costs of each sensible step of a setting, and of the current one. `outside`: see `outside_scores`."""
    now = getattr(present, setting)
    lowest, highest = (present.suggested, 1.0) if setting == "answered" else (0.0, present.answered)
    steps = sorted({now, *(step for step in STEPS if lowest <= step <= highest)})
    return tuple(
        _cost(result, outside, present.model_copy(update={setting: step}), step, step == now) for step in steps
    )


def outside_scores(base: KnowledgeBase, lines: Mapping[str, Sequence[str]] | None = None) -> tuple[Scores, ...]:
    """The scores of the articles for each line out of scope: for `lines`, or for those that the knowledge base has
    learned from, each as if it had not been among them.
    """
    if lines is None:
        return tuple(scores for language in base.languages for _, scores in base.search.refusals(language))
    return tuple(base.find(line, language).scores for language, texts in lines.items() for line in texts)


def _cost(
    result: AnswerTestResult, outside: Sequence[Scores], settings: SearchSettings, threshold: float, current: bool
) -> Costs:
    inside = [(question, _outcome(question, settings)) for question in result.matches]
    near = [(question, _outcome(question, settings)) for question in result.questions if not question.wanted]
    answered = [question.place == 1 for question, outcome in inside if outcome == "answered"]
    offered = [1 <= question.place <= OFFERED for question, outcome in inside if outcome == "suggested"]
    ends = Counter(outcome_of(scores, settings) for scores in outside)
    return Costs(
        threshold=threshold,
        current=current,
        inside=len(inside),
        answered_right=sum(answered),
        answered_wrong=len(answered) - sum(answered),
        offered_right=sum(offered),
        offered_wrong=len(offered) - sum(offered),
        refused=len(inside) - len(answered) - len(offered),
        near=len(near),
        near_answered=sum(question.place == 1 and outcome == "answered" for question, outcome in near),
        outside=len(outside),
        outside_answered=ends["answered"],
        outside_offered=ends["suggested"],
        outside_refused=ends["unknown"],
    )


def _outcome(question: AskedQuestion, settings: SearchSettings) -> Outcome:
    return outcome_of(question.finding.scores, settings)
