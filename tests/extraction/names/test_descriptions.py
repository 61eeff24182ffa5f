"""Titles, descriptions, unnamed actors and groups."""

from __future__ import annotations

PAIR = "Peruvian President Rosa Ibarra and Chilean President Tomas Araya spoke by phone. "


def test_the_two_leaders(tell):
    told = tell(PAIR + "Presidential Aide Ivo Lang said the two leaders discussed trade.")
    assert told.who("leaders") == ["Rosa Ibarra", "Tomas Araya"]


def test_both_presidents(tell):
    assert tell(PAIR + "Both presidents were content.").who("presidents") == ["Rosa Ibarra", "Tomas Araya"]


def test_the_two_countries(tell):
    told = tell(PAIR + "Relations between the two countries are good.")
    assert set(told.who("countries")) == {"Peru", "Chile"}


def test_both_sides_are_the_persons_just_named_together(tell):
    told = tell(PAIR + "Both sides agreed to meet again.")
    assert told.who("sides") == ["Rosa Ibarra", "Tomas Araya"]


def test_sides_of_talks_between_states_are_the_states(tell):
    told = tell("Peru and Chile held talks in Lima. The two sides signed nothing.")
    assert told.who("sides") == ["Peru", "Chile"]


def test_a_title_with_a_state(tell):
    told = tell(PAIR + "The Peruvian president was brief. The Chilean leader was not.")
    assert told.who("president") == ["Rosa Ibarra"]
    assert told.who("leader") == ["Tomas Araya"]


def test_a_title_alone_is_its_latest_bearer(tell):
    told = tell("Chilean Foreign Minister Ximena Araos spoke. The minister said it was late.")
    assert told.who("minister") == ["Ximena Araos"]


def test_the_aide(tell):
    told = tell(PAIR + "Presidential Aide Ivo Lang spoke to journalists. According to the aide, it was short.")
    assert told.who("aide") == ["Ivo Lang"]


def test_what_the_report_says_goes_before_the_catalogue(tell):
    told = tell("Russian President Oleg Vetrin spoke. The Russian president was brief.")
    assert told.who("president") == ["Oleg Vetrin"]


def test_the_catalogue_says_who_holds_an_office_that_day(tell):
    body = "A letter was handed to the Russian president."
    assert tell(body, published="2025-07-04").who("president") == ["Vladimir Putin"]
    assert tell(body, published="2010-07-04").who("president") != ["Vladimir Putin"]


def test_his_counterpart(tell):
    told = tell(
        "Chilean Foreign Minister Ximena Araos flew to Lima. Peruvian Foreign Minister Alonso Quiroga met her. "
        "Araos told her Peruvian counterpart that time was short."
    )
    assert told.who("counterpart") == ["Alonso Quiroga"]


def test_a_counterpart_named_beside(tell):
    told = tell("Foreign Minister Ximena Araos met her Peruvian counterpart, Alonso Quiroga, on Monday.")
    assert told.who("counterpart") == ["Alonso Quiroga"]
    assert told.roles("Alonso Quiroga") == []


def test_their_ministers_named_beside(tell):
    told = tell(PAIR + "Their foreign ministers, Alonso Quiroga and Ximena Araos, signed a note.")
    assert told.who("ministers") == ["Alonso Quiroga", "Ximena Araos"]


def test_the_two_generals(tell):
    told = tell(
        "Major General Imran Qadri telephoned Lieutenant General Vijay Thakur. The two generals will talk again."
    )
    assert told.who("generals") == ["Imran Qadri", "Vijay Thakur"]


def test_leaders_of_states_are_those_of_the_article(tell):
    told = tell(PAIR + "The leaders of Peru and Chile signed nothing.")
    assert told.who("leaders") == ["Rosa Ibarra", "Tomas Araya"]


def test_leaders_of_many_states_are_a_group(tell):
    told = tell("The leaders of Kenya, Ghana, Togo and Benin said that they were worried. They accused the militia.")
    name = "leaders of Kenya, Ghana, Togo and Benin"
    assert told.who("leaders") == [name]
    assert told.who("they") == [name]
    assert told.who("They") == [name]


def test_delegations_of_states_are_the_states(tell):
    told = tell("Delegations of Peru and Chile met in Quito.")
    assert told.who("Delegations") == ["Peru", "Chile"]


def test_an_unnamed_official_and_the_official(tell):
    told = tell("No date is set, a White House official said. The official gave no reason.")
    assert told.who("official", 1) == ["White House official"]
    assert told.who("official", 2) == ["White House official"]
    assert not told.actor("White House official").named


def test_people_familiar_with_the_matter(tell):
    told = tell("Two people familiar with the matter said the plan was dead.")
    assert told.who("people") == ["two people familiar with the matter"]


def test_media_outlets(tell):
    told = tell("At the same time, several American media outlets report that he hesitated.")
    assert told.who("outlets") == ["several American media outlets"]


def test_a_senior_official_without_the_clause_behind(tell):
    told = tell("Work starts next week, according to a senior administration official, who briefed journalists.")
    assert told.who("official") == ["senior administration official"]


def test_both_officials_are_the_two_named_before(tell):
    told = tell("The paper learned it from two officials involved in the preparations. Both officials were cautious.")
    assert told.who("officials", 2) == ["two officials involved in the preparations"]


def test_make_gives_an_actor_for_any_source(tell):
    told = tell("The pub burned down, the landlady of the pub said.")
    first = told.cast.make(told.token("landlady"))
    assert told.cast.actors[first].name == "landlady of the pub"
    assert told.cast.make(told.token("landlady")) == first


def test_the_owner_after_an_owner(tell):
    told = tell('A court fined the owner of a downtown café 900 crowns. "It is too much," said the owner.')
    assert told.who("owner", 2) == told.who("owner", 1) == ["owner of a downtown café"]


def test_a_spokesperson_of_a_body_named_after_a_comma(tell):
    told = tell("A deputy spokesperson for the State Department, Colin Marsh, declined to answer.")
    assert told.who("spokesperson") == ["Colin Marsh"]


def test_in_person_is_nobody(tell):
    told = tell("They met in person last year.")
    assert told.who("person") == []


def test_their_government(tell):
    told = tell("Hungarian Prime Minister Zoltan Fekete said that his country was ready.")
    assert told.who("country") == ["Hungary"]


def test_the_administration_of_a_president_is_the_state(tell):
    told = tell("U.S. President Harvey Colton was silent. His administration had lifted the ban.")
    assert told.who("administration") == ["United States"]


def test_press_service(tell):
    told = tell("The Taverna City Court jailed him. The court's press service confirmed it.")
    assert told.who("service") == ["Taverna City Court"]


def test_ours_is_not_resolved_without_a_speaker(tell):
    told = tell(PAIR + "“Our president supported it,” a man said.")
    assert told.who("president") == []


def test_the_president_without_a_state_is_the_one_titled_so(tell):
    told = tell(
        "President Costa cancelled the trip on Wednesday. His aides blamed Peruvian President Rosa Ibarra. "
        "The president ruled out another date."
    )
    assert told.who("president") == told.who("Costa")


def test_a_deputy_is_not_his_minister(tell):
    told = tell("Deputy Foreign Minister Ivo Lang was there. Vice President Marta Keller met the Peruvian president.")
    assert told.who("president") != ["Marta Keller"]


def test_delegations_are_who_leads_them(tell):
    told = tell(
        "Foreign Minister Ximena Araos will call Foreign Minister Alonso Quiroga. "
        "After that, delegations headed by the two ministers are to meet."
    )
    assert told.who("delegations") == ["Ximena Araos", "Alonso Quiroga"]


def test_another_is_somebody_else(tell):
    told = tell('"It is cold," one resident wrote. Another replied that she pays every month.')
    assert told.who("Another") == ["another resident"]
    assert told.who("she") == ["another resident"]


def test_a_title_hardly_means_who_stands_beside_it(tell):
    told = tell(
        "U.S. President Donald Trump spoke first. "
        "A phone call with Russian President Vladimir Putin left the president predicting peace."
    )
    assert told.who("president") == ["Donald Trump"]


def test_an_unnamed_diplomat_goes_before_a_minister(tell):
    told = tell(
        "Chilean Foreign Minister Ximena Araos flew to Lima. A diplomat in Quito said it was late. The diplomat smiled."
    )
    assert told.who("diplomat", 2) == told.who("diplomat") != ["Ximena Araos"]


def test_the_latest_bearer_of_a_title_goes_before_one_unnamed(tell):
    told = tell("A senator from Talca shouted. Chilean Senator Ximena Araos was silent. The senator left.")
    assert told.who("senator", 2) == ["Ximena Araos"]


def test_one_unnamed_and_spoken_of_later_goes_before_the_bearer_of_a_title(tell):
    told = tell("Chilean Senator Ximena Araos was silent. A senator from Talca shouted. The senator left.")
    assert told.who("senator", 2) == told.who("senator") != ["Ximena Araos"]


def test_the_president_is_no_former_one(tell):
    told = tell("Chilean President Ximena Araos spoke. A former president of Peru listened. The president left.")
    assert told.who("president", 2) == ["Ximena Araos"]
