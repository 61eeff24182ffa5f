"""Frequent constructions of news prose around an event, and the readings that they must not get."""

from __future__ import annotations

import pytest

TOLD = [
    # Two objects, of which the first is given the second
    ("Togo will not send Benin the tents that Benin wants.", ["AID refused: Togo > Benin"]),
    ("Togo gave Benin 40 tents on Monday.", ["AID occurred: Togo > Benin"]),
    (
        "Togo accused Benin of arming rebels – a claim that was made before.",
        ["ACCUSE occurred: Togo > Benin", "AID occurred: Benin > rebels"],
    ),
    # A noun that is the subject, and a clause behind it that tells what was done
    ("Togo's sanctions against Benin, imposed in March, remain in force.", ["SANCTION occurred: Togo > Benin"]),
    ("The sanctions that Togo imposed on Benin in March remain in force.", ["SANCTION occurred: Togo > Benin"]),
    ("Sanctions announced by Togo against Benin have begun to bite.", ["SANCTION occurred: Togo > Benin"]),
    # A clause as the subject of what it would bring
    ("Sending arms to Togo would prolong the war, Beninese President Koffi Houngan said.", ["AID possible:  > Togo"]),
    # Mediation
    (
        "Ghana brokered an accord between Togo and Benin on Monday.",
        ["CONSULT occurred: Benin, Ghana, Togo"],
    ),
    # Promises
    ("Togo assured Benin that the road would stay open.", ["AGREE occurred: Togo > Benin"]),
    ("Togo assured Benin that the road had been opened.", []),
    ("Togo approved $4 million in aid for Benin.", ["AID occurred: Togo > Benin"]),
    # Meetings
    ("Togolese President Afi Adjo spent an hour on the phone with Benin.", ["CONSULT occurred: Afi Adjo, Benin"]),
    ("The envoys of Togo and Benin came face to face in Accra on Monday.", ["CONSULT occurred: Benin, Togo"]),
    ("Togo offered to host talks between Benin and Mali.", ["CONSULT proposed: Benin, Mali"]),
    ("Afi Adjo of Togo and Koffi Houngan of Benin shook hands.", ["CONSULT occurred: Afi Adjo, Koffi Houngan"]),
    (
        "Togo offered help in getting Benin and Mali to talk.",
        ["AGREE occurred: Togo", "CONSULT possible: Benin, Mali"],
    ),
    (
        "Togo and Benin resolved to move on to the next phase of the talks.",
        ["AGREE occurred: Benin, Togo", "CONSULT planned: Benin, Togo"],
    ),
    (
        "Togo and Benin held talks on Monday. An accord on fishing was reached at night.",
        ["AGREE occurred: Benin, Togo", "CONSULT occurred: Benin, Togo"],
    ),
    ("An accord on fishing was reached at night. Togo is a state.", []),
    ("On the eve of talks with Benin, Togo closed a port.", ["COERCE occurred: Togo", "CONSULT planned: Benin, Togo"]),
    ("On the eve of Benin's summit, Afi Adjo of Togo was asked about fish.", []),
    ("Togo told Benin to pull its troops back from the river.", ["REQUEST occurred: Togo > Benin"]),
]


@pytest.mark.parametrize(("text", "lines"), TOLD)
def test_what_a_construction_tells(tell, text, lines):
    assert tell(text).lines == lines


def test_a_mediation_is_no_call_to_one_of_the_sides(tell):
    told = tell("Ghana phoned Togo on Monday. Ghana brokered an accord between Togo and Benin.")
    assert sorted(told.modes) == ["CONSULT/phone", "CONSULT/third-party"]
