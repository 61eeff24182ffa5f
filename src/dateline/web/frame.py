"""The frame of every page: sections, the filters that are on, the keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from dateline.types import EventType, Stance, Status
from dateline.views.days import long_date
from dateline.views.wording import status_label
from dateline.web.asking import NO_FILTERS, Asked

SECTIONS = (
    ("story", "/", "Story"),
    ("plans", "/plans", "Plans"),
    ("disputes", "/disputes", "Disputes"),
    ("statements", "/statements", "Statements"),
    ("actors", "/actors", "Actors"),
    ("changes", "/changes", "Changes"),
    ("articles", "/articles", "Reports"),
)
"""The sections of every page's head: what keys and pages call them, where they are, their title."""

KEYS = (
    (("j", "k"), "next, previous entry"),
    (("o",), "open the entry"),
    (("n", "b"), "next page, page before"),
    (("g s",), "story"),
    (("g p",), "plans"),
    (("g d",), "disputes"),
    (("g t",), "statements"),
    (("g a",), "actors"),
    (("g c",), "changes"),
    (("g r",), "reports"),
    (("u",), "up to the section"),
    (("/",), "search"),
    (("f",), "filter"),
    (("y",), "as of a day"),
    (("?",), "this sheet"),
)
_LABELS = {"since": "from", "until": "until"}


def frame(asked: Asked, path: str) -> dict[str, Any]:
    """What the frame of a page shows.

    `sections` and `home`; `chosen`, each filter that is on with the address without it; `hidden(*names)`, the
    parameters that a form keeps beside its own fields; the choices of filters; `key_list`.
    """

    def hidden(*fields: str) -> list[tuple[str, str]]:
        return [(name, value) for name, value in asked.pairs() if name not in fields]

    return {
        "sections": SECTIONS,
        "section": None,
        "home": asked.at("/"),
        "words": asked.words,
        "chosen": list(_chosen(asked, path)),
        "hidden": hidden,
        "key_list": KEYS,
        "all_statuses": get_args(Status),
        "all_types": get_args(EventType),
        "all_stances": get_args(Stance),
    }


def _chosen(asked: Asked, path: str) -> Iterator[tuple[str, str]]:
    for name, value in asked.pairs():
        if name in NO_FILTERS:
            continue
        yield _label(name, value), asked.without(path, name, value)


def _label(name: str, value: str) -> str:
    if name in ("since", "until"):
        return f"{_LABELS[name]} {long_date(value)}"
    if name == "about":
        return f"about “{value}”"
    return status_label(value) if name == "status" else value
