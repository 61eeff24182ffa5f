"""What an address asks for: its parameters as filters, and links that keep them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Literal, cast
from urllib.parse import quote, urlencode

from pydantic import BeforeValidator, Field, ValidationError

from dateline.errors import DatelineError
from dateline.types import EventType, Stance, Status
from dateline.types.article import Day
from dateline.types.evidence import Value
from dateline.views import Filters
from dateline.views.plans import Outcome

MOST_ROWS = 200
_REPEATED = ("actor", "status", "type", "stance")
_PAGING = ("after",)
_OF_ONE_PAGE = ("order", "outcome", "mark", "words")
"""What a page shows otherwise than others, but nothing that a filter leaves out."""

NO_FILTERS = frozenset({"as_of", "limit", *_PAGING, *_OF_ONE_PAGE})
"""Parameters that do not narrow what is shown."""


class BadRequestError(DatelineError):
    """Parameters that say nothing; its text says which and how to write it."""


def day(value: object) -> object:
    """A day as people write it; the message says how."""
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        raise ValueError("not a day (write it as 2025-10-17)") from None


AskedDay = Annotated[Day | None, BeforeValidator(lambda value: value if value is None else day(value))]


class Asked(Value):
    """The parameters that all pages share, with the names of the command line's options.

    `words` are for the search, `outcome` is for plans, `order` for the story, `mark` for an article: the event or
    statement of it that is looked for.
    """

    actor: tuple[str, ...] = ()
    about: str | None = None
    status: tuple[Status, ...] = ()
    type: tuple[EventType, ...] = ()
    stance: tuple[Stance, ...] = ()
    since: AskedDay = None
    until: AskedDay = None
    as_of: AskedDay = None
    words: str | None = None
    outcome: Outcome | None = None
    order: Literal["forward", "backward"] | None = None
    mark: str | None = None
    limit: int | None = Field(None, ge=1, le=MOST_ROWS)
    after: str | None = None

    @property
    def filters(self) -> Filters:
        """What a view is asked for."""
        return Filters(
            actors=self.actor,
            about=self.about,
            statuses=self.status,
            types=self.type,
            stances=self.stance,
            since=self.since,
            until=self.until,
            as_of=self.as_of,
        )

    def pairs(self) -> list[tuple[str, str]]:
        """The parameters as an address has them, without where a list begins."""
        return _pairs({name: value for name, value in self.model_dump().items() if name not in _PAGING})

    def without(self, path: str, name: str, value: str) -> str:
        """An address that asks for the same but for one value of one parameter."""
        return _joined(path, [pair for pair in self.pairs() if pair != (name, value)])

    def link(self, path: str, **changes: Any) -> str:
        """An address that asks for the same with some changes; None or nothing takes a parameter out.

        Where a list begins is not kept: another page or another filter begins at the first row.
        """
        kept = {name: value for name, value in self.model_dump().items() if name not in _PAGING}
        return _address(path, kept | changes)

    def at(self, path: str, **parameters: Any) -> str:
        """An address that keeps nothing but the as-of day."""
        return _address(path, {"as_of": self.as_of} | parameters)


def asked_of(parameters: Iterable[tuple[str, str]]) -> Asked:
    """The parameters of an address; empty ones, as forms send them, ask for nothing, and unknown ones neither.

    Raises `BadRequestError` with what is wrong.
    """
    found: dict[str, Any] = {}
    for name, value in parameters:
        if not (said := value.strip()) or name not in Asked.model_fields:
            continue
        if "\0" in said:
            raise BadRequestError(f"{name}: it holds a zero character, which is no text")
        if name in _REPEATED:
            found.setdefault(name, []).append(said)
        else:
            found[name] = said
    try:
        asked = Asked.model_validate(found)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise BadRequestError(f"{first['loc'][0]}: {first['input']!r} is not right ({_plain(first['msg'])})") from None
    if asked.since and asked.until and asked.since > asked.until:
        raise BadRequestError(f"since: {asked.since} comes after until: {asked.until}")
    return asked


def path_of(kind: str, name: str) -> str:
    """The path of one thing, such as `path_of("articles", article.id)`; an id may hold any character."""
    return f"/{kind}/{quote(name, safe='')}"


def _plain(message: str) -> str:
    return message.removeprefix("Value error, ")


def _address(path: str, parameters: dict[str, Any]) -> str:
    return _joined(path, _pairs(parameters))


def _pairs(parameters: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (name, str(one))
        for name, value in parameters.items()
        for one in (cast("Iterable[Any]", value) if isinstance(value, list | tuple) else [value])
        if one is not None and one != ""
    ]


def _joined(path: str, pairs: list[tuple[str, str]]) -> str:
    path, mark, fragment = path.partition("#")
    query = f"?{urlencode(pairs)}" if pairs else ""
    return f"{path}{query}{mark}{fragment}"
