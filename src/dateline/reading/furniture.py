"""Single lines of furniture: captions, share and newsletter lines, notices about the page, controls, contacts."""

from __future__ import annotations

import re

from dateline.reading.lines import is_sentence, no_words, outside_quotes, segments, tokens
from dateline.reading.words import begins_with, count_in, words

_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright\b)", re.IGNORECASE)
_CREDIT_END = re.compile(
    r"(?:\b(?:photo|photograph|picture|image|illustration|credit|source|video)s?(?:\s*:| by)\s*[^.!?]{2,60}"
    r"|\([^()]*(?:/|\bphoto\b|\bimages?\b|\bhandout\b|\bvia\b)[^()]*\)"
    r"|\[[^\[\]]{2,60}\]|\b[A-Z]{2,}/[A-Z][\w .'-]{2,40}|\bgetty images|\bap photo[^.]*)\.?\Z",
    re.IGNORECASE,
)
_STRICT_END = re.compile(
    r"(?:\[[^\[\]]{2,60}/[^\[\]]{2,40}\]|\b[A-Z]{2,}/[A-Z][\w .'-]{2,40}"
    r"|\([^()]*(?:/|[Pp]hoto|[Ii]mages)[^()]{2,}\)|/[A-Z][\w-]+(?: via [\w ]+)?)\.?\Z"
)
_FILE = re.compile(r"(?:FILE(?: PHOTO)?\s*[-–—:]|File (?:photo|picture|image)\b)")
_ADDRESS = re.compile(
    r"[\w.+-]+@[\w-]+\.\w|(?:\+|\btel\b|\bphone\b|\bext\b)[.:\s]*\(?\d[\d ()-]{2,}|https?://|\bwww\.", re.IGNORECASE
)
_MAY_BE_ADDRESS = re.compile(r"[@\d/]|www", re.IGNORECASE)
_END_MARK = re.compile(r"(?:#{2,}|-+\s*30\s*-+|[-–—* ]*ends?[-–—*. ]*)\Z", re.IGNORECASE)
_UI_COUNT = re.compile(
    r"(?:\d+\s*(?:comments?|shares?|views?|likes?|min(?:ute)?s?)\W{0,12}"
    r"|.{0,20}\b\d+\s*+-?\s*+min(?:ute)?s? (?:read|listen))\Z",
    re.IGNORECASE,
)
_STATE = re.compile(r"\bU\.?S\b\.?")  # in lower case the country would read as the pronoun "us"
_LONG, _LONG_LINE = 60, 1000  # words and characters beyond which a line is no furniture; keeps the searches linear
_NOTICE = 40


def is_end_mark(text: str) -> bool:
    """Whether the line says that the report is over (`###`, `-30-`, `ENDS`)."""
    return len(text) <= 12 and _END_MARK.match(text) is not None


def is_furniture(text: str) -> bool:
    """Whether the line alone shows that it is no part of the report."""
    if no_words(text) or _COPYRIGHT.match(text):
        return True
    low = tokens(text[:_LONG_LINE])
    if len(low) > _LONG or len(text) > _LONG_LINE:
        return False
    return (
        is_caption(text)
        or _is_share(text, low)
        or _is_control(text, low)
        or _is_contact(text, low)
        or _speaks_of_page(text)
        or _addresses_reader(text)
    )


def is_caption(text: str) -> bool:
    """Whether the line is a caption or the credit of a picture: it begins or ends with one."""
    if len(text) > _LONG_LINE:
        return False
    low = tokens(text[:80])
    size = begins_with(low, "credits.picture")
    if size and (
        re.match(r"[\w ]+?\s*[:/|]|[\w ]+? by\b|(?:image|media) (?:caption|source)", text, re.IGNORECASE)
        and (":" in text[:30] or size > 1 or "/" in text[:12])
    ):
        return True
    if _FILE.match(text) or (text[0] in "([" and text[-1] in ")]" and size):
        return True
    # What the first form looks for begins with a bracket or a stroke, which most lines have none of.
    strict = ("/" in text or ")" in text) and _STRICT_END.search(text) is not None
    return strict or (not is_sentence(text) and _CREDIT_END.search(text) is not None)


def _is_share(text: str, low: list[str]) -> bool:
    """A line whose parts are networks and tools ("Share on Facebook | Email")."""
    if words("promotion.share").isdisjoint(low) and "share" not in text.casefold():
        return False
    parts = segments(text.replace(":", "|").replace(",", "|").replace("/", "|"))
    named = [p for p in parts if _share_part(p)]
    if len(parts) >= 2 and len(named) * 2 > len(parts):
        return True
    return bool(low) and low[0] == "share" and len(low) <= 8 and not is_sentence(text)


def _share_part(part: str) -> bool:
    low = [t for t in tokens(part) if t not in words("promotion.share_with")]
    return all(t in words("promotion.share") for t in low) if low else "share" in part.casefold()


def _is_control(text: str, low: list[str]) -> bool:
    """A control or badge of the page: a few words that begin as such, without a sentence."""
    if len(low) > 10 or (is_sentence(text) and len(low) > 4):
        return False
    size = begins_with(low, "promotion.interface")
    return _UI_COUNT.match(text) is not None or (size > 0 and (len(low) - size <= 4 or size > 1))


def _is_contact(text: str, low: list[str]) -> bool:
    """An address or a telephone number with a few words around it; a sentence that merely ends in one stays."""
    if len(low) > 25 or _MAY_BE_ADDRESS.search(text) is None:
        return False
    match = _ADDRESS.search(outside_quotes(text))
    return match is not None and not is_sentence(text[: match.start()])


def _speaks_of_page(text: str) -> bool:
    """A notice about the page itself ("This story was first published …"), not about the world."""
    plain = outside_quotes(text).casefold()
    low = tokens(plain)
    if len(low) <= _NOTICE and any(phrase in plain for phrase in words("promotion.page_phrases")):
        return True
    if low[:1] not in (["this"], ["the"], ["our"]) or len(low) > 45:
        return False
    noun = next((n for n in range(1, min(4, len(low))) if low[n] in words("promotion.self_nouns")), None)
    if noun is None or (low[0] != "this" and noun > 1):
        return False
    near = low[noun + 1 : noun + 8]
    return low[0] == "this" and count_in(near, "promotion.self_verbs") > 0


def _addresses_reader(text: str) -> bool:
    """Promotion: outside quotation marks it tells the reader to do something and says what with."""
    plain = _STATE.sub("", outside_quotes(text))
    low = tokens(plain)
    if not low or len(low) > 45:
        return False
    offers, reader = count_in(low, "promotion.services"), count_in(low, "promotion.reader")
    if low[0] in words("promotion.urging") and plain[:1].isupper():
        return offers + reader >= 1
    if not offers:
        return False
    told = [t[0] for s in re.split(r"[.!?:]\s+", plain) if (t := tokens(s)) and len(t) <= 20]
    if any(verb in words("promotion.urging") for verb in told):
        return offers + reader >= 2
    invites = any(verb in words("promotion.inviting") for verb in told)
    return reader >= 2 or (invites and offers + reader >= 2)
