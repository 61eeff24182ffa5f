"""The evidence of events and statements as W3C Web Annotations in JSON-LD."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple
from urllib.parse import quote

from dateline.record.source import RecordSource
from dateline.types import Article, Evidence, Query, Reading
from dateline.version import __version__
from dateline.views.exports.format import Options, is_web_address
from dateline.views.exports.gathering import Gathered, gathered, readings_of
from dateline.views.names import Names
from dateline.views.telling import according_to

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_TAGS = "tag:dateline,2025:"
_AROUND = 32
"""Characters before and behind a quotation, by which it is found again in another form of the text."""

Json = dict[str, Any]
LookUp = Callable[[str], Reading | None]


class _Fact(NamedTuple):
    """What evidence is for: its name, its page if there are pages, and what it says in classes and in words."""

    name: str
    uri: str
    classes: tuple[str, ...]
    words: str


def write(source: RecordSource, query: Query, options: Options) -> Iterator[bytes]:
    """One collection with an annotation for each piece of evidence of what a query asks for, a piece for each."""
    head = {
        "@context": _CONTEXT,
        "id": f"{_TAGS}annotations",
        "type": "AnnotationCollection",
        "label": "Evidence of the record",
        "generator": {"type": "Software", "name": f"Dateline {__version__}"},
    }
    yield _text(head)[:-1] + b', "first": {"id": ' + _text(f"{_TAGS}annotations/1") + b', "type": "AnnotationPage", '
    yield b'"startIndex": 0, "items": [\n'
    separator = b""
    for annotation in _annotations(source, query, options):
        yield separator + _text(annotation)
        separator = b",\n"
    yield b"\n]}}\n"


def _annotations(source: RecordSource, query: Query, options: Options) -> Iterator[Json]:
    look_up = readings_of(source, query.as_of)
    for batch in gathered(source, query):
        for told in batch:
            yield from _of_event(told, look_up, options)
    names = Names((), lambda ids: source.names(ids, query.as_of))
    for said in source.statements(query):
        if (reading := look_up(said.article)) is not None:
            statement = said.statement
            uri = f"{_TAGS}{quote(said.article, safe='')}/{quote(statement.id, safe='')}"
            words = f"{names.of(statement.speaker)} {statement.stance}: {statement.content}"
            fact = _Fact(uri, uri, ("statement", statement.stance), words)
            yield from _of_fact(fact, statement.evidence, 0, reading.article, options)


def _of_event(told: Gathered, look_up: LookUp, options: Options) -> Iterator[Json]:
    desk, event = told
    uri = options.event_url(event.id) or f"{_TAGS}{event.id}"
    what = desk.fields(desk.lined(event))["what"]
    for member in event.members:
        reading = look_up(member.article)
        named = next((e for e in reading.events if e.id == member.event), None) if reading else None
        if reading is None or named is None:
            continue
        for at, report in enumerate(named.reports):
            vouching = according_to([desk.names.of(i) for i in report.according_to])
            classes = tuple(c for c in (event.type, event.mode, report.status) if c)
            fact = _Fact(event.id, uri, classes, f"{what}: {report.status}, {vouching}")
            yield from _of_fact(fact, report.evidence, at, reading.article, options)


def _of_fact(
    fact: _Fact, evidence: Iterable[Evidence], report: int, article: Article, options: Options
) -> Iterator[Json]:
    for at, mark in enumerate(evidence):
        key = [fact.name, article.id, report, at, mark.role, mark.in_, mark.start, mark.end]
        name = f"{_TAGS}annotation/{hashlib.sha256(json.dumps(key).encode()).hexdigest()[:16]}"
        yield _annotation(name, fact, mark, article, options)


def _annotation(name: str, fact: _Fact, mark: Evidence, article: Article, options: Options) -> Json:
    text = (article.headline or "") if mark.in_ == "headline" else article.body
    return {
        "id": name,
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            {"type": "SpecificResource", "purpose": "identifying", "source": fact.uri},
            *({"type": "TextualBody", "purpose": "classifying", "value": each} for each in fact.classes),
            {"type": "TextualBody", "purpose": "tagging", "value": mark.role},
            {"type": "TextualBody", "purpose": "describing", "value": fact.words, "format": "text/plain"},
        ],
        "target": {
            "source": _source(article, mark.in_, options),
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": mark.text,
                    "prefix": text[max(mark.start - _AROUND, 0) : mark.start],
                    "suffix": text[mark.end : mark.end + _AROUND],
                },
                {"type": "TextPositionSelector", "start": mark.start, "end": mark.end},
            ],
        },
    }


def _source(article: Article, part: str, options: Options) -> Json:
    """The text that is annotated: an article's body or headline, with the address that it was published at."""
    name = options.article_url(article.id) or f"{_TAGS}{quote(article.id, safe='')}"
    found: Json = {"id": f"{name}#{part}", "type": "Text", "format": "text/plain"}
    if article.language:
        found["language"] = article.language
    if article.url and is_web_address(article.url):
        found["dcterms:source"] = {"id": article.url}
    return found


def _text(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode(errors="replace")
