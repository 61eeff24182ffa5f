"""Write the examples of the API's description: `python docs/schema/examples.py build/demo.db`, after `make demo`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

import dateline
from dateline.web import create_app

FILE = Path(__file__).parents[2] / "src" / "dateline" / "web" / "api" / "examples.json"
LISTS = ("timeline", "plans", "statements", "disputes", "changes", "actors", "articles")
ADDED = {
    "new": 1,
    "known": 0,
    "new_versions": 0,
    "reread": 0,
    "articles": [
        {
            "id": "f7b7972052c4edc1",
            "headline": "Ministers to meet in Oslo",
            "published": "2025-10-21",
            "events": 1,
            "statements": 1,
        }
    ],
    "refused": [],
}


def examples(record: str) -> dict[str, dict[str, Any]]:
    """Short answers of a record, by path and method."""
    client = TestClient(create_app(record), base_url="http://localhost")
    asked = {f"/api/{name}": f"/api/{name}?limit=1&count=true" for name in LISTS}
    asked |= {"/api/search": "/api/search?words=border&limit=1", **_close_ups(record)}
    found = {path: {"get": client.get(address).raise_for_status().json()} for path, address in asked.items()}
    found["/api/articles"]["post"] = ADDED
    return found


def _close_ups(record: str) -> dict[str, str]:
    """The event, the article and the actor of which there is least to tell."""
    with dateline.open(record) as opened:
        event = min(opened.timeline(), key=lambda e: (e.reports < 2, e.reports, e.id))
        article = min(opened.articles_page(limit=1000).rows, key=lambda a: (not a.events, a.statements, a.id))
        actor = min(opened.actors(), key=lambda a: (not a.roles, a.events + a.statements, a.id))
    return {
        "/api/events/{id}": f"/api/events/{event.id}",
        "/api/articles/{id}": f"/api/articles/{article.id}",
        "/api/actors/{id}": f"/api/actors/{actor.id}",
    }


def main() -> None:
    """Write the file."""
    FILE.write_text(json.dumps(examples(sys.argv[1]), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
