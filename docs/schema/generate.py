"""Write the JSON Schemas of what the program prints: `python docs/schema/generate.py`."""

from __future__ import annotations

import json
from pathlib import Path

from dateline.types import Reading, RecordEvent, Ruling
from dateline.types.evidence import Value

FOLDER = Path(__file__).parent
PRINTED: dict[str, type[Value]] = {
    "reading.json": Reading,
    "record-event.json": RecordEvent,
    "ruling.json": Ruling,
}


def schema(value: type[Value]) -> str:
    """The JSON Schema (draft 2020-12) of a value as it is printed, every field present."""
    found = value.model_json_schema(mode="serialization")
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(dialect | found, indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    """Write every schema beside this file."""
    for name, value in PRINTED.items():
        (FOLDER / name).write_text(schema(value), encoding="utf-8")


if __name__ == "__main__":
    main()
