"""Who acts in a world, and where: states with their leaders, ministries and cities, organisations and media.

Every name and id of a world carries its tag, a made-up word of six letters, so that two worlds share nothing unless
they share their tag.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.types import Actor, ActorKind, Place, Role
from dateline.types.naming import slug

_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"
_FIRST_NAMES = ("Mira", "Joren", "Alda", "Teo", "Sanne", "Ivo", "Runa", "Marek", "Edda", "Caspar", "Lotta", "Bran")
_CITIES = 3
_MEDIA = ("Wire", "Courier", "Gazette", "Observer", "Evening Post", "Broadcaster", "Daily", "Herald")
_BODIES = ("League", "Council of Ports", "River Commission")


def tag(number: int) -> str:
    """The tag with a number: always six letters, consonants and vowels in turn."""
    letters = ""
    for _ in range(3):
        number, vowel = divmod(number, len(_VOWELS))
        number, consonant = divmod(number, len(_CONSONANTS))
        letters = _CONSONANTS[consonant] + _VOWELS[vowel] + letters
    return letters


@dataclass(frozen=True)
class State:
    """A state with those who act for it."""

    actor: Actor
    leader: Actor
    minister: Actor
    ministry: Actor
    cities: tuple[Place, ...]


class Cast:
    """Everybody and every place of a world; the same for the same seed, number of states and tag."""

    def __init__(self, seed: int, states: int, tag: str) -> None:
        self.tag = tag
        self._names = _new_words(random.Random(f"cast {seed}"))
        self.states = tuple(self._state(n) for n in range(states))
        self.media = tuple(self._actor(f"{self._name()} {kind}", "media") for kind in _MEDIA)
        self.bodies = tuple(self._actor(f"{self._name()} {kind}", "organisation") for kind in _BODIES)

    def _name(self) -> str:
        return f"{next(self._names).title()}-{self.tag.title()}"

    def _state(self, number: int) -> State:
        name, code = self._name(), f"{self.tag.upper()}{number:02}"
        return State(
            actor=self._actor(name, "state", code),
            leader=self._person("President", number, code),
            minister=self._person("Foreign Minister", number + 5, code),
            ministry=self._actor(f"{name} Foreign Ministry", "organ", code),
            cities=tuple(Place(name=self._name(), country=code) for _ in range(_CITIES)),
        )

    def _person(self, title: str, number: int, country: str) -> Actor:
        made = self._actor(f"{_FIRST_NAMES[number % len(_FIRST_NAMES)]} {self._name()}", "person", country)
        return made.model_copy(update={"roles": (Role(title=title, country=country, evidence=()),)})

    @staticmethod
    def _actor(name: str, kind: ActorKind, country: str | None = None) -> Actor:
        return Actor(id=slug(name), name=name, kind=kind, country=country)


def _new_words(rng: random.Random) -> Iterator[str]:
    """Made-up words, none of them twice."""
    seen: set[str] = set()
    while True:
        word = "".join(rng.choice(_CONSONANTS) + rng.choice(_VOWELS) for _ in range(rng.randint(2, 3)))
        word += rng.choice(("n", "r", "s", "l"))
        if word not in seen:
            seen.add(word)
            yield word
