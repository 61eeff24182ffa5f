import pytest

from dateline.record.account import Account, line
from dateline.record.mention import Said
from dateline.types import Status


def told(article: str, day: str, words: str, *statuses: Status, headline: bool = False) -> Account:
    return Account(
        article=article,
        event="e",
        publisher=None,
        published=day,
        start=0,
        words=words,
        headline=headline,
        triggers=(),
        clauses=(),
        said=tuple(Said(status=status, according_to=()) for status in statuses),
        date=None,
        place=None,
    )


PLANNED = told("a", "2025-10-01", "they will meet", "planned")
HEADLINE = told("b", "2025-10-08", "Ministers meet", "occurred", headline=True)
MET = told("c", "2025-10-09", "they met for an hour", "occurred", "planned")


@pytest.mark.parametrize(
    ("accounts", "status", "words"),
    [
        ([PLANNED], "planned", "they will meet"),
        ([MET, PLANNED], "occurred", "they met for an hour"),
        ([MET, PLANNED, HEADLINE], "occurred", "they met for an hour"),
        ([MET, PLANNED], "planned", "they will meet"),
        ([PLANNED, HEADLINE], "occurred", "Ministers meet"),
        ([HEADLINE], "occurred", "Ministers meet"),
        ([PLANNED], "occurred", "they will meet"),
    ],
)
def test_an_event_is_told_in_the_words_of_what_it_is_now(accounts: list[Account], status: Status, words: str) -> None:
    assert line(accounts, status).words == words


def test_the_first_account_says_where_an_event_is_told_first() -> None:
    assert line([MET, PLANNED], "occurred").article == "a"
