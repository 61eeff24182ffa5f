"""What people ruled of events: that they are one, that they are two, or that a ruling is out of force."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the tables of rulings and of the reports that they are about."""
    op.create_table(
        "ruling",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("undoes", sa.String(16)),
        sa.Column("payload", sa.Text, nullable=False),
    )
    op.create_table(
        "told",
        sa.Column("ruling", sa.String(16), primary_key=True),
        sa.Column("side", sa.Integer, primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("mention", sa.String(16), nullable=False),
        sa.Column("article", sa.String, nullable=False),
    )
    op.create_index("ruling_at", "ruling", ["at"])
    op.create_index("told_article", "told", ["article"])
    op.create_index("told_mention", "told", ["mention"])
