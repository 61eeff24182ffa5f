"""The versions of the record's schema, oldest first; Alembic applies those that a record lacks."""
