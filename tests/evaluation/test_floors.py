from pathlib import Path

import pytest

from evaluation.floors import below, load_floors


def test_a_score_below_its_floor_is_named() -> None:
    assert below({"reports": {"event F1": 0.6}}, {"reports": {"event F1": 0.55}}) == [
        "reports: event F1 is 0.550, below its floor 0.600"
    ]


def test_a_score_at_its_floor_passes() -> None:
    assert below({"reports": {"event F1": 0.6}}, {"reports": {"event F1": 0.6}}) == []


def test_floors_and_scores_must_go_together() -> None:
    assert below({"reports": {"old": 0.1}}, {"reports": {"new": 0.2}, "record": {"date": 1.0}}) == [
        "record: date has no floor",
        "reports: new has no floor",
        "reports: old has a floor but was not measured",
    ]


def test_a_floor_that_is_no_share_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text('[reports]\n"event F1" = 60\n')
    with pytest.raises(ValueError, match="event F1 is 60"):
        load_floors(path)
