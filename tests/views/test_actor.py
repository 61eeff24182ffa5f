"""One actor close up, asked of a record that is kept."""

from __future__ import annotations

from collections.abc import Callable

from dateline.types import Reading
from dateline.views import Record
from tests.record.build import event, reading
from tests.views.sayings import article, with_event

Opened = Callable[..., Record]


def test_roles_have_the_days_and_articles_that_give_them(record_of: Opened) -> None:
    spoken = ("ana-ruiz", "asserts", "so it is")
    actor = record_of(
        article("a", "2031-03-03", spoken, roles="Minister"),
        article("b", "2031-03-09", spoken, roles="Minister,Member"),
        article("c", "2031-04-01", spoken, roles="President"),
    ).actor("Ruiz")
    assert [(r.title, r.first, r.first_article, r.last, r.last_article, r.articles) for r in actor.roles_over_time] == [
        ("Minister", "2031-03-03", "a", "2031-03-09", "b", 2),
        ("Member", "2031-03-09", "b", "2031-03-09", "b", 1),
        ("President", "2031-04-01", "c", "2031-04-01", "c", 1),
    ]


def test_roles_as_of_a_day_know_no_later_ones(record_of: Opened) -> None:
    spoken = ("ana-ruiz", "asserts", "so it is")
    record = record_of(
        article("a", "2031-03-03", spoken, roles="Minister"), article("c", "2031-04-01", spoken, roles="President")
    )
    assert record.actor("Ruiz", as_of="2031-03-31").roles == ("Minister",)
    assert record.actor("Ruiz").roles == ("Minister", "President")


def test_contacts_that_were_held_and_those_that_are_planned(record_of: Opened) -> None:
    actor = record_of(
        reading("a", "2031-03-03", event("x", date="2031-03-02", mode="phone")),
        reading("b", "2031-03-20", event("x", date="2031-03-19"), event("y", "ana-ruiz nils-berg")),
        reading("c", "2031-03-21", event("x", "ana-ruiz joao-lima", "planned", date="2031-05-02")),
        reading("d", "2031-03-21", event("x", "ana-ruiz pedro-costa", "cancelled", date="2031-05-03")),
    ).actor("Ruiz")
    assert [(c.name, c.times, c.first, c.last, c.reported) for c in actor.contacts] == [
        ("João Lima", 2, "2031-03-02", "2031-03-19", "2031-03-20"),
        ("Nils Berg", 1, None, None, "2031-03-20"),
    ]
    assert [(c.name, c.times, c.first) for c in actor.planned_contacts] == [("João Lima", 1, "2031-05-02")]
    assert [p.outcome for p in actor.open_plans] == ["open"]


def spoken() -> Reading:
    told = article(
        "a",
        "2031-03-03",
        ("ana-ruiz", "demands", "Portugal open its ports"),
        ("ana-ruiz", "demands", "nobody fish there"),
        ("ana-ruiz", "promises", "help will come"),
        ("joao-lima", "warns", "the bridge will be closed"),
        ("ana-ruiz", "denies", "the fleet was sent"),
        also="portugal spain",
    )
    demand = {"type": "REQUEST", "actors": ("ana-ruiz",), "recipients": ("portugal",)}
    threat = {"type": "THREATEN", "actors": ("joao-lima",), "recipients": ("ana-ruiz",)}
    told = with_event(told, "ana-ruiz says Portugal open its ports", **demand)
    told = with_event(told, "joao-lima says the bridge will be closed", **threat)
    fleet = {"type": "MOBILIZE", "actors": ("spain",), "recipients": (), "status": "denied"}
    return with_event(told, "the fleet was sent", **fleet, according_to=("ana-ruiz",))


def test_what_is_an_event_and_a_quotation_is_one_demand(record_of: Opened) -> None:
    actor = record_of(spoken()).actor("Ruiz")
    assert [(a.words, a.to_names, a.event is None, a.stance) for a in actor.demands] == [
        ("Portugal open its ports", ("Portugal",), False, "demands"),
        ("nobody fish there", (), True, "demands"),
    ]
    assert [(a.words, a.statement, a.published, a.article) for a in actor.pledges] == [
        ("help will come", "s2", "2031-03-03", "a")
    ]


def test_what_others_address_to_an_actor_and_what_it_denies(record_of: Opened) -> None:
    record = record_of(spoken())
    actor = record.actor("Ruiz")
    assert [(a.by_names, a.to_names, a.words) for a in actor.threats_to] == [
        (("João Lima",), ("Ana Ruiz",), "joao-lima says the bridge will be closed")
    ]
    assert actor.threats == ()
    assert [a.words for a in actor.denials] == ["the fleet was sent"]
    lima = record.actor("Lima")
    assert [(a.words, a.stance) for a in lima.threats] == [("the bridge will be closed", "warns")]
    assert [(a.by_names, a.words) for a in record.actor("Portugal").demands_of] == [
        (("Ana Ruiz",), "ana-ruiz says Portugal open its ports")
    ]
