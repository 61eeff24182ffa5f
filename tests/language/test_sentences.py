"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.sentences import split


def sentences(text):
    return [text[s:e] for s, e, _ in split(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met. They talked.", ["They met.", "They talked."]),
        ("Mr. Okafor met Dr. Lind. It rained.", ["Mr. Okafor met Dr. Lind.", "It rained."]),
        ("The U.S. Senate voted. Then it rose.", ["The U.S. Senate voted.", "Then it rose."]),
        ("He flew to the U.S. The visit was short.", ["He flew to the U.S.", "The visit was short."]),
        ("It began at 3 p.m. Both sides came.", ["It began at 3 p.m.", "Both sides came."]),
        ("J. R. Novak spoke. So did K. Weiss.", ["J. R. Novak spoke.", "So did K. Weiss."]),
        ('"It is over." He left.', ['"It is over."', "He left."]),
        ("“Who knows?” Novak asked. Nobody did.", ["“Who knows?” Novak asked.", "Nobody did."]),
        ("“Stop!” The crowd fell silent.", ["“Stop!”", "The crowd fell silent."]),
        ("The price rose 3.5 percent. It fell.", ["The price rose 3.5 percent.", "It fell."]),
        ("They ended the talks.The minister left.", ["They ended the talks.", "The minister left."]),
        ("News of kapital.kz reached us. Fine.", ["News of kapital.kz reached us.", "Fine."]),
        (
            "OSLO, May 3 (Fjord News) - Talks began. They ended.",
            ["OSLO, May 3 (Fjord News) -", "Talks began.", "They ended."],
        ),
        ("- Ministers meet\n- Farmers wait", ["Ministers meet", "Farmers wait"]),
        ("He waited… Nothing came.", ["He waited…", "Nothing came."]),
        ("", []),
        ("   \n\n ", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, expected):
    assert sentences(text) == expected


def test_a_line_is_a_paragraph():
    assert [p for _, _, p in split("One. Two.\nThree.")] == [0, 0, 1]


@given(st.text(alphabet="ab AB.!?\"“”'\n-()", max_size=200))
def test_sentences_are_in_order_and_never_blank(text):
    at = 0
    for start, end, _ in split(text):
        assert at <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        at = end
