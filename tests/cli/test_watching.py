"""`dateline watch` and `dateline feeds`: once, for ever, and what cannot be understood."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.cli import main
from tests.fetching.hostile import Served, page, serving
from tests.pipeline.site import article, crew, item, rss

ROOT = Path(__file__).parents[2]
POLITE = ["--allow-private", "--delay", "0", "--contact", "mailto:ana@example.org"]


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """A site with one good feed, read without a parser."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("dateline.pipeline.crew", lambda *_: crew())
    for name in ("DATELINE_NOTIFY", "DATELINE_NOTIFY_SECRET", "DATELINE_CONTACT", "DATELINE_RECORD"):
        monkeypatch.delenv(name, raising=False)
    with serving() as site:
        site.pages |= {"/feed": rss(item("/a")), "/a": article("a"), "/broken": page(b"<html>")}
        yield site


def test_once(served: Served, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["watch", served.url("/feed"), "--once", *POLITE]) == 0
    assert capsys.readouterr().out == "1 feed asked for; articles: 1 new; 1 event and 0 statements read\n"
    assert served.asked[-1].headers["user-agent"].endswith("(+mailto:ana@example.org)")
    assert main(["watch", "--once", *POLITE]) == 0
    assert "articles: none" in capsys.readouterr().out
    assert main(["feeds", "--format", "json"]) == 0
    (feed,) = json.loads(capsys.readouterr().out)
    assert (feed["url"], feed["state"], feed["kept"]) == (served.url("/feed"), "well", 1)


def test_exit_codes_say_what_went_wrong(served: Served, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["watch", served.url("/broken"), "--once", *POLITE]) == 1
    said = capsys.readouterr().err
    assert f"not read: {served.url('/broken')}: is a web page" in said
    assert said.rstrip().endswith("it is not followed")
    assert main(["watch", served.url("/feed"), "--once", *POLITE]) == 0
    served.pages["/other"] = rss(item("/nowhere"))
    assert main(["watch", served.url("/other"), "--once", *POLITE]) == 3
    capsys.readouterr()
    assert main(["failures", "--format", "jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["source"] == served.url("/nowhere")
    assert main(["feeds"]) == 0
    shown = capsys.readouterr().out
    assert "broken" not in shown
    assert "1 kept" in shown


def test_private_addresses_are_refused_unless_they_are_allowed(served: Served) -> None:
    assert main(["watch", served.url("/feed"), "--once", "--delay", "0"]) == 1
    assert served.asked == []


def test_a_feed_that_was_refused_can_be_allowed(served: Served) -> None:
    assert main(["watch", served.url("/feed"), "--once", "--delay", "0"]) == 1
    assert main(["watch", served.url("/feed"), "--once", *POLITE]) == 0
    assert served.asked


def test_a_feed_that_failed_is_left_alone_and_it_is_said_until_when(
    served: Served, capsys: pytest.CaptureFixture[str]
) -> None:
    served.pages["/oops"] = page(status="500 Oops")
    assert main(["watch", served.url("/oops"), "--once", *POLITE]) == 1
    assert "left alone" not in capsys.readouterr().err
    assert main(["watch", served.url("/oops"), "--once", *POLITE]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("0 feeds asked for")
    assert f": {served.url('/oops')}, which failed" in said.err


@pytest.mark.parametrize(
    ("arguments", "status", "reason"),
    [(["--once"], 1, "no such record"), (["ftp://a.example/"], 1, "not an address of the web"),
     (["nowhere"], 1, "no such file"), (["https://a.example/", "--contact", "a\nb"], 1, "--contact"),
     (["https://a.example/", "--every", "0"], 2, "--every"),
     (["https://a.example/", "--notify", "https://b.example/"], 1, "DATELINE_NOTIFY_SECRET")],
)  # fmt: skip
def test_what_cannot_be_done_is_said_before_anything_is_asked(
    served: Served, capsys: pytest.CaptureFixture[str], arguments: list[str], status: int, reason: str
) -> None:
    assert main(["watch", *arguments]) == status
    error = capsys.readouterr().err
    assert reason in error
    assert error.count("\n") == 1
    assert not Path("dateline.db").exists()


def test_a_record_without_feeds_has_nothing_to_watch(served: Served, capsys: pytest.CaptureFixture[str]) -> None:
    main(["watch", served.url("/feed"), "--once", *POLITE])
    assert main(["feeds", "--forget", served.url("/feed")]) == 0
    assert "No feed is followed." in capsys.readouterr().out
    assert main(["feeds", "--forget", served.url("/feed")]) == 1
    assert "is followed" in capsys.readouterr().err
    assert main(["watch", "--once", *POLITE]) == 1
    assert "name one" in capsys.readouterr().err


def test_changes_are_posted(
    served: Served, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATELINE_NOTIFY_SECRET", "QUJD" * 8)
    served.pages["/feed"] = rss(item("/a", "<pubDate>Sun, 09 Mar 2025 10:00:00 GMT</pubDate>"))
    served.pages["/hook"] = page(b"", status="204 No Content")
    notify = ["--notify", served.url("/hook")]
    assert main(["watch", served.url("/feed"), "--once", *POLITE, *notify]) == 0
    assert "1 notice sent" in capsys.readouterr().out
    (posted,) = [r for r in served.asked if r.method == "POST"]
    assert json.loads(posted.body)["data"]["changes"][0]["change"] == "new"
    served.pages |= {"/feed": rss(item("/b", "<pubDate>Mon, 10 Mar 2025 10:00:00 GMT</pubDate>"))}
    served.pages |= {"/b": article("b", text="A crowd shouted."), "/hook": page(b"", status="410 Gone")}
    assert main(["watch", "--once", *POLITE, *notify]) == 3
    said = capsys.readouterr()
    assert "1 to be sent" in said.out
    assert "410" in said.err


@pytest.mark.skipif(not hasattr(os, "fork"), reason="signals are of POSIX")
@pytest.mark.parametrize("kind", [signal.SIGTERM, signal.SIGINT])
def test_for_ever_until_a_signal_comes(served: Served, tmp_path: Path, kind: signal.Signals) -> None:
    script = (
        "import sys, dateline.pipeline; from tests.pipeline.site import crew\n"
        "dateline.pipeline.crew = lambda *_: crew()\n"
        "from dateline.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", script, "watch", served.url("/feed"), *POLITE]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}"}
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True) as running:
        guard = threading.Timer(60, running.kill)
        guard.start()
        assert running.stdout is not None
        assert running.stdout.readline().startswith("1 feed asked for; articles: 1 new")
        running.send_signal(kind)
        assert running.wait() == 0
        guard.cancel()
