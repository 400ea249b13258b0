"""Learn from labelled messages where another problem begins.

`python -m benchmarks.learn_splitting` reads the reports that `benchmarks.learn` learns from, makes more messages of
them (`benchmarks/bundling.py`), and writes `helpbot/triage/splitting/borders.json`. It needs scikit-learn; the product
itself does not.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.bundling import Border, bundles, lessons, made_bundles, singles, told_further
from benchmarks.learn import LEARNED_FROM, ROOT, read_set
from helpbot.triage.splitting.weights import BorderWeights

TARGET = ROOT / "helpbot" / "triage" / "splitting" / "borders.json"
LESSONS = "bundles"
"""The set of messages whose parts are known."""
SEED = 5
MESSAGES_MADE = 3_000
FEWEST_FACTS, FEWEST_WORDS = 4, 3
"""At so many borders a fact or word has to stand before it has a weight."""
STRENGTH = 0.1
"""Inverse strength of regularisation."""
LIGHTEST = 0.005
Line = dict[str, Any]


def learn_splitting(lines: Sequence[Line], known: Sequence[Line]) -> BorderWeights:
    """The weights of facts and words, from labelled reports and from messages whose parts are `known`."""
    random = Random(SEED)
    made = made_bundles(lines, random, MESSAGES_MADE)
    borders = [*made, *singles(lines), *told_further(lines, random), *lessons([*lines, *known])]
    first = _fit(borders)
    return _fit([*borders, *bundles(lines, first.sum)])


def _fit(borders: Sequence[Border]) -> BorderWeights:
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    place = {feature: index for index, feature in enumerate(_features(borders))}
    rows, columns, values = [], [], []
    for row, border in enumerate(borders):
        words = [place[word] for word in border.words if word in place]
        facts = [place[fact] for fact in border.facts if fact in place]
        rows += [row] * (len(words) + len(facts))
        columns += words + facts
        values += [BorderWeights.weight_of_words(len(words))] * len(words) + [1.0] * len(facts)
    seen = csr_matrix((values, (rows, columns)), shape=(len(borders), len(place)))
    model = LogisticRegression(C=STRENGTH, max_iter=300)
    model.fit(seen, [border.splits for border in borders], sample_weight=[border.weight for border in borders])
    weights = {feature: float(model.coef_[0][index]) for feature, index in place.items()}
    kept = {feature: weight for feature, weight in weights.items() if abs(weight) >= LIGHTEST}
    return BorderWeights(float(model.intercept_[0]), kept)


def _features(borders: Sequence[Border]) -> list[str]:
    facts = Counter(fact for border in borders for fact in border.facts)
    words = Counter(word for border in borders for word in border.words)
    return [
        *sorted(fact for fact, count in facts.items() if count >= FEWEST_FACTS),
        *sorted(word for word, count in words.items() if count >= FEWEST_WORDS),
    ]


def write(weights: BorderWeights, path: Path = TARGET) -> None:
    """One feature a line, so that changes can be read."""
    rows = ",\n".join(f"{json.dumps(name, ensure_ascii=False)}: {weight:.3f}" for name, weight in weights.rows.items())
    path.write_text(f'{{"start": {weights.start:.3f}, "rows": {{\n{rows}\n}}}}\n', "utf-8")


def main() -> None:
    """Learn from all sets and write what was learned."""
    weights = learn_splitting([line for name in LEARNED_FROM for line in read_set(name)], read_set(LESSONS))
    write(weights)
    print(f"learned {len(weights.rows)} weights of borders between problems")


if __name__ == "__main__":
    main()
