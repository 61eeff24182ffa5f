"""The folder that a bulk reading leaves: what is in it is whole, whenever it is looked at.

    run.json                 which program read, with which settings
    readings/NAME.parquet    what was read of a part
    failures/NAME.parquet    what could not be read of it
    parts/NAME.json          the part, with its counts: it is done

A part's files are written in `.making` and then renamed, its own line last. So a part is done or not begun, and to
write one again, as after the loss of a machine, puts the same in the place of the same.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dateline.bulk.counts import Counts
from dateline.bulk.parts import Part
from dateline.errors import DatelineError
from dateline.reading import is_address
from dateline.views.files import settle

FORMAT = 1
READINGS, FAILURES, PARTS, MAKING = "readings", "failures", "parts", ".making"
_RUN, _LOCK = "run.json", ".lock"


class Folder:
    """A folder of readings. Raises `DatelineError` where it is something else or was made otherwise."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def prepare(self, program: str, settings: Mapping[str, Any]) -> None:
        """Make the folder, or see that it was made by this program with these settings."""
        run = {"format": FORMAT, "program": program, "settings": dict(settings)}
        for name in (READINGS, FAILURES, PARTS):
            (self.path / name).mkdir(parents=True, exist_ok=True)
        shutil.rmtree(self.path / MAKING, ignore_errors=True)
        (self.path / MAKING).mkdir(exist_ok=True)
        file = self.path / _RUN
        if not file.exists():
            self._put(file, _json(run))
        elif (before := _object(file)) != run:
            raise DatelineError(f"{self.path}: {_difference(before, run)}; read into another folder")

    def _refuse_others(self) -> None:
        """Leave a folder alone that holds something else."""
        own = {READINGS, FAILURES, PARTS, MAKING, _RUN, _LOCK}
        other = next((p.name for p in sorted(self.path.iterdir()) if p.name not in own), None)
        if other is not None and not (self.path / _RUN).exists():
            raise DatelineError(f"{self.path}: holds {other}, and is no folder of readings; name another")

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other runs out of the folder meanwhile.

        Raises `DatelineError` where one is at work, or where the folder is one of other things.
        """
        self.path.mkdir(parents=True, exist_ok=True)
        self._refuse_others()
        with (self.path / _LOCK).open("wb") as file:
            try:
                import fcntl  # noqa: PLC0415 - not every system has it

                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except ImportError:
                pass
            except OSError:
                raise DatelineError(f"{self.path}: another dateline bulk is writing to it") from None
            yield

    def done(self, part: Part) -> Counts | None:
        """The counts of a part that was read before and has not changed since."""
        file = self._line(part.name)
        if not part.stamp or not file.exists():
            return None
        line = _object(file)
        return Counts.of(line["counts"]) if line["stamp"] == part.stamp else None

    def forget_others(self, parts: Sequence[Part]) -> None:
        """Remove what was read of these sources when they were cut otherwise.

        Raises `DatelineError`, and removes nothing, where that holds readings of a file which would not be read now.
        """
        current = {part.name for part in parts}
        sources = {source for part in parts for source in part.sources}
        there = {source for source in sources if is_address(source) or Path(source).exists()}
        lines = [(file.stem, _object(file)) for file in sorted((self.path / PARTS).glob("*.json"))]
        met = [(name, line) for name, line in lines if sources.intersection(line["sources"])]
        for _, line in met:
            if line["stamp"] and (lost := next((s for s in line["sources"] if s not in there), None)):
                raise DatelineError(f"{self.path}: {_why_lost(lost)}; or read into another folder")
        for name, _ in met:
            if name not in current:
                self.remove(name)

    def remove(self, name: str) -> None:
        """Remove what a part left, its line first."""
        for file in (self._line(name), self.table(READINGS, name), self.table(FAILURES, name)):
            file.unlink(missing_ok=True)

    def finish(self, part: Part, counts: Counts) -> None:
        """Note that a part is done; its tables are there."""
        line = {
            "name": part.name,
            "sources": part.sources,
            "share": part.share,
            "stamp": part.stamp,
            "counts": counts.as_dict(),
        }
        self._put(self._line(part.name), _json(line))

    def table(self, kind: str, name: str) -> Path:
        """Where a table of a part is."""
        return self.path / kind / f"{name}.parquet"

    def _line(self, name: str) -> Path:
        return self.path / PARTS / f"{name}.json"

    def _put(self, path: Path, data: bytes) -> None:
        """Write a file in `.making`, where a process that is killed may leave a draft, then put it in its place."""
        with TemporaryDirectory(dir=self.path / MAKING) as folder:
            made = Path(folder, path.name)
            with made.open("wb") as file:
                file.write(data)
                settle(file)
            made.replace(path)


def _why_lost(source: str) -> str:
    if not Path(source).exists():
        return f"{source} is gone, and would be lost from the readings; put it back"
    return f"the readings of {source} are kept with others that are to be read again; name it as well"


def _json(value: object) -> bytes:
    return json.dumps(value, indent=1).encode() + b"\n"


def _object(file: Path) -> dict[str, Any]:
    try:
        value = json.loads(file.read_bytes())
    except (OSError, ValueError) as error:
        raise DatelineError(f"{file}: cannot be read: {error}") from None
    if not isinstance(value, dict):
        raise DatelineError(f"{file}: no JSON object in it")
    return value


def _difference(before: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    """What is other than it was when the folder was made."""
    if before.get("format") != now["format"]:
        return f"it has the form {before.get('format')!r}, and this version writes {now['format']!r}"
    if before.get("program") != now["program"]:
        return f"{before.get('program')} read it, and this is {now['program']}"
    was, settings = before.get("settings") or {}, now["settings"]
    changed = sorted(name for name in {*was, *settings} if was.get(name) != settings.get(name))
    return "; ".join(f"{name} was {was.get(name)!r} and now is {settings.get(name)!r}" for name in changed)
