"""Reports whose every word wants to do something to whoever looks at them."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.types import Actor, Article, Event, Evidence, Place, Reading, Report, Role, Span, Statement
from dateline.types.article import Link

_DO = "top.ran=1"
MARKUP = (
    f"<script data-evil>{_DO}</script>"
    f"'\"><img data-evil src=x onerror={_DO}><svg data-evil onload={_DO}>"
    f"</title></textarea></style></script><iframe data-evil srcdoc='<script>{_DO}</script>'></iframe>"
    f"<a data-evil href=javascript:{_DO}>x</a><details data-evil open ontoggle={_DO}>"
    "<link data-evil rel=stylesheet href=//evil.example/x.css><base data-evil href=//evil.example/>"
    "-->{{7*191}}{%raise%}${7*191}"
)
STEERING = "Anna \u202egnp.elaH\u2066 \x1b[31mred\x07\x7f \u200f\ufeff end"
LONG = "W" * 600
ADDRESSES = (
    f"javascript:{_DO}",
    f"data:text/html,<script>{_DO}</script>",
    f'https://evil.example/"><script data-evil>{_DO}</script>',
    f" jAvAsCrIpT&colon;{_DO}",
)
TELLS = {"markup": MARKUP, "steering": STEERING, "long": LONG} | {f"address-{n}": a for n, a in enumerate(ADDRESSES)}


def readings() -> Iterator[Reading]:
    """Reports of a plan, and of how long it then was, for each kind of hostile text; it fills every field of text."""
    for number, (name, text) in enumerate(TELLS.items(), 10):
        yield _reading(f"{name} {text[:80]}", text, f"2026-03-{number}", "planned", "PT1H", source=text)
        yield _reading(f"{name} 2", text, f"2026-05-{number}", "occurred", "PT1H", source=text)
        yield _reading(f"{name} 3", text, f"2026-06-{number}", "occurred", "PT3H", source="anna-hale")


def _reading(name: str, text: str, day: str, status: str, length: str, *, source: str) -> Reading:
    own = " ".join(f"{day}/{n}" for n in range(40))  # no copy of another
    article = Article(
        id=name, headline=text, byline=text, publisher=text, url=text, published=day, published_from="metadata",
        language="en", body=f"{text}\n{text} met in {text} on May 5, {text} said.\n{text}\n{own}",
        links=(Link(block="related", headline=text, url=text), Link(block="latest", headline=text)),
    )  # fmt: skip
    clause = Evidence(role="clause", **_span(article.body, f"{text} met in {text} on May 5"))
    trigger = Evidence(role="trigger", **_span(article.body, "met"))
    other = Actor(id="anna-hale", name="Anna Hale", kind="person", country="NZL")
    actor = Actor(
        id=text, name=text, kind="person", country=text,
        roles=(Role(title=text, country=text, evidence=(Span(**_span(article.body, text)),)),),
    )  # fmt: skip
    told = {"place": Place(name=text, country=text), "duration": length, "duration_hedge": text, "date": "2026-05-05"}
    event = Event(
        id=f"e-{text}", type="CONSULT", mode="visit", actors=(text, "anna-hale"), initiator=text, topics=(text,),
        status=status, **told,
        reports=(Report(status=status, according_to=(source,), initiator=text, evidence=(clause, trigger), **told),),
    )  # fmt: skip
    content = Evidence(role="content", **_span(article.body, text))
    statement = Statement(
        id=f"s-{text}", speaker=text, cue=text, content=text, quotes=(text,), via=("anna-hale",), addressee=text,
        occasion=text, topics=(text,), evidence=(content,),
    )  # fmt: skip
    return Reading(article=article, actors=(actor, other), events=(event,), statements=(statement,), program=text)


def _span(body: str, text: str) -> dict[str, object]:
    start = body.index(text)
    return {"start": start, "end": start + len(text), "text": text}
