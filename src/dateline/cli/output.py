"""Rows of a view → standard output as a page, JSON, JSON lines or CSV."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from itertools import chain
from typing import Any, TypeVar

from pydantic import BaseModel
from rich.console import Console

from dateline.cli.page import Block, print_for_people, print_plainly
from dateline.views.exports import cell

Row = TypeVar("Row")


class Format(StrEnum):
    """How a view is printed."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


def show(rows: Iterable[Row], form: Format, page: Callable[[Iterable[Row]], Iterable[Block]]) -> None:
    """Print the rows of a view."""
    if form is Format.table:
        show_page(page(rows))
    elif form is Format.json:
        sys.stdout.write(json.dumps([as_dict(r) for r in rows], ensure_ascii=False, indent=2) + "\n")
    elif form is Format.jsonl:
        sys.stdout.writelines(json.dumps(as_dict(r), ensure_ascii=False) + "\n" for r in rows)
    else:
        _write_csv(map(as_dict, rows))


def show_one(row: Row, form: Format, page: Callable[[Row], Iterable[Block]]) -> None:
    """Print a view of one thing: JSON gives an object instead of a list."""
    if form is Format.json:
        sys.stdout.write(json.dumps(as_dict(row), ensure_ascii=False, indent=2) + "\n")
    else:
        show([row], form, lambda rows: chain.from_iterable(page(r) for r in rows))


def show_page(blocks: Iterable[Block]) -> None:
    """Print a page for people on a terminal, plainly into a pipe."""
    console = Console(highlight=False, markup=False, emoji=False)
    if console.is_terminal:
        print_for_people(blocks, console)
    else:
        print_plainly(blocks, sys.stdout)


def as_dict(row: object) -> dict[str, Any]:
    """The fields of a row as JSON has them."""
    if isinstance(row, BaseModel):
        return row.model_dump(mode="json")
    fields: dict[str, Any] = row._asdict()  # type: ignore[attr-defined]
    return fields


def _write_csv(rows: Iterable[Mapping[str, Any]]) -> None:
    writer = None
    for row in rows:
        flat = {name: cell(value) for name, value in row.items()}
        if writer is None:
            writer = csv.DictWriter(sys.stdout, fieldnames=list(flat), lineterminator="\n")
            writer.writeheader()
        writer.writerow(flat)
