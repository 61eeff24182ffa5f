"""Rows of a view that become a data frame: pandas', polars' or Arrow's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, get_type_hints

from pydantic import BaseModel, create_model

from dateline.errors import DatelineError
from dateline.types import bounds
from dateline.types.when import DATE
from dateline.views.display import table

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow  # type: ignore[import-untyped]

R = TypeVar("R", bound=BaseModel | tuple[Any, ...])

_PLAIN: Mapping[str, str] = {"string": "string", "integer": "int64", "number": "float64", "boolean": "bool_"}


class Column(NamedTuple):
    """A column of a frame: its name, the field and what to make of it, and its type as a JSON Schema."""

    name: str
    field: str
    part: str | None
    schema: Mapping[str, Any]

    def cell(self, row: Mapping[str, Any]) -> Any:
        """What a row has in it."""
        value = row[self.field]
        if value is None or self.part is None:
            return value
        if self.part in ("first", "last"):
            days = bounds(value)
            return days[self.part == "last"] if days else None
        return date.fromisoformat(value) if self.part == "day" else value[self.part]


class Rows(tuple[R, ...], Generic[R]):
    """The rows of a view: a tuple of them that can become a data frame and that a notebook shows as a table.

    The columns are the fields of a row, in the order of its JSON, whatever the rows: a day is a date, a date in EDTF
    stays the text that it is and has its first and last day beside it (`date_first`, `date_last`), a place is `place`
    and `place_country`, and what there may be several of is a list.
    """

    kind: type[R]

    def __new__(cls, rows: Iterable[R], kind: type[R]) -> Rows[R]:
        """Rows of a kind, which says what the columns are when there is no row."""
        made = super().__new__(cls, rows)
        made.kind = kind
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return Rows, (tuple(self), self.kind)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns that a frame has."""
        return tuple(column.name for column in columns(self.kind))

    def to_arrow(self) -> pyarrow.Table:
        """A table of Arrow. Raises `DatelineError` where the extra `frames` is not installed."""
        return _arrow(self)

    def to_pandas(self) -> pandas.DataFrame:
        """A data frame of pandas, with days as `datetime64` and lists as arrays; `DatelineError` as for Arrow."""
        _needed("pandas")
        return self.to_arrow().to_pandas(date_as_object=False)

    def to_polars(self) -> polars.DataFrame:
        """A data frame of polars; `DatelineError` as for Arrow."""
        found = _needed("polars").from_arrow(self.to_arrow())
        frame: polars.DataFrame = found
        return frame

    def _repr_html_(self) -> str:
        """The first rows as a table, and how many more there are."""
        return table([dict(_fields(row)) for row in self], tuple(_model(self.kind).model_fields))


def columns(kind: Any) -> tuple[Column, ...]:
    """The columns of rows of a kind, a class of them."""
    return _columns(kind)


@cache
def _columns(kind: Any) -> tuple[Column, ...]:
    schema = _model(kind).model_json_schema(mode="serialization")
    defined = schema.get("$defs", {})
    return tuple(c for name, told in schema["properties"].items() for c in _of_field(name, _resolved(told, defined)))


def _of_field(name: str, schema: Mapping[str, Any]) -> Iterator[Column]:
    if schema.get("title") == "Place":
        yield Column(name, name, "name", {"type": "string"})
        yield Column(f"{name}_country", name, "country", {"type": "string"})
        return
    yield Column(name, name, "day" if schema.get("format") == "date" else None, schema)
    if schema.get("pattern") == f"^{DATE}$":
        for edge in ("first", "last"):
            yield Column(f"{name}_{edge}", name, edge, {"type": "string", "format": "date"})


def _resolved(schema: Mapping[str, Any], defined: Mapping[str, Any]) -> Mapping[str, Any]:
    """A schema without references and without null, which every column may have."""
    if "$ref" in schema:
        return _resolved(defined[schema["$ref"].rpartition("/")[2]], defined)
    if "anyOf" in schema:
        return next(_resolved(s, defined) for s in schema["anyOf"] if s.get("type") != "null")
    if "items" in schema:
        return {**schema, "items": _resolved(schema["items"], defined)}
    if "properties" in schema:
        return {**schema, "properties": {k: _resolved(v, defined) for k, v in schema["properties"].items()}}
    return schema


def _model(kind: Any) -> type[BaseModel]:
    """Rows are values; what a search finds and what was set aside are named tuples."""
    if issubclass(kind, BaseModel):
        value: type[BaseModel] = kind
        return value
    fields: dict[str, Any] = {name: (hint, ...) for name, hint in get_type_hints(kind).items()}
    model: type[BaseModel] = create_model(kind.__name__, **fields)
    return model


def _fields(row: Any) -> Mapping[str, Any]:
    fields: Mapping[str, Any] = row.model_dump() if isinstance(row, BaseModel) else row._asdict()
    return fields


def _arrow(rows: Rows[Any]) -> pyarrow.Table:
    arrow = _needed("pyarrow")
    told = [_fields(row) for row in rows]
    made = columns(rows.kind)
    schema = arrow.schema([(c.name, _type(arrow, c.schema, whole=c.part in ("day", "first", "last"))) for c in made])
    return arrow.table({c.name: [c.cell(row) for row in told] for c in made}, schema=schema)


def _type(arrow: Any, schema: Mapping[str, Any], *, whole: bool = False) -> Any:
    """The type of Arrow for a schema; days are dates where they are a `whole` column, and text within lists."""
    if whole:
        return arrow.date32()
    if schema["type"] == "array":
        return arrow.list_(_type(arrow, schema["items"]))
    if schema["type"] == "object":
        return arrow.struct([(name, _type(arrow, of)) for name, of in schema["properties"].items()])
    return getattr(arrow, _PLAIN[schema["type"]])()


def _needed(package: str) -> Any:
    """A package of the extra."""
    import importlib  # noqa: PLC0415

    try:
        return importlib.import_module(package)
    except ImportError:
        raise DatelineError(f"data frames need {package}: pip install 'dateline[frames]'") from None
