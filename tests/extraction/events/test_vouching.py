"""Who vouches for an event where one source denies what another says."""

from __future__ import annotations

import pytest

from dateline.types import Event
from tests.extraction.events.conftest import Tell


def _reports(event: Event) -> set[tuple[str, tuple[str, ...]]]:
    return {(r.status, r.according_to) for r in event.reports}


@pytest.mark.parametrize(
    "text",
    [
        "Mali denied a New York Times report that Foreign Minister Ali Keita had met Sione Vea in Oslo.",
        "Mali dismissed as false a New York Times report that Foreign Minister Ali Keita had met Sione Vea in Oslo.",
        'Mali called "untrue" a New York Times report that Foreign Minister Ali Keita had met Sione Vea in Oslo.',
    ],
)
def test_a_denied_report_of_another_is_told_both_ways(tell: Tell, text: str) -> None:
    (event,) = tell(text).of("CONSULT")
    assert _reports(event) == {("denied", ("mali",)), ("occurred", ("new-york-times",))}


@pytest.mark.parametrize(
    "text",
    [
        'Mali labelled "wholly false" a report that it had bombed Niger.',
        "Mali rejected as baseless a claim that it had bombed Niger.",
        "Mali described a report that it had bombed Niger as nonsense.",
        "Mali called a report that it had bombed Niger untrue.",
        "Mali said reports that it had bombed Niger were fabricated.",
        "It is a lie that Mali has bombed Niger, the Malian government said.",
        "There is no truth to reports that Mali has bombed Niger, the Malian government said.",
    ],
)
def test_what_is_called_false_did_not_take_place(tell: Tell, text: str) -> None:
    assert {r.status for r in tell(text).only.reports} == {"denied"}


def test_who_does_not_confirm_it_does_not_vouch_for_it(tell: Tell) -> None:
    told = tell("An aide in Niamey said that Mali had never confirmed that it would meet Niger.").only
    assert _reports(told) == {("unplanned", ("aide-in-niamey",))}


def test_a_denial_of_ones_own_act_is_told_one_way(tell: Tell) -> None:
    assert _reports(tell("Mali denied reports that it had bombed Niger.").only) == {("denied", ("mali",))}


def test_declining_to_comment_on_a_report_refuses_nothing(tell: Tell) -> None:
    told = tell("Mali declined to comment on reports that Foreign Minister Ali Keita had met Sione Vea in Oslo.")
    assert [e.status for e in told.of("CONSULT")] == ["occurred"]
