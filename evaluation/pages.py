"""Measure how much of real pages' article bodies is read, beside trafilatura alone.

    python evaluation/pages.py FOLDER [--worst N]

FOLDER holds `ground-truth.json` (id → `articleBody`, `url`) and `ID.html.gz`, as the article extraction benchmark of
scrapinghub publishes them. Prints precision, recall and F over 4-gram shingles of words, pooled over pages, each
page weighing the same.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from trafilatura import extract

from dateline.errors import InputError
from dateline.reading import Settings, read_html
from dateline.reading.characters import decode
from dateline.reading.languages import detectable

_SIZE = 4


class Counts(NamedTuple):
    """Shares of shingles that are right, extra and missing; they sum to 1, or are 0 where there are none."""

    right: float
    extra: float
    missing: float


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Runs of four words with how often each occurs."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + _SIZE]) for i in range(max(1, len(words) - _SIZE + 1))) if words else Counter()


def compare(truth: str, read: str) -> Counts:
    """How the text read compares with the right one."""
    right, got = shingles(truth), shingles(read)
    both = (right & got).total()
    extra, missing = (got - right).total(), (right - got).total()
    total = both + extra + missing
    return Counts(both / total, extra / total, missing / total) if total else Counts(0.0, 0.0, 0.0)


def scores(pages: list[Counts]) -> tuple[float, float, float]:
    """Precision, recall and F over all pages."""
    right, extra, missing = (sum(column) for column in zip(*pages, strict=True))
    precision, recall = right / (right + extra), right / (right + missing)
    return precision, recall, 2 * precision * recall / (precision + recall)


def body_of(html: bytes, url: str) -> str:
    """The body that Dateline reads, in whatever language it is; empty where it reads none."""
    try:
        return read_html(html, url=url, settings=Settings(languages=detectable())).body
    except InputError:
        return ""


def main() -> None:
    """Print the scores, and the worst pages when asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--worst", type=int, default=0, metavar="N", help="list the N pages that lose most against trafilatura"
    )
    arguments = parser.parse_args()
    truth = json.loads((arguments.folder / "ground-truth.json").read_text(encoding="utf-8"))
    ours: dict[str, Counts] = {}
    alone: dict[str, Counts] = {}
    for key, page in truth.items():
        html = gzip.decompress((arguments.folder / f"{key}.html.gz").read_bytes())
        ours[key] = compare(page["articleBody"], body_of(html, page["url"]))
        alone[key] = compare(page["articleBody"], extract(decode(html, key, markup=True), include_comments=False) or "")
    for name, pages in (("dateline", ours), ("trafilatura alone", alone)):
        print(
            f"{name:20} pages {len(pages)}  precision {{:.4f}}  recall {{:.4f}}  F {{:.4f}}".format(
                *scores(list(pages.values()))
            )
        )
    lost = sorted(truth, key=lambda k: ours[k].right - alone[k].right + alone[k].extra - ours[k].extra)
    for key in lost[: arguments.worst]:
        print(
            key[:12],
            "ours",
            *(f"{v:.3f}" for v in ours[key]),
            "alone",
            *(f"{v:.3f}" for v in alone[key]),
            truth[key]["url"],
        )


if __name__ == "__main__":
    main()
