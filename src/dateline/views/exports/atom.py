"""What changed in the record as a feed: Atom 1.0 (RFC 4287)."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator

from lxml import etree  # type: ignore[import-untyped]
from lxml.builder import ElementMaker  # type: ignore[import-untyped]

from dateline.record.source import RecordSource
from dateline.types import Query
from dateline.version import __version__
from dateline.views.changes import Change, ChangeSource, changes
from dateline.views.exports.format import Options
from dateline.views.telling import CHANGE_LABELS, according_to, change_words, safe

_ATOM, _XHTML = "http://www.w3.org/2005/Atom", "http://www.w3.org/1999/xhtml"
_TAGS = "tag:dateline,2025:"
"""What every id begins with (RFC 4151); the rest is what the entry tells, so that it stays what it is."""

_A = ElementMaker(namespace=_ATOM, nsmap={None: _ATOM})
_H = ElementMaker(namespace=_XHTML, nsmap={None: _XHTML})
_NEVER = "1970-01-01"


def write(source: RecordSource, query: Query, options: Options) -> Iterator[bytes]:
    """The changes that a query asks for as one feed, the newest first."""
    return atom_of(changes(source, query), _feed_id(query), options)


def atom_of(rows: Iterable[Change], feed_id: str, options: Options) -> Iterator[bytes]:
    """Changes as one feed, the newest first, a piece for each entry."""
    newest_first = sorted(rows, key=lambda row: row.day, reverse=True)
    out = io.BytesIO()
    with etree.xmlfile(out, encoding="utf-8") as file:
        file.write_declaration()
        with file.element(etree.QName(_ATOM, "feed"), nsmap={None: _ATOM}):
            for element in _head(feed_id, newest_first[0].day if newest_first else _NEVER, options):
                file.write(element)
            for row in newest_first:
                file.write(_entry(row, options))
                yield _taken(out)
    yield _taken(out)


def _taken(out: io.BytesIO) -> bytes:
    written = out.getvalue()
    out.seek(0)
    out.truncate()
    return written


def _feed_id(query: Query) -> str:
    """The feed's id: another one for another choice of events, whatever the days."""
    chosen = query.model_copy(update={"since": None, "until": None, "as_of": None})
    if chosen == Query():
        return f"{_TAGS}changes"
    return f"{_TAGS}changes/{hashlib.sha256(chosen.model_dump_json().encode()).hexdigest()[:16]}"


def _head(feed_id: str, updated: str, options: Options) -> Iterator[etree._Element]:
    yield _A.id(feed_id)
    yield _A.title("Changes of the record")
    yield _A.updated(_moment(updated))
    yield _A.author(_A.name("Dateline"))
    yield _A.generator("Dateline", version=__version__)
    if options.self_url:
        yield _A.link(rel="self", type="application/atom+xml", href=options.self_url)
    if options.base_url:
        yield _A.link(rel="alternate", type="text/html", href=options.base_url)


def _entry(row: Change, options: Options) -> etree._Element:
    entry = _A.entry(
        _A.id(_entry_id(row)),
        _A.title(safe(f"{CHANGE_LABELS[row.change].capitalize()}: {row.what} ({change_words(row)})")),
        _A.updated(_moment(row.day)),
        _A.published(_moment(row.day)),
        _A.category(term=row.change, label=CHANGE_LABELS[row.change]),
    )
    if url := options.event_url(row.event):
        entry.append(_A.link(rel="alternate", type="text/html", href=url))
    entry.append(_A.content(_content(row, options), type="xhtml"))
    return entry


def _entry_id(row: Change) -> str:
    field = f"/{(row.after or '').partition(':')[0]}" if row.change == "dispute" else ""
    return f"{_TAGS}{row.event}/{row.day}/{row.change}{field}"


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _content(row: Change, options: Options) -> etree._Element:
    div = _H.div(_H.p(safe(f"{row.what}: {change_words(row)}.")))
    for source in row.articles:
        div.append(_H.blockquote(_H.p(safe(" ".join(source.words.split())))))
        div.append(_origin(source, options))
    return div


def _origin(source: ChangeSource, options: Options) -> etree._Element:
    where = safe(", ".join(p for p in (source.publisher, source.published or "undated") if p))
    url = options.article_url(source.article)
    stood = _H.a(where, href=url) if url else _H.span(where)
    return _H.p("— ", stood, safe(f", {according_to(source.according_to_names)}"))
