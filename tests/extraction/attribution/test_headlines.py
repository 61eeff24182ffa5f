"""Attribution by the form of a headline."""

from __future__ import annotations

import pytest

from tests.extraction.attribution.conftest import Read


@pytest.mark.parametrize(
    ("headline", "speaker", "cue", "content"),
    [
        ("Kremlin: No Date for the Summit Yet", "Kremlin", ":", "No Date for the Summit Yet"),
        ("Dam Near Oslo May Burst — Bergen Times", "Bergen Times", "—", "Dam Near Oslo May Burst"),
        ('"We are not leaving": Novak', "Novak", ":", "We are not leaving"),
        ("Novak says the dam will hold", "Novak", "says", "the dam will hold"),
        ("Dam will hold for a year, Novak says", "Novak", "says", "Dam will hold for a year"),
        ("Novak Denies That the Dam Is Leaking", "Novak", "Denies", "the Dam Is Leaking"),
    ],
)
def test_headline(read: Read, headline: str, speaker: str, cue: str, content: str) -> None:
    found = [s for s in read("Kremlin, Nordvik and Novak were silent.", headline)[0] if s.evidence[0].in_ == "headline"]
    assert [(s.speaker, s.cue, s.content) for s in found] == [(speaker, cue, content)]


@pytest.mark.parametrize(
    "headline", ["What We Know: The Dam in Five Points", "Novak Signs Deal — And Then Leaves Oslo"]
)
def test_a_colon_or_dash_alone_attributes_nothing(read: Read, headline: str) -> None:
    assert [s for s in read("Novak was silent.", headline)[0] if s.evidence[0].in_ == "headline"] == []


def test_those_who_act_do_not_vouch_for_the_headline(read: Read) -> None:
    _, found, documents = read("The ferry sails.", "Norwegian and Danish ministers meet in Oslo, agree on joint patrol")
    meet = next(t for t in documents[1].tokens if t.text == "meet")
    assert not found.governing(meet)
