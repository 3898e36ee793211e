"""Ask every example of `api/examples` of the bundled case. `make api-page` keeps what it answers, and writes
docs/api.md anew.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

import graph
from api.openapi_examples import ANSWERS, FOLDER, Answer, Example, examples
from graph import local
from graph.ontology import ontology
from graph.store import Store
from loaders.case import read_case
from loaders.writer import load
from tests.api.client import KAZAKHSTAN, client_of
from tests.docs.api_page import PAGE, written

ROOT = Path(__file__).parents[2]
# What is another at each asking: when something was written, and how long it took.
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)")
A_MOMENT = "2026-11-22T12:00:00Z"
TITLE = re.compile("<title>.*?</title>")
LONGEST = 1_500
# So many items of a list are kept.
ITEMS = 3


def asked(store: Store) -> Iterator[tuple[Example, Answer]]:
    """Load the bundled case into an empty store, and yield each example with what the service answers."""
    case = read_case(KAZAKHSTAN, ontology(), None)
    load(store, case.dataset, case.records)
    client = client_of(store)
    for example in examples().values():
        yield example, ask(client, example)


def ask(client: TestClient, example: Example) -> Answer:
    request = example.request
    came = client.request(
        request.method, request.path, params=request.query, json=request.body, headers=request.headers
    )
    media_type = came.headers["content-type"].partition(";")[0]
    if media_type.endswith("json"):
        return Answer(status=came.status_code, media_type=media_type, content=steady(came.json()))
    return Answer(status=came.status_code, media_type=media_type, text=_shortened(came.text))


def steady(value: Any) -> Any:
    """Return an answer with what is another at each asking replaced, and the first items of long lists."""
    if isinstance(value, dict):
        return {name: 0.01 if name == "seconds" else steady(item) for name, item in value.items()}
    if isinstance(value, list):
        return [steady(item) for item in value[:ITEMS]]
    return MOMENT.sub(A_MOMENT, value) if isinstance(value, str) else value


def _shortened(text: str) -> str:
    """Return the beginning of a file, or the title of a page: the whole is nothing for a document."""
    title = TITLE.search(text)
    return f"<!doctype html> ... {title[0]} ..." if title else text[:LONGEST]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        try:
            with graph.open(f"local:{folder}/store") as store:
                for example, answer in asked(store):
                    if answer.status >= HTTPStatus.BAD_REQUEST:
                        print(f"{example.operation}: {answer.status} {answer.content or answer.text}")
                    file = ROOT / "api" / FOLDER / ANSWERS / f"{example.operation}.json"
                    file.parent.mkdir(exist_ok=True)
                    text = json.dumps(answer.model_dump(), ensure_ascii=False, indent=1)
                    file.write_text(text + "\n", encoding="utf-8")
        finally:
            local.stop(Path(folder) / "store")
    examples.cache_clear()
    PAGE.write_text(written(), encoding="utf-8")


if __name__ == "__main__":
    main()
