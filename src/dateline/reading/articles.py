"""An `Article` from the parts that a reader found: its identity, its date by order of trust, its checks."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from dateline.errors import InputError
from dateline.reading.characters import clean
from dateline.reading.dates import parse_day, url_day
from dateline.reading.languages import READABLE, language_of
from dateline.types import Article, Link, PublishedFrom, Skip
from dateline.types.evidence import LONGEST_ID

_TRACKING = ("utm_", "fbclid", "gclid", "yclid", "mc_cid", "mc_eid", "ref_src", "igshid", "at_medium", "at_campaign")
_ID_DIGITS = 16


@dataclass(frozen=True)
class Settings:
    """What the caller says of all inputs: `published` (ISO day) dates those that nothing else dates."""

    published: str | None = None
    languages: frozenset[str] = READABLE

    def __post_init__(self) -> None:
        if self.published is not None and parse_day(self.published) is None:
            raise InputError("--published", f"{self.published!r} is not a date (such as 2025-07-03)")


@dataclass(frozen=True)
class Given:
    """What a table's row or a caller states of one article; each goes before what the page itself says.

    But `announced`, the day that a feed gives, and `credited`, whom it names as author, count only where the page
    itself says nothing.
    """

    id: str | None = None
    url: str | None = None
    headline: str | None = None
    published: str | None = None
    publisher: str | None = None
    byline: str | None = None
    language: str | None = None
    fetched: str | None = None
    announced: str | None = None
    credited: str | None = None


@dataclass(frozen=True)
class Found:
    """What a page says of itself; days are ISO, by where they were read."""

    headline: str | None
    byline: str | None
    publisher: str | None
    body: str
    links: tuple[Link, ...] = ()
    url: str | None = None
    language: str | None = None
    metadata_day: str | None = None
    dateline_day: str | None = None


class NothingToReadError(InputError):
    """A page that is whole, with nothing in it that the program reads; `skip` says why, in the word of `Skipped`."""

    def __init__(self, source: str, reason: str, skip: Skip) -> None:
        super().__init__(source, reason)
        self.skip = skip


def make_article(found: Found, given: Given, settings: Settings, source: str) -> Article:
    """The article of a page; raises `NothingToReadError` where there is none or its language is not read."""
    if not found.body:
        raise NothingToReadError(source, "there is no article in it", "empty")
    language = language_of(found.body, given.language or found.language)
    if language not in settings.languages:
        read = ", ".join(sorted(settings.languages))
        raise NothingToReadError(source, f"its language is {language!r}, and only {read} is read", "language")
    if given.id and len(given.id.encode()) > LONGEST_ID:
        raise InputError(source, f"its id is longer than {LONGEST_ID} bytes")
    url = given.url or found.url
    headline = " ".join(clean(given.headline).split()) if given.headline else found.headline
    publisher = given.publisher or found.publisher
    published, origin = _published(found, given, settings, url)
    return Article(
        id=given.id or article_id(url, publisher, headline, found.body),
        headline=headline,
        byline=given.byline or found.byline or given.credited,
        publisher=publisher,
        url=url,
        published=published,
        published_from=origin,
        language=language,
        body=found.body,
        links=found.links,
        fetched=given.fetched,
    )


def _published(
    found: Found, given: Given, settings: Settings, url: str | None
) -> tuple[str | None, PublishedFrom | None]:
    """The day of publication and where it was read, by order of trust; a date stated for this very article holds."""
    ranked: Sequence[tuple[str | None, PublishedFrom]] = (
        (given.published, "caller"),
        (found.metadata_day, "metadata"),
        (given.announced, "feed"),
        (url_day(url), "url"),
        (found.dateline_day, "dateline"),
        (settings.published, "caller"),
    )
    return next(((parse_day(day), origin) for day, origin in ranked if day), (None, None))


def article_id(url: str | None, publisher: str | None, headline: str | None, body: str) -> str:
    """Sixteen hex digits of SHA-256: of the URL where there is one, else of publisher, headline and body."""
    known = same_url(url) if url else "\n".join((publisher or "", headline or "", body))
    return hashlib.sha256(known.encode("utf-8", "surrogatepass")).hexdigest()[:_ID_DIGITS]


def same_url(url: str) -> str:
    """The URL in the form that its variants share: no fragment, no tracking, no scheme, no `www`, no closing slash."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query) if not k.casefold().startswith(_TRACKING)])
    host = parts.netloc.casefold().removeprefix("www.")
    return urlunsplit(("", host, parts.path.rstrip("/"), query, "")).removeprefix("//")
