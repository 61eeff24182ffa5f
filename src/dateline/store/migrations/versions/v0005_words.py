"""The words of articles folded by the program itself, so that every database finds the same."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_SQLITE = (
    "CREATE VIRTUAL TABLE words_index USING fts5(headline, body, content = 'words', content_rowid = 'id', "
    "tokenize = 'ascii')",
    "CREATE TRIGGER words_came AFTER INSERT ON words BEGIN "
    "INSERT INTO words_index (rowid, headline, body) VALUES (new.id, new.headline, new.body); END",
    "CREATE TRIGGER words_went AFTER DELETE ON words BEGIN "
    "INSERT INTO words_index (words_index, rowid, headline, body) "
    "VALUES ('delete', old.id, old.headline, old.body); END",
)
_POSTGRESQL = (
    "CREATE INDEX words_index ON words USING gin (string_to_array(headline || ' ' || body, ' '))",
    # How many articles there are and how long they are together is asked for in every search.
    "CREATE INDEX words_size ON words (size)",
)


def upgrade() -> None:
    """Make the table and its index; it is filled when the articles of an older record are linked again."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    if sqlite:
        op.execute("DROP TABLE words")
    op.create_table(
        "words",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("article", sa.String, nullable=False),
        sa.Column("headline", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
    )
    op.create_index("words_article", "words", ["article"], unique=True)
    for statement in _SQLITE if sqlite else _POSTGRESQL:
        op.execute(statement)
