"""Measure the speed of reading: `python -m benchmarks`."""

from __future__ import annotations

import argparse

from benchmarks import limits, speed, texts
from dateline.extraction import Reader
from dateline.types import Article


def main(arguments: list[str] | None = None) -> int:
    """Print every measurement of one run."""
    options = _options().parse_args(arguments)
    corpora = {
        "diplomatic": _corpus(options.diplomatic, options.words, texts.diplomatic(options.words)),
        "general": _corpus(options.general, options.words, texts.general(options.words)),
    }
    _print_speed(corpora, options.rounds)
    articles = corpora["diplomatic"]
    one, two = speed.pooled(articles, options.rounds)
    print(f"\nPool of two processes: {two:,.0f} words/s against {one:,.0f} of one: {two / one:.2f}×")
    print(f"Peak memory of a process that reads: {limits.peak_memory(articles):,.0f} MB")
    if options.kilobytes:
        _print_hostile(options.kilobytes)
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure the speed of reading.")
    parser.add_argument("--diplomatic", metavar="SOURCE", help="a file, folder or table to read instead of our own")
    parser.add_argument("--general", metavar="SOURCE", help="a file, folder or table to read instead of our own")
    parser.add_argument("--words", type=int, default=12000, help="how many words to read of each kind (%(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="how often to measure each (%(default)s)")
    parser.add_argument("--kilobytes", type=int, default=1024, help="size of hostile text, 0 for none (%(default)s)")
    return parser


def _corpus(source: str | None, words: int, ours: list[Article]) -> list[Article]:
    articles = texts.named(source, words) if source else ours
    if not articles:
        raise SystemExit(f"{source}: no article could be read")
    return articles


def _print_speed(corpora: dict[str, list[Article]], rounds: int) -> None:
    reader, pipeline = Reader(), speed.full_pipeline()
    print("Words a second on one core      reading    full pipeline    ratio")
    stages = {}
    for name, articles in corpora.items():
        measured = speed.compare(reader, pipeline, articles, rounds)
        stages[name] = measured.stages
        print(
            f"  {name:12} {texts.count(articles):8,} words {measured.reading:10,.0f} {measured.pipeline:16,.0f}"
            f" {measured.reading / measured.pipeline:7.2f}×"
        )
    print("\nWhere the time of reading goes")
    for name, parts in stages.items():
        print(f"  {name:12} " + "  ".join(f"{stage} {share:.0%}" for stage, share in parts.items()))


def _print_hostile(kilobytes: int) -> None:
    print(f"\nHostile text, ms per KB      {kilobytes // 4:5} KB  {kilobytes:5} KB")
    for pace in limits.hostile(kilobytes):
        print(f"  {pace.kind:26} {_ms(pace.small)}  {_ms(pace.large)}")


def _ms(pace: float | None) -> str:
    return f"{pace:8.2f}" if pace is not None else "too slow"


if __name__ == "__main__":
    raise SystemExit(main())
