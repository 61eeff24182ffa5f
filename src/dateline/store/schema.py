"""The tables of a record: what was read, how it was linked, and the linked events indexed for the views' questions."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    text,
)

from dateline.record.spans import FOREVER

metadata = MetaData()

BEGUN, ENDED = "since <> ''", f"until <> '{FOREVER}'"
"""What holds of every stretch of days, and of one that has an end. The indexes on the first and the last day of events
say it, so that only the queries use them that say it as well: every query asks for what holds on some day, and SQLite
would take these indexes for the best way to what holds on most days."""

IN_DISPUTES = "coalesce(first_day, 'undated')"
"""The place of a disputed event among disputes, as its index has it."""

PLAN = "in_plans IS NOT NULL"
"""What holds of every event that is ordered among plans."""

WAITING = "state = 'waiting'"
"""What holds of an article that a feed told of and that is still to be fetched."""

SPANNING = "substr(first_day, 1, 7) <> substr(last_day, 1, 7)"
"""What holds of an event that may have been in one month or in another, which few may: the others are found by the
month in which they begin, these by an index of their own."""

UNLINKED = "until IS NULL"
"""What holds of a version of an article that has been kept and not been linked yet."""

# One row for every version of an article, with its reading as JSON. It counts from the day `since` to the eve of
# `until`; not at all if they are the same, and it has not been linked yet if they are null.
article = Table(
    "article",
    metadata,
    Column("id", String, primary_key=True),
    Column("version", String(64), primary_key=True),
    Column("published", String(10)),
    Column("since", String(10)),
    Column("until", String(10)),
    Column("headline", Text),
    Column("publisher", Text),
    Column("length", Integer, nullable=False),
    Column("program", String, nullable=False),
    Column("reading", Text, nullable=False),
    Index("article_published", "published", "id"),
    Index("article_unlinked", "id", sqlite_where=text(UNLINKED), postgresql_where=text(UNLINKED)),
)

# What each version of an article that counts says: who appears, who says what, what happened; with its days.

# Who appears, under which name; `backwards` is the folded name from its last word on, so that surnames are found.
appearance = Table(
    "appearance",
    metadata,
    Column("article", String, primary_key=True),
    Column("version", String(64), primary_key=True),
    Column("actor", String, primary_key=True),
    Column("since", String(10), nullable=False),
    Column("until", String(10), nullable=False),
    Column("name", Text, nullable=False),
    Column("backwards", Text, nullable=False),
    Column("kind", String),
    Column("country", String),
    Index("appearance_actor", "actor", "name", "kind", "country", "since", "until"),
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
    Column("since", String(10), nullable=False),
    Column("until", String(10), nullable=False),
    Column("actor", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("country", String),
    Index("role_actor", "actor", "since"),
)

_SAID = ("since", "article", "position", "until", "stance")
"""The order of statements, and what else they are chosen by, so that a page is found in the index alone."""

# Who says what; `position` is the place in the text, `about` what a search by matter looks through.
statement = Table(
    "statement",
    metadata,
    Column("article", String, primary_key=True),
    Column("version", String(64), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("since", String(10), nullable=False),
    Column("until", String(10), nullable=False),
    Column("speaker", String, nullable=False),
    Column("stance", String, nullable=False),
    Column("about", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Index("statement_since", *_SAID),
    Index("statement_speaker", "speaker", *_SAID),
)

# In which words events are told: `mention` is the id of the article's event, `start` where its account begins.
account = Table(
    "account",
    metadata,
    Column("article", String, primary_key=True),
    Column("version", String(64), primary_key=True),
    Column("mention", String(16), primary_key=True),
    Column("since", String(10), nullable=False),
    Column("until", String(10), nullable=False),
    Column("start", Integer, nullable=False),
    Column("payload", Text, nullable=False),
    Index("account_mention", "mention"),
)

# One row for every event of a version of an article that counts, with the first and last day that it reaches to, and
# what it goes by in the rulings about it, if there are any.
mention = Table(
    "mention",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("since", String(10), primary_key=True),
    Column("until", String(10), nullable=False),
    Column("article", String, nullable=False),
    Column("block", String, nullable=False),
    Column("first_day", String(32), nullable=False),
    Column("last_day", String(32), nullable=False),
    Column("payload", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("bond", String(16)),
    Index("mention_article", "article"),
    Index("mention_bond", "bond"),
    Index("mention_block", "block", "last_day", "first_day"),
)

# What a vague mention may take hold of another by: the type with a participant or a place, within days. `partial` marks
# the mentions that are vague themselves. Only one index begins with the name: by another one a database would look
# through all that ever had it.
handle = Table(
    "handle",
    metadata,
    Column("mention", String(16), primary_key=True),
    Column("since", String(10), primary_key=True),
    Column("name", String, primary_key=True),
    Column("partial", Boolean, nullable=False),
    Column("first_day", String(10), nullable=False),
    Column("last_day", String(10), nullable=False),
    Index("handle_near", "name", "partial", "last_day", "first_day"),
    sqlite_with_rowid=False,
)

# Four histories, one for each step of linking: what is part of what from `since` to the eve of `until`, and why.
# The primary key begins with what has the history; the columns after `until` are its value.

# Mention → cluster: those of one block that are one event; `waits` if it is there until better known.
joined = Table(
    "joined",
    metadata,
    Column("mention", String(16), primary_key=True),
    Column("since", String(10), primary_key=True),
    Column("until", String(10), nullable=False),
    Column("cluster", String(16), nullable=False),
    Column("score", Float, nullable=False),
    Column("because", Text, nullable=False),
    Column("waits", Boolean, nullable=False),
    Index("joined_cluster", "cluster"),
)

# Cluster → core: those of one type and day (the point at which they meet) that are one event.
part = Table(
    "part",
    metadata,
    Column("cluster", String(16), primary_key=True),
    Column("since", String(10), primary_key=True),
    Column("until", String(10), nullable=False),
    Column("point", String),
    Column("core", String(16), nullable=False),
    Column("score", Float),
    Column("because", Text),
    Index("part_core", "core"),
    Index("part_point", "point", "until"),
)

# Vague core → the core that it fits.
choice = Table(
    "choice",
    metadata,
    Column("core", String(16), primary_key=True),
    Column("since", String(10), primary_key=True),
    Column("until", String(10), nullable=False),
    Column("host", String(16), nullable=False),
    Column("score", Float, nullable=False),
    Column("because", Text, nullable=False),
    Index("choice_host", "host"),
)

# Core → the event of the record that it belongs to. By linking that is `own`: its own unless it was admitted to the one
# of its choice. People may have ruled that this is one with another event, and then `because` says who.
home = Table(
    "home",
    metadata,
    Column("core", String(16), primary_key=True),
    Column("since", String(10), primary_key=True),
    Column("until", String(10), nullable=False),
    Column("event", String(16), nullable=False),
    Column("own", String(16), nullable=False),
    Column("because", Text),
    Index("home_event", "event"),
    Index("home_own", "own"),
)

# Ids of mentions that went with a version of their article or of the program, and the mentions that stand for them.
former = Table(
    "former",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("mention", String(16), nullable=False),
    Index("former_mention", "mention"),
)

_ASKED = ("id", "since", "until", "status", "last_day", "type", "first_day")
"""What a page of events is chosen by, so that it is found in the index alone."""

_DISPUTED = {"sqlite_where": text("disputed = 1"), "postgresql_where": text("disputed")}

# An event as it was known from the day `since` to the eve of `until`. `plan` marks those that were ever one, `disputed`
# those of which accounts differ; `line` has the words that tell it. `in_timeline` is its place there, `in_plans` among
# plans if it is one. Words and places are null in rows of an older schema until the event is assembled anew.
event = Table(
    "event",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("since", String(10), primary_key=True),
    Column("until", String(10), nullable=False),
    Column("type", String, nullable=False),
    Column("status", String, nullable=False),
    Column("plan", Boolean, nullable=False),
    Column("disputed", Boolean, nullable=False),
    Column("first_day", String(10)),
    Column("last_day", String(10)),
    Column("about", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("line", Text),
    Column("in_timeline", Text),
    Column("in_plans", Text),
    Index("event_since", "since", sqlite_where=text(BEGUN), postgresql_where=text(BEGUN)),
    Index("event_until", "until", sqlite_where=text(ENDED), postgresql_where=text(ENDED)),
    Index("event_day", "first_day", "last_day", "until", "since"),
    Index("event_status", "status", "first_day"),
    Index("event_plan", "plan", "first_day", "last_day", "until", "since"),
    Index("event_spanning", "last_day", "first_day", sqlite_where=text(SPANNING), postgresql_where=text(SPANNING)),
    Index("event_in_timeline", "in_timeline", *_ASKED),
    Index("event_in_plans", "in_plans", *_ASKED, sqlite_where=text(PLAN), postgresql_where=text(PLAN)),
    Index(
        "event_in_disputes",
        text(IN_DISPUTES),
        *_ASKED,
        sqlite_where=text("disputed = 1"),
        postgresql_where=text("disputed"),
    ),
)

_PART = ("event", "since", "until")

# Who takes part in it by any report, with its places.
event_actor = Table(
    "event_actor",
    metadata,
    Column("actor", String, primary_key=True),
    Column("event", String(16), primary_key=True),
    Column("since", String(10), primary_key=True),
    Column("until", String(10), nullable=False),
    Column("in_timeline", Text),
    Column("in_plans", Text),
    Index("event_actor_event", "event"),
    Index("event_actor_in_timeline", "actor", "in_timeline", *_PART),
    Index("event_actor_in_plans", "actor", "in_plans", *_PART, sqlite_where=text(PLAN), postgresql_where=text(PLAN)),
)

# The sketch of a version of an article, and the version that it was copied from.
sketch = Table(
    "sketch",
    metadata,
    Column("article", String, primary_key=True),
    Column("since", String(10), primary_key=True),
    Column("published", String(10)),
    Column("minima", LargeBinary, nullable=False),
    Column("parent", String),
    Column("parent_since", String(10)),
    Index("sketch_parent", "parent"),
)

# Where sketches are found that could be of copies. The key begins with the days of publication (`copying.band_keys`),
# so that an addition changes a few pages that lie together, however large the record is.
band = Table(
    "band",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("article", String, primary_key=True),
    Column("since", String(10), primary_key=True),
    sqlite_with_rowid=False,
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

# The feeds that are followed, and how each fared when it was last asked for. Instants are in ISO 8601, UTC. `parent` is
# the list that names it, `every` after how many seconds it wants to be asked for again.
feed = Table(
    "feed",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("url", Text, nullable=False),
    Column("parent", Text),
    Column("kind", String(8)),
    Column("title", Text),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("every", Float),
    Column("added", String(32), nullable=False),
    Column("checked", String(32)),
    Column("succeeded", String(32)),
    Column("failures", Integer, nullable=False),
    Column("error", Text),
    Column("next", String(32), nullable=False),
    Index("feed_url", "url", unique=True),
    Index("feed_next", "next"),
)

# The articles that feeds told of, by the id that an article at that address has, and what became of each.
entry = Table(
    "entry",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(16), nullable=False),
    Column("feed", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("published", String(10)),
    Column("updated", String(32)),
    Column("byline", Text),
    Column("source", Text),
    Column("state", String(8), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("next", String(32), nullable=False),
    Column("reason", Text),
    Column("etag", Text),
    Column("last_modified", Text),
    Index("entry_key", "key", unique=True),
    Index("entry_feed", "feed", "state"),
    Index("entry_waiting", "next", sqlite_where=text(WAITING), postgresql_where=text(WAITING)),
)

# The changes of which somebody was told, or needed not be; and the notices that are still to be delivered.
told_change = Table(
    "told_change",
    metadata,
    Column("key", String(32), primary_key=True),
    Column("day", String(10), nullable=False),
)

notice = Table(
    "notice",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String(40), nullable=False),
    Column("made", String(32), nullable=False),
    Column("body", Text, nullable=False),
    Column("error", Text),
)

# One row: a text that is another one after every change of the record.
revision = Table("revision", metadata, Column("name", String(32), primary_key=True))
