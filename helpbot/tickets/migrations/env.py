"""What Alembic runs for each command: the revisions, on the caller's connection."""

from alembic import context

from helpbot.tickets.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,  # SQLite cannot alter most things in place
)
with context.begin_transaction():
    context.run_migrations()
