"""One event per happening: which sentences tell of the same, and which of another."""

from __future__ import annotations

from time import process_time

import pytest

PAIR = "Latvian President Ilze Kalnina and Polish President Marek Zielinski"
SPOKE = f"{PAIR} spoke by phone on Monday."
MET = f"{PAIR} met in Riga on Monday."

ONE = [
    f"{SPOKE} The call lasted an hour.",
    f"{SPOKE} The conversation was the first this year.",
    f"{SPOKE} During the call, Kalnina thanked nobody by name.",
    f"{SPOKE} Kalnina described the phone call as useful.",
    f"{SPOKE} In the talk, the two presidents touched on the rail link.",
    f"{SPOKE} They discussed the rail link.",
    f"{SPOKE} It lasted an hour.",
    f"{SPOKE} Zielinski said the conversation had been long overdue.",
    f"{SPOKE} The two leaders talked for an hour, Kalnina's office said.",
    f"{SPOKE} The telephone conversation between Kalnina and Zielinski lasted an hour.",
    f"{SPOKE} Kalnina's call with Zielinski lasted an hour.",
    f"{SPOKE} After the call, Kalnina went to the opera.",
    f"{SPOKE} The weather was fine. Prices fell. The call had been put together in a hurry.",
    f"{MET} The meeting lasted an hour.",
    f"{MET} The talks were held behind closed doors.",
    f"{MET} Their meeting was the first since March was out.",
    f"{MET} The two presidents discussed the rail link.",
    f"{MET} The conversation touched on the rail link.",
    f"{MET} At the meeting, Kalnina spoke of the rail link.",
    f"{MET} The Riga meeting lasted an hour.",
    f"{MET} Kalnina met Zielinski in the castle.",
    f"{MET} Speaking after the talks, Zielinski praised nobody.",
    f"{MET} Kalnina and Zielinski had a lively exchange, the office said. The meeting ended at noon.",
    f"{PAIR} will meet in Riga on Friday. The meeting will last an hour.",
    f"{PAIR} agreed to meet in Riga. The date of the meeting is open.",
    f"{PAIR} were to meet in Riga on Friday. The meeting has been called off.",
    f"{PAIR} are to meet in Riga on Friday. Kalnina's office said that she would take part.",
    f"{PAIR} are to meet in Riga on Friday. Poland has not said whether it will attend.",
    f"{PAIR} met in Riga on Monday. The Norwegian king also took part.",
    f"{PAIR} held talks in Riga on Monday. The talks had been planned for 2 March but were put off.",
    "Latvia and Poland held talks on Monday. The Latvian and Polish delegations "
    "sat together for an hour. The talks ended at noon.",
    "Latvian President Ilze Kalnina visited Poland on Monday. The visit "
    "was her first. During the visit she saw the port.",
    "Latvian President Ilze Kalnina arrived in Warsaw on Monday for talks with "
    "Polish President Marek Zielinski. The talks lasted an hour.",
    "Latvian President Ilze Kalnina telephoned Polish President Marek Zielinski on "
    "Monday, her office said. Zielinski's office confirmed the call.",
]

TWO = [
    (f"{SPOKE} They will meet in Riga on Friday.", ["CONSULT occurred", "CONSULT planned"]),
    (f"{SPOKE} The two leaders agreed to meet in June.", ["CONSULT occurred", "CONSULT planned"]),
    (f"{SPOKE} They last met in Gdansk in 2022.", ["CONSULT occurred", "CONSULT occurred"]),
    (
        f"{SPOKE} Kalnina also spoke by phone with Danish Prime Minister Mette Friis.",
        ["CONSULT occurred", "CONSULT occurred"],
    ),
    (f"{SPOKE} On Tuesday, Zielinski called Czech President Pavel Dusek.", ["CONSULT occurred", "CONSULT occurred"]),
    (f"{SPOKE} They spoke by phone again on Tuesday.", ["CONSULT occurred", "CONSULT occurred"]),
    (f"{MET} A second meeting is planned for June.", ["CONSULT occurred", "CONSULT planned"]),
    (f"{MET} They met in Vilnius in March.", ["CONSULT occurred", "CONSULT occurred"]),
    (f"{MET} Kalnina will visit Poland in June.", ["CONSULT occurred", "CONSULT planned"]),
    (f"{MET} Their next meeting will be in Krakow.", ["CONSULT occurred", "CONSULT planned"]),
    (f"{MET} They had spoken by phone on Sunday.", ["CONSULT occurred", "CONSULT occurred"]),
    (f"{MET} On the same day, Kalnina met Czech President Pavel Dusek.", ["CONSULT occurred", "CONSULT occurred"]),
    (
        f"{PAIR} held a first round of talks in May. A second round of talks will follow in June.",
        ["CONSULT occurred", "CONSULT planned"],
    ),
    ("Latvia met Poland on Monday. Latvia met Denmark on Tuesday.", ["CONSULT occurred", "CONSULT occurred"]),
    ("Latvia condemned Belarus. Latvia condemned Serbia.", ["ACCUSE occurred", "ACCUSE occurred"]),
    (
        "Latvia expelled two Serbian diplomats. Serbia expelled two Latvian diplomats.",
        ["SANCTION occurred", "SANCTION occurred"],
    ),
    ("Latvia bombed a Serbian port. Serbia bombed a Latvian port.", ["ASSAULT occurred", "ASSAULT occurred"]),
    (
        "Latvia arrested two activists in March. It arrested four journalists in April.",
        ["COERCE occurred", "COERCE occurred"],
    ),
    ("Latvia sent grain to Mali. Estonia sent grain to Mali.", ["AID occurred", "AID occurred"]),
    ("Latvia sent grain to Mali and will send medicine to Mali in June.", ["AID occurred", "AID planned"]),
    ("Latvia lifted its sanctions on Mali and imposed sanctions on Chad.", ["CONCEDE occurred", "SANCTION occurred"]),
    (
        "Latvia withdrew its troops from Mali. Estonia withdrew its troops from Mali.",
        ["RETREAT occurred", "RETREAT occurred"],
    ),
    (
        "Latvia and Mali signed a treaty in 2019. Latvia and Mali signed a second treaty on Monday.",
        ["SUPPORT occurred", "SUPPORT occurred"],
    ),
    (
        "Latvian President Ilze Kalnina called Malian President Sira Diallo. "
        "She also called Chadian President Idriss Mahamat.",
        ["CONSULT occurred", "CONSULT occurred"],
    ),
    (
        "Latvian President Ilze Kalnina spoke by phone with Malian President Sira Diallo and will visit Mali in June.",
        ["CONSULT occurred", "CONSULT planned"],
    ),
    (
        "Latvian President Ilze Kalnina met Malian President Sira Diallo in Riga and "
        "spoke by phone with Chadian President Idriss Mahamat.",
        ["CONSULT occurred", "CONSULT occurred"],
    ),
    ("Latvia refused to meet Mali in March. Latvia met Mali on Monday.", ["CONSULT occurred", "CONSULT refused"]),
]

OTHER_TYPES_ONCE = [
    ("Canada imposed sanctions on Nicaragua on Monday. The sanctions cover two banks.", "SANCTION"),
    ("Sweden delivered ammunition to Moldova. The delivery took a week.", "AID"),
    ("Sweden paused its arms deliveries to Moldova. The pause began on Friday.", "SANCTION"),
    ("Turkey bombed a Syrian base on Monday. The strike killed nobody.", "ASSAULT"),
    ("Chad and Niger signed a treaty on Monday. The signing of the treaty took place in Agadez.", "SUPPORT"),
    ("Rwanda withdrew its troops from the zone. The withdrawal took two days.", "RETREAT"),
    ("Rwanda and Burundi exchanged prisoners on Monday. The exchange of prisoners lasted an hour.", "RETREAT"),
    (
        "Ireland accused Serbia of spying. The accusation was repeated by Ireland on Tuesday. Ireland blames Serbia.",
        "ACCUSE",
    ),
    ("Kenya arrested nine activists on Sunday. The nine activists were detained in Nakuru.", "COERCE"),
    ("Kenya lifted its sanctions on Burundi. The lifting of the sanctions was overdue.", "CONCEDE"),
    ("Chad fired rockets at Sudan on Sunday. The attack on Sudan killed nobody.", "ASSAULT"),
    ("Kenya expelled two Burundian diplomats. The diplomats were expelled on Sunday.", "SANCTION"),
    ("Kenya signed the treaty on Monday. “We signed the treaty,” Kenyan Foreign Minister Mary Njeri said.", "SUPPORT"),
    ("Kenya will send grain to Sudan. The grain will be sent by Kenya in June.", "AID"),
]


@pytest.mark.parametrize("text", ONE)
def test_one_happening(tell, text):
    assert len(tell(text).of("CONSULT")) == 1


@pytest.mark.parametrize(("text", "kinds"), TWO)
def test_two_happenings(tell, text, kinds):
    assert tell(text).kinds == kinds


@pytest.mark.parametrize(("text", "kind"), OTHER_TYPES_ONCE)
def test_one_happening_of_another_type(tell, text, kind):
    assert len(tell(text).of(kind)) == 1


def test_every_sentence_that_tells_of_it_is_evidence(tell):
    event = tell(f"{SPOKE} The call lasted an hour. The conversation was friendly.").only
    triggers = [e.text for r in event.reports for e in r.evidence if e.role == "trigger"]
    assert triggers == ["spoke", "call", "conversation"]


def test_a_cancelled_meeting_is_the_planned_one(tell):
    event = tell(f"{PAIR} were to meet in Riga on Friday. The meeting has been called off.").only
    assert event.status == "cancelled"
    assert {r.status for r in event.reports} == {"planned", "cancelled"}


def test_what_sentences_add_goes_on_the_one_event(tell):
    event = tell(f"{SPOKE} The call, held at Warsaw's request, lasted about forty minutes.").only
    assert (event.mode, event.date, event.duration, event.duration_hedge) == ("phone", "2024-05-13", "PT40M", "about")


STORIES = [
    (
        "Malawian President Grace Phiri and Zambian President Tendai Mwale "
        "spoke by phone on Tuesday evening, the first "
        "contact between the two since the border was closed in March. The "
        "call, which lasted some 50 minutes, was held at "
        "the request of the Zambian side, Phiri's spokesman said. They are expected to meet in Lilongwe next month.",
        ["CONSULT occurred: Grace Phiri, Tendai Mwale", "CONSULT planned: Grace Phiri, Tendai Mwale"],
    ),
    (
        "Georgia has rejected a Turkish proposal to mediate, Foreign Minister Nino Beridze said in Batumi. "
        "“We see no need for talks,” she said.",
        ["REJECT occurred: Georgia > Türkiye"],
    ),
    (
        "Bulgarian Prime Minister Petar Ganchev held talks in Sofia with Romanian Prime Minister Ioana Stan on Monday. "
        "After the meeting, Stan flew to Athens, where she met Greek Prime Minister Nikos Karras.",
        ["CONSULT occurred: Ioana Stan, Nikos Karras", "CONSULT occurred: Ioana Stan, Petar Ganchev"],
    ),
    (
        "Canada on Monday imposed sanctions on Belarus. Japan imposed sanctions on Belarus in April.",
        ["SANCTION occurred: Canada > Belarus", "SANCTION occurred: Japan > Belarus"],
    ),
    (
        "A meeting between Kenyan President Jane Wanjiru and Somali President Ali Warsame was called off on Monday, "
        "an aide to Wanjiru said. The two had agreed last week to meet in Mombasa.",
        ["CONSULT cancelled: Ali Warsame, Jane Wanjiru"],
    ),
    (
        "Norwegian Foreign Minister Ingrid Solheim told reporters in Bergen "
        "that she had spoken by phone with Cuban Foreign "
        "Minister Luis Prado on Sunday. “It was a good conversation,” "
        "Solheim said. Havana has not commented on the call.",
        ["CONSULT occurred: Ingrid Solheim, Luis Prado"],
    ),
    (
        "Thailand and Cambodia held a third round of talks on Monday. The first round took place in March in Trat. "
        "A fourth round is scheduled for June.",
        [
            "CONSULT occurred: Cambodia, Thailand",
            "CONSULT occurred: Cambodia, Thailand",
            "CONSULT planned: Cambodia, Thailand",
        ],
    ),
    (
        "Slovakia expelled two Belarusian diplomats on Friday. Belarus vowed to respond. "
        "On Monday it expelled two Slovak diplomats.",
        [
            "SANCTION occurred: Belarus > two Slovak diplomats",
            "SANCTION occurred: Slovakia > two Belarusian diplomats",
            "THREATEN occurred: Belarus",
        ],
    ),
    (
        "Moroccan Foreign Minister Yassine Alaoui has arrived in "
        "Nouakchott, the Moroccan news agency reports. He will be "
        "received by Mauritanian President Sidi Ould Ahmed on Thursday.",
        ["CONSULT occurred: Yassine Alaoui > Mauritania", "CONSULT planned: Yassine Alaoui > Sidi Ould Ahmed"],
    ),
    (
        "Denmark will supply Moldova with 12 howitzers, Danish Defence "
        "Minister Mikkel Dahl said. The delivery is to begin "
        "in July. Moldova thanked Denmark.",
        ["AID planned: Denmark > Moldova", "SUPPORT occurred: Moldova > Denmark"],
    ),
]


@pytest.mark.parametrize(("text", "lines"), STORIES)
def test_stories(tell, text, lines):
    assert tell(text).lines == lines


DETAILS = [
    (
        "Indonesian President Adi Wijaya and Indian Prime Minister Arjun Mehra met in Bali on Monday for three hours. "
        "The meeting was their second this year. They first met in Delhi in January.",
        ["occurred 2024-01 New Delhi None", "occurred 2024-05-13 Bali PT3H"],
    ),
    (
        "Indonesian President Adi Wijaya will receive Indian Prime Minister "
        "Arjun Mehra in Bali on 3 June, the palace said "
        "on Tuesday. The talks will focus on palm oil.",
        ["planned 2024-06-03 Bali None"],
    ),
    (
        "Indonesia and India will hold talks next week. The date and the venue have yet to be agreed.",
        ["planned 2024-05-20/2024-05-26 None None"],
    ),
    (
        "Asked whether he would meet Indian Prime Minister Arjun Mehra in "
        "June, Indonesian President Adi Wijaya said that "
        "nothing had been decided.",
        ["possible 2024-06 None None"],
    ),
    (
        "Indonesian President Adi Wijaya said he was ready to meet Indian Prime Minister Arjun Mehra anywhere. "
        "Mehra's office said that no such meeting was planned.",
        ["possible None None None"],
    ),
    (
        "On the sidelines of a forum in Dubai on Monday, Indonesian "
        "President Adi Wijaya met Indian Prime Minister Arjun "
        "Mehra for half an hour.",
        ["occurred 2024-05-13 Dubai PT30M"],
    ),
    (
        "Indonesian Foreign Minister Dewi Lestari called her Indian counterpart, Kavita Rao, late on Tuesday. "
        "Lestari told Rao that the ferry would sail in June.",
        ["occurred 2024-05-14 None None"],
    ),
    (
        "Indian Foreign Minister Kavita Rao denied on Tuesday that she had "
        "met Indonesian Foreign Minister Dewi Lestari in "
        "Goa in April.",
        ["denied 2024-04 Goa None"],
    ),
    (
        "India and Indonesia agreed on Monday to hold the next round of talks in Surabaya in the autumn.",
        ["planned 2024-23 Surabaya None"],
    ),
]


@pytest.mark.parametrize(("text", "details"), DETAILS)
def test_details_of_each_meeting(tell, text, details):
    found = tell(text).of("CONSULT")
    assert sorted(f"{e.status} {e.date} {e.place and e.place.name} {e.duration}" for e in found) == details


def test_meetings_with_one_partner_after_the_other_are_events_of_their_own(tell):
    told = tell("Latvian President Ilze Kalnina spoke separately with Poland and Chad on Monday.")
    assert len({e.id for e in told.events}) == 2


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Latvia and Chad have agreed on a date for the next round of talks. "
            "The meeting will be held in Riga on Friday.",
            ["CONSULT planned: Chad, Latvia"],
        ),
        ("Prices fell. The meeting will be held in Riga on Friday.", []),
        (
            "Latvia and Poland agreed to open talks. Polish Prime Minister Marek Zielinski and Latvian President "
            "Ilze Kalnina will talk again at noon on Friday.",
            ["CONSULT planned: Ilze Kalnina, Marek Zielinski", "CONSULT planned: Latvia, Poland"],
        ),
        (
            f"{PAIR} agreed to meet in Riga. Prices fell. Ministers laughed. Work on the meeting had not stopped.",
            ["CONSULT planned: Ilze Kalnina, Marek Zielinski"],
        ),
    ],
)
def test_whose_meeting_it_is(tell, text, lines):
    assert [line for line in tell(text).lines if line.startswith("CONSULT")] == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            f"{MET} A treaty drafted in June will be signed next month. Its text was agreed in August.",
            ["AGREE occurred: Latvia, Poland", "SUPPORT planned: Latvia, Poland"],
        ),
        (
            "Latvia and Poland initialed a treaty agreed in March. It will be signed in full in May.",
            ["AGREE occurred: Latvia, Poland", "SUPPORT occurred: Latvia, Poland", "SUPPORT planned: Latvia, Poland"],
        ),
        ("The mayor of Riga opened a bridge. The treaty will be signed next month.", []),
        (
            "Poland expelled two Latvian diplomats. Latvia condemned the decision.",
            ["ACCUSE occurred: Latvia > Poland", "SANCTION occurred: Poland > two Latvian diplomats"],
        ),
        (
            "Poland expelled two Latvian diplomats. Poland defended itself and condemned the decision of a court.",
            ["ACCUSE occurred: Poland", "SANCTION occurred: Poland > two Latvian diplomats"],
        ),
        (
            "Latvia accused Poland of repeated violations of the truce.",
            ["ACCUSE occurred: Latvia > Poland", "ASSAULT occurred: Poland > Latvia"],
        ),
        (
            "Latvia demanded that Poland free the pilot. Latvia also demanded an apology from Poland.",
            ["REQUEST occurred: Latvia > Poland", "REQUEST occurred: Latvia > Poland"],
        ),
    ],
)
def test_acts_that_the_text_beside_them_completes_or_tells_apart(tell, text, lines):
    assert [line for line in tell(text).lines if not line.startswith("CONSULT")] == lines


def test_many_events_take_linear_time(tell):
    def seconds(count):
        text = " ".join(
            f"Latvia met Poland in Riga on {day} May {1900 + n}." for n in range(count // 25) for day in range(1, 26)
        )
        begin = process_time()
        tell(text)
        return process_time() - begin

    seconds(50)
    assert seconds(400) < 8 * seconds(100)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Chile and Peru held talks in Lima on Monday. No border treaty will be signed this week. "
            "Its text was agreed in March.",
            ["AGREE occurred: Chile, Peru", "CONSULT occurred: Chile, Peru", "SUPPORT unplanned: Chile, Peru"],
        ),
        (
            "The foreign ministers of Chile and Peru, Ana Soto and Luis Rojas, initialled a treaty agreed in March. "
            "It will be signed next year.",
            ["AGREE occurred: Chile, Peru", "SUPPORT occurred: Ana Soto, Luis Rojas", "SUPPORT planned: Chile, Peru"],
        ),
        ("The treaty was signed in March. Prices rose.", []),
    ],
)
def test_a_treaty_is_theirs_who_are_told_to_talk_or_sign_right_before(tell, text, lines):
    assert tell(text).lines == lines
