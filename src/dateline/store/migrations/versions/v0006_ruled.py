"""What people ruled of mentions, and of which event each would be without it."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the columns; nothing was ruled before that linking knew of."""
    op.add_column("mention", sa.Column("bond", sa.String(16)))
    op.create_index("mention_bond", "mention", ["bond"])
    op.add_column("home", sa.Column("own", sa.String(16), nullable=False, server_default=""))
    op.add_column("home", sa.Column("because", sa.Text))
    op.execute("UPDATE home SET own = event")
    op.create_index("home_own", "home", ["own"])
