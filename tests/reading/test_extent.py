"""How far reading has come, by the bytes of what was dealt with."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from dateline.reading import Extent, extent_of, raw_pages


def test_the_share_is_that_of_the_things_dealt_with(tmp_path: Path) -> None:
    rows = [json.dumps({"text": "x" * 2000}) for _ in range(100)]
    (tmp_path / "a.jsonl").write_text("\n".join(rows))
    (tmp_path / "b.jsonl").write_text("\n".join(rows))
    sources = [str(tmp_path / "a.jsonl"), "missing", str(tmp_path / "b.jsonl")]
    extent = extent_of(sources)
    found = list(raw_pages(sources, extent=extent))
    assert len(found) == 201
    assert extent.share(0) == 0
    assert extent.share(50) == pytest.approx(0.25, abs=0.03)
    assert extent.share(100) == pytest.approx(0.5, abs=0.03)
    assert extent.share(151) == pytest.approx(0.75, abs=0.03)
    assert extent.share(201) == 1


def test_nobody_knows_the_extent_of_a_stream() -> None:
    assert extent_of(["-"]).share(1) is None
    extent = Extent(None)
    assert len(list(raw_pages(["-"], stdin=io.BytesIO(b'{"text": "x"}'), extent=extent))) == 1
    assert extent.share(1) is None
