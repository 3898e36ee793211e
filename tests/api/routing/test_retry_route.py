"""An endpoint runs again if the store changed while it was read, and never fails for that reason."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi import APIRouter, FastAPI, Response
from fastapi.testclient import TestClient

from api.dependencies import StoreDep
from api.errors import add_error_handlers
from api.responses import json_response
from api.routing.retry_route import MAX_ATTEMPTS, RetryRoute
from api.settings import Settings
from api.store.etags import add_not_modified_handler, app_fingerprint
from api.store.provider import StoreProvider
from api.store.revision_cache import RevisionCache
from graph.store import Store

NEW = {"kind": "Person", "name": "Bek Almasov"}


@pytest.fixture
def served(store: Store):
    """A service with one endpoint, which fails in its first `failing` runs, after a write if `wrote`."""

    def serve(failing: int, wrote: bool) -> TestClient:
        router, runs = APIRouter(route_class=RetryRoute), []

        @router.get("/once")
        def once(request_store: StoreDep) -> Response:
            request_store.read("relationship_count")
            runs.append(1)
            if len(runs) <= failing:
                if wrote:
                    store.bump_revision()
                raise KeyError("what was there before")
            return json_response(request_store, {"runs": len(runs)})

        app = FastAPI()
        app.state.settings, app.state.provider = Settings(), StoreProvider(lambda: store, store.ontology)
        app.state.app_fingerprint, app.state.revisions = app_fingerprint(app.state.settings), RevisionCache()
        add_error_handlers(app)
        add_not_modified_handler(app)
        app.include_router(router)
        return TestClient(app)

    return serve


def test_it_runs_again_if_something_was_written_meanwhile(served):
    response = served(failing=2, wrote=True).get("/once")

    assert (response.status_code, response.json()["runs"]) == (200, 3)


def test_the_etag_is_that_of_the_last_run(served, store):
    client = served(failing=1, wrote=True)
    etag = client.get("/once").headers["etag"]

    assert client.get("/once", headers={"If-None-Match": etag}).status_code == 304


def test_an_error_of_the_program_is_not_hidden(served):
    with pytest.raises(KeyError):
        served(failing=1, wrote=False).get("/once")


def test_after_several_runs_it_gives_up_with_an_error(served):
    response = served(failing=MAX_ATTEMPTS, wrote=True).get("/once")

    assert (response.status_code, response.json()["hint"]) == (503, "Ask again.")


def test_search_and_paths_go_on_while_an_analyst_writes(small):
    def write() -> None:
        for _ in range(10):
            added = small.post("/api/entities", json=NEW).json()
            small.post(f"/api/entities/{added['id']}/withdrawal", json={"version": added["version"]})

    def read(path: str) -> set[int]:
        return {small.get(path).status_code for _ in range(20)}

    with ThreadPoolExecutor() as pool:
        writing = pool.submit(write)
        reading = [
            pool.submit(read, path)
            for path in ("/api/search?q=bek", "/?q=bek", "/api/paths?start=alma&end=bta&selector=all")
        ]

    assert writing.exception() is None
    assert set().union(*(done.result() for done in reading)) == {200}
