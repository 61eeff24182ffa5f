"""Ids that mentions had before another version of their article or of the program replaced them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the table of former ids."""
    op.create_table(
        "former",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("mention", sa.String(16), nullable=False),
    )
    op.create_index("former_mention", "former", ["mention"])
