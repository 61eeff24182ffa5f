from __future__ import annotations

import io
import json
import os
from pathlib import Path

import duckdb
import pytest

from dateline.errors import InputError
from dateline.reading import Given, RawPage, Settings, article_of, raw_pages, read_sources
from dateline.reading.tables import MAX_ROW
from dateline.types import Article, Skipped

BODY = "The foreign ministers met in Riverton on Friday. They agreed to reopen the border."
PAGE = f"Border to Reopen After Talks\n\n{BODY}\n"


def read(*sources: str | Path, published: str | None = None, stdin: bytes | None = None) -> list[Article | InputError]:
    stream = io.BytesIO(stdin) if stdin is not None else None
    return list(read_sources([str(s) for s in sources], published=published, stdin=stream))


def one(*sources: str | Path, stdin: bytes | None = None) -> Article:
    (found,) = read(*sources, stdin=stdin)
    assert isinstance(found, Article), found
    return found


def reason(*sources: str | Path, stdin: bytes | None = None) -> str:
    (found,) = read(*sources, stdin=stdin)
    assert isinstance(found, InputError)
    return str(found)


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_text_file(tmp_path: Path) -> None:
    article = one(write(tmp_path, "a.txt", PAGE))
    assert (article.headline, article.body) == ("Border to Reopen After Talks", BODY)
    assert len(article.id) == 16


def test_folder_is_read_recursively_in_order(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a/1.txt", "c.txt", "page_files/style.css", ".hidden/3.txt"):
        write(tmp_path, name, PAGE.replace("Border", name.split("/")[-1][0].upper() + "order"))
    found = read(tmp_path)
    assert [a.headline for a in found if isinstance(a, Article)] == [
        "1order to Reopen After Talks", "2order to Reopen After Talks", "Corder to Reopen After Talks",
    ]  # fmt: skip
    assert len(found) == 3


def test_pattern(tmp_path: Path) -> None:
    write(tmp_path, "a1.txt", PAGE)
    write(tmp_path, "a2.txt", PAGE.replace("Riverton", "Hallen"))
    write(tmp_path, "b.txt", PAGE)
    assert len(read(tmp_path / "a*.txt")) == 2
    assert "no file matches" in reason(tmp_path / "z*.txt")


def test_standard_input_by_content() -> None:
    assert one("-", stdin=PAGE.encode()).headline == "Border to Reopen After Talks"
    assert one("-", stdin=json.dumps({"id": "r1", "text": PAGE}).encode()).id == "r1"
    assert one("-", stdin=f'id,text\nr2,"{BODY}"\n'.encode()).id == "r2"
    html = f"<!DOCTYPE html><html><body><article><h1>Border to reopen</h1><p>{BODY}</p><p>{BODY}</p></article></body>"
    assert one("-", stdin=html.encode()).headline == "Border to reopen"


def test_published_fills_in_only_where_nothing_dates(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", PAGE)
    write(tmp_path, "b.txt", PAGE.replace("Talks\n", "Talks\n\nOctober 3, 2025\n"))
    dates = [(a.published, a.published_from) for a in read(tmp_path, published="2025-10-05") if isinstance(a, Article)]
    assert dates == [("2025-10-05", "caller"), ("2025-10-03", "metadata")]


def test_published_that_is_no_date_is_refused_at_once() -> None:
    with pytest.raises(InputError, match="'soon' is not a date"):
        read_sources([], published="soon")


def test_table_states_the_article(tmp_path: Path) -> None:
    row = {
        "id": "w-1", "url": "https://x.example/2020/01/01/a", "headline": "Stated", "published": "2025-10-03",
        "publisher": "Unity", "byline": "Ann Low", "language": "en", "text": PAGE, "unknown": 3,
    }  # fmt: skip
    article = one(write(tmp_path, "t.jsonl", json.dumps(row)))
    assert article.model_dump(include=set(row) - {"text", "unknown"}) == {
        k: v for k, v in row.items() if k not in {"text", "unknown"}
    }
    assert article.published_from == "caller"


def test_jsonl_reads_on_after_a_broken_line(tmp_path: Path) -> None:
    good = json.dumps({"text": PAGE})
    lines = [
        good,
        '{"text": "cut of',
        "[1, 2]",
        '{"id": "x"}',
        '{"text": 5}',
        '{"text": " "}',
        good[:-1] + ', "published": "2025-02-30"}',
        "",
        good,
    ]
    found = read(write(tmp_path, "t.jsonl", "\n".join(lines)))
    assert [f.row if isinstance(f, InputError) else "read" for f in found] == ["read", 2, 3, 4, 5, 6, 7, "read"]
    assert "t.jsonl, row 7: published is '2025-02-30', not a date (such as 2025-07-03)" in str(found[6])


def test_jsonl_line_that_is_too_long_is_passed_over(tmp_path: Path) -> None:
    good = json.dumps({"text": PAGE}).encode()
    long = b'{"text": "' + b"a" * (MAX_ROW + 70_000) + b'"}'
    found = read(write(tmp_path, "t.jsonl", good + b"\n" + long + b"\n" + good + b"\n"))
    assert [f.row if isinstance(f, InputError) else "read" for f in found] == ["read", 2, "read"]


def test_jsonl_line_in_broken_utf8(tmp_path: Path) -> None:
    assert "row 1: broken UTF-8 at byte 10 of the line" in reason(write(tmp_path, "t.jsonl", b'{"text": "\xff"}\n'))


def test_csv_with_quoted_lines_and_broken_rows(tmp_path: Path) -> None:
    text = f'id,text,published\n1,"First line.\n{BODY}",2025-10-03\n2,too,many,cells\n3,"{BODY}",2025-10-04\n4,"open\n'
    found = read(write(tmp_path, "t.csv", text))
    assert [f.row if isinstance(f, InputError) else f.id for f in found] == ["1", 4, "3", 6]


def test_csv_reads_on_after_a_quotation_mark_that_does_not_close(tmp_path: Path) -> None:
    found = read(write(tmp_path, "t.csv", f'id,text\n1,"open\n2,"{BODY}"\n3,"{BODY}"\n'))
    assert [f.row if isinstance(f, InputError) else f.id for f in found] == [2, "2", "3"]


def test_csv_with_bare_carriage_returns_is_named(tmp_path: Path) -> None:
    assert "carriage returns alone" in reason(write(tmp_path, "t.csv", b"id,text\r1,x\r"))


def test_table_in_utf16_is_named(tmp_path: Path) -> None:
    assert "a table in UTF-16" in reason(write(tmp_path, "t.csv", "id,text\n1,x\n".encode("utf-16")))


@pytest.mark.parametrize("separator", [";", "\t"])
def test_csv_separators(tmp_path: Path, separator: str) -> None:
    assert one(write(tmp_path, "t.csv", separator.join(["id", "text"]) + "\n" + separator.join(["7", BODY]))).id == "7"


def test_parquet(tmp_path: Path) -> None:
    path = tmp_path / "t[1].parquet"
    duckdb.execute(
        f"COPY (SELECT * FROM (VALUES ('p1', '{BODY}', DATE '2025-10-03'), ('p2', NULL, NULL)) t(id, text, published)) "
        f"TO '{path}' (FORMAT parquet)"
    )
    article, error = read(path)
    assert isinstance(article, Article)
    assert (article.id, article.published) == ("p1", "2025-10-03")
    assert str(error) == f"{path}, row 2: its text is empty"
    assert [getattr(f, "id", None) for f in read("-", stdin=path.read_bytes())] == ["p1", None]


def test_table_without_text(tmp_path: Path) -> None:
    assert "no column `text` or `html`, only body, id" in reason(write(tmp_path, "t.csv", "id,body\n1,x\n"))
    assert "neither `text` nor `html`" in reason(write(tmp_path, "t.jsonl", '{"body": "x"}\n'))
    assert "the table has no rows" in reason(write(tmp_path, "u.csv", "id,text\n"))


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.pdf", b"%PDF-1.7 x", "it is a PDF"),
        ("a.txt", b"%PDF-1.7 x", "it is a PDF"),
        ("a.zip", b"PK\x03\x04x", "it is a ZIP archive"),
        ("a.html", b"\x1f\x8b\x08x", "it is a gzip archive"),
        ("a.txt", b"\x89PNG\r\n", "it is a PNG image"),
        ("a.txt", b"ab\x00\x01\x02cd", "it is binary"),
        ("a.txt", b"", "it is empty"),
        ("a.txt", b" \n\n ", "it is empty"),
        ("a.parquet", b"PAR1 no table", "not Parquet that can be read"),
        ("a.txt", "éé".encode() + b"\xff" + "éé.".encode(), "broken UTF-8 at byte 4"),
        ("a.txt", "Menu\nHome\nNews", "there is no article in it"),
        ("a.html", "<html><body>Menu</body></html>", "there is no article in it"),
    ],
)
def test_inputs_that_cannot_be_read(tmp_path: Path, name: str, content: str | bytes, expected: str) -> None:
    path = write(tmp_path, name, content)
    message = reason(path)
    assert message.startswith(f"{path}: ")
    assert expected in message
    assert "\n" not in message


def test_a_page_of_fifty_megabytes_is_refused(tmp_path: Path) -> None:
    assert "which no page is" in reason(write(tmp_path, "a.txt", b"a" * 50_000_000))


def test_missing_unreadable_and_empty_folder(tmp_path: Path) -> None:
    assert "there is no such file or folder" in reason(tmp_path / "gone.txt")
    assert "there is nothing to read in the folder" in reason(tmp_path)
    assert "cannot be read" in reason("a\0b")
    path = write(tmp_path, "a.txt", PAGE)
    path.chmod(0)
    if not os.access(path, os.R_OK):  # root may read everything
        assert "permission denied" in reason(path)


def test_one_bad_input_does_not_stop_the_rest(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", b"")
    write(tmp_path, "b.txt", PAGE)
    assert [type(f) for f in read(tmp_path / "gone", tmp_path)] == [InputError, InputError, Article]


def test_half_a_surrogate_pair_is_named(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text('{"text": "Talks \\ud800 were held."}\n{"id": "\\udc00", "text": "Talks were held."}\n', "utf-8")
    assert [str(e) for e in read_sources([str(path)])] == [
        f"{path}, row 1: text holds half a surrogate pair, which is no character",
        f"{path}, row 2: id holds half a surrogate pair, which is no character",
    ]


def test_an_id_is_not_longer_than_databases_look_up(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    text = "The minister met the mayor of Visby on Tuesday to talk about the ferry line."
    path.write_text("".join(json.dumps({"id": "å" * n, "text": text}) + "\n" for n in (500, 501)), "utf-8")
    article, error = read_sources([str(path)])
    assert isinstance(article, Article)
    assert str(error) == f"{path}, row 2: its id is longer than 1000 bytes"


def test_a_zero_character_in_an_id_is_named(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text('{"id": "a\\u0000", "text": "Talks were held."}\n', "utf-8")
    assert [str(e) for e in read_sources([str(path)])] == [f"{path}, row 1: id holds a zero character"]


def test_a_name_that_is_not_utf8_can_be_read_and_printed(tmp_path: Path) -> None:
    named = os.fsencode(tmp_path) + b"/minutes\xff.txt"
    Path(os.fsdecode(named)).write_bytes(b"")
    missing = os.fsdecode(os.fsencode(tmp_path) + b"/\xfe.txt")
    said = [str(e) for e in read_sources([str(tmp_path), missing, missing + "*"])]
    assert [s.removeprefix(f"{tmp_path}/") for s in said] == [
        "minutes\ufffd.txt: it is empty",
        "\ufffd.txt: there is no such file or folder",
        "\ufffd.txt*: no file matches the pattern",
    ]
    assert all(s.encode("utf-8") for s in said)


def test_binary_that_begins_as_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "dump.txt"
    path.write_bytes(b"Talks were held in the harbour on Tuesday.\n" * 3000 + b"\x00\x01\x02")
    assert [str(e) for e in read_sources([str(path)])] == [f"{path}: it is binary, not text"]


def test_a_stated_headline_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    row = {"headline": "Ferry talks\n\topen ", "text": "The minister met the mayor of Visby on Tuesday."}
    path.write_text(json.dumps(row), "utf-8")
    (article,) = read_sources([str(path)])
    assert isinstance(article, Article)
    assert article.headline == "Ferry talks open"


def test_pages_are_found_before_anything_is_read_in_them(tmp_path: Path) -> None:
    write(tmp_path, "a.html", "<html><body>Nothing</body></html>")
    write(tmp_path, "b.jsonl", '{"id": "7", "text": "Short."}\n{"id": "8"}\n')
    page, row, error = raw_pages([str(tmp_path)])
    assert isinstance(page, RawPage)
    assert (page.kind, page.content, page.row) == ("html", b"<html><body>Nothing</body></html>", None)
    assert isinstance(row, RawPage)
    assert (row.kind, row.content, row.given.id, row.row) == ("text", "Short.", "7", 1)
    assert isinstance(error, InputError)


@pytest.mark.parametrize(
    ("text", "skip"), [("Menu", "empty"), ("Die Minister trafen sich am Freitag in Riverton. " * 9, "language")]
)
def test_what_has_nothing_to_read_is_a_failure_only_where_a_person_chose_it(text: str, skip: str) -> None:
    chosen = RawPage("crawl.warc", "text", text, Given(url="https://example.org/a"), 3)
    error = article_of(chosen, Settings())
    assert isinstance(error, InputError)
    assert str(error).startswith("crawl.warc, row 3: ")
    passed = article_of(chosen._replace(crawled=True), Settings())
    assert passed == Skipped("crawl.warc", skip, 3, "https://example.org/a")


def test_parquet_with_a_column_whose_name_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    duckdb.sql(f"COPY (SELECT 'Talks were held.' AS text, 1 AS zzzz) TO '{path}' (FORMAT parquet)")
    path.write_bytes(path.read_bytes().replace(b"zzzz", b"\xff\xfe\xff\xfe"))
    (error,) = read_sources([str(path)])
    assert isinstance(error, InputError)
    assert "not Parquet that can be read" in str(error)
