"""When, where, how long, at whose wish, the how-manieth and about what. Read on Wednesday, 15 May 2024."""

from __future__ import annotations

import pytest

PAIR = "Croatian President Ivana Babic and Albanian President Arben Hoxha"

DATES = [
    (f"{PAIR} met on Monday.", "2024-05-13"),
    (f"{PAIR} met yesterday.", "2024-05-14"),
    (f"{PAIR} met on 3 May.", "2024-05-03"),
    (f"{PAIR} met on March 9, 2023.", "2023-03-09"),
    (f"{PAIR} met in April.", "2024-04"),
    (f"{PAIR} met last week.", "2024-05-06/2024-05-12"),
    (f"{PAIR} met in 2019.", "2019"),
    (f"{PAIR} will meet on Friday.", "2024-05-17"),
    (f"{PAIR} will meet tomorrow.", "2024-05-16"),
    (f"{PAIR} will meet next week.", "2024-05-20/2024-05-26"),
    (f"{PAIR} will meet in September.", "2024-09"),
    (f"{PAIR} will meet on 2 June in Split.", "2024-06-02"),
    (f"On Tuesday, {PAIR} met.", "2024-05-14"),
    (f"{PAIR} met.", None),
    ("The talks between Croatia and Albania were called off on Monday.", None),
    (f"{PAIR} met at a hotel that opened in 1994.", None),
    (f"{PAIR} met, an aide said on Tuesday.", None),
    ("Croatia imposed sanctions on Belarus on Tuesday.", "2024-05-14"),
    ("Croatia, which joined the euro in 2023, imposed sanctions on Belarus on Tuesday.", "2024-05-14"),
    ("Croatia released the crew it had held since March.", None),
    ("A meeting between Croatia and Albania is scheduled for 20 May.", "2024-05-20"),
    ("Monday's meeting between Croatia and Albania was short.", "2024-05-13"),
    ("The 2018 summit between Croatia and Albania was short.", "2018"),
    (f"{PAIR} met the day before yesterday.", "2024-05-13"),
    (f"{PAIR} met in mid-March 2023, according to a letter of 2 May.", "2023-03"),
    (f"{PAIR} met last Friday.", "2024-05-10"),
    (f"{PAIR} met earlier this month.", "2024-05"),
    (f"{PAIR} met late on Monday.", "2024-05-13"),
    (f"{PAIR} met on Monday evening in Split.", "2024-05-13"),
    (f"{PAIR} met on the night of 7 May.", "2024-05-07"),
    (f"{PAIR} met from 2 to 4 May.", "2024-05-02/2024-05-04"),
    (f"{PAIR} will meet this Friday.", "2024-05-17"),
    ("The meeting between Croatia and Albania planned for 3 June was put off on Monday.", "2024-06-03"),
    ("The meeting between Croatia and Albania was put off on Monday.", None),
    (f"{PAIR} will meet later today.", "2024-05-15"),
    (f"{PAIR} will meet in the coming weeks.", None),
    (f"{PAIR} met. Hoxha was elected in April.", None),
    (f"{PAIR} met, two years after the 2022 quake.", None),
    (f"{PAIR} discussed the vote of 9 June on Monday.", "2024-05-13"),
    ("The talks between Croatia and Albania are planned for the second half of June.", "2024-06"),
    ("The talks between Croatia and Albania are planned for the summer.", "2024-22"),
    ("Farmers rallied on Monday as Croatia imposed sanctions on Belarus.", "2024-05-13"),
    ("The talks between Croatia and Albania, brokered by Oslo, opened in Split and ended on Monday.", "2024-05-13"),
    (f"{PAIR} discussed gas in a phone call on Tuesday.", "2024-05-14"),
    (
        "Croatian President Ivana Babic flew to Tirana on Monday, where she met Albanian President Arben Hoxha.",
        "2024-05-13",
    ),
]

PLACES = [
    (f"{PAIR} met in Tirana on Monday.", "Tirana", "ALB"),
    (f"{PAIR} held talks at the United Nations in New York.", "New York", "USA"),
    (f"{PAIR} will meet in Rome next week.", "Rome", "ITA"),
    ("The Oslo meeting between Croatia and Albania was short.", "Oslo", "NOR"),
    ("A meeting in Vienna between Croatia and Albania was short.", "Vienna", "AUT"),
    ("In Vienna, Croatia and Albania held talks.", "Vienna", "AUT"),
    ("Croatian President Ivana Babic visited Tirana.", "Tirana", "ALB"),
    ("Croatia and Albania signed a treaty in Dubrovnik.", "Dubrovnik", "HRV"),
    ("Croatia deployed troops near Dubrovnik.", "Dubrovnik", "HRV"),
    ("The meeting between Croatia and Albania took place in Budapest.", "Budapest", "HUN"),
    ("The meeting between Croatia and Albania, scheduled for Friday in Athens, was called off.", "Athens", "GRC"),
    (f"{PAIR} spoke about the port of Durres.", None, None),
    (f"{PAIR} met, a newspaper in Vienna reported.", None, None),
    (f"{PAIR} met in Lugano, Switzerland.", "Lugano", "CHE"),
    (f"{PAIR} met outside Paris.", "Paris", "FRA"),
    (f"{PAIR} met in Geneva to discuss the flood in Albania.", "Geneva", "CHE"),
    (f"{PAIR} spoke by phone while Babic was in Geneva.", None, None),
    ("Croatian President Ivana Babic, who lives in Zagreb, met Albanian President Arben Hoxha.", None, None),
    ("The Geneva talks between Croatia and Albania ended on Monday.", "Geneva", "CHE"),
    ("The talks between Croatia and Albania in Geneva ended on Monday.", "Geneva", "CHE"),
    ("The Croatian withdrawal from Dubrovnik took a week.", "Dubrovnik", "HRV"),
    ("The Croatia withdrawal surprised Albania.", None, None),
    (f"{PAIR} met in the Albanian city of Vlore.", "Vlore", "ALB"),
    (f"{PAIR} met on the sidelines of a fair, which was held in Split.", "Split", None),
    (f"The summit of {PAIR} was moved from Tirana to Split.", "Split", None),
    ("Police in Split detained two Albanian activists.", "Split", None),
    (f"{PAIR} left Tirana on Monday after a fourth round of talks.", "Tirana", "ALB"),
    ("She spoke at the palace in Tirana, where she was hosting Croatian President Ivana Babic.", "Tirana", "ALB"),
    (
        "Croatian President Ivana Babic flew to Tirana on Monday, where she met Albanian President Arben Hoxha.",
        "Tirana",
        "ALB",
    ),
    (f"{PAIR}, at home in Zagreb, spoke by video link.", None, None),
    (f"{PAIR} met in the Albanian capital Tirana.", "Tirana", "ALB"),
    (f"Gas was raised, by a readout of the talks between {PAIR} in Tirana.", "Tirana", "ALB"),
]

DURATIONS = [
    ("Croatia thanked Albania for 40 minutes.", None, None),
    (f"{PAIR} talked for two hours.", "PT2H", None),
    (f"{PAIR} spoke by phone for about 40 minutes.", "PT40M", "about"),
    (f"{PAIR} held a two-hour meeting.", "PT2H", None),
    (f"{PAIR} met for an hour and a half.", "PT1H30M", None),
    ("The talks between Croatia and Albania lasted more than five hours.", "PT5H", "more than"),
    ("Croatian President Ivana Babic began a three-day visit to Albania.", "P3D", None),
    (f"{PAIR} met after a flight of two hours.", None, None),
    (f"{PAIR} met to discuss a truce of 30 days.", None, None),
    (f"{PAIR} spoke by phone. The call lasted 45 minutes.", "PT45M", None),
    (f"{PAIR} spoke by phone. It lasted just under an hour.", "PT1H", "just under"),
    (f"{PAIR} met on Monday. Hoxha described the two-and-a-half-hour meeting as useful.", "PT2H30M", None),
    (f"{PAIR} met after two years of silence.", None, None),
    (f"{PAIR} met two hours before the vote.", None, None),
]

INITIATORS = [
    (f"During the conversation, which took place at Albania's initiative, {PAIR} discussed gas.", "Albania"),
    (f"{PAIR} spoke by phone at the initiative of the Albanian side.", "Albania"),
    (f"{PAIR} spoke by phone at Albania's request.", "Albania"),
    (f"{PAIR} met at the invitation of Hoxha.", "Arben Hoxha"),
    (f"{PAIR} spoke by phone on Babic's initiative.", "Ivana Babic"),
    (f"{PAIR} spoke by phone. The call was initiated by Tirana.", "Albania"),
    (f"{PAIR} spoke by phone. The call took place at the request of the Croatian president.", "Ivana Babic"),
    (f"{PAIR} spoke by phone.", None),
    (f"{PAIR} spoke by phone about Albania's request for a loan.", None),
    ("Croatian President Ivana Babic called Albanian President Arben Hoxha.", None),
    (f"At the suggestion of Albania, {PAIR} spoke by phone.", "Albania"),
    (f"{PAIR} spoke by phone. The call was made at the request of the Croatian side.", "Croatia"),
    (
        "At the invitation of Arben Hoxha, Albania's president, Croatian President Ivana Babic visited Tirana.",
        "Arben Hoxha",
    ),
    (f"The call between {PAIR}, requested by Albania, was short.", "Albania"),
    (f"{PAIR} spoke by phone. The call was placed by the Albanian side.", "Albania"),
    (f"{PAIR} met in Split. The meeting came at the urging of Albania.", "Albania"),
]

ORDINALS = [
    (f"{PAIR} held a second round of talks.", 2),
    (f"It was the fourth meeting between {PAIR}.", 4),
    (f"{PAIR} held their third call this year.", 3),
    (f"{PAIR} met.", None),
    ("The talks between Croatia and Albania were called off on Monday.", None),
    (f"{PAIR} discussed the second bridge.", None),
    (f"It was the third time {PAIR} had met since 2020.", 3),
    (f"{PAIR} met for the 12th time in two years.", 12),
    (f"{PAIR} met for a second day.", None),
    ("The call was Croatian President Ivana Babic's fourth with Albanian President Arben Hoxha.", 4),
    (f"{PAIR} spoke by phone on Sunday, their fourth conversation since 2022.", 4),
    ("Talks between Croatia and Albania entered their seventh round.", 7),
]

TOPICS = [
    (f"{PAIR} held talks on the sea border.", ["the sea border"]),
    (f"{PAIR} discussed visas for students.", ["visas for students"]),
    (f"{PAIR} spoke by phone about the flood.", ["the flood"]),
    (f"{PAIR} discussed trade and fishing.", ["trade", "fishing"]),
    (f"{PAIR} met on Monday.", []),
    ("Croatia supplied ambulances and medicine to Albania.", ["ambulances", "medicine"]),
    (f"{PAIR} met. The meeting focused on the gas price.", ["the gas price"]),
    (f"{PAIR} met on Monday to discuss gas prices and to talk about the sea border.", ["gas prices", "the sea border"]),
    (
        f"{PAIR} held the third round of talks on Bosnia, trade and a joint airport.",
        ["Bosnia", "trade", "a joint airport"],
    ),
    (f"The talks between {PAIR} lasted an hour and focused on gas.", ["gas"]),
    (f"The main topics of the call between {PAIR} were gas and the sea border.", ["gas", "the sea border"]),
    (f"Topics on the agenda of the meeting between {PAIR} included gas.", ["gas"]),
    (f"Gas dominated the talks between {PAIR}.", ["Gas"]),
    (f"{PAIR} met on the sidelines of a fair.", []),
    (f"{PAIR} exchanged views on gas and on ways to end the dispute.", ["gas", "ways to end the dispute"]),
    (f"{PAIR} discussed gas (and most of a promise).", ["gas", "most of a promise"]),
    (f"{PAIR} discussed the “new start”.", ["the “new start”"]),
    (f"{PAIR} met on Monday. Gas and the sea border were on the agenda.", ["Gas", "the sea border"]),
    (f"{PAIR} met on Monday. Gas is on the Croatian agenda.", []),
    (f"{PAIR} met on Monday, with gas at the top of their agenda.", ["gas"]),
    (f"The two sides exchanged opinions on gas, said a readout of Monday's talks between {PAIR}.", ["gas"]),
    ("Croatian President Ivana Babic used her meeting with Albanian President Arben Hoxha to discuss gas.", ["gas"]),
]


@pytest.mark.parametrize(("text", "date"), DATES)
def test_date(tell, text, date):
    assert tell(text).only.date == date


@pytest.mark.parametrize(("text", "place", "country"), PLACES)
def test_place(tell, text, place, country):
    found = tell(text).only.place
    assert (found and found.name, found and found.country) == (place, country)


@pytest.mark.parametrize(("text", "duration", "hedge"), DURATIONS)
def test_duration(tell, text, duration, hedge):
    event = tell(text).only
    assert (event.duration, event.duration_hedge) == (duration, hedge)


@pytest.mark.parametrize(("text", "initiator"), INITIATORS)
def test_initiator(tell, text, initiator):
    told = tell(text)
    found = told.only.initiator
    assert (told.names((found,)) if found else [None]) == [initiator]


@pytest.mark.parametrize(("text", "ordinal"), ORDINALS)
def test_ordinal(tell, text, ordinal):
    assert tell(text).only.ordinal == ordinal


@pytest.mark.parametrize(("text", "topics"), TOPICS)
def test_topics(tell, text, topics):
    assert list(tell(text).only.topics) == topics


def test_a_clock_time_keeps_its_zone(tell):
    assert tell(f"{PAIR} will speak by phone at 14:00 Moscow time on Friday.").only.time == "14:00[Europe/Moscow]"


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        (f"{PAIR} spoke on Monday and will meet on Friday.", ["2024-05-13", "2024-05-17"]),
        (f"{PAIR} met in 2021. They met again on Tuesday.", ["2021", "2024-05-14"]),
        (
            "Croatia expelled a Serbian diplomat on Monday, and Serbia expelled a Croatian diplomat on Tuesday.",
            ["2024-05-13", "2024-05-14"],
        ),
        (
            "Croatia expelled a Serbian diplomat on Monday, two days after Albania and Serbia met.",
            ["2024-05-11", "2024-05-13"],
        ),
        ("Croatia and Albania spoke on Monday shortly after Serbia's talks with Greece.", ["2024-05-13", "2024-05-13"]),
    ],
)
def test_each_event_has_its_own_date(tell, text, dates):
    assert sorted(e.date for e in tell(text).events) == dates
