"""Score attributions against PolNeAR (Newell et al., LREC 2018): who said what, on US political news.

    python evaluation/polnear.py polnear.jsonl [--misses N]

Each line of the file is an article: `text`, and `attributions` with character spans of `source`, `cue` and `content`.
Nothing of the corpus is kept.

How matching is counted. An attribution found and one of the corpus are the same when their contents share
characters and their cues do too, or when their contents overlap by half (Dice coefficient of the characters). Each is
matched once, the best overlap first. Everything that the program takes for an attribution counts, whether it makes a
statement or not; PolNeAR also marks thoughts, wishes and attitudes. Nothing in the corpus is nested: what stands
inside the content of another attribution is left out, and so is what the corpus marks without a content. Overlap of
sources and contents is the mean Dice coefficient over the matched pairs that have both.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.extraction.attribution import Attribution, attribute
from dateline.extraction.catalogue import load_catalogue
from dateline.extraction.names import cast
from dateline.language import English
from dateline.types import Article

Characters = frozenset[int]


@dataclass(frozen=True)
class Marked:
    """The characters of source, cue and content."""

    source: Characters
    cue: Characters
    content: Characters


@dataclass
class Counts:
    """Totals over the corpus; overlaps are sums over matched pairs."""

    gold: int = 0
    found: int = 0
    matched: int = 0
    source: float = 0.0
    sources: int = 0
    content: float = 0.0


def dice(one: Characters, other: Characters) -> float:
    """Twice the common characters over all of both; 0 for two empty sets."""
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 0.0


def characters(spans: list[list[int]] | list[tuple[int, int]] | None, text: str) -> Characters:
    """The positions that the spans cover, white space apart."""
    return frozenset(i for start, end in spans or [] for i in range(start, end) if not text[i].isspace())


def of_corpus(record: dict[str, object]) -> list[Marked]:
    """The attributions that the corpus marks in one article."""
    text = str(record["text"])
    marked = record["attributions"]
    assert isinstance(marked, list)
    read = [Marked(*(characters(a.get(part), text) for part in ("source", "cue", "content"))) for a in marked]
    return [attribution for attribution in read if attribution.content]


def of_program(found: list[Attribution], text: str) -> Iterator[Marked]:
    """The attributions that the program found, in the same form."""
    for a in found:
        if a.kind not in {"hedge", "relay"} and (a.parent is None or a.parent.kind == "relay"):
            source = [a.source_span] if a.source_span is not None else []
            yield Marked(characters(source, text), characters([a.cue_span], text), characters(a.content, text))


def likeness(gold: Marked, found: Marked) -> float:
    """How alike the two are, 0 when they are not the same attribution."""
    content = dice(gold.content, found.content)
    same = content >= 0.5 or (content > 0 and bool(gold.cue & found.cue))
    return content + 0.5 * dice(gold.cue, found.cue) + 0.1 * dice(gold.source, found.source) if same else 0.0


def pair(gold: list[Marked], found: list[Marked]) -> list[tuple[int, int]]:
    """Best-first one-to-one matching."""
    scored = sorted(((likeness(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)), reverse=True)
    pairs: list[tuple[int, int]] = []
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for score, i, j in scored:
        if score > 0 and i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            pairs.append((i, j))
    return pairs


def count(gold: list[Marked], found: list[Marked], pairs: list[tuple[int, int]], counts: Counts) -> None:
    """Add one article to the totals."""
    counts.gold += len(gold)
    counts.found += len(found)
    counts.matched += len(pairs)
    for i, j in pairs:
        counts.content += dice(gold[i].content, found[j].content)
        if gold[i].source and found[j].source:
            counts.sources += 1
            counts.source += dice(gold[i].source, found[j].source)


def words(marked: Marked, text: str) -> str:
    """The attribution as one line for people."""

    def run(part: Characters) -> str:
        return text[min(part) : max(part) + 1].replace("\n", " ") if part else "-"

    return f"{run(marked.source)} | {run(marked.cue)} | {run(marked.content)[:160]}"


def report(counts: Counts) -> None:
    """Print the figures."""
    precision = counts.matched / max(counts.found, 1)
    recall = counts.matched / max(counts.gold, 1)
    print(f"attributions  precision {precision:.3f}  recall {recall:.3f}  "
          f"F1 {2 * precision * recall / max(precision + recall, 1e-9):.3f}")  # fmt: skip
    print(f"overlap of the matched  source {counts.source / max(counts.sources, 1):.3f}  "
          f"content {counts.content / max(counts.matched, 1):.3f}")  # fmt: skip


def main() -> None:
    """Read the corpus named on the command line and print the scores."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpus", type=Path)
    options.add_argument(
        "--misses", type=int, default=0, metavar="N", help="print what was missed and what was too much in N articles"
    )
    chosen = options.parse_args()
    language, catalogue, counts = English(), load_catalogue(), Counts()
    for k, line in enumerate(chosen.corpus.read_text(encoding="utf-8").splitlines()):
        record = json.loads(line)
        article = Article(id=record["id"], body=record["text"], published=record.get("published"))
        documents = language.parse([(article.body, "body")])
        found = list(of_program(attribute(article, documents, cast(article, documents, catalogue)).all, article.body))
        gold = of_corpus(record)
        pairs = pair(gold, found)
        count(gold, found, pairs, counts)
        if k < chosen.misses:
            missed = [g for i, g in enumerate(gold) if i not in {i for i, _ in pairs}]
            extra = [f for j, f in enumerate(found) if j not in {j for _, j in pairs}]
            print(f"== {article.id}")
            print(
                "\n".join(
                    [f"MISSED {words(m, article.body)}" for m in missed]
                    + [f"EXTRA  {words(e, article.body)}" for e in extra]
                )
            )
    report(counts)


if __name__ == "__main__":
    main()
