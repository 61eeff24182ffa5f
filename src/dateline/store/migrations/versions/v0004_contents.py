"""What articles say as rows of their own, for every version: who appears in which roles, statements, accounts."""

import sqlalchemy as sa
from alembic import op

from dateline.store.contents import date_versions, keep_contents
from dateline.types import Reading

revision = "0004"
down_revision = "0003"

PLAIN = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables and fill them from the readings that are kept."""
    op.add_column("article", sa.Column("until", sa.String(10)))
    op.drop_table("appearance")
    _appearance()
    _role()
    _statement()
    _account()
    _fill(op.get_bind())


def _version() -> list[sa.Column[str]]:
    return [
        sa.Column("article", sa.String, primary_key=True),
        sa.Column("version", sa.String(64), primary_key=True),
    ]


def _days() -> list[sa.Column[str]]:
    return [sa.Column("since", sa.String(10)), sa.Column("until", sa.String(10))]


def _appearance() -> None:
    op.create_table(
        "appearance",
        *_version(),
        sa.Column("actor", sa.String, primary_key=True),
        *_days(),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("backwards", PLAIN, nullable=False),
        sa.Column("kind", sa.String),
        sa.Column("country", sa.String),
    )
    op.create_index("appearance_actor", "appearance", ["actor", "name", "since"])
    op.create_index("appearance_backwards", "appearance", ["backwards", "actor"])
    op.create_index("appearance_country", "appearance", ["country", "kind", "actor"])


def _role() -> None:
    op.create_table(
        "role",
        *_version(),
        sa.Column("position", sa.Integer, primary_key=True),
        *_days(),
        sa.Column("actor", sa.String, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("country", sa.String),
    )
    op.create_index("role_actor", "role", ["actor", "since"])


def _statement() -> None:
    op.create_table(
        "statement",
        *_version(),
        sa.Column("position", sa.Integer, primary_key=True),
        *_days(),
        sa.Column("speaker", sa.String, nullable=False),
        sa.Column("stance", sa.String, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
    )
    op.create_index("statement_speaker", "statement", ["speaker", "since"])


def _account() -> None:
    op.create_table(
        "account",
        *_version(),
        sa.Column("mention", sa.String(16), primary_key=True),
        *_days(),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
    )
    op.create_index("account_mention", "account", ["mention"])


def _fill(connection: sa.Connection) -> None:
    kept = sa.text("SELECT id, version FROM article ORDER BY id, version")
    one = sa.text("SELECT reading FROM article WHERE id = :id AND version = :version")
    rows = connection.execute(kept).all()
    for row in rows:
        reading = connection.execute(one, {"id": row.id, "version": row.version}).scalar_one()
        keep_contents(connection, Reading.model_validate_json(reading))
    for article in sorted({row.id for row in rows}):
        date_versions(connection, article)
