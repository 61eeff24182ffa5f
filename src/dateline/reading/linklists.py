"""Headlines of other reports on an HTML page: anchors under a heading such as "Related" or "Latest news"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from dateline.reading.blocks import label_beginnings, label_block
from dateline.reading.elements import shown
from dateline.reading.lines import WORD, tokens
from dateline.types import Link, LinkBlock

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_LABELS = {"p", "div", "span", "strong", "b", "legend", "header", "dt", "label", "summary"}
_ENDS_BLOCK = {"article", "main", "footer", "nav"}
_MAX_LINKS, _MAX_BLOCKS = 200, 50
_MIN_WORDS, _MAX_WORDS = 4, 30
_MAX_LABEL, _MAX_HEADLINE = 60, 400


def page_links(tree: HtmlElement, body: Sequence[str], already: Sequence[Link], base: str | None) -> tuple[Link, ...]:
    """Links under labelled headings of the page, in the order shown, each headline once, none that the body says.

    `already` are links that were read from the text itself; `base` is the page's address, which makes the others'
    addresses whole.
    """
    said = {_folded(line) for line in body}
    links: dict[str, Link] = {}
    for link in (*_labelled_anchors(tree, base), *already):
        key = _folded(link.headline)
        if key not in said and (key not in links or links[key].url is None):
            links[key] = link
        if len(links) == _MAX_LINKS:
            break
    return tuple(links.values())


def _folded(text: str) -> str:
    return " ".join(tokens(text))


def _labelled_anchors(tree: HtmlElement, base: str | None) -> Iterator[Link]:
    """Anchors that read as headlines, each with the block of the label that they stand under.

    A label holds for what follows it within the element that holds it or that element's parent.
    """
    kind: LinkBlock | None = None
    scope: HtmlElement | None = None
    blocks = 0
    for element in tree.iter("a", *_HEADINGS, *_LABELS):
        label = _label(element)
        if label is not None and blocks < _MAX_BLOCKS:
            blocks += 1
            kind, scope = label_block(label), _scope(element)
        elif kind is None:
            continue
        elif element.tag in _HEADINGS and not _has_anchor(element):
            kind = None
        elif element.tag == "a":
            if all(around is not scope for around in element.iterancestors()):
                kind = None
                continue
            headline = shown(element, _MAX_HEADLINE)
            if _MIN_WORDS <= len(tokens(headline)) <= _MAX_WORDS:
                yield Link(block=kind, headline=headline, url=_address(element.get("href"), base))


def _has_anchor(element: HtmlElement) -> bool:
    """Whether the element holds an anchor or stands in one."""
    return next(element.iter("a"), None) is not None or next(element.iterancestors("a"), None) is not None


def _label(element: HtmlElement) -> str | None:
    """The element's text if it is the label of a block of links."""
    tag = element.tag
    if tag not in _HEADINGS and (tag not in _LABELS or len(element) > 2):
        return None
    if _is_long(element.text or "") or not _may_be_label(element):
        return None
    text = shown(element, _MAX_LABEL)
    return text if 0 < len(text) <= _MAX_LABEL and label_block(text) is not None else None


def _is_long(text: str) -> bool:
    return len(text) > _MAX_LABEL and len(" ".join(text.split())) > _MAX_LABEL


def _may_be_label(element: HtmlElement) -> bool:
    """Whether the element's first word is one that labels begin with: most elements are passed over by it."""
    text = element.text
    found = WORD.search(text) if text else None
    if found is None:
        for text in element.itertext():
            found = WORD.search(text)
            if found is not None:
                break
        else:
            return False
    return found[0].lower() in label_beginnings() or not text.isascii()


def _scope(element: HtmlElement) -> HtmlElement | None:
    """The nearest element around a label that holds anchors besides it: what the label is a label of."""
    for around in element.iterancestors():
        if around.tag in {"body", "html"}:
            break
        if sum(1 for _ in around.iter("a")) > sum(1 for _ in element.iter("a")):
            return around
    return None


def _address(href: str | None, base: str | None) -> str | None:
    """The anchor's address when it leads to a page; relative ones are made whole by the page's own."""
    if not href:
        return None
    try:
        whole = urljoin(base or "", href.strip())
        parts = urlsplit(whole)
    except ValueError:
        return None
    return whole if parts.scheme in {"http", "https"} and parts.netloc else None
