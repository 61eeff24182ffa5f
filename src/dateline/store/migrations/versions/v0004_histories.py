"""Histories: what was part of what from when to when, an event as it was known on each day, what articles say as rows.

All that is derived from the articles and their readings is dropped; the store links them again when it is opened.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_DAY = sa.String(10)
_ID = sa.String(16)


def upgrade() -> None:
    """Drop what is derived and create the tables in which it is kept from now on."""
    for name in ("mention", "cluster", "core", "handle", "event", "event_actor", "appearance", "sketch", "band"):
        op.drop_table(name)
    _articles()
    _contents()
    _mentions()
    _histories()
    _events()
    _copies()
    _indexes()


def _articles() -> None:
    op.drop_column("article", "newest")
    op.add_column("article", sa.Column("since", _DAY))
    op.add_column("article", sa.Column("until", _DAY))


def _contents() -> None:
    op.create_table(
        "appearance",
        *_version(),
        sa.Column("actor", sa.String, primary_key=True),
        *_days(),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("backwards", sa.Text, nullable=False),
        sa.Column("kind", sa.String),
        sa.Column("country", sa.String),
    )
    op.create_table(
        "role",
        *_version(),
        sa.Column("position", sa.Integer, primary_key=True),
        *_days(),
        sa.Column("actor", sa.String, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("country", sa.String),
    )
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
    op.create_table(
        "account",
        *_version(),
        sa.Column("mention", _ID, primary_key=True),
        *_days(),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
    )


def _version() -> list[sa.Column[str]]:
    return [
        sa.Column("article", sa.String, primary_key=True),
        sa.Column("version", sa.String(64), primary_key=True),
    ]


def _days() -> list[sa.Column[str]]:
    return [sa.Column("since", _DAY, nullable=False), sa.Column("until", _DAY, nullable=False)]


def _mentions() -> None:
    op.create_table(
        "mention",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("since", _DAY, primary_key=True),
        sa.Column("until", _DAY, nullable=False),
        sa.Column("article", sa.String, nullable=False),
        sa.Column("block", sa.String, nullable=False),
        sa.Column("first_day", sa.String(32), nullable=False),
        sa.Column("last_day", sa.String(32), nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
    )
    op.create_table(
        "handle",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("mention", _ID, primary_key=True),
        sa.Column("since", _DAY, primary_key=True),
        sa.Column("partial", sa.Boolean, nullable=False),
        sa.Column("first_day", _DAY, nullable=False),
        sa.Column("last_day", _DAY, nullable=False),
    )


def _histories() -> None:
    op.create_table(
        "joined",
        sa.Column("mention", _ID, primary_key=True),
        *_stretch(),
        sa.Column("cluster", _ID, nullable=False),
        *_reason(nullable=False),
        sa.Column("waits", sa.Boolean, nullable=False),
    )
    op.create_table(
        "part",
        sa.Column("cluster", _ID, primary_key=True),
        *_stretch(),
        sa.Column("point", sa.String),
        sa.Column("core", _ID, nullable=False),
        *_reason(nullable=True),
    )
    op.create_table(
        "choice",
        sa.Column("core", _ID, primary_key=True),
        *_stretch(),
        sa.Column("host", _ID, nullable=False),
        *_reason(nullable=False),
    )
    op.create_table(
        "home", sa.Column("core", _ID, primary_key=True), *_stretch(), sa.Column("event", _ID, nullable=False)
    )


def _stretch() -> list[sa.Column[str]]:
    return [sa.Column("since", _DAY, primary_key=True), sa.Column("until", _DAY, nullable=False)]


def _reason(*, nullable: bool) -> list[sa.Column[str]]:
    return [sa.Column("score", sa.Float, nullable=nullable), sa.Column("because", sa.Text, nullable=nullable)]


def _events() -> None:
    op.create_table(
        "event",
        sa.Column("id", _ID, primary_key=True),
        *_stretch(),
        sa.Column("type", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("plan", sa.Boolean, nullable=False),
        sa.Column("disputed", sa.Boolean, nullable=False),
        sa.Column("first_day", _DAY),
        sa.Column("last_day", _DAY),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
    )
    op.create_table(
        "event_actor",
        sa.Column("actor", sa.String, primary_key=True),
        sa.Column("event", _ID, primary_key=True),
        *_stretch(),
    )


def _copies() -> None:
    op.create_table(
        "sketch",
        sa.Column("article", sa.String, primary_key=True),
        sa.Column("since", _DAY, primary_key=True),
        sa.Column("published", _DAY),
        sa.Column("minima", sa.LargeBinary, nullable=False),
        sa.Column("parent", sa.String),
        sa.Column("parent_since", _DAY),
    )
    op.create_table(
        "band",
        sa.Column("key", sa.LargeBinary, primary_key=True),
        sa.Column("article", sa.String, primary_key=True),
        sa.Column("since", _DAY, primary_key=True),
    )


def _indexes() -> None:
    op.create_index("article_until", "article", ["until"])
    op.create_index("appearance_actor", "appearance", ["actor", "name", "since"])
    op.create_index("appearance_backwards", "appearance", ["backwards", "actor"])
    op.create_index("appearance_country", "appearance", ["country", "kind", "actor"])
    op.create_index("role_actor", "role", ["actor", "since"])
    op.create_index("statement_speaker", "statement", ["speaker", "since"])
    op.create_index("account_mention", "account", ["mention"])
    op.create_index("mention_article", "mention", ["article"])
    op.create_index("mention_block", "mention", ["block", "last_day", "first_day"])
    op.create_index("handle_mention", "handle", ["mention"])
    op.create_index("handle_near", "handle", ["name", "partial", "last_day", "first_day"])
    op.create_index("joined_cluster", "joined", ["cluster"])
    op.create_index("part_core", "part", ["core"])
    op.create_index("part_point", "part", ["point", "until"])
    op.create_index("choice_host", "choice", ["host"])
    op.create_index("home_event", "home", ["event"])
    op.create_index("event_day", "event", ["first_day", "id"])
    op.create_index("event_status", "event", ["status", "first_day"])
    op.create_index("event_plan", "event", ["plan", "first_day"])
    op.create_index("event_actor_event", "event_actor", ["event"])
    op.create_index("sketch_parent", "sketch", ["parent"])
    op.create_index("band_article", "band", ["article"])
