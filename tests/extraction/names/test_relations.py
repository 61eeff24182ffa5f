"""What somebody is to the other party of a contact: host, guest, rival."""

from __future__ import annotations

HOSTED = "Peruvian President Rosa Ibarra received Chilean President Tomas Araya in Lima. "


def test_host_and_guest_by_whose_they_are(tell):
    told = tell(HOSTED + "Araya thanked his host. Ibarra praised her guest.")
    assert told.who("host") == ["Rosa Ibarra"]
    assert told.who("guest") == ["Tomas Araya"]


def test_the_visitor_is_who_was_received(tell):
    assert tell(HOSTED + "The visitor left early.").who("visitor") == ["Tomas Araya"]


def test_the_other_of_a_meeting(tell):
    told = tell("Rosa Ibarra met Tomas Araya in Lima. Araya accused his rival of lying. The rival left.")
    assert told.who("rival") == ["Rosa Ibarra"]
    assert told.who("rival", 2) != ["Rosa Ibarra"]


def test_a_host_of_nobody_told_is_nobody(tell):
    assert tell("Rosa Ibarra thanked her host.").who("host") == []


def test_the_host_of_several_is_the_one_besides_them(tell):
    told = tell(
        "Rosa Ibarra and Tomas Araya spoke in Oslo. Norwegian Prime Minister Ivo Lang gave a dinner. "
        "Ibarra and Araya thanked their host."
    )
    assert told.who("host") == ["Ivo Lang"]
