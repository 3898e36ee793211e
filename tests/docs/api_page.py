"""docs/api.md: a question and an answer for each operation, written from the OpenAPI document."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api.app import create_app
from api.openapi_examples import Answer, Asking, Example, examples
from api.settings import Settings
from api.store.holder import StoreHolder
from graph.ontology import ontology

DOCS = Path(__file__).parents[2] / "docs"
PAGE = DOCS / "api.md"
ADDRESS = "http://127.0.0.1:8000"
# So many lines of an answer are shown.
LINES = 36
SHORTER = "..."


def written() -> str:
    """Return the page as it must be."""
    environment = Environment(
        loader=FileSystemLoader(DOCS), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("api.md.jinja").render(sections=list(_sections()), address=ADDRESS)


def document() -> dict[str, Any]:
    """Return the OpenAPI document; no store is needed for it."""

    def none() -> Any:
        raise AssertionError("the document needs no store")

    return create_app(Settings(), StoreHolder(none, ontology())).openapi()


def _sections() -> Iterator[dict[str, Any]]:
    found = document()
    by_tag: dict[str, list[dict[str, Any]]] = {tag["name"]: [] for tag in found["tags"]}
    for path, methods in found["paths"].items():
        for method, operation in methods.items():
            by_tag[operation["tags"][0]].append(_operation(path, method, operation))
    for tag in found["tags"]:
        yield {"title": tag["description"], "operations": by_tag[tag["name"]]}


def _operation(path: str, method: str, operation: dict[str, Any]) -> dict[str, Any]:
    example = examples()[operation["operationId"]]
    assert example.answer is not None
    return {
        "id": operation["operationId"],
        "question": example.question.strip(),
        "address": f"{method.upper()} {path}",
        "description": operation.get("description", "").strip(),
        "parameters": [
            {"name": found["name"], "description": found.get("description", "").replace("|", "\\|")}
            for found in operation.get("parameters", ())
            if found["in"] == "query"
        ],
        "command": _command(example.request),
        "language": "json" if example.answer.content is not None else "text",
        "answer": _answer(example),
    }


def _command(request: Asking) -> str:
    """Say the request as one line for a terminal."""
    query = urlencode(request.query, doseq=True)
    parts = ["curl", "-s"] + (["-X", request.method] if request.method not in ("GET", "POST") else [])
    if request.body is not None:
        parts += ["--json", json.dumps(request.body, ensure_ascii=False)]
    elif request.method == "POST":
        parts += ["-X", "POST"]
    return shlex.join([*parts, f"{ADDRESS}{request.path}{'?' if query else ''}{query}"])


def _answer(example: Example) -> str:
    answer = example.answer or Answer(status=0, media_type="")
    if answer.content is None:
        lines = answer.text.splitlines()
    else:
        lines = json.dumps(answer.content, ensure_ascii=False, indent=1).splitlines()
    cut = [line[:160] for line in lines[:LINES]]
    return "\n".join([*cut, SHORTER] if len(lines) > LINES else cut)
