"""Keep what an index learnt on disk: it depends on the texts alone, and learning takes longer than answering."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from platformdirs import user_cache_path

from helpbot import __version__
from helpbot.knowledge.search.calibration import Calibration
from helpbot.knowledge.search.classifier import Classifier
from helpbot.knowledge.search.learning import Learnt
from helpbot.knowledge.search.phrasings import Phrasing
from helpbot.language.rules import LanguageRules

_MOST_KEPT = 40


def cached_learning(
    wordings: Sequence[Phrasing], articles: int, rules: LanguageRules, model: str, learn: Callable[[], Learnt]
) -> Learnt:
    """What was learnt from the same texts before, else `learn()` now. A cache that cannot be used is passed over.

    `articles` counts those of all languages; `model` names the sentence model, if there is one.
    """
    file = user_cache_path("helpbot") / "learnt" / f"{_key(wordings, articles, rules, model)}.npz"
    known = _read(file)
    if known is not None:
        return known
    learnt = learn()
    _write(file, learnt)
    return learnt


def _key(wordings: Sequence[Phrasing], articles: int, rules: LanguageRules, model: str) -> str:
    code = "".join(path.read_text("utf-8") for path in sorted(Path(__file__).parent.glob("*.py")))
    texts = [[w.text, w.article, w.weight, w.is_question] for w in wordings]
    words = {"stop": sorted(rules.stop_words), "rest": rules.model_dump(mode="json", exclude={"stop_words"})}
    parts = [__version__, version("numpy"), code, articles, texts, words, model]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:32]


def _read(file: Path) -> Learnt | None:
    try:
        with np.load(file, allow_pickle=False) as stored:
            calibration, chosen, weights = stored["calibration"], stored["chosen"], stored["weights"]
            refusals = stored["refusals"]
    except (OSError, ValueError, KeyError, BadZipFile):
        return None
    if not (np.isfinite(calibration).all() and np.isfinite(weights).all()):
        return None
    return Learnt(Calibration(calibration), Classifier(chosen, weights) if weights.size else None, refusals)


def _write(file: Path, learnt: Learnt) -> None:
    classifier = learnt.classifier or Classifier(np.zeros(0, dtype=np.intp), np.zeros((0, 0), dtype=np.float32))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        whole = file.with_suffix(f".{os.getpid()}.part")
        with whole.open("wb") as stream:
            np.savez(
                stream,
                calibration=learnt.calibration.weights,
                weights=classifier.weights,
                chosen=classifier.chosen,
                refusals=learnt.refusals,
            )
        whole.replace(file)
        for old in sorted(file.parent.glob("*.npz"), key=lambda path: path.stat().st_mtime)[:-_MOST_KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        return  # a home that cannot be written to costs time, nothing else
