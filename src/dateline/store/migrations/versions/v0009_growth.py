"""What an addition changes lies together, so that it costs the same however large the record is."""

import sqlalchemy as sa
from alembic import op

from dateline.store.copying import band_keys, load_sketch
from dateline.store.rows import chunks

revision = "0009"
down_revision = "0008"

_DAY = sa.String(10)
_ID = sa.String(16)


def upgrade() -> None:
    """Keep bands by day and handles by mention, and look for what is not linked yet in an index of nothing else."""
    _bands()
    _handles()
    op.drop_index("article_until", "article")
    todo = sa.text("until IS NULL")
    op.create_index("article_unlinked", "article", ["id"], sqlite_where=todo, postgresql_where=todo)


def _bands() -> None:
    op.drop_table("band")
    band = op.create_table(
        "band",
        sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("article", sa.String, primary_key=True),
        sa.Column("since", _DAY, primary_key=True),
        sqlite_with_rowid=False,
    )
    sketch = sa.table("sketch", *map(sa.column, ("article", "since", "published", "minima")))
    connection = op.get_bind()
    # In order of time, so that the table grows at its end.
    versions = connection.execute(sa.select(sketch.c.since, sketch.c.article).order_by(sketch.c.since)).all()
    for some in chunks(versions):
        these = {(r.article, r.since) for r in some}
        found = connection.execute(sa.select(sketch).where(sketch.c.article.in_({article for article, _ in these})))
        rows = [r for r in found if (r.article, r.since) in these]
        op.bulk_insert(
            band,
            [{"key": key, "article": r.article, "since": r.since} for r in rows for key in band_keys(load_sketch(r))],
        )


def _handles() -> None:
    op.rename_table("handle", "handle_before")
    op.drop_index("handle_near", "handle_before")
    op.create_table(
        "handle",
        sa.Column("mention", _ID, primary_key=True),
        sa.Column("since", _DAY, primary_key=True),
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("partial", sa.Boolean, nullable=False),
        sa.Column("first_day", _DAY, nullable=False),
        sa.Column("last_day", _DAY, nullable=False),
        sqlite_with_rowid=False,
    )
    columns = "mention, since, name, partial, first_day, last_day"
    op.execute(f"INSERT INTO handle ({columns}) SELECT {columns} FROM handle_before ORDER BY mention, since, name")
    op.drop_table("handle_before")
    op.create_index("handle_near", "handle", ["name", "partial", "last_day", "first_day"])
