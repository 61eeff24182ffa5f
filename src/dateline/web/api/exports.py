"""The record in formats of other programs."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import AfterValidator

from dateline.errors import DatelineError
from dateline.views.exports import FORMATS, Options
from dateline.web.api.parameters import OfExport
from dateline.web.exporting import exported
from dateline.web.shelf import OfOneState, Opened, shelf_of

router = APIRouter(route_class=OfOneState, tags=["exports"])


def _known(name: str) -> str:
    if name not in FORMATS:
        raise ValueError(f"no format of exports; there are {', '.join(FORMATS)}")
    return name


FormatName = Annotated[
    str, Path(description="The format.", json_schema_extra={"enum": list(FORMATS)}), AfterValidator(_known)
]

_CONTENT: dict[int | str, dict[str, Any]] = {
    200: {"description": "The file.", "content": {f.media_type: {} for f in FORMATS.values()}}
}


@router.get("/export/{format}", response_class=Response, responses=_CONTENT)
def export(request: Request, record: Opened, format: FormatName, asked: Annotated[OfExport, Query()]) -> Response:
    """The record's events, statements, plans or changes in a format of another program."""
    chosen = FORMATS[format]
    if asked.of != "events" and not chosen.tables:
        raise DatelineError(f"of: {asked.of!r} is for {', '.join(f.name for f in FORMATS.values() if f.tables)}")
    if asked.stance and asked.of != "statements":
        raise DatelineError("stance: it is for statements (of=statements)")
    base = f"{request.url.scheme}://{request.url.netloc}"
    response = exported(record, format, Options(of=asked.of, base_url=base), asked.filters)
    name = "".join(c if c.isascii() and c.isalnum() else "-" for c in shelf_of(request).name)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}{chosen.suffix}"'
    return response
