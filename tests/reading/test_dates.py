from __future__ import annotations

from datetime import date

import pytest

from dateline.reading.dates import date_line, parse_day, url_day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("October 16, 2025", "2025-10-16"),
        ("Fri 17 Oct 2025 23.48 BST", "2025-10-17"),
        ("Published: 3rd of May 2024 at 10:15 a.m. EST", "2024-05-03"),
        ("25.10.2025 - Update: 26.10.2025", "2025-10-25"),
        ("Riverton, 9 August 2025, 10:15", "2025-08-09"),
        ("No. 214 – 19 April 2025", "2025-04-19"),
        ("2025-06-14 23:41:15", "2025-06-14"),
        ("05/23/2025", "2025-05-23"),
        ("23/05/2025", "2025-05-23"),
    ],
)
def test_date_lines(line: str, day: str) -> None:
    found = date_line(line)
    assert found is not None
    assert found.day == day


@pytest.mark.parametrize(
    "line",
    [
        "The ministers agreed on October 16, 2025 to meet again in the spring, officials said.",
        "10/12/2025",
        "October 16",
        "31.02.2025",
        "20:10",
        "",
    ],
)
def test_lines_that_give_no_date(line: str) -> None:
    assert date_line(line) is None


@pytest.mark.parametrize("line", ["Updated: October 16, 2025", "Last modified on Fri 17 Oct 2025 19.40 BST"])
def test_the_day_of_a_change_is_not_the_day_of_publication(line: str) -> None:
    found = date_line(line)
    assert found is not None
    assert found.day is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/2025/10/17/summit", "2025-10-17"),
        ("https://example.org/world/2025/oct/7/summit", "2025-10-07"),
        ("https://example.org/news/summit-20251017.html", "2025-10-17"),
        ("https://example.org/news/2025-10-17-summit/", "2025-10-17"),
        ("https://example.org/2025/13/45/summit", None),
        ("https://example.org/news/120251017441", None),
        ("https://example.org/2025/10/", None),
        ("https://[broken", None),
        (None, None),
    ],
)
def test_url_day(url: str | None, day: str | None) -> None:
    assert url_day(url) == day


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2025-07-04", "2025-07-04"),
        ("2025-07-04T23:30:00-04:00", "2025-07-04"),
        ("2025-07-04T10:00:00Z", "2025-07-04"),
        ("July 4, 2025", "2025-07-04"),
        (date(2025, 7, 4), "2025-07-04"),
        ("0001-01-01T00:00:00", None),
        ("2025-13-01", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_parse_day(value: object, day: str | None) -> None:
    assert parse_day(value) == day
