"""A text page told apart: headline, credits, date line and paragraphs from the furniture around them.

Form and place decide. Before the first paragraph stand the headline, who wrote it and when; between paragraphs
stand labelled blocks, captions and controls; after the last sentence everything is furniture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.reading import publisher as media
from dateline.reading.blocks import find_blocks, label_block
from dateline.reading.credits import Credit, is_about_author, read_credit
from dateline.reading.dates import date_line
from dateline.reading.furniture import is_caption, is_end_mark, is_furniture
from dateline.reading.lines import (
    Line,
    bullet,
    ends_sentence,
    introduces,
    is_headline,
    is_sentence,
    split,
    title_share,
    tokens,
)
from dateline.reading.names import is_medium
from dateline.reading.words import begins_with
from dateline.types import Link

_MAX_TAIL_NOTES = 4
_EARLY = 4
_CLAUSE = 10


@dataclass
class Page:
    """What a text page holds; `dateline` may date the report where the page has no date line."""

    headline: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    dateline_day: str | None = None
    body: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


def read_page(text: str, headline: str | None = None) -> Page:
    """Tell a cleaned text page apart. With `headline` known from elsewhere, no line but that one is taken for it."""
    every = split(text)
    links, lines = _without_blocks(every)
    lines = _before_end_mark(lines)
    page = Page(links=links)
    page.headline, above, rest = _take_headline(lines, headline)
    text_at = _running_text(rest)
    first, last = (text_at[0], text_at[-1]) if text_at else (len(rest), len(rest) - 1)
    credits = _head_credits(page, rest[:first])
    credits += [Credit(publisher=line.text) for line in above if is_medium(line.text)]
    kept, dropped = _paragraphs(rest[first : last + 1], {i - first for i in text_at})
    tail = [line.text for line in rest[last + 1 :]]
    credits += [c for text in (*dropped, *tail) if (c := read_credit(text, bare_names=False))]
    page.byline = next((c.byline for c in credits if c.byline), None)
    page.body = _without_notes(kept, page.byline)
    furniture = [line.text for line in rest[:first]] + dropped + tail + kept[len(page.body) :]
    _name_publisher(page, credits, furniture)
    early = [line.text for line in rest[first : first + _EARLY] if not is_sentence(line.text)]
    page.published = page.published or _first_day([line.text for line in above] + early) or _labelled_day(every)
    return page


def _without_blocks(lines: Sequence[Line], *, unnamed: bool = True) -> tuple[list[Link], list[Line]]:
    """The links of the page's blocks, and the lines that belong to none."""
    blocks = find_blocks(lines, unnamed=unnamed)
    inside = {i for block in blocks for i in range(block.start, block.end)}
    return [link for b in blocks for link in b.links], [line for i, line in enumerate(lines) if i not in inside]


def _before_end_mark(lines: list[Line]) -> list[Line]:
    """The lines up to an end mark that follows running text."""
    text_seen = False
    for i, line in enumerate(lines):
        text_seen = text_seen or is_sentence(line.text)
        if text_seen and is_end_mark(line.text):
            return lines[:i]
    return lines


def _running_text(lines: Sequence[Line]) -> list[int]:
    """Where paragraphs stand: running text, and lists that a clause of the report introduces."""
    found: list[int] = []
    listing = False
    for i, line in enumerate(lines):
        item = bullet(line.text) is not None
        opens = introduces(line.text) and i + 1 < len(lines) and bullet(lines[i + 1].text) is not None
        listing = opens or (listing and item)
        answers = bool(found) and found[-1] == i - 1 and lines[i - 1].text.endswith("?") and ends_sentence(line.text)
        if opens or listing or answers or _is_body(line.text):
            found.append(i)
    return found or _unfinished(lines)


def _unfinished(lines: Sequence[Line]) -> list[int]:
    """The one line of a short page that reads as running text though its full stop is lost."""
    long = [i for i, line in enumerate(lines) if len(tokens(line.text)) >= _CLAUSE and title_share(line.text) < 0.6]
    return long if len(long) == 1 and not is_furniture(lines[long[0]].text) else []


def _is_body(text: str) -> bool:
    """Whether a line is a paragraph of running text and not furniture in the form of a sentence."""
    return is_sentence(text) and not is_furniture(text) and read_credit(text, bare_names=False) is None


def _take_headline(lines: list[Line], known: str | None) -> tuple[str | None, list[Line], list[Line]]:
    """The headline, the lines above it and the lines below it."""
    if known is not None:
        at = next((i for i, line in enumerate(lines[:8]) if tokens(line.text) == tokens(known)), None)
    else:
        at = _headline_at(lines)
    if at is None:
        return known, [], lines
    return known or lines[at].text, lines[:at], lines[at + 1 :]


def _headline_at(lines: Sequence[Line]) -> int | None:
    """Index of the headline: the first line in its form before the first paragraph, kickers passed over."""
    candidates: list[int] = []
    for i, line in enumerate(lines):
        if _could_be_headline(line.text, lines[i + 1 : i + 2]):
            candidates.append(i)
        elif _is_body(line.text):
            break
    longer = [i for i in candidates if not _is_kicker(lines[i].text) and len(tokens(lines[i].text)) >= 4]
    if candidates and _is_kicker(lines[candidates[0]].text) and longer:
        return longer[0]
    return candidates[0] if candidates else None


def _is_kicker(text: str) -> bool:
    """Whether a line in a headline's form may be a section, a path or the site's name above the headline."""
    words = tokens(text)
    path = any(mark in text for mark in (" > ", " / ", "|")) or text.count(",") * 3 >= len(words)
    return len(words) <= 2 or (text.isupper() and len(words) <= 3) or path or is_medium(text)


def _could_be_headline(text: str, following: Sequence[Line]) -> bool:
    low = tokens(text)
    named = sum(len(t) > 2 and t.isalpha() for t in low) >= 2
    if date_line(text) is not None or bullet(text) is not None or text.endswith(":") or not named or len(low) > 35:
        return False
    if is_furniture(text) or (read_credit(text, bare_names=False) is not None):
        return False
    if not is_sentence(text):
        return is_headline(text) or (len(low) == 2 and bool(following) and not text.isupper())
    short = len(low) <= 20 and bool(following) and following[0].gap
    return short and (not text.endswith(".") or not _is_body_start(following[0].text))


def _is_body_start(text: str) -> bool:
    return is_sentence(text)


def _head_credits(page: Page, head: Sequence[Line]) -> list[Credit]:
    """Credits and date from the lines between headline and first paragraph."""
    credits = []
    for line in head:
        dated = date_line(line.text)
        if dated is not None and page.published is None:
            page.published = dated.day
        credit = read_credit(line.text, bare_names=True) if not is_caption(line.text) else None
        if credit is not None:
            credits.append(credit)
    return credits


def _paragraphs(lines: Sequence[Line], running: set[int]) -> tuple[list[str], list[str]]:
    """Body paragraphs, and the furniture that stood between them; `running` says which lines are running text."""
    kept: list[str] = []
    dropped: list[str] = []
    for i, line in enumerate(lines):
        following = lines[i + 1].text if i + 1 < len(lines) else ""
        (kept if i in running or _belongs(line.text, following) else dropped).append(line.text)
    return kept, dropped


def _belongs(text: str, following: str) -> bool:
    """Whether a line between paragraphs that is no running text is still part of the report."""
    if is_furniture(text) or date_line(text) is not None or read_credit(text, bare_names=False) is not None:
        return False
    return introduces(text) or (bullet(text) is None and _is_subheading(text, following))


def _is_subheading(text: str, following: str) -> bool:
    """A few words in sentence case over a paragraph; title-cased lines of four words and more are other headlines."""
    words = tokens(text)
    if not 2 <= len(words) <= 12 or text.isupper() or not is_sentence(following):
        return False
    return len(words) < 4 or title_share(text) < 0.7


def _without_notes(paragraphs: list[str], byline: str | None) -> list[str]:
    """The paragraphs without the notes about the author at the end."""
    end = len(paragraphs)
    while end > max(1, len(paragraphs) - _MAX_TAIL_NOTES) and is_about_author(paragraphs[end - 1], byline):
        end -= 1
    return paragraphs[:end]


def _name_publisher(page: Page, credits: Sequence[Credit], furniture: list[str]) -> None:
    """The publisher by dateline, credits, copyright or the report's own words, and the day of a dateline."""
    lead = page.body[0] if page.body else ""
    dateline = media.read_dateline(lead)
    holder, year = media.copyright_holder(furniture)
    if dateline is not None:
        page.dateline_day = dateline.published(year)
    page.publisher = (
        (dateline.agency if dateline else None)
        or next((c.publisher for c in credits if c.publisher), None)
        or holder
        or media.own_medium(lead)
        or media.confirmed_medium(page.body, furniture)
    )


def _first_day(texts: Sequence[str]) -> str | None:
    return next((dated.day for t in texts if (dated := date_line(t)) is not None and dated.day), None)


def _labelled_day(lines: Sequence[Line]) -> str | None:
    """The day of a line, wherever it stands, that says it is the one of publication."""
    return _first_day([line.text for line in lines if begins_with(tokens(line.text[:40]), "dates.published")])


def read_extract(text: str, headline: str | None) -> Page:
    """Tell apart what a body extractor left together: its lines are a page's main text, with some furniture in it.

    Unlike on a text page a line stays unless its form or wording shows it to be furniture: the extractor has
    already judged by the markup.
    """
    links, lines = _without_blocks(split(text), unnamed=False)
    page = Page(headline=headline, links=links)
    lines = _after_headline(lines, headline)
    first = next((i for i, line in enumerate(lines) if _is_body(line.text)), 0)
    credits = _head_credits(page, lines[:first])
    kept: list[str] = []
    dropped: list[str] = []
    for i, line in enumerate(lines):
        credit = read_credit(line.text, bare_names=i < first)
        above = i < first and (date_line(line.text) is not None or label_block(line.text) is not None)
        furniture = credit is not None or is_furniture(line.text) or above
        (dropped if furniture else kept).append(line.text)
        credits += [credit] if credit is not None and i >= first else []
    page.byline = next((c.byline for c in credits if c.byline), None)
    page.body = _without_notes(kept, page.byline) if any(_is_body(text) for text in kept) else []
    _name_publisher(page, credits, dropped)
    return page


def _after_headline(lines: list[Line], headline: str | None) -> list[Line]:
    """The lines without the headline's repetition before the text."""
    words = tokens(headline or "")
    return [line for i, line in enumerate(lines) if i > 2 or not words or tokens(line.text) != words]
