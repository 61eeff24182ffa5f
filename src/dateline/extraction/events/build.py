"""Happenings → the events of a Reading, each report with the words that say it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from dateline.extraction.events import grammar
from dateline.extraction.events.happening import Happening
from dateline.extraction.events.mention import Mention
from dateline.extraction.events.people import People
from dateline.language import Document, Token
from dateline.types import Article, Event, Evidence, EvidenceRole, Report, Status, bounds

_SETTLED: tuple[Status, ...] = ("cancelled", "postponed", "refused")
_REAL: frozenset[Status | None] = frozenset({"occurred", "ongoing", None})
_CLAUSE_EDGES = " \t,;:—–-“”\"'‘’"


def build(article: Article, happenings: Iterable[Happening], people: People) -> list[Event]:
    """Events in the order in which the text first tells of them.

    What took place or is under way has no day after the publication: where one was read, it is left out.
    """
    happenings = list(happenings)
    for mention in (m for h in happenings for m in h.mentions):
        if mention.status in _REAL and _is_ahead(mention.date, article.published):
            mention.date = mention.date_from = None
    return [_event(article, happening, people) for happening in happenings]


def _event(article: Article, happening: Happening, people: People) -> Event:
    first = happening.mentions[0]
    reports = _reports(happening)
    status = _status(reports)
    told = [m.date for m in happening.mentions]
    dates = [d for d in told if not _is_ahead(d, article.published)] if status in _REAL else told
    actors, recipients = _sides(happening, people)
    return Event(
        id=_id(article, first),
        type=first.frame.type,
        mode=_mode(happening),
        actors=tuple(actors),
        recipients=tuple(recipients),
        date=_narrowest(dates),
        time=happening.first("time"),
        place=happening.first("place"),
        duration=happening.first("duration"),
        duration_hedge=next((m.hedge for m in happening.mentions if m.duration), None),
        initiator=happening.first("initiator"),
        ordinal=happening.first("ordinal"),
        topics=tuple(dict.fromkeys(t for m in happening.mentions for t in m.topics)),
        status=status,
        reports=tuple(reports),
    )


def _is_ahead(day: str | None, published: str | None) -> bool:
    """Whether a day lies after that of the publication."""
    span = bounds(day) if day is not None and published is not None else None
    return span is not None and published is not None and span[0].isoformat() > published


def _id(article: Article, first: Mention) -> str:
    place = first.token.sentence.document.place
    key = f"{article.id}\n{first.frame.type}\n{place}\n{first.token.start}{first.partner or ''}"
    return hashlib.sha256(key.encode()).hexdigest()[:12]


def _mode(happening: Happening) -> str | None:
    """By telephone if any mention says so; a visit only if it is told of as one first."""
    if any(m.mode == "phone" for m in happening.mentions):
        return "phone"
    if happening.type != "CONSULT":
        return next((m.mode for m in happening.mentions if m.mode is not None), None)
    told = [m for m in happening.mentions if m.participants] or happening.mentions
    return told[0].mode


def _narrowest(dates: Iterable[str | None]) -> str | None:
    """The narrowest date that is given: a day before a span or a month, one with its year before one without."""
    return min((d for d in dates if d), key=lambda d: ("XXXX" in d, _days(d), -len(d)), default=None)


def _days(when: str) -> int:
    span = bounds(when)
    return (span[1] - span[0]).days if span is not None else 0


def _sides(happening: Happening, people: People) -> tuple[list[str], list[str]]:
    """Who acts and at whom; where persons are named, their states are not participants as well."""
    actors = list(dict.fromkeys(a for m in happening.mentions for a in m.actors))
    recipients = [r for r in dict.fromkeys(r for m in happening.mentions for r in m.recipients) if r not in actors]
    recipients = _told_fully(recipients, people)
    speech = all(m.frame.speech for m in happening.mentions)
    joint = all(m.frame.together for m in happening.mentions)
    everybody = [*actors, *recipients] if happening.type == "CONSULT" else actors if speech or joint else []
    persons = [a for a in everybody if people.kind(a) == "person"]
    countries = {people.country(p) for p in persons} - {None}
    if len(persons) > (happening.type == "CONSULT" or (joint and not speech)):
        stands_for = {a for a in everybody if people.kind(a) in {"state", "organ"}}
        represented = {a for a in stands_for if people.country(a) in countries}
        actors = [a for a in actors if a not in represented]
        recipients = [r for r in recipients if r not in represented]
    return actors, recipients


def _told_fully(actors: list[str], people: People) -> list[str]:
    """Actors without those unnamed ones that others tell in more words: "prisoners" beside "180 prisoners of war"."""
    drafts = {a: people.cast.actors[a] for a in actors}
    words = {a: set(d.name.casefold().split()) for a, d in drafts.items() if d.kind == "group" and not d.named}
    return [a for a in actors if a not in words or not any(words[a] < other for other in words.values())]


def _status(reports: list[Report]) -> Status:
    """What the text as a whole says: an end told of a plan, else the report's own voice, else the last word."""
    statuses = [r.status for r in reports]
    if "occurred" in statuses and "postponed" in statuses:
        return "occurred"
    for settled in _SETTLED:
        if settled in statuses:
            return settled
    told = [r.status for r in reports if r.status != "denied"]
    own = [r.status for r in reports if not r.according_to and r.status != "denied"]
    if "occurred" in told:
        return "occurred"
    return (own or told or statuses)[-1]


def _reports(happening: Happening) -> list[Report]:
    """One report for each status and chain of sources, with what all mentions that say so give and their evidence."""
    grouped: dict[tuple[Status, tuple[str, ...]], list[Mention]] = {}
    for mention in happening.mentions:
        grouped.setdefault((mention.status or "occurred", tuple(mention.sources)), []).append(mention)
    return [_report(status, chain, mentions) for (status, chain), mentions in grouped.items()]


def _report(status: Status, chain: tuple[str, ...], mentions: list[Mention]) -> Report:
    lasting = next((m for m in mentions if m.duration), None)
    return Report(
        status=status,
        according_to=chain,
        recalled=all(m.recalled for m in mentions),
        date=_narrowest(m.date for m in mentions),
        place=next((m.place for m in mentions if m.place is not None), None),
        duration=lasting.duration if lasting is not None else None,
        duration_hedge=lasting.hedge if lasting is not None else None,
        initiator=next((m.initiator for m in mentions if m.initiator), None),
        evidence=tuple(dict.fromkeys(e for m in mentions for e in _evidence(m))),
    )


def _evidence(mention: Mention) -> list[Evidence]:
    document = mention.token.sentence.document
    found = [_piece(document, "clause", *_clause(mention))]
    found.append(_piece(document, "trigger", min(w.start for w in mention.words), max(w.end for w in mention.words)))
    for role, expression in (("date", mention.date_from), ("duration", mention.duration_from)):
        if expression is not None:
            found.append(_piece(document, role, expression.start, expression.end))  # type: ignore[arg-type]
    if mention.place_from is not None:
        found.append(_piece(document, "place", mention.place_from.start, mention.place_from.end))
    found += [
        _piece(document, "status", s.start, s.end) for s in dict.fromkeys(mention.signals) if s not in mention.words
    ]
    return found


def _clause(mention: Mention) -> tuple[int, int]:
    """The stretch of the clause that says it: the nearest verb's, up to the predicate that made its status."""
    verb = grammar.clause_of(mention.light or mention.token)
    for signal in mention.signals:
        if verb.is_under(signal) and grammar.is_verb(signal):
            verb = signal
    words = verb.subtree()
    return _trim(verb.sentence.document.text, words[0], words[-1])


def _trim(text: str, first: Token, last: Token) -> tuple[int, int]:
    start, end = first.start, last.end
    while start < end - 1 and text[start] in _CLAUSE_EDGES:
        start += 1
    while end > start + 1 and text[end - 1] in _CLAUSE_EDGES + ".":
        end -= 1
    return start, end


def _piece(document: Document, role: EvidenceRole, start: int, end: int) -> Evidence:
    return Evidence(role=role, in_=document.place, start=start, end=end, text=document.text[start:end])
