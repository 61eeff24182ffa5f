"""Answer files from outside the repository, scored by the scorer that lies beside them. For information: no floors."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from dateline.extraction import Reader
from dateline.reading import read_sources

SHARED = Path(__file__).resolve().parents[2] / "shared"


def gold_files(shared: Path = SHARED) -> list[Path]:
    """The answer files beside the repository; none when the folder or its scorer is not there."""
    return sorted((shared / "gold").glob("*.json")) if (shared / "score.py").is_file() else []


def score_gold(reader: Reader, gold: Path, shared: Path = SHARED, misses: bool = False) -> str:
    """What the scorer prints for one answer file. Raises `CalledProcessError` when the scorer fails."""
    scorer = shared / "score.py"
    with tempfile.TemporaryDirectory() as folder:
        table, out = Path(folder, "articles.jsonl"), Path(folder, "readings.jsonl")
        table.write_text(_run(scorer, "input", gold), encoding="utf-8")
        with out.open("w", encoding="utf-8") as lines:
            for article in read_sources([str(table)]):
                if isinstance(article, Exception):
                    raise article
                lines.write(reader.read(article).model_dump_json() + "\n")
        return _run(scorer, gold, out, *(["--misses"] if misses else []))


def _run(scorer: Path, *arguments: str | Path) -> str:
    command = [sys.executable, str(scorer), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
