from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from fastwarc.stream_io import BrotliWriter, ZstdWriter

from dateline.errors import InputError
from dateline.reading import RawPage, raw_pages, read_sources
from dateline.reading.crawls import crawl_pages
from dateline.reading.crawls.packed import Packed
from dateline.reading.crawls.records import MAX_RECORD
from dateline.types import Article, Skipped
from tests.reading.warcs import BODY, PAGE, URL, answer, numbered, packed, record

Found = RawPage | InputError | Skipped


def found(data: bytes) -> list[Found]:
    return list(crawl_pages(io.BytesIO(data), "c.warc"))


def one(data: bytes) -> Found:
    (only,) = found(data)
    return only


def told(data: bytes) -> list[str | int]:
    """What became of each record: the number of a page, why one was passed over, what is wrong with one."""
    return [_told(each) for each in found(data)]


def _told(each: Found) -> str | int:
    if isinstance(each, RawPage):
        return int((each.given.url or "").rpartition("/")[2]) if each.given.url != URL else 0
    return each.reason


def both(records: list[bytes]) -> list[bytes]:
    return [b"".join(records), packed(records)]


def test_a_page_with_what_the_crawl_knows_of_it() -> None:
    page = one(record(answer()))
    assert isinstance(page, RawPage)
    assert (page.source, page.kind, page.content, page.row, page.crawled) == ("c.warc", "html", PAGE, 1, True)
    assert (page.given.url, page.given.fetched, page.charset) == (URL, "2025-10-04T05:06:07+00:00", "utf-8")


def test_an_article_has_its_address_and_when_it_was_fetched(tmp_path: Path) -> None:
    path = tmp_path / "c.warc.gz"
    path.write_bytes(packed([record(answer())]))
    (article,) = read_sources([str(path)])
    assert isinstance(article, Article)
    assert (article.url, article.fetched) == (URL, "2025-10-04T05:06:07.000000+00:00")
    assert (article.published, article.published_from) == ("2025-10-03", "url")
    assert BODY in article.body


def test_what_is_given_goes_before_what_the_page_claims(tmp_path: Path) -> None:
    claims = b"<head><link rel='canonical' href='https://other.example/story'>"
    path = tmp_path / "c.warc"
    path.write_bytes(record(answer(PAGE.replace(b"<head>", claims))))
    (article,) = read_sources([str(path)])
    assert isinstance(article, Article)
    assert article.url == URL


@pytest.mark.parametrize(
    "data", [*both([numbered(n) for n in range(1, 5)]), gzip.compress(b"".join(map(numbered, range(1, 5))))]
)
def test_records_in_order(data: bytes) -> None:
    assert told(data) == [1, 2, 3, 4]
    assert [each.row for each in found(data)] == [1, 2, 3, 4]


def test_members_that_begin_anywhere() -> None:
    data = b"".join(map(numbered, range(1, 5)))
    assert told(b"".join(gzip.compress(data[at : at + 100]) for at in range(0, len(data), 100))) == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (record(b"software: x\r\n", kind="warcinfo", url=None, media="application/warc-fields"), "kind"),
        (record(b"GET / HTTP/1.1\r\n\r\n", kind="request"), "kind"),
        (record(b"fetchTimeMs: 3\r\n", kind="metadata"), "kind"),
        (record(answer(b""), kind="revisit"), "kind"),
        (record(b"text", kind="conversion", media="text/plain"), "kind"),
        (record(b"20251004\r\n", url="dns:herald.example", media="text/dns"), "kind"),
        (record(b"\xff\xd8", kind="resource", media="image/jpeg"), "media"),
        (record(answer(b"%PDF-1.7", Content_Type="application/pdf")), "media"),
        (record(answer(b"\x89PNG", Content_Type="image/png")), "media"),
        (record(answer(b"<rss></rss>", Content_Type="application/rss+xml")), "media"),
        (record(answer(b"{}", Content_Type="")), "media"),
        (record(answer(b"x" * (MAX_RECORD + 1), Content_Type="video/mp4")), "media"),
        (record(answer(status="HTTP/1.1 404 Not Found")), "status"),
        (record(answer(b"", status="HTTP/1.1 301 Moved", Location="/x")), "status"),
        (record(answer(b" \r\n")), "empty"),
    ],
)
def test_what_is_passed_over(data: bytes, reason: str) -> None:
    skipped = one(data)
    assert isinstance(skipped, Skipped)
    assert (skipped.reason, skipped.source, skipped.row) == (reason, "c.warc", 1)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (record(answer(), url=None), "the record has no WARC-Target-URI"),
        (record(answer(), url="https://"), "its WARC-Target-URI is no address, 'https://'"),
        (record(answer(), url="https://[x/a"), "its WARC-Target-URI is no address, 'https://[x/a'"),
        (record(answer(), day="yesterday"), "its WARC-Date is no instant, 'yesterday'"),
        (record(answer(), day="2025-02-30T00:00:00Z"), "its WARC-Date is no instant, '2025-02-30T00:00:00Z'"),
        (record(answer(), day="0001-01-01T00:00:00+14:00"), "its WARC-Date is no instant, '0001-01-01T00:00:00+14:00'"),
        (record(answer(), day=None), "its WARC-Date is no instant, ''"),
        (record(answer(), extra="WARC-Segment-Number: 1"), "the record is in several segments, not put together"),
        (record(b"HTTP/1.1 200 OK\r\nContent-Type: text/html"), "its HTTP head has no end"),
        (record(b"SSH-2.0 hello\r\n\r\n" + PAGE), "its HTTP head begins with no status, but 'SSH-2.0 hello'"),
        (record(answer(PAGE + b" " * MAX_RECORD)), "longer than 20,000,000 bytes, which no page is"),
        (record(answer(), kind=""), "the record has no WARC-Type"),
        (record(answer(), length=9), "the record's Content-Length of 9 is wrong, it does not end there"),
        (record(answer()).replace(b"Content-Length: ", b"Content-Length: x"), "the record has no Content-Length"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_and_what_follows_is_read(data: bytes, reason: str) -> None:
    expected = f"{reason} (at byte 0)"
    assert [str(each) for each in found(data)] == [f"c.warc, row 1: {expected}"]
    assert told(data + numbered(7)) == [expected, 7]
    assert told(packed([data, numbered(7)])) == [expected, 7]


@pytest.mark.parametrize(
    ("body", "encoding", "reason"),
    [
        (gzip.compress(PAGE)[:-9], "gzip", "no gzip that can be taken apart (it is cut short)"),
        (b"\x1f\x8bjunk", "gzip", "no gzip that can be taken apart (unknown compression method)"),
        (b"\xff\xff\xff", "br", "no br that can be taken apart (Invalid Data)"),
        (b"junk", "zstd", "no zstd that can be taken apart (Unknown frame descriptor)"),
        (b"junk", "lzma", "in an encoding that is not known, 'lzma'"),
        (b"5\r\nab", "chunked", "no chunked that can be taken apart (a chunk is cut short)"),
        (b"2\r\nab\r\n", "chunked", "no chunked that can be taken apart (its last chunk is missing)"),
        (b"2\r\nabjunk", "chunked", "no chunked that can be taken apart (no chunk begins at byte 5)"),
    ],
)
def test_content_in_a_broken_encoding_is_told(body: bytes, encoding: str, reason: str) -> None:
    assert told(record(answer(body, Content_Encoding=encoding))) == [f"its content is {reason} (at byte 0)"]


def test_no_more_is_unpacked_than_a_page_may_have() -> None:
    bomb = record(answer(gzip.compress(b" " * (MAX_RECORD + 1)), Content_Encoding="gzip"))
    assert told(bomb) == ["longer than 20,000,000 bytes, which no page is (at byte 0)"]


def chunks(*parts: bytes) -> bytes:
    return b"".join(b"%x;a=b\r\n%s\r\n" % (len(part), part) for part in (*parts, b""))


@pytest.mark.parametrize(
    "body",
    [
        answer(gzip.compress(PAGE), Content_Encoding="gzip"),
        answer(zlib.compress(PAGE), Content_Encoding="deflate"),
        answer(zlib.compress(PAGE)[2:-4], Content_Encoding="deflate"),
        answer(chunks(PAGE[:9], PAGE[9:]), Transfer_Encoding="chunked"),
        answer(chunks(gzip.compress(PAGE)), Content_Encoding="gzip", Transfer_Encoding="chunked"),
        answer(chunks(gzip.compress(PAGE)), Transfer_Encoding="gzip, chunked"),
        answer(PAGE, Content_Encoding="gzip", Transfer_Encoding="chunked"),
        answer(PAGE).replace(b"\r\n", b"\n"),
        answer(PAGE, Content_Type=""),
    ],
)
def test_what_servers_pack_pages_in(body: bytes) -> None:
    page = one(record(body))
    assert isinstance(page, RawPage), page
    assert page.content == PAGE


@pytest.mark.parametrize(("writer", "name"), [(BrotliWriter, "br"), (ZstdWriter, "zstd")])
def test_newer_encodings(writer: type[BrotliWriter] | type[ZstdWriter], name: str) -> None:
    out = io.BytesIO()
    packing = writer(out)
    packing.write(PAGE)
    packing.close()
    page = one(record(answer(out.getvalue(), Content_Encoding=name)))
    assert isinstance(page, RawPage), page
    assert page.content == PAGE


def test_a_page_that_stands_in_the_crawl_as_such() -> None:
    page = one(record(PAGE, kind="resource", media="text/html; charset=windows-1251", url=f"<{URL}>"))
    assert isinstance(page, RawPage)
    assert (page.content, page.charset, page.given.url) == (PAGE, "windows-1251", URL)


def test_the_server_says_the_encoding_where_the_page_does_not(tmp_path: Path) -> None:
    text = "The café’s owner said on Friday that the ministers had met there – for the third time this week."
    body = PAGE.decode().replace("<p>", f"<p>{text} ").encode("cp1252")
    path = tmp_path / "c.warc"
    path.write_bytes(record(answer(body, Content_Type="text/html; charset=ISO-8859-1")))
    (article,) = read_sources([str(path)])
    assert isinstance(article, Article)
    assert text in article.body


def test_another_language_and_no_article_are_passed_over(tmp_path: Path) -> None:
    german = "Die Minister trafen sich am Freitag in Riverton. Sie kamen überein, die Grenze wieder zu öffnen. " * 3
    pages = [PAGE.decode().replace(BODY, german).replace("'en'", "'de'").encode(), b"<html><body>Menu</body></html>"]
    path = tmp_path / "c.warc"
    path.write_bytes(b"".join(record(answer(page)) for page in pages))
    assert list(read_sources([str(path)])) == [
        Skipped(str(path), "language", 1, URL),
        Skipped(str(path), "empty", 2, URL),
    ]


def changed(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


@pytest.mark.parametrize(
    ("member", "reason"),
    [
        (lambda m: changed(m, 60), "its gzip member is damaged"),
        (lambda m: changed(m, -6 + len(m)), "its gzip member is damaged (incorrect data check)"),
        (lambda m: changed(m, 0), "no gzip member begins there"),
        (lambda m: m[:3] + b"\x04" + m[4:], "it"),
        (lambda m: m[:-30], "its gzip member is damaged"),
        (lambda m: m[: len(m) // 2], "its gzip member is damaged"),
    ],
)
def test_a_damaged_member_costs_itself_alone(member: Callable[[bytes], bytes], reason: str) -> None:
    good = [gzip.compress(numbered(n), mtime=0) for n in range(1, 5)]
    data = good[0] + member(good[1]) + good[2] + member(good[3]) + good[0]
    one, first, three, second, last = told(data)
    assert (one, three, last) == (1, 3, 1)
    assert str(first).startswith(reason)
    assert str(second).startswith(reason)
    assert str(first).endswith(f"(at byte {len(good[0]):,})")


def test_garbage_between_records_is_told_once() -> None:
    records = [numbered(1), numbered(2)]
    garbage = bytes(range(256)) * 300
    assert told(records[0] + garbage + records[1]) == [1, f"no WARC record begins there (at byte {len(records[0])})", 2]
    zipped = [gzip.compress(r) for r in records]
    assert told(zipped[0] + garbage + zipped[1]) == [1, f"no gzip member begins there (at byte {len(zipped[0])})", 2]


def test_a_crawl_that_was_cut_off() -> None:
    whole, end = [numbered(1), numbered(2)], f"(at byte {len(numbered(1))})"
    assert told(b"".join(whole)[:-4]) == [1, 2]
    assert told(b"".join(whole)[:-40]) == [1, f"the record is cut short, 36 bytes before its end {end}"]
    assert told(b"".join(whole)[: len(whole[0]) + 90]) == [1, f"the head of the record has no end {end}"]
    end = f"(at byte {len(packed(whole[:1]))})"
    assert told(packed(whole)[:-20]) == [1, f"it is cut short, in the middle of a gzip member {end}"]


@pytest.mark.parametrize("length", [3, 390, 5000, 30_000_000, 10**17])
def test_a_wrong_length_hides_nothing(length: int) -> None:
    wrong = record(answer(), length=length)
    for data in both([numbered(1), wrong, numbered(2), numbered(3)]):
        first, error, *rest = told(data)
        assert (first, rest) == (1, [2, 3])
        assert isinstance(error, str)


def test_a_long_record_is_passed_over() -> None:
    for data in both([numbered(1), record(answer(b"x" * 30_000_000)), numbered(2)]):
        first, error, last = told(data)
        assert (first, last) == (1, 2)
        assert str(error).startswith("longer than 20,000,000 bytes")


class Dripping(io.BytesIO):
    """A stream that gives a byte at a time."""

    def read(self, size: int | None = -1) -> bytes:
        return super().read(min(1, size or 0))

    def seekable(self) -> bool:
        return False


def test_a_block_has_what_a_member_is_known_by_wherever_reading_stopped() -> None:
    blocks = Packed(Dripping(bytes(10_000)))
    assert len(blocks.peek()) >= 4096
    assert sum(map(len, blocks.blocks())) == 10_000


class Breaking(io.BytesIO):
    """A stream that breaks after some bytes."""

    def __init__(self, data: bytes, after: int) -> None:
        super().__init__(data)
        self.after = after

    def read(self, size: int | None = -1) -> bytes:
        if self.tell() >= self.after:
            raise ConnectionResetError(104, "Connection reset by peer")
        return super().read(min(size if size and size > 0 else self.after, self.after - self.tell()))

    def seekable(self) -> bool:
        return False


@pytest.mark.parametrize("pack", [b"".join, packed])
def test_a_connection_that_breaks_is_told_with_its_place(pack: Callable[[list[bytes]], bytes]) -> None:
    data = pack([numbered(1), numbered(2), numbered(3)])
    one, error = crawl_pages(Breaking(data, len(data) // 2), "c.warc")
    assert isinstance(one, RawPage)
    assert isinstance(error, InputError)
    assert f"cannot be read beyond byte {len(data) // 2:,}: connection reset by peer" in str(error)
    first, second, error = crawl_pages(Breaking(data, len(pack([numbered(1), numbered(2)]))), "c.warc")
    assert isinstance(first, RawPage)
    assert isinstance(second, RawPage)
    assert "connection reset" in str(error)


def test_a_crawl_is_known_by_its_name_and_by_its_beginning(tmp_path: Path) -> None:
    for name, data in {
        "a.warc": numbered(1), "b.warc.gz": packed([numbered(1)]), "c": packed([numbered(1)]),
        "d.WARC.GZ": b"\x00" + packed([numbered(1)]), "e.warc": b"\x00\x01" + numbered(1), "f.warc": b"",
        "g.gz": gzip.compress(b"x"),
    }.items():  # fmt: skip
        (tmp_path / name).write_bytes(data)
    told = [(Path(f.source).name, getattr(f, "reason", 1)) for f in raw_pages([str(tmp_path)])]
    assert told == [
        ("a.warc", 1), ("b.warc.gz", 1), ("c", 1),
        ("d.WARC.GZ", "no gzip member begins there (at byte 0)"), ("d.WARC.GZ", 1),
        ("e.warc", "no WARC record begins there (at byte 0)"), ("e.warc", 1),
        ("f.warc", "it is empty"), ("g.gz", "it is a gzip archive; unpack it"),
    ]  # fmt: skip


def test_standard_input_may_be_a_crawl() -> None:
    (page,) = raw_pages(["-"], stdin=io.BytesIO(packed([numbered(1)])))
    assert isinstance(page, RawPage)


def test_a_file_without_records() -> None:
    assert told(gzip.compress(b"")) == ["there is no WARC record in it"]
