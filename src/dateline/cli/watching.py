"""The commands for feeds: `watch` follows them, `feeds` says how each fares."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

import dateline
from dateline.cli.batches import INTERRUPTED, PARTLY, counted, errors
from dateline.cli.options import FormatOption, LexiconOption, ModelOption, RecordOption
from dateline.cli.output import Format, show
from dateline.cli.page import Block, Cell, Column, Grid, words
from dateline.cli.pages import nothing
from dateline.errors import DatelineError, InputError, NotInRecordError
from dateline.logs import logger
from dateline.record.source import FeedState
from dateline.views.telling import safe

if TYPE_CHECKING:
    from dateline.pipeline.watching import Watch, Watched

log = logger(__name__)

_SECRET = "DATELINE_NOTIFY_SECRET"
_STATES = {"well": "green", "failing": "yellow", "new": "dim"}
_COUNTS = ("kept", "waiting", "passed", "failed")

FeedsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[FEED…]", help="Feeds to follow from now on: addresses, or files that list them."),
]
OnceOption = Annotated[bool, typer.Option("--once", help="Ask for every feed once and end, as for cron.")]
EveryOption = Annotated[
    int, typer.Option("--every", min=1, max=1440, metavar="MINUTES", help="How often a feed is asked for.")
]
NotifyOption = Annotated[
    str | None,
    typer.Option("--notify", envvar="DATELINE_NOTIFY", metavar="URL", help="Post what changed there, signed."),
]
ContactOption = Annotated[
    str | None,
    typer.Option(
        "--contact",
        envvar="DATELINE_CONTACT",
        metavar="ADDRESS",
        help="Where whoever is asked can complain: an address of mail or the web.",
    ),
]
PrivateOption = Annotated[
    bool, typer.Option("--allow-private", help="Allow addresses on this machine and in its own network.")
]
DelayOption = Annotated[
    float, typer.Option("--delay", min=0, metavar="SECONDS", help="Seconds between two requests to one host.")
]
LimitOption = Annotated[
    int | None, typer.Option("--limit", min=1, metavar="NUMBER", help="At most this many articles in a round.")
]
ForgetOption = Annotated[
    str | None, typer.Option("--forget", metavar="FEED", help="Follow this feed, or list of feeds, no longer.")
]


def watch(
    named: FeedsArgument = None,
    *,
    once: OnceOption = False,
    every: EveryOption = 30,
    notify: NotifyOption = None,
    contact: ContactOption = None,
    allow_private: PrivateOption = False,
    delay: DelayOption = 2.0,
    limit: LimitOption = None,
    record: RecordOption = "dateline.db",
    lexicon: LexiconOption = None,
    model: ModelOption = None,
) -> None:
    """Follow feeds: fetch the articles that they tell of, politely, read and keep them."""
    from dateline.fetching import Client, Clock, Manners  # noqa: PLC0415 - the network loads only where it is used
    from dateline.pipeline import crew  # noqa: PLC0415
    from dateline.pipeline.watching import Alerts, Watch, listed, secret_of  # noqa: PLC0415
    from dateline.store import Subscriptions, open_store  # noqa: PLC0415

    manners = Manners(contact=contact, delay=delay, private=allow_private)
    urls = listed(named or (), private=allow_private)
    secret = secret_of(os.environ.get(_SECRET)) if notify else b""
    troubles = Troubles()
    with ExitStack() as stack:
        stopped = stack.enter_context(_stoppable())
        client = stack.enter_context(Client(manners, Clock(sleep=_sleep_until(stopped))))
        readers = stack.enter_context(crew(model, lexicon, 1))
        store = stack.enter_context(open_store(record, create=bool(urls)))
        alerts = Alerts(store, client, notify, secret, troubles.note) if notify else None
        Subscriptions(store).follow(urls, client.clock.now().isoformat(timespec="seconds"))
        minutes = timedelta(minutes=every)
        watching = Watch(
            store, client, readers, alerts=alerts, every=minutes, on_error=troubles.note, stop=stopped.is_set
        )
        if watching.feeds.next() is None:
            raise DatelineError("no feed is followed yet: name one, as in dateline watch https://example.org/feed.xml")
        _run(watching, stopped, once=once, limit=limit)


def _run(watching: Watch, stopped: threading.Event, *, once: bool, limit: int | None) -> None:
    from dateline.pipeline.watching import watch_for_ever  # noqa: PLC0415

    if not once:
        watch_for_ever(watching, _tell, limit)
        return
    held = watching.feeds.left_alone(watching.client.clock.now().isoformat(timespec="seconds"))
    done = watching.round(early=True, limit=limit)
    _tell(done)
    for url, then in held:
        # Nothing is asked of them, whether they are named or not: somebody who mended one should know until when.
        errors().print(Text(f"left alone until {then}: ", style="bold yellow") + words(f"{url}, which failed"))
    if stopped.is_set():
        raise typer.Exit(INTERRUPTED)
    if done.troubles:
        raise typer.Exit(PARTLY if done.successes else 1)


class Troubles:
    """Tells what goes wrong, a line each; it is kept with the feed or among the record's failures already."""

    def __init__(self) -> None:
        self._console = errors()

    def note(self, error: InputError) -> None:
        """Tell of one."""
        line = " ".join(safe(str(error)).split())
        self._console.print(Text("not read: ", style="bold yellow") + Text(line))


@contextmanager
def _stoppable() -> Iterator[threading.Event]:
    """Set by the first signal to end; a second one ends everything where it is."""
    stopped = threading.Event()
    kinds = (signal.SIGINT, signal.SIGTERM)
    before = {kind: signal.getsignal(kind) for kind in kinds}

    def stop(kind: int, _: FrameType | None) -> None:
        if stopped.is_set():
            raise KeyboardInterrupt
        log.info("stopping", signal=signal.Signals(kind).name)
        stopped.set()

    for kind in kinds:
        signal.signal(kind, stop)
    try:
        yield stopped
    finally:
        for kind, handler in before.items():
            signal.signal(kind, handler)


def _sleep_until(stopped: threading.Event) -> Callable[[float], None]:
    """Waits for so many seconds, or until it is to end."""

    def sleep(seconds: float) -> None:
        stopped.wait(seconds)

    return sleep


def _tell(done: Watched) -> None:
    """What a round did, on one line."""
    kept, asked, read = done.read.kept, done.asked, done.read
    parts = [f"{counted(asked.feeds, 'feed')} asked for"]
    parts += [
        f"{number} {what}" for number, what in ((asked.unchanged, "unchanged"), (asked.failed, "failing")) if number
    ]
    told = [(kept.new, "new"), (kept.new_versions, "changed"), (kept.known + kept.reread, "known"),
            (sum(read.passed.values()), "passed over"), (read.later, "put off"), (read.failed, "failed")]  # fmt: skip
    articles = ", ".join(f"{number} {what}" for number, what in told if number)
    line = f"{', '.join(parts)}; articles: {articles or 'none'}"
    line += f"; {counted(kept.events, 'event')} and {counted(kept.statements, 'statement')} read"
    if any(done.sent):
        line += f"; {counted(done.sent.taken, 'notice')} sent, {done.sent.pending} to be sent"
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def feeds(
    *, forget: ForgetOption = None, record: RecordOption = "dateline.db", form: FormatOption = Format.table
) -> None:
    """The feeds that are followed, and how each fares."""
    from dateline.store import Subscriptions, open_store  # noqa: PLC0415

    if forget is not None:
        with open_store(record) as store:
            if not Subscriptions(store).forget(forget):
                raise NotInRecordError(f"no feed {forget!r} is followed")
    with dateline.open(record) as opened:
        show(opened.feeds(), form, feeds_page)


def feeds_page(rows: Iterable[FeedState]) -> Iterator[Block]:
    """How each feed fares, and what became of the articles of which it told."""
    cells = tuple(_row(row) for row in rows)
    if not cells:
        yield nothing("No feed is followed.")
        return
    yield Grid((Column("Feed"), Column("State"), Column("Asked"), Column("Again"), Column("Articles")), cells)


def _row(row: FeedState) -> tuple[Cell, ...]:
    feed = (words(row.title or row.url, "bold"), *((words(row.url, "dim"),) if row.title else ()))
    state: Cell = (Text(row.state, style=_STATES[row.state]),)
    if row.error:
        state += (words(row.error, "dim"),)
    told = ", ".join(f"{number} {name}" for name in _COUNTS if (number := getattr(row, name)))
    return feed, state, (_minute(row.checked),), (_minute(row.next),), (Text(told or "none"),)


def _minute(at: str | None) -> Text:
    return Text(at[:16].replace("T", " ") if at else "never")
