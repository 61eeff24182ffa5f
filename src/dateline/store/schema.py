"""The tables of a record: what was read, how it was linked, and the linked events indexed for the views' questions."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, Index, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData()

PLAIN = String().with_variant(String(collation="C"), "postgresql")
"""Text that is compared byte by byte, so that what begins with some words lies together in an index."""

# One row for every version of an article, with its reading as JSON. `newest` marks the version that counts, `until` is
# the day on which the next one came out.
article = Table(
    "article",
    metadata,
    Column("id", String, primary_key=True),
    Column("version", String(64), primary_key=True),
    Column("published", String(10)),
    Column("headline", Text),
    Column("publisher", Text),
    Column("length", Integer, nullable=False),
    Column("newest", Boolean, nullable=False),
    Column("until", String(10)),
    Column("program", String, nullable=False),
    Column("reading", Text, nullable=False),
    Index("article_published", "published", "id"),
)

# What each version of an article says: who appears, who says what, what happened. A row counts from its publication
# (`since`) until the day on which the next version came out (`until`), null where none did.

# Who appears, under which name; `backwards` is the folded name from its last word on, so that surnames are found.
appearance = Table(
    "appearance",
    metadata,
    Column("article", String, primary_key=True),
    Column("version", String(64), primary_key=True),
    Column("actor", String, primary_key=True),
    Column("since", String(10)),
    Column("until", String(10)),
    Column("name", Text, nullable=False),
    Column("backwards", PLAIN, nullable=False),
    Column("kind", String),
    Column("country", String),
    Index("appearance_actor", "actor", "name", "since"),
    Index("appearance_backwards", "backwards", "actor"),
    Index("appearance_country", "country", "kind", "actor"),
)

# In which roles; `position` counts within the article.
role = Table(
    "role",
    metadata,
    Column("article", String, primary_key=True),
    Column("version", String(64), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("since", String(10)),
    Column("until", String(10)),
    Column("actor", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("country", String),
    Index("role_actor", "actor", "since"),
)

# Who says what; `position` is the place in the text, `about` what a search by matter looks through.
statement = Table(
    "statement",
    metadata,
    Column("article", String, primary_key=True),
    Column("version", String(64), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("since", String(10)),
    Column("until", String(10)),
    Column("speaker", String, nullable=False),
    Column("stance", String, nullable=False),
    Column("about", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Index("statement_speaker", "speaker", "since"),
)

# In which words events are told: `mention` is the id of the article's event, `start` where its account begins.
account = Table(
    "account",
    metadata,
    Column("article", String, primary_key=True),
    Column("version", String(64), primary_key=True),
    Column("mention", String(16), primary_key=True),
    Column("since", String(10)),
    Column("until", String(10)),
    Column("start", Integer, nullable=False),
    Column("payload", Text, nullable=False),
    Index("account_mention", "mention"),
)

# One row for every event of the newest version of an article. `cluster` and `score` come from linking within the block.
mention = Table(
    "mention",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("article", String, nullable=False),
    Column("block", String),
    Column("first_day", String(32)),
    Column("last_day", String(32)),
    Column("payload", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("cluster", String(16)),
    Column("score", Float),
    Column("because", Text),
    Index("mention_article", "article"),
    Index("mention_block", "block", "first_day", "last_day"),
    Index("mention_cluster", "cluster"),
)

# Ids of mentions that went with a version of their article or of the program, and the mentions that stand for them.
former = Table(
    "former",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("mention", String(16), nullable=False),
    Index("former_mention", "mention"),
)

# Mentions of one block that are one event, and the core that they are part of, with the reason if they joined it.
cluster = Table(
    "cluster",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("meeting_point", String),
    Column("core", String(16), nullable=False),
    Column("score", Float),
    Column("because", Text),
    Index("cluster_meeting_point", "meeting_point"),
    Index("cluster_core", "core"),
)

# Clusters of one type and day that are one event. One that names too few participants (`partial`) may have chosen
# another core; `home` is the event of the record that it belongs to, its own unless it was admitted elsewhere.
core = Table(
    "core",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("partial", Boolean, nullable=False),
    Column("choice", String(16)),
    Column("score", Float),
    Column("because", Text),
    Column("home", String(16), nullable=False),
    Index("core_choice", "choice"),
    Index("core_home", "home"),
)

# What a vague core may take hold of another by: the type with a participant or a place. How many participants the core
# names and the days that it reaches over stand here as well, so that those near in time are found without the others.
handle = Table(
    "handle",
    metadata,
    Column("name", String, primary_key=True),
    Column("core", String(16), primary_key=True),
    Column("partial", Boolean, nullable=False),
    Column("named", Integer, nullable=False),
    Column("first_day", String(10)),
    Column("last_day", String(10)),
    Index("handle_core", "core"),
    Index("handle_near", "name", "partial", "last_day", "first_day"),
)

event = Table(
    "event",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("type", String, nullable=False),
    Column("status", String, nullable=False),
    Column("first_day", String(10)),
    Column("last_day", String(10)),
    Column("about", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Index("event_day", "first_day", "id"),
    Index("event_status", "status", "first_day"),
)

event_actor = Table(
    "event_actor",
    metadata,
    Column("actor", String, primary_key=True),
    Column("event", String(16), primary_key=True),
    Index("event_actor_event", "event"),
)

sketch = Table(
    "sketch",
    metadata,
    Column("article", String, primary_key=True),
    Column("published", String(10)),
    Column("minima", LargeBinary, nullable=False),
    Column("parent", String),
    Index("sketch_parent", "parent"),
)

band = Table(
    "band",
    metadata,
    Column("key", LargeBinary, primary_key=True),
    Column("article", String, primary_key=True),
    Index("band_article", "article"),
)

# What people ruled. `payload` is the ruling as JSON; `told` has its reports: the number of the side, the place in it,
# the mention that each was when the ruling was made, and the article.
ruling = Table(
    "ruling",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("kind", String(8), nullable=False),
    Column("at", String(32), nullable=False),
    Column("author", Text, nullable=False),
    Column("undoes", String(16)),
    Column("payload", Text, nullable=False),
    Index("ruling_at", "at"),
)

told = Table(
    "told",
    metadata,
    Column("ruling", String(16), primary_key=True),
    Column("side", Integer, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("mention", String(16), nullable=False),
    Column("article", String, nullable=False),
    Index("told_article", "article"),
    Index("told_mention", "mention"),
)

# The words of the newest version of an article, folded, with a space between them, and how many they are. Each kind of
# database has its own index over them: `search.py`.
words = Table(
    "words",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article", String, nullable=False),
    Column("headline", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Index("words_article", "article", unique=True),
)

failure = Table(
    "failure",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("row", Integer),
    Column("at", String, nullable=False),
)
