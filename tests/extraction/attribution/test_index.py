"""Who vouches for a word, and who is speaking there."""

from __future__ import annotations

from dateline.extraction.attribution import UNNAMED, Attributions
from dateline.language import Document, Token
from tests.extraction.attribution.conftest import Read


def token(documents: list[Document], word: str) -> Token:
    return next(t for d in documents for t in d.tokens if t.text == word)


def sources(read: Read, text: str, word: str) -> list[str]:
    _, found, documents = read(text)
    return [a.speaker for a in found.governing(token(documents, word))]


def test_the_outermost_source_comes_first(read: Read) -> None:
    text = "Nordvik reports that Lind said that Novak had told Haddad that the dam burst."
    assert sources(read, text, "burst") == ["Nordvik", "Lind", "Novak"]


def test_a_relay_vouches_before_the_source_that_it_cites(read: Read) -> None:
    assert sources(read, "The dam has burst, Nordvik reports, citing two officials.", "burst") == [
        "Nordvik",
        "two officials",
    ]


def test_the_cue_is_outside_its_content(read: Read) -> None:
    assert sources(read, "The dam, Lind said, burst.", "burst") == ["Lind"]
    assert sources(read, "The dam, Lind said, burst.", "said") == []


def test_what_the_reporter_adds_is_nobodys(read: Read) -> None:
    assert sources(read, "The dam is safe, Lind said, while water poured into the valley.", "poured") == []


def test_reportedly_is_vouched_for_by_nobody_named(read: Read) -> None:
    assert sources(read, "The dam has reportedly burst.", "burst") == [UNNAMED]


def test_an_attitude_vouches_for_nothing(read: Read) -> None:
    assert sources(read, "Lind welcomed the talks between the two sides.", "talks") == []


def test_a_quotation_over_sentences_is_governed_throughout(read: Read) -> None:
    assert sources(read, "“The dam burst. Nobody was hurt,” Lind said.", "hurt") == ["Lind"]
    assert sources(read, "“The dam burst. Nobody was hurt,” Lind said.", "burst") == ["Lind"]


def test_speaker_of_a_direct_quotation(read: Read) -> None:
    _, found, documents = read("“We shall go,” Lind said. Novak said we had to wait.")
    we = [t for t in documents[0].tokens if t.lower == "we"]
    assert [found.speaker_at(t) for t in we] == ["Lind", None]


def test_first_person_within_a_quotation_is_its_speaker(read: Read) -> None:
    _, found, _ = read("“I told Haddad that the dam would burst,” Lind said.")
    assert {a.speaker for a in found.all} == {"Lind"}


def test_no_attributions_at_all(read: Read) -> None:
    _, found, documents = read("The dam burst at noon.")
    assert isinstance(found, Attributions)
    assert found.all == [] and found.governing(token(documents, "burst")) == []
