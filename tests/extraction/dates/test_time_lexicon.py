"""The time words are checked as they are loaded."""

import re

import pytest

from dateline.errors import LexiconError
from dateline.extraction.dates.lexicon import load_lexicon, read_lexicon
from dateline.types.when import check_date, check_time


def test_zones_and_days_can_be_written():
    lexicon = load_lexicon()
    for zone in [*lexicon.zones.values(), *lexicon.zone_places.values()]:
        check_time(f"12:00[{zone}]" if zone else "12:00")
    for day in lexicon.named_days.values():
        check_date(f"XXXX-{day}")
    for known in lexicon.known_days:
        check_date(known.day)


def test_phrases_are_lower_case():
    words = load_lexicon().words
    for phrase in [*words.narrowing, *words.hedges, *words.no_date, *words.indefinite]:
        assert re.fullmatch(r"[^A-Z]+", phrase)


@pytest.mark.parametrize(("text", "reason"), [("months = [", "not TOML"), ("moons = 1", "time.toml: ")])
def test_wrong_file_is_named(text, reason):
    with pytest.raises(LexiconError, match=reason):
        read_lexicon(text, "time.toml")


def test_missing_file_is_named():
    with pytest.raises(LexiconError, match="no such file"):
        load_lexicon("klingon")
