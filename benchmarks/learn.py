"""Learn from labelled reports how much each cue and word speaks for each severity.

`python -m benchmarks.learn` reads the sets of labelled reports that come with the tests, all but those kept apart for
measuring, and writes `helpbot/triage/experience.json`. It needs scikit-learn; the product itself does not.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpbot.triage.experience import ANSWERED, FIRST, Weights, cue_features, word_features
from helpbot.triage.extraction.facts_of import explicit_facts_of
from helpbot.triage.report import Report, read_report

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "helpbot" / "triage" / "experience.json"
LEARNED_FROM = ("lessons", "dev", "own", "a", "c", "d", "f")
"""The sets `b`, `e` and `g` are only measured; nobody reads them."""
FEWEST_REPORTS = 2
"""In so many reports a cue or word has to stand before it has a weight: nothing is learned by heart from one line."""
STRENGTH = 0.3
"""Inverse strength of regularisation."""
LIGHTEST = 0.02
LEVELS = (1, 2, 3, 4)
Line = dict[str, Any]


@dataclass(frozen=True)
class Example:
    """What stands in a report, its severity, and how much it counts."""

    cues: frozenset[str]
    words: frozenset[str]
    severity: int
    weight: float


def read_set(name: str) -> list[Line]:
    """The labelled reports of a set."""
    path = ROOT / "tests" / "data" / "triage" / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def learn(lines: Sequence[Line]) -> dict[str, Weights]:
    """The weights for reports with answers, and for first messages."""
    return {ANSWERED: _fit(_answered(lines)), FIRST: _fit(_first(lines))}


def _answered(lines: Iterable[Line]) -> list[Example]:
    return [_example(Report(line["text"], line["answers"], line["lang"]), line["severity_final"], 1) for line in lines]


def _first(lines: Iterable[Line]) -> list[Example]:
    """A first message counts for each of the severities that are acceptable for it, once in all."""
    return [
        _example(Report(line["text"], {}, line["lang"]), severity, 1 / len(line["severity_first"]))
        for line in lines
        for severity in line["severity_first"]
    ]


def _example(report: Report, severity: int, weight: float) -> Example:
    known = read_report(report)
    cues = frozenset(cue_features(known, explicit_facts_of(known)))
    return Example(cues, frozenset(word_features(known)), severity, weight)


def _fit(examples: Sequence[Example]) -> Weights:
    from scipy.sparse import lil_matrix
    from sklearn.linear_model import LogisticRegression

    counts = Counter(feature for one in examples for feature in one.cues | one.words)
    features = sorted(feature for feature, count in counts.items() if count >= FEWEST_REPORTS)
    place = {feature: index for index, feature in enumerate(features)}
    seen = lil_matrix((len(examples), len(features)))
    for row, one in enumerate(examples):
        told = [place[word] for word in one.words if word in place]
        seen[row, told] = Weights.weight_of_words(len(told))
        seen[row, [place[cue] for cue in one.cues if cue in place]] = 1.0
    model = LogisticRegression(C=STRENGTH, max_iter=500)
    model.fit(seen.tocsr(), [one.severity for one in examples], sample_weight=[one.weight for one in examples])
    rows = {feature: tuple(float(model.coef_[level, index]) for level in range(4)) for feature, index in place.items()}
    kept = {feature: row for feature, row in rows.items() if max(map(abs, row)) >= LIGHTEST}
    return Weights(tuple(float(value) for value in model.intercept_), kept)


def write(weights: dict[str, Weights], path: Path = TARGET) -> None:
    """One feature a line, so that changes can be read."""
    collections = ",\n".join(_collection(name, told) for name, told in weights.items())
    path.write_text(f"{{\n{collections}\n}}\n", "utf-8")


def _collection(name: str, told: Weights) -> str:
    rows = ",\n".join(f"{json.dumps(feature, ensure_ascii=False)}: {_row(row)}" for feature, row in told.rows.items())
    return f'"{name}": {{"start": {_row(told.start)}, "rows": {{\n{rows}\n}}}}'


def _row(row: Iterable[float]) -> str:
    return "[" + ", ".join(f"{value:.2f}" for value in row) + "]"


def main() -> None:
    """Learn from all sets and write what was learned."""
    lines = [line for name in LEARNED_FROM for line in read_set(name)]
    weights = learn(lines)
    write(weights)
    print(
        f"learned from {len(lines)} reports: "
        + ", ".join(f"{len(told.rows)} weights {name}" for name, told in weights.items())
    )


if __name__ == "__main__":
    main()
