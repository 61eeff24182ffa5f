from __future__ import annotations

import codecs
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.reading.characters import clean, decode

RUSSIAN = "Встреча министров прошла в столице, сообщили в правительстве. Стороны обсудили границу и торговлю."


def test_shown_characters_stay() -> None:
    text = "“He said ‘no’,” – she wrote… «да» – 5 °C, naïve, £3"
    assert clean(text) == text


def test_what_shows_nothing_goes() -> None:
    assert clean("sum\xadmit\u200b of\ufeff the \u202bleaders\u202c\x07") == "summit of the leaders"


def test_spaces_and_line_ends_become_plain() -> None:
    assert clean("a\xa0b\u202fc\td\r\ne\rf\u2028g") == "a b c d\ne\nf\ng"


def test_accents_are_composed() -> None:
    assert clean("Orba\u0301n") == "Orbán"


@given(st.text())
def test_clean_is_idempotent(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marks_and_utf8(encoding: str) -> None:
    assert decode("Orbán “met” Fidan".encode(encoding), "x") == "Orbán “met” Fidan"


def test_declared_encoding_of_markup() -> None:
    page = f'<html><head><meta charset="windows-1251"></head><body>{RUSSIAN}</body></html>'
    assert RUSSIAN in decode(page.encode("cp1251"), "x", markup=True)


def test_detected_encoding() -> None:
    assert decode(RUSSIAN.encode("cp1251"), "x") == RUSSIAN


def test_latin1_label_means_windows_1252() -> None:
    page = '<meta charset="iso-8859-1">“Non”, dit-il'
    assert decode(page.encode("cp1252"), "x", markup=True) == page


def test_broken_utf8_is_named_with_its_place() -> None:
    with pytest.raises(InputError, match=r"a\.txt: broken UTF-8 at byte 4"):
        decode("éé".encode() + b"\xff" + "éé".encode(), "a.txt")


def test_a_character_cut_off_at_the_end_is_dropped() -> None:
    assert decode("café".encode()[:-1], "x") == "caf"


def test_broken_utf16_is_named() -> None:
    with pytest.raises(InputError, match="broken UTF-16-LE"):
        decode(codecs.BOM_UTF16_LE + b"\x00\xd8a\x00", "x")


def test_a_heap_of_accents_is_cut_in_a_time_that_is_linear() -> None:
    started = time.process_time()
    shown = clean("caf" + "e" + "\u0316\u0301" * 200_000 + " at noon")
    assert time.process_time() - started < 5
    assert len(shown) < 50
    assert shown.endswith(" at noon")
    assert clean("e\u0323\u0301 e\u0301") == "\u1eb9\u0301 \u00e9"
