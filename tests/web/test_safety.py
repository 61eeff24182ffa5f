"""Who is let in, under which names, with which methods and how much; and what every answer carries."""

from __future__ import annotations

import base64
from http.cookies import SimpleCookie

import pytest
from starlette.testclient import TestClient

from dateline.errors import DatelineError
from dateline.web import Settings
from tests.web.conftest import Clients

TOKEN = "a-token-of-some-length"


@pytest.fixture
def guarded(client_of: Clients) -> TestClient:
    return client_of("http://desk.example", host="0.0.0.0", token=TOKEN, hosts=("desk.example",))


@pytest.mark.parametrize("path", ["/", "/nothing", "/api/nothing", "/static/style.css", "/?since=someday"])
def test_every_answer_forbids_what_a_page_need_not_do(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:9", "[::1]:8000", "LOCALHOST"])
def test_the_names_of_this_machine_are_taken(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "192.0.2.1"])
def test_other_names_are_refused_and_told_nothing(client: TestClient, host: str) -> None:
    answer = client.get("/", headers={"Host": host})
    assert answer.status_code == 421
    assert "<span>story" not in answer.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_nothing_can_be_changed(client: TestClient, method: str) -> None:
    answer = client.request(method, "/")
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("path", ["/events/%00", "/api/actors/a%00b", "/static/%00"])
def test_no_zero_character_reaches_the_record(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e/app.py", "/static//etc/passwd", "/static/"]
)
def test_no_path_leads_to_a_file(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "import" not in answer.text


def test_an_address_has_an_end(client: TestClient) -> None:
    assert client.get("/?about=" + "x" * 9000).status_code == 414


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "desk.example", "::"])
def test_other_machines_are_served_only_with_a_token(host: str) -> None:
    with pytest.raises(DatelineError, match="DATELINE_TOKEN"):
        Settings(host=host)


def test_a_short_token_is_none() -> None:
    with pytest.raises(DatelineError, match="16 characters"):
        Settings.model_validate({"token": "short"})


def test_without_the_token_there_is_a_form_and_nothing_of_the_record(guarded: TestClient) -> None:
    answer = guarded.get("/?actor=Hale")
    assert answer.status_code == 401
    assert 'name="token"' in answer.text
    assert "<span>story" not in answer.text
    assert guarded.get("/static/style.css").status_code == 200


def test_programs_bring_the_token_in_a_header(guarded: TestClient) -> None:
    asked = guarded.get("/api/timeline")
    assert asked.status_code == 401
    assert asked.headers["WWW-Authenticate"].startswith("Bearer")
    assert asked.headers["Content-Type"] == "application/problem+json"
    assert guarded.get("/", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert guarded.get("/", headers={"Authorization": f"Bearer {TOKEN}x"}).status_code == 401


def test_calendars_bring_it_as_a_password(guarded: TestClient) -> None:
    asked = guarded.get("/plans.ics")
    assert asked.status_code == 401
    assert asked.headers["WWW-Authenticate"].startswith("Basic")
    for password, status in ((TOKEN, 200), ("wrong", 401)):
        sent = base64.b64encode(f"anybody:{password}".encode()).decode()
        assert guarded.get("/", headers={"Authorization": f"Basic {sent}"}).status_code == status
    assert guarded.get("/", headers={"Authorization": "Basic ???"}).status_code == 401


def test_a_token_in_the_address_becomes_a_cookie(guarded: TestClient) -> None:
    answer = guarded.get(f"/?actor=Hale&token={TOKEN}&actor=Oršić")
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/?actor=Hale&actor=Or%C5%A1i%C4%87"
    cookie = SimpleCookie(answer.headers["Set-Cookie"])["dateline"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert TOKEN not in answer.headers["Set-Cookie"] + answer.text
    assert guarded.get("/").status_code == 200
    assert guarded.get("/?token=wrong", headers={"Cookie": ""}).status_code == 401


def test_the_form_takes_the_token_and_goes_on(guarded: TestClient) -> None:
    wrong = guarded.post("/login", data={"token": "wrong", "then": "/plans"})
    assert wrong.status_code == 401
    assert "not the token" in wrong.text
    right = guarded.post("/login", data={"token": TOKEN, "then": "/plans?as_of=2026-03-06"})
    assert right.headers["Location"] == "/plans?as_of=2026-03-06"
    assert guarded.get("/").status_code == 200


@pytest.mark.parametrize("then", ["//evil.example", "https://evil.example", "\\\\evil.example", "/\\evil", "\r\nX: y"])
def test_the_form_leads_to_no_other_host(guarded: TestClient, then: str) -> None:
    location = guarded.post("/login", data={"token": TOKEN, "then": then}).headers["Location"]
    assert location.startswith("/")
    assert not location.startswith(("//", "/\\"))
    asked = guarded.get(f"http://desk.example//evil.example/?token={TOKEN}")
    assert asked.headers["Location"] == "/evil.example/"


def test_the_token_is_shown_nowhere() -> None:
    assert TOKEN not in repr(Settings.model_validate({"token": TOKEN}))
