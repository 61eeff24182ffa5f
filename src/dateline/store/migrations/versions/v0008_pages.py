"""What a page of a view asks for: the places of events in the order of the views, and a name for what is kept."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the columns, which are filled when the record is opened, their indexes and the table of one row."""
    plan = sa.text("in_plans IS NOT NULL")
    asked = ["id", "since", "until", "status", "last_day", "type", "first_day"]
    for table, first, rest in (("event", [], asked), ("event_actor", ["actor"], ["event", "since", "until"])):
        op.add_column(table, sa.Column("in_timeline", sa.Text))
        op.add_column(table, sa.Column("in_plans", sa.Text))
        op.create_index(f"{table}_in_timeline", table, [*first, "in_timeline", *rest])
        plans = [*first, "in_plans", *rest]
        op.create_index(f"{table}_in_plans", table, plans, sqlite_where=plan, postgresql_where=plan)
    day = sa.text("coalesce(first_day, 'undated')")
    is_so = sa.text("disputed = 1"), sa.text("disputed")
    op.create_index("event_in_disputes", "event", [day, *asked], sqlite_where=is_so[0], postgresql_where=is_so[1])
    said = ["since", "article", "position", "until", "stance"]
    op.create_index("statement_since", "statement", said)
    op.drop_index("statement_speaker", "statement")
    op.create_index("statement_speaker", "statement", ["speaker", *said])
    made = op.create_table("revision", sa.Column("name", sa.String(32), primary_key=True))
    op.bulk_insert(made, [{"name": secrets.token_hex(8)}])
