"""How real an event is: "TYPE status" by tense, modal, plan, offer, wish, refusal, denial, question and negation."""

from __future__ import annotations

import pytest

MEN = "Tongan Prime Minister Sione Vea"
TENSES = [
    ("Chad and Niger held talks on Sunday.", "occurred"),
    ("Chad and Niger have held talks on the wells.", "occurred"),
    ("Chad and Niger had held talks before the drought.", "occurred"),
    ("Chad and Niger are holding talks in Agadez.", "ongoing"),
    ("Talks between Chad and Niger are under way in Agadez.", "ongoing"),
    ("Chad and Niger were holding talks when the storm came.", "occurred"),
    ("Chad and Niger will hold talks in Agadez.", "planned"),
    ("Chad and Niger will be holding talks in Agadez on Sunday.", "planned"),
    ("Chad and Niger are going to hold talks in Agadez.", "planned"),
    ("Chad and Niger hold talks in Agadez on Friday.", "planned"),
    ("Chad and Niger are holding talks in Agadez next Monday.", "planned"),
    ("Chad and Niger said they would hold talks in Agadez.", "planned"),
    ("Chad and Niger may hold talks in Agadez.", "possible"),
    ("Chad and Niger might hold talks in Agadez.", "possible"),
    ("Chad and Niger could hold talks in Agadez.", "possible"),
    ("Chad and Niger should hold talks, the African Union said.", "proposed"),
    ("Chad and Niger began talks on Sunday.", "occurred"),
    ("Chad and Niger ended their talks on Sunday.", "occurred"),
    ("Chad and Niger managed to hold talks despite the storm.", "occurred"),
    ("Chad and Niger continued their talks on Sunday.", "occurred"),
]

TO_COME = [
    ("Brunei's foreign minister is due in Vientiane for talks with Laos.", "planned"),
    ("Brunei and Laos may or may not hold talks in Vientiane.", "possible"),
    ("Brunei and Laos are scheduled to hold talks in Vientiane.", "planned"),
    ("Brunei and Laos are due to hold talks in Vientiane.", "planned"),
    ("Brunei and Laos are set to hold talks in Vientiane.", "planned"),
    ("Brunei and Laos are to hold talks in Vientiane.", "planned"),
    ("Brunei and Laos are expected to hold talks in Vientiane.", "planned"),
    ("Brunei and Laos agreed to hold talks in Vientiane.", "planned"),
    ("Brunei and Laos have agreed on talks in Vientiane.", "planned"),
    ("Brunei and Laos are planning talks in Vientiane.", "planned"),
    ("Brunei and Laos intend to hold talks in Vientiane.", "planned"),
    ("Brunei and Laos decided to hold talks in Vientiane.", "planned"),
    ("Brunei and Laos are preparing for talks in Vientiane.", "planned"),
    ("Brunei and Laos announced that they would hold talks in Vientiane.", "planned"),
    ("Talks between Brunei and Laos are scheduled for Monday.", "planned"),
    ("Talks between Brunei and Laos are planned for June.", "planned"),
    ("Upcoming talks between Brunei and Laos worry the traders.", "planned"),
    ("The talks between Brunei and Laos will take place in Vientiane.", "planned"),
    ("Brunei confirmed plans for talks with Laos.", "planned"),
    ("Brunei tightened security ahead of talks with Laos.", "planned"),
    ("A meeting between Brunei and Laos has been arranged for Monday.", "planned"),
    ("Brunei promised to hold talks with Laos.", "planned"),
    ("On the eve of talks between Brunei and Laos, the traders shut their stalls.", "planned"),
    ("Talks between Brunei and Laos are supposed to open in June.", "planned"),
    ("Brunei and Laos have set a day for their talks.", "planned"),
    ("Brunei offered to hold talks with Laos.", "proposed"),
    ("Burma called on Brunei and Laos to hold talks.", "proposed"),
    ("Talks between Brunei and Laos would lead to a truce, Burma said.", "possible"),
    ("Talks between Brunei and Laos would begin in May, Burma said.", "planned"),
    ("Brunei and Laos would hold talks if the truce held, Burma said.", "possible"),
    ("Brunei proposed talks with Laos.", "proposed"),
    ("Brunei suggested holding talks with Laos.", "proposed"),
    ("Brunei asked Laos for talks.", "proposed"),
    ("Brunei sought talks with Laos.", "proposed"),
    ("Brunei called for talks with Laos.", "proposed"),
    ("Brunei's proposal to hold talks with Laos surprised the traders.", "proposed"),
    ("Brunei's offer of talks with Laos surprised the traders.", "proposed"),
    ("Brunei is ready to hold talks with Laos.", "possible"),
    ("Brunei is willing to hold talks with Laos.", "possible"),
    ("Brunei is open to talks with Laos.", "possible"),
    ("Brunei is considering talks with Laos.", "possible"),
    ("Brunei is weighing whether to hold talks with Laos.", "possible"),
    ("Brunei did not rule out talks with Laos.", "possible"),
    ("Brunei hopes to hold talks with Laos.", "possible"),
    ("Talks between Brunei and Laos are possible in June.", "possible"),
    ("Talks between Brunei and Laos are likely in June.", "possible"),
    ("The possibility of talks between Brunei and Laos was raised.", "possible"),
    ("If Laos frees the crew, Brunei will hold talks with Laos.", "possible"),
    ("Brunei will hold talks with Laos only if the crew is freed.", "possible"),
    ("Brunei will not hold talks with Laos unless the crew is freed.", "possible"),
    ("Brunei will hold talks with Laos once the crew is freed.", "planned"),
    ("Will Brunei hold talks with Laos?", "possible"),
    ("It is not clear whether Brunei will hold talks with Laos.", "possible"),
    ("Brunei sent an envoy to Vientiane to hold talks with Laos.", "planned"),
    ("Brunei says it looks forward to talks with Laos.", "planned"),
    ("Brunei is about to hold talks with Laos.", "planned"),
    ("Brunei is preparing to hold talks with Laos.", "planned"),
    ("Brunei has committed to hold talks with Laos.", "planned"),
    ("Brunei accepted an invitation to talks with Laos.", "planned"),
    ("Brunei set a date for talks with Laos.", "planned"),
    ("Brunei and Laos have fixed 3 June for their talks.", "planned"),
    ("Work on the next round of talks between Brunei and Laos has begun.", "planned"),
    ("Brunei wants to hold talks with Laos.", "proposed"),
    ("Brunei would like to hold talks with Laos.", "proposed"),
    ("Brunei urged Laos to hold talks with Cambodia.", "proposed"),
    ("Brunei demanded talks with Laos.", "proposed"),
    ("Brunei requested a meeting with Laos.", "proposed"),
    ("A call for talks between Brunei and Laos went out on Monday.", "proposed"),
    ("Brunei is thinking about talks with Laos.", "possible"),
    ("Brunei would hold talks with Laos if the crew were freed.", "possible"),
    ("Brunei can imagine talks with Laos, its envoy said.", "possible"),
    ("Talks between Brunei and Laos cannot be ruled out.", "possible"),
    ("Brunei has not decided whether to hold talks with Laos.", "possible"),
    ("Brunei is in no hurry but is prepared to hold talks with Laos.", "possible"),
    ("Whether Brunei will hold talks with Laos remains open.", "possible"),
    ("Perhaps Brunei will hold talks with Laos.", "possible"),
    ("Brunei will hold talks with Laos on Monday, unless the storm comes.", "possible"),
    ("Did Brunei hold talks with Laos?", "possible"),
]

NOT_REAL = [
    ("Talks between Brunei and Laos fell through at the last minute.", "cancelled"),
    ("Brunei stopped short of promising to hold talks with Laos.", "unplanned"),
    (f"{MEN} has no plans to meet Fijian Prime Minister Josefa Rabuka.", "unplanned"),
    ("There are no plans for a meeting between Tonga and Fiji.", "unplanned"),
    ("No meeting between Tonga and Fiji is planned.", "unplanned"),
    ("No talks between Tonga and Fiji are scheduled.", "unplanned"),
    ("A meeting between Tonga and Fiji is not planned.", "unplanned"),
    ("A meeting between Tonga and Fiji is not on the agenda.", "unplanned"),
    (f"{MEN} does not intend to meet Fijian Prime Minister Josefa Rabuka.", "unplanned"),
    (f"{MEN} is not going to meet Fijian Prime Minister Josefa Rabuka.", "unplanned"),
    (f"{MEN} will not meet Fijian Prime Minister Josefa Rabuka.", "unplanned"),
    (f"{MEN} has yet to meet Fijian Prime Minister Josefa Rabuka.", "unplanned"),
    (f"{MEN} refused to meet Fijian Prime Minister Josefa Rabuka.", "refused"),
    (f"{MEN} declined to meet Fijian Prime Minister Josefa Rabuka.", "refused"),
    (f"{MEN} rejected a meeting with Fijian Prime Minister Josefa Rabuka.", "refused"),
    (f"{MEN} ruled out a meeting with Fijian Prime Minister Josefa Rabuka.", "refused"),
    (f"{MEN} ruled out meeting Fijian Prime Minister Josefa Rabuka.", "refused"),
    (f"{MEN} turned down an invitation to meet Fijian Prime Minister Josefa Rabuka.", "refused"),
    (f"{MEN}'s refusal to meet Fijian Prime Minister Josefa Rabuka was a surprise.", "refused"),
    (f"{MEN} cancelled a meeting with Fijian Prime Minister Josefa Rabuka.", "cancelled"),
    (f"{MEN} called off his meeting with Fijian Prime Minister Josefa Rabuka.", "cancelled"),
    ("The meeting between Tonga and Fiji was scrapped.", "cancelled"),
    ("Tonga announced the cancellation of talks with Fiji.", "cancelled"),
    ("A planned meeting between Tonga and Fiji was called off at the last minute.", "cancelled"),
    ("The talks between Tonga and Fiji were put off.", "postponed"),
    ("The talks between Tonga and Fiji have been postponed until June.", "postponed"),
    ("Tonga delayed its talks with Fiji by a week.", "postponed"),
    ("The talks between Tonga and Fiji were planned for May but were put off.", "postponed"),
    ("The talks between Tonga and Fiji were put off and then cancelled.", "cancelled"),
    ("The talks between Tonga and Fiji were put off rather than cancelled.", "postponed"),
    ("The talks between Tonga and Fiji were put off but not called off.", "postponed"),
    ("The talks between Tonga and Fiji were planned for June but could be called off.", "planned"),
    ("Tonga decided to postpone talks with Fiji.", "postponed"),
    ("Tonga denied that it had held talks with Fiji.", "denied"),
    ("Tonga denied holding talks with Fiji.", "denied"),
    ("Tonga denied reports of talks with Fiji.", "denied"),
    ("Tonga did not hold talks with Fiji.", "denied"),
    ("Tonga has not held talks with Fiji.", "denied"),
    ("Tonga never held talks with Fiji.", "denied"),
    ("No talks between Tonga and Fiji took place.", "denied"),
    ("No such talks took place between Tonga and Fiji, an aide said.", "denied"),
    ("The talks between Tonga and Fiji did not take place.", "denied"),
    ("There were no talks between Tonga and Fiji.", "denied"),
    ("Neither Tonga nor Fiji held talks with Samoa.", "denied"),
    ("Tonga left Suva without meeting Fiji.", "denied"),
    ("Tonga failed to hold talks with Fiji.", "denied"),
    ("It is not true that Tonga held talks with Fiji.", "denied"),
    ("Contrary to reports, Tonga held no talks with Fiji.", "denied"),
    ("Tonga has ruled out talks with Fiji for now.", "refused"),
    ("Talks with Fiji are out of the question, Tonga said.", "refused"),
    ("Tonga is not ready to hold talks with Fiji.", "unplanned"),
    ("Tonga is unwilling to hold talks with Fiji.", "refused"),
    ("Tonga has no intention of holding talks with Fiji.", "unplanned"),
    ("There will be no talks between Tonga and Fiji.", "unplanned"),
    ("Talks between Tonga and Fiji are not expected.", "unplanned"),
    ("Tonga does not plan to hold talks with Fiji.", "unplanned"),
    ("Tonga is not planning talks with Fiji, its envoy said.", "unplanned"),
    ("Tonga said that talks with Fiji were not planned.", "unplanned"),
    ("Nobody has scheduled talks between Tonga and Fiji.", "unplanned"),
    ("Tonga has put its talks with Fiji on hold.", "postponed"),
    ("The talks between Tonga and Fiji have been put on ice.", "postponed"),
    ("Talks between Tonga and Fiji are no longer planned.", "cancelled"),
    ("Talks with Fiji are no longer needed, Tonga said.", "cancelled"),
    ("Talks with Fiji are no longer on the cards, Tonga said.", "cancelled"),
    ("Tonga and Fiji are no longer expected to hold talks.", "cancelled"),
    ("The talks between Tonga and Fiji were taken off the agenda.", "cancelled"),
    ("The planned talks between Tonga and Fiji never came about.", "cancelled"),
    ("Tonga has named no day for talks with Fiji.", "unplanned"),
    ("Neither Tonga nor Fiji set a date for talks.", "unplanned"),
    ("Tonga has not confirmed talks with Fiji.", "unplanned"),
    ("Tonga never confirmed that it would hold talks with Fiji.", "unplanned"),
    ("Tonga would not confirm that it had held talks with Fiji.", "possible"),
    ("Tonga denied that its talks with Fiji had been put off.", "planned"),
    ("Tonga denied that it had cancelled talks with Fiji.", "planned"),
    ("Talks between Tonga and Fiji were pushed back to June.", "postponed"),
    ("Tonga asked to postpone the talks with Fiji.", "proposed"),
    ("Reports of talks between Tonga and Fiji are false, an aide said.", "denied"),
    ("Tonga rejected reports that it had held talks with Fiji.", "denied"),
    ("Tonga said that it had not held talks with Fiji.", "denied"),
    ("Tonga said there had been no talks with Fiji.", "denied"),
    ("Talks between Tonga and Fiji never happened.", "denied"),
]

NOT_TALKS = [
    ("Ghana will send fuel to Togo.", "AID planned"),
    ("Ghana is ready to send fuel to Togo.", "AID possible"),
    ("Ghana may send fuel to Togo.", "AID possible"),
    ("Ghana refused to send fuel to Togo.", "AID refused"),
    ("Ghana denied that it had sent fuel to Togo.", "AID denied"),
    ("Ghana did not send fuel to Togo.", "AID denied"),
    ("Ghana plans to send fuel to Togo in June.", "AID planned"),
    ("Ghana has yet to send fuel to Togo.", "AID unplanned"),
    ("Ghana considered sending fuel to Togo.", "AID possible"),
    ("Ghana is sending fuel to Togo.", "AID ongoing"),
    ("Spain and Malta will sign a treaty on fishing.", "SUPPORT planned"),
    ("Spain and Malta have not signed the treaty on fishing.", "SUPPORT denied"),
    ("Spain may impose sanctions on Belarus.", "SANCTION possible"),
    ("Spain will impose sanctions on Belarus if the raids go on.", "SANCTION possible"),
    ("Spain plans to impose sanctions on Belarus.", "SANCTION planned"),
    ("Spain did not impose sanctions on Belarus.", "SANCTION denied"),
    ("Spain agreed to lift its sanctions on Belarus.", "AGREE occurred"),
    ("Mali has begun to withdraw its troops from the buffer zone.", "RETREAT occurred"),
    ("Mali will withdraw its troops from the buffer zone by June.", "RETREAT planned"),
    ("Mali is withdrawing its troops from the buffer zone.", "RETREAT ongoing"),
    ("Mali refused to withdraw its troops from the buffer zone.", "RETREAT refused"),
    ("Mali denied deploying troops near the border.", "MOBILIZE denied"),
    ("Mali would not confirm that it had deployed troops near the border.", "MOBILIZE possible"),
    ("Mali is about to deploy troops near the border.", "MOBILIZE planned"),
    ("Sudan did not attack Chad.", "ASSAULT denied"),
    ("Sudan denied attacking Chad.", "ASSAULT denied"),
    ("Sudan could attack Chad, analysts fear.", "ASSAULT possible"),
    ("Ghana suspended deliveries of fuel to Togo.", "SANCTION occurred"),
    ("Ghana resumed deliveries of fuel to Togo.", "AID occurred"),
    ("Ghana wants Togo to release nine prisoners.", "RETREAT proposed"),
    ("Togo agreed to release nine prisoners.", "AGREE occurred"),
    ("Togo will not release nine prisoners.", "RETREAT refused"),
    ("Togo's release of nine prisoners is expected on Friday.", "RETREAT planned"),
    ("Togo and Ghana have yet to sign the treaty.", "SUPPORT unplanned"),
    ("Togo and Ghana were due to sign the treaty on Monday.", "SUPPORT planned"),
    ("The signing of the treaty by Togo and Ghana was called off.", "SUPPORT cancelled"),
    ("Togo is considering sanctions on Ghana.", "SANCTION possible"),
    ("Togo imposed no sanctions on Ghana.", "SANCTION denied"),
    ("Togo is threatening to impose sanctions on Ghana.", "SANCTION possible"),
    ("Togo failed to withdraw its troops from the zone.", "RETREAT denied"),
    ("Togo has started to deploy troops along the river.", "MOBILIZE occurred"),
    ("Togo did not arrest any activists.", "COERCE denied"),
    ("Togo wants to expel two Ghanaian diplomats.", "SANCTION proposed"),
    ("Togo would expel two Ghanaian diplomats, its foreign minister said.", "SANCTION planned"),
    ("Togo did not condemn Ghana.", "ACCUSE denied"),
    ("Togo is expected to condemn Ghana.", "ACCUSE planned"),
    ("Togo has never apologised to Ghana.", "CONCEDE denied"),
    ("Togo refuses to apologise to Ghana.", "CONCEDE refused"),
    ("Togo plans joint exercises with Ghana.", "COOPERATE planned"),
    ("Togo called off its joint exercises with Ghana.", "COOPERATE cancelled"),
]

KNOWN = [
    ("Togo and Ghana will meet on Friday. Neither side has confirmed the meeting.", "planned"),
    ("Togo's foreign minister, Afi Adjo, asked for Monday's meeting with Ghanaian President Kojo Mensah.", "occurred"),
    ("Togo asked for a meeting with Ghanaian President Kojo Mensah.", "proposed"),
    ("Also put off was a meeting between Togo and Ghana.", "postponed"),
]


@pytest.mark.parametrize(("text", "status"), KNOWN)
def test_what_is_known_of_a_meeting(tell, text, status):
    assert [e.status for e in tell(text).of("CONSULT")] == [status]


def test_what_ought_to_follow_an_attack_tells_of_the_attack(tell):
    told = tell("Neighbours should close ranks after Togo's strike on Accra, Togolese President Afi Adjo said.")
    assert [e.status for e in told.of("ASSAULT")] == ["occurred"]


@pytest.mark.parametrize(("text", "status"), TENSES)
def test_tense(tell, text, status):
    assert tell(text).kinds == [f"CONSULT {status}"]


@pytest.mark.parametrize(("text", "status"), TO_COME)
def test_what_is_to_come(tell, text, status):
    assert [e.status for e in tell(text).of("CONSULT")] == [status]


@pytest.mark.parametrize(("text", "status"), NOT_REAL)
def test_what_is_not_so(tell, text, status):
    assert [e.status for e in tell(text).of("CONSULT")] == [status]


@pytest.mark.parametrize(("text", "kind"), NOT_TALKS)
def test_other_types(tell, text, kind):
    assert [k for k in tell(text).kinds if k.split()[0] == kind.split()[0]] == [kind]


SCOPE = [
    ("Tonga met Fiji but not Samoa.", ["CONSULT occurred: Fiji, Tonga"]),
    ("Tonga did not meet Fiji because its envoy was ill.", ["CONSULT denied: Fiji, Tonga"]),
    (
        "Not only did Tonga meet Fiji, it also signed the treaty.",
        ["CONSULT occurred: Fiji, Tonga", "SUPPORT occurred: Tonga"],
    ),
    ("Tonga will meet Fiji and sign the treaty.", ["CONSULT planned: Fiji, Tonga", "SUPPORT planned: Tonga"]),
    ("Tonga refused to meet Fiji or to sign the treaty.", ["CONSULT refused: Fiji, Tonga", "SUPPORT refused: Tonga"]),
    ("Tonga met Fiji and will sign the treaty.", ["CONSULT occurred: Fiji, Tonga", "SUPPORT planned: Tonga"]),
    (
        "Tonga, which met Fiji on Monday, will sign the treaty.",
        ["CONSULT occurred: Fiji, Tonga", "SUPPORT planned: Tonga"],
    ),
    ("Tonga will meet Fiji after it signed the treaty.", ["CONSULT planned: Fiji, Tonga", "SUPPORT occurred: Tonga"]),
    ("Tonga said that it does not regret signing the treaty.", ["SUPPORT occurred: Tonga"]),
    ("Tonga did not deny that it had met Fiji.", ["CONSULT occurred: Fiji, Tonga"]),
]


@pytest.mark.parametrize(("text", "lines"), SCOPE)
def test_what_a_word_governs(tell, text, lines):
    assert tell(text).lines == lines


HEADLINES = [
    ("Tonga, Fiji to Hold Talks on Reef", "CONSULT planned"),
    ("Tonga and Fiji Hold Talks on Reef", "CONSULT occurred"),
    ("Tonga Calls Off Talks With Fiji", "CONSULT cancelled"),
    ("Tonga Rules Out Talks With Fiji", "CONSULT refused"),
    ("Tonga Imposes Sanctions on Fiji", "SANCTION occurred"),
    ("Will Tonga Hold Talks With Fiji?", "CONSULT possible"),
    ("Tonga May Hold Talks With Fiji", "CONSULT possible"),
    ("Tonga, Fiji Agree to Hold Talks", "CONSULT planned"),
    ("Tonga Ready for Talks With Fiji", "CONSULT possible"),
    ("Tonga Denies Talks With Fiji", "CONSULT denied"),
    ("Tonga Refuses to Meet Fiji", "CONSULT refused"),
    ("Tonga Proposes Talks With Fiji", "CONSULT proposed"),
    ("No Plans for Talks With Fiji, Tonga Says", "CONSULT unplanned"),
    ("Tonga to Send Fuel to Fiji", "AID planned"),
    ("Tonga Sends Fuel to Fiji", "AID occurred"),
    ("Tonga Suspends Fuel Deliveries to Fiji", "SANCTION occurred"),
    ("Tonga Accuses Fiji of Poaching", "ACCUSE occurred"),
    ("Tonga Condemns Fiji", "ACCUSE occurred"),
    ("Tonga, Fiji Sign Fishing Treaty", "SUPPORT occurred"),
    ("Tonga Expels Fijian Diplomats", "SANCTION occurred"),
    ("Fijian Diplomats Expelled by Tonga", "SANCTION occurred"),
    ("Tonga Threatens Fiji With Blockade", "THREATEN occurred"),
    ("Tonga Urges Fiji to Free Crew", "REQUEST occurred"),
    ("Tonga: We Held Talks With Fiji", "CONSULT occurred"),
    ("Tonga Could Lift Sanctions on Fiji", "CONCEDE possible"),
    ("Tonga Lifts Sanctions on Fiji", "CONCEDE occurred"),
    ("Tonga Rejects Fijian Proposal", "REJECT occurred"),
    ("Tonga Puts Off Talks With Fiji", "CONSULT postponed"),
]


@pytest.mark.parametrize(("headline", "kind"), HEADLINES)
def test_headlines(tell, headline, kind):
    told = tell("Tonga and Fiji lie far apart. The reef lies between Tonga and Fiji.", headline)
    assert told.kinds == [kind]


IN_SPEECH = [
    ("“We met Fiji on Monday,” Tongan Prime Minister Sione Vea said.", ["CONSULT occurred"]),
    ("“We will meet Fiji in June,” Tongan Prime Minister Sione Vea said.", ["CONSULT planned"]),
    (
        "“I have not met the Fijian prime minister, Josefa Rabuka,” Tongan Prime Minister Sione Vea said.",
        ["CONSULT denied"],
    ),
    ("Tongan Prime Minister Sione Vea said Tonga would not hold talks with Fiji.", ["CONSULT unplanned"]),
    ("Tongan Prime Minister Sione Vea confirmed that Tonga had held talks with Fiji.", ["CONSULT occurred"]),
    ("Tongan Prime Minister Sione Vea acknowledged that Tonga held talks with Fiji.", ["CONSULT occurred"]),
    ("Tongan Prime Minister Sione Vea said that there was no need for talks with Fiji.", ["CONSULT unplanned"]),
    ("Tongan Prime Minister Sione Vea said he hoped that Tonga and Fiji would hold talks.", ["CONSULT possible"]),
    ("Tongan Prime Minister Sione Vea doubts that Fiji will hold talks with Samoa.", ["CONSULT possible"]),
    ("Tongan Prime Minister Sione Vea thinks that Fiji will hold talks with Samoa.", ["CONSULT possible"]),
    ("Tongan Prime Minister Sione Vea proposed that Tonga and Fiji hold talks.", ["CONSULT proposed"]),
    ("Tongan Prime Minister Sione Vea insisted that Tonga and Fiji hold talks.", ["CONSULT proposed"]),
    ("Tongan Prime Minister Sione Vea asked whether Fiji had held talks with Samoa.", ["CONSULT possible"]),
    ("Tongan Prime Minister Sione Vea announced that the talks with Fiji were off.", ["CONSULT cancelled"]),
    ("Tongan Prime Minister Sione Vea said that the talks with Fiji had been delayed.", ["CONSULT postponed"]),
    ("Tongan Prime Minister Sione Vea said that the talks with Fiji had not been cancelled.", ["CONSULT planned"]),
    ("Tongan Prime Minister Sione Vea did not say whether Tonga would hold talks with Fiji.", ["CONSULT possible"]),
    ("Tongan Prime Minister Sione Vea praised Fiji for holding talks with Samoa.", ["CONSULT occurred"]),
    ("Tongan Prime Minister Sione Vea accused Fiji of holding talks with Samoa.", ["CONSULT occurred"]),
    ("Tongan Prime Minister Sione Vea regretted that Fiji had not held talks with Samoa.", ["CONSULT denied"]),
    ("Tongan Prime Minister Sione Vea left open whether Tonga would hold talks with Fiji.", ["CONSULT possible"]),
    ("There has been speculation about talks between Tonga and Fiji.", ["CONSULT possible"]),
    ("Preparations for talks between Tonga and Fiji are under way.", ["CONSULT planned"]),
    ("Tonga has been preparing talks with Fiji for weeks.", ["CONSULT planned"]),
    ("Talks between Tonga and Fiji are set to begin on Friday.", ["CONSULT planned"]),
    ("Talks between Tonga and Fiji are continuing in Suva.", ["CONSULT ongoing"]),
    ("Talks between Tonga and Fiji were being held in Suva when the storm came.", ["CONSULT occurred"]),
    ("Talks between Tonga and Fiji had been held in Suva before.", ["CONSULT occurred"]),
    ("Talks between Tonga and Fiji have broken down.", ["CONSULT occurred"]),
    ("Talks between Tonga and Fiji ended without a result.", ["CONSULT occurred"]),
    ("Talks between Tonga and Fiji resumed on Monday after a break.", ["CONSULT occurred"]),
    ("Talks between Tonga and Fiji will resume on Friday.", ["CONSULT planned"]),
    ("Talks between Tonga and Fiji have been stalled since March.", ["CONSULT occurred"]),
    ("Tonga avoided talks with Fiji.", ["CONSULT denied"]),
    ("Tonga ended its talks with Fiji early.", ["CONSULT occurred"]),
    ("Before holding talks with Fiji, Tonga consulted nobody.", ["CONSULT occurred"]),
]


@pytest.mark.parametrize(("text", "kinds"), IN_SPEECH)
def test_what_is_said_of_it(tell, text, kinds):
    assert [f"CONSULT {e.status}" for e in tell(text).of("CONSULT")] == kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Peru pledged its support for Chile.", "SUPPORT occurred"),
        ("Peruvian police announced the arrest of two Chilean soldiers.", "COERCE occurred"),
        ("Peru called Chile on Friday to express its gratitude.", "SUPPORT occurred"),
        ("Peru will not lift its embargo on Chile.", "CONCEDE refused"),
        ("Peru will not accept the Chilean plan.", "REJECT occurred"),
    ],
)
def test_what_is_done_by_being_said(tell, text, kind):
    assert kind in tell(text).kinds
