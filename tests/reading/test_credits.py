from __future__ import annotations

import pytest

from dateline.reading.credits import is_about_author, read_credit


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ann Low", "Ann Low"),
        ("By ANN LOW", "Ann Low"),
        ("By Ann Low in Riverton", "Ann Low"),
        ("By Ann Low and Petr van der Berg", "Ann Low and Petr van der Berg"),
        ("By Ann Low, Diplomatic Correspondent", "Ann Low"),
        ("Original Author: Ann Low", "Ann Low"),
        ("Original Author:Ann Low", "Ann Low"),
        ("Written by Ann Low", "Ann Low"),
        ("Commentary and reporting by Ann Low", "Ann Low"),
        ("Author: Marlow", "Marlow"),
        ("By ANN LOW and OMAR HADDAD", "Ann Low and Omar Haddad"),
        ("By Ann Low and News Agencies", "Ann Low"),
        ("By Ann Low | October 3, 2025", "Ann Low"),
        ("Ann Low | 25.10.2025 - Update: 25.10.2025", "Ann Low"),
        ("Ann Low", "Ann Low"),
        ("Ann Low in Riverton and Omar Haddad in Hallen", "Ann Low in Riverton and Omar Haddad in Hallen"),
    ],
)
def test_bylines(line: str, byline: str) -> None:
    credit = read_credit(line, bare_names=True)
    assert credit is not None
    assert credit.byline is not None
    assert credit.byline.replace(" in Riverton", "").replace(" in Hallen", "") == byline.replace(
        " in Riverton", ""
    ).replace(" in Hallen", "")


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("By Ann Low | Capital Ledger", "Capital Ledger"),
        ("Hallen Tribune | May 11, 2025", "Hallen Tribune"),
        ("Caspian Weekly, 09 August 2025, 10:15", "Caspian Weekly"),
        ("Source: Channel News and news agencies", "Channel News"),
        ("Source: Eastwind   Editor: Liwei   2025-06-14 23:41:15", "Eastwind"),
        ("By Ann Low, Capital Ledger", "Capital Ledger"),
    ],
)
def test_media_in_credits(line: str, publisher: str) -> None:
    credit = read_credit(line, bare_names=True)
    assert credit is not None
    assert credit.publisher == publisher


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Ann Low in Riverton; Editing by Joan Marr)",
        "(Additional reporting by Adil Khan; Writing by Joan Marr)",
        "Editing by Joan Marr",
        "Translated by Joan Marr",
        "By staff",
    ],
)
def test_credits_that_are_no_byline(line: str) -> None:
    credit = read_credit(line, bare_names=False)
    assert credit is not None
    assert credit.byline is None


@pytest.mark.parametrize(
    "line",
    [
        "Office of the Press Secretary",
        "Ministry of Foreign Affairs – Media Department",
        "By Friday the army had left the city.",
        "By the end of May",
        "Diplomatic editor",
        "ANALYSIS",
        "The Old Palace, Riverton",
        "World News",
    ],
)
def test_lines_that_are_no_credit(line: str) -> None:
    credit = read_credit(line, bare_names=True)
    assert credit is None or credit == (None, None)


def test_a_bare_name_is_a_byline_only_where_one_can_stand() -> None:
    assert read_credit("Ann Low", bare_names=False) is None


@pytest.mark.parametrize(
    ("line", "about"),
    [
        ("Ann Low covers the presidency for the Capital Ledger. Follow her on Threads.", True),
        ("Ann Low is a fellow at the Hallen Institute.", True),
        ("The author is a columnist.", True),
        ("Mira Tolan is a former judge.", False),
        ("The author of the plan was not named.", False),
    ],
)
def test_notes_about_the_author(line: str, about: bool) -> None:
    assert is_about_author(line, "Ann Low") is about
