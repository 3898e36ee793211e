"""Write docs/api.md from the OpenAPI document: a question and a response for each operation."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api.app import create_app
from api.openapi_examples import Example, ExampleRequest, ExampleResponse, load_examples
from api.queries_header import MAX_HEADER_LENGTH
from api.settings import Settings
from api.store.provider import StoreProvider
from graph.editing import KEPT_HOURS, MAX_KEPT
from graph.ontology import load_ontology

DOCS = Path(__file__).parents[2] / "docs"
PAGE = DOCS / "api.md"
ADDRESS = "http://127.0.0.1:8000"
# Longer responses are cut, and end in CUT_MARK.
MAX_LINES = 36
MAX_LINE_LENGTH = 160
CUT_MARK = "..."


def render_page() -> str:
    """Return the text that docs/api.md must have."""
    environment = Environment(
        loader=FileSystemLoader(DOCS), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("api.md.jinja").render(
        sections=list(_sections()),
        address=ADDRESS,
        max_queries_header=MAX_HEADER_LENGTH,
        kept_hours=KEPT_HOURS,
        max_kept=MAX_KEPT,
    )


@cache
def openapi_document() -> dict[str, Any]:
    """Return the OpenAPI document of the service. It needs no store."""

    def fail() -> Any:
        raise AssertionError("the document needs no store")

    return create_app(Settings(), StoreProvider(fail, load_ontology())).openapi()


def _sections() -> Iterator[dict[str, Any]]:
    document = openapi_document()
    by_tag: dict[str, list[dict[str, Any]]] = {tag["name"]: [] for tag in document["tags"]}
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            by_tag[operation["tags"][0]].append(_operation(path, method, operation))
    for tag in document["tags"]:
        yield {"title": tag["description"], "operations": by_tag[tag["name"]]}


def _operation(path: str, method: str, operation: dict[str, Any]) -> dict[str, Any]:
    example = load_examples()[operation["operationId"]]
    assert example.response is not None
    return {
        "id": operation["operationId"],
        "question": example.question.strip(),
        "address": f"{method.upper()} {path}",
        "description": operation.get("description", "").strip(),
        "parameters": [
            {"name": parameter["name"], "description": parameter.get("description", "").replace("|", "\\|")}
            for parameter in operation.get("parameters", ())
            if parameter["in"] == "query"
        ],
        "command": _command(example.request),
        "language": "json" if example.response.content is not None else "text",
        "response": _response(example),
    }


def _command(request: ExampleRequest) -> str:
    """Return the request as a command line for a terminal."""
    query = urlencode(request.query, doseq=True)
    parts = ["curl", "-s"] + (["-X", request.method] if request.method not in ("GET", "POST") else [])
    for name, value in request.headers.items():
        parts += ["-H", f"{name}: {value}"]
    if request.body is not None:
        parts += ["--json", json.dumps(request.body, ensure_ascii=False)]
    elif request.file is not None:
        parts += ["--data-binary", request.file]
    elif request.method == "POST":
        parts += ["-X", "POST"]
    return shlex.join([*parts, f"{ADDRESS}{request.path}{'?' if query else ''}{query}"])


def _response(example: Example) -> str:
    response = example.response or ExampleResponse(status=0, media_type="")
    if response.content is None:
        lines = response.text.splitlines()
    else:
        lines = json.dumps(response.content, ensure_ascii=False, indent=1).splitlines()
    shown = [line[:MAX_LINE_LENGTH] for line in lines[:MAX_LINES]]
    return "\n".join([*shown, CUT_MARK] if len(lines) > MAX_LINES else shown)
