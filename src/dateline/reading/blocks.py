"""Blocks of headlines within a page: a label ("Read also:", "Latest news") and the list that follows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from dateline.reading.dates import date_line
from dateline.reading.lines import (
    Line,
    bullet,
    ends_sentence,
    introduces,
    is_headline,
    is_sentence,
    no_words,
    title_share,
    tokens,
)
from dateline.reading.words import begins_with, first_words
from dateline.types import Link, LinkBlock

_MAX_LABEL = 7
_LONGEST = 2000
_SAME_LINE = re.compile(r"(?P<label>[^:|–—]{3,40}?)\s*+(?:[:|]|[–—])\s*+(?P<rest>\S.*)\Z")
_CLOCK = re.compile(r"(?:\d{1,2}[:.]\d{2}\s+)(?=\S)")
_ITEM_BREAK = re.compile(r"\s+[-–—•]\s+")


class Block(NamedTuple):
    """A block of furniture on the lines `start` to `end` (exclusive), with the headlines it holds."""

    start: int
    end: int
    links: tuple[Link, ...]


def label_block(text: str) -> LinkBlock | None:
    """Which block a short label opens, or None if it names none."""
    words = tokens(text)
    if not 1 <= len(words) <= _MAX_LABEL or (ends_sentence(text) and not text.endswith(("...", "…"))):
        return None
    related, latest = begins_with(words, "labels.related"), begins_with(words, "labels.latest")
    if begins_with(words, "labels.tags") >= max(related, latest, 1):
        return None
    if related or latest:
        return "latest" if latest >= related else "related"
    return None


@cache
def label_beginnings() -> frozenset[str]:
    """The words that a label may begin with."""
    return first_words("labels.related") | first_words("labels.latest")


def find_blocks(lines: Sequence[Line], *, unnamed: bool = True) -> list[Block]:
    """Every labelled block of the page, in order and without overlap; `unnamed` with labels of other wordings."""
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        block = _block_at(lines, at) or (_unnamed(lines, at) if unnamed else None)
        if block is not None:
            blocks.append(block)
        at = block.end if block is not None else at + 1
    return blocks


def _block_at(lines: Sequence[Line], at: int) -> Block | None:
    text = lines[at].text
    inline = _same_line(lines, at)
    if inline is not None:
        return inline
    kind = label_block(text)
    if kind is not None:
        return _listed(lines, at, kind)
    if not _opens_words(text):
        return None
    alone = text.endswith(":") or ":" not in text
    return Block(at, _words_end(lines, at + 1) if alone else at + 1, ())


def _listed(lines: Sequence[Line], at: int, kind: LinkBlock) -> Block | None:
    """A named label with its list.

    A label that nothing fits under is furniture only if it is plainly a label; a page's first line, which may be the
    headline, only with a colon or bullets.
    """
    end, items = _bulleted(lines, at + 1)
    plain = lines[at].text.endswith(":")
    if not items and (at or plain):
        end, items = _plain(lines, at + 1)
        plain = plain or len(tokens(lines[at].text)) <= 3
    return Block(at, end, _links(items, kind)) if items or plain else None


def _same_line(lines: Sequence[Line], at: int) -> Block | None:
    """A label and its headlines on one line ("Read also: Who Guards the Road?")."""
    match = _SAME_LINE.match(lines[at].text) if len(lines[at].text) <= _LONGEST else None
    if match is None or len(tokens(match["label"])) > 4:
        return None
    kind = label_block(match["label"])
    if kind is None or not _covers_label(match["label"]):
        return None
    if len(tokens(match["rest"])) < 3:
        return None
    first = bullet(match["rest"])
    items = _ITEM_BREAK.split(first) if first is not None else [match["rest"]]
    if len(items) == 1 and len(tokens(items[0])) > 30:
        return None
    end, more = _bulleted(lines, at + 1)
    return Block(at, end, _links([*items, *more], kind))


def _covers_label(label: str) -> bool:
    """Whether the words of a known label are most of the text before the colon."""
    low = tokens(label)
    size = max(begins_with(low, "labels.related"), begins_with(low, "labels.latest"))
    return size * 2 > len(low) and "," not in label


def _unnamed(lines: Sequence[Line], at: int) -> Block | None:
    """A short label of another wording over a bulleted list of title-cased headlines: still links."""
    text = lines[at].text
    if (
        len(tokens(text)) > _MAX_LABEL
        or ends_sentence(text)
        or introduces(text)
        or bullet(text) is not None
        or no_words(text)
    ):
        return None
    end, items = _bulleted(lines, at + 1)
    if len(items) < 2 or not all(is_headline(i) and title_share(i) > 0.6 for i in items):
        return None
    return Block(at, end, _links(items, "related"))


def _opens_words(text: str) -> bool:
    """A label over tags or over the page's own particulars, alone on its line or with them behind a colon."""
    label, colon, rest = text.partition(":")
    words = tokens(label)
    tags, own = begins_with(words, "labels.tags"), begins_with(words, "labels.particulars")
    if not (tags == len(words) or own == len(words)) or not words:
        return False
    return bool(colon) or not rest


def _words_end(lines: Sequence[Line], at: int) -> int:
    """Where the tags or particulars under a label end: before the next sentence."""
    while at < len(lines) and not is_sentence(lines[at].text) and label_block(lines[at].text) is None:
        at += 1
    return at


def _bulleted(lines: Sequence[Line], at: int) -> tuple[int, list[str]]:
    items = []
    while at < len(lines) and (item := bullet(lines[at].text)) is not None:
        items.append(item)
        at += 1
    return at, items


def _plain(lines: Sequence[Line], at: int) -> tuple[int, list[str]]:
    """Headlines without bullets, a line each, among clock times and dates; running text ends them."""
    items: list[str] = []
    while at < len(lines):
        text = lines[at].text
        if label_block(text) is not None or _opens_words(text):
            break
        if no_words(text) or date_line(text) is not None:
            at += 1
            continue
        if not _plain_item(text):
            break
        items.append(text)
        at += 1
    return at, items


def _plain_item(text: str) -> bool:
    if not is_headline(text) or introduces(text):
        return False
    return not is_sentence(text) or (text.endswith("?") and len(tokens(text)) <= 15)


def _links(items: Sequence[str], kind: LinkBlock) -> tuple[Link, ...]:
    shown = [_CLOCK.sub("", item, count=1).strip() for item in items]
    return tuple(Link(block=kind, headline=item) for item in shown if len(tokens(item)) >= 2)
