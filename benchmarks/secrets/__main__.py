"""Learn from labelled messages what indicates a secret, and write it to `weighing/weights.json`.

`python -m benchmarks.secrets` learns; `python -m benchmarks.secrets check` holds out each of five parts of the labelled
messages in turn, learns from the rest, and shows what is removed and damaged for several thresholds. It needs
scikit-learn; the product itself does not.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.fitting import Example, Manner, fit
from benchmarks.secrets.messages import Message, Span, labelled, messages
from helpbot.language.marks import hidden
from helpbot.language.redaction import sure_findings
from helpbot.language.secrets.weighing.candidates import Candidate, candidates
from helpbot.language.secrets.weighing.features import Surroundings
from helpbot.language.secrets.weighing.reading import Item, read
from helpbot.language.secrets.weighing.weights import RARE, Weights, is_piece, written

TARGET = Path(__file__).parents[2] / "helpbot" / "language" / "secrets" / "weighing" / "weights.json"
SECRET, OTHER, KIND = "secret", "other", "seen"
FEWEST = 3
MANNER = Manner({}, {KIND: FEWEST}, strength=0.3, lightest=0.0)
LIGHTEST = 0.03
ENOUGH = 1.2
"""Chosen by `check`: about 5% of the messages that only look like it are damaged."""
PARTS, SURE = 5, 99.0
_MOST_OF_IT, _NEARLY_ALL, _HALF = 0.6, 0.8, 0.5


def learn(told: Sequence[Message]) -> Weights:
    """What is learned from messages."""
    seen = [one for message in told for one in _examples(message)]
    counts = Counter(feature for features, _, _ in seen for feature in features)
    rare = {feature for feature, count in counts.items() if count < FEWEST and is_piece(feature)}
    examples = [
        Example({KIND: frozenset(RARE if feature in rare else feature for feature in features)}, label, weight)
        for features, label, weight in seen
    ]
    fitted = fit(examples, MANNER, [SECRET])
    weighed = zip(fitted.names, fitted.rows[:, 0].tolist(), strict=True)
    kept = {name: weight for name, weight in weighed if abs(weight) >= LIGHTEST or is_piece(name)}
    return Weights(float(fitted.start[0]), ENOUGH, kept)


def _examples(message: Message) -> Iterator[tuple[set[str], str, float]]:
    """The candidates of a message, and of the same message without its secrets."""
    for told in (message, message.without_secrets()) if message.secrets else (message,):
        items = read(hidden(told.text))
        surroundings = Surroundings(items)
        for candidate in candidates(items):
            label = _label(items, candidate, told.secrets)
            if label:
                yield surroundings.features(candidate), label, message.weight


def _label(items: Sequence[Item], candidate: Candidate, secrets: Sequence[Span]) -> str | None:
    """Whether a candidate is a secret; None if it is part of one."""
    start, end = _span(items, candidate)
    shared, length = max(((min(end, stop) - max(start, at), stop - at) for at, stop in secrets), default=(0, 0))
    if shared <= 0:
        return OTHER
    if candidate.sort in ("word", "group"):
        return SECRET if shared >= _MOST_OF_IT * (end - start) else None
    return SECRET if shared >= _NEARLY_ALL * length and shared >= _HALF * (end - start) else None


def _span(items: Sequence[Item], candidate: Candidate) -> Span:
    return items[candidate.first].start, items[candidate.last].end


def check() -> None:
    """What rules, and weights learned from all other messages, find in the labelled messages."""
    held, everything = list(labelled()), messages()
    scores = []
    for part in range(PARTS):
        apart = {message.text for message in held[part::PARTS]}
        weights = learn([message for message in everything if message.text not in apart])
        for message in held[part::PARTS]:
            items = read(hidden(message.text))
            surroundings = Surroundings(items)
            found = [
                (_span(items, one), weights.start + weights.sum(surroundings.features(one)))
                for one in candidates(items)
            ]
            sure = [((one.start, one.end), SURE) for one in sure_findings(hidden(message.text))]
            scores.append((message, found + sure))
    for tenths in range(0, 26, 2):
        removed = told = damaged = 0
        for message, found in scores:
            places = [span for span, weight in found if weight > tenths / 10]
            told += len(message.secrets)
            removed += sum(any(at < stop and start < end for at, end in places) for start, stop in message.secrets)
            damaged += not message.secrets and bool(places)
        print(f"{tenths / 10}: {removed / told:.3f} removed, {damaged} damaged")


def main() -> None:
    """Learn and write, or check."""
    if sys.argv[1:] == ["check"]:
        check()
        return
    weights = learn(messages())
    TARGET.write_text(written(weights), "utf-8")
    print(f"{len(weights.features)} weights")


if __name__ == "__main__":
    main()
