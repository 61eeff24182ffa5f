"""What people ruled, in the fold: joined where linking leaves apart, kept apart where it joins."""

from __future__ import annotations

from dateline.record import Linked, fold, link_readings
from dateline.record.mention import mention_id
from dateline.record.unite import RULED
from dateline.types import Reading, Ruling, RulingKind, Told, make_ruling
from tests.record.build import event, reading

THERE = {"date": "2031-03-02", "place": "Lisbon", "country": "PRT"}
FIRST = reading("a", "2031-03-03", event("x", **THERE))
SECOND = reading("b", "2031-03-04", event("x", **THERE))
THIRD = reading("c", "2031-03-06", event("x", **THERE))
OTHER = reading("d", "2031-03-09", event("x", "ana-ruiz nils-berg", date="2031-03-08"))
ALL = [FIRST, SECOND, THIRD, OTHER]


def side(*readings: Reading) -> tuple[Told, ...]:
    return tuple(
        Told(article=r.article.id, published=r.article.published, event=r.events[0], actors=r.actors) for r in readings
    )


def rule(kind: RulingKind, *sides: tuple[Told, ...], day: int = 1) -> Ruling:
    return make_ruling(kind, author="Ana", at=f"2031-05-{day:02}T00:00Z", sides=sides)


MERGE = rule("merge", side(FIRST, SECOND, THIRD), side(OTHER))
SPLIT = rule("split", side(SECOND), side(FIRST, THIRD), day=2)


def events(*rulings: Ruling, readings: list[Reading] = ALL, as_of: str | None = None) -> list[str]:
    """The articles of each event."""
    found = fold(readings, rulings=rulings, as_of=as_of)
    return sorted("".join(m.article for m in e.members) for e in found)


def because(linked: list[Linked], article: str) -> tuple[float, str]:
    name = mention_id(article, "x")
    return next((j.score, j.because) for one in linked for j in one.joins if j.mention == name)


def test_events_are_one_that_somebody_ruled_to_be_one() -> None:
    assert events() == ["abc", "d"]
    assert events(MERGE) == ["abcd"]
    linked = link_readings(ALL, rulings=[MERGE])
    assert because(linked, "d") == (RULED, "ruled one by Ana on 2031-05-01")
    assert linked[0].event.id == mention_id("a", "x")


def test_reports_are_of_two_events_that_somebody_ruled_to_be_two() -> None:
    assert events(SPLIT) == ["ac", "b", "d"]
    assert (
        because(link_readings(ALL, rulings=[SPLIT]), "b")[1]
        == "the first report of it, ruled apart by Ana on 2031-05-02"
    )


def test_a_split_of_the_first_report_leaves_the_others_together() -> None:
    assert events(rule("split", side(FIRST), side(SECOND, THIRD))) == ["a", "bc", "d"]


def test_a_ruling_counts_on_every_day_on_which_both_sides_were_published() -> None:
    assert events(MERGE, SPLIT, as_of="2031-03-04") == ["a", "b"]
    assert events(MERGE, as_of="2031-03-08") == ["abc"]
    assert events(MERGE, as_of="2031-03-09") == ["abcd"]


def test_what_is_ruled_apart_from_one_report_of_an_event_does_not_join_it_later() -> None:
    kept = rule("split", side(OTHER), side(FIRST))
    same = reading("d", "2031-03-09", event("x", **THERE))
    assert events(readings=[FIRST, SECOND, same]) == ["abd"]
    assert events(kept, readings=[FIRST, SECOND, same]) == ["ab", "d"]


def test_a_report_ruled_one_with_an_event_goes_there_and_nowhere_else() -> None:
    """The later report fits both events; the ruling decides before linking does."""
    lisbon, vigo = event("x", date="2031-03-02", place="Lisbon"), event("x", date="2031-03-04", place="Vigo")
    readings = [
        reading("a", "2031-03-03", lisbon),
        reading("b", "2031-03-05", vigo),
        reading("c", "2031-03-06", event("x", date="2031-03-04", place="Vigo")),
    ]
    ruling = rule("merge", side(readings[0]), side(readings[2]))
    assert events(readings=readings) == ["a", "bc"]
    assert events(ruling, readings=readings)[0].startswith("a")
    assert "ac" in events(ruling, rule("split", side(readings[1]), side(readings[2])), readings=readings)


def test_two_events_ruled_one_are_no_rivals_for_a_third_report() -> None:
    two_days = [
        reading("a", "2031-03-02", event("x", date="2031-03-01")),
        reading("b", "2031-03-04", event("x", date="2031-03-03")),
        reading("c", "2031-03-05", event("x")),
    ]
    assert "c" in events(readings=two_days)
    assert events(rule("merge", side(two_days[0]), side(two_days[1])), readings=two_days) == ["abc"]


def test_events_stay_apart_whose_reports_are_ruled_to_be_of_two() -> None:
    far = reading("e", "2031-03-10", event("x", "ana-ruiz nils-berg", date="2031-03-08"))
    kept = rule("split", side(far), side(SECOND), day=3)
    joined = rule("merge", side(FIRST), side(OTHER))
    assert events(joined, readings=[*ALL, far]) == ["abcde"]
    assert events(joined, kept, readings=[*ALL, far]) == ["abc", "de"]


def test_a_ruling_follows_a_report_to_the_next_version_of_its_article() -> None:
    again = reading("d", "2031-03-12", event("y", "ana-ruiz nils-berg", date="2031-03-08"), body="Corrected.")
    assert events(MERGE, readings=[*ALL, again]) == ["abcd"]
    assert events(MERGE, readings=[*ALL, again], as_of="2031-03-10") == ["abcd"]
    assert events(MERGE, readings=[FIRST, again]) == ["ad"]
    gone = reading("d", "2031-03-12", event("z", "spain sweden", type="AGREE"), body="Corrected.")
    assert events(MERGE, readings=[*ALL, gone]) == ["abc", "d"]
