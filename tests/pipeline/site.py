"""A news site on loopback with feeds of each kind, and who reads its articles without a parser."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from dateline.errors import InputError
from dateline.pipeline import Crew
from dateline.pipeline.watching import Alerts, Watch
from dateline.store import Store
from dateline.types import Article, Reading
from tests.fetching.hostile import Answer, Served, Time, client, page
from tests.meetings import OneMeeting

if TYPE_CHECKING:
    from dateline.extraction import Reader

SENTENCES = (
    "The harbour minister of Aland met the mayor of Visby on Tuesday to talk about the ferry line.",
    "They agreed to meet again in the spring, the ministry said in a statement on its site.",
    "A spokesman for the mayor said that the talks had been long and that nothing had been signed so far.",
)


class Voter(OneMeeting):
    """Finds no politics in what is about football, and a protest where there is a crowd."""

    def read(self, article: Article) -> Reading:
        reading = super().read(article)
        if "crowd" not in article.body:
            return reading
        protests = tuple(e.model_copy(update={"type": "PROTEST"}) for e in reading.events)
        return reading.model_copy(update={"events": protests})

    def is_political_page(self, paragraphs: object, shown: object) -> bool:
        return True

    def is_political(self, article: Article) -> bool:
        return "football" not in article.body


def crew() -> Crew:
    return Crew(cast("Reader", Voter()))


def article(name: str, *, text: str = "", meta: str = "", headers: tuple[str, ...] = ()) -> bytes:
    """The page of an article, with the name in its text so that it is like no other."""
    body = "".join(f"<p>{s} The report is number {name}.</p>" for s in (*SENTENCES, text) if s)
    html = (
        f"<html lang='en'><head><title>Ferry talks {name}</title>{meta}</head>"
        f"<body><article><h1>Minister and mayor talk about ferries in report {name}</h1>{body}</article></body></html>"
    )
    return page(html.encode(), "Content-Type: text/html; charset=utf-8", *headers)


def rss(*items: str, title: str = "The Example Post") -> bytes:
    head = '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
    feed = f"{head}<title>{title}</title>{''.join(items)}</channel></rss>"
    return page(feed.encode(), "Content-Type: application/rss+xml")


def item(link: str, more: str = "<pubDate>Sun, 09 Mar 2031 10:00:00 GMT</pubDate>") -> str:
    return f"<item><link>{link}</link>{more}</item>"


def atom(*entries: tuple[str, str]) -> bytes:
    """A feed of entries by link and when they were updated."""
    told = "".join(f"<entry><link href='{link}'/><updated>{at}</updated></entry>" for link, at in entries)
    return page(f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Atoms</title>{told}</feed>".encode())


@dataclass
class Round:
    """What watches a site: a record, a clock that goes on when somebody waits, and what was said to go wrong."""

    store: Store
    served: Served
    time: Time = field(default_factory=Time)
    errors: list[InputError] = field(default_factory=list)

    def watch(self, alerts: Alerts | None = None, **more: object) -> Watch:
        asking = client(self.time)
        return Watch(self.store, asking, crew(), alerts=alerts, on_error=self.errors.append, **more)  # type: ignore[arg-type]

    def follow(self, *paths: str) -> Watch:
        watch = self.watch()
        watch.feeds.follow([self.served.url(p) for p in paths], watch.client.clock.now().isoformat(timespec="seconds"))
        return watch

    def pages(self, **pages: Answer | list[Answer]) -> None:
        self.served.pages.update({f"/{name}": answer for name, answer in pages.items()})

    def reasons(self) -> dict[str, str]:
        return {e.source.removeprefix(self.served.address): e.reason for e in self.errors}
