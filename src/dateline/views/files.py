"""Writing a file whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from dateline.errors import DatelineError


def write_whole(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file beside its place and put it there when it is whole; what is no ordinary file is written to.

    Raises `DatelineError` where no file can be written.
    """
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as out:
                out.writelines(pieces)
        else:
            _replace(path, pieces)
    except OSError as error:
        raise DatelineError(f"{path}: cannot be written ({(error.strerror or str(error)).lower()})") from None


def _replace(path: Path, pieces: Iterable[bytes]) -> None:
    place = path.resolve()
    draft = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        with draft.open("wb") as out:
            out.writelines(pieces)
            settle(out)
        if place.exists():
            draft.chmod(place.stat().st_mode)
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)


def settle(file: IO[bytes]) -> None:
    """Wait until what was written to a file is on the disk."""
    file.flush()
    os.fsync(file.fileno())
