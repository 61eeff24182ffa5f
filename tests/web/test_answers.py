"""Answers that are kept: until the record changes, packed for who takes it, and not sent to who has them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

import dateline
from dateline.errors import RecordError
from dateline.views import Record
from dateline.web import Settings, create_app
from dateline.web.answers import Answer, Answering, Answers, Asked
from dateline.web.shelf import Shelf
from tests.views.story import Story


class Counted(Story):
    """A story that counts what it is asked and whose revision can be changed."""

    def __init__(self) -> None:
        super().__init__()
        self.now, self.asked = "1", 0

    def revision(self) -> str:
        return self.now

    def newest_day(self) -> str | None:
        self.asked += 1
        return super().newest_day()


@pytest.fixture
def story(monkeypatch: pytest.MonkeyPatch) -> Counted:
    story = Counted()
    monkeypatch.setattr(dateline, "open", lambda _: Record(story))
    return story


def client_on(_: Story, **settings: object) -> TestClient:
    return TestClient(create_app("story.db", Settings.model_validate(settings)), base_url="http://localhost")


def test_an_answer_is_made_once_until_the_record_changes(story: Counted) -> None:
    client = client_on(story, fresh=0.0)
    first = client.get("/?actor=Anna+Hale&since=2026-03-01")
    asked = story.asked
    assert client.get("/?since=2026-03-01&actor=Anna+Hale").text == first.text
    assert story.asked == asked
    story.now = "2"
    assert client.get("/?actor=Anna+Hale&since=2026-03-01").headers["ETag"] != first.headers["ETag"]
    assert story.asked > asked


def test_who_has_an_answer_is_not_sent_it_again(story: Counted) -> None:
    client = client_on(story, fresh=0.0)
    first = client.get("/")
    assert first.headers["Cache-Control"] == "private, no-cache"
    again = client.get("/", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert "default-src 'none'" in again.headers["Content-Security-Policy"]
    story.now = "2"
    assert client.get("/", headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_addresses_and_parameters_have_answers_of_their_own(story: Counted) -> None:
    client = client_on(story)
    paths = ["/", "/?as_of=2026-03-06", "/?about=call", "/api/timeline", "/api/timeline?limit=1"]
    assert len({client.get(path).headers["ETag"] for path in paths}) == len(paths)
    elsewhere = client.get("/", headers={"Host": "127.0.0.1"}).headers["ETag"]
    assert elsewhere != client.get("/").headers["ETag"]


@pytest.mark.parametrize(("taken", "packed"), [("gzip, br", True), ("br", False), ("gzip;q=0", False), ("", False)])
def test_answers_are_packed_for_who_takes_it(story: Counted, taken: str, packed: bool) -> None:
    answer = client_on(story).get("/api/timeline", headers={"Accept-Encoding": taken})
    assert (answer.headers.get("Content-Encoding") == "gzip") is packed
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.json()["rows"]


def test_head_is_get_without_a_body(story: Counted) -> None:
    client = client_on(story)
    whole, head = client.get("/"), client.head("/")
    assert head.content == b""
    assert head.headers == whole.headers


def test_what_is_no_success_is_not_kept(story: Counted) -> None:
    client = client_on(story)
    assert client.get("/api/events/nothing").headers["Cache-Control"] == "no-store"
    assert "ETag" not in client.get("/api/events/nothing").headers


def test_a_record_that_is_gone_is_said_and_may_come_back(story: Counted, monkeypatch: pytest.MonkeyPatch) -> None:
    client = client_on(story, fresh=0.0)

    def gone(*_: object) -> str:
        raise RecordError("story.db: was moved")

    with monkeypatch.context() as while_gone:
        while_gone.setattr(Counted, "revision", gone)
        while_gone.setattr(Counted, "newest_day", gone)
        assert client.get("/").status_code == 503
    assert client.get("/").status_code == 200


def asked(path: str) -> Asked:
    return Asked("http", b"localhost", path, b"", "1")


def test_the_oldest_answers_make_room() -> None:
    answers = Answers(5000)
    for path in "abcd":
        answers.put(asked(path), Answer((), b"x" * 500, None))
        answers.get(asked("a"))
    assert [path for path in "abcd" if answers.get(asked(path))] == ["a", "c", "d"]


@pytest.fixture
def made() -> Callable[..., tuple[Answering, list[int]]]:
    """The layer on an application that takes a while; and how often that was asked."""

    def layer(status: int = 200, size: int = 10) -> tuple[Answering, list[int]]:
        calls: list[int] = []

        async def app(scope: Scope, receive: Receive, send: Send) -> None:
            calls.append(1)
            await asyncio.sleep(0.01)
            await send({"type": "http.response.start", "status": status, "headers": []})
            await send({"type": "http.response.body", "body": b"x" * size, "more_body": True})
            await send({"type": "http.response.body", "body": b"y"})

        settings = Settings(largest_kept_answer=100)
        return Answering(app, Shelf(Record(Counted()), "story", 60.0), settings), calls

    return layer


def answers_of(layer: Answering, number: int) -> list[tuple[int, bytes]]:
    """The statuses and bodies of several requests at once."""

    async def one() -> tuple[int, bytes]:
        sent: list[dict[str, object]] = []

        async def send(message: dict[str, object]) -> None:
            sent.append(message)

        scope = {"type": "http", "method": "GET", "scheme": "http", "path": "/", "query_string": b"", "headers": []}
        await layer(scope, None, send)  # type: ignore[arg-type]
        return int(str(sent[0]["status"])), b"".join(bytes(m["body"]) for m in sent[1:])  # type: ignore[arg-type]

    async def all_at_once() -> list[tuple[int, bytes]]:
        return await asyncio.gather(*(one() for _ in range(number)))

    return asyncio.run(all_at_once())


def test_several_who_ask_at_once_wait_for_one_answer(made: Callable[..., tuple[Answering, list[int]]]) -> None:
    layer, calls = made()
    assert set(answers_of(layer, 8)) == {(200, b"x" * 10 + b"y")}
    assert len(calls) == 1


@pytest.mark.parametrize("how", [{"size": 500}, {"status": 404}])
def test_what_is_not_kept_is_passed_on_to_each(
    made: Callable[..., tuple[Answering, list[int]]], how: dict[str, int]
) -> None:
    layer, calls = made(**how)
    assert len(set(answers_of(layer, 3))) == 1
    assert len(calls) == 3
