"""The feeds that a record follows, what they told of, and the notices of changes."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

_AT = sa.String(32)


def upgrade() -> None:
    """Add the tables, which are empty."""
    _feeds()
    _entries()
    _notices()


def _feeds() -> None:
    op.create_table(
        "feed",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("parent", sa.Text),
        sa.Column("kind", sa.String(8)),
        sa.Column("title", sa.Text),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
        sa.Column("every", sa.Float),
        sa.Column("added", _AT, nullable=False),
        sa.Column("checked", _AT),
        sa.Column("succeeded", _AT),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("error", sa.Text),
        sa.Column("next", _AT, nullable=False),
    )
    op.create_index("feed_url", "feed", ["url"], unique=True)
    op.create_index("feed_next", "feed", ["next"])


def _entries() -> None:
    op.create_table(
        "entry",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("key", sa.String(16), nullable=False),
        sa.Column("feed", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("published", sa.String(10)),
        sa.Column("updated", _AT),
        sa.Column("byline", sa.Text),
        sa.Column("source", sa.Text),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("next", _AT, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
    )
    op.create_index("entry_key", "entry", ["key"], unique=True)
    op.create_index("entry_feed", "entry", ["feed", "state"])
    waiting = sa.text("state = 'waiting'")
    op.create_index("entry_waiting", "entry", ["next"], sqlite_where=waiting, postgresql_where=waiting)


def _notices() -> None:
    op.create_table(
        "told_change",
        sa.Column("key", sa.String(32), primary_key=True),
        sa.Column("day", sa.String(10), nullable=False),
    )
    op.create_table(
        "notice",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("made", _AT, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("error", sa.Text),
    )
