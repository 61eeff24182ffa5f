"""Cheap before dear: what is passed over of a crawl, in stages, before anything of it is parsed.

A page at an address with content that this run met before; a page in a language that is not read; a page, then an
article, without any politics. Each stage is certain of what it drops or errs on the side of reading, and depends on
the page alone, but for the first, which drops nothing that would be read otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import TYPE_CHECKING

from dateline.errors import InputError
from dateline.reading import RawPage, Settings, article_of, glimpse, same_url
from dateline.types import Article, Skip, Skipped

if TYPE_CHECKING:
    from dateline.extraction import Reader

MOST = 200_000
"""Addresses that are remembered: 54 MB at most. Twice as many are forgotten by halves, the older half first."""

Raw = RawPage | InputError | Skipped


def screened(pages: Iterable[Raw], screen: bool | None) -> Iterator[Raw]:
    """The pages that are screened, marked as those of a crawl, without those met before; all else as it is.

    `screen` says which: all, none, or without it those that a crawl gathered.
    """
    met = Addresses()
    for page in pages:
        if not isinstance(page, RawPage) or not (page.crawled if screen is None else screen):
            yield page
        elif met.has(page):
            yield _passed(page, "same address")
        else:
            yield page._replace(crawled=True)


class Addresses:
    """Remembers which addresses were met, and with what content. Another content may be another version."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._young: dict[bytes, bytes] = {}
        self._old: dict[bytes, bytes] = {}

    def has(self, page: RawPage) -> bool:
        """Whether a page was met, with this content, the last time that its address was; from now on it was."""
        if page.given.url is None:
            return False
        address, content = _digest(same_url(page.given.url)), _digest(page.content)
        before = self._young.get(address) or self._old.get(address)
        self._young[address] = content
        if len(self._young) >= self._most:
            self._young, self._old = {}, self._young
        return before == content


def sifted(reader: Reader, page: RawPage, settings: Settings, screen: bool | None) -> Article | InputError | Skipped:
    """The article of a page, if it is screened only where there may be politics in it."""
    if not (page.crawled if screen is None else screen):
        return article_of(page, settings)
    if (reason := _at_a_glimpse(reader, page, settings)) is not None:
        return _passed(page, reason)
    found = article_of(page, settings)
    if isinstance(found, Article) and not reader.is_political(found):
        return _passed(page, "not political")
    return found


def _at_a_glimpse(reader: Reader, page: RawPage, settings: Settings) -> Skip | None:
    """Why a page can be passed over without an extraction, which would cost several times as much."""
    seen = glimpse(page)
    if seen is None:
        return None
    stated = page.given.language
    if stated is None and seen.language is not None and seen.language not in settings.languages:
        return "language"
    if seen.tells and not reader.is_political_page(seen.paragraphs, seen.shown):
        return "not political"
    return None


def _passed(page: RawPage, reason: Skip) -> Skipped:
    return Skipped(page.source, reason, page.row, page.given.url)


def _digest(content: bytes | str) -> bytes:
    return blake2b(
        content if isinstance(content, bytes) else content.encode("utf-8", "replace"), digest_size=8
    ).digest()
