"""Score the program: `python -m evaluation`."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from dateline.extraction import Reader
from evaluation.floors import below, load_floors
from evaluation.gold import gold_files, score_gold
from evaluation.ordinary import AT_MOST, Ordinary, score_ordinary
from evaluation.phenomena import Outcome, load_aliases, load_phenomena, score_phenomena
from evaluation.record import score_records
from evaluation.reports import Scores, score_reports
from evaluation.screening import Screening, score_screening, shortcomings


def main(arguments: list[str] | None = None) -> int:
    """Print the tables; 1 when a score lies below its floor, else 0."""
    options = _options().parse_args(arguments)
    reader, floors = Reader(), load_floors()
    measured: dict[str, dict[str, float]] = {}
    if options.phenomenon is None:
        for title, group, scores in (
            ("Reports", "reports", score_reports(reader)),
            ("The record of the reports", "record", score_records(reader)),
        ):
            measured[group] = _print_scores(title, scores, floors.get(group, {}), options.misses)
    chosen = [p for p in load_phenomena() if options.phenomenon in (None, p.name)]
    if not chosen:
        raise SystemExit(f"evaluation/phenomena has no {options.phenomenon}.toml")
    outcomes = score_phenomena(reader, chosen, load_aliases())
    measured["phenomena"] = _print_phenomena(outcomes, floors.get("phenomena", {}), options.misses)
    if options.phenomenon is not None:
        return 0
    if not options.no_gold:
        for gold in gold_files():
            print(f"\n{gold.name} (for information)\n{score_gold(reader, gold, misses=options.misses)}", end="")
    ordinary = score_ordinary(reader)
    _print_ordinary(ordinary, options.misses)
    screened = score_screening(reader, () if options.no_gold else gold_files())
    _print_screening(screened, options.misses)
    failures = below(floors, measured) + shortcomings(screened)
    if ordinary.too_many:
        failures.append(f"ordinary articles: {ordinary.in_ten:.2f} false events in ten, more than {AT_MOST}")
    print("\n" + ("\n".join(f"BELOW: {line}" for line in failures) or "No score is below its floor."))
    return 1 if failures else 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evaluation", description="Score the program against its floors.")
    parser.add_argument("--misses", action="store_true", help="list everything that was read wrong")
    parser.add_argument("--phenomenon", metavar="NAME", help="score this phenomenon alone, without floors")
    parser.add_argument("--no-gold", action="store_true", help="leave out the answer files beside the repository")
    return parser


def _print_scores(title: str, scores: Scores, floors: Mapping[str, float], misses: bool) -> dict[str, float]:
    """Print a table of scores, and return them by name."""
    print(f"\n{title}")
    values = scores.values()
    for name, value in values.items():
        right, of = scores.tally.count(name)
        counts = f"{right}/{of}" if of else ""
        print(f"  {name:28} {value:6.3f} {counts:>9}  {_floor(floors, name)}")
    for miss in scores.misses if misses else ():
        print(f"    {miss}")
    return values


def _print_phenomena(outcomes: list[Outcome], floors: Mapping[str, float], misses: bool) -> dict[str, float]:
    """Print the share of cases that are right as a whole, and return it by phenomenon."""
    print("\nPhenomena (cases right as a whole)")
    for outcome in outcomes:
        name, counts = outcome.phenomenon.name, f"{outcome.right}/{len(outcome.phenomenon.cases)}"
        print(f"  {name:28} {outcome.share:6.3f} {counts:>9}  {_floor(floors, name)}")
        for case, lines in outcome.faults if misses else ():
            print(f"    {case.id}: {case.article.headline or ''} {case.article.body}")
            print("".join(f"      {line}\n" for line in lines), end="")
    return {outcome.phenomenon.name: outcome.share for outcome in outcomes}


def _print_ordinary(ordinary: Ordinary, misses: bool) -> None:
    """Print how many false events there are in articles without politics."""
    print("\nOrdinary articles (no politics, so that every event is false)")
    counts = f"{len(ordinary.false)} in {ordinary.articles}"
    print(f"  {'false events in ten':28} {ordinary.in_ten:6.3f} {counts:>9}  at most {AT_MOST}")
    for line in ordinary.false if misses else ():
        print(f"    {line}")


def _print_screening(scores: list[Screening], misses: bool) -> None:
    """Print what is passed over where a crawl is screened."""
    print("\nScreening (articles without politics are not read)")
    for score in scores:
        lost = f"{len(score.lost)}/{score.events} events lost" if score.events else ""
        print(f"  {score.name:28} {score.share_spared:6.3f} of {score.words:,} words never parsed  {lost}")
        for line in score.lost if misses else ():
            print(f"    LOST {line}")


def _floor(floors: Mapping[str, float], name: str) -> str:
    return f"floor {floors[name]:.2f}" if name in floors else ""


if __name__ == "__main__":
    raise SystemExit(main())
