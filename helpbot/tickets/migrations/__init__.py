"""The history of the tables, for Alembic. Every revision works on SQLite and PostgreSQL alike."""

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011")
"""All revisions this program knows, oldest first: checked at every start without importing Alembic."""
