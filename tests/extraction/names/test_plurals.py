"""Titles that several hold: whose they are, who holds them, and when they stand for states."""

from __future__ import annotations

import pytest

PAIR = "Portuguese Foreign Minister Rui Matos and Angolan Foreign Minister Dalva Neto are old friends."


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("The foreign ministers of Portugal and Angola met in Benguela.", "ministers"),
        ("Portuguese and Angolan foreign ministers met in Benguela.", "ministers"),
        ("The Portuguese and the Angolan foreign ministers met in Benguela.", "ministers"),
        ("Portugal and Angola's foreign ministers met in Benguela.", "ministers"),
        ("Portugal and Angola signed a pact. Their foreign ministers met in Benguela.", "ministers"),
        ("A call between the Portuguese and the Angolan foreign minister took place.", "minister"),
    ],
)
def test_holders_named_further_on(tell, text, noun):
    assert tell(f"{text} {PAIR}").who(noun) == ["Rui Matos", "Dalva Neto"]


def test_persons_whom_the_article_names_are_likelier_holders_than_those_of_the_catalogue(tell):
    of_states = "An aide praised Rui Matos of Portugal and Dalva Neto of Angola."
    without = "An aide praised Foreign Minister Rui Matos. Dalva Neto of Angola was late."
    for more in (of_states, without):
        told = tell(f"The foreign ministers of Portugal and Angola met in Benguela. {more}")
        assert told.who("ministers") == ["Rui Matos", "Dalva Neto"]


def test_a_headline_joins_states_by_a_comma(tell):
    told = tell(PAIR, headline="Portuguese, Angolan foreign ministers to meet in Oslo")
    assert told.who("ministers", place="headline") == ["Rui Matos", "Dalva Neto"]


def test_members_named_in_apposition_get_the_office_and_their_state(tell):
    told = tell("The foreign ministers of Portugal and Angola, Rui Matos and Dalva Neto, met in Benguela.")
    assert told.who("ministers") == ["Rui Matos", "Dalva Neto"]
    assert told.roles("Rui Matos") == [("foreign minister", "PRT")]
    assert told.roles("Dalva Neto") == [("foreign minister", "AGO")]
    [span] = told.actor("Dalva Neto").roles[0].evidence
    assert span.text == "The foreign ministers of Portugal and Angola, Rui Matos and Dalva Neto"


def test_members_without_a_state(tell):
    told = tell("A round of talks between the chief negotiators, Petar Lukic and Blerim Gashi, was held in Tirana.")
    assert told.who("negotiators") == ["Petar Lukic", "Blerim Gashi"]


def test_counterparts_named_in_apposition(tell):
    told = tell(
        "Spanish Foreign Minister Teresa Ibarra met her Moroccan and Malian counterparts, Yassine Alaoui and Ali Keita."
    )
    assert told.who("counterparts") == ["Yassine Alaoui", "Ali Keita"]


def test_a_counterpart_holds_the_same_office(tell):
    told = tell(
        "Thai Foreign Minister Somchai Rattana called his Lao counterpart, Kham Souk. The two ministers talked."
    )
    assert told.who("ministers") == ["Somchai Rattana", "Kham Souk"]
    assert told.actor("Kham Souk").country == "LAO"
    assert told.roles("Kham Souk") == []


def test_holders_by_the_catalogue(tell):
    assert tell("The American and the Russian presidents spoke.").who("presidents") == [
        "Donald Trump",
        "Vladimir Putin",
    ]
    assert tell("The British and German leaders spoke.").who("leaders") == ["Keir Starmer", "Friedrich Merz"]


@pytest.mark.parametrize(
    "text",
    [
        "Portuguese and Angolan officials met in Benguela.",
        "Water officials from Portugal and Angola met in Benguela.",
        "The officials of Portugal and Angola met in Benguela.",
    ],
)
def test_officials_of_two_states_stand_for_the_states(tell, text):
    assert tell(text).who("officials") == ["Portugal", "Angola"]


def test_four_states_stay_one_group(tell):
    told = tell("The leaders of Peru, Chile, Bolivia and Ecuador met in Lima.")
    assert told.who("leaders") == ["leaders of Peru, Chile, Bolivia and Ecuador"]


def test_people_who_do_not_act_for_states_stay_a_group(tell):
    assert tell("Portuguese and Angolan teachers met in Benguela.").who("teachers") == [
        "Portuguese and Angolan teachers"
    ]


@pytest.mark.parametrize(
    ("text", "noun", "who"),
    [
        ("The talks were in Budapest, and the U.S. president left.", "president", ["Donald Trump"]),
        ("Neither lives in Paris and Dutch officials left.", "officials", ["Dutch officials"]),
        (
            "The Greek Cypriot leader, Andreas Loizou, and the Turkish Cypriot leader, Selma Ozkan, met.",
            "leader",
            ["Andreas Loizou"],
        ),
    ],
)
def test_what_joins_no_states(tell, text, noun, who):
    assert tell(text).who(noun) == who


def test_a_holder_named_later_is_meant_by_a_title_before(tell):
    told = tell(
        "The Kenyan trade minister called the talks useful. Wanjiru Kamau, the trade minister of Kenya, then left."
    )
    assert told.who("minister") == ["Wanjiru Kamau"]


def test_the_pair_are_the_two_told_together(tell):
    told = tell("President Dario Costa met Premier Ivo Lang. The pair may meet again in May.")
    assert told.who("pair") == ["Dario Costa", "Ivo Lang"]


def test_several_generals_are_unnamed_people(tell):
    assert tell("Norway froze the assets of two Sudanese generals.").who("generals") == ["two Sudanese generals"]


def test_people_from_both_sides_stand_for_the_states(tell):
    told = tell("Portugal and Angola signed a pact. Experts from both countries met in Benguela.")
    assert told.who("Experts") == ["Portugal", "Angola"]


def test_the_ministers_are_all_who_were_told_together(tell):
    told = tell(
        "Foreign Minister Nora Felling spoke by telephone with Foreign Minister Rui Matos of Portugal and, separately, "
        "with Foreign Minister Dalva Neto of Angola. The ministers agreed to wait."
    )
    assert told.who("ministers") == ["Nora Felling", "Rui Matos", "Dalva Neto"]
