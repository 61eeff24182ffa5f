"""An article's text with what was read from it marked where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from dateline.types import Event, Reading, Statement
from dateline.types.evidence import Value
from dateline.views.article import ArticleView
from dateline.views.event import EventReport

MarkKind = Literal["event", "statement", "actor"]


class Mark(Value):
    """That a stretch of the text is evidence: of which event, statement or actor of the reading, and in what role.

    Of an event the roles are those of its evidence (`clause`, `trigger`, `date`, …), of a statement `source`, `cue` and
    `content`; the words that give an actor a role are its `title`. `status` is an event's status by the report.
    """

    kind: MarkKind
    id: str
    role: str
    status: str | None = None


class Stretch(Value):
    """Consecutive characters that have the same marks, and those of which it is the first stretch (`begins`).

    A mark that stands in the body as well as in the headline begins in the body.
    """

    text: str
    marks: tuple[Mark, ...]
    begins: tuple[Mark, ...]


Paragraph = tuple[Stretch, ...]


class MarkedArticle(ArticleView):
    """An article with its events and statements, and its text in stretches with their marks.

    The texts of all stretches of a paragraph make the paragraph; line breaks stand between paragraphs.
    """

    marked_headline: Paragraph
    paragraphs: tuple[Paragraph, ...]


Span = tuple[int, int, Mark]
"""Where a mark begins and ends, in code points."""


def marked(view: ArticleView, reading: Reading) -> MarkedArticle:
    """The article of a reading with its marks."""
    spans = list(_spans(reading))
    headline = [s[1:] for s in spans if s[0] == "headline"]
    body = [s[1:] for s in spans if s[0] == "body"]
    article, begun = view.article, set[Mark]()
    paragraphs = tuple(_paragraphs(article.body, body, begun))
    return MarkedArticle(
        article=article,
        events=view.events,
        statements=view.statements,
        marked_headline=tuple(_stretches(article.headline or "", 0, headline, begun)),
        paragraphs=paragraphs,
    )


def _spans(reading: Reading) -> Iterator[tuple[str, int, int, Mark]]:
    for event in reading.events:
        yield from _of_event(event)
    for statement in reading.statements:
        yield from _of_statement(statement)
    for actor in reading.actors:
        for role in actor.roles:
            for span in role.evidence:
                yield span.in_, span.start, span.end, Mark(kind="actor", id=actor.id, role="title")


def _of_event(event: Event) -> Iterator[tuple[str, int, int, Mark]]:
    for report in event.reports:
        for span in report.evidence:
            mark = Mark(kind="event", id=event.id, role=span.role, status=report.status)
            yield span.in_, span.start, span.end, mark


def _of_statement(statement: Statement) -> Iterator[tuple[str, int, int, Mark]]:
    for span in statement.evidence:
        yield span.in_, span.start, span.end, Mark(kind="statement", id=statement.id, role=span.role)


def _paragraphs(body: str, spans: Iterable[Span], begun: set[Mark]) -> Iterator[Paragraph]:
    """The paragraphs of a body that hold more than blanks."""
    listed = sorted(spans, key=lambda span: span[:2])
    start = 0
    for line in body.splitlines(keepends=True):
        text = line.rstrip()
        if text:
            here = [span for span in listed if span[0] < start + len(text) and span[1] > start]
            yield tuple(_stretches(text, start, here, begun))
        start += len(line)


def _stretches(text: str, offset: int, spans: Iterable[Span], begun: set[Mark]) -> Iterator[Stretch]:
    """A text that begins at an offset, cut where a mark begins or ends; `begun` are the marks that were met before."""
    listed = list(spans)
    edges = {edge - offset for start, end, _ in listed for edge in (start, end)}
    cuts = [0, *sorted(edge for edge in edges if 0 < edge < len(text)), len(text)]
    for start, end in pairwise(cuts):
        marks = tuple(dict.fromkeys(m for first, last, m in listed if first - offset <= start and end <= last - offset))
        begins = tuple(m for m in marks if m not in begun)
        begun.update(begins)
        yield Stretch(text=text[start:end], marks=marks, begins=begins)


class Piece(NamedTuple):
    """Consecutive characters of a clause, and the part that they play in it."""

    text: str
    role: str | None


_SHOWN = ("trigger", "status", "date", "place", "duration")
"""The roles that are shown of a clause, the more telling first."""


def pieces(report: EventReport) -> Iterator[Piece]:
    """The clause of a report, cut where other evidence of it begins or ends."""
    clause = next(e for e in report.evidence if e.role == "clause")
    inside = [e for e in report.evidence if e.role in _SHOWN and e.in_ == clause.in_]
    edges = {min(max(edge, clause.start), clause.end) for e in inside for edge in (e.start, e.end)}
    for start, end in pairwise(sorted({clause.start, clause.end, *edges})):
        roles = {e.role for e in inside if e.start <= start and end <= e.end}
        text = clause.text[start - clause.start : end - clause.start]
        yield Piece(text, next((role for role in _SHOWN if role in roles), None))
