"""What a page of rows asks for: the words that tell an event beside it, and indexes for its days and for names."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the column, which is filled as events change, and the indexes; what articles say has to be kept anew."""
    op.execute("UPDATE article SET since = NULL, until = NULL")
    op.add_column("event", sa.Column("line", sa.Text))
    begun, ended = sa.text("since <> ''"), sa.text("until <> '9999-99-99'")
    op.create_index("event_since", "event", ["since"], sqlite_where=begun, postgresql_where=begun)
    op.create_index("event_until", "event", ["until"], sqlite_where=ended, postgresql_where=ended)
    days = ["first_day", "last_day", "until", "since"]
    op.drop_index("event_day", "event")
    op.create_index("event_day", "event", days)
    op.drop_index("event_plan", "event")
    op.create_index("event_plan", "event", ["plan", *days])
    op.drop_index("appearance_actor", "appearance")
    op.create_index("appearance_actor", "appearance", ["actor", "name", "kind", "country", "since", "until"])
