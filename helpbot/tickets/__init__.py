"""Storage: tables, migrations, the database itself, tickets and the rules of their lifecycle."""
