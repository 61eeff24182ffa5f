"""The style, script and pictures of the pages. They are held in memory, so that no path leads to a file."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from fastapi import APIRouter
from fastapi.responses import Response
from starlette.exceptions import HTTPException

_TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "webmanifest": "application/manifest+json",
}
_FOR_A_YEAR = "public, max-age=31536000, immutable"

router = APIRouter()


class File(NamedTuple):
    """A file's content, media type, and a short hash of the content, which its address has."""

    content: bytes
    type: str
    mark: str


@cache
def all_files() -> dict[str, File]:
    """Every file by its name."""
    found = (f for f in files("dateline.web").joinpath("static").iterdir() if f.name.rpartition(".")[2] in _TYPES)
    return {f.name: _file(f.name, f.read_bytes()) for f in found}


def _file(name: str, content: bytes) -> File:
    return File(content, _TYPES[name.rpartition(".")[2]], hashlib.sha256(content).hexdigest()[:12])


def address_of(name: str) -> str:
    """The address of a file, which is another when its content is. Raises `KeyError` for one that there is not."""
    return f"/static/{name}?v={all_files()[name].mark}"


@router.get("/static/{name}", include_in_schema=False)
async def static(name: str) -> Response:
    """One of the files."""
    found = all_files().get(name)
    if found is None:
        raise HTTPException(404)
    return Response(found.content, media_type=found.type, headers={"Cache-Control": _FOR_A_YEAR})
