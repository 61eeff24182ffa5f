"""Views of many things → pages: timeline, plans, statements, disputes, changes, actors, search, failures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from dateline.cli.page import Block, Cell, Column, Grid, Heading, Hint, Prose, words
from dateline.record.source import Failure, Hit
from dateline.views import (
    ActorRow,
    Change,
    ChangeSource,
    DisputeRow,
    EventRow,
    PlanRow,
    SideRow,
    StatementRow,
    StatusStep,
    TimelineRow,
)
from dateline.views.days import date_words, duration_words
from dateline.views.telling import (
    CHANGE_LABELS,
    OUTCOMES,
    according_to,
    change_words,
    history_words,
    short,
    shortened,
    some,
    source_count,
)
from dateline.views.wording import listed, status_label

COLOURS = {
    "occurred": "green", "ongoing": "bold green", "planned": "cyan", "proposed": "blue", "possible": "blue",
    "postponed": "yellow", "unplanned": "dim", "cancelled": "red", "refused": "red", "denied": "red",
}  # fmt: skip
_EVENT_HINT = Hint("dateline event ID shows every report of an event, with its words")


def nothing(what: str) -> Block:
    """What a page says instead of an empty table."""
    return Prose(Text(what, style="dim"))


def status_text(status: str) -> Text:
    """A status in its colour."""
    return Text(status_label(status), style=COLOURS.get(status, ""))


def history_text(steps: Sequence[StatusStep]) -> Text:
    """A plan's way: "proposed 2025-10-16 → planned 10-17 → cancelled 10-21"."""
    return Text(" → ").join(status_text(status) + Text(day) for status, day in history_words(steps))


def event_cell(row: EventRow, *more: str) -> Cell:
    """What an event is, the words for anything but a contact, what is disputed, and its sources and id."""
    lines = [words(row.what, "bold") + words(_about(row))]
    if row.type != "CONSULT" and row.words:
        lines.append(words(f"“{shortened(row.words)}”", "italic"))
    if row.disputed:
        lines.append(Text(f"disputed: {listed(row.disputed)}", style="bold red"))
    return (
        *lines,
        words(" · ".join((*more, source_count(row.reports, row.independent), f"event {short(row.id)}")), "dim"),
    )


def timeline_page(rows: Iterable[TimelineRow]) -> Iterator[Block]:
    """What happened, then what is planned."""
    rows = list(rows)
    if not rows:
        yield nothing("No event fits.")
        return
    for section, title in (("past", "What happened"), ("ahead", "What is planned or talked of")):
        part = [row for row in rows if row.section == section]
        if part:
            yield Heading(title)
            yield Grid(
                (Column("Date", width=10), Column("Status"), Column("What")), tuple(_timeline_row(row) for row in part)
            )


def plans_page(rows: Iterable[PlanRow]) -> Iterator[Block]:
    """Plans under what became of them."""
    rows = list(rows)
    yield from plan_blocks(rows)
    yield _EVENT_HINT if rows else nothing("No plan fits.")


def plan_blocks(rows: Sequence[PlanRow]) -> Iterator[Block]:
    """Each outcome with its plans."""
    for outcome, (title, note) in OUTCOMES.items():
        part = [row for row in rows if row.outcome == outcome]
        if part:
            yield Heading(f"{title}: {note}" if note else title)
            yield Grid((Column("For", width=10), Column("Plan")), tuple(_plan_row(row) for row in part))


def statements_page(rows: Iterable[StatementRow]) -> Iterator[Block]:
    """Statements in order of publication."""
    rows = list(rows)
    yield statement_grid(rows) if rows else nothing("No statement fits.")


def statement_grid(rows: Iterable[StatementRow], *, speaker: bool = True, source: bool = True) -> Grid:
    """A table of statements, without the speaker or without the day and article where all have the same."""
    columns = (Column("Published", width=10), Column("Speaker"), Column("Stance"), Column("Statement"))
    kept = [at for at, is_kept in enumerate((source, speaker, True, True)) if is_kept]
    cells = (_statement_row(row, source) for row in rows)
    return Grid(tuple(columns[at] for at in kept), tuple(tuple(row[at] for at in kept) for row in cells))


def disputes_page(rows: Iterable[DisputeRow]) -> Iterator[Block]:
    """Each dispute with its sides, and their words under them."""
    empty = True
    for row in rows:
        empty = False
        when = f"{date_words(row.date)} · " if row.date else ""
        yield Heading(f"{row.what}: accounts differ on the {row.field}", f"{when}event {short(row.event)}")
        yield from side_blocks(row.sides)
    if empty:
        yield nothing("No accounts differ.")


def side_blocks(sides: Sequence[SideRow]) -> Iterator[Block]:
    """The sides of a dispute: under each value who says so, in what words and where; the same words only once."""
    for label in dict.fromkeys(side.label for side in sides):
        yield Prose(words(label, "bold red"), indent=2)
        quoted: dict[tuple[str, str | None], list[SideRow]] = {}
        for side in sides:
            if side.label == label:
                quoted.setdefault((side.article, side.words), []).append(side)
        for same in quoted.values():
            yield from _quoted_side(same)


def _quoted_side(same: Sequence[SideRow]) -> Iterator[Block]:
    first = same[0]
    who = dict.fromkeys(according_to(side.according_to_names) for side in same)
    yield Prose(words("; ".join(who), "bold"), indent=4)
    if first.words:
        yield Prose(words(f"“{' '.join(first.words.split())}”", "italic"), indent=4)
    yield Prose(words(source_line(first.publisher, first.published, first.headline, first.article), "dim"), indent=4)


def source_line(publisher: str | None, published: str | None, headline: str | None, article: str) -> str:
    """Where something stood: publisher, day, headline, and the article's id."""
    title = f"“{headline}”" if headline else None
    return " · ".join(p for p in (publisher, published or "undated", title, f"article {article}") if p)


def changes_page(rows: Iterable[Change]) -> Iterator[Block]:
    """What changed, day by day."""
    days: dict[str, list[Change]] = {}
    for row in rows:
        days.setdefault(row.day, []).append(row)
    if not days:
        yield nothing("Nothing changed.")
        return
    for day, changed in days.items():
        yield Heading(day)
        columns = (Column("Change"), Column("Event"), Column("From → to"))
        yield Grid(columns, tuple(_change_row(row) for row in changed))


def actors_page(rows: Iterable[ActorRow]) -> Iterator[Block]:
    """Who acts."""
    cells = tuple(
        (
            (words(row.name, "bold"),),
            (words(listed(row.roles, 3) or row.kind or ""),),
            (words(row.country or ""),),
            (Text(str(row.events)),),
            (Text(str(row.statements)),),
        )
        for row in rows
    )
    if not cells:
        yield nothing("No actor fits.")
        return
    counts = (Column("Events", right=True), Column("Statements", right=True))
    yield Grid((Column("Name"), Column("Role"), Column("Country"), *counts), cells)
    yield Hint("dateline actor NAME shows one actor's contacts, plans and statements")


def search_page(rows: Iterable[Hit]) -> Iterator[Block]:
    """Articles with the words around the match."""
    empty = True
    for hit in rows:
        empty = False
        yield Heading(
            hit.headline or "(no headline)", f"{source_line(hit.publisher, hit.published, None, hit.article)}"
        )
        yield Prose(words(" ".join(hit.snippet.split())), indent=2)
    if empty:
        yield nothing("No article holds these words.")


def failures_page(rows: Iterable[Failure]) -> Iterator[Block]:
    """What was set aside."""
    cells = tuple(
        (
            (Text(row.at),),
            (words(row.source, "bold"),),
            (Text("" if row.row is None else str(row.row)),),
            (words(row.reason),),
        )
        for row in rows
    )
    if not cells:
        yield nothing("Nothing was set aside.")
        return
    yield Grid((Column("When"), Column("Input"), Column("Row", right=True), Column("Reason")), cells)


def _timeline_row(row: TimelineRow) -> tuple[Cell, ...]:
    status: tuple[Text, ...] = (status_text(row.status),)
    if row.overdue:
        status += (Text("overdue", style="bold yellow"),)
    if row.by == "report" and row.date is not None:
        return _reported(row.day), status, event_cell(row, f"was for {date_words(row.date)}")
    return _date(row), status, event_cell(row)


def _plan_row(row: PlanRow) -> tuple[Cell, ...]:
    what, *more = event_cell(row)
    return _date(row), (what, history_text(row.history), *more)


def _date(row: EventRow) -> Cell:
    if row.date is None:
        return _reported(row.reported)
    time = row.time.replace("[", " ").replace("]", "").replace("_", " ") if row.time else ""
    return (Text(date_words(row.date)), *([Text(time, style="dim")] if time else []))


def _reported(published: str | None) -> Cell:
    return (Text(f"reported {published or 'undated'}", style="dim"),)


def _about(row: EventRow) -> str:
    length = f"{row.duration_hedge or ''} {duration_words(row.duration)}".strip() if row.duration else ""
    return "".join(f", {p}" for p in (length, f"on {some(row.topics)}" if row.topics else "") if p)


def _statement_row(row: StatementRow, source: bool) -> tuple[Cell, Cell, Cell, Cell]:
    stance = row.stance + (" (hedged)" if row.hedged else "")
    below = [words(" · ".join(_circumstances(row, source)), "dim")] if _circumstances(row, source) else []
    said = (words(row.content), *below)
    return (Text(row.published or "undated"),), (words(row.speaker_name, "bold"),), (Text(stance),), said


def _circumstances(row: StatementRow, source: bool) -> list[str]:
    """To whom something was said, when, through whom it came, and where it stands."""
    said = [f"to {row.addressee}"] if row.addressee else []
    said += [f"said {date_words(row.date)}"] if row.date and row.date != row.published else []
    said += [f"via {name}" for name in reversed(row.via_names)]
    if source:
        said += [p for p in (row.publisher, f"article {row.article}") if p]
        said += [copies_text(len(row.copies))] if row.copies else []
    return said


def copies_text(number: int) -> str:
    """In how many copies of an article something stands as well."""
    return f"and in {number} {'copy' if number == 1 else 'copies'} of it"


def _change_row(row: Change) -> tuple[Cell, ...]:
    kind = Text(CHANGE_LABELS[row.change], style="bold red" if row.change in ("dispute", "overdue") else "")
    told = (f"{according_to(a.according_to_names)} · {_where(a)}" for a in row.articles)
    below = [words(line, "dim") for line in (*told, f"event {short(row.event)}")]
    return (kind,), (words(row.what, "bold"), *below), (words(change_words(row)),)


def _where(source: ChangeSource) -> str:
    return " · ".join(p for p in (source.publisher, f"article {source.article}") if p)
