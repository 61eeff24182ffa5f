"""Who an event's reports go back to: copies and reports that rest on one first-hand source count once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dateline.record.mention import Mention, Said
from dateline.types import Origin, Sources
from dateline.types.naming import slug

_UNNAMED = re.compile(r"\b(?:unnamed|anonymous|sources?|officials?|people|persons?|diplomats?)\b")


class _Root(NamedTuple):
    """Whom one saying goes back to: a first-hand source, and who stands for one without a name or speaks himself."""

    article: str
    source: str | None = None
    via: str | None = None
    publisher: str | None = None

    @property
    def key(self) -> str:
        """The same for what goes back to one: a source without a name is another one with each who passes it on."""
        if self.source is not None and not is_unnamed(self.source):
            return self.source
        medium = self.via or (slug(self.publisher) if self.publisher else self.article)
        return medium if self.source is None else f"{medium}|{self.source}"


def is_unnamed(source: str) -> bool:
    """Whether the id of a source names nobody: "unnamed", "two-senior-officials"."""
    return bool(_UNNAMED.search(source))


def origin(mention: Mention, said: Said, copy_of: Mapping[str, str]) -> str:
    """Whom one saying goes back to, as a key that is the same for what goes back to one."""
    return _root(mention, said, copy_of.get(mention.article)).key


def _root(mention: Mention, said: Said, original: str | None) -> _Root:
    """Whom a saying goes back to; of a copy whose original does not tell the event, to whoever published that."""
    article = original or mention.article
    publisher = mention.publisher if original is None else None
    if not said.according_to:
        return _Root(article, publisher=publisher)
    *relays, source = said.according_to
    if not is_unnamed(source):
        return _Root(article, source)
    via = next((r for r in reversed(relays) if not is_unnamed(r)), None)
    return _Root(article, source, via, publisher if via is None else None)


def origins(mentions: Iterable[Mention], copy_of: Mapping[str, str]) -> tuple[Origin, ...]:
    """Everybody whom the reports of an event go back to, in order of name, each with the articles that rest on it."""
    resting = list(_roots(list(mentions), copy_of))
    full = _full_names(root.key for _, root in resting)
    found: dict[str, list[tuple[str, _Root]]] = {}
    for article, root in resting:
        found.setdefault(full.get(root.key, root.key), []).append((article, root))
    return tuple(_origin(full, [r for _, r in told], [a for a, _ in told]) for _, told in sorted(found.items()))


def _origin(full: Mapping[str, str], roots: list[_Root], articles: list[str]) -> Origin:
    source = next((r.source for r in roots if r.source is not None), None)
    return Origin(
        source=full.get(source, source) if source is not None else None,
        via=next((r.via for r in roots if r.via is not None), None),
        publisher=next((r.publisher for r in roots if r.publisher is not None), None),
        articles=tuple(dict.fromkeys(articles)),
    )


def _roots(mentions: list[Mention], copy_of: Mapping[str, str]) -> Iterator[tuple[str, _Root]]:
    """Each article with whom its sayings go back to; a copy's go back to whom those of its original do."""
    by_article: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_article.setdefault(mention.article, []).append(mention)
    sayings = {article: _resting([s for m in own for s in m.said]) for article, own in by_article.items()}
    for article in by_article:
        original = copy_of.get(article)
        teller = original if original in by_article else article
        for said in sayings[teller]:
            yield article, _root(by_article[teller][0], said, original if teller == article else None)


def _resting(told: Sequence[Said]) -> list[Said]:
    """The sayings of an article without its own voice where a source that it names says the same.

    A report tells first what it goes on to attribute, so that its own voice rests on that source.
    """
    sourced = {s.status for s in told if s.according_to}
    return [s for s in told if s.according_to or s.status not in sourced]


def _full_names(sources: Iterable[str]) -> dict[str, str]:
    """For a surname alone the one full name that ends in it, if there is one: "lavrov" is "sergei-lavrov"."""
    names = sorted(set(sources))
    fuller = {n: [o for o in names if o.endswith(f"-{n}") and not is_unnamed(o)] for n in names if "-" not in n}
    return {n: found[0] for n, found in fuller.items() if len(found) == 1}


def sources(mentions: Iterable[Mention], copy_of: Mapping[str, str]) -> Sources:
    """How many articles report the event and how many sources of their own they rest on."""
    listed = list(mentions)
    return Sources(reports=len({m.article for m in listed}), independent=len(origins(listed, copy_of)))
