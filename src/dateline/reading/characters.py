"""Bytes to text in any encoding that a news site uses, and the characters that are not part of the words."""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import cache

from charset_normalizer import from_bytes

from dateline.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:\-]{2,40})""", re.IGNORECASE)
# What the WHATWG encoding standard makes of labels that sites write and do not mean.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932"}
_SAMPLE = 200_000
_LINE_ENDS = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
# Soft hyphens, zero-width marks and directional controls show nothing; other controls but tab and line feed are noise.
_INVISIBLE = re.compile(
    "[\xad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
)
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_MAY_HEAP = re.compile("[\u0300-\U0001ffff]{31}")
"""Where marks may be heaped: a look that costs a twentieth of the search for them, and finds nothing in most texts."""
_SPACES = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000\t]")


def clean(text: str) -> str:
    r"""The text as it is shown, on `\n` lines.

    Line ends become `\n`, every kind of space a plain space; soft hyphens, zero-width marks and controls go; letters
    and their accents are composed (NFC), and of a heap of accents on one letter thirty stay; ligatures of print come
    apart. Quotation marks, dashes and everything else stay as they are.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _SPACES.sub(" ", _INVISIBLE.sub("", text))
    if text.isascii():
        return text
    if _LIGATURE.search(text):
        text = text.translate(_LIGATURES)
    if _MAY_HEAP.search(text):
        text = _heaped_marks().sub(r"\1", text)
    return unicodedata.normalize("NFC", text)


@cache
def _heaped_marks() -> re.Pattern[str]:
    """More than thirty combining marks in a run: no language writes them, and composing them takes quadratic time.

    Thirty is the bound of the Stream-Safe Text Format (Unicode Standard Annex 15, section 13).
    """
    marks = "".join(chr(c) for c in range(0x300, 0x20000) if unicodedata.combining(chr(c)))
    return re.compile(f"([{marks}]{{30}})[{marks}]+")


def decode(data: bytes, source: str, *, markup: bool = False, charset: str | None = None) -> str:
    """Text of `data`: by byte order mark, as UTF-8, as declared (in markup), as its server named it, else as detected.

    Raises `InputError` naming `source` when the bytes are in no encoding that can be told. Markup whose UTF-8 is
    broken in a few places is decoded with U+FFFD there, since the article itself may be whole.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, source)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        broken = error
    if broken.end >= len(data) and "end of data" in broken.reason:
        return data[: broken.start].decode("utf-8")
    if _mostly_utf8(data):
        if markup:
            return data.decode("utf-8", errors="replace")
        raise InputError(source, f"broken UTF-8 at byte {broken.start}")
    return _legacy(data, source, markup, charset)


def _strict(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(source, f"broken {encoding.upper()} at byte {error.start}") from None


def _mostly_utf8(data: bytes) -> bool:
    """Whether more characters beyond ASCII are well-formed UTF-8 than are not."""
    text = data.decode("utf-8", errors="replace")
    beyond = sum(c > "\x7f" for c in text)
    return text.count("\ufffd") * 2 < beyond


def _legacy(data: bytes, source: str, markup: bool, charset: str | None) -> str:
    found = _DECLARED.search(data[:4096]) if markup else None
    for stated in (found.group(1).decode("ascii") if found else None, charset):
        try:
            name = codecs.lookup(stated).name if stated else "utf-8"
            return data.decode(_MEANT.get(name, name))
        except (LookupError, ValueError):
            pass
    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise InputError(source, "in no encoding that can be told")
    return data.decode(best.encoding, errors="replace")
