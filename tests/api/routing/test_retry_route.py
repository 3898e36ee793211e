"""What is read while somebody writes is read again, and never answered with a failure of the program."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi import APIRouter, FastAPI, Response
from fastapi.testclient import TestClient

from api.dependencies import TheStore
from api.errors import add_problems
from api.responses import answer
from api.routing.retry_route import ATTEMPTS, SteadyRoute
from api.settings import Settings
from api.store.etags import shape_of
from api.store.holder import StoreHolder
from api.store.revision_cache import Revisions
from graph.store import Store

NEW = {"kind": "Person", "name": "Bek Almasov"}


@pytest.fixture
def served(store: Store):
    """A service with one endpoint, which fails as often as `failing` says, and writes first if it is to."""

    def serve(failing: int, wrote: bool) -> TestClient:
        router, asked = APIRouter(route_class=SteadyRoute), []

        @router.get("/once")
        def once(found: TheStore) -> Response:
            found.read("size")
            asked.append(1)
            if len(asked) <= failing:
                if wrote:
                    store.touch()
                raise KeyError("what was there before")
            return answer(found, {"asked": len(asked)})

        app = FastAPI()
        app.state.settings, app.state.holder = Settings(), StoreHolder(lambda: store, store.ontology)
        app.state.shape, app.state.revisions = shape_of(app.state.settings), Revisions()
        add_problems(app)
        app.include_router(router)
        return TestClient(app)

    return serve


def test_it_is_read_again_where_something_was_written_meanwhile(served):
    came = served(failing=2, wrote=True).get("/once")

    assert (came.status_code, came.json()["asked"]) == (200, 3)


def test_the_tag_is_that_of_the_last_reading(served, store):
    client = served(failing=1, wrote=True)
    tag = client.get("/once").headers["etag"]

    assert client.get("/once", headers={"If-None-Match": tag}).status_code == 304


def test_a_mistake_of_the_program_stays_one(served):
    with pytest.raises(KeyError):
        served(failing=1, wrote=False).get("/once")


def test_without_end_it_says_so(served):
    came = served(failing=ATTEMPTS, wrote=True).get("/once")

    assert (came.status_code, came.json()["hint"]) == (503, "Ask again.")


def test_search_and_paths_go_on_while_an_analyst_writes(store, small):
    def write() -> None:
        for _ in range(10):
            kept = small.post("/api/entities", json=NEW).json()
            small.post(f"/api/entities/{kept['id']}/withdrawal", json={"version": kept["version"]})

    def read(path: str) -> set[int]:
        return {small.get(path).status_code for _ in range(20)}

    with ThreadPoolExecutor() as pool:
        writing = pool.submit(write)
        reading = [
            pool.submit(read, path)
            for path in ("/api/search?q=bek", "/?q=bek", "/api/paths?start=alma&end=bta&find=all")
        ]

    assert writing.exception() is None
    assert set().union(*(done.result() for done in reading)) == {200}
