"""Words and tables in TOML: files that come with the program or from its user, read and checked one way.

Every mistake is a `LexiconError` that names the file, the entry and the reason.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, ValidationError

from dateline.errors import LexiconError

T = TypeVar("T", bound=BaseModel)


def _word(word: str) -> str:
    if not word.strip():
        raise ValueError("a word must not be empty")
    if word != word.lower():
        raise ValueError(f"{word!r} must be written in lower case")
    return word


Word = Annotated[str, AfterValidator(_word)]
"""A word or phrase of a file: lower case, not empty."""


def read_toml(file: Traversable) -> dict[str, Any]:
    """The tables of a TOML file; `LexiconError` where it is none or cannot be read."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as problem:
        raise LexiconError(f"{file}: cannot be read ({problem.strerror})") from problem
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise LexiconError(f"{file}: not a TOML file ({problem})") from problem


def checked(model: type[T], file: Traversable, data: dict[str, Any], own: dict[str, Any] | None = None) -> T:
    """The data as the model has them. Entries are counted behind those of `own`, to which the file was added."""
    try:
        return model.model_validate(data)
    except ValidationError as problem:
        first = problem.errors()[0]
        unknown = first["type"] == "extra_forbidden"
        reason = "there is no such key" if unknown else first["msg"].removeprefix("Value error, ")
        parts = (str(file), ", ".join(_steps(first["loc"], own)), reason)
        raise LexiconError(": ".join(part for part in parts if part)) from problem


def shipped(model: type[T], package: str, name: str) -> T:
    """A file that lies in one of the program's packages, as the model has it."""
    file = resources.files(package).joinpath(name)
    return checked(model, file, read_toml(file))


def _steps(location: Sequence[int | str], own: Any) -> list[str]:
    """A place in the data in words: the keys that lead to it, lists counted by entry."""
    parts: list[str] = []
    for step in location:
        if isinstance(step, int):
            parts.append(f"entry {step + 1 - (len(own) if isinstance(own, list) else 0)}")
            own = None
        elif step != "[key]":
            parts.append(step)
            own = own.get(step) if isinstance(own, dict) else None
    return parts
