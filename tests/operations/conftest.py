"""The desk's office, for its database and clock."""

from tests.desk.conftest import office

__all__ = ["office"]
