"""Whatever happens to a crawl, it is read to its end, and what was not touched is read as it was."""

from __future__ import annotations

import gzip
import io
import os
from itertools import accumulate, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.reading import RawPage
from dateline.reading.crawls import crawl_pages
from tests.reading.warcs import numbered

MANY = int(os.environ.get("DATELINE_FUZZ", "150"))
RECORDS = [numbered(n) for n in range(100, 106)]
PACKED = [gzip.compress(r, mtime=0) for r in RECORDS]
PLACES = st.floats(0, 1, exclude_max=True)


def pages(data: bytes) -> list[RawPage]:
    """The pages of a crawl, each thing in it having been told once, in order."""
    found = list(crawl_pages(io.BytesIO(data), "c.warc"))
    assert [one.row for one in found] == list(range(1, len(found) + 1)) or [one.row for one in found] == [None]
    return [one for one in found if isinstance(one, RawPage)]


def told(data: bytes) -> int:
    return sum(1 for _ in crawl_pages(io.BytesIO(data), "c.warc"))


def addresses(found: list[RawPage]) -> list[str | None]:
    return [page.given.url for page in found]


EVERY = addresses(pages(b"".join(RECORDS)))


@settings(max_examples=MANY, deadline=None)
@given(place=PLACES, flip=st.integers(1, 255))
@pytest.mark.parametrize("records", [RECORDS, PACKED], ids=["plain", "packed"])
def test_a_changed_byte_costs_its_record_at_most(records: list[bytes], place: float, flip: int) -> None:
    data = bytearray(b"".join(records))
    at = int(place * len(data))
    data[at] ^= flip
    hit = next(i for i, end in enumerate(accumulate(map(len, records))) if at < end)
    left = addresses(pages(bytes(data)))
    untouched = EVERY[:hit] + EVERY[hit + 1 :]
    assert [address for address in left if address in untouched] == untouched
    assert told(bytes(data)) == len(records)


@settings(max_examples=MANY, deadline=None)
@given(first=PLACES, second=PLACES)
@pytest.mark.parametrize("records", [RECORDS, PACKED], ids=["plain", "packed"])
def test_what_is_cut_out_costs_what_it_touched(records: list[bytes], first: float, second: float) -> None:
    data = b"".join(records)
    start, end = sorted((int(first * len(data)), int(second * len(data))))
    bounds = list(pairwise([0, *accumulate(map(len, records))]))
    whole = [address for address, (a, b) in zip(EVERY, bounds, strict=True) if b <= start or a >= end]
    left = data[:start] + data[end:]
    assert [address for address in addresses(pages(left)) if address in whole] == whole
    torn = sum(a < start < b for a, b in bounds) + sum(a < end < b for a, b in bounds)
    assert len(whole) <= told(left) <= len(whole) + max(torn, 1)


@settings(max_examples=MANY, deadline=None)
@given(place=PLACES, garbage=st.binary(max_size=300))
@pytest.mark.parametrize("records", [RECORDS, PACKED], ids=["plain", "packed"])
def test_what_is_put_in_costs_where_it_stands(records: list[bytes], place: float, garbage: bytes) -> None:
    data = b"".join(records)
    at = int(place * len(data))
    bounds = list(pairwise([0, *accumulate(map(len, records))]))
    whole = [address for address, (a, b) in zip(EVERY, bounds, strict=True) if not a < at < b]
    found = pages(data[:at] + garbage + data[at:])
    assert [address for address in addresses(found) if address in whole] == whole


@settings(max_examples=MANY, deadline=None)
@given(st.binary(max_size=2000))
@pytest.mark.parametrize(
    "start", [b"", RECORDS[0][:150], PACKED[0], PACKED[0][:40], b"\x1f\x8b\x08\x00", b"WARC/1.0\r\n"]
)
def test_any_bytes_are_read_to_their_end(start: bytes, data: bytes) -> None:
    for _ in crawl_pages(io.BytesIO(start + data), "c.warc"):
        pass
