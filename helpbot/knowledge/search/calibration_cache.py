"""Keep what calibration learnt on disk: it depends on the texts alone, and learning takes longer than answering."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

import numpy as np
from platformdirs import user_cache_path

from helpbot import __version__
from helpbot.knowledge.search.calibration import Calibration
from helpbot.knowledge.search.phrasings import Phrasing
from helpbot.language.rules import LanguageRules

_MOST_KEPT = 40


def cached_calibration(
    wordings: Sequence[Phrasing], rules: LanguageRules, out_of_scope: Sequence[str], learn: Callable[[], Calibration]
) -> Calibration:
    """What was learnt from the same texts before, else `learn()` now. A cache that cannot be used is passed over."""
    file = user_cache_path("helpbot") / "calibration" / f"{_key(wordings, rules, out_of_scope)}.json"
    known = _read(file)
    if known is not None:
        return known
    learnt = learn()
    _write(file, learnt)
    return learnt


def _key(wordings: Sequence[Phrasing], rules: LanguageRules, out_of_scope: Sequence[str]) -> str:
    code = "".join(path.read_text("utf-8") for path in sorted(Path(__file__).parent.glob("*.py")))
    texts = [[w.text, w.article, w.weight, w.is_question] for w in wordings]
    words = {"stop": sorted(rules.stop_words), "rest": rules.model_dump(mode="json", exclude={"stop_words"})}
    parts = [__version__, version("numpy"), code, texts, words, list(out_of_scope)]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:32]


def _read(file: Path) -> Calibration | None:
    try:
        weights = np.array(json.loads(file.read_text("utf-8")), dtype=np.float64)
    except (OSError, ValueError):
        return None
    return Calibration(weights) if weights.ndim == 1 and np.isfinite(weights).all() else None


def _write(file: Path, learnt: Calibration) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        whole = file.with_suffix(f".{hashlib.sha256(str(learnt.weights).encode()).hexdigest()[:8]}.part")
        whole.write_text(json.dumps(learnt.weights.tolist()), "utf-8")
        whole.replace(file)
        for old in sorted(file.parent.glob("*.json"), key=lambda path: path.stat().st_mtime)[:-_MOST_KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        return  # a home that cannot be written to costs time, nothing else
