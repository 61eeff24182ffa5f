"""Measure the program: `python -m benchmarks reading` how fast it reads, `record` how it behaves as a record grows.

`dense` is how it behaves where all reports are of the same weeks of the same two, `many` what many processes make of
it, `web` how many requests the pages and the API answer, `warc` how fast crawls become articles, `warc-to-record` how
fast they become a record, `crawl` what becomes of every record of a large one.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from benchmarks import crawls, databases, dense, extracting, limits, pools, record, recording, speed, texts, web
from benchmarks.growth import SMALLEST, Growth, growth, make
from dateline.extraction import Reader
from dateline.pipeline import Crew
from dateline.types import Article


def main(arguments: list[str] | None = None) -> int:
    """Print every measurement of one run."""
    options = _options().parse_args(arguments)
    if options.what in ("reading", "all"):
        _measure_reading(options)
    if options.what in ("many", "all"):
        _measure_many(options)
    if options.what in ("record", "all"):
        _measure_record(options)
    if options.what in ("dense", "all"):
        _measure_dense(options.reports)
    if options.what in ("web", "all"):
        _measure_web(options)
    if options.what in ("warc", "all"):
        _measure_extraction(options)
    if options.what in ("warc-to-record", "all"):
        _measure_recording(options)
    if options.what in ("crawl", "all"):
        return _measure_crawl(options.pages)
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure the program.")
    parser.add_argument(
        "what",
        nargs="?",
        choices=("reading", "many", "record", "dense", "web", "warc", "warc-to-record", "crawl", "all"),
        default="all",
        help="(%(default)s)",
    )
    reading = parser.add_argument_group("reading")
    reading.add_argument("--diplomatic", metavar="SOURCE", help="a file, folder or table to read instead of our own")
    reading.add_argument("--general", metavar="SOURCE", help="a file, folder or table to read instead of our own")
    reading.add_argument("--words", type=int, default=12000, help="how many words to read of each kind (%(default)s)")
    reading.add_argument("--rounds", type=int, default=3, help="how often to measure each (%(default)s)")
    reading.add_argument("--kilobytes", type=int, default=1024, help="size of hostile text, 0 for none (%(default)s)")
    many = parser.add_argument_group("many")
    many.add_argument(
        "--articles", type=int, default=100_000, help="articles added while memory is watched (%(default)s)"
    )
    kept = parser.add_argument_group("record")
    kept.add_argument(
        "--events",
        type=int,
        default=1_000_000,
        help="events of the largest record (%(default)s)",
    )
    kept.add_argument(
        "--postgresql",
        metavar="URL",
        help="a server, as postgresql://user@host, instead of one from a wheel",
    )
    kept.add_argument("--only", choices=databases.KINDS, help="one kind of database instead of both")
    kept.add_argument("--folder", type=Path, help="where the records are made; a million events take about 30 GB")
    thick = parser.add_argument_group("dense")
    thick.add_argument("--reports", type=int, default=4000, help="reports of the same weeks (%(default)s)")
    pages = parser.add_argument_group("web")
    pages.add_argument("--served", type=int, default=100_000, help="events of the record that is served (%(default)s)")
    gathered = parser.add_argument_group("warc, warc-to-record and crawl")
    gathered.add_argument("--folder-of-pages", type=Path, metavar="FOLDER", help="HTML pages to read beside our own")
    gathered.add_argument("--news", metavar="WARC", help="a crawl of general news to read instead of our own")
    gathered.add_argument("--pages", type=int, default=100_000, help="pages of the crawl (%(default)s)")
    return parser


def _measure_extraction(options: argparse.Namespace) -> None:
    of = {"generated": extracting.generated(400)}
    if options.folder_of_pages:
        of["in the folder"] = extracting.of_folder(options.folder_of_pages)
    print("\nPages a second on one core      articles from WARC    fastwarc and trafilatura    ratio")
    for name, crawl in of.items():
        found = extracting.compare(crawl, options.rounds)
        print(
            f"  {name:14} {found.articles:6,} articles {found.ours:14,.1f} {found.bare:27,.1f}"
            f" {found.ours / found.bare:14.2f}×"
        )
    reader = Reader()
    print("\nMilliseconds of a core a page      found      a glimpse      its article taken out")
    for name, crawl in of.items():
        cost = extracting.costs(crawl, reader)
        print(f"  {name:28} {cost.finding:9.2f} {cost.glimpse:14.2f} {cost.article:26.2f}")


def _measure_recording(options: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        path = Path(options.news or Path(folder, "news.warc.gz"))
        if not options.news:
            path.write_bytes(recording.news(120))
        found = recording.compare(path, Crew(Reader(remember=False)), options.rounds)
    print("\nWords a second on one core      WARC to record    full pipeline on its text    ratio    never parsed")
    print(
        f"  {found.articles:,} articles, {found.words:,} words {found.ours:12,.0f} {found.pipeline:28,.0f}"
        f" {found.ours / found.pipeline:7.2f}× {found.spared:14.0%}"
    )


def _measure_crawl(pages: int) -> int:
    holds, pieces = crawls.crawl(pages)
    found = crawls.account(pieces, pages)
    print(f"\nA crawl of {pages:,} pages, {holds.failures.total():,} of them broken in {len(holds.failures)} ways")
    print(f"  read {found.articles:,} of {holds.articles:,}, failed {found.failures:,} of {holds.failures.total():,}")
    for reason, count in sorted(holds.skipped.items()):
        print(f"  passed over ({reason}) {found.skipped[reason]:,} of {count:,}")
    print(f"  {found.seconds:,.0f} s with making them; most memory in each quarter, MB:", *map(round, found.memory))
    whole = (found.articles, found.skipped, found.failures) == (holds.articles, holds.skipped, holds.failures.total())
    print("  every page is accounted for" if whole else "  NOT every page is accounted for")
    return 0 if whole else 1


def _measure_web(options: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory(prefix="dateline-", dir=options.folder) as folder:
        path = str(Path(folder) / "served.db")
        make(growth(str(Path(folder) / "world.db")), path, max(options.served, SMALLEST))
        web.measure(path)


def _measure_many(options: argparse.Namespace) -> None:
    articles = texts.diplomatic(options.words)
    pool = pools.two_to_one(articles, options.rounds)
    print(f"\nTwo processes: {pool.other:,.0f} words/s against {pool.one:,.0f} of one: {pool.ratio:.2f}×")
    ray = pools.ray_to_two(texts.diplomatic(4 * options.words))
    print(f"Two machines of Ray: {ray.other:,.0f} words/s against {ray.one:,.0f} of two processes: {ray.ratio:.2f}×")
    if options.articles:
        peaks = pools.memory(options.articles)
        shown = ", ".join(f"{peak:,.0f}" for peak in peaks)
        print(f"Memory over {options.articles:,} articles, MB in each quarter: {shown}: {peaks[3] / peaks[0]:.2f}×")


def _measure_record(options: argparse.Namespace) -> None:
    sizes = sorted({SMALLEST, max(options.events // 10, SMALLEST), max(options.events, SMALLEST)})
    with tempfile.TemporaryDirectory(prefix="dateline-", dir=options.folder) as folder:
        world = growth(str(Path(folder) / "world.db"))
        for kind in [options.only] if options.only else databases.KINDS:
            with databases.place(kind, Path(folder), options.postgresql) as place:
                if place is None:
                    print(f"\nThe record in {kind}: no server (see docs/evaluation.md)")
                    continue
                _measure_sizes(kind, place, world, sizes)


def _measure_sizes(kind: str, place: databases.Place, world: Growth, sizes: list[int]) -> None:
    measured: list[record.Size] = []
    record.print_head(kind)
    for events in sizes:
        with place(events) as there:
            measured.append(record.measure(world, there, events, views=events == sizes[-1]))
        record.print_size(measured[-1], measured[0])


def _measure_dense(reports: int) -> None:
    print(f"\nOne story: reports of two states in the same weeks, added {dense.BATCH} at a time")
    print("     reports        all    a report    the last batch", flush=True)
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        for size in dense.measure(str(Path(folder) / "dense.db"), reports):
            each = 1000 * size.all / size.reports
            print(f"  {size.reports:10,}  {size.all:7.1f} s  {each:7.1f} ms  {size.last:14.2f} s", flush=True)


def _measure_reading(options: argparse.Namespace) -> None:
    corpora = {
        "diplomatic": _corpus(options.diplomatic, options.words, texts.diplomatic(options.words)),
        "general": _corpus(options.general, options.words, texts.general(options.words)),
    }
    _print_speed(corpora, options.rounds)
    articles = corpora["diplomatic"]
    print(f"Peak memory of a process that reads: {limits.peak_memory(articles):,.0f} MB")
    if options.kilobytes:
        _print_hostile(options.kilobytes)


def _corpus(source: str | None, words: int, ours: list[Article]) -> list[Article]:
    articles = texts.named(source, words) if source else ours
    if not articles:
        raise SystemExit(f"{source}: no article could be read")
    return articles


def _print_speed(corpora: dict[str, list[Article]], rounds: int) -> None:
    reader, pipeline = Reader(remember=False), speed.full_pipeline()
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
