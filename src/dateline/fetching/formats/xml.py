"""XML from strangers: nothing declared in it is used, nothing that it names is fetched, and no tree is kept of it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from dateline.errors import InputError

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SPACE = re.compile(r"\s*")
_ROOT = re.compile(r"<([A-Za-z_][\w.:-]*)")


def opened(text: str, source: str) -> tuple[str, str]:
    """The name of the root element of an XML text, without a prefix and in small letters, and the text from it on.

    What stands before it is left out. Raises `InputError` for a text that declares entities, which no feed needs, and
    of which a few can unfold to gigabytes or name files of this machine.
    """
    at = _past_prologue(text, source)
    root = _ROOT.match(text, at)
    return (root[1].rpartition(":")[2].casefold(), text[at:]) if root else ("", text[at:])


def _past_prologue(text: str, source: str) -> int:
    """Where the root element begins: behind declarations, comments and a plain DOCTYPE."""
    at = 0
    while True:
        at = _SPACE.match(text, at).end()  # type: ignore[union-attr]
        if text.startswith("<?", at):
            end = text.find("?>", at)
        elif text.startswith("<!--", at):
            end = text.find("-->", at)
        elif text.startswith("<!", at):
            end = text.find(">", at)
            if "[" in text[at : end if end >= 0 else None]:
                raise InputError(source, "declares entities of its own (a DTD), which no feed needs")
        else:
            return at
        if end < 0:
            return len(text)
        at = text.index(">", end) + 1


def elements(text: str, names: Sequence[str], source: str) -> Iterator[Any]:
    """The elements with some local names, one by one as they end; each is emptied when the next is asked for.

    Raises `InputError` for XML that is not well-formed: what mends it takes quadratic time for some.
    """
    data = io.BytesIO(_NO_XML.sub("", text).encode("utf-8", "replace"))
    reading = etree.iterparse(
        data, events=("end",), recover=False, resolve_entities=False,
        no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        for _, element in reading:
            name = etree.QName(element).localname
            if name in names:
                yield element
            if name in names or element.getparent() is None or len(element.getparent()) > _KEPT:
                _forget(element)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(source, f"is XML that cannot be read ({' '.join(str(error).split())[:120]})") from None


_KEPT = 100
"""Children that an element of another name may have before they are dropped as they end."""


def _forget(element: Any) -> None:
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]
