"""The description of the API: OpenAPI for programs, and a page of our own that shows it to people."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse, Response

from dateline.version import __version__
from dateline.web.api.examples import add_examples
from dateline.web.problem import Problem
from dateline.web.templating import page

router = APIRouter(include_in_schema=False)

_ABOUT = (
    "The record of a story: what happened, who says so, what is planned, and where the accounts disagree. "
    "Everything is read from reports, and every fact leads back to the words of one."
)


@router.get("/api/openapi.json")
def openapi(request: Request) -> Response:
    """The description for programs."""
    return JSONResponse(described(request.app))


@router.get("/api")
def for_people(request: Request) -> Response:
    """The same for people."""
    return page(request, "api.html", operations=list(_operations(described(request.app))))


def described(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI description of an application, made once."""
    if app.openapi_schema is None:
        made = get_openapi(title="Dateline", version=__version__, description=_ABOUT, routes=app.routes)
        schemas = made.setdefault("components", {}).setdefault("schemas", {})
        schemas["Problem"] = _schema(schemas)
        add_examples(made)
        app.openapi_schema = made
    return app.openapi_schema


def _schema(schemas: dict[str, Any]) -> dict[str, Any]:
    """The schema of problems; its parts go to the other schemas."""
    found = Problem.model_json_schema(mode="serialization", ref_template="#/components/schemas/{model}")
    schemas.update(found.pop("$defs", {}))
    return found


def _operations(description: dict[str, Any]) -> Any:
    """What can be asked for: path, method, what it gives, and its parameters."""
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            yield {
                "path": path,
                "method": method.upper(),
                "about": operation.get("description", ""),
                "parameters": [_parameter(p) for p in operation.get("parameters", ())],
                "body": operation.get("requestBody") is not None,
            }


def _parameter(described: dict[str, Any]) -> dict[str, Any]:
    schema = described["schema"]
    parts = [schema, schema.get("items", {}), *schema.get("anyOf", ())]
    return {
        "name": described["name"],
        "in": described["in"],
        "required": described.get("required", False),
        "about": described.get("description", schema.get("description", "")),
        "values": next((p["enum"] for p in parts if "enum" in p), ()),
        "default": schema.get("default"),
    }
