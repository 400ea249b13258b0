"""Compare the search with other systems: quality on the shipped articles and on public sets, and speed by size.

`python -m benchmarks.search [--scale] [--sets NAME …] [--systems NAME …]`. Public sets are found through the
environment variable HELPBOT_BENCH_DATA. Every system runs in a process of its own, on one thread.
"""

from __future__ import annotations

import argparse
import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np

from benchmarks.search import data
from benchmarks.search.measures import Quality, answered_by, answered_from, quality, threshold_for
from benchmarks.search.systems import OURS, OURS_WITH_MODEL, SYSTEMS
from benchmarks.search.table import Cell, markdown
from benchmarks.search.trial import Trial, try_out
from helpbot.settings import SearchSettings

SIZES = (100, 1_000, 10_000, 100_000)
QUALITY = ("top-1", "recall@3", "right", "wrong", "refused", "AUROC")
SPEED = ("build s", "MB", "median ms", "p99 ms")


def main() -> None:
    """Print one table for each data set, or for each size."""
    options = _options()
    os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))
    os.environ.update({"HF_HUB_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"})
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{datetime.now(UTC):%Y-%m-%d}, {machine}; times are processor time on one thread")
    systems = [name for name in options.systems or SYSTEMS if _is_there(name)]
    if options.scale:
        for size in SIZES:
            print(f"\n{size:,} wordings\n\n{_speed_table(systems, size)}", flush=True)
        return
    if not data.public_folder().is_dir():
        print(f"no public sets: there is no folder {data.public_folder()}; HELPBOT_BENCH_DATA may name another")
    for name in options.sets or data.names():
        print(f"\n{_quality_tables(systems, name)}", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("--scale", action="store_true", help="measure speed by size instead of quality")
    parser.add_argument("--sets", nargs="+", choices=data.names(), metavar="NAME", help="only these data sets")
    parser.add_argument("--systems", nargs="+", choices=SYSTEMS, metavar="NAME", help="only these systems")
    return parser.parse_args()


def _is_there(system: str) -> bool:
    entry = SYSTEMS[system]
    if not entry.is_installed:
        print(f"left out: {system} (needs {', '.join(entry.packages)})")
    return entry.is_installed


def _quality_tables(systems: Sequence[str], name: str) -> str:
    chosen = data.load(name)
    trials = {system: try_out(system, name) for system in systems if len(chosen.texts) <= SYSTEMS[system].most}
    outside = sum(one.article is None for one in chosen.clean)
    title = f"{name}: {len(chosen.articles)} articles, {len(chosen.texts)} wordings, "
    title += f"{len(chosen.clean) - outside} questions in scope, {outside} out of scope"
    parts = [title]
    for kind in ("clean", "misspelt"):
        ours = float(answered_by(SearchSettings(), getattr(trials[OURS], kind)).mean()) if OURS in trials else 0.5
        rows = [[name, *_quality_cells(_judge(chosen, trial, kind, name, ours))] for name, trial in trials.items()]
        parts.append(markdown((kind, *QUALITY), rows))
    parts.append(markdown(("speed", *SPEED), [[name, *_speed_cells(trial)] for name, trial in trials.items()]))
    return "\n\n".join(parts)


def _judge(chosen: data.DataSet, trial: Trial, kind: str, system: str, share: float) -> Quality:
    """Ours with its own thresholds, the others where they answer as large a share of the questions."""
    rankings = getattr(trial, kind)
    if system in (OURS, OURS_WITH_MODEL):
        answered = answered_by(SearchSettings(), rankings)
    else:
        answered = answered_from(threshold_for(share, rankings), rankings)
    return quality(getattr(chosen, kind), rankings, answered)


def _quality_cells(found: Quality) -> list[Cell]:
    return [
        found.first,
        found.among_three,
        found.answered_right,
        found.answered_wrong,
        found.rejected,
        found.auroc,
    ]


def _speed_table(systems: Sequence[str], size: int) -> str:
    rows = [[name, *_speed_cells(try_out(name, size))] for name in systems if size <= SYSTEMS[name].most]
    return markdown(("speed", *SPEED), rows)


def _speed_cells(trial: Trial) -> list[Cell]:
    median, slow = np.percentile(trial.answer_seconds, (50, 99)) * 1000
    megabytes = None if trial.megabytes is None else f"{trial.megabytes:.0f}"
    return [f"{trial.build_seconds:.1f}", megabytes, f"{median:.2f}", f"{slow:.2f}"]


if __name__ == "__main__":
    main()
