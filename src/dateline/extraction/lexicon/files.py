"""The files of a lexicon: the program's own, and on top of them those of a folder of the user's."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from dateline.errors import LexiconError
from dateline.toml import Word, checked, read_toml

__all__ = [
    "CATALOGUE",
    "KNOWN",
    "Word",
    "check_folder",
    "checked",
    "folder_files",
    "load",
    "merge",
    "program_file",
    "read_toml",
]

T = TypeVar("T", bound=BaseModel)
KNOWN = (
    "catalogue/", "classes.toml", "cues.toml", "frames/", "names.toml", "names_given.toml", "names_nouns.toml",
    "names_titles.toml", "status.toml", "time.toml",
)  # fmt: skip
"""What a user's folder may hold."""
CATALOGUE = (
    "bodies.toml", "holders/", "media.toml", "offices.toml", "organs.toml", "people.toml", "places.toml", "states.toml",
)  # fmt: skip
"""What its catalogue may hold."""
_NOTES = (".md", ".txt")


def program_file(language: str, name: str) -> Traversable:
    """A lexicon file that comes with the program."""
    return resources.files("dateline.extraction").joinpath("lexicon", language, name)


def check_folder(folder: Path) -> None:
    """Refuse, with a `LexiconError`, a folder that is none or that holds something of another name.

    Hidden files and notes (`.md`, `.txt`) are passed over: people keep them beside their data.
    """
    if not folder.is_dir():
        raise LexiconError(f"{folder}: no such folder of lexicon files")
    _check_names(folder, KNOWN)
    for inner, known in (("frames", None), ("catalogue", CATALOGUE), ("catalogue/holders", None)):
        if (folder / inner).is_dir():
            _check_names(folder / inner, known)


def _check_names(folder: Path, known: Sequence[str] | None) -> None:
    """Refuse names that are not known; where `known` is None every TOML file is."""
    for path in sorted(folder.iterdir()):
        name = f"{path.name}/" if path.is_dir() else path.name
        if name.startswith(".") or name.endswith(_NOTES):
            continue
        if known is None and not name.endswith(".toml"):
            raise LexiconError(f"{path}: this folder takes TOML files only")
        if known is not None and name not in known:
            raise LexiconError(f"{path}: not the name of a lexicon file; this folder may hold {', '.join(known)}")


def folder_files(folder: Path) -> list[Path]:
    """The files of a user's folder that are read, in a fixed order."""
    return sorted(path for path in folder.rglob("*.toml") if path.is_file())


def merge(into: dict[str, Any], more: dict[str, Any]) -> None:
    """Add tables to tables: lists are joined, tables merged, single values replaced."""
    for key, value in more.items():
        old = into.get(key)
        if isinstance(value, dict) and isinstance(old, dict):
            merge(old, value)
        elif isinstance(value, list) and isinstance(old, list):
            into[key] = old + value
        else:
            into[key] = value


def load(model: type[T], language: str, name: str, extra: Path | None = None) -> T:
    """A lexicon file that comes with the program, with the file of that name in a user's folder added, checked.

    Raises `LexiconError`, naming file, entry and reason, when one of them does not hold what it should.
    """
    own = program_file(language, name)
    data = read_toml(own)
    if extra is None or not (extra / name).is_file():
        return checked(model, own, data)
    more = read_toml(extra / name)
    merge(data, more)
    return checked(model, extra / name, data, read_toml(own))
