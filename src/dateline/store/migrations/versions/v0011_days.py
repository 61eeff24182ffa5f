"""An index for events that reach over several months, so that those of some days are found without all the others."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add the index."""
    spanning = sa.text("substr(first_day, 1, 7) <> substr(last_day, 1, 7)")
    days = ["last_day", "first_day"]
    op.create_index("event_spanning", "event", days, sqlite_where=spanning, postgresql_where=spanning)
