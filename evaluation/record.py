"""Score the record of a story: what was linked, and what became of each plan.

Linking is measured with B-cubed (Bagga and Baldwin 1998) over the answers' mentions. A mention that was not read is
linked with nothing, so that reading less does not raise the figure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path

from dateline.extraction import Reader
from dateline.record import fold
from dateline.types import Reading, RecordEvent
from evaluation.answers import Answers, RecordAnswer, ReportAnswers, load_answers
from evaluation.events import compare, read_events
from evaluation.names import Names
from evaluation.pairing import pair
from evaluation.reports import Scores, files, read_reports

MentionKey = tuple[str, str]


def score_records(reader: Reader, paths: list[Path] | None = None) -> Scores:
    """Scores over the stories whose files have answers for the record."""
    scores = Scores()
    for path in paths if paths is not None else files():
        answers = load_answers(path)
        if answers.record:
            score_record(scores, answers, list(read_reports(answers, reader)))
    return scores


def score_record(scores: Scores, answers: Answers, read: list[tuple[ReportAnswers, Reading]]) -> None:
    """Add one story to the scores."""
    names = Names(answers.aliases)
    mentions = {key: other for report, reading in read for key, other in aligned(names, report, reading).items()}
    events = fold(reading for _, reading in read)
    by_mention = {(member.article, member.event): event for event in events for member in event.members}
    found = {key: by_mention[other] for key, other in mentions.items() if other in by_mention}
    right = {key: answer.id for answer in answers.record for key in answer.members}
    # An unread mention is a cluster of its own, under a name that no event of the record has.
    linked = {key: found[key].id if key in found else f"unread {key}" for key in right}
    _add_linking(scores, right, linked)
    for answer in answers.record:
        _add_event(scores, answer, [found[key] for key in answer.members if key in found])


def aligned(names: Names, report: ReportAnswers, reading: Reading) -> dict[MentionKey, MentionKey]:
    """Which event that was read answers each of the report's events: (file, event id) on both sides."""
    read = read_events(reading)
    table = [[compare(names, answer, event) for event in read] for answer in report.events]
    pairs = pair(
        range(len(report.events)), range(len(read)), lambda i, j: one.closeness if (one := table[i][j]) else 0.0
    )
    return {(report.file, report.events[i].id): (report.file, read[j].event.id) for i, j in pairs.items()}


def b_cubed(right: Mapping[MentionKey, str], linked: Mapping[MentionKey, str]) -> tuple[float, float]:
    """Precision and recall of the links, each the mean over mentions; both 1 where there are none."""
    if not right:
        return 1.0, 1.0
    should, together = Counter(right.values()), Counter(linked[one] for one in right)
    both = Counter((linked[one], right[one]) for one in right)
    precision = sum(both[linked[one], right[one]] / together[linked[one]] for one in right)
    recall = sum(both[linked[one], right[one]] / should[right[one]] for one in right)
    return precision / len(right), recall / len(right)


def _add_linking(scores: Scores, right: Mapping[MentionKey, str], linked: Mapping[MentionKey, str]) -> None:
    precision, recall = b_cubed(right, linked)
    # The tally counts in whole numbers: each story weighs as many mentions as it has.
    scores.tally.add("linking precision", round(precision * len(right)), len(right))
    scores.tally.add("linking recall", round(recall * len(right)), len(right))


def _add_event(scores: Scores, answer: RecordAnswer, events: list[RecordEvent]) -> None:
    """Compare the answer with the record's event that most of its mentions are in."""
    if not events:
        scores.check("record status", False, f"{answer.id}: no mention of it was read")
        return
    event = max(events, key=lambda one: (sum(other.id == one.id for other in events), one.id))
    scores.check("record status", event.status in answer.status, f"{answer.id}: status {event.status}")
    if answer.states("date"):
        scores.check("record date", event.date in answer.date, f"{answer.id}: date {event.date}")
    if answer.history:
        steps = [status for status, _ in groupby(step.status for step in event.history)]
        wanted = [statuses for _, statuses in answer.history]
        right = len(steps) == len(wanted) and all(s in w for s, w in zip(steps, wanted, strict=True))
        scores.check("record steps", right, f"{answer.id}: steps {steps}")
