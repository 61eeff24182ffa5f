"""Answer files from outside the repository, scored by the scorer that lies beside them. For information: no floors."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from dateline.extraction import Reader
from dateline.reading import read_sources
from dateline.types import Article

SHARED = Path(__file__).resolve().parents[2] / "shared"


def gold_files(shared: Path = SHARED) -> list[Path]:
    """The answer files beside the repository; none when the folder or its scorer is not there."""
    return sorted((shared / "gold").glob("*.json")) if (shared / "score.py").is_file() else []


def gold_articles(gold: Path, shared: Path = SHARED) -> list[Article]:
    """The articles of one answer file, in its order; the scorer says what is given of each."""
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder, "articles.jsonl")
        table.write_text(_run(shared / "score.py", "input", gold), encoding="utf-8")
        found = list(read_sources([str(table)]))
    for article in found:
        if isinstance(article, Exception):
            raise article
    return [article for article in found if isinstance(article, Article)]


def score_gold(reader: Reader, gold: Path, shared: Path = SHARED, misses: bool = False) -> str:
    """What the scorer prints for one answer file. Raises `CalledProcessError` when the scorer fails."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "readings.jsonl")
        with out.open("w", encoding="utf-8") as lines:
            for article in gold_articles(gold, shared):
                lines.write(reader.read(article).model_dump_json() + "\n")
        return _run(shared / "score.py", gold, out, *(["--misses"] if misses else []))


def _run(scorer: Path, *arguments: str | Path) -> str:
    command = [sys.executable, str(scorer), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
