"""What an HTML page says of itself in JSON-LD, OpenGraph and meta tags, each checked against what the page shows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from dateline.reading.characters import clean
from dateline.reading.dates import date_line, parse_day, url_day
from dateline.reading.lines import tokens
from dateline.reading.names import is_domain, is_person
from dateline.reading.words import words

_TITLE_BREAK = re.compile(r"\s+[|\-–—•·:»]+\s+|\s*\|\s*")
_MAX_NODES = 20_000
_TRAILING_DAY = re.compile(
    r"\s+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|july|august|september|october|november|december)\b.*",
    re.IGNORECASE,
)
_SAME = 0.6
_NEAR = 60
_LONGEST = 1000
_DATE_NAMES = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished", "parsely-pub-date",
    "sailthru.date", "publish-date", "pubdate", "publishdate", "publication_date", "dc.date.issued", "dcterms.created",
    "dc.date", "dcterms.date", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_CHANGED_NAMES = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified")
_AUTHOR_NAMES = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "twitter:creator",
)


@dataclass
class Metadata:
    """A page's own particulars as far as the page bears them out; `day` is ISO, `language` as declared."""

    headline: str | None = None
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    day: str | None = None


@dataclass
class _Claims:
    """What the markup claims, before any check."""

    ld: dict[str, Any]
    meta: dict[str, str]
    title: str
    h1: list[str]
    tree: HtmlElement
    times: list[str] = field(default_factory=list)


def read_metadata(tree: HtmlElement, url: str | None) -> Metadata:
    """The page's particulars; `url` is where it was fetched from, if the caller knows."""
    claims = _claims(tree)
    canonical = _canonical(tree, claims, url)
    site = _site_name(claims, canonical)
    headline = _headline(claims, site)
    return Metadata(
        headline=headline,
        byline=_byline(claims, site),
        publisher=site,
        url=canonical,
        language=_language(tree, claims),
        day=_day(claims, url or canonical) or _shown_day(tree, headline),
    )


def _claims(tree: HtmlElement) -> _Claims:
    meta: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = " ".join(clean((element.get("content") or "")[:_LONGEST]).split())
        if name and content:
            meta.setdefault(name.casefold(), content)
    h1 = [_short(e) for e in tree.iter("h1")]
    title = next((_short(e) for e in tree.iter("title")), "")
    times = [
        e.get("datetime") or e.get("content") or _text(e)
        for e in tree.iter("meta", "time", "span", "abbr")
        if (e.get("itemprop") or "").casefold() == "datepublished" or (e.tag == "time" and e.get("pubdate") is not None)
    ]
    claims = _Claims({}, meta, title, [h for h in h1 if h], tree, times)
    claims.ld = _best_ld(list(_ld_articles(tree)), [*claims.h1, title])
    return claims


def _text(element: HtmlElement) -> str:
    return " ".join(clean(" ".join(t for t in element.itertext() if isinstance(t, str))).split())


def _short(element: HtmlElement) -> str:
    """The text of a heading or title, cut where it is longer than any."""
    return _text(element)[:_LONGEST]


def _ld_articles(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Every article that the page's JSON-LD describes, wherever it is nested."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").casefold():
            try:
                queue = [json.loads(script.text or "", strict=False)]
            except (ValueError, RecursionError):
                continue
            for _ in range(_MAX_NODES):
                if not queue:
                    break
                node = queue.pop(0)
                if isinstance(node, dict):
                    if _is_article(node):
                        yield node
                    queue += node.values()
                elif isinstance(node, list):
                    queue += node


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(
        str(k).endswith(("Article", "BlogPosting", "Report")) for k in (kinds if isinstance(kinds, list) else [kinds])
    )


def _best_ld(found: Sequence[dict[str, Any]], headings: Sequence[str]) -> dict[str, Any]:
    """The described article whose headline the page shows; a list of others' headlines is not this page."""
    ranked = [
        (max((likeness(_string(n.get("headline")) or "", h) for h in headings), default=0.0), -i)
        for i, n in enumerate(found)
    ]
    if not ranked:
        return {}
    best, place = max(ranked)
    return found[-place] if best >= _SAME or len(found) == 1 else {}


def likeness(a: str, b: str) -> float:
    """Share of the shorter text's words that the other has as well, 0 to 1."""
    left, right = set(tokens(a)), set(tokens(b))
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def _string(value: object) -> str | None:
    """The text or name of a JSON-LD value, which may be a string, a node with a name, or a list of these."""
    if isinstance(value, list):
        names = [n for v in value if (n := _string(v))]
        return ", ".join(names) or None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id") or value.get("url")
    return " ".join(clean(value[:_LONGEST]).split()) or None if isinstance(value, str) else None


def _headline(claims: _Claims, site: str | None) -> str | None:
    """The heading shown, where the metadata mean the same; else what the metadata say, less the site's name."""
    stated = [
        _string(claims.ld.get("headline")),
        claims.meta.get("og:title"),
        claims.meta.get("twitter:title"),
        claims.title,
    ]
    said = [h for s in stated if s and (h := _without_site(s, site)) and not (site and _same_name(h, site))]
    shown = [(max((_jaccard(heading, s) for s in said), default=0.0), -i) for i, heading in enumerate(claims.h1)]
    best, place = max(shown, default=(0.0, 0))
    if best >= _SAME:
        return claims.h1[-place]
    return said[0] if said else next((h for h in claims.h1 if len(tokens(h)) >= 3), None)


def _jaccard(a: str, b: str) -> float:
    """Share of all words of both texts that both have."""
    left, right = set(tokens(a)), set(tokens(b))
    return len(left & right) / len(left | right) if left | right else 0.0


def _without_site(title: str, site: str | None) -> str:
    """A title without the name of the site that many append or put in front."""
    parts = [p for p in _TITLE_BREAK.split(title) if p]
    if len(parts) < 2 or site is None:
        return title.strip()
    for end in (parts[-1], parts[0]):
        if _same_name(end, site):
            return title.removeprefix(end).removesuffix(end).strip(" |-–—•·:»")
    return title.strip()


def _same_name(a: str, b: str) -> bool:
    return "".join(tokens(a)).removeprefix("the") == "".join(tokens(b)).removeprefix("the")


def _site_name(claims: _Claims, url: str | None) -> str | None:
    """The medium's name: as OpenGraph, JSON-LD or the title's end give it, those that the address bears out first."""
    stated = [claims.meta.get("og:site_name"), _string(claims.ld.get("publisher")), claims.meta.get("application-name")]
    parts = [p.strip() for p in _TITLE_BREAK.split(claims.title) if p.strip()]
    if (
        len(parts) >= 2
        and any(likeness(p, h) >= _SAME for p in parts[:-1] for h in claims.h1)
        and len(tokens(parts[-1])) <= 4
    ):
        stated.append(parts[-1])
    names = [name for s in stated if s and _is_name(name := s.split(" | ")[0].strip())]
    names = [n for n in names if n not in claims.h1 or len(tokens(n)) <= 5]
    return next((n for n in names if url and _in_host(n, url)), names[0] if names else None)


def _in_host(name: str, url: str) -> bool:
    """Whether the host's name holds every word of a medium's name."""
    host = (urlsplit(url).hostname or "").casefold()
    own = [t for t in tokens(name) if t != "the"]
    return bool(own) and all("".join(filter(str.isalnum, t)) in host.replace("-", "").replace(".", "") for t in own)


def _is_name(name: str) -> bool:
    address = name.startswith(("http:", "https:", "/", "@", "www."))
    return not address and len(name) <= 80 and name.casefold() not in words("names.generic") and bool(tokens(name))


def _byline(claims: _Claims, site: str | None) -> str | None:
    """Persons whom the metadata name as authors; those whom the page also shows go first."""
    stated = [_string(claims.ld.get("author")), *(claims.meta.get(n) for n in _AUTHOR_NAMES)]
    named = [n for s in stated if s and (n := author_name(s, site))]
    if len(set(named)) < 2:
        return named[0] if named else None
    shown = _text(claims.tree).casefold()
    return next((n for n in named if n.casefold() in shown), named[0])


def author_name(stated: str, site: str | None) -> str | None:
    """The persons whom a stated author names, without offices and media; None for the site, an address or "admin"."""
    name = _TRAILING_DAY.sub("", re.sub(r"^\s*by\s+", "", stated, flags=re.IGNORECASE).strip(" ,.;"))
    name = re.split(r"\s*[|/]\s*", name)[0].replace(";", ",")
    if is_domain(name) or (site and _same_name(name, site)):
        return None
    named = [part.title() if part.isupper() else part for part in re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+", name)]
    return ", ".join(p for p in named if is_person(p)) or None


def _canonical(tree: HtmlElement, claims: _Claims, url: str | None) -> str | None:
    """The page's own address: absolute, and of a page rather than of the site; the given URL where none is."""
    links = [e.get("href") or "" for e in tree.iter("link") if "canonical" in (e.get("rel") or "").casefold().split()]
    for stated in (*links, claims.meta.get("og:url", ""), _string(claims.ld.get("url")) or ""):
        try:
            parts = urlsplit(stated.strip())
        except ValueError:
            continue
        if parts.scheme in {"http", "https"} and parts.netloc and (parts.path.strip("/") or parts.query):
            return stated.strip()
    return url


def _language(tree: HtmlElement, claims: _Claims) -> str | None:
    root = next(iter(tree.iter("html")), None)
    declared = (
        (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang"))
        if root is not None
        else None
    )
    return (
        _string(claims.ld.get("inLanguage"))
        or declared
        or claims.meta.get("og:locale")
        or claims.meta.get("content-language")
    )


def _day(claims: _Claims, url: str | None) -> str | None:
    """The day of publication that the metadata state, unless another date of the page shows it to be another day's.

    A day after the day of the last change is not believed, nor one that lies more than two days after the day in
    the URL when no second tag says the same: templates and imports stamp such dates.
    """
    stated = [_string(claims.ld.get("datePublished")), *(claims.meta.get(n) for n in _DATE_NAMES), *claims.times]
    days = [d for s in stated if s and (d := parse_day(s))]
    changed = [
        d
        for s in (_string(claims.ld.get("dateModified")), *(claims.meta.get(n) for n in _CHANGED_NAMES))
        if s and (d := parse_day(s))
    ]
    address = url_day(url)
    for day in days:
        if changed and day > max(changed) and day not in {d for d in days if days.count(d) > 1}:
            continue
        if address and _days_between(address, day) > 2 and days.count(day) < 2:
            continue
        return day
    return None


def _shown_day(tree: HtmlElement, headline: str | None) -> str | None:
    """The date line that the page shows within a few pieces of text after the heading."""
    heading = next((e for e in tree.iter("h1") if headline and _jaccard(_text(e), headline) >= _SAME), None)
    if heading is None:
        return None
    for element in islice(heading.xpath("following::*[not(self::script or self::style or ancestor::a)]"), _NEAR):
        if element.tag == "time" and (day := parse_day(element.get("datetime") or "")):
            return day
        dated = date_line(" ".join(clean(element.text or "").split()))
        if dated is not None and dated.day is not None:
            return dated.day
    return None


def _days_between(first: str, second: str) -> int:
    return (date.fromisoformat(second) - date.fromisoformat(first)).days
