"""Keep the index of a language and what it learned on disk: both depend only on the texts, and take seconds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.metadata import version
from typing import TypeAlias

import numpy as np

from helpbot.knowledge.caching.arrays import Arrays, cached, pack, unpack
from helpbot.knowledge.caching.folder import key_of
from helpbot.knowledge.search.comparing.centre import Centre
from helpbot.knowledge.search.comparing.classifier import Classifier
from helpbot.knowledge.search.comparing.coverage import Occurrences
from helpbot.knowledge.search.comparing.features import SHARES, FeatureTable, Kind
from helpbot.knowledge.search.comparing.index import Content
from helpbot.knowledge.search.comparing.postings import Postings
from helpbot.knowledge.search.judging.calibration import Calibration
from helpbot.knowledge.search.judging.learned import Learned
from helpbot.knowledge.search.phrasings import Phrasing
from helpbot.language.rules import LanguageRules

Indexed: TypeAlias = tuple[Content, Learned]
_FINITE = ("calibration", "class_weights", "centre_means", "centre_lengths", "posting_values")


def key_for(wordings: Sequence[Phrasing], articles: int, language: str, rules: LanguageRules, model: str) -> str:
    """Identifies an index. `articles` counts those of all languages; `model` names the sentence model, if any."""
    texts = [f"{w.article} {w.weight} {w.is_question} {w.text}" for w in wordings]
    words = {"stop": sorted(rules.stop_words), "rest": rules.model_dump(mode="json", exclude={"stop_words"})}
    return key_of(np.__version__, version("pyspellchecker"), articles, language, texts, words, model)


def cached_index(key: str, build: Callable[[], Indexed]) -> Indexed:
    """The index that was built under this key before, else `build()` now."""
    return cached("indexes", key, build, _to_arrays, _from_arrays)


def _to_arrays(indexed: Indexed) -> Arrays:
    content, learned = indexed
    return {**_content_arrays(content), **_learned_arrays(learned)}


def _from_arrays(stored: Arrays) -> Indexed:
    _check(stored)
    return _content(stored), _learned(stored)


def _check(stored: Arrays) -> None:
    """Raises `ValueError` or `KeyError` if arrays are missing, do not fit together or are not finite."""
    wordings, width = len(stored["owners"]), int(stored["articles"]) + 1
    features = sum(len(stored[f"rarity{number}"]) for number in range(len(SHARES)))
    fits = (
        (len(stored["weights"]), len(stored["sum_lengths"])) == (wordings, width)
        and len(stored["posting_starts"]) == features + 1
        and stored["posting_wordings"].max(initial=-1) < wordings
        and stored["owners"].max(initial=-1) < width
        and stored["chosen"].max(initial=-1) < wordings
        and stored["class_weights"].shape in ((0, 0), (len(stored["chosen"]), width))
        and len(stored["centre_means"]) == len(stored["centre_lengths"]) == (wordings if len(stored["chosen"]) else 0)
        and all(np.isfinite(stored[name]).all() for name in _FINITE)
    )
    if not fits:
        raise ValueError


def _content_arrays(content: Content) -> Arrays:
    postings, occurrences = content.postings, content.occurrences
    kinds = {f"names{number}": pack(kind.table.names) for number, kind in enumerate(content.kinds)}
    rarities = {f"rarity{number}": kind.rarity for number, kind in enumerate(content.kinds)}
    return {
        **kinds,
        **rarities,
        "articles": np.array(content.articles),
        "meaning_share": np.array(content.meaning_share),
        "owners": content.owners,
        "weights": content.weights,
        "sum_lengths": content.sum_lengths,
        "posting_starts": postings.starts,
        "posting_wordings": postings.wordings,
        "posting_values": postings.values,
        "words": pack(content.word_counts),
        "word_counts": np.array(list(content.word_counts.values()), dtype=np.int64),
        "ordinary": pack(content.ordinary),
        "stems": pack(occurrences.stems),
        "stem_starts": occurrences.starts,
        "stem_articles": occurrences.articles,
        "stem_counts": occurrences.counts,
        "meanings": pack(" ".join(stems) for stems, _ in content.meanings),
        "meaning_numbers": np.array([number for _, number in content.meanings], dtype=np.int64),
    }


def _content(stored: Arrays) -> Content:
    kinds = [
        Kind(FeatureTable(unpack(stored[f"names{number}"])), stored[f"rarity{number}"], share)
        for number, share in enumerate(SHARES)
    ]
    counts = zip(unpack(stored["words"]), stored["word_counts"].tolist(), strict=True)
    stems = unpack(stored["stems"])
    meanings = zip(unpack(stored["meanings"]), stored["meaning_numbers"].tolist(), strict=True)
    return Content(
        int(stored["articles"]),
        stored["owners"],
        stored["weights"],
        tuple(kinds),
        Postings(stored["posting_starts"], stored["posting_wordings"], stored["posting_values"], len(stored["owners"])),
        stored["sum_lengths"],
        dict(counts),
        unpack(stored["ordinary"]),
        Occurrences(stems, stored["stem_starts"], stored["stem_articles"], stored["stem_counts"]),
        [(tuple(text.split(" ")), number) for text, number in meanings],
        float(stored["meaning_share"]),
    )


def _learned_arrays(learned: Learned) -> Arrays:
    nothing = np.zeros(0, dtype=np.float32)
    none = Classifier(Centre(nothing, nothing, 0.0), np.zeros(0, dtype=np.intp), nothing.reshape(0, 0))
    classifier = learned.classifier or none
    return {
        "calibration": learned.calibration.weights,
        "centre_means": classifier.centre.means,
        "centre_lengths": classifier.centre.lengths,
        "centre_square": np.array(classifier.centre.square),
        "class_weights": classifier.weights,
        "chosen": classifier.chosen,
        "refusals": learned.refusals,
    }


def _learned(stored: Arrays) -> Learned:
    chosen, weights = stored["chosen"], stored["class_weights"]
    centre = Centre(stored["centre_means"], stored["centre_lengths"], float(stored["centre_square"]))
    classifier = Classifier(centre, chosen, weights) if weights.size else None
    return Learned(Calibration(stored["calibration"]), classifier, stored["refusals"])
