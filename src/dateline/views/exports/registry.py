"""The formats of exports by name."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from dateline.errors import DatelineError
from dateline.record.source import RecordSource
from dateline.types import Query
from dateline.views.exports.format import Format, Options, Writer


def _later(module: str) -> Writer:
    """What writes a format, in a module that is loaded when it is asked for: who wants a timeline waits for none."""

    def write(source: RecordSource, query: Query, options: Options) -> Iterator[bytes]:
        writer: Writer = import_module(f"dateline.views.exports.{module}").write
        return writer(source, query, options)

    return write


_ANNOTATIONS = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'

FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format("jsonl", "application/jsonl", ".jsonl", _later("lines"), tables=True),
        Format("csv", "text/csv; charset=utf-8; header=present", ".csv", _later("tables"), tables=True),
        Format("parquet", "application/vnd.apache.parquet", ".parquet", _later("parquet"), text=False, tables=True),
        Format("ics", "text/calendar; charset=utf-8", ".ics", _later("ics")),
        Format("atom", "application/atom+xml; charset=utf-8", ".atom", _later("atom")),
        Format("polecat", "text/tab-separated-values; charset=utf-8", ".tsv", _later("polecat")),
        Format("ftm", "application/json+ftm", ".ftm.json", _later("ftm")),
        Format(
            "webanno", 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"', ".jsonld", _later("webanno")
        ),
    )
}
"""Every format, in the order in which they are named."""


def format_of(name: str | None, path: str = "") -> Format:
    """A format by its name or, without one, by the ending of a file; `DatelineError` where there is none."""
    if name is None:
        found = next((each for each in FORMATS.values() if path.casefold().endswith(each.suffix)), None)
        if found is None:
            raise DatelineError(f"{path}: its ending names no format of exports; say which ({', '.join(FORMATS)})")
        return found
    if name not in FORMATS:
        raise DatelineError(f"{name!r} is no format of exports; there are {', '.join(FORMATS)}")
    return FORMATS[name]
