"""A short torture test: the same as `make torture`, with fewer people and shorter outages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from torture.run import Outcome, Plan, torture_postgresql, torture_sqlite

SHORT = Plan(
    conversations=8,
    replicas=2,
    kills=1,
    seed=3,
    outage_seconds=2.0,
    takeover_seconds=5,
    at_a_time=12,
    patience=240.0,
    retry_waits=(0.0, 1.0, 5.0),
)


@pytest.mark.slow
@pytest.mark.parametrize("torture", [torture_postgresql, torture_sqlite])
def test_every_promise_is_kept(torture: Callable[[Plan], Outcome]) -> None:
    outcome = torture(SHORT)

    broken = [account for account in outcome.accounts if not account.kept]
    assert (broken, outcome.stuck) == ([], ())
    assert outcome.happened["replicas killed (kill -9)"] == 1
