"""Fixtures for all tests."""

from tests.databases import database, database_url, empty_url, postgresql, shared_postgresql_url

__all__ = ["database", "database_url", "empty_url", "postgresql", "shared_postgresql_url"]
