"""One question with its true answer for each operation, from `api/examples`.

A YAML file holds the question and the request; the answer lies beside it in `answers/`, as the service gave
it over the bundled case. `docs/make_api_page.py` asks them all again and writes answers and page anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict

FOLDER = "examples"
ANSWERS = "answers"


class Asking(BaseModel):
    """A request: `query` holds text, numbers, or lists of these for a parameter that is repeated."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    method: Literal["GET", "POST", "PUT", "DELETE"] = "GET"
    path: str
    query: dict[str, Any] = {}
    body: dict[str, Any] | None = None
    headers: dict[str, str] = {}


class Answer(BaseModel):
    """What came back; `text` where it was no JSON."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    status: int
    media_type: str
    content: Any = None
    text: str = ""


class Example(BaseModel):
    """An operation's example.

    Args:
        operation: its id.
        question: as an analyst would ask it.
        after: operations whose examples must have been asked before, since this one looks at what they wrote.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    operation: str
    question: str
    request: Asking
    after: tuple[str, ...] = ()
    answer: Answer | None = None


@cache
def examples() -> Mapping[str, Example]:
    """Return the examples by operation, in the order in which they can be asked of one store."""
    folder = files("api") / FOLDER
    found = {}
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".yaml"):
            operation = file.name.removesuffix(".yaml")
            written = yaml.safe_load(file.read_text(encoding="utf-8"))
            answer = folder / ANSWERS / f"{operation}.json"
            given = json.loads(answer.read_text(encoding="utf-8")) if answer.is_file() else None
            found[operation] = Example(operation=operation, answer=given, **written)
    return {example.operation: example for example in _in_order(found)}


def _in_order(found: Mapping[str, Example]) -> list[Example]:
    """Put those that only read first, and each of the others behind those that it comes after."""
    ordered: dict[str, Example] = {
        name: example
        for name, example in found.items()
        if example.request.method == "GET" and not example.after
    }

    def place(example: Example) -> None:
        for before in example.after:
            if before not in ordered:
                place(found[before])
        ordered[example.operation] = example

    for name, example in found.items():
        if name not in ordered:
            place(example)
    return list(ordered.values())
