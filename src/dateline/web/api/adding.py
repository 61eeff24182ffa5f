"""Adding articles: the one thing that a program may change."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Request, Response
from pydantic import Discriminator, Field, Tag, model_validator

from dateline.logs import logger
from dateline.types.evidence import ArticleId, Value
from dateline.web.problem import Fault, problem
from dateline.web.problems import answer
from dateline.web.shelf import shelf_of
from dateline.web.worker import Added, Worker

log = logger(__name__)

MOST_ARTICLES = 50

router = APIRouter(tags=["adding"])


class NewArticle(Value):
    """An article as a row of an input table has it: its text or its page, and what is known of it."""

    text: str | None = Field(default=None, min_length=1, description="Its text.")
    html: str | None = Field(
        default=None, min_length=1, description="Its page instead, of which furniture is kept apart."
    )
    id: ArticleId | None = Field(default=None, description="Its id; else one is made of the URL, or of the text.")
    url: str | None = Field(default=None, description="Where it was published.")
    headline: str | None = None
    published: str | None = Field(default=None, description="The day of publication, by which “on Thursday” is a day.")
    publisher: str | None = None
    byline: str | None = None
    language: str | None = Field(default=None, description="The code of its language; English (`en`) is read.")

    @model_validator(mode="after")
    def _has_one_of_both(self) -> NewArticle:
        if (self.text is None) == (self.html is None):
            raise ValueError("an article has either text or html")
        return self


_EXAMPLE = {
    "headline": "Ministers to meet in Oslo",
    "text": "The foreign ministers of Portugal and Norway will meet in Oslo on Thursday, the Norwegian ministry said.",
    "published": "2025-10-21",
    "publisher": "The Courier",
    "url": "https://courier.example/2025/10/21/oslo",
}
NewArticles = Annotated[
    Annotated[NewArticle, Tag("one")]
    | Annotated[list[NewArticle], Field(min_length=1, max_length=MOST_ARTICLES), Tag("several")],
    Discriminator(lambda sent: "several" if isinstance(sent, list) else "one"),
    Body(openapi_examples={"one": {"value": _EXAMPLE}, "several": {"value": [_EXAMPLE]}}),
]


@router.post("/articles", response_model=Added, status_code=201)
async def add(request: Request, articles: NewArticles) -> Response:
    """Read articles, up to 50 at once, and add them to the record; needs the token that the server was started with.

    What is known already is not read again. An article that cannot be read is refused, and the others are added.
    """
    if request.app.state.settings.token is None:
        return answer(request, problem(403, "the server was started without a token", do=_START))
    given = [articles] if isinstance(articles, NewArticle) else articles
    worker: Worker = request.app.state.worker
    try:
        done = await worker.add([a.model_dump(exclude_none=True) for a in given])
    finally:
        shelf_of(request).forget()
    counts = done.model_dump(include={"new", "known", "new_versions", "reread"})
    log.info("articles added", **counts, refused=len(done.refused))
    if not done.articles:
        faults = tuple(Fault(where=f"body.{(r.number or 1) - 1}", reason=r.reason) for r in done.refused)
        return answer(request, problem(422, "no article could be read", errors=faults))
    status = 201 if done.new or done.new_versions or done.reread else 200
    return Response(done.model_dump_json(), status, media_type="application/json")


_START = "Start it with --token or DATELINE_TOKEN, and send 'Authorization: Bearer TOKEN'."
