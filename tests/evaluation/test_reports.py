from dateline.reading import read_text
from dateline.types import Article, Reading
from evaluation.answers import load_answers
from evaluation.names import Names
from evaluation.reports import Scores, files, score_report


def test_every_report_has_answers_that_hold_together() -> None:
    reports = [report for path in files() for report in load_answers(path).articles]
    assert len(reports) >= 10
    for path in files():
        answers = load_answers(path)
        known = {(report.file, event.id) for report in answers.articles for event in report.events}
        assert all(member in known for event in answers.record for member in event.members)
        assert {side.file for dispute in answers.disputes for side in dispute.sides} <= {file for file, _ in known}


def test_contents_and_quotations_of_the_answers_stand_in_the_text() -> None:
    for path in files():
        for report in load_answers(path).articles:
            for statement in report.statements:
                for quote in statement.quotes:
                    assert quote in (report.text or ""), (report.file, quote)


def test_a_reading_of_nothing_scores_no_recall() -> None:
    report = load_answers(files()[0]).articles[0]
    article = read_text(report.text or "", id=report.file, published=report.published)
    scores = Scores()
    score_report(scores, Names({}), report, Reading(article=article))
    values = scores.values()
    assert values["article fields"] == 1
    assert values["event F1"] == values["statements right"] == 0
    assert values["evidence exact"] == 1


def test_an_extra_page_of_nothing_costs_nothing() -> None:
    report = load_answers(files()[-1]).articles[-1].model_copy(update={"events": (), "statements": ()})
    scores = Scores()
    score_report(scores, Names({}), report, Reading(article=Article(id="a", body="")))
    assert "event precision" not in scores.tally.names()
