"""Fixtures for all tests."""

import os

from hypothesis import HealthCheck, settings

from tests.databases import database, database_url, empty_url, postgresql, postgresql_database, sqlite_database

__all__ = ["database", "database_url", "empty_url", "postgresql", "postgresql_database", "sqlite_database"]

# A property holds or does not; how long the machine takes to try it says nothing about it.
settings.register_profile("helpbot", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("helpbot")


def pytest_xdist_auto_num_workers() -> int:
    """Half as many again as there are cores: a test of a server or a browser mostly waits."""
    cores = os.cpu_count() or 1
    return cores + (cores + 1) // 2
