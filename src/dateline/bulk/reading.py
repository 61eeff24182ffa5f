"""One part read: pages in, a table of readings and one of failures out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from dateline.bulk.counts import Counts
from dateline.bulk.folder import FAILURES, MAKING, READINGS, Folder
from dateline.bulk.parts import Part
from dateline.bulk.tables import FailedRow, Row, Table
from dateline.errors import InputError
from dateline.pipeline import Crew, Step, articles_of, work_on_articles
from dateline.pipeline.faults import fault
from dateline.reading import is_address
from dateline.reading.readings import MAX_READING
from dateline.types import Article, Skipped

if TYPE_CHECKING:
    from dateline.extraction import Reader

T = TypeVar("T")


class Settings(NamedTuple):
    """How parts are read: the day of publication of articles that do not give one, and whether pages are screened."""

    published: str | None = None
    screen: bool | None = None


class Work(NamedTuple):
    """Into which folder parts are read, how, and who is told of articles and words as they are read."""

    folder: Folder
    settings: Settings
    on_step: Step = lambda *_: None


class Read(NamedTuple):
    """What was read of an article, ready to be written, and how much it is."""

    row: Row
    events: int
    statements: int
    words: int


def read_part(part: Part, work: Work, crew: Crew) -> Counts:
    """Read a part into a folder. It is done when this returns, and not begun as long as it does not."""
    folder, numbers = work.folder, Counter[str]()
    with ExitStack() as stack:
        readings = stack.enter_context(Table(Row, folder.table(READINGS, part.name), folder.path / MAKING))
        failures = stack.enter_context(Table(FailedRow, folder.table(FAILURES, part.name), folder.path / MAKING))
        for one in _results(_counted(part.pages(), numbers), crew, work.settings):
            _note(one, numbers, readings, failures)
            work.on_step(1, one.words if isinstance(one, Read) else 0)
        counts = Counts.of(dict(numbers))
        assert counts.add_up, f"{part.name}: {counts}"
        readings.finish()
        failures.finish()
    # Where a server failed another run may fare better: the part is to be read again.
    folder.finish(part._replace(stamp="") if numbers["unreached"] else part, counts)
    return counts


def _counted(pages: Iterable[T], numbers: Counter[str]) -> Iterator[T]:
    for page in pages:
        numbers["given"] += 1
        yield page


def _results(pages: Iterable[Any], crew: Crew, settings: Settings) -> Iterator[Read | InputError | Skipped]:
    articles = articles_of(pages, crew, published=settings.published, screen=settings.screen)
    return work_on_articles(_read, articles, crew)


def _read(reader: Reader, article: Article) -> Read | InputError:
    """What is written of an article; made where it is read, so that the one who writes has little to do."""
    try:
        reading = reader.read(article)
    except Exception as error:
        return fault(article.id, error)
    written = reading.model_dump_json()
    if len(written.encode()) > MAX_READING:
        return InputError(article.id, f"what was read of it is longer than {MAX_READING:,} bytes")
    row = Row(article.id, article.url, article.published, article.language, reader.program, written)
    return Read(row, len(reading.events), len(reading.statements), len(article.body.split()))


def _note(one: Read | InputError | Skipped, numbers: Counter[str], readings: Table, failures: Table) -> None:
    if isinstance(one, Read):
        numbers.update(read=1, events=one.events, statements=one.statements, words=one.words)
        readings.add(one.row)
    elif isinstance(one, InputError):
        numbers["failed"] += 1
        numbers["unreached"] += one.row is None and is_address(one.source)
        failures.add(FailedRow(one.source, one.row, one.reason))
    else:
        numbers[f"skipped: {one.reason}"] += 1
