import pytest

from dateline.views.days import date_words, duration_words, is_over, long_date, reference_day
from tests.views.story import Story


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-07-03", "2025-07-03"),
        ("2025-09", "2025-09"),
        ("2025", "2025"),
        ("2025-23", "autumn 2025"),
        ("2025-33", "1st quarter of 2025"),
        ("XXXX-07-03", "07-03 (year unknown)"),
        ("2025-10-20/2025-10-26", "2025-10-20 to 10-26"),
        ("2025-12-29/2026-01-04", "2025-12-29 to 2026-01-04"),
        ("2025-21/2025-22", "spring 2025 to summer 2025"),
        ("2024/2025", "2024 to 2025"),
    ],
)
def test_dates_for_people(edtf: str, words: str) -> None:
    assert date_words(edtf) == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-07-03", "3 July 2025"),
        ("2026-01", "January 2026"),
        ("2024-24", "winter 2024"),
        ("2025-33", "1st quarter of 2025"),
        ("2019", "2019"),
        ("XXXX-07-03", "3 July"),
        ("2025-10-20/2025-10-26", "20 to 26 October 2025"),
        ("2025-10-28/2025-11-03", "28 October to 3 November 2025"),
        ("2025-12-30/2026-01-02", "30 December 2025 to 2 January 2026"),
        ("2025-09/2025-11", "September to November 2025"),
        ("2019/2021", "2019 to 2021"),
    ],
)
def test_dates_written_out(edtf: str, words: str) -> None:
    assert long_date(edtf) == words


@pytest.mark.parametrize(
    ("duration", "words"),
    [
        ("PT2H30M", "2 hours 30 minutes"),
        ("PT1H", "1 hour"),
        ("P3D", "3 days"),
        ("P1Y2M", "1 year 2 months"),
        ("P2W", "2 weeks"),
    ],
)
def test_durations_for_people(duration: str, words: str) -> None:
    assert duration_words(duration) == words


def test_a_date_is_over_after_its_last_day() -> None:
    assert is_over("2025-10", "2025-11-01")
    assert not is_over("2025-10", "2025-10-31")
    assert not is_over("XXXX-10-01", "2030-01-01")
    assert not is_over(None, "2030-01-01")
    assert not is_over("2025-10", None)


def test_the_newest_report_is_today_unless_a_day_is_asked_for() -> None:
    assert reference_day(Story(), None) == "2026-03-10"
    assert reference_day(Story(), "2026-04-01") == "2026-04-01"
