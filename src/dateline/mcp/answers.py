"""What the tools answer: facts with the words that they were read from, short enough for an assistant to read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dateline.record.source import Hit
from dateline.types import Article
from dateline.views import (
    ArticleView,
    DisputeRow,
    EventArticle,
    EventRow,
    EventView,
    PlanRow,
    Record,
    StatementRow,
    StatusStep,
    TimelineRow,
)

Answer = dict[str, Any]

TEXT = 6000
"""Characters of an article that one answer has."""
_QUOTED = 300
_REPORTS, _EVERY = 2, 12
"""Articles that are cited for each event of a list, and for one that is asked for by itself."""
_FACTS, _SIDES = 40, 4
"""Events and statements of an article, and sides of a dispute or sayings of a report, that an answer has."""


def timeline_row(record: Record, row: TimelineRow, as_of: str | None) -> Answer:
    """An event of the timeline."""
    return _event(record, row, as_of) | _known({"section": row.section, "overdue": row.overdue})


def plan_row(record: Record, row: PlanRow, as_of: str | None) -> Answer:
    """A plan with its history."""
    return _event(record, row, as_of) | {"outcome": row.outcome, "history": _history(row.history)}


def statement_row(record: Record, row: StatementRow, as_of: str | None) -> Answer:
    """A statement in its words."""
    article = record.article(row.article, as_of=as_of).article
    return _known({
        "speaker": row.speaker_name, "speaker_id": row.speaker, "stance": row.stance, "hedged": row.hedged,
        "cue": row.cue, "passed_on_by": list(row.via_names), "copied_by": len(row.copies),
        **_cited(article, row.content),
    })  # fmt: skip


def hit(found: Hit) -> Answer:
    """An article that was found, with the words around what was looked for."""
    return _cited(found, found.snippet)


def event(view: EventView) -> Answer:
    """Everything that is known of an event: reports, history, disputes, whom the reports go back to."""
    return _known({
        **_summary(view), "participants": list(view.participants[:_FACTS]), "time": view.time,
        "duration": view.duration,
        "topics": list(view.topics[:_EVERY]), "overdue": view.overdue, "initiator": view.initiator_name,
        "history": _history(view.history), "disputes": [_dispute(d) for d in view.disputes[:_SIDES]],
        "goes_back_to": [origin.name for origin in view.origins[:_EVERY]],
        "reports": [_report(article) for article in view.articles[:_EVERY]],
    })  # fmt: skip


def article(view: ArticleView, start: int) -> Answer:
    """An article: a stretch of its text, and what was read from it."""
    told, text = view.article, view.article.body[start : start + TEXT]
    rest = len(told.body) - start - len(text)
    facts = {} if start else _facts(view)
    return _known({
        **_cited(told, ""), "quoted": text, "byline": told.byline, "url": _address(told.url),
        "next_start": start + len(text) if rest > 0 else None, **facts,
    })  # fmt: skip


def _facts(view: ArticleView) -> Answer:
    """What was read from an article, with its words."""
    events = [
        _known({"event": e.record_event, "what": e.what, "status": e.status, "date": e.date, "quoted": _short(e.words)})
        for e in view.events[:_FACTS]
    ]
    statements = [
        _known({"speaker": s.speaker_name, "stance": s.stance, "quoted": _short(s.content)})
        for s in view.statements[:_FACTS]
    ]
    return {"events": events, "statements": statements}


def _event(record: Record, row: EventRow, as_of: str | None) -> Answer:
    view = record.event(row.id, as_of=as_of)
    return _summary(row) | {"evidence": [_report(told) for told in view.articles[:_REPORTS]]}


def _summary(row: EventRow) -> Answer:
    return _known({
        "event": row.id, "what": row.what, "type": row.type, "mode": row.mode, "date": row.date, "status": row.status,
        "first_reported": row.reported, "place": row.place.name if row.place else None,
        "number_of_reports": row.reports, "independent_sources": row.independent, "disputed": list(row.disputed),
    })  # fmt: skip


def _report(told: EventArticle) -> Answer:
    sayings = [
        _known({"status": r.status, "according_to": list(r.according_to_names), "quoted": _short(r.words)})
        for r in told.reports[:_SIDES]
    ]
    cited = _cited(told, "") | ({"copy_of": told.copy_of} if told.copy_of else {})
    return cited | (sayings[0] if len(sayings) == 1 else {"sayings": sayings})


def _dispute(dispute: DisputeRow) -> Answer:
    sides = [
        _known({
            "value": side.value, "according_to": list(side.according_to_names), "article": side.article,
            "publisher": side.publisher, "quoted": _short(side.words or "") or None,
        })
        for side in dispute.sides[:_SIDES]
    ]  # fmt: skip
    return {"field": dispute.field, "sides": sides}


def _history(steps: Iterable[StatusStep]) -> Sequence[str]:
    return [f"{step.status} {step.published or 'on a day that is not known'}" for step in steps]


def _cited(told: Article | EventArticle | Hit, words: str) -> Answer:
    """Words of a report with what is needed to cite it."""
    return _known({
        "quoted": _short(words), "article": told.id if isinstance(told, Article) else told.article,
        "headline": told.headline, "publisher": told.publisher, "day": told.published,
    })  # fmt: skip


def _short(words: str) -> str:
    return words if len(words) <= _QUOTED else f"{words[: _QUOTED - 1]}…"


def _address(url: str | None) -> str | None:
    """An address that leads to a page; nothing that would do something."""
    return url if url and url.startswith(("https://", "http://")) else None


def _known(fields: Answer) -> Answer:
    """The fields in which something stands: what is not known takes no room."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], (), False, 0)}
