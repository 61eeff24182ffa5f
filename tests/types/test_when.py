from __future__ import annotations

import pytest

from dateline.types import Article, check_date


@pytest.mark.parametrize(
    "good", ["2025-10-17", "2025-10", "2025", "2025-33", "XXXX-02-29", "2025-10-17/2025-10-19", "2024/2025-02"]
)
def test_a_date(good: str) -> None:
    assert check_date(good) == good


@pytest.mark.parametrize("bad", ["2025-10-17/2025-10-16", "2025/2024", "2025-10/2025-09-30"])
def test_a_span_does_not_end_before_it_begins(bad: str) -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        check_date(bad)


@pytest.mark.parametrize("bad", ["9999-12-31", "0001", "2025/9999", "9998-24"])
def test_a_date_at_the_ends_of_the_calendar_cannot_be_reckoned_with(bad: str) -> None:
    with pytest.raises(ValueError, match="too far off"):
        check_date(bad)


@pytest.mark.parametrize("bad", ["2025-13", "2025-02-30", "17.10.2025", "2025-10-17\n", "", "２０２５"])
def test_what_is_no_date(bad: str) -> None:
    with pytest.raises(ValueError, match=r"month|day|is not an EDTF date"):
        check_date(bad)


def test_a_day_of_publication_can_be_reckoned_with() -> None:
    with pytest.raises(ValueError, match="too far off"):
        Article(id="a", published="9999-12-31", body="")
