"""Examples of what the API answers, for its description: answers of the record that `make demo` makes."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def examples() -> dict[str, dict[str, Any]]:
    """Answers, by path and method, as `docs/schema/examples.py` wrote them."""
    found: dict[str, dict[str, Any]] = json.loads(
        files("dateline.web.api").joinpath("examples.json").read_text("utf-8")
    )
    return found


def add_examples(description: dict[str, Any]) -> None:
    """Put the examples in their places in a description."""
    for path, methods in examples().items():
        for method, example in methods.items():
            answers = description["paths"][path][method]["responses"]
            answer = answers.get("200") or answers["201"]
            answer["content"]["application/json"]["example"] = example
