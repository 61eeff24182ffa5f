from __future__ import annotations

import pytest

from dateline.reading.publisher import confirmed_medium, copyright_holder, own_medium, read_dateline


@pytest.mark.parametrize(
    ("lead", "agency", "month_day"),
    [
        ("MOSCOW, Oct 16 (Northlight) — The leaders met.", "Northlight", (10, 16)),
        ("RIVERTON/HALLEN, Oct. 16 (Atlas Wire) - The leaders met.", "Atlas Wire", (10, 16)),
        ("New Hallen, May 12 (Vritta) The generals spoke.", "Vritta", (5, 12)),
        ("RIVERTON, October 3. /VESTA/. The president left.", "VESTA", (10, 3)),
        ("RIVERTON. October 3. KAZWIRE - The president left.", "KAZWIRE", (10, 3)),
        ("BAKU, Azerbaijan, October 3. Trend News - The president left.", "Trend News", (10, 3)),
        ("RIVERTON (Unity) — The president left.", "Unity", (None, None)),
        ("LONDON, 3 October (Unity) -- The president left.", "Unity", (10, 3)),
    ],
)
def test_datelines(lead: str, agency: str, month_day: tuple[int | None, int | None]) -> None:
    found = read_dateline(lead)
    assert found is not None
    assert (found.agency, (found.month, found.day)) == (agency, month_day)


@pytest.mark.parametrize(
    "lead",
    [
        "The president left Riverton on Oct 16 (local time) - his first trip.",
        "Senator Paul Harlan (R) said that he would not vote.",
        "ALMATY. The bank has agreed to be sold.",
        "On October 17, the leaders will meet (if they can).",
    ],
)
def test_no_datelines(lead: str) -> None:
    found = read_dateline(lead)
    assert found is None or found.agency is None


def test_a_dateline_dates_with_its_own_year_or_the_copyright_year() -> None:
    whole = read_dateline("RIVERTON, Oct 16, 2024 (Unity) - The leaders met.")
    part = read_dateline("RIVERTON, Oct 16 (Unity) - The leaders met.")
    assert whole is not None
    assert part is not None
    assert (whole.published(2025), part.published(2025), part.published(None)) == ("2024-10-16", "2025-10-16", None)


@pytest.mark.parametrize(
    ("lead", "medium"),
    [
        ("The leaders spoke for an hour, reports Steppe.kz.", "Steppe.kz"),
        ("The leaders spoke for an hour, Irtysh Monitor reports.", "Irtysh Monitor"),
        ("The leaders spoke on Monday, Hallen Times reports, citing the ministry.", "Hallen Times"),
        ("The two will meet on Friday, Kura Observer has learned from two officials.", "Kura Observer"),
        ("The leaders spoke for an hour, Reuters reports.", None),
        ("The leaders spoke for an hour, the Meridian agency reports.", None),
        ("The leaders spoke for an hour, the Hallen Times reports.", None),
        ("The leaders spoke, as Hallen Times reports, for an hour.", None),
        ("The leaders spoke for an hour, the ministry's press service reported.", None),
        ("The leaders spoke for an hour. Nobody else was there, Hallen Times reports.", None),
        ("The leaders spoke for an hour, Gazprom reports.", None),
    ],
)
def test_medium_that_a_lead_names_as_its_own(lead: str, medium: str | None) -> None:
    assert own_medium(lead) == medium


def test_a_medium_that_is_spoken_to_counts_when_the_page_names_it_too() -> None:
    body = ["He told the Hallen Messenger that he would resign."]
    assert confirmed_medium(body, ["Get the Messenger in your inbox"]) == "Hallen Messenger"
    assert confirmed_medium(body, ["Get the newsletter"]) is None


@pytest.mark.parametrize(
    ("line", "holder", "year"),
    [
        ("© Atlas Wire 2025. All rights reserved.", "Atlas Wire", 2025),
        ("Copyright © 2024 Hallen Times", "Hallen Times", 2024),
        ("© 2019-2025 Hallen Times", "Hallen Times", None),
        ("© Agencies", None, None),
    ],
)
def test_copyright(line: str, holder: str | None, year: int | None) -> None:
    assert copyright_holder([line]) == (holder, year)
