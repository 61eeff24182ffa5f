"""What a backup says of itself: of which program and schema it is, when it was made, what it holds."""

from __future__ import annotations

from datetime import UTC, datetime

from pydantic import ValidationError
from sqlalchemy import Connection, inspect, text

from dateline.store.upkeep.tables import NOTE, Sums, summed
from dateline.types.evidence import Value
from dateline.version import __version__


class Manifest(Value):
    """What a backup is. `counts` has the rows of each table, `digest` is a SHA-256 over all of them."""

    program: str
    schema_version: str
    made: str
    copied_from: str
    counts: dict[str, int]
    digest: str

    @property
    def told(self) -> str:
        """In a few words what it holds."""
        return f"{self.counts.get('article', 0):,} articles, made {self.made}, schema {self.schema_version}"


def write_manifest(connection: Connection, schema_version: str, kind: str, sums: Sums) -> Manifest:
    """Make a record a backup, which says what it is."""
    made = Manifest(
        program=f"dateline {__version__}",
        schema_version=schema_version,
        made=datetime.now(UTC).isoformat(timespec="seconds"),
        copied_from=kind,
        counts=sums.counts,
        digest=sums.digest,
    )
    connection.execute(text(f"CREATE TABLE {NOTE} (manifest TEXT NOT NULL)"))
    connection.execute(text(f"INSERT INTO {NOTE} VALUES (:manifest)"), {"manifest": made.model_dump_json()})
    return made


def read_manifest(connection: Connection) -> Manifest | None:
    """What a backup says of itself; None of what is none."""
    if NOTE not in inspect(connection).get_table_names():
        return None
    try:
        return Manifest.model_validate_json(connection.execute(text(f"SELECT manifest FROM {NOTE}")).scalar() or "")
    except ValidationError:
        return None


def is_as_it_says(connection: Connection, manifest: Manifest) -> bool:
    """Whether a backup holds what it says."""
    sums = summed(connection)
    return (sums.counts, sums.digest) == (manifest.counts, manifest.digest)
