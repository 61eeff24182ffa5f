"""Which rulings count, and what they say of any two mentions: that they are one, that they are not, or nothing.

Rulings are weighed from the latest to the earliest, so that the order in which they came does not count: what an
earlier one says counts as far as no later one says otherwise. That two mentions are one carries over to a third, and so
does that they are not one, as far as a person said so; what linking finds for itself carries nothing over.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from dateline.record.mention import Mention, Stand, mention_id, mentions
from dateline.record.versions import successor
from dateline.types import Article, Reading, Ruling, RulingKind, Told

Sides = tuple[tuple[str, ...], ...]


class Claim(NamedTuple):
    """A ruling with its reports as the ids that their mentions go by now."""

    id: str
    kind: RulingKind
    at: str
    author: str
    undoes: str | None = None
    sides: Sides = ()

    @property
    def order(self) -> tuple[str, str]:
        """Time, then id."""
        return self.at, self.id

    def because(self) -> str:
        """Why mentions are where they are, when this ruling is the reason."""
        return f"ruled {'one' if self.kind == 'merge' else 'apart'} by {self.author} on {self.at[:10]}"


class Weight(NamedTuple):
    """Of a ruling in force: how much of what it says counts, and how much a later one overrides."""

    counts: int
    overridden: int


class Standing:
    """What all rulings in force say together."""

    def __init__(self, ground: _Ground) -> None:
        self._group = {m: ground.root(m) for m in ground.parent}
        self._apart = {root: tuple(sorted(set(map(ground.root, others)))) for root, others in ground.apart.items()}
        self._merged, self._split = dict(ground.reasons["merge"]), dict(ground.reasons["split"])
        self.weights = dict(ground.weights)

    def stand(self, mention: str) -> Stand | None:
        """What people ruled of a mention; None if nothing."""
        group = self._group.get(mention)
        if group is None:
            return None
        return Stand(
            group=group,
            apart=self._apart.get(group, ()),
            one=self._merged.get(mention),
            two=self._split.get(mention),
        )


def undone(claims: Iterable[Claim]) -> dict[str, str]:
    """Each ruling that is not in force with the one that undid it. An undo that was undone does nothing."""
    known = {c.id: c for c in claims}
    found: dict[str, str] = {}
    for one in sorted(known.values(), key=lambda c: c.order, reverse=True):
        if one.undoes is None or one.id in found:
            continue
        target = known.get(one.undoes)
        if target is not None and target.order < one.order:
            found[target.id] = one.id
    return found


def standing(claims: Iterable[Claim]) -> Standing:
    """What rulings say together, whatever the order in which they come."""
    known = {c.id: c for c in claims}
    out = undone(known.values())
    ground = _Ground()
    for one in sorted(known.values(), key=lambda c: c.order, reverse=True):
        if one.kind != "undo" and one.id not in out:
            ground.weigh(one)
    return Standing(ground)


class _Ground:
    """What the later rulings have settled; each earlier one may add what does not go against it."""

    def __init__(self) -> None:
        self.parent: dict[str, str] = {}
        self.apart: defaultdict[str, set[str]] = defaultdict(set)
        self.reasons: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self.weights: dict[str, Weight] = {}
        self._sides: defaultdict[str, dict[str, int]] = defaultdict(dict)

    def root(self, mention: str) -> str:
        """The mention that stands for all that are one with this one."""
        while (above := self.parent.get(mention, mention)) != mention:
            mention = above
        return mention

    def weigh(self, claim: Claim) -> None:
        """Take in what a ruling says, as far as no later one says otherwise."""
        say, reasons = (self._unite if claim.kind == "merge" else self._part), self.reasons[claim.kind]
        pairs = list(_pairs(claim))
        counts = 0
        for a, b in pairs:
            if say(a, b):
                counts += 1
                for mention in (a, b) if claim.kind == "merge" else (a,):
                    reasons.setdefault(mention, claim.because())
        if claim.kind == "merge" and counts:
            for number, side in enumerate(claim.sides):
                for mention in side:
                    self._sides[mention][claim.id] = number
        self.weights[claim.id] = Weight(counts, len(pairs) - counts)

    def _unite(self, a: str, b: str) -> bool:
        one, other = sorted((self.root(a), self.root(b)))
        if other in map(self.root, self.apart[one]):
            return False
        for mention in (a, b, one):
            self.parent.setdefault(mention, mention)
        self.parent[other] = one
        if one != other:
            self.apart[one] |= self.apart.pop(other, set())
        return True

    def _part(self, a: str, b: str) -> bool:
        one, other = self.root(a), self.root(b)
        if one == other or self._were_merged(a, b):
            return False
        for mention in (a, b):
            self.parent.setdefault(mention, mention)
        self.apart[one].add(other)
        self.apart[other].add(one)
        return True

    def _were_merged(self, a: str, b: str) -> bool:
        """Whether a later ruling merged the events that the two were of."""
        mine, other = self._sides.get(a, {}), self._sides.get(b, {})
        return any(mine[ruling] != other[ruling] for ruling in mine.keys() & other.keys())


def _pairs(claim: Claim) -> Iterator[tuple[str, str]]:
    """What a ruling says pair by pair: a merge of the mentions by which the events went, a split of all.

    What linking put into an event besides may come out of it again: the one who merged two did not vouch for it.
    """
    if claim.kind == "merge":
        pairs: Iterable[tuple[str, str]] = itertools.combinations([side[0] for side in claim.sides], 2)
    else:
        off, rest = claim.sides
        pairs = itertools.product(off, rest)
    return (p for p in pairs if p[0] != p[1])


def told_id(told: Told) -> str:
    """The id of the mention that a report was when the ruling was made."""
    return mention_id(told.article, told.event.id)


def as_mention(told: Told) -> Mention:
    """The mention that a report was when the ruling was made."""
    article = Article(id=told.article, published=told.published, body="")
    # Without the body: that the evidence stands in it was checked when it was read.
    (found,) = mentions(Reading.model_construct(article=article, actors=told.actors, events=(told.event,)))
    return found


def claims(rulings: Iterable[Ruling]) -> list[Claim]:
    """Rulings with their reports by the ids that they had when they were made."""
    return [
        Claim(r.id, r.kind, r.at, r.author, r.undoes, tuple(tuple(map(told_id, side)) for side in r.sides))
        for r in rulings
    ]


V = TypeVar("V")
Names = dict[str, str]
"""The ids of mentions, each with the one that stands for all that are of one report."""
Versions = Mapping[str, Sequence[Mapping[str, V]]]
"""For articles what each of their versions tells: mentions by id, in any form."""


def names(
    told: Mapping[str, str], versions: Versions[V], form: Callable[[V], Mention], was: Callable[[str], Mention]
) -> Names:
    """What the mentions that rulings are about go by, whichever version of their article tells them.

    `told` has the ids of the reports that were ruled on with their articles; `was` gives the mention that one was then.
    A version that does not tell it may tell the same event in other words: what stands for it there has its name,
    unless a version told both.
    """
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while (above := parent.get(name, name)) != name:
            name = above
        return name

    for name, article in sorted(told.items()):
        parent.setdefault(name, name)
        tells = versions.get(article, ())
        beside = {m for version in tells if name in version for m in version}
        for version in tells:
            if name in version or not (others := [form(v) for m, v in version.items() if m not in beside]):
                continue
            if (now := successor(was(name), others)) is not None:
                one, other = sorted((root(name), root(now.id)))
                parent.setdefault(now.id, now.id)
                parent[other] = one
    return {name: root(name) for name in parent}


def renamed(claims: Iterable[Claim], names: Names) -> list[Claim]:
    """Claims of what their reports go by."""
    return [
        c._replace(sides=tuple(tuple(dict.fromkeys(names.get(m, m) for m in side)) for side in c.sides)) for c in claims
    ]


def stands(claims: Iterable[Claim], names: Names) -> dict[str, Stand]:
    """What people ruled of every mention that rulings are about, by the mention's id."""
    known = standing(renamed(claims, names))
    return {mention: stand for mention, name in names.items() if (stand := known.stand(name))}


def ruled(rulings: Sequence[Ruling], told: Iterable[Sequence[Mention]]) -> dict[str, Stand]:
    """What people ruled of mentions, of which `told` has those of each version of each article."""
    reports = {told_id(t): t for r in rulings for side in r.sides for t in side}
    articles = {t.article for t in reports.values()}
    versions: defaultdict[str, list[dict[str, Mention]]] = defaultdict(list)
    for some in told:
        if some and some[0].article in articles:
            versions[some[0].article].append({m.id: m for m in some})
    of = {name: t.article for name, t in reports.items()}
    return stands(claims(rulings), names(of, versions, lambda m: m, lambda name: as_mention(reports[name])))
