"""Text pages in many desks' manners, all invented, with what reading should make of each."""

from __future__ import annotations

from typing import Any, NamedTuple


class Sample(NamedTuple):
    """A page, the fields expected of its article, its paragraphs by their beginnings, and its links by block."""

    text: str
    fields: dict[str, Any]
    paragraphs: list[str]
    links: dict[str, list[str]] = {}  # noqa: RUF012 (never changed)


WIRE = Sample(
    """\
Border Talks Resume After Six Years

By Tom Haas

RIVERTON, Oct 3 (Northlight) - The foreign ministers of Arvania and Belmora met on Friday for the first time in years.

The talks lasted three hours. "We have a long road ahead," Petra Kovalik told reporters.

(Reporting by Tom Haas in Riverton; additional reporting by Lena Voss; Editing by Mark Dunn)

© Northlight 2025. All rights reserved.
""",
    {"headline": "Border Talks Resume After Six Years", "byline": "Tom Haas", "publisher": "Northlight",
     "published": "2025-10-03", "published_from": "dateline"},
    ["RIVERTON, Oct 3 (Northlight) - The foreign", "The talks lasted"],
)  # fmt: skip
AGENCY = Sample(
    """\
Arvania, Belmora to reopen border after talks
By JOHN HAWKINS
Updated 4:15 PM EDT, October 3, 2025
FILE - Foreign Minister Petra Kovalik arrives for a meeting in Riverton, Sept. 2, 2025. (Unity Photo/Luis Marr, File)
RIVERTON (Unity) — The foreign ministers of Arvania and Belmora agreed Friday to reopen the border, officials said.
Kovalik said the decision would take effect on Monday.
___
Unity writer Lena Voss in Belmora City contributed to this report.
""",
    {"headline": "Arvania, Belmora to reopen border after talks", "byline": "John Hawkins", "publisher": "Unity",
     "published": None},
    ["RIVERTON (Unity)", "Kovalik said"],
)  # fmt: skip
BROADCASTER = Sample(
    """\
Arvania and Belmora agree to reopen border

2 hours ago
Share
Save
Lena Voss
Channel News, Riverton
Getty Images The two ministers shake hands in front of their flags

The foreign ministers of Arvania and Belmora have agreed to reopen their border.

The crossing at Hallen has been shut since 2019, when Belmora accused its neighbour of smuggling.

'A new page'
"This is a new page," Ms Kovalik said.

More on this story
Why the Hallen crossing matters
Belmora's president faces no-confidence vote
Related topics
Arvania
Belmora
""",
    {"headline": "Arvania and Belmora agree to reopen border", "byline": "Lena Voss", "publisher": "Channel News"},
    ["The foreign ministers", "The crossing at", "'A new page'", '"This is a new page,"'],
    {"related": ["Why the Hallen crossing matters", "Belmora's president faces no-confidence vote"]},
)
PRESIDENCY = Sample(
    """\
Meeting with Prime Minister of Belmora Anton Reik
The President of Arvania received the Prime Minister of Belmora at the Old Palace.
October 3, 2025
14:30
Old Palace, Riverton
1 of 5
Photo: Ivan Lemm, Presidential Press Office
The two leaders discussed trade and energy cooperation.
President of Arvania Mira Tolan: Mr Prime Minister, welcome to Riverton. We have much to talk about.
Prime Minister of Belmora Anton Reik: Thank you, Madam President.
<…>
See also
Telephone conversation with Prime Minister of Belmora Anton Reik
September 21, 2025
Working meeting with Minister of Energy Karl Dunn
September 20, 2025
Topics
Foreign policy
Publication status
Published in sections: News, Visits
Publication date: October 3, 2025, 14:30
""",
    {"headline": "Meeting with Prime Minister of Belmora Anton Reik", "byline": None, "publisher": None,
     "published": "2025-10-03", "published_from": "metadata"},
    ["The President of Arvania", "The two leaders", "President of Arvania", "Prime Minister of Belmora"],
    {"related": ["Telephone conversation with Prime Minister of Belmora Anton Reik",
                 "Working meeting with Minister of Energy Karl Dunn"]},
)  # fmt: skip
READOUT = Sample(
    """\
Secretary Harlan's Call with Arvanian Foreign Minister Kovalik
Readout
Office of the Spokesperson
October 3, 2025
The below is attributable to Spokesperson Dana Whitlock:
Secretary of State Paul Harlan spoke today with Petra Kovalik. The Secretary urged her to reopen the border.
###
About the Department
The department was founded in 1901.
""",
    {"headline": "Secretary Harlan's Call with Arvanian Foreign Minister Kovalik", "byline": None, "publisher": None,
     "published": "2025-10-03"},
    ["Secretary of State Paul Harlan"],
)  # fmt: skip
REGIONAL = Sample(
    """\
Home > News > Politics
Arvania’s Tax Chief Detained at Airport
03.10.2025, 11:20
1254 views
The head of the tax service was detained at Riverton airport on Thursday, Belmora.info reports, citing the police.
READ ALSO: Customs Chief Steps Down After Audit
According to the prosecutor’s office, he is suspected of abuse of power.
Read more: Two Deputies Questioned in Tax Case
His lawyer denied the accusations.
Follow us on Telegram!
Found a mistake? Select it and press Ctrl+Enter
Tags: tax, corruption, airport
News of the day
11:05 Riverton Metro Fares to Rise in January
10:40 Football: Arvania Beats Belmora 2-0
""",
    {"headline": "Arvania’s Tax Chief Detained at Airport", "publisher": "Belmora.info", "published": "2025-10-03"},
    ["The head of", "According to", "His lawyer"],
    {"related": ["Customs Chief Steps Down After Audit", "Two Deputies Questioned in Tax Case"],
     "latest": ["Riverton Metro Fares to Rise in January", "Football: Arvania Beats Belmora 2-0"]},
)  # fmt: skip
NO_SPACES = Sample(
    """\
Arvania Recalls Envoy Over Border Shooting
Arvania recalled its ambassador on Thursday after a border guard was shot dead, the Riverton Herald reports.
Belmora denied that its troops had fired. "Nobody on our side pulled a trigger," said Otto Brandt.
Recommended for you
•Belmora Closes Two Checkpoints
•Who Was the Guard Killed at Hallen?
Arvania has demanded an inquiry.
Original Author:Ruta Lind
Latest news
-Metro Fares to Rise
-New School Opens in Hallen""",
    {"headline": "Arvania Recalls Envoy Over Border Shooting", "byline": "Ruta Lind", "publisher": None},
    ["Arvania recalled", "Belmora denied", "Arvania has demanded"],
    {"related": ["Belmora Closes Two Checkpoints", "Who Was the Guard Killed at Hallen?"],
     "latest": ["Metro Fares to Rise", "New School Opens in Hallen"]},
)  # fmt: skip
BROADSHEET = Sample(
    """\
Arvania
Belmora and Arvania agree to reopen border after six years
Foreign ministers shake hands in Riverton but leave gas dispute for later

Lena Voss in Riverton and Tom Haas
Fri 3 Oct 2025 17.12 BST
Last modified on Fri 3 Oct 2025 19.40 BST
View image in fullscreen
Petra Kovalik and Anton Reik in Riverton on Friday. Photograph: Ivan Lemm/LPA
The foreign ministers of Arvania and Belmora have agreed to reopen their border, six years after it was shut.

In a joint statement they said the crossing at Hallen would open on Monday.
skip past newsletter promotion
Sign up to First Light
Free daily newsletter
Enter your email address
after newsletter promotion
“We have turned a page,” Kovalik said.
Explore more on these topics
Arvania
Belmora
Share
Reuse this content
""",
    {"headline": "Belmora and Arvania agree to reopen border after six years", "byline": "Lena Voss and Tom Haas",
     "published": "2025-10-03"},
    ["The foreign ministers", "In a joint statement", "“We have turned a page,” Kovalik said."],
)  # fmt: skip
BLOG = Sample(
    """\
Why the Hallen deal will not last

Posted on October 5, 2025 by ruta

I have been to Hallen three times, and I do not believe in this deal. The mayor told me that the road was mined.

There are three things to watch:
- the price of gas,
- the vote in Belmora;
- whether the mines are cleared.

If you like this post, share it with your friends and subscribe to my newsletter.

3 Comments
""",
    {"headline": "Why the Hallen deal will not last", "published": "2025-10-05"},
    ["I have been", "There are three", "- the price", "- the vote", "- whether"],
)
LIVE = Sample(
    """\
Hallen border talks live: ministers arrive in Riverton

LIVE
Lena Voss and Tom Haas
3 October 2025

Key events
16.40 BST
Arvania and Belmora have agreed to reopen the crossing at Hallen, officials in Riverton say.
Share
Updated at 16.52 BST
15.10 BST
Petra Kovalik has arrived at the Old Palace. She did not speak to reporters.
""",
    {"headline": "Hallen border talks live: ministers arrive in Riverton", "byline": "Lena Voss and Tom Haas",
     "published": "2025-10-03"},
    ["Arvania and Belmora have", "Petra Kovalik has"],
)  # fmt: skip
STATE_AGENCY = Sample(
    """\
Arvania, Belmora agree to reopen border crossing
Source: Eastwind | 2025-10-03 21:14:00 | Editor: huaxin
RIVERTON, Oct. 3 (Eastwind) -- Arvania and Belmora agreed on Friday to reopen the Hallen border crossing.
The ministry said in a statement that the crossing would open on Monday. ■
""",
    {"byline": None, "publisher": "Eastwind", "published": "2025-10-03", "published_from": "metadata"},
    ["RIVERTON, Oct. 3 (Eastwind) --", "The ministry said"],
)
SLASHES = Sample(
    """\
RIVERTON, October 3, 2025. /VESTA/. President Mira Tolan will visit Belmora in May, Karl Lund told reporters.

"The visit is scheduled for October 9," he said.
""",
    {"headline": None, "publisher": "VESTA", "published": "2025-10-03", "published_from": "dateline"},
    ["RIVERTON, October 3, 2025. /VESTA/.", '"The visit'],
)
WRAPPED = Sample(
    """\
PRESIDENT TOLAN TO VISIT BELMORA

Riverton, 3 October 2025

President Mira Tolan will pay an official visit to Belmora on 9
October at the invitation of Prime Minister Anton Reik, the
Presidential Office announced today. The two leaders will discuss
the reopening of the Hallen crossing and gas transit.

The President will be accompanied by Foreign Minister Petra
Kovalik and a delegation of business leaders.

ENDS

Notes to editors
1. The crossing at Hallen has been closed since 2019.
Contact: Press Office, press@example.org, +44 20 7946 0000
""",
    {"headline": "PRESIDENT TOLAN TO VISIT BELMORA", "byline": None, "publisher": None, "published": "2025-10-03"},
    ["President Mira Tolan will pay an official visit to Belmora on 9 October at the invitation of Prime Minister "
     "Anton Reik, the Presidential Office announced", "The President will be accompanied by Foreign Minister Petra"],
)  # fmt: skip
NEWSPAPER = Sample(
    """\
Exclusive: Belmora plans gas cut-off, documents show
By Ruta Lind, Staff Writer | The Riverton Courier
October 3, 2025 at 6:00 a.m. EDT
Listen
5 min
Comment 214
Belmora plans to cut gas deliveries to Arvania in January, according to documents obtained by The Riverton Courier.
The plan was drawn up by Energy Minister Karl Dunn, who declined to comment.
Advertisement
Story continues below advertisement
"This would be an act of economic war," Arvania's energy minister, Hugo Sand, said in an interview.
Ruta Lind is an investigative reporter at the Riverton Courier. She previously covered energy for the Hallen Post.
""",
    {"headline": "Exclusive: Belmora plans gas cut-off, documents show", "byline": "Ruta Lind",
     "publisher": "The Riverton Courier", "published": "2025-10-03"},
    ["Belmora plans to cut", "The plan was", '"This would be'],
)  # fmt: skip
OWN_WORDS = Sample(
    """\
Hallen Mayor Steps Down Over Contract

The mayor of Hallen resigned on Tuesday, weeks after an audit of a road contract.

"I have nothing to hide," Otto Brandt told the Hallen Messenger.

Get the Messenger every morning. By signing up you accept our privacy policy.
""",
    {"publisher": "Hallen Messenger", "byline": None},
    ["The mayor of Hallen", '"I have nothing'],
)
SAMPLES = {name.lower(): value for name, value in dict(globals()).items() if isinstance(value, Sample)}
"""Every page by its name."""
