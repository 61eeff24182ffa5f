"""Score the reading of whole reports against their answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dateline.extraction import Reader
from dateline.reading import read_text
from dateline.types import Article, Reading
from evaluation.answers import Answers, EventAnswer, PageAnswer, ReportAnswers, load_answers
from evaluation.events import ReadEvent, circumstances, compare, read_events
from evaluation.names import Names, fold
from evaluation.pairing import pair
from evaluation.statements import compare_said, read_statements
from evaluation.tally import Tally

REPORTS = Path(__file__).parent / "reports"


@dataclass
class Scores:
    """What was right, and a line on everything that was not."""

    tally: Tally = field(default_factory=Tally)
    misses: list[str] = field(default_factory=list)

    def check(self, name: str, right: bool, miss: str) -> None:
        """Count one answer, and keep `miss` if it is wrong."""
        self.tally.add(name, right)
        if not right:
            self.misses.append(miss)

    def values(self) -> dict[str, float]:
        """Every score by name; F scores stand for those that have a precision and a recall."""
        names = self.tally.names()
        found = [name.removesuffix(" recall") for name in names if name.endswith(" recall")]
        return {f"{name} F1": self.tally.f1(name) for name in found} | {name: self.tally.rate(name) for name in names}


def files() -> list[Path]:
    """The files of answers, in the order of their names."""
    return sorted(REPORTS.glob("*.json"))


def read_reports(answers: Answers, reader: Reader) -> Iterator[tuple[ReportAnswers, Reading]]:
    """Each report with what the program reads in it."""
    for report in answers.articles:
        article = read_text(report.text or "", id=report.file, published=report.published)
        yield report, reader.read(article)


def score_reports(reader: Reader, paths: list[Path] | None = None) -> Scores:
    """Scores over all reports of the files, by default those of this folder."""
    scores = Scores()
    for path in paths if paths is not None else files():
        answers = load_answers(path)
        names = Names(answers.aliases)
        for report, reading in read_reports(answers, reader):
            score_report(scores, names, report, reading)
    return scores


def score_report(scores: Scores, names: Names, report: ReportAnswers, reading: Reading) -> None:
    """Add one report to the scores."""
    where = Path(report.file).stem
    spans = len(reading.spans())
    scores.tally.add("evidence exact", spans - wrong_evidence(reading), spans)
    _score_page(scores, where, report.article, reading.article)
    _score_events(scores, names, where, report, reading)
    _score_statements(scores, names, where, report, reading)


def wrong_evidence(reading: Reading) -> int:
    """How many pieces of evidence are not the slice of the article that they claim to be."""
    text = {"body": reading.article.body, "headline": reading.article.headline or ""}
    return sum(text[span.in_][span.start : span.end] != span.text for span in reading.spans())


def _score_page(scores: Scores, where: str, answer: PageAnswer, article: Article) -> None:
    for name in ("headline", "byline", "publisher", "language"):
        if answer.states(name):
            right, read = getattr(answer, name), getattr(article, name)
            scores.check("article fields", fold(right) == fold(read), f"{where}: {name} is {read!r}, not {right!r}")
    body = " ".join(article.body.split())
    starts, ends = body.startswith(answer.body_starts), body.endswith(answer.body_ends)
    scores.check("article body and links", starts, f"{where}: the body starts «{body[:60]}»")
    scores.check("article body and links", ends, f"{where}: the body ends «{body[-60:]}»")
    for furniture in answer.body_excludes:
        scores.check("article body and links", furniture not in body, f"{where}: the body holds «{furniture}»")
    for block, number in answer.links.items():
        there = sum(link.block == block for link in article.links)
        scores.check("article body and links", there == number, f"{where}: {there} links {block}, not {number}")


def _score_events(scores: Scores, names: Names, where: str, report: ReportAnswers, reading: Reading) -> None:
    read = read_events(reading)
    table = [[compare(names, answer, event) for event in read] for answer in report.events]
    pairs = pair(
        range(len(report.events)), range(len(read)), lambda i, j: one.closeness if (one := table[i][j]) else 0.0
    )
    for i, answer in enumerate(report.events):
        if answer.optional:
            continue
        if i not in pairs:
            scores.check("event recall", False, f"{where}: event {answer.id}: MISSED")
            scores.tally.add("events right", 0)
            continue
        scores.tally.add("event recall", 1)
        _score_event(scores, names, f"{where}: event {answer.id}", answer, read[pairs[i]])
    optional = {j for i, j in pairs.items() if report.events[i].optional}
    answered = set(pairs.values())
    for j, event in enumerate(read):
        if j not in optional:
            scores.check("event precision", j in answered, f"{where}: EXTRA {describe(event)}")


def _score_event(scores: Scores, names: Names, where: str, answer: EventAnswer, read: ReadEvent) -> None:
    compared, tally = compare(names, answer, read), scores.tally
    if compared is None:
        return
    tally.add("event status", compared.statuses, compared.reports)
    tally.add("event attribution", compared.chains, compared.reports)
    for name in ("participants", "mode", "date", "place"):
        tally.add(f"event {name}", getattr(compared, name))
    tally.add("events right", compared.right)
    further = circumstances(names, answer, read)
    for name, right in further.items():
        tally.add(f"event {name}", right)
    exact = compared.right and compared.chains == compared.reports and compared.place and all(further.values())
    if not exact:
        scores.misses.append(f"{where}: {describe(read)}")


def describe(read: ReadEvent) -> str:
    """An event that was read, on one line."""
    event = read.event
    words = next((e.text for report in event.reports for e in report.evidence if e.role == "trigger"), "")
    told = ", ".join(status + (f" by {' < '.join(chain)}" if chain else "") for status, chain in read.reports)
    place = event.place.name if event.place else None
    kind = event.type + (f"/{event.mode}" if event.mode else "")
    return f"{kind} {list(read.actors)}→{list(read.recipients)} {event.date} {place} {told} «{words}»"


def _score_statements(scores: Scores, names: Names, where: str, report: ReportAnswers, reading: Reading) -> None:
    read = read_statements(reading)
    table = [[compare_said(names, answer, said) for said in read] for answer in report.statements]
    pairs = pair(
        range(len(report.statements)), range(len(read)), lambda i, j: one.closeness if (one := table[i][j]) else 0.0
    )
    for i, answer in enumerate(report.statements):
        if answer.optional:
            continue
        here = f"{where}: statement of {answer.speaker} «{answer.content[:50]}»"
        compared = table[i][pairs[i]] if i in pairs else None
        scores.check("statement recall", compared is not None, f"{here}: MISSED")
        scores.tally.add("statements right", compared is not None and compared.right)
        if compared is None:
            continue
        said = read[pairs[i]]
        exact = compared.right and compared.via and compared.quotes and compared.stance
        scores.tally.add("statement via", compared.via)
        if answer.quotes:
            scores.tally.add("statement quotes", compared.quotes)
        if answer.stance:
            scores.tally.add("statement stance", compared.stance)
        if not exact:
            got = f"{said.speaker} via {list(said.via)} {said.statement.stance} «{said.statement.content[:70]}»"
            scores.misses.append(f"{here}: {got}")
    optional = {j for i, j in pairs.items() if report.statements[i].optional}
    answered = set(pairs.values())
    for j, said in enumerate(read):
        if j not in optional:
            extra = f"{where}: EXTRA statement of {said.speaker} «{said.statement.content[:70]}»"
            scores.check("statement precision", j in answered, extra)
