"""Pages of news sites that are nobody's: our own reports in several templates, with all that stands around one."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from html import escape
from typing import NamedTuple

from benchmarks.texts import paragraphs

_FIRST_DAY = date(2024, 1, 1)
_DAYS = 366
_AUTHORS = ("Ottilie Brand", "Jonas Weir", "Mara Lindqvist", "Peter Osei", "Ines Fontaine", "Daniel Roth")
_SECTIONS = ("World", "Politics", "Business", "Region", "Culture", "Sport", "Science", "Opinion")
_SITES = {"herald": "The Lindhaven Herald", "courier": "Harbour Courier", "wire": "Northwire", "post": "Ostmark Post"}
_GERMAN = "Die Minister trafen sich am Freitag in Lindhaven und sprachen über die Grenze und den Hafen. "
_SCRIPT = (
    "(function(w,d){w.q=w.q||[];w.q.push(['view',d.title,{section:'news',rank:%d}]);var e=d.createElement('script');"
    "e.async=1;if(w.innerWidth<600&&!d.hidden){e.id='slot-%d';d.head.appendChild(e);}})(window,document);\n"
)
_STYLE = ".card-%d{display:flex;margin:0 auto;padding:4px 8px;color:#333;font:14px/1.4 serif}\n"


class Report(NamedTuple):
    """What a page tells: `day` is ISO."""

    number: int
    headline: str
    byline: str
    day: str
    site: str
    paragraphs: tuple[str, ...]

    @property
    def url(self) -> str:
        """An address of its own, with the day in it."""
        return f"https://{self.site}.example/{self.day.replace('-', '/')}/report-{self.number}"

    @property
    def name(self) -> str:
        """What its medium is called."""
        return _SITES[self.site]


def reports(count: int, *, german: bool = False) -> Iterator[Report]:
    """So many reports, always the same, in English unless they are to be German."""
    rng, texts = random.Random(11), paragraphs()
    for number in range(count):
        told = (_GERMAN * 4,) * 4 if german else tuple(rng.sample(texts, rng.randint(5, 12)))
        words = told[0].split()[: rng.randint(6, 11)]
        yield Report(
            number,
            f"{' '.join(words).rstrip('.,;:')} in {number}",
            rng.choice(_AUTHORS),
            (_FIRST_DAY + timedelta(days=rng.randrange(_DAYS))).isoformat(),
            rng.choice(list(_SITES)),
            told,
        )


def page(report: Report) -> str:
    """The report as its site shows it."""
    return _TEMPLATES[report.number % len(_TEMPLATES)](report, random.Random(report.number))


def furnished(report: Report) -> str:
    """The report with as much around it as on a real page, at the head and the foot of whatever template it has.

    On the 181 pages of the article extraction benchmark of scrapinghub the medians are 743 elements with 1,089
    attributes, 135 links among them; a page of `page` has some 80 elements.
    """
    rng, html = random.Random(report.number), page(report)
    head, foot = html.index(">", html.index("<body")) + 1, html.rindex("</body>")
    return f"{html[:head]}{_masthead()}{html[head:foot]}{_cards(report, rng)}{_imprint()}{html[foot:]}"


def _masthead() -> str:
    under = "".join(f'<li class="menu-item"><a href="/part-{n}" class="menu-link">Part {n}</a></li>' for n in range(6))
    sections = "".join(
        f'<li class="section"><a href="/{s.lower()}" class="section-link"><span>{s}</span></a><ul>{under}</ul></li>'
        for s in _SECTIONS
    )
    return f'<div class="masthead" role="banner"><ul class="sections">{sections}</ul></div>'


def _cards(report: Report, rng: random.Random) -> str:
    """Other stories, each with a picture, as stand beside and below a report."""
    heads = [rng.choice(report.paragraphs).split(". ")[0][:80] for _ in range(32)]
    cards = "".join(_card(number, head) for number, head in enumerate(heads))
    return f'<div class="stories"><h2>More stories</h2>{cards}</div>'


def _card(number: int, head: str) -> str:
    return f"""<div class="card card--small" data-rank="{number}"><div class="card-in">
<a href="/story/{number}" class="card-picture"><img src="/{number}.jpg" alt="" width="320" height="180"></a>
<div class="card-text"><h3 class="card-title"><a href="/story/{number}">{escape(head)}</a></h3></div>
<span class="card-section">World</span><time datetime="2024-06-12">12 June</time><button class="save" type="button">
<i class="icon"></i></button><span class="badge" aria-hidden="true"></span></div></div>
"""


def _imprint() -> str:
    links = "".join(f'<li><a href="/about-{n}" rel="nofollow">About {n}</a></li>' for n in range(20))
    return f'<div class="imprint"><ul class="about">{links}</ul></div>'


def _told(report: Report) -> str:
    return "".join(f"<p>{escape(p)}</p>\n" for p in report.paragraphs)


def _related(report: Report, rng: random.Random, size: int) -> str:
    others = [rng.choice(report.paragraphs).split(". ")[0][:90] for _ in range(size)]
    return "".join(f'<li><a href="/story/{i}">{escape(other)}</a></li>\n' for i, other in enumerate(others))


def _menu() -> str:
    items = "".join(f'<li><a href="/{s.lower()}">{s}</a></li>' for s in _SECTIONS)
    return f'<nav class="menu"><ul>{items}</ul></nav>'


def _scripts(rng: random.Random, size: int) -> str:
    return "<script>" + "".join(_SCRIPT % (rng.randrange(99), i) for i in range(size)) + "</script>"


def _styles(size: int) -> str:
    return "<style>" + "".join(_STYLE % i for i in range(size)) + "</style>"


def _linked_data(report: Report) -> str:
    return json.dumps(
        {
            "@context": "https://schema.org", "@type": "NewsArticle", "headline": report.headline,
            "datePublished": f"{report.day}T08:00:00Z", "author": {"@type": "Person", "name": report.byline},
            "publisher": {"@type": "Organization", "name": report.name}, "inLanguage": "en",
        }
    )  # fmt: skip


def _modern(report: Report, rng: random.Random) -> str:
    return f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<title>{report.headline} | {report.name}</title><link rel="canonical" href="{report.url}">
<meta property="og:title" content="{report.headline}"><meta property="og:site_name" content="{report.name}">
<meta property="article:published_time" content="{report.day}T08:00:00Z">
<script type="application/ld+json">{_linked_data(report)}</script>{_styles(300)}{_scripts(rng, 60)}</head><body>
<header>{_menu()}</header><main><article><h1>{report.headline}</h1><p class="byline">By {report.byline}</p>
<time datetime="{report.day}">{report.day}</time><figure><img src="/a.jpg"><figcaption>The harbour. Photo: Archive
</figcaption></figure>{_told(report)}</article><aside><h2>Related</h2><ul>{_related(report, rng, 8)}</ul></aside></main>
<footer><p>Copyright {report.day[:4]} {report.name}. All rights reserved.</p>{_menu()}</footer>{_scripts(rng, 60)}
</body></html>"""


def _soup(report: Report, rng: random.Random) -> str:
    blocks = "".join(f'<div class="p"><span></span><p>{escape(p)}</p></div>' for p in report.paragraphs)
    cards = "".join(f'<div class="card"><div class="in">{_related(report, rng, 1)}</div></div>' for _ in range(40))
    return f"""<html><head><title>{report.headline} - {report.name}</title>
<meta name="author" content="{report.byline}"><meta name="date" content="{report.day}">{_scripts(rng, 120)}</head>
<body><div id="top"><div class="logo">{report.name}</div>{_menu()}</div><div id="wrap"><div class="col">
<div class="story"><h1>{report.headline}</h1><div class="meta">{report.day} | {report.byline}</div>{blocks}
<div class="share">Share on Facebook | Share on X | Email</div></div></div><div class="side"><h3>Most read</h3>{cards}
</div></div><div id="bottom">Contact us | Advertise | Terms of use</div></body></html>"""


def _tables(report: Report, rng: random.Random) -> str:
    lines = "<br><br>\n".join(escape(p) for p in report.paragraphs)
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252">
<title>{report.headline}</title></head><body bgcolor="white"><table width="100%"><tr><td>{_menu()}</td></tr><tr><td>
<font size="5"><b>{report.headline}</b></font><br><i>{report.name}, {report.day}</i><br><br>{lines}</td><td width="20%">
<b>Latest news</b><ul>{_related(report, rng, 12)}</ul></td></tr><tr><td>
<font size="1">&copy; {report.day[:4]} {report.name}</font></td></tr></table></body></html>"""


def _heavy(report: Report, rng: random.Random) -> str:
    state = json.dumps({f"widget{i}": {"title": report.headline, "rank": rng.random()} for i in range(300)})
    return f"""<!DOCTYPE html><html lang="en"><head><title>{report.headline} — {report.name}</title>{_styles(600)}
<meta property="og:url" content="{report.url}"><meta name="parsely-pub-date" content="{report.day}"></head><body>
<div id="app" data-x="1"><div><div><section><div role="article"><div><h1><span>{report.headline}</span></h1></div>
<div class="rich">{_told(report)}</div>
<div class="newsletter"><p>Sign up for our newsletter and never miss a story.</p></div></div></section>
<section><h2>Read also</h2><ol>{_related(report, rng, 20)}</ol></section></div></div></div>
<script>window.__STATE__={state}</script>{_scripts(rng, 200)}</body></html>"""


_TEMPLATES: tuple[Callable[[Report, random.Random], str], ...] = (_modern, _soup, _tables, _heavy)
