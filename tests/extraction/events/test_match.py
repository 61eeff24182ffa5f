"""Which words make which event, of which mode, and where the same words make none."""

from __future__ import annotations

import pytest

MODES = [
    ("Slovenian Prime Minister Nina Zupan rang Austrian Chancellor Karl Moser.", "CONSULT/phone"),
    ("Slovenian Prime Minister Nina Zupan called Austrian Chancellor Karl Moser on Sunday.", "CONSULT/phone"),
    ("Slovenian Prime Minister Nina Zupan spoke by telephone with Austrian Chancellor Karl Moser.", "CONSULT/phone"),
    ("Slovenian Prime Minister Nina Zupan held a video call with Austrian Chancellor Karl Moser.", "CONSULT/phone"),
    ("Slovenian Prime Minister Nina Zupan talked over the phone to Austrian Chancellor Karl Moser.", "CONSULT/phone"),
    (
        "A telephone conversation between Slovenian Prime Minister Nina Zupan "
        "and Austrian Chancellor Karl Moser took place.",
        "CONSULT/phone",
    ),
    ("Slovenia and Austria met in Graz.", "CONSULT/None"),
    ("Slovenia and Austria negotiated for two days.", "CONSULT/None"),
    ("Slovenian Prime Minister Nina Zupan toured Jordan.", "CONSULT/visit"),
    ("Slovenian Prime Minister Nina Zupan travelled to Jordan.", "CONSULT/visit"),
    ("Slovenian Prime Minister Nina Zupan's trip to Jordan began on Monday.", "CONSULT/visit"),
    ("Jordan hosted Slovenian Prime Minister Nina Zupan.", "CONSULT/visit"),
    ("Peru withdrew its forces from the island.", "RETREAT/withdraw"),
    ("Peru freed nine detainees.", "RETREAT/release"),
    ("Peru and Chile observed the truce.", "RETREAT/ceasefire"),
    ("Peru dismantled its last missiles.", "RETREAT/disarm"),
    ("Peru let in the inspectors.", "RETREAT/access"),
    ("Peruvian Interior Minister Luis Salas stepped down on Sunday.", "RETREAT/resign"),
    ("Peru denounced Chile.", "ACCUSE/disapprove"),
    ("Peru alleged that Chile had bribed officials.", "ACCUSE/allege"),
    ("Peru sued Chile at the court in The Hague.", "ACCUSE/allege"),
    ("Peru investigated the Chilean ministry.", "ACCUSE/investigate"),
    ("Peru expelled the Chilean ambassador.", "SANCTION/expel"),
    ("Peru recalled its ambassador from Chile.", "SANCTION/expel"),
    ("Peru withdrew from the treaty.", "SANCTION/withdraw"),
    ("Peru slapped tariffs on Chile.", "SANCTION/discontinue"),
    ("Peru froze its aid to Haiti.", "SANCTION/discontinue"),
    ("Peru broke off diplomatic relations with Chile.", "SANCTION/discontinue"),
    ("Peru mobilised its reservists.", "MOBILIZE/troops"),
    ("Peru put its forces on alert.", "MOBILIZE/troops"),
    ("Peru detained two lawmakers.", "COERCE/arrest"),
    ("Peru deported forty migrants to Chile.", "COERCE/deport"),
    ("Peru annexed the island.", "COERCE/seize"),
    ("Peru closed its airspace.", "COERCE/restrict"),
    ("Peru hacked into the Chilean ministry.", "COERCE/cyber"),
    ("Peru bombed a Chilean port.", "ASSAULT/aerial"),
    ("Peru shelled a Chilean port.", "ASSAULT/heavy-weapons"),
    ("Peru blew up a Chilean bridge.", "ASSAULT/destroy"),
    ("Rebels kidnapped three Chilean diplomats.", "ASSAULT/abduct"),
    ("Peruvian workers staged a rally against the government.", "PROTEST/demo"),
    ("Peru threatened Chile.", "THREATEN/None"),
    ("Peru spurned the Chilean offer.", "REJECT/None"),
    ("Peru lauded Chile.", "SUPPORT/None"),
    ("Peru stood by Chile.", "SUPPORT/None"),
    ("Peru ratified the convention.", "SUPPORT/None"),
    ("Peru nominated Chilean Foreign Minister Clara Rojas for the post.", "SUPPORT/None"),
    ("Peru dropped its objection to the Chilean plan.", "CONCEDE/None"),
    ("Peru shipped blankets and food to Haiti.", "AID/None"),
    ("Peru evacuated 40 Chilean citizens.", "AID/None"),
    ("Peru consented to share the data.", "AGREE/None"),
    ("Peru appealed to Chile for water.", "REQUEST/change"),
]

NO_EVENT = [
    # sport
    "The striker fired a shot at the Danish goalkeeper in the final.",
    "Norway beat Sweden in a friendly on Sunday.",
    "Croatia attacked from the first minute, and Morocco defended well.",
    "Fans called the referee a thief after the match.",
    "Manchester City signed a Brazilian defender on a five-year deal.",
    "The visit of the champions drew 40,000 to the stadium.",
    "The coach rejected criticism of his line-up.",
    # business
    "The economy was hit by rising prices.",
    "Shares met resistance at 40 dollars.",
    "The bank agreed to buy its smaller rival for two billion dollars.",
    "Nordwind Shipping and its creditors held talks on a loan.",
    "The company's board met in Zurich on Monday to discuss the results.",
    "The carmaker will strike a balance between price and quality.",
    "The retailer launched a campaign for its new shoes.",
    "Investors pulled out of the fund.",
    "The maker of the drink recalled 3,000 bottles.",
    "The union called off the strike by bakers.",
    "The airline suspended flights because of the storm.",
    # crime and courts
    "A man attacked his neighbour with a hammer in Leeds.",
    "Police arrested two men after a burglary in Lyon.",
    "The jury met for three hours.",
    "A teenager threatened a shop assistant with a knife.",
    "The court rejected the driver's appeal.",
    "A woman was shot dead outside a bar in Tampa.",
    # weather and nature
    "The storm struck the coast on Sunday.",
    "A cyclone hit Madagascar on Tuesday.",
    "Snow blocked the road to the pass.",
    "A bear attacked a hiker in the Tatra mountains.",
    "Floods destroyed two bridges in Kerala.",
    # culture, daily life, metaphor
    "He met a deadline that nobody had thought possible.",
    "The film met with praise in Cannes.",
    "The band toured Germany and Austria in spring.",
    "Tourists visited the old harbour in large numbers.",
    "The singer called her mother every day.",
    "The novel received a prize.",
    "The actor and the director met at school.",
    "Two rivers meet near the town.",
    "The painter supported his family with small jobs.",
    "A debate raged about the new opera house.",
    "The professor gave a talk on bees in Vienna.",
    "Parents and teachers met to discuss the school's roof.",
    "The pupils visited Parliament on a school trip.",
    "The doctor saw forty patients a day.",
    "Researchers attacked the problem from another side.",
    "The cat returned to its owner in Ghent.",
    "The call of the owl was heard all night.",
]

NOT_THAT_EVENT = [
    ("Peru called the decision a mistake.", "CONSULT"),
    ("Peru called for restraint.", "CONSULT"),
    ("Peru called an election for June.", "CONSULT"),
    ("Peru's call for restraint went unheard.", "CONSULT"),
    ("Peru met the conditions of the loan.", "CONSULT"),
    ("Peru met its climate goals.", "CONSULT"),
    ("Peruvian President Luis Salas spoke to reporters in Lima.", "CONSULT"),
    ("Peruvian President Luis Salas spoke for an hour in parliament.", "CONSULT"),
    ("Peruvian President Luis Salas talked about the harvest.", "CONSULT"),
    ("Peruvian President Luis Salas met journalists in Lima.", "CONSULT"),
    ("Peruvian President Luis Salas travelled by train.", "CONSULT"),
    ("Peru received 40 million dollars from the fund.", "CONSULT"),
    ("Peru hosts the Pan-American Games in 2027.", "CONSULT"),
    ("Peruvian President Luis Salas agreed.", "CONSULT"),
    ("Peru struck a deal with Chile.", "ASSAULT"),
    ("Peru struck oil off the coast.", "ASSAULT"),
    ("A strike by Peruvian teachers entered its third week.", "ASSAULT"),
    ("Peru hit back at its critics.", "ASSAULT"),
    ("Peruvian President Luis Salas shot a film in his youth.", "ASSAULT"),
    ("Peru targeted growth of three percent.", "ASSAULT"),
    ("Peru launched a satellite.", "ASSAULT"),
    ("Peru fired its central bank chief.", "ASSAULT"),
    ("Peru's attack on poverty has failed.", "ASSAULT"),
    ("Peru closed the year with a surplus.", "COERCE"),
    ("Peru seized the opportunity.", "COERCE"),
    ("Peru captured the market for asparagus.", "COERCE"),
    ("Peru supplies a third of the world's asparagus.", "AID"),
    ("Peru sent a letter to Chile.", "AID"),
    ("Peru gave the go-ahead.", "AID"),
    ("Peru returned to growth.", "RETREAT"),
    ("Peru released its trade figures.", "RETREAT"),
    ("Peru withdrew the bill.", "RETREAT"),
    ("Peru withdrew money from the fund.", "RETREAT"),
    ("Peru warned of floods.", "THREATEN"),
    ("Peru told Chile that the flood had passed.", "REQUEST"),
    ("Peru asked whether the flood had passed.", "REQUEST"),
    ("Peru insists that the border is closed.", "REQUEST"),
    ("Peru signed off on the budget.", "SUPPORT"),
    ("Peru backed away from the plan.", "SUPPORT"),
    ("Peru recognised its mistakes.", "SUPPORT"),
    ("Peru ended the war on paper.", "SANCTION"),
    ("Peru lifted its growth forecast.", "CONCEDE"),
    ("Peru deployed a new ballot system.", "MOBILIZE"),
]


@pytest.mark.parametrize(("text", "mode"), MODES)
def test_type_and_mode(tell, text, mode):
    assert tell(text).modes == [mode]


@pytest.mark.parametrize("text", NO_EVENT)
def test_no_politics_no_event(tell, text):
    assert tell(text).lines == []


@pytest.mark.parametrize(("text", "kind"), NOT_THAT_EVENT)
def test_the_same_word_in_another_sense(tell, text, kind):
    assert [e.type for e in tell(text).of(kind)] == []
