"""Is the program installed whole: its packages, its words, its model, the databases that it can use?"""

from __future__ import annotations

import platform
import shutil
import sqlite3
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

from dateline.errors import DatelineError
from dateline.types import Article, Finding
from dateline.version import __version__

_SHOWN = ("spacy", "thinc", "numpy", "pydantic", "sqlalchemy", "psycopg", "trafilatura", "lxml")
"""Packages of which people are asked for the version when something is wrong."""

_LEAST_ROOM = 1_000_000_000
_EXAMPLE = Article(
    id="example",
    published="2025-10-17",
    body="Portuguese Foreign Minister Rosa Lima met Norwegian Foreign Minister Jon Vik in Oslo on Thursday.",
)


def check_installation(model: str | None = None, lexicon: Path | None = None) -> Iterator[Finding]:
    """What is installed and whether it works with a model and words of one's own; nothing is raised for what is not."""
    system = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
    yield Finding(check="program", state="ok", what=f"dateline {__version__}, {system}, {sys.prefix}")
    yield from _check_packages()
    for name, load in (("words", _words), ("catalogue", _catalogue), ("model", _model)):
        yield _loaded(name, load, model, lexicon)
    yield _check_sqlite()
    yield _check_temporary_files()


def _check_packages() -> Iterator[Finding]:
    try:
        required = [Requirement(r) for r in metadata.requires("dateline") or ()]
    except metadata.PackageNotFoundError:
        what = "the program runs from a folder of sources, which does not say what has to be installed"
        yield Finding(check="packages", state="warning", what=what, do="install it, so that this can be checked")
        return
    base = [r for r in required if not _extra(r) and (r.marker is None or r.marker.evaluate())]
    wrong = [lacking for r in base if (lacking := _lacking(r))]
    for lacking in wrong:
        yield Finding(check="packages", state="failed", what=lacking, do="install dateline anew from its lock")
    if not wrong:
        known = ", ".join(f"{name} {metadata.version(name)}" for name in _SHOWN)
        yield Finding(check="packages", state="ok", what=f"{len(base)} packages are as required: {known} and others")
    yield from _check_extras(required)


def _check_extras(required: list[Requirement]) -> Iterator[Finding]:
    extras: defaultdict[str, list[Requirement]] = defaultdict(list)
    for requirement in required:
        if extra := _extra(requirement):
            extras[extra].append(requirement)
    for extra, some in sorted(extras.items()):
        lacking = [found for r in some if (found := _lacking(r))]
        how = f"pip install 'dateline[{extra}]'" if lacking else ""
        what = f"{extra}: {'; '.join(lacking) if lacking else 'installed'}"
        yield Finding(check="extras", state="ok", what=what, do=how)


def _extra(requirement: Requirement) -> str | None:
    """The extra that a requirement is for."""
    marker = str(requirement.marker or "")
    return marker.split("extra ==")[1].split('"')[1] if "extra ==" in marker else None


def _lacking(requirement: Requirement) -> str | None:
    """What is wrong with a requirement; None where it is met."""
    try:
        found = metadata.version(requirement.name)
    except metadata.PackageNotFoundError:
        return f"{requirement.name} is not installed"
    if requirement.specifier.contains(found, prereleases=True):
        return None
    return f"{requirement.name} {found} is installed, {requirement.name}{requirement.specifier} is needed"


Load = Callable[[str | None, Path | None], str]


def _loaded(name: str, load: Load, model: str | None, lexicon: Path | None) -> Finding:
    try:
        return Finding(check=name, state="ok", what=load(model, lexicon))
    except DatelineError as error:
        do = "mend or leave out --lexicon or --model (DATELINE_LEXICON, DATELINE_MODEL)"
        return Finding(check=name, state="failed", what=str(error), do=do)
    except Exception as error:
        what = f"{type(error).__name__}: {error}"
        return Finding(check=name, state="failed", what=what, do="install dateline anew from its lock")


def _words(_: str | None, lexicon: Path | None) -> str:
    from dateline.extraction.lexicon import load_lexicon  # noqa: PLC0415 - the parts load one after the other

    frames = load_lexicon("english", lexicon).frames
    own = f" with those of {lexicon}" if lexicon else ""
    return f"the lexicon of English loads{own}: {len(frames.verbs):,} verbs"


def _catalogue(_: str | None, lexicon: Path | None) -> str:
    from dateline.extraction.catalogue import load_catalogue  # noqa: PLC0415

    own = lexicon / "catalogue" if lexicon and (lexicon / "catalogue").is_dir() else None
    return f"the catalogue loads: {len(load_catalogue(own).states):,} states and territories"


def _model(model: str | None, lexicon: Path | None) -> str:
    from dateline.extraction import Reader  # noqa: PLC0415
    from dateline.language.english import DEFAULT_MODEL  # noqa: PLC0415

    reading = Reader(model, lexicon).read(_EXAMPLE)
    name = model or DEFAULT_MODEL
    if not reading.events:
        raise DatelineError(f"{name}{_version(name)} loads, but an example is not read with it")
    return f"{name}{_version(name)} loads, and an example is read with it"


def _version(model: str) -> str:
    """The version of a model, which may be a folder as well."""
    try:
        return f" {metadata.version(model)}"
    except (metadata.PackageNotFoundError, ValueError):
        return ""


def _check_sqlite() -> Finding:
    what = f"SQLite {sqlite3.sqlite_version}"
    try:
        with sqlite3.connect(":memory:") as connection:
            connection.execute("CREATE VIRTUAL TABLE words USING fts5(body)")
        connection.close()
    except sqlite3.Error as error:
        do = "use a Python whose SQLite has FTS5, or keep records in PostgreSQL"
        return Finding(check="sqlite", state="failed", what=f"{what} has no full-text search ({error})", do=do)
    return Finding(check="sqlite", state="ok", what=f"{what} with full-text search")


def _check_temporary_files() -> Finding:
    try:
        with tempfile.TemporaryFile() as file:
            file.write(b"x")
        folder = tempfile.gettempdir()
        free = shutil.disk_usage(folder).free
    except OSError as error:
        do = "make a folder for temporary files that can be written to, and name it in TMPDIR"
        return Finding(check="temporary", state="failed", what=str(error), do=do)
    what = f"{free:,} bytes are free in {folder}"
    low = free < _LEAST_ROOM
    do = "make room, or name another folder in TMPDIR" if low else ""
    return Finding(check="temporary", state="warning" if low else "ok", what=what, do=do)
