from __future__ import annotations

import pytest

from dateline.reading.languages import code, language_of

ENGLISH = "The ministers met on Friday in the capital and spoke for an hour about the border and the price of gas. " * 3
RUSSIAN = "Министры встретились в пятницу в столице и говорили о границе и о цене на газ. " * 4


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        (ENGLISH, None, "en"),
        (ENGLISH, "en-GB", "en"),
        (ENGLISH, "ru", "en"),
        (RUSSIAN, "en", "ru"),
        (RUSSIAN, None, "ru"),
        ("Le ministre a rencontré son collègue à Paris.", None, "fr"),
        ("Tolan met Reik, Kovalik, Brandt.", None, "en"),
        ("Tolan met Reik, Kovalik, Brandt.", "nl", "nl"),
        ("Tolan met Reik in Hallen." + " " * 100_000, None, "en"),
    ],
)
def test_language(text: str, declared: str | None, language: str) -> None:
    assert language_of(text, declared) == language


@pytest.mark.parametrize(
    ("declared", "expected"),
    [("en_US", "en"), ("EN", "en"), ("English", "en"), ("zh-Hans-CN", "zh"), ("", None), (None, None), ("??", None)],
)
def test_code(declared: str | None, expected: str | None) -> None:
    assert code(declared) == expected
