"""Text pages told apart, whole: headline, credits, date, paragraphs, links."""

from __future__ import annotations

import pytest

from dateline.errors import InputError
from dateline.reading import read_text
from tests.reading.pages import SAMPLES, WIRE


@pytest.mark.parametrize("name", SAMPLES)
def test_fields(name: str) -> None:
    sample = SAMPLES[name]
    article = read_text(sample.text)
    assert {key: getattr(article, key) for key in sample.fields} == sample.fields


@pytest.mark.parametrize("name", SAMPLES)
def test_body_has_the_paragraphs_and_nothing_else(name: str) -> None:
    sample = SAMPLES[name]
    lines = read_text(sample.text).body.split("\n")
    assert [line[: len(start)] for line, start in zip(lines, sample.paragraphs, strict=True)] == sample.paragraphs


@pytest.mark.parametrize("name", SAMPLES)
def test_links_keep_their_block(name: str) -> None:
    sample = SAMPLES[name]
    found: dict[str, list[str]] = {}
    for link in read_text(sample.text).links:
        found.setdefault(link.block, []).append(link.headline)
    assert found == sample.links


@pytest.mark.parametrize("name", SAMPLES)
def test_blank_lines_may_be_lost(name: str) -> None:
    sample = SAMPLES[name]
    if name == "wrapped":  # without blank lines nothing shows where its paragraphs end
        return
    packed = "\n".join(line for line in sample.text.splitlines() if line.strip())
    assert read_text(packed).body == read_text(sample.text).body


def test_windows_line_ends_change_nothing() -> None:
    assert read_text(WIRE.text.replace("\n", "\r\n")) == read_text(WIRE.text)


def test_a_known_headline_is_not_read_again() -> None:
    article = read_text("Talks Resume\n\nThe ministers met on Friday in the capital.", headline="Talks Resume")
    assert (article.headline, article.body) == ("Talks Resume", "The ministers met on Friday in the capital.")


def test_plain_text_without_a_headline() -> None:
    article = read_text("The ministers met on Friday. They spoke for an hour about the border.")
    assert (article.headline, article.links) == (None, ())


@pytest.mark.parametrize(
    "text", ["Menu\nHome\nNews\nSport", "Read also:\n- One Headline Here\n- Another Headline Here", "###"]
)
def test_a_page_without_running_text_has_no_article(text: str) -> None:
    with pytest.raises(InputError, match="no article"):
        read_text(text)


def test_a_list_within_the_report_stays() -> None:
    text = (
        "The two sides agreed on this:\n- an exchange of prisoners;\n- a meeting in May;\n- open roads.\nNobody signed."
    )
    assert read_text(text).body == text


@pytest.mark.parametrize(
    "kicker", ["World", "ANALYSIS", "Home > News > Politics", "News Feed, Belmora, Border", "The Hallen Times"]
)
def test_what_stands_above_the_headline_is_not_the_headline(kicker: str) -> None:
    text = f"{kicker}\nMayor Steps Down Over Contract\nThe mayor of Hallen resigned on Tuesday."
    assert read_text(text).headline == "Mayor Steps Down Over Contract"


def test_a_medium_above_the_headline_is_the_publisher() -> None:
    text = "The Hallen Times\nMayor Steps Down Over Contract\nThe mayor of Hallen resigned on Tuesday."
    assert read_text(text).publisher == "The Hallen Times"


def test_an_answer_of_one_word_stays() -> None:
    text = "Ruta Lind asked the mayor three things.\nWill you resign?\nNo."
    assert read_text(text).body == text


def test_a_paragraph_that_lost_its_full_stop() -> None:
    article = read_text(
        "Mayor Steps Down\nThe mayor of Hallen resigned on Tuesday after an audit of the road, officials said"
    )
    assert article.body == "The mayor of Hallen resigned on Tuesday after an audit of the road, officials said"


def test_a_sentence_that_begins_like_a_credit_stays() -> None:
    text = "Reporting by foreign media has been restricted since the coup.\nEditing of films by the censor goes on."
    assert read_text(text).body == text


def test_title_cased_list_under_an_unknown_label_is_furniture() -> None:
    text = (
        "Mayor Steps Down\nThe mayor of Hallen resigned on Tuesday.\nThis week in Hallen\n"
        "- Bakers Raise Prices Again\n- Two Climbers Rescued Near Pass\nHe had served for ten years."
    )
    article = read_text(text)
    assert article.body == "The mayor of Hallen resigned on Tuesday.\nHe had served for ten years."
    assert [link.headline for link in article.links] == ["Bakers Raise Prices Again", "Two Climbers Rescued Near Pass"]


def test_a_lead_that_is_names_for_the_most_part_stays() -> None:
    lead = (
        "RABAT, May 8 (Meridian) - President Omar Tazi will receive Norwegian Foreign Minister Ingrid Solberg in "
        "Tangier on May 22, Royal Palace press secretary Leila Amrani said on Friday."
    )
    assert read_text(f"Talks set for May\n\n{lead}\n\nThey last met in March.").body.startswith("RABAT")
