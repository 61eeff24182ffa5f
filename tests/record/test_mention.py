from __future__ import annotations

from dateline.record import fold
from dateline.record.mention import mentions
from tests.record.build import event, reading

SIGNATORIES = " ".join(f"signatory-{number:03}" for number in range(200))


def test_a_block_of_many_participants_is_short_and_that_of_others_with_as_many_is_another() -> None:
    told = reading(
        "a", "2031-03-03", event("x", SIGNATORIES), event("y", SIGNATORIES.replace("signatory-007", "spain"))
    )
    first, second = mentions(told)
    assert len(first.block) < 100
    assert first.block.startswith("CONSULT|")
    assert first.block != second.block


def test_an_event_of_many_participants_is_one_over_reports() -> None:
    readings = [reading(a, "2031-03-03", event("x", SIGNATORIES, date="2031-03-03")) for a in ("a", "b")]
    (together,) = fold(readings)
    assert len(together.members) == 2
