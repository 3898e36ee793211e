"""Run all examples of `api/examples` on the bundled case (`make api-page`).

Their responses are written to `api/examples/responses`, and docs/api.md is written from them.
"""

from __future__ import annotations

import json
import re
import tempfile
import time
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

import graph
from api.imports import ImportJobs
from api.openapi_examples import EXAMPLES_FOLDER, RESPONSES_FOLDER, Example, ExampleResponse, load_examples
from graph import local
from graph.store import Store
from tests.api.client import make_client
from tests.bundled_case import load_bundled_case
from tests.docs.api_page import PAGE, render_page

ROOT = Path(__file__).parents[2]
# Values that differ in each run: when something was written, and how long it took.
TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)")
FIXED_TIMESTAMP = "2026-11-22T12:00:00Z"
TITLE = re.compile("<title>.*?</title>")
MAX_CHARACTERS = 1_500
MAX_ITEMS = 3


def run_examples(store: Store) -> Iterator[tuple[Example, ExampleResponse]]:
    """Load the bundled case into an empty store, and yield each example with the service's response."""
    load_bundled_case(store)
    client = make_client(store)
    for example in load_examples().values():
        yield example, run_example(client, example)


def send_example(client: TestClient, example: Example):
    """Send the request of an example as it is."""
    request = example.request
    response = client.request(
        request.method,
        request.path,
        params=request.query,
        json=request.body,
        content=request.file,
        headers=request.headers,
    )
    wait_for_loads(client)
    return response


def wait_for_loads(client: TestClient) -> None:
    """Wait until no file is being loaded, so that the next answer is the same in every run."""
    jobs: ImportJobs = client.app.state.import_jobs
    while any(received.state in {"waiting", "loading"} for received in jobs.list_all()):
        time.sleep(0.02)


def run_example(client: TestClient, example: Example) -> ExampleResponse:
    response = send_example(client, example)
    media_type = response.headers.get("content-type", "").partition(";")[0]
    if media_type.endswith("json"):
        return ExampleResponse(
            status=response.status_code, media_type=media_type, content=normalise(response.json())
        )
    return ExampleResponse(status=response.status_code, media_type=media_type, text=_shorten(response.text))


def normalise(value: Any) -> Any:
    """Return JSON with fixed values for those that differ in each run, and with the first items of lists."""
    if isinstance(value, dict):
        return {name: 0.01 if name == "seconds" else normalise(item) for name, item in value.items()}
    if isinstance(value, list):
        return [normalise(item) for item in value[:MAX_ITEMS]]
    return TIMESTAMP.sub(FIXED_TIMESTAMP, value) if isinstance(value, str) else value


def _shorten(text: str) -> str:
    """Return the beginning of a file, or the title of a page, which are too long for a document."""
    title = TITLE.search(text)
    return f"<!doctype html> ... {title[0]} ..." if title else text[:MAX_CHARACTERS]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        try:
            with graph.open(f"local:{folder}/store") as store:
                for example, response in run_examples(store):
                    if response.status >= HTTPStatus.BAD_REQUEST:
                        print(f"{example.operation}: {response.status} {response.content or response.text}")
                    file = ROOT / "api" / EXAMPLES_FOLDER / RESPONSES_FOLDER / f"{example.operation}.json"
                    file.parent.mkdir(exist_ok=True)
                    text = json.dumps(response.model_dump(), ensure_ascii=False, indent=1)
                    file.write_text(text + "\n", encoding="utf-8")
        finally:
            local.stop(Path(folder) / "store")
    load_examples.cache_clear()
    PAGE.write_text(render_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
