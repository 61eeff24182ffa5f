"""Reading the catalogue's files and refusing what they should not hold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

from dateline.errors import LexiconError
from dateline.toml import read_toml
from dateline.types.when import first_day, last_day

__all__ = ["Entry", "Row", "Table", "files", "holder_files", "read_json", "read_toml", "refuse", "texts"]

Table: TypeAlias = Mapping[str, Any]

_ROW = re.compile(
    r"(?P<start>[\d-]*|\.\.)/(?P<end>[\d-]*|\.\.) (?P<name>[^():/]+) \((?P<gender>[mf])\)(?:: (?P<title>.+))?"
)
_POINT = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def refuse(file: Path, entry: str, reason: str) -> NoReturn:
    """Raise the error that names the file, the entry in it and what is wrong with it."""
    raise LexiconError(f"{file.name}, {entry}: {reason}")


def read_json(file: Path) -> Table:
    """The tables of a JSON file that the program made."""
    try:
        found: Table = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise LexiconError(f"{file}: cannot be read as JSON: {error}") from error
    return found


class Entry:
    """One table of a file, read key by key with the type that each key must have."""

    def __init__(self, file: Path, name: str, table: object, keys: frozenset[str]) -> None:
        if not isinstance(table, dict):
            refuse(file, name, "must be a table")
        self.file, self.name, self._table = file, name, table
        unknown = sorted(set(table) - keys)
        if unknown:
            self.refuse(f"unknown key {unknown[0]!r} (known: {', '.join(sorted(keys))})")

    def refuse(self, reason: str) -> NoReturn:
        """Raise the error that names this entry."""
        refuse(self.file, self.name, reason)

    def __contains__(self, name: str) -> bool:
        return name in self._table

    def text(self, name: str) -> str | None:
        """A string, or None where the key is not there."""
        value = self._table.get(name)
        if value is not None and (not isinstance(value, str) or not value.strip()):
            self.refuse(f"{name} must be a text that is not empty")
        return value

    def needed(self, name: str) -> str:
        """A string that must be there."""
        return self.text(name) or self.refuse(f"{name} is missing")

    def flag(self, name: str) -> bool:
        """True or false; false where the key is not there."""
        value = self._table.get(name, False)
        if not isinstance(value, bool):
            self.refuse(f"{name} must be true or false")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of strings; empty where the key is not there."""
        return texts(self.file, f"{self.name}, {name}", self._table.get(name, []))


def texts(file: Path, entry: str, value: object) -> tuple[str, ...]:
    """`value` as a tuple of strings, none of them empty."""
    if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
        refuse(file, entry, "must be a list of texts")
    return tuple(value)


class Row:
    """A line of a holders file: `START/END NAME (GENDER)` or `START/END NAME (GENDER): TITLE`.

    START and END are a day, month or year; empty where it is not known, `..` for an END that has not come.
    """

    def __init__(self, file: Path, entry: str, line: str) -> None:
        found = _ROW.fullmatch(line)
        if found is None:
            refuse(file, entry, f"{line!r} is not of the form 'START/END NAME (m or f): TITLE'")
        self.name, self.gender, self.title = found["name"].strip(), found["gender"], found["title"]
        self.start = self._point(file, entry, found["start"])
        self.end = self._point(file, entry, found["end"])
        if self.start and self.end and first_day(self.start) > last_day(self.end):
            refuse(file, entry, f"{line!r} ends before it starts")

    @staticmethod
    def _point(file: Path, entry: str, text: str) -> str | None:
        if text in ("", ".."):
            return None
        try:
            if not _POINT.fullmatch(text):
                raise ValueError(text)
            first_day(text)
        except ValueError:
            refuse(file, entry, f"{text!r} is not a day, month or year (such as 2018-04-26, 2018-04 or 2018)")
        return text


def files(folders: tuple[Path, ...], name: str) -> Iterator[Path]:
    """The file of that name in each folder that has one, the program's own first."""
    return (folder / name for folder in folders if (folder / name).is_file())


def holder_files(folders: tuple[Path, ...]) -> Iterator[Path]:
    """Every holders file, in the order of folders and names."""
    return (file for folder in folders for file in sorted((folder / "holders").glob("*.toml")))
