"""Exports as answers: written whole before the first byte is sent, so that an answer is of one state of the record."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO, cast

from fastapi.responses import Response, StreamingResponse

from dateline.views import Filters, Record
from dateline.views.exports import FORMATS, Options

_IN_MEMORY = 4 * 1024 * 1024
_PIECE = 64 * 1024


def exported(record: Record, form: str, options: Options, filters: Filters) -> Response:
    """What the filters ask for in a format of `FORMATS`; what is long waits for its reader in a file of its own."""
    media_type = FORMATS[form].media_type
    with ExitStack() as until_sent:
        held = cast(BinaryIO, until_sent.enter_context(SpooledTemporaryFile(_IN_MEMORY)))
        record.export_to(held, format=form, options=options, **filters)
        size = held.tell()
        held.seek(0)
        if size <= _IN_MEMORY:
            return Response(held.read(), media_type=media_type)
        until_sent.pop_all()
    return StreamingResponse(_pieces(held), media_type=media_type, headers={"Content-Length": str(size)})


def _pieces(held: IO[bytes]) -> Iterator[bytes]:
    with held:
        while piece := held.read(_PIECE):
            yield piece
