"""Parameters as filters, and the links that keep them."""

from __future__ import annotations

import pytest

from dateline.web.asking import Asked, BadRequestError, asked_of, path_of


def test_parameters_have_the_names_of_the_command_line() -> None:
    asked = asked_of([("actor", "Hale"), ("actor", "Oršić"), ("status", "planned"), ("as_of", "2026-03-06")])
    assert asked.filters["actors"] == ("Hale", "Oršić")
    assert asked.filters["statuses"] == ("planned",)
    assert asked.filters["as_of"] == "2026-03-06"


def test_what_a_form_leaves_empty_asks_for_nothing() -> None:
    assert asked_of([("actor", " "), ("since", ""), ("utm_source", "x")]) == Asked()


@pytest.mark.parametrize(
    ("name", "value"), [("since", "soon"), ("status", "happened"), ("limit", "0"), ("limit", "x"), ("type", "TALK")]
)
def test_what_is_wrong_is_named(name: str, value: str) -> None:
    with pytest.raises(BadRequestError, match=f"{name}: '{value}' is not right"):
        asked_of([(name, value)])


def test_a_zero_character_is_no_text() -> None:
    with pytest.raises(BadRequestError, match="about: it holds a zero character"):
        asked_of([("about", "a\0b")])


def test_a_span_goes_forward() -> None:
    with pytest.raises(BadRequestError, match="comes after"):
        asked_of([("since", "2026-03-06"), ("until", "2026-03-05")])


def test_links_keep_what_was_asked() -> None:
    asked = asked_of([("actor", "Hale"), ("actor", "Oršić"), ("as_of", "2026-03-06"), ("after", "x"), ("limit", "9")])
    assert asked.link("/plans") == "/plans?actor=Hale&actor=Or%C5%A1i%C4%87&as_of=2026-03-06&limit=9"
    assert asked.link("/", actor=["Hale"], as_of=None, limit=None) == "/?actor=Hale"
    assert asked.link("/", actor=None, after="y").endswith("&after=y")
    assert asked.at("/events/1#report-2", why=1) == "/events/1?as_of=2026-03-06&why=1#report-2"


def test_an_id_may_hold_any_character() -> None:
    assert path_of("articles", "https://x.example/a?b#c") == "/articles/https%3A%2F%2Fx.example%2Fa%3Fb%23c"
