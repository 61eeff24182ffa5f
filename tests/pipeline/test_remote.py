from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from dateline.errors import InputError
from dateline.pipeline import read_articles
from dateline.pipeline.remote import open_url
from dateline.reading import RawPage, raw_pages
from dateline.types import Article
from tests.reading.warcs import BODY, numbered, packed

CRAWL = packed([numbered(n) for n in range(4000)])
TABLE = b"".join(json.dumps({"id": name, "text": BODY}).encode() + b"\n" for name in ("a", "b"))
FILES = {
    "/c.warc.gz": CRAWL,
    "/cut.warc.gz": CRAWL,
    "/bucket/c.warc.gz": CRAWL,
    "/t.jsonl": TABLE,
    "/p.html": b"<html>",
}


class Handler(BaseHTTPRequestHandler):
    """Files by path, whole or in parts; one of them breaks off in the middle."""

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def do_GET(self) -> None:
        self._answer(body=True)

    def _answer(self, *, body: bool) -> None:
        path = self.path.partition("?")[0]
        whole = FILES.get(path)
        if whole is None:
            self.send_error(403 if path == "/secret" else 404)
            return
        part = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range") or "")
        data = whole[int(part[1]) : int(part[2]) + 1] if part else whole
        self.send_response(206 if part else 200)
        if part:
            self.send_header("Content-Range", f"bytes {part[1]}-{int(part[1]) + len(data) - 1}/{len(whole)}")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Content-Encoding", "gzip" if path.endswith(".gz") else "identity")
        self.send_header("Last-Modified", "Sat, 04 Oct 2025 05:06:07 GMT")
        self.send_header("ETag", '"1"')
        self.end_headers()
        if body:
            self.wfile.write(data[: len(data) // 2] if path == "/cut.warc.gz" else data)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as serving:
        Thread(target=serving.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{serving.server_port}"
        serving.shutdown()


def reason(source: str) -> str:
    (error,) = raw_pages([source], opener=open_url)
    assert isinstance(error, InputError)
    return str(error)


def test_a_crawl_behind_an_address_is_read_as_it_comes(server: str) -> None:
    pages = list(raw_pages([f"{server}/c.warc.gz?token=abc"], opener=open_url))
    assert len(pages) == 4000
    assert {type(page) for page in pages} == {RawPage}
    assert {page.source for page in pages} == {f"{server}/c.warc.gz"}


def test_a_table_behind_an_address_is_read(server: str) -> None:
    assert [article.id for article in read_articles([f"{server}/t.jsonl"], pytest.fail)] == ["a", "b"]


def test_a_connection_that_breaks_costs_what_follows_in_that_file_alone(server: str) -> None:
    *pages, error, table, _ = raw_pages([f"{server}/cut.warc.gz", f"{server}/t.jsonl"], opener=open_url)
    assert all(isinstance(page, RawPage) for page in (*pages, table))
    assert isinstance(error, InputError)
    assert re.search(r"cannot be read beyond byte [\d,]+: the connection failed", str(error))


def test_what_cannot_be_had_is_told_without_credentials(server: str) -> None:
    hidden = server.replace("//", "//ana:secret@")
    assert reason(f"{hidden}/none.warc?key=abc") == f"{server}/none.warc: cannot be read: the server answered 404"
    assert reason(f"{server}/secret") == f"{server}/secret: cannot be read: the server answered 403"
    assert "the connection failed" in reason("http://127.0.0.1:1/c.warc.gz")


def test_a_page_behind_an_address_is_not_fetched_for_its_own_sake(server: str) -> None:
    assert "save it to a file first, or follow its feed with `dateline watch`" in reason(f"{server}/p.html")


def test_a_crawl_in_a_bucket(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "AWS_ENDPOINT_URL": server, "AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b", "AWS_DEFAULT_REGION": "eu",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    pages = list(raw_pages(["s3://bucket/c.warc.gz"], opener=open_url))
    assert [type(page) for page in pages] == [RawPage] * 4000
    assert reason("s3://bucket/none.warc") == "s3://bucket/none.warc: cannot be read: there is no such file"


@pytest.mark.parametrize(
    ("source", "module"), [("s3://bucket/c.warc", "s3fs"), ("https://a.example/c.warc", "aiohttp")]
)
def test_a_missing_package_is_named_by_its_extra(source: str, module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    expected = "cannot be read: reading from there needs more packages: pip install 'dateline[s3]'"
    assert reason(source) == f"{source}: {expected}"


def test_reading_alone_fetches_nothing(server: str) -> None:
    (error,) = raw_pages([f"{server}/t.jsonl"])
    assert "nothing is fetched here" in str(error)
    assert not isinstance(error, Article)
