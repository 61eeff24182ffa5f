"""Events of the record as JSON Lines: the JSON contract."""

from __future__ import annotations

import json
from collections.abc import Iterator

from dateline.record.source import RecordSource
from dateline.types import Query
from dateline.views.exports.format import Options
from dateline.views.statements import statements


def write(source: RecordSource, query: Query, options: Options) -> Iterator[bytes]:
    """What a query asks for, one JSON object a line, with everything that the record has of it."""
    rows = statements(source, query) if options.of == "statements" else source.events(query)
    for row in rows:
        yield (json.dumps(row.model_dump(mode="json"), ensure_ascii=False) + "\n").encode(errors="replace")
