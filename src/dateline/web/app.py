"""The application: the record, what guards it, and the rooms that answer."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import PurePath

from fastapi import FastAPI

import dateline
from dateline.errors import masked
from dateline.version import __version__
from dateline.web import api, files, pages, problems
from dateline.web.answers import Answering
from dateline.web.limits import Timed
from dateline.web.safety import Safety
from dateline.web.settings import Settings
from dateline.web.shelf import Shelf
from dateline.web.worker import Reading, Worker


def create_app(record: str, settings: Settings | None = None) -> FastAPI:
    """The application that shows a record, the path of a file or the URL of a database.

    Raises `RecordError` when it cannot be opened.
    """
    settings = settings or Settings()
    shelf = Shelf(dateline.open(record), PurePath(masked(record)).stem, settings.fresh)
    worker = Worker(Reading(record, settings.lexicon, settings.model))

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        yield
        worker.close()
        shelf.record.close()

    app = FastAPI(
        title="Dateline", version=__version__, lifespan=running, docs_url=None, redoc_url=None, openapi_url=None
    )
    app.state.shelf, app.state.worker, app.state.settings = shelf, worker, settings
    problems.install(app)
    # The last one that is added is the first to see a request.
    app.add_middleware(Timed, settings=settings)
    app.add_middleware(Answering, shelf=shelf, settings=settings)
    app.add_middleware(Safety, settings=settings)
    app.include_router(files.router)
    app.include_router(api.router)
    app.include_router(pages.router)
    return app
