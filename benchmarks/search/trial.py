"""One system on one data set, in a process of its own: what it ranks, how long it takes, how much memory."""

from __future__ import annotations

import gc
import multiprocessing
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.search import data as data_sets
from benchmarks.search import synthetic
from benchmarks.search.data import Asked, DataSet
from benchmarks.search.measures import Ranked
from benchmarks.search.systems import SYSTEMS, System

_STATUS = Path("/proc/self/status")


@dataclass(frozen=True)
class Trial:
    """Rankings of the clean and of the misspelt questions; seconds; megabytes more than before (None: unknown)."""

    clean: Sequence[Ranked]
    misspelt: Sequence[Ranked]
    build_seconds: float
    megabytes: float | None
    answer_seconds: Sequence[float]


def try_out(system: str, data_set: str | int) -> Trial:
    """Measure a system on a named data set, or on that many synthetic wordings."""
    with (
        TemporaryDirectory() as cache,
        ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), partial(_start, cache)) as child,
    ):
        return child.submit(_measure, system, data_set).result()


def _start(cache: str) -> None:
    """Empty the caches, so that nothing is known from an earlier run."""
    import os

    os.environ["XDG_CACHE_HOME"] = cache


def _measure(system: str, name: str | int) -> Trial:
    data = synthetic.make(name) if isinstance(name, int) else data_sets.load(name)
    _warm_up(system)
    gc.collect()
    before, start = _megabytes("VmRSS"), time.process_time()
    built = SYSTEMS[system].system(data)
    seconds = time.process_time() - start
    peak = _megabytes("VmHWM")
    clean, spent = _ask(built, data.clean)
    misspelt, more = _ask(built, data.misspelt)
    return Trial(clean, misspelt, seconds, peak - before if peak and before else None, [*spent, *more])


def _warm_up(system: str) -> None:
    """Import what the system needs, so that the time and memory of that are not counted."""
    few = [synthetic.article("first", ("how do I feed a cat", "food for cats")), synthetic.article("second", ("walk",))]
    SYSTEMS[system].system(DataSet("few", "en", few, (), ())).rank("food")


def _ask(system: System, asked: Sequence[Asked]) -> tuple[list[Ranked], list[float]]:
    rankings, seconds = [], []
    for one in asked:
        start = time.process_time()
        rankings.append(system.rank(one.question))
        seconds.append(time.process_time() - start)
    return rankings, seconds


def _megabytes(field: str) -> float | None:
    """The memory of this process: `VmRSS` is current, `VmHWM` the peak. Linux only."""
    if not sys.platform.startswith("linux"):
        return None
    lines = dict(line.split(":", 1) for line in _STATUS.read_text().splitlines())
    return int(lines[field].split()[0]) / 1024
