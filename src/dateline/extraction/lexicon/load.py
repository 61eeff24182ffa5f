"""Reading and checking the lexicon's TOML files."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from dateline.errors import LexiconError
from dateline.extraction.lexicon.frames import Frame, FrameIndex
from dateline.extraction.lexicon.signals import Effect, Signal, Signals
from dateline.types import Status

T = TypeVar("T", bound=BaseModel)


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Everything that event extraction knows of the words of one language."""

    frames: FrameIndex
    signals: Signals
    classes: dict[str, frozenset[str]]

    @cached_property
    def journeys(self) -> frozenset[str]:
        """The verbs of going somewhere."""
        return frozenset(phrase.split()[0] for f in self.frames.frames if f.movement for phrase in f.verbs)

    def in_class(self, name: str, lemma: str) -> bool:
        """Whether a noun's lemma belongs to the class, directly or through a class that it names."""
        return lemma in self.classes[name.removeprefix("@")]


@lru_cache(maxsize=8)
def load_lexicon(language: str = "english", extra: Path | None = None) -> Lexicon:
    """The lexicon of a language, with a user's own folder on top.

    Raises `LexiconError`, naming file, entry and reason, when a file does not hold what it should.
    """
    folders: list[Traversable] = [resources.files(__package__).joinpath(language)]
    if extra is not None:
        if not extra.is_dir():
            raise LexiconError(f"{extra}: no such folder of lexicon files")
        folders.append(extra)
    frames: list[Frame] = []
    classes: dict[str, set[str]] = {}
    status: list[tuple[str, dict[str, Any]]] = []
    for folder in folders:
        for name, data in _files(folder):
            if name.endswith("classes.toml"):
                for key, words in data.items():
                    classes.setdefault(key, set()).update(_words(name, key, words))
            elif name.endswith("status.toml"):
                status.append((name, data))
            elif "frame" in data:
                frames += [_checked(Frame, name, entry) for entry in data["frame"]]
    resolved = {name: frozenset(_members(name, classes, ())) for name in classes}
    _check_classes(frames, resolved)
    return Lexicon(FrameIndex(frames), _signals(status), resolved)


def _files(folder: Traversable) -> Iterator[tuple[str, dict[str, Any]]]:
    """The files of events in a folder, by name: classes, status, and everything under `frames/`."""
    inner = folder.joinpath("frames")
    places = [folder.joinpath("classes.toml"), folder.joinpath("status.toml")]
    if inner.is_dir():
        places += sorted((f for f in inner.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    for place in places:
        if place.is_file():
            try:
                yield str(place), tomllib.loads(place.read_text(encoding="utf-8"))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
                raise LexiconError(f"{place}: not a TOML file ({problem})") from problem


def _checked(model: type[T], name: str, entry: dict[str, Any]) -> T:
    try:
        return model.model_validate(entry)
    except ValidationError as problem:
        first = problem.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise LexiconError(
            f"{name}: entry {entry.get('id') or entry.get('effect')!r}: {where} {first['msg']}"
        ) from problem


def _words(name: str, key: str, words: object) -> list[str]:
    if not isinstance(words, list) or not all(isinstance(w, str) for w in words):
        raise LexiconError(f"{name}: class {key!r} must be a list of words")
    return words


def _members(name: str, classes: dict[str, set[str]], seen: tuple[str, ...]) -> Iterator[str]:
    """The words of a class, those of the classes that it names included; names of nothing stay as they are."""
    for word in classes[name]:
        inner = word.removeprefix("@")
        if word.startswith("@") and inner in classes:
            if inner not in seen:
                yield from _members(inner, classes, (*seen, name))
        else:
            yield word


_BUILT_IN = frozenset(
    {
        "actor",
        "act-or-actor",
        "place-or-actor",
        "person-or-delegation",
        "political",
        "place",
        "organisation",
        "state",
        "group",
        "party",
    }
)


def _check_classes(frames: list[Frame], classes: dict[str, frozenset[str]]) -> None:
    for frame in frames:
        asked = [
            frame.subject,
            frame.object,
            frame.with_object,
            frame.not_by,
            *(w for words in frame.of.values() for w in words),
        ]
        for name in asked:
            if name and name.startswith("@") and name[1:] not in classes and name[1:] not in _BUILT_IN:
                raise LexiconError(f"frame {frame.id!r} asks for the class {name!r}, which classes.toml does not have")


def _signals(files: list[tuple[str, dict[str, Any]]]) -> Signals:
    signals: list[Signal] = []
    modals: dict[str, list[str]] = {}
    compose: dict[str, dict[str, Status]] = {}
    conditions: list[str] = []
    negations: list[str] = []
    for name, data in files:
        signals += [_checked(Signal, name, entry) for entry in data.get("signal", [])]
        for effect, words in data.get("modals", {}).items():
            modals.setdefault(effect, []).extend(_words(name, effect, words))
        conditions += data.get("conditions", {}).get("open", [])
        negations += data.get("negation", {}).get("words", [])
        for outer, row in data.get("compose", {}).items():
            compose.setdefault(outer, {}).update(_row(name, outer, row))
    return Signals(signals, modals, conditions, negations, compose)


def _row(name: str, outer: str, row: dict[str, str]) -> dict[str, Status]:
    statuses = get_args(Status)
    for inner, result in row.items():
        if inner not in (*statuses, "none") or result not in statuses:
            raise LexiconError(f"{name}: compose.{outer}: {inner} = {result!r} is no status")
    missing = {*statuses, "none"} - row.keys()
    if missing:
        raise LexiconError(f"{name}: compose.{outer} says nothing of {sorted(missing)[0]!r}")
    return row  # type: ignore[return-value]


__all__ = ["Effect", "Lexicon", "load_lexicon"]
