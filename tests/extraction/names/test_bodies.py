"""States, organs, organisations, companies and media, and when their names are places."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("sentence", "word", "name"),
    [
        ("Washington said that it would wait.", "Washington", "United States"),
        ("Officials were told that Kyiv rejected the plan.", "Kyiv", "Ukraine"),
        ("Moscow's terms have not changed.", "Moscow", "Russia"),
        ("The Kremlin denied the report.", "Kremlin", "Kremlin"),
        ("The White House has not commented.", "House", "White House"),
        ("The talks between Tehran and Washington went on.", "Tehran", "Iran"),
        ("Kiev asked for more time.", "Kiev", "Ukraine"),
        ("Turkey and Greece agreed.", "Turkey", "Türkiye"),
        ("Britain blamed the militia.", "Britain", "United Kingdom"),
        ("The Foreign Ministry of Oman stated the opposite.", "Ministry", "Omani Foreign Ministry"),
        ("Pakistan's Foreign Ministry rejected the charge.", "Ministry", "Pakistani Foreign Ministry"),
        ("The Russian Foreign Ministry called the exchange useful.", "Ministry", "Russian Foreign Ministry"),
        ("The U.S. State Department gave a shorter account.", "Department", "State Department"),
        ("The Americans refused.", "Americans", "United States"),
        ("Russian forces crossed the river.", "forces", "Russia"),
        ("The Iranian delegation left.", "delegation", "Iran"),
        ("The Russian side asked for the call.", "side", "Russia"),
        ("The Armenian government confirmed the trip.", "government", "Armenia"),
        ("The European Union welcomed the deal.", "Union", "European Union"),
        ("Ostrava Steel raised its prices.", "Steel", "Ostrava Steel"),
        ("The Karlstad Courier reported the theft.", "Courier", "Karlstad Courier"),
        ("The Taverna City Court fined him.", "Court", "Taverna City Court"),
        ("Lindqvist Bank said that it would close.", "Bank", "Lindqvist Bank"),
        ("The University of Lima closed.", "University", "University of Lima"),
        ("The Institute for Asian Policy objected.", "Institute", "Institute for Asian Policy"),
    ],
)
def test_who_acts(tell, sentence, word, name):
    assert tell(sentence).who(word) == [name]


@pytest.mark.parametrize(
    ("sentence", "word", "place", "country"),
    [
        ("Ibarra arrived in Washington on Monday.", "Washington", "Washington", "USA"),
        ("She flew to Kyiv overnight.", "Kyiv", "Kyiv", "UKR"),
        ("They met at the White House.", "House", "White House", "USA"),
        ("He visited Beijing in May.", "Beijing", "Beijing", "CHN"),
        ("The Budapest summit was put off.", "Budapest", "Budapest", "HUN"),
        ("They were received in Hungary.", "Hungary", "Hungary", "HUN"),
    ],
)
def test_the_same_word_as_a_place(tell, sentence, word, place, country):
    told = tell(sentence)
    assert told.who(word) == []
    assert (told.where(word).name, told.where(word).country) == (place, country)


def test_an_unknown_town_is_a_place_without_a_country(tell):
    told = tell("A court in Grensk fined the owner. The mayor of Grensk was not there.")
    assert told.where("Grensk").name == "Grensk"
    assert told.where("Grensk").country is None


def test_a_capital_by_its_description(tell):
    told = tell("They will meet in the Hungarian capital.")
    assert told.where("capital").name == "Budapest"


def test_a_room_is_a_place(tell):
    told = tell("He told reporters in the Oval Office that it was over.")
    assert told.where("Office").name == "Oval Office"
    assert told.who("Office") == []


def test_neither_place_nor_actor(tell):
    told = tell("They will meet in a neutral country.")
    assert told.where("country") is None


def test_the_host_is_the_state_of_the_place(tell):
    told = tell("Ibarra arrived in Washington on Monday.")
    assert told.names(told.cast.host(told.token("Washington"))) == ["United States"]


def test_things_with_capitals_are_nobody(tell):
    told = tell("The Helsinki Treaty bans Tomahawk missiles, and the Nobel Peace Prize went to nobody.")
    assert told.who("missiles") == []
    assert told.who("Prize") == []


def test_a_short_form_of_a_body(tell):
    told = tell(
        "Lindqvist Bank lost money. Lindqvist will close. The bank blamed its owners, and the lender's shares fell."
    )
    assert told.who("Lindqvist", 2) == ["Lindqvist Bank"]
    assert told.who("bank") == ["Lindqvist Bank"]
    assert told.who("lender") == ["Lindqvist Bank"]


def test_the_ministry_is_the_one_named(tell):
    told = tell("The Russian Foreign Ministry issued a note. The ministry called the talks useful.")
    assert told.who("ministry") == ["Russian Foreign Ministry"]


def test_a_noun_before_a_name_tells_its_kind(tell):
    told = tell(
        "US news website Hexagon reported the deal, citing the weekly Morava Plus and oil giants Rosvet and Kaspetro."
    )
    assert told.actor("Hexagon").kind == "media"
    assert told.actor("Morava Plus").kind == "media"
    assert told.who("Rosvet") == ["Rosvet"]


def test_whose(tell):
    told = tell("The Russian demand and Kyiv's answer surprised Ibarra, and the U.S. decision came late.")
    assert told.whose("demand") == ["Russia"]
    assert told.whose("answer") == ["Ukraine"]
    assert told.whose("decision") == ["United States"]


@pytest.mark.parametrize(
    ("text", "noun", "names"),
    [
        ("The Franco-German talks went on.", "talks", ["France", "Germany"]),
        ("A Sino-Indian agreement was signed.", "agreement", ["China", "India"]),
        ("Egyptian-Sudanese talks ended in Cairo.", "talks", ["Egypt", "Sudan"]),
        ("U.S.–China talks ended in Geneva.", "talks", ["United States", "China"]),
        ("An Israel–Hamas ceasefire was agreed.", "ceasefire", ["Israel", "Hamas"]),
    ],
)
def test_two_states_joined_by_a_dash(tell, text, noun, names):
    assert tell(text).whose(noun) == names


def test_two_persons_joined_by_a_dash(tell):
    assert tell("A Trump–Putin summit was cancelled.").who("Putin") == ["Donald Trump", "Vladimir Putin"]


def test_the_chief_of_a_states_army_is_not_the_army(tell):
    assert tell("Oman received Sudan's army chief Omar Bashiri.").who("chief") == ["Omar Bashiri"]


def test_both_sides_are_not_those_of_a_quotation(tell):
    told = tell("India and Pakistan agreed. “Iran and Oman are fine,” said Ann Ray, the army chief. Both sides waited.")
    assert sorted(told.who("sides")) == ["India", "Pakistan"]


def test_one_of_several_names_by_what_the_article_spells_out(tell):
    text = "The Rapid Support Forces took the town. The RSF denied it."
    assert tell(text).who("RSF") == ["Rapid Support Forces"]
    assert tell("Reporters Without Borders spoke in Sudan. The RSF denied it.").who("RSF") == [
        "Reporters Without Borders"
    ]


def test_initials_of_a_body_of_the_article_come_first(tell):
    told = tell("The Reform Society Forum met on Monday. The RSF denied it.")
    assert told.who("RSF") == ["Reform Society Forum"]


def test_brussels_is_the_union_unless_belgium_is_spoken_of(tell):
    assert tell("Brussels said that it would wait.").who("Brussels") == ["European Union"]
    assert tell("The Belgian prime minister left. Brussels said that it would wait.").who("Brussels") == ["Belgium"]


def test_fighters_are_the_armed_group_before(tell):
    told = tell("The Lindal Liberation Front took the town. The separatists said that they had won.")
    assert told.who("separatists") == ["Lindal Liberation Front"]


def test_an_organ_in_small_letters(tell):
    assert tell("On Monday the state department said that it knew.").who("department") == ["State Department"]
