"""A page of output: headings, paragraphs and tables, printed for people on a terminal or plainly into a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TextIO

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.views.telling import safe


@dataclass(frozen=True)
class Heading:
    """A line that begins a part of the page."""

    text: str
    note: str = ""


@dataclass(frozen=True)
class Prose:
    """A paragraph; `indent` counts columns."""

    text: Text
    indent: int = 0


@dataclass(frozen=True)
class Column:
    """A column of a table: at most `width` wide on a terminal, `right` for numbers."""

    title: str
    width: int | None = None
    right: bool = False
    style: str = ""


Cell = tuple[Text, ...]
"""The lines of a cell."""


@dataclass(frozen=True)
class Grid:
    """A table."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Hint:
    """What one may do next; shown to people only."""

    text: str


Block = Heading | Prose | Grid | Hint


def words(text: str, style: str = "") -> Text:
    """Styled text that is safe to print."""
    return Text(safe(text), style=style)


def print_for_people(blocks: Iterable[Block], console: Console) -> None:
    """Print with colour, wrapped to the width of the terminal."""
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            console.print(
                Text("\n" if at else "") + Text(safe(block.text), style="bold") + Text(_note(block), style="dim")
            )
        elif isinstance(block, Prose):
            console.print(Padding(block.text, (0, 0, 0, block.indent)))
        elif isinstance(block, Hint):
            console.print(Text(f"\n{block.text}", style="dim"))
        else:
            console.print(_table(block))


def print_plainly(blocks: Iterable[Block], out: TextIO) -> None:
    """Print without colour, each paragraph and each row of a table on one line, columns aligned with spaces."""
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            out.write(("\n" if at else "") + safe(block.text) + _note(block) + "\n")
        elif isinstance(block, Prose):
            out.writelines(f"{' ' * block.indent}{line}\n" for line in block.text.plain.split("\n"))
        elif isinstance(block, Grid):
            out.writelines(f"{line}\n" for line in _aligned(block))


def _note(heading: Heading) -> str:
    return f"  {safe(heading.note)}" if heading.note else ""


def _table(grid: Grid) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold dim")
    for column in grid.columns:
        table.add_column(
            column.title,
            max_width=column.width,
            justify="right" if column.right else "left",
            style=column.style,
            overflow="fold",
        )
    for row in grid.rows:
        table.add_row(*(Text("\n").join(cell) for cell in row))
    return table


def _aligned(grid: Grid) -> Iterator[str]:
    lines = [[c.title for c in grid.columns], *(_flat(row) for row in grid.rows)]
    widths = [max(cell_len(line[i]) for line in lines) for i in range(len(grid.columns))]
    for line in lines:
        padded = (_pad(text, width, c.right) for text, width, c in zip(line, widths, grid.columns, strict=True))
        yield "  ".join(padded).rstrip()


def _flat(row: Sequence[Cell]) -> list[str]:
    return [" · ".join(" ".join(t.plain.split()) for t in cell) for cell in row]


def _pad(text: str, width: int, right: bool) -> str:
    space = " " * (width - cell_len(text))
    return space + text if right else text + space
