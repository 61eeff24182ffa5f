from __future__ import annotations

import pytest

from dateline.reading.furniture import is_end_mark, is_furniture

FURNITURE = [
    "Photo: a boiler house in Hallen. Herald archive",
    "Mira Tolan at the Old Palace on Thursday. Photograph: Ivan Lemm/LPA",
    "The two presidents shake hands [Ivan Lemm/Unity]",
    "Mira Tolan speaks in Riverton, October 3, 2025. UNITY/Ivan Lemm",
    "FILE PHOTO: Mira Tolan arrives for a meeting in Riverton.",
    "(Photo by Ivan Lemm/Images Inc)",
    "Share on Facebook | Share on X | Email",
    "Share this article: Telegram / WhatsApp / Facebook",
    "Sign up to First Light, our free daily newsletter. Enter your email address.",
    "Subscribe to our Telegram channel and be the first to know!",
    "Get the Courier in your inbox. By signing up you accept our privacy policy.",
    "We use cookies to improve your experience. Accept all / Manage",
    "This live blog is now closed.",
    "This story has been auto-published from an agency feed without modification.",
    "This article was first published in Portuguese on 3 May.",
    "Lena Voss contributed to this report from Belmora City.",
    "ADVERTISEMENT",
    "Listen to this article · 2 min",
    "Updated at 6.52pm",
    "5 min read",
    "Press desk: press@example.org, tel. +44 20 7946 0000",
    "© Agencies",
    "***",
    "20:10",
]
BODY = [
    "Allies, he said.",
    "Support for US strikes fell to a third, a poll showed.",
    "Follow-up talks are planned for May.",
    "“Subscribe to our newsletter,” the spam mail said, and ten thousand people did.",
    "Watch groups said that the vote had been stolen.",
    "The report was published by the ministry on Monday.",
    "This report has angered the opposition, which wants it withdrawn.",
    "Sharing a platform with Tolan, Reik said that he was ready.",
    "Photographs of the meeting showed the two men smiling.",
    "Contact between the two armies has been lost since Monday.",
    "Comments by the minister drew criticism in Belmora.",
    "He spoke to the Hallen Times (which backs the opposition).",
    "Live fire was heard in Hallen overnight, residents said.",
    "Printed copies of the treaty were handed to both sides.",
    "Reporting by foreign media has been restricted since the coup, which the government defends.",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize("line", BODY)
def test_sentences_of_a_report(line: str) -> None:
    assert not is_furniture(line)


@pytest.mark.parametrize(
    ("line", "ends"), [("###", True), ("-30-", True), ("ENDS", True), ("-- Ends --", True), ("The End", False)]
)
def test_end_marks(line: str, ends: bool) -> None:
    assert is_end_mark(line) is ends
