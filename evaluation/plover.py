"""Score event types against PLV (Hu et al., ACL 2024): sentences with a PLOVER type, a source and a target.

    python evaluation/plover.py plv.jsonl [--misses TYPE] [--limit N]

Each line of the file is a sentence: `text`, its `type` (YIELD there is CONCEDE or RETREAT), the words of its `source`
and `target`, and `published`. Nothing of the corpus is kept.

What is compared. The corpus has no status, so that what is read is recoded as PLOVER does. CONSULT, SUPPORT, COOPERATE
and AID that are only planned, offered or possible count as AGREE. So may a RETREAT or CONCEDE, which otherwise stays
YIELD, for the corpus takes the will to yield for agreeing. Cooperation that is refused and a meeting that is cancelled
count as REJECT, hostile acts that are planned or possible as THREATEN. What is denied or unplanned counts as nothing.

How it is counted. The corpus gives one type to a sentence, though it may tell of several events, so that there are two
readings of precision and both are printed:

- *recall* is the share of sentences among whose types the right one is;
- *precision of sentences* looks at the event of each sentence that fits best: the share of sentences with the right
  type among all in which any event was read;
- *precision of events* looks at each: the share of types read, each once a sentence, that are the right one.

By type the latter is used. Source and target are found where a word of theirs, function words apart, is in the name of
a participant of an event of the right type, or is that of the participant's country.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dateline.extraction import Reader
from dateline.extraction.catalogue import load_catalogue
from dateline.types import Article, Event, Reading, Status

_YIELD = "YIELD"
_AHEAD: frozenset[Status] = frozenset({"planned", "proposed", "possible", "postponed"})
_TO_AGREE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
_YIELDING = frozenset({"RETREAT", "CONCEDE"})
_HOSTILE = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
_EMPTY = frozenset(
    {
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "for",
        "to",
        "and",
        "its",
        "his",
        "her",
        "their",
        "s",
        "at",
        "by",
        "with",
        "from",
    }
)


@dataclass
class Counts:
    """Totals over the corpus; `types` counts the types read, `right` and `gold` are by the corpus's type."""

    sentences: int = 0
    silent: int = 0
    gold: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    instead: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    sources: int = 0
    targets: int = 0
    both: int = 0


def recoded(event: Event) -> frozenset[str]:
    """The types of which the corpus may give an event one; none where it leaves the event out."""
    kind, status = event.type, event.status
    if status == "refused" or (status == "cancelled" and kind == "CONSULT"):
        return frozenset({"REJECT"})
    if status in {"unplanned", "denied"}:
        return frozenset()
    if status in _AHEAD and kind in _TO_AGREE:
        return frozenset({"AGREE"})
    if status in _AHEAD and kind in _YIELDING:
        return frozenset({"AGREE", _YIELD})
    if status in _AHEAD and kind in _HOSTILE:
        return frozenset({"THREATEN"})
    return frozenset({_YIELD if kind in _YIELDING else str(kind)})


def types_of(reading: Reading, gold: str) -> dict[str, list[Event]]:
    """The events of a sentence by their type after recoding: the corpus's, if an event may have it."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event in reading.events:
        kinds = recoded(event)
        if kinds:
            found[gold if gold in kinds else min(kinds)].append(event)
    return found


def words(text: str) -> set[str]:
    """The words of a name that tell something."""
    return {w for w in re.findall(r"\w+", text.casefold()) if w not in _EMPTY}


def taking_part(reading: Reading, events: list[Event], countries: dict[str, str]) -> Iterator[set[str]]:
    """The words of the participants' names, and of their countries."""
    actors = {a.id: a for a in reading.actors}
    for participant in dict.fromkeys(i for e in events for i in (*e.actors, *e.recipients)):
        actor = actors[participant]
        yield words(f"{actor.name} {countries.get(actor.country or '', '')}")


def count(reading: Reading, record: dict[str, str], counts: Counts, countries: dict[str, str]) -> bool:
    """Add one sentence to the totals; whether its type was read."""
    gold = record["type"]
    found = types_of(reading, gold)
    counts.sentences += 1
    counts.gold[gold] += 1
    counts.types.update(found.keys())
    counts.silent += not found
    if gold not in found:
        counts.instead[gold].update(found.keys() or {"-"})
        return False
    counts.right[gold] += 1
    named = set[str]().union(*taking_part(reading, found[gold], countries))
    source, target = bool(named & words(record["source"])), bool(named & words(record["target"]))
    counts.sources += source
    counts.targets += target
    counts.both += source and target
    return True


def report(counts: Counts) -> None:
    """Print the figures."""
    right, read = sum(counts.right.values()), sum(counts.types.values())
    recall = right / max(counts.sentences, 1)
    told = counts.sentences - counts.silent
    print(f"sentences {counts.sentences}, without an event {counts.silent}")
    print(f"type recall {recall:.3f}  precision of sentences {right / max(told, 1):.3f}  "
          f"precision of events {right / max(read, 1):.3f}")  # fmt: skip
    source, target, both = (n / max(right, 1) for n in (counts.sources, counts.targets, counts.both))
    print(f"of the right ones  source {source:.3f}  target {target:.3f}  both {both:.3f}")
    print(f"{'type':10} {'of':>5} {'recall':>7} {'precision':>9}  read instead")
    for kind, total in counts.gold.most_common():
        others = ", ".join(f"{t} {n}" for t, n in counts.instead[kind].most_common(5))
        precise = counts.right[kind] / max(counts.types[kind], 1)
        print(f"{kind:10} {total:5} {counts.right[kind] / total:7.3f} {precise:9.3f}  {others}")


def main() -> None:
    """Read the corpus named on the command line and print the scores."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpus", type=Path)
    options.add_argument("--misses", metavar="TYPE", help="print the sentences of a type (or ALL) that were missed")
    options.add_argument("--limit", type=int, metavar="N", help="read only the first N sentences of each type")
    chosen = options.parse_args()
    reader, counts, seen = Reader(), Counts(), Counter[str]()
    countries = {s.code: " ".join((*s.names, *s.adjectives, *s.people)) for s in load_catalogue().states.values()}
    for line in chosen.corpus.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        seen[record["type"]] += 1
        if chosen.limit is not None and seen[record["type"]] > chosen.limit:
            continue
        article = Article(id=record["id"], body=record["text"], published=record["published"])
        reading = reader.read(article)
        right = count(reading, record, counts, countries)
        if not right and chosen.misses in {record["type"], "ALL"}:
            others = ", ".join(f"{e.type} {e.status}" for e in reading.events) or "-"
            print(f"{record['type']} [{others}] {record['text']} | {record['source']} -> {record['target']}")
    report(counts)


if __name__ == "__main__":
    main()
