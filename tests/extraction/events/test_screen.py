"""What counts: acts of political actors, the meeting rather than the journey to it, the act rather than the promise."""

from __future__ import annotations

import pytest

ONE_LINE = [
    # the journey gives way to the meeting
    (
        "Dutch Prime Minister Sanne de Wit flew to Rabat and met Moroccan King Yassin.",
        "CONSULT occurred: Sanne de Wit, Yassin",
    ),
    (
        "Dutch Prime Minister Sanne de Wit arrived in Rabat for a meeting "
        "with Moroccan Foreign Minister Yassine Alaoui.",
        "CONSULT planned: Sanne de Wit, Yassine Alaoui",
    ),
    ("Dutch Prime Minister Sanne de Wit travelled to Morocco.", "CONSULT occurred: Sanne de Wit > Morocco"),
    # a meeting stands for the promise and the refusal of it; of other acts the promise itself is the event
    ("Morocco agreed to meet Algeria.", "CONSULT planned: Algeria, Morocco"),
    ("Morocco promised to supply Mali with grain.", "AGREE occurred: Morocco > Mali"),
    ("Morocco offered to send food to Mali.", "AGREE occurred: Morocco > Mali"),
    ("Morocco refused to hold talks with Algeria.", "CONSULT refused: Algeria, Morocco"),
    ("Morocco rejected talks with Algeria.", "CONSULT refused: Algeria, Morocco"),
    ("Morocco vowed to withdraw its troops from the oasis.", "AGREE occurred: Morocco"),
    # the promise and the refusal themselves
    ("Morocco promised to plant a million trees.", "AGREE occurred: Morocco"),
    # a manner of the act is no second act
    ("Morocco attacked an Algerian base, killing six soldiers.", "ASSAULT occurred: Morocco > Algeria"),
    ("Morocco struck an Algerian base with drones, destroying two tanks.", "ASSAULT occurred: Morocco > Algeria"),
    # whose friend somebody is says not who acts
    ("Malian-backed rebels attacked an army base near Gao.", "ASSAULT occurred: Malian-backed rebels"),
    # a weapon that is used or sent does what it was sent for
    ("Morocco used drones to strike an Algerian base.", "ASSAULT occurred: Morocco > Algeria"),
    ("Morocco sent jets to bomb an Algerian base.", "ASSAULT occurred: Morocco > Algeria"),
    # some of a people are not their state
    ("Algeria said that Morocco had arrested nine Algerians.", "COERCE occurred: Morocco > nine Algerians"),
    # "it" with an object of its own is somebody, and a list of names tells who a plural means
    ("Morocco said it had begun an offensive against Algeria.", "ASSAULT occurred: Morocco > Algeria"),
    ("The three states – Morocco, Algeria and Mali – met on Monday.", "CONSULT occurred: Algeria, Mali, Morocco"),
    # unnamed actors that act for a state or a cause
    ("Rebels attacked an army base near Gao.", "ASSAULT occurred: rebels"),
]

NOBODY_POLITICAL = [
    "Moroccan troops are stationed in Mali.",
    "Moroccan rebels blocked an attempt at an offensive.",
    "Many Algerians who travelled to Morocco came back.",
    "Scores of foreign fighters travelled to Mali.",
    "Villagers would welcome Mali's troops and their allies.",
    "Morocco's newspapers wrote of the Algerian threat.",
    "Six countries, Mali and Morocco among them, hit the 0.7% target.",
    "Morocco said it would not act on Algeria's call.",
    "The bakers met the millers in Ghent.",
    "The club's captain met the sponsors.",
    "Anna Lund, a violinist, met Peter Voss, a cellist, in Bonn.",
    "The chef visited Portugal.",
    "Hana Kim, a chemist, called her colleague Yuto Mori.",
    "A hacker attacked the bank's server.",
    "The tenor praised the orchestra.",
    "The insurer rejected the widow's claim.",
    "A cook threatened a waiter.",
    "The publisher and the author reached an agreement.",
    "The landlord demanded that the tenants leave.",
    "A priest accused the mayor's cousin of theft.",
    "The ferry company and the divers signed a contract.",
    "The sculptor apologised to the neighbours.",
    "The charity run drew thousands of people in Porto.",
]

NOT_MET = [
    "Irish Prime Minister Sean Daly spoke to the BBC about housing.",
    "Irish Prime Minister Sean Daly told reporters that the budget was sound.",
    "Irish Prime Minister Sean Daly spoke with journalists after the vote.",
    "Irish Prime Minister Sean Daly talked to supporters in Cork.",
    "Irish Prime Minister Sean Daly spoke in an interview with the Galway Herald.",
]


@pytest.mark.parametrize(("text", "line"), ONE_LINE)
def test_one_event_stands_for_all(tell, text, line):
    assert tell(text).lines == [line]


@pytest.mark.parametrize("text", NOBODY_POLITICAL)
def test_without_a_political_actor_there_is_no_event(tell, text):
    assert tell(text).lines == []


@pytest.mark.parametrize("text", NOT_MET)
def test_whom_one_addresses_one_does_not_meet(tell, text):
    assert tell(text).of("CONSULT") == []


def test_a_present_tense_with_a_day_to_come_is_a_plan(tell):
    text = "Irish Prime Minister Sean Daly travels to Malta on Friday."
    assert tell(text).kinds == ["CONSULT planned"]
    assert tell(text, published=None).kinds == ["CONSULT occurred"]


ORDINARY_NEWS = [
    "A 34-year-old man was stabbed in a row over a parking space in "
    "Bristol on Friday. Two suspects, aged 19 and 22, were "
    "held overnight. The victim's family called for calm.",
    "The storm, which hit the coast on Sunday, destroyed dozens of homes "
    "and left 40,000 people without power. Forecasters "
    "warned of more rain. Schools will stay closed until Wednesday.",
    "The Lyon Opera opens its season on Friday with a new staging of a rarely heard work. The conductor, Aiko Tanabe, "
    "agreed to step in after her colleague fell ill.",
    "The bakery chain Korn said it would close 30 shops. The workers learned of it from the radio.",
    "Scientists in Uppsala have found a way to attack tumours with "
    "harmless viruses. They met sceptics at first, Professor "
    "Lena Brandt said. The journal that published the study praised their patience.",
    "The actress Maya Collins visited her old school in Leeds and talked "
    "with pupils. “It was a joy to meet them,” she said.",
    "House prices rose in April for the third month. Buyers accepted higher rates, and banks eased their terms.",
    "Firefighters rescued a dog from a well in Ohio on Tuesday. The owner, Jim Tate, thanked the crew.",
    "The app will let users call each other free of charge. It launched in "
    "March and has attacked the market leader's prices.",
    "A court in Porto sentenced a former teacher to six years in prison. He had denied the charges.",
    "The airline said it had reached an agreement with its pilots. A strike planned for Friday was called off.",
    "Marta Silva won the women's race in Nairobi. She attacked on the last climb and dropped her rivals.",
    "The museum has acquired two drawings. They were released from storage after a visit by its patrons.",
    "Police are looking for a driver who hit a cyclist in Turin on Monday night and fled.",
    "The carmaker recalled 12,000 vehicles over a brake fault. Owners were urged to visit a garage.",
    "Local residents met on Tuesday to discuss the new bus route. Several speakers criticised the plan.",
    "A volcano on the island erupted twice on Sunday, firing ash two kilometres into the sky.",
    "The two chess champions drew their fifth game. They will meet again on Thursday in Zagreb.",
    "Retailers pressed suppliers to cut prices. A big chain threatened to drop one brand.",
]


@pytest.mark.parametrize("text", ORDINARY_NEWS)
def test_ordinary_news_has_no_events(tell, text):
    assert tell(text).lines == []
