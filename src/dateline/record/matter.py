"""What words are about: the form in which a text is looked through for a matter, and what asks for one.

A text is kept as its folded words, `" the kazakh minister "`, so that the beginning of a word is found after a space
and a whole word between two. Behind them stand marks for what the words name: `@kaz` for a state, by its name, demonym
or capital, and `=daniyar-seitkali` for an actor. An acronym has a mark that tells it from a word: `us^` is no pronoun.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from countrynames.data import DATA
from rapidfuzz import fuzz

from dateline.record.states import country_of, is_state_name
from dateline.types import Actor
from dateline.types.naming import fold, name_words

Asked = tuple[tuple[str, ...], ...]
"""What somebody asks for: of each group at least one has to stand in the text."""

_MOST_WORDS = 4
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,5}\Z")
_EDGE = " \t\n.,;:!?()[]\"'“”‘’«»–—"
_GENITIVE = re.compile(r"['’]s?\Z")
_WHOLE = 3
"""Words of up to so many letters are looked for whole, longer ones as beginnings: "iran" finds "Iranian"."""
_STEM = 4
_SPELLED_ALIKE = 85.0
_SPELLED_LENGTH = 6


def searchable(texts: Iterable[str], actors: Iterable[Actor] = (), countries: Iterable[str | None] = ()) -> str:
    """Texts in the form that is looked through, with the states and those of `actors` that they name.

    `countries` are codes of states that are known beforehand, such as that of a place.
    """
    kept = list(dict.fromkeys(texts))
    words = " | ".join(" ".join(_folded(text)) for text in kept)
    bare = f" {words.replace('^', '')} "
    states = {code for text in kept for code in _states(text)} | {c for c in countries if c}
    marks = [*(f"@{code.casefold()}" for code in sorted(states)), *(f"={i}" for i in sorted(_named(bare, actors)))]
    return f" {' '.join((words, *marks))} "


def asked_about(matter: str | None, ids_of: Callable[[str], Iterable[str]] = lambda _: ()) -> Asked:
    """What to look for in a `searchable` text for a matter in a person's words; `ids_of` gives the actors of a name.

    Every word must be found, in any order. Words that together name a state or an actor are found wherever the text
    names it, in other words too: "Ukraine" in "Ukrainian", "Vladimir Putin" in "Putin".
    """
    words = (matter or "").split()
    groups: list[tuple[str, ...]] = []
    at = 0
    while at < len(words):
        size, group = next(_groups(words[at:], ids_of))
        groups += [group] if group else []
        at += size
    return tuple(groups)


def is_about(text: str, asked: Asked) -> bool:
    """Whether a `searchable` text is about what is asked for."""
    return all(any(words in text for words in group) for group in asked)


def _groups(words: Sequence[str], ids_of: Callable[[str], Iterable[str]]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The longest run from the first word on that names somebody; the first word alone where none does."""
    for size in range(min(_MOST_WORDS, len(words)), 0, -1):
        run = " ".join(words[:size])
        named = [f"@{code.casefold()}" for code in [country_of(run)] if code and _is_typed_state(run)]
        named += [f"={i}" for i in sorted(ids_of(run))]
        if named or size == 1:
            yield size, tuple(f" {m} " for m in named) + _spelled(run, whole=bool(named))


def _is_typed_state(run: str) -> bool:
    """Whether somebody means a state: case does not matter but in what may be a word, such as "US" and "us"."""
    return is_state_name(run) and (len(run) > _WHOLE or run.isupper())


def _spelled(run: str, *, whole: bool) -> tuple[str, ...]:
    folded = " ".join(_folded(run))
    if not folded:
        return ()
    bare = folded.removesuffix("^")
    if whole or len(bare) <= _WHOLE:
        return (f" {folded} ",)
    return tuple(f" {stem}" for stem in _stems(bare))


def _stems(word: str) -> tuple[str, ...]:
    """What a word begins with in both numbers."""
    if word.endswith("ies") and len(word) > _STEM + 2:
        return f"{word[:-3]}y", word
    if word.endswith("y"):
        return word, f"{word[:-1]}ies"
    if word.endswith("s") and word[-2:] not in ("ss", "us", "is") and len(word) > _STEM:
        return (word[:-1],)
    return (word,)


def _folded(text: str) -> Iterator[str]:
    for token in text.split():
        bare = _bare(token)
        words = name_words(token)
        yield from (f"{word}^" for word in name_words(bare)) if _ACRONYM.match(bare) else words


@functools.lru_cache(maxsize=16_384)
def _bare(token: str) -> str:
    return _GENITIVE.sub("", token.strip(_EDGE))


def _states(text: str) -> Iterator[str]:
    """The codes of the states that a text names, longest names first."""
    words = [_bare(part) for token in text.split() for part in token.split("-")]
    at = 0
    while at < len(words):
        runs = (words[at : at + size] for size in range(min(_MOST_WORDS, len(words) - at), 0, -1))
        size, code = next(((len(run), code) for run in runs if (code := _state(run))), (1, None))
        if code:
            yield code
        at += size


def _state(run: Sequence[str]) -> str | None:
    first, last = run[0][:1], run[-1][:1]
    if not (first.isupper() and last.isupper()) or (len(run) == 1 and len(run[0]) <= _WHOLE and not run[0].isupper()):
        return None
    name = " ".join(run)
    return country_of(name.replace(".", "")) if fold(name) in _state_names() else None


@functools.cache
def _state_names() -> frozenset[str]:
    """Every folded name, demonym and code that the package knows: asking it for each word of a text is slow."""
    return frozenset(fold(name) for code, names in DATA.items() for name in (code, *names))


def _named(text: str, actors: Iterable[Actor]) -> set[str]:
    """The actors that a text names: by the whole name, a person also by a surname that nobody else in the list has."""
    known = list(actors)
    surnames = [_surname(actor) for actor in known]
    return {
        actor.id
        for actor, surname in zip(known, surnames, strict=True)
        if f" {fold(actor.name).removeprefix('the ')} " in text
        or (surname is not None and surnames.count(surname) == 1 and _is_spelled(surname, text))
    }


def _surname(actor: Actor) -> str | None:
    words = name_words(actor.name)
    return words[-1] if actor.kind == "person" and words and len(words[-1]) >= _WHOLE else None


def _is_spelled(surname: str, text: str) -> bool:
    """Whether a text has a surname, or a spelling of it: "Zelensky" for "Zelenskyy"."""
    if f" {surname} " in text:
        return True
    if len(surname) < _SPELLED_LENGTH or f" {surname[:4]}" not in text:
        return False
    alike = (word for word in text.split() if word.startswith(surname[:4]))
    return any(fuzz.ratio(surname, word) >= _SPELLED_ALIKE for word in alike)
