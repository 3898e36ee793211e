"""An example for each operation: a question, the request, and the real response (folder `api/examples`).

A YAML file has the question and the request. A JSON file in `responses/` has what the service answered about
the bundled case. `make api-page` sends all requests again, and writes the responses and docs/api.md.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict

EXAMPLES_FOLDER = "examples"
RESPONSES_FOLDER = "responses"


class ExampleRequest(BaseModel):
    """A request; a value of `query` is a list where the parameter is repeated.

    Args:
        body: sent as JSON.
        file: the text of a file that is sent instead.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    method: Literal["GET", "POST", "PUT", "DELETE"] = "GET"
    path: str
    query: dict[str, Any] = {}
    body: dict[str, Any] | None = None
    file: str | None = None
    headers: dict[str, str] = {}


class ExampleResponse(BaseModel):
    """A response: its JSON in `content`, or else its text in `text`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    status: int
    media_type: str
    content: Any = None
    text: str = ""


class Example(BaseModel):
    """The example of an operation.

    Args:
        operation: the id of the operation.
        question: what an analyst would like to know or do.
        after: operations whose examples must be run before, because this one depends on what they write.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    operation: str
    question: str
    request: ExampleRequest
    after: tuple[str, ...] = ()
    response: ExampleResponse | None = None


@cache
def load_examples() -> Mapping[str, Example]:
    """Return the examples by operation, in an order in which all can be run on one store."""
    folder = files("api") / EXAMPLES_FOLDER
    examples = {}
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".yaml"):
            operation = file.name.removesuffix(".yaml")
            fields = yaml.safe_load(file.read_text(encoding="utf-8"))
            response_file = folder / RESPONSES_FOLDER / f"{operation}.json"
            response = (
                json.loads(response_file.read_text(encoding="utf-8")) if response_file.is_file() else None
            )
            examples[operation] = Example(operation=operation, response=response, **fields)
    return {example.operation: example for example in _in_order(examples)}


def _in_order(examples: Mapping[str, Example]) -> list[Example]:
    """Return those that only read first, and each of the others after those that it depends on."""
    ordered: dict[str, Example] = {
        name: example
        for name, example in examples.items()
        if example.request.method == "GET" and not example.after
    }

    def place(example: Example) -> None:
        for earlier in example.after:
            if earlier not in ordered:
                place(examples[earlier])
        ordered[example.operation] = example

    for name, example in examples.items():
        if name not in ordered:
            place(example)
    return list(ordered.values())
