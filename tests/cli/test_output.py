import csv
import io
import json

import pytest

from dateline.cli.output import Format, show, show_one
from dateline.views import Record
from tests.views.story import Story

RECORD = Record(Story())


def printed(capsys: pytest.CaptureFixture[str], form: Format) -> str:
    show(RECORD.timeline(), form, lambda _: ())
    return capsys.readouterr().out


def test_json_is_one_array(capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(printed(capsys, Format.json))
    assert [r["id"] for r in rows] == [r.id for r in RECORD.timeline()]


def test_jsonl_is_an_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, Format.jsonl).splitlines()
    assert [json.loads(line)["what"] for line in lines] == [r.what for r in RECORD.timeline()]
    assert "Oršić" in lines[0]


def test_csv_has_a_header_and_flat_cells(capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.DictReader(io.StringIO(printed(capsys, Format.csv))))
    assert rows[0]["actors"] == "anna-hale; ivo-orsic"
    assert json.loads(rows[1]["place"]) == {"name": "Bergen", "country": "NOR"}
    assert rows[2]["place"] == ""


def test_csv_holds_no_formula(capsys: pytest.CaptureFixture[str]) -> None:
    row = RECORD.timeline()[0].model_copy(update={"what": '=HYPERLINK("x")'})
    show([row], Format.csv, lambda _: ())
    (cells,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert cells["what"] == '\'=HYPERLINK("x")'


def test_evidence_keeps_its_name_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    show_one(RECORD.event("call"), Format.json, lambda _: ())
    event = json.loads(capsys.readouterr().out)
    assert event["articles"][0]["reports"][0]["evidence"][0]["in"] == "body"
