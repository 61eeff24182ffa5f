"""What inputs are made of: words and sentences of the program's own reports, and what hostile pages have in them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]

ODD = (
    "“",
    "”",
    "‘",
    "’",
    '"',
    "'",
    "«",
    "»",
    "„",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "—",
    "–",
    "-",
    "...",
    "…",
    "?!",
    ";",
    ":",
    "\u202e",
    "\u200b",
    "\u200d",
    "\ufeff",
    "\xad",
    "\u2028",
    "\x85",
    "\x0b",
    "\x00",
    "\x1b[31m",
    "\ufffd",
    "\u0301" * 40,
    "é",
    "e\u0301",
    "ß",
    "ſ",
    "İ",
    "ı",
    "ǅ",
    "ﬁ",
    "ﬃ",
    "½",
    "²",
    "Ⅻ",
    "٣",
    "१",
    "𝟚",
    "😀",
    "👨‍👩‍👧",
    "🇳🇴",
    "\u1100\u1161",
    "東京",
    "Москва",
    "القاهرة",
    "𒀀",
    "\U0010ffff",
    "\t",
    "\xa0",
    "\u3000",
    "<b>",
    "</p>",
    "<br/>",
    "<!--",
    "-->",
    "<![CDATA[",
    "&amp;",
    "&#0;",
    "&#x110000;",
    "&nbsp;",
    "<script>",
    "</script>",
    "\\",
    "\\u0000",
    "%s",
    "{0}",
    "$1",
    "`",
    "|",
    "~",
    "#",
    "@",
    "http://a.example/b?c=d&e",
    "a@b.example",
    "1,000,000",
    "3:60",
    "2025-02-30",
    "31 November",
    "May",
    "March",
    "Oct. 17",
    "on Thursday",
    "the day before yesterday",
    "0th",
    "99th",
    "-1",
    "1e309",
    "Q5 2025",
    "Mr.",
    "U.S.",
    "a.m.",
    "said",
    "that",
    "not",
    "no",
    "who",
    "which",
    "will",
    "would have been",
    "according to",
    "the",
    "of",
    "and",
    "or",
    ",",
    ".",
    "’s",
    "s’",
    "n’t",
)


@cache
def lines() -> tuple[str, ...]:
    """The lines of the program's own reports."""
    paths = [*sorted(ROOT.glob("examples/reports/*.txt")), *sorted(ROOT.glob("evaluation/reports/*.txt"))]
    found = (line.strip() for path in paths for line in path.read_text("utf-8").splitlines())
    return tuple(dict.fromkeys(line for line in found if line))


@cache
def sentences() -> tuple[str, ...]:
    """Their sentences, roughly."""
    return tuple(dict.fromkeys(s for line in lines() for s in re.split(r"(?<=[.!?”]) ", line) if s))


@cache
def words() -> tuple[str, ...]:
    """Their words."""
    return tuple(dict.fromkeys(w for line in lines() for w in line.split()))
