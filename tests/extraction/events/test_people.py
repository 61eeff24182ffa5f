"""Who is of politics in a text, and in what sense of its words."""

from __future__ import annotations

import pytest

CIVIL = [
    "Officials met the contractor's managers twice. The school stays shut until May.",
    "The county council has threatened to fine the builder. Parents want heaters.",
    "Security guards asked the workers to leave. The firm said that it had paid them.",
    "France will meet Argentina in the semi-final. The referee and both coaches praised the match.",
    "Japan attacked from the start. Their striker, who scored from the penalty spot, left the squad in May.",
    "A French distributor has signed a deal to release the film.",
]
POLITICAL = [
    ("French officials met Kenyan officials in Lyon.", "CONSULT"),
    ("The rebels attacked an army base near Gao.", "ASSAULT"),
    (
        "France will meet Argentina in Lyon. Foreign Minister Luc Ferrand of France said that fish came first.",
        "CONSULT",
    ),
    (
        "Kenyan President Jane Wanjiru met Ugandan President Abel Okello at the football tournament, "
        "between the match of the champions and the final of the league. The referee and the coach bowed.",
        "CONSULT",
    ),
]


@pytest.mark.parametrize("text", CIVIL)
def test_town_officials_and_teams_make_no_events(tell, text):
    assert tell(text).lines == []


@pytest.mark.parametrize(("text", "kind"), POLITICAL)
def test_those_who_act_for_a_state_do(tell, text, kind):
    assert len(tell(text).of(kind)) == 1
