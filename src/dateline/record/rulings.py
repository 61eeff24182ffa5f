"""Which rulings count, and what they say of any two mentions: that they are one, that they are not, or nothing.

Rulings are weighed from the latest to the earliest, so that the order in which they came does not count: what an
earlier one says counts as far as no later one says otherwise. That two mentions are one carries over to a third, and so
does that they are not one, as far as a person said so; what linking finds for itself carries nothing over.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dateline.record.mention import Mention, mention_id, mentions
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
        self._apart = {root: frozenset(map(ground.root, others)) for root, others in ground.apart.items()}
        members: defaultdict[str, set[str]] = defaultdict(set)
        for mention, root in self._group.items():
            members[root].add(mention)
        self._members = {root: frozenset(some) for root, some in members.items()}
        self._merged, self._split = dict(ground.reasons["merge"]), dict(ground.reasons["split"])
        self.weights = dict(ground.weights)

    def __bool__(self) -> bool:
        """Whether any ruling says anything."""
        return bool(self._group)

    def forbids(self, some: Iterable[str], others: Iterable[str]) -> bool:
        """Whether a person said that one of some mentions and one of others are not of one event."""
        apart = [found for m in some if (found := self._apart.get(self._group.get(m, m)))]
        return bool(apart) and any(self._group.get(o, o) in found for found in apart for o in others)

    def partners(self, mention: str) -> frozenset[str]:
        """The mentions that a person said to be of one event with this one."""
        return self._members.get(self._group.get(mention, mention), frozenset()) - {mention}

    def why_one(self, mention: str) -> str | None:
        """Who said when that a mention is one with its partners, as a sentence; the latest who did."""
        return self._merged.get(mention)

    def why_apart(self, mention: str) -> str | None:
        """Who said when that a mention is not of the event that it was of, as a sentence; the latest who did."""
        return self._split.get(mention)


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


def claim(ruling: Ruling, name: Callable[[Told], str]) -> Claim:
    """A ruling with its reports by name."""
    sides = tuple(tuple(dict.fromkeys(name(told) for told in side)) for side in ruling.sides)
    return Claim(ruling.id, ruling.kind, ruling.at, ruling.author, ruling.undoes, sides)


def told_id(told: Told) -> str:
    """The id of the mention that a report was when the ruling was made."""
    return mention_id(told.article, told.event.id)


def name_now(told: Told, tells: Sequence[Mention]) -> str | None:
    """The id of the mention that is of a report's event among those that its article now tells; None if none is."""
    name = told_id(told)
    if any(m.id == name for m in tells):
        return name
    now = successor(_as_mention(told), tells)
    return now.id if now else None


def _as_mention(told: Told) -> Mention:
    article = Article(id=told.article, published=told.published, body="")
    # Without the body: that the evidence stands in it was checked when it was read.
    (found,) = mentions(Reading.model_construct(article=article, actors=told.actors, events=(told.event,)))
    return found


def claims(rulings: Iterable[Ruling], tells: Mapping[str, Sequence[Mention]]) -> list[Claim]:
    """Rulings with their reports as the mentions that the articles tell; what none tells keeps the id that it had."""

    def name(told: Told) -> str:
        return name_now(told, tells.get(told.article, ())) or told_id(told)

    return [claim(r, name) for r in rulings]
