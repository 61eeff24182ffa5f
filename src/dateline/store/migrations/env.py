"""Run by Alembic: applies the versions on the connection that the store hands over."""

from alembic import context

from dateline.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
