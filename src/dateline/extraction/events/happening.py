"""Mentions of one event, with what they say together kept at hand, and the register of all that an article tells of.

The register finds what a further mention may belong to by party, place and sentence, so that its cost does not grow
with the number of events.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Hashable, Iterable

from dateline.extraction.events.mention import Mention
from dateline.extraction.events.people import People
from dateline.types import Place, Status

HAPPENED = frozenset({"occurred", "ongoing", "denied"})
"""Statuses of what is told as a fact or denied as one, rather than as a plan."""
_WIDTH = 40
"""Of the events that share a party, a place or a sentence, only so many of the latest are looked at."""
_FAR = 1_000_000
_FIELDS = ("form", "place", "date", "time", "duration", "initiator", "ordinal")


class Happening:
    """Mentions of one event, in the order in which they were joined; `settle` brings them into that of the text."""

    def __init__(self, mention: Mention) -> None:
        self.mentions: list[Mention] = []
        self.participants: list[str] = []
        self.happened: bool | None = None
        self._parties: set[str] = set()
        self._first: dict[str, object] = {}
        self._nouns: set[str] = set()
        self._spots: list[tuple[int, int]] = []
        self.in_headline = False
        self.add(mention)

    @property
    def type(self) -> str:
        """The PLOVER type by which it is told first."""
        return self.mentions[0].frame.type

    @property
    def kin(self) -> str:
        """What all mentions share."""
        return self.mentions[0].kin

    def add(self, mention: Mention) -> None:
        """Join a mention."""
        self.mentions.append(mention)
        new = [p for p in mention.participants if p not in self._parties]
        self.participants += new
        self._parties.update(new)
        if mention.status is not None:
            self.happened = bool(self.happened) or mention.status in HAPPENED
        for name in _FIELDS:
            if name not in self._first and (value := getattr(mention, name)) not in (None, [], ""):
                self._first[name] = value
        self._nouns |= nouns(mention)
        if mention.token.sentence.document.place == "headline":
            self.in_headline = True
        else:
            insort(self._spots, (mention.token.i, mention.token.sentence.index))

    def settle(self) -> None:
        """Put the mentions into the order of the text.

        Those that take the event for granted say of it what the others say; alone, that it took place. What one source
        denies another does not deny by taking it for granted.
        """
        mentions = sorted(self.mentions, key=position)
        told: Status = next((m.status for m in mentions if m.status is not None), "occurred")
        denying = {s for m in mentions if m.status == "denied" for s in m.sources[-1:]}
        self.mentions, self._first = [], {}
        for mention in mentions:
            if mention.status is None:
                another = told == "denied" and mention.sources and mention.sources[-1] not in denying
                mention.status = "occurred" if another else told
            self.add(mention)

    def first(self, name: str) -> object:
        """The first value that any mention has for a field."""
        return self._first.get(name)

    @property
    def place(self) -> Place | None:
        """Where it was, by the first mention that says so."""
        found = self._first.get("place")
        return found if isinstance(found, Place) else None

    @property
    def date(self) -> str | None:
        """When it was, by the first mention that says so."""
        found = self._first.get("date")
        return found if isinstance(found, str) else None

    def shares_word(self, mention: Mention) -> bool:
        """Whether a mention calls the event by a noun by which it was called before."""
        return bool(self._nouns & nouns(mention))

    @property
    def is_named(self) -> bool:
        """Whether any mention calls it by a noun."""
        return bool(self._nouns)

    def back(self, mention: Mention) -> int:
        """Sentences from the last mention before this one; a headline stands before the body."""
        index = mention.token.sentence.index
        if mention.token.sentence.document.place == "headline":
            return index + 1 if self._spots else 0
        at = bisect_left(self._spots, (mention.token.i + 1, -1))
        if at:
            return index - self._spots[at - 1][1]
        return index + 1 if self.in_headline else _FAR


class Register:
    """All happenings found so far."""

    def __init__(self, people: People) -> None:
        self.found: list[Happening] = []
        self._people = people
        self._order: dict[Happening, int] = {}
        self._by: dict[Hashable, list[Happening]] = defaultdict(list)
        self._joined: set[Mention] = set()

    def has(self, mention: Mention) -> bool:
        """Whether a mention has found its event."""
        return mention in self._joined

    def open(self, mention: Mention) -> None:
        """A new happening that the mention tells of."""
        happening = Happening(mention)
        self._order[happening] = len(self.found)
        self.found.append(happening)
        self._index(happening, mention)

    def join(self, happening: Happening, mention: Mention) -> None:
        """Let a mention tell of a happening told of before."""
        happening.add(mention)
        self._index(happening, mention)

    def _index(self, happening: Happening, mention: Mention) -> None:
        self._joined.add(mention)
        for key in (*self._keys(mention), *_place_keys(mention), ("type", mention.kin), _sentence_key(mention)):
            if not self._by[key] or self._by[key][-1] is not happening:
                self._by[key].append(happening)

    def _keys(self, mention: Mention) -> Iterable[Hashable]:
        for party in mention.participants:
            yield (mention.kin, party)
            if (country := self._people.country(party)) is not None:
                yield (mention.kin, "of", country)

    def related(self, mention: Mention) -> list[tuple[int, Happening]]:
        """Happenings with a party of the mention or of its country, and the latest of its type, with their order."""
        return self._of([*self._keys(mention), ("type", mention.kin)])

    def near(self, mention: Mention, reach: int) -> list[Happening]:
        """Happenings told of at most so many sentences before a mention, or in the headline."""
        index = mention.token.sentence.index
        keys: list[Hashable] = [("sentence", i) for i in range(max(0, index - reach), index + 1)]
        return [h for _, h in self._of([("headline",), *keys]) if h.back(mention) <= reach]

    def beside(self, mention: Mention) -> list[Happening]:
        """Happenings told of in the sentence of a mention, before or after it."""
        return [h for _, h in self._of([_sentence_key(mention)])]

    def there(self, mention: Mention) -> list[Happening]:
        """Happenings at the place of a mention, or in its country."""
        return [h for _, h in self._of(_place_keys(mention))]

    def _of(self, keys: Iterable[Hashable]) -> list[tuple[int, Happening]]:
        unique = {h: self._order[h] for key in keys for h in self._by.get(key, ())[-_WIDTH:]}
        return sorted(((i, h) for h, i in unique.items()), key=lambda pair: pair[0])


def nouns(mention: Mention) -> set[str]:
    """The nouns by which a mention calls its event."""
    return {t.lemma for t in (mention.stands_for or mention.token, *mention.inner)} if mention.is_noun else set()


def position(mention: Mention) -> tuple[bool, int]:
    """Where a mention stands; what only the headline says comes last."""
    return (mention.token.sentence.document.place == "headline", mention.token.i)


def _sentence_key(mention: Mention) -> Hashable:
    sentence = mention.token.sentence
    return ("headline",) if sentence.document.place == "headline" else ("sentence", sentence.index)


def _place_keys(mention: Mention) -> list[Hashable]:
    if mention.place is None:
        return []
    country = [("in", mention.place.country)] if mention.place.country is not None else []
    return [("at", mention.place.name.casefold()), *country]
