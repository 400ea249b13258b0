"""How well triage judges labelled reports, compared with a majority class and learned words.

`python -m benchmarks.triage [FILE …]` prints for each file of labelled reports and each language: accuracy, macro-F1,
errors of more than one level, recall of level 1, the first message alone, fields, bundles, redaction and speed; then
the rules with how often each fired. Without arguments it takes `dev` and the sets that nobody reads. A set used in
training is judged by weights learned from the others; that needs the extra `learn`.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from rapidfuzz import fuzz

from benchmarks.learn import LEARNED_FROM, ROOT, SETS, Line, learn, read_lines, read_set
from helpbot.language.redaction import redact
from helpbot.triage.assessment import Assessment, assess
from helpbot.triage.decision_table import DecisionTable
from helpbot.triage.learned.models import Models
from helpbot.triage.policy import policy_from
from helpbot.triage.report import Report
from helpbot.yamlfile import read_yaml

POLICY = ROOT / "knowledge" / "support" / "policy.yaml"
FILES = (SETS / "learned" / "dev.jsonl", *sorted((SETS / "measured").glob("*.jsonl")))
NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)
LEVELS = (1, 2, 3, 4)


@dataclass(frozen=True)
class Judged:
    """A labelled report, what triage says with its answers, if any, and without, and its computing time in
    milliseconds."""

    line: Line
    answered: Assessment
    first: Assessment
    milliseconds: float

    @property
    def pair(self) -> tuple[int, int]:
        """The labelled and the suggested severity."""
        return self.line["severity_final"], self.answered.severity


def table() -> DecisionTable:
    """The shipped decision table."""
    return policy_from(read_yaml(POLICY)).severity_rules


def judge(
    lines: Iterable[Line],
    rules: DecisionTable,
    models: Models | None = None,
) -> list[Judged]:
    """Triage every report, as the first message alone and with its answers."""
    judged = partial(assess, rules=rules, now=NOW, timezone="UTC", models=models)
    return [_judge(line, judged) for line in lines]


def _judge(line: Line, judged: Callable[[Report], Assessment]) -> Judged:
    start = time.process_time()
    answered = judged(Report(line["text"], line.get("answers", {}), line["lang"]))
    spent = (time.process_time() - start) * 1000
    return Judged(line, answered, judged(Report(line["text"], {}, line["lang"])), spent)


def models_for(path: Path) -> Models | None:
    """For a training set, weights learned from the other sets; for any other set None, which means those shipped."""
    name = path.stem
    if name not in LEARNED_FROM:
        return None
    others = [line for other in LEARNED_FROM if other != name for line in read_set(other)]
    try:
        return learn(others)
    except ImportError:
        print(f"{path.name}: learned from these very reports; install helpbot[learn] to judge it fairly")
        return None


def accuracy(pairs: Sequence[tuple[int, int]]) -> float:
    """Share of pairs (labelled, suggested) that agree."""
    return sum(gold == said for gold, said in pairs) / len(pairs)


def macro_f1(pairs: Sequence[tuple[int, int]]) -> float:
    """The mean over the levels of the harmonic mean of precision and recall."""
    return statistics.mean(_f1(pairs, level) for level in LEVELS)


def _f1(pairs: Sequence[tuple[int, int]], level: int) -> float:
    right = sum(gold == said == level for gold, said in pairs)
    involved = sum(gold == level for gold, _ in pairs) + sum(said == level for _, said in pairs)
    return 2 * right / involved if involved else 1.0


def far_off(pairs: Sequence[tuple[int, int]]) -> int:
    """How many differ by more than one level."""
    return sum(abs(gold - said) > 1 for gold, said in pairs)


def recall_of_one(pairs: Sequence[tuple[int, int]]) -> float:
    """The share of level-1 reports that were recognised."""
    ones = [said for gold, said in pairs if gold == 1]
    return sum(said == 1 for said in ones) / len(ones) if ones else 1.0


def inside_first(judged: Sequence[Judged]) -> float:
    """The share whose first message alone leads to an acceptable level."""
    return sum(one.first.severity in one.line["severity_first"] for one in judged) / len(judged)


def field_accuracy(judged: Sequence[Judged], field: str) -> float:
    """The share whose field is exactly as labelled."""
    right = [one for one in judged if _said(one, field) == one.line["fields"].get(field, [])]
    return len(right) / len(judged)


def _said(one: Judged, field: str) -> object:
    if field == "multiple_problems":
        return len(one.answered.problems) > 1
    said = getattr(one.answered.fields, field)
    return list(said) if isinstance(said, tuple) else said


def alike(judged: Sequence[Judged], field: str) -> float:
    """The mean similarity of a free-text field to its label, 0 to 1; an empty one is right if the label is."""
    labelled = [one for one in judged if field in one.line["fields"]]
    pairs = ((one.line["fields"][field] or "", getattr(one.answered.fields, field)) for one in labelled)
    return statistics.mean([fuzz.token_set_ratio(*pair) / 100 if any(pair) else 1.0 for pair in pairs] or [0.0])


def bundles(judged: Sequence[Judged]) -> tuple[int, int, int, int]:
    """Bundles found, all bundles, false splits, all single reports."""
    found = [(one.line["fields"]["multiple_problems"], len(one.answered.problems) > 1) for one in judged]
    there = sum(several for several, _ in found)
    return sum(a and b for a, b in found), there, sum(b and not a for a, b in found), len(found) - there


def redaction(lines: Iterable[Line]) -> tuple[int, int]:
    """Secrets removed, all secrets."""
    secrets = [(secret, redact(line["text"]).text) for line in lines for secret in line.get("secrets", ())]
    return sum(secret not in text for secret, text in secrets), len(secrets)


def with_answers(judged: Sequence[Judged]) -> list[Judged]:
    """Those of which more than the first message is known."""
    return [one for one in judged if "answers" in one.line]


def show(name: str, judged: Sequence[Judged]) -> None:
    """Print all figures of a set."""
    found, there, false, single = bundles(judged)
    removed, secrets = redaction(one.line for one in judged)
    print(f"\n{name}: {len(judged)} reports")
    if answered := with_answers(judged):
        _show_answered(answered)
    print(f"  first message  acceptable {inside_first(judged):.3f}")
    print(f"  bundles        {found} of {there} found, {false} of {single} split falsely")
    print(f"  redaction      {removed} of {secrets} secrets removed")
    print(f"  speed          median {statistics.median(one.milliseconds for one in judged):.2f} ms")


def _show_answered(judged: Sequence[Judged]) -> None:
    pairs = [one.pair for one in judged]
    levels = f"exact {accuracy(pairs):.3f}   macro-F1 {macro_f1(pairs):.3f}   off by more than one {far_off(pairs)}"
    print(f"  with answers   {levels}   level-1 recall {recall_of_one(pairs):.3f}")
    fields = ("component", "affected_scope", "affected_count", "workaround", "multiple_problems", "error_codes")
    print("  fields         " + "   ".join(f"{field} {field_accuracy(judged, field):.3f}" for field in fields))
    words = ("summary", "started_at")
    print("  in free words  " + "   ".join(f"{field} {alike(judged, field):.2f}" for field in words))


def show_rules(judged: Sequence[Judged], rules: DecisionTable) -> None:
    """Print every rule with how often it fired and how often it was right."""
    fired = Counter(one.answered.rule for one in judged)
    right = Counter(one.answered.rule for one in judged if one.pair[0] == one.pair[1])
    words = [sum(1 + len(values) for values in rule.when.values()) for rule in rules.rules]
    print(
        f"\nrules: {len(words)}, mean words per rule {statistics.mean(words):.1f}, fired {len(fired)} of {len(words)}"
    )
    for rule in rules.rules:
        print(f"  {rule.severity}  {rule.id:28} fired {fired[rule.id]:3}   right {right[rule.id]:3}")


def show_baselines(lines: Sequence[Line]) -> None:
    """Print the majority class and, if scikit-learn is installed, learned words in cross-validation."""
    gold = [line["severity_final"] for line in lines]
    print(f"\nmajority class  exact {Counter(gold).most_common(1)[0][1] / len(gold):.3f}")
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.model_selection import cross_val_predict
        from sklearn.pipeline import make_pipeline
    except ImportError:
        print("TF-IDF + logistic regression: install scikit-learn to see it")
        return
    texts = [" ".join([line["text"], *line["answers"].values()]) for line in lines]
    model = make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True), LogisticRegression(C=10, max_iter=1000)
    )
    pairs = list(zip(gold, cross_val_predict(model, texts, gold, cv=10), strict=True))
    print(f"TF-IDF + logistic regression, 10-fold  exact {accuracy(pairs):.3f}   macro-F1 {macro_f1(pairs):.3f}")


def main(arguments: Sequence[str]) -> None:
    """Print everything for the named files, or for those of the tests."""
    rules = table()
    for path in [Path(argument) for argument in arguments] or FILES:
        judged = judge(read_lines(path), rules, models_for(path))
        show(path.name, judged)
        for language in sorted({one.line["lang"] for one in judged}):
            show(f"{path.name} {language}", [one for one in judged if one.line["lang"] == language])
        if answered := with_answers(judged):
            show_rules(answered, rules)
            show_baselines([one.line for one in answered])


if __name__ == "__main__":
    main(sys.argv[1:])
