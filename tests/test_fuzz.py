"""A few inputs of each kind that nobody would write; how to try many stands in CONTRIBUTING.md."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.extraction import Reader
from dateline.reading import read_text
from dateline.types import Article
from fuzz.engines import SlowError, by_hypothesis, watched
from fuzz.growth import page, slow
from fuzz.targets import TARGETS

ROOT = Path(__file__).parents[1]
INPUTS = int(os.environ.get("DATELINE_TESTS_INPUTS", "8"))
"""Inputs for each target."""


@pytest.mark.parametrize("name", TARGETS)
def test_any_input_is_read_or_refused(name: str) -> None:
    assert by_hypothesis(name, INPUTS, 1).count


def test_what_takes_too_long_is_ended() -> None:
    with pytest.raises(SlowError), watched(0.05):
        while True:
            pass


def test_a_page_that_repeats_anything_for_long_takes_linear_time() -> None:
    assert slow() == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system does not count the processor's time for a process")
def test_no_regular_expression_takes_more_than_linear_time() -> None:
    command = [sys.executable, "-m", "fuzz.patterns"]
    path = {"PYTHONPATH": f"{ROOT}:{ROOT / 'src'}"}
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **path}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.count("\n")) == (0, 1), done.stdout + done.stderr


def test_a_dateline_of_many_hyphens_takes_no_longer_than_another() -> None:
    with watched():
        article = read_text(page("the dateline", "A-", 300))
    assert article.headline == "Ministers meet"


def test_who_is_described_by_a_word_that_runs_on_has_a_name_of_some_length() -> None:
    body = f"Talks failed, said {'which' * 200} officials familiar with the talks. Officials of the {'x' * 900} left."
    reading = Reader().read(Article(id="a", body=body))
    assert all(len(actor.name) <= 150 and len(actor.id) <= 160 for actor in reading.actors)


def test_a_name_that_is_longer_than_any_is_none() -> None:
    long = "Sarykum" + "Москва" * 100
    article = Article(id="a", body=f"Ana Lima met Jon Vik at {long} on Thursday. {long} is far away, Lima said.")
    reading = Reader().read(article)
    assert all(len(actor.name) < 100 for actor in reading.actors)
