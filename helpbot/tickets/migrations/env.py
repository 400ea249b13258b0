"""What Alembic runs for each command: the revisions, on the caller's connection."""

from alembic import context

import helpbot.tickets.flow_tables
import helpbot.tickets.incident_tables
import helpbot.tickets.tables

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=helpbot.tickets.tables.Table.metadata,
    render_as_batch=True,  # SQLite cannot alter most things in place
)
with context.begin_transaction():
    context.run_migrations()
