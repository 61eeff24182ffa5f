"""The first schema: articles with their readings, mentions, clusters, events, copies, failures, words to search."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create every table."""
    _what_was_read()
    _how_it_was_linked()
    _events()
    _copies()
    _indexes()
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE words USING fts5("
            "article UNINDEXED, headline, body, tokenize = 'unicode61 remove_diacritics 2')"
        )


def _what_was_read() -> None:
    op.create_table(
        "article",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("version", sa.String(64), primary_key=True),
        sa.Column("published", sa.String(10)),
        sa.Column("headline", sa.Text),
        sa.Column("publisher", sa.Text),
        sa.Column("length", sa.Integer, nullable=False),
        sa.Column("newest", sa.Boolean, nullable=False),
        sa.Column("program", sa.String, nullable=False),
        sa.Column("reading", sa.Text, nullable=False),
    )
    op.create_table(
        "appearance",
        sa.Column("article", sa.String, primary_key=True),
        sa.Column("actor", sa.String, primary_key=True),
        sa.Column("folded_name", sa.String, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
    )
    op.create_table(
        "failure",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("row", sa.Integer),
        sa.Column("at", sa.String, nullable=False),
    )


def _how_it_was_linked() -> None:
    op.create_table(
        "mention",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("article", sa.String, nullable=False),
        sa.Column("block", sa.String),
        sa.Column("first_day", sa.String(32)),
        sa.Column("last_day", sa.String(32)),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("cluster", sa.String(16)),
        sa.Column("score", sa.Float),
        sa.Column("because", sa.Text),
    )
    op.create_table(
        "cluster",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("meeting_point", sa.String),
        sa.Column("core", sa.String(16), nullable=False),
        sa.Column("score", sa.Float),
        sa.Column("because", sa.Text),
    )
    op.create_table(
        "core",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("partial", sa.Boolean, nullable=False),
        sa.Column("choice", sa.String(16)),
        sa.Column("score", sa.Float),
        sa.Column("because", sa.Text),
        sa.Column("home", sa.String(16), nullable=False),
    )
    op.create_table(
        "handle",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("core", sa.String(16), primary_key=True),
        sa.Column("partial", sa.Boolean, nullable=False),
        sa.Column("named", sa.Integer, nullable=False),
        sa.Column("first_day", sa.String(10)),
        sa.Column("last_day", sa.String(10)),
    )


def _events() -> None:
    op.create_table(
        "event",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("type", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("first_day", sa.String(10)),
        sa.Column("last_day", sa.String(10)),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
    )
    op.create_table(
        "event_actor",
        sa.Column("actor", sa.String, primary_key=True),
        sa.Column("event", sa.String(16), primary_key=True),
    )


def _copies() -> None:
    op.create_table(
        "sketch",
        sa.Column("article", sa.String, primary_key=True),
        sa.Column("published", sa.String(10)),
        sa.Column("minima", sa.LargeBinary, nullable=False),
        sa.Column("parent", sa.String),
    )
    op.create_table(
        "band",
        sa.Column("key", sa.LargeBinary, primary_key=True),
        sa.Column("article", sa.String, primary_key=True),
    )


def _indexes() -> None:
    op.create_index("article_published", "article", ["published", "id"])
    op.create_index("appearance_actor", "appearance", ["actor"])
    op.create_index("appearance_name", "appearance", ["folded_name"])
    op.create_index("mention_article", "mention", ["article"])
    op.create_index("mention_block", "mention", ["block", "first_day", "last_day"])
    op.create_index("mention_cluster", "mention", ["cluster"])
    op.create_index("cluster_meeting_point", "cluster", ["meeting_point"])
    op.create_index("cluster_core", "cluster", ["core"])
    op.create_index("core_choice", "core", ["choice"])
    op.create_index("core_home", "core", ["home"])
    op.create_index("handle_core", "handle", ["core"])
    op.create_index("handle_near", "handle", ["name", "partial", "last_day", "first_day"])
    op.create_index("event_day", "event", ["first_day", "id"])
    op.create_index("event_status", "event", ["status", "first_day"])
    op.create_index("event_actor_event", "event_actor", ["event"])
    op.create_index("sketch_parent", "sketch", ["parent"])
    op.create_index("band_article", "band", ["article"])
