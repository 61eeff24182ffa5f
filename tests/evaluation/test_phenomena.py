from pathlib import Path

import pytest

from dateline.types import Article, Reading
from evaluation.names import Names
from evaluation.phenomena import faults, load_phenomena

CASES = """
about = "Two cases"
published = "2024-02-14"

[[case]]
text = "Fiji and Tonga met."
events = [{ type = "CONSULT", who = ["Fiji", "Tonga"], date = "", status = "occurred", by = [] }]

[[case]]
headline = "Nothing happens"
events = []
"""


def test_our_phenomena_have_at_least_twenty_cases_each() -> None:
    phenomena = load_phenomena()
    assert len(phenomena) == 12
    assert all(len(phenomenon.cases) >= 20 for phenomenon in phenomena)


def test_a_short_case_stands_for_a_whole_answer(tmp_path: Path) -> None:
    (tmp_path / "one.toml").write_text(CASES)
    (phenomenon,) = load_phenomena(tmp_path)
    first, second = phenomenon.cases
    assert first.events is not None
    assert first.events[0].date == (None,)
    assert first.events[0].reports[0].according_to == ((),)
    assert first.statements is None
    assert second.article.headline == "Nothing happens"
    assert second.article.published == "2024-02-14"


def test_what_is_missing_is_a_fault_and_a_trap_without_events_is_none(tmp_path: Path) -> None:
    (tmp_path / "one.toml").write_text(CASES)
    first, second = load_phenomena(tmp_path)[0].cases
    empty = Reading(article=Article(id="a", body=""))
    assert faults(Names({}), first, empty) == ["missed CONSULT"]
    assert faults(Names({}), second, empty) == []


def test_a_field_that_no_case_has_is_named(tmp_path: Path) -> None:
    (tmp_path / "one.toml").write_text(CASES + '\n[[case]]\ntxt = "?"\n')
    with pytest.raises(ValueError, match=r"one\.toml, case 3: no case has the field 'txt'"):
        load_phenomena(tmp_path)
