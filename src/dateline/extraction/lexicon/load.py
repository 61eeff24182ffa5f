"""Frames, classes and signals of status from the lexicon's files, checked and put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, RootModel

from dateline.errors import LexiconError
from dateline.extraction.lexicon.frames import Frame, FrameIndex
from dateline.extraction.lexicon.signals import Signal, Signals
from dateline.toml import checked, read_toml
from dateline.types import Status

_FORMS = frozenset({
    "actor", "act-or-actor", "place-or-actor", "person-or-delegation", "political", "place", "organisation", "state",
    "group", "guest", "party", "person", "media", "movement", "money",
})  # fmt: skip
"""Classes that the code knows by who or what a phrase names, not by its noun."""

Outcome = Status | Literal["none"]


def _whole(row: dict[Outcome, Status]) -> dict[Outcome, Status]:
    if missing := {*get_args(Status), "none"} - row.keys():
        raise ValueError(f"says nothing of {sorted(missing)[0]!r}")
    return row


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Frames(_Closed):
    frame: tuple[Frame, ...] = ()


class _Classes(RootModel[dict[str, list[str]]]):
    """Words by class."""


class _Conditions(_Closed):
    open: list[str] = []


class _Negation(_Closed):
    words: list[str] = []


class _Status(_Closed):
    signal: tuple[Signal, ...] = ()
    modals: dict[str, list[str]] = {}
    conditions: _Conditions = _Conditions()
    negation: _Negation = _Negation()
    compose: dict[str, Annotated[dict[Outcome, Status], AfterValidator(_whole)]] = {}


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
    classes: dict[str, set[str]] = {}
    for file in _named(folders, "classes.toml"):
        for name, words in checked(_Classes, file, read_toml(file)).root.items():
            classes.setdefault(name, set()).update(words)
    resolved = {name: frozenset(_members(name, classes, ())) for name in classes}
    frames = list(_frames(folders, resolved))
    return Lexicon(FrameIndex(frames), _signals(_named(folders, "status.toml")), resolved)


def _named(folders: list[Traversable], name: str) -> Iterator[Traversable]:
    """The file of a name in each folder that has one."""
    return (file for folder in folders if (file := folder.joinpath(name)).is_file())


def _frames(folders: list[Traversable], classes: dict[str, frozenset[str]]) -> Iterator[Frame]:
    """The frames of every file under `frames/`, by folder and name."""
    for folder in folders:
        inner = folder.joinpath("frames")
        for file in sorted(inner.iterdir(), key=lambda f: f.name) if inner.is_dir() else ():
            if file.name.endswith(".toml"):
                for frame in checked(_Frames, file, read_toml(file)).frame:
                    _check_classes(file, frame, classes)
                    yield frame


def _members(name: str, classes: dict[str, set[str]], seen: tuple[str, ...]) -> Iterator[str]:
    """The words of a class, those of the classes that it names included; names of nothing stay as they are."""
    for word in classes[name]:
        inner = word.removeprefix("@")
        if word.startswith("@") and inner in classes:
            if inner not in seen:
                yield from _members(inner, classes, (*seen, name))
        else:
            yield word


def _check_classes(file: Traversable, frame: Frame, classes: dict[str, frozenset[str]]) -> None:
    asked = [frame.subject, frame.object, frame.with_object, frame.not_by, frame.predicate, frame.to]
    asked += [word for words in frame.of.values() for word in words]
    for name in asked:
        if name and name.startswith("@") and name[1:] not in classes and name[1:] not in _FORMS:
            raise LexiconError(f"{file}: frame {frame.id!r} asks for the class {name!r}, which no classes.toml has")


def _signals(files: Iterable[Traversable]) -> Signals:
    signals: list[Signal] = []
    modals: defaultdict[str, list[str]] = defaultdict(list)
    conditions: list[str] = []
    negations: list[str] = []
    compose: defaultdict[str, dict[str, Status]] = defaultdict(dict)
    for file in files:
        status = checked(_Status, file, read_toml(file))
        signals += status.signal
        conditions += status.conditions.open
        negations += status.negation.words
        for effect, words in status.modals.items():
            modals[effect] += words
        for outer, row in status.compose.items():
            compose[outer].update(row.items())
    return Signals(signals, modals, conditions, negations, compose)
