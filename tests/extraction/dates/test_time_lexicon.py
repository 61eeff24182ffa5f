"""The time words are checked as they are loaded."""

import re
from pathlib import Path

import pytest

from dateline.errors import LexiconError
from dateline.extraction.dates.lexicon import (
    KnownDay,
    RelativeEntry,
    TimeLexicon,
    VerbLists,
    WordLists,
    load_lexicon,
)
from dateline.types.when import check_date, check_time

DOCS = Path(__file__).parents[3] / "docs" / "lexicon.md"


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


def test_a_folder_of_one_s_own_adds_words(tmp_path):
    (tmp_path / "time.toml").write_text(
        '[named_days]\n"harbour day" = "06-09"\n[words]\nhedges = ["give or take"]\n'
        '[[relative]]\nbase = "published"\nunit = "day"\ncount = -3\nwords = ["three sleeps back"]\n',
        encoding="utf-8",
    )
    lexicon = load_lexicon("english", tmp_path)
    own = load_lexicon()
    assert lexicon.named_days == own.named_days | {"harbour day": "06-09"}
    assert lexicon.words.hedges == (*own.words.hedges, "give or take")
    assert lexicon.relative[:-1] == own.relative
    assert lexicon.relative[-1].words == ("three sleeps back",)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("months = [", "not a TOML file"),
        ("moons = 1", "moons: there is no such key"),
        ('[words]\nhedge = ["some"]', "words, hedge: there is no such key"),
        ('[words]\nhedges = ["some", ""]', "words, hedges, entry 2: a word must not be empty"),
        ('[words]\nago = ["Past"]', "must be written in lower case"),
        ('[words]\nago = "past"', "words, ago: "),
        ("[months]\nsmarch = 13", "months, smarch: Input should be less than or equal to 12"),
        ('[named_days]\n"harbour day" = "31-12"', "named_days, harbour day: "),
        ('[zones]\nhbt = "Harbour time"', "zones, hbt: "),
        ('[clock_words]\nteatime = "5pm"', "clock_words, teatime: "),
        ('[[relative]]\nbase = "then"\nunit = "day"\ncount = 1\nwords = ["soon"]', "relative, entry 1, base: "),
        ('[[known_days]]\nday = "June"\nnouns = ["flood"]', "known_days, entry 1, day: "),
    ],
)
def test_a_wrong_file_is_named_with_the_entry_and_the_reason(tmp_path, text, reason):
    file = tmp_path / "time.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError) as raised:
        load_lexicon("english", tmp_path)
    assert str(raised.value).startswith(f"{file}: ")
    assert reason in str(raised.value)


def test_missing_file_is_named():
    with pytest.raises(LexiconError, match=r"time\.toml: cannot be read"):
        load_lexicon("klingon")


def test_every_key_is_documented():
    section = DOCS.read_text(encoding="utf-8").split("\n## Time words\n")[1].split("\n## ")[0]
    named = set(re.findall(r"`\[*(\w+)\]*`", section))
    models = (TimeLexicon, WordLists, VerbLists, RelativeEntry, KnownDay)
    assert [key for model in models for key in model.model_fields if key not in named] == []
