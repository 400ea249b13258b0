"""Fixtures for all tests."""

import gc
import os
import signal
from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, settings

from tests.databases import database, database_url, empty_url, postgresql, postgresql_database, sqlite_database

__all__ = ["database", "database_url", "empty_url", "postgresql", "postgresql_database", "sqlite_database"]

# A property holds or does not; how long a machine takes to try it says nothing about that.
settings.register_profile("helpbot", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("helpbot")

# A shell has what it starts in the background ignore Ctrl+C, and all that is started from there.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What was loaded while collecting stays until the end: garbage collection need not look through it every time."""
    gc.disable()
    collected = yield
    gc.freeze()
    gc.enable()
    return collected


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Half as many again as there are cores: a test with a server or a browser mostly waits."""
    cores = os.cpu_count() or 1
    return cores + (cores + 1) // 2
