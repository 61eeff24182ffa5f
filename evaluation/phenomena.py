"""Score single phenomena of the language: short cases, each of them right as a whole or wrong.

A case states what must be read in its text. An event or statement that it states must be read with every field that
it states, and where it states `events` (or `statements`) at all, nothing else may be read; `events = []` is a trap.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.extraction import Reader
from dateline.reading import read_text
from dateline.types import Article, Reading
from evaluation.answers import EventAnswer, StatementAnswer
from evaluation.events import circumstances, compare, read_events
from evaluation.names import Names
from evaluation.pairing import pair
from evaluation.reports import describe
from evaluation.statements import compare_said, read_statements

PHENOMENA = Path(__file__).parent / "phenomena"
_ALIASES = "aliases.toml"
_CASE_KEYS = {"text", "headline", "page", "published", "events", "statements"}


@dataclass(frozen=True)
class Case:
    """A short text with its right answers; None where the case says nothing about events, or about statements."""

    id: str
    article: Article
    events: tuple[EventAnswer, ...] | None
    statements: tuple[StatementAnswer, ...] | None


@dataclass(frozen=True)
class Phenomenon:
    """The cases of one file."""

    name: str
    about: str
    cases: tuple[Case, ...]


@dataclass(frozen=True)
class Outcome:
    """How many cases of a phenomenon are right, and the faults of the others by case."""

    phenomenon: Phenomenon
    faults: tuple[tuple[Case, tuple[str, ...]], ...]

    @property
    def right(self) -> int:
        """Cases that are right as a whole."""
        return len(self.phenomenon.cases) - len(self.faults)

    @property
    def share(self) -> float:
        """Share of cases that are right as a whole."""
        return self.right / len(self.phenomenon.cases)


def load_phenomena(folder: Path = PHENOMENA) -> list[Phenomenon]:
    """The phenomena of a folder, in the order of their files. Raises `ValueError` naming the case that is malformed."""
    return [_phenomenon(path) for path in sorted(folder.glob("*.toml")) if path.name != _ALIASES]


def load_aliases(folder: Path = PHENOMENA) -> Names:
    """Other forms of the names in the cases."""
    return Names(tomllib.loads((folder / _ALIASES).read_text(encoding="utf-8")))


def score_phenomena(reader: Reader, phenomena: list[Phenomenon], names: Names) -> list[Outcome]:
    """What became of each phenomenon."""
    return [_score(reader, phenomenon, names) for phenomenon in phenomena]


def _score(reader: Reader, phenomenon: Phenomenon, names: Names) -> Outcome:
    found = ((case, faults(names, case, reader.read(case.article))) for case in phenomenon.cases)
    return Outcome(phenomenon, tuple((case, tuple(lines)) for case, lines in found if lines))


def faults(names: Names, case: Case, reading: Reading) -> list[str]:
    """What is wrong in the reading of a case: nothing if it is right."""
    lines = _event_faults(names, case.events, reading) if case.events is not None else []
    if case.statements is not None:
        lines += _statement_faults(names, case.statements, reading)
    return lines


def _event_faults(names: Names, answers: tuple[EventAnswer, ...], reading: Reading) -> list[str]:
    read, lines = read_events(reading), []
    table = [[compare(names, answer, event) for event in read] for answer in answers]
    pairs = pair(range(len(answers)), range(len(read)), lambda i, j: one.closeness if (one := table[i][j]) else 0.0)
    for i, answer in enumerate(answers):
        compared = table[i][pairs[i]] if i in pairs else None
        if answer.optional:
            continue
        if compared is None:
            lines.append(f"missed {answer.type[0]}")
            continue
        parts = {
            "participants": compared.participants,
            "mode": compared.mode,
            "date": compared.date,
            "place": compared.place,
            "status": compared.statuses == compared.reports,
            "attribution": compared.chains == compared.statuses,
            **circumstances(names, answer, read[pairs[i]]),
        }
        wrong = [name for name, right in parts.items() if not right]
        if wrong:
            lines.append(f"wrong {', '.join(wrong)}: {describe(read[pairs[i]])}")
    answered = set(pairs.values())
    return lines + [f"extra {describe(event)}" for j, event in enumerate(read) if j not in answered]


def _statement_faults(names: Names, answers: tuple[StatementAnswer, ...], reading: Reading) -> list[str]:
    read, lines = read_statements(reading), []
    table = [[compare_said(names, answer, said) for said in read] for answer in answers]
    pairs = pair(range(len(answers)), range(len(read)), lambda i, j: one.closeness if (one := table[i][j]) else 0.0)
    for i, answer in enumerate(answers):
        compared = table[i][pairs[i]] if i in pairs else None
        if answer.optional:
            continue
        if compared is None:
            lines.append(f"missed statement of {answer.speaker}")
            continue
        said = read[pairs[i]]
        parts = {
            "speaker": compared.speaker,
            "content": compared.right or not compared.speaker,
            "via": compared.via,
            "quotes": compared.quotes,
            "stance": compared.stance,
        }
        wrong = [name for name, right in parts.items() if not right]
        if wrong:
            got = f"{said.speaker} via {list(said.via)} {said.statement.stance} {list(said.statement.quotes)}"
            lines.append(f"wrong {', '.join(wrong)} of statement: {got} «{said.statement.content}»")
    answered = set(pairs.values())
    extras = [said for j, said in enumerate(read) if j not in answered]
    return lines + [f"extra statement of {said.speaker} «{said.statement.content}»" for said in extras]


def _phenomenon(path: Path) -> Phenomenon:
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    cases = []
    for number, entry in enumerate(raw["case"], 1):
        where = f"{path.stem}-{number:02}"
        try:
            cases.append(_case(where, entry, raw["published"]))
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"{path}, case {number}: {error}") from error
    return Phenomenon(path.stem, raw["about"], tuple(cases))


def _case(where: str, raw: dict[str, Any], published: str) -> Case:
    if unknown := set(raw) - _CASE_KEYS:
        raise ValueError(f"no case has the field {min(unknown)!r}")
    day = raw.get("published", published)
    if "page" in raw:
        article = read_text(raw["page"], id=where, published=day, language="en")
    else:
        article = Article(
            id=where, headline=raw.get("headline"), body=raw.get("text", ""), published=day, published_from="caller",
            language="en",
        )  # fmt: skip
    events, said = raw.get("events"), raw.get("statements")
    return Case(
        where,
        article,
        None if events is None else tuple(map(_event, events)),
        None if said is None else tuple(map(_statement, said)),
    )


def _event(raw: dict[str, Any]) -> EventAnswer:
    """The answer in full: `who` takes part on any side, `status` and `by` stand for a single report."""
    plain = {key: _null(value) for key, value in raw.items() if key not in {"who", "also", "status", "by", "reports"}}
    if "who" in raw:
        plain["actors"] = raw["who"]
    else:
        plain["directed"] = True
    reports = raw.get("reports", [{key: raw[key] for key in ("status", "by") if key in raw}])
    return EventAnswer(**plain, actors_also=raw.get("also", ()), reports=tuple(map(_report, reports)))


def _report(raw: dict[str, Any]) -> dict[str, Any]:
    """`by` is one chain of sources, or a list of chains that are equally right."""
    if "by" not in raw:
        return {"status": raw["status"]}
    by = raw["by"]
    return {"status": raw["status"], "according_to": by if by and isinstance(by[0], list) else [by]}


def _statement(raw: dict[str, Any]) -> StatementAnswer:
    return StatementAnswer(**raw, via_optional="via" not in raw)


def _null(value: Any) -> Any:
    """TOML has no null: an empty string stands for it."""
    if isinstance(value, list):
        return [_null(each) for each in value]
    return None if value == "" else value
