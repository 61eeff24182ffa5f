"""What an HTML page says of itself in JSON-LD, OpenGraph and meta tags, each checked against what the page shows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from dateline.reading.characters import clean
from dateline.reading.dates import parse_day, url_day
from dateline.reading.lines import tokens
from dateline.reading.names import is_domain, persons
from dateline.reading.words import words

_TITLE_BREAK = re.compile(r"\s+[|\-–—•·:»]+\s+|\s*\|\s*")
_MAX_NODES = 20_000
_SAME = 0.6
_DATE_NAMES = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished", "parsely-pub-date", "sailthru.date", "publish-date", "pubdate",
    "publishdate", "publication_date", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_CHANGED_NAMES = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified")
_AUTHOR_NAMES = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "twitter:creator")


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
    shown: str
    times: list[str] = field(default_factory=list)


def read_metadata(tree: HtmlElement, url: str | None) -> Metadata:
    """The page's particulars; `url` is where it was fetched from, if the caller knows."""
    claims = _claims(tree)
    site = _site_name(claims)
    canonical = _canonical(tree, claims, url)
    return Metadata(
        headline=_headline(claims, site),
        byline=_byline(claims, site),
        publisher=site,
        url=canonical,
        language=_language(tree, claims),
        day=_day(claims, url or canonical),
    )


def _claims(tree: HtmlElement) -> _Claims:
    meta: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = clean(element.get("content") or "").strip()
        if name and content:
            meta.setdefault(name.casefold(), content)
    h1 = [_text(e) for e in tree.iter("h1")]
    title = next((_text(e) for e in tree.iter("title")), "")
    times = [
        e.get("datetime") or e.get("content") or _text(e)
        for e in tree.iter("time", "span", "abbr", "meta")
        if (e.get("itemprop") or "").casefold() == "datepublished" or (e.tag == "time" and e.get("pubdate") is not None)
    ]
    claims = _Claims({}, meta, title, [h for h in h1 if h], _text(tree), times)
    claims.ld = _best_ld(list(_ld_articles(tree)), claims.h1 + [title])
    return claims


def _text(element: HtmlElement) -> str:
    return " ".join(clean(" ".join(t for t in element.itertext() if isinstance(t, str))).split())


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
    return any(str(k).endswith(("Article", "BlogPosting", "Report")) for k in (kinds if isinstance(kinds, list) else [kinds]))


def _best_ld(found: Sequence[dict[str, Any]], headings: Sequence[str]) -> dict[str, Any]:
    """The described article whose headline the page shows; a list of others' headlines is not this page."""
    ranked = [(max((likeness(_string(n.get("headline")) or "", h) for h in headings), default=0.0), -i) for i, n in enumerate(found)]
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
    return " ".join(clean(value).split()) or None if isinstance(value, str) else None


def _headline(claims: _Claims, site: str | None) -> str | None:
    """The heading that the page shows, where the metadata mean the same; else what the metadata say, less the site's name."""
    stated = [_string(claims.ld.get("headline")), claims.meta.get("og:title"), claims.meta.get("twitter:title"), claims.title]
    said = [_without_site(s, site) for s in stated if s]
    for heading in claims.h1:
        if len(tokens(heading)) >= 2 and any(likeness(heading, s) >= _SAME for s in said) and heading != site:
            return heading
    real = [h for h in said if h and h != site]
    return real[0] if real else next((h for h in claims.h1 if len(tokens(h)) >= 3), None)


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


def _site_name(claims: _Claims) -> str | None:
    """The medium's name: as OpenGraph or JSON-LD give it, or as the title ends where a heading shows the rest."""
    stated = (claims.meta.get("og:site_name"), _string(claims.ld.get("publisher")), claims.meta.get("application-name"))
    for name in stated:
        if name and _is_name(name) and not any(_same_name(name, h) and len(tokens(h)) > 5 for h in claims.h1):
            return name
    parts = [p for p in _TITLE_BREAK.split(claims.title) if p.strip()]
    if len(parts) >= 2 and any(likeness(parts[0], h) >= _SAME for h in claims.h1) and _is_name(parts[-1]) and len(tokens(parts[-1])) <= 4:
        return parts[-1].strip()
    return None


def _is_name(name: str) -> bool:
    address = name.startswith(("http:", "https:", "/", "@", "www."))
    return not address and len(name) <= 80 and name.casefold() not in words("names.generic") and bool(tokens(name))


def _byline(claims: _Claims, site: str | None) -> str | None:
    """Persons whom the metadata name as authors; those whom the page also shows go first."""
    stated = [_string(claims.ld.get("author")), *(claims.meta.get(n) for n in _AUTHOR_NAMES)]
    named = [n for s in stated if s and (n := author_name(s, site))]
    shown = claims.shown.casefold()
    return next((n for n in named if n.casefold() in shown), named[0] if named else None)


def author_name(stated: str, site: str | None) -> str | None:
    """A stated author if it is a person's name or several, without "By"; not the site, an address or "admin"."""
    name = re.sub(r"^\s*by\s+", "", stated, flags=re.IGNORECASE).strip(" ,.;")
    name = re.split(r"\s*[|/]\s*", name)[0].replace(";", ",")
    if name.isupper():
        name = name.title()
    if is_domain(name) or (site and _same_name(name, site)):
        return None
    return persons(name)


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
    declared = (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang")) if root is not None else None
    return _string(claims.ld.get("inLanguage")) or declared or claims.meta.get("og:locale") or claims.meta.get("content-language")


def _day(claims: _Claims, url: str | None) -> str | None:
    """The day of publication that the metadata state, unless another date of the page shows it to be another day's.

    A day after the day of the last change is not believed, nor one that lies more than two days after the day in
    the URL when no second tag says the same: templates and imports stamp such dates.
    """
    stated = [_string(claims.ld.get("datePublished")), *(claims.meta.get(n) for n in _DATE_NAMES), *claims.times]
    days = [d for s in stated if s and (d := parse_day(s))]
    changed = [d for s in (_string(claims.ld.get("dateModified")), *(claims.meta.get(n) for n in _CHANGED_NAMES)) if s and (d := parse_day(s))]
    address = url_day(url)
    for day in days:
        if changed and day > max(changed) and day not in {d for d in days if days.count(d) > 1}:
            continue
        if address and _days_between(address, day) > 2 and days.count(day) < 2:
            continue
        return day
    return None


def _days_between(first: str, second: str) -> int:
    return (date.fromisoformat(second) - date.fromisoformat(first)).days
