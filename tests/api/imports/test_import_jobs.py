"""Loads in the background: one after the other, cancelled between two batches, failed with a reason."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Iterator

import pytest
from anyio.from_thread import start_blocking_portal

from api.errors import RequestTooLargeError, UnavailableError
from api.imports import ImportJobs, ReceivedFile
from api.imports.describe_file import with_mapping
from api.imports.import_jobs import MAX_IMPORTS
from api.store.activity import ActivityCounter
from graph.errors import CasegraphError, ConflictError, NotFoundError
from loaders.loader import LoadOptions

SECONDS = 10


@pytest.fixture
def activity() -> ActivityCounter:
    return ActivityCounter()


@pytest.fixture
def jobs(activity: ActivityCounter) -> Iterator[ImportJobs]:
    jobs = ImportJobs(max_bytes=100, activity=activity)
    yield jobs
    jobs.close()


def receive(jobs: ImportJobs, name: str = "ties.csv", *chunks: bytes) -> ReceivedFile:
    async def send() -> AsyncIterator[bytes]:
        for chunk in chunks or (b"a,b\n", b"1,2\n"):
            yield chunk

    # In a thread of its own, as Playwright keeps a loop in this one.
    with start_blocking_portal() as portal:
        return portal.call(jobs.receive, name, send())


class Gate:
    """A load that goes on reporting progress until it is opened or cancelled."""

    def __init__(self) -> None:
        self.started, self.opened = threading.Event(), threading.Event()

    def load(self, received: ReceivedFile, progress) -> list[dict[str, str]]:
        self.started.set()
        while not self.opened.wait(0.01):
            progress("Loading rows", 3, 7)
        return [{"loaded": received.path.read_text()}]


def wait_for_end(jobs: ImportJobs, id_: str) -> ReceivedFile:
    done = threading.Event()
    jobs._executor.submit(done.set)
    assert done.wait(SECONDS)
    return jobs.get(id_)


def test_a_load_reports_how_far_it_is_and_what_it_did(jobs):
    received, gate = receive(jobs), Gate()
    before = jobs.start(received.id, gate.load)
    assert gate.started.wait(SECONDS)
    while received.progress is None:
        pass
    during = received.state, received.progress
    gate.opened.set()

    after = wait_for_end(jobs, received.id)

    assert before.state == "waiting"
    assert during == ("loading", ("Loading rows", 3, 7))
    assert (after.state, after.report) == ("loaded", ({"loaded": "a,b\n1,2\n"},))


def test_a_cancelled_load_ends_and_the_next_one_runs(jobs):
    first, second, gate, next_gate = receive(jobs), receive(jobs), Gate(), Gate()
    next_gate.opened.set()
    jobs.start(first.id, gate.load)
    jobs.start(second.id, next_gate.load)
    assert gate.started.wait(SECONDS)

    jobs.cancel(first.id)
    wait_for_end(jobs, second.id)

    assert (first.state, str(first.error)) == (
        "cancelled",
        "The load was cancelled. What was loaded stays; load the file again to finish.",
    )
    assert second.state == "loaded"


def test_a_load_that_was_cancelled_while_it_waited_never_begins(jobs):
    first, second, gate, waiting = receive(jobs), receive(jobs), Gate(), Gate()
    jobs.start(first.id, gate.load)
    jobs.start(second.id, waiting.load)

    jobs.cancel(second.id)
    gate.opened.set()
    wait_for_end(jobs, second.id)

    assert (second.state, waiting.started.is_set()) == ("cancelled", False)


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (CasegraphError("ties.csv has no rows.", "Add some."), "ties.csv has no rows. Add some."),
        (
            ZeroDivisionError("secret"),
            "The load failed by a fault of Casegraph. What was loaded stays. "
            "The log of the service has more.",
        ),
    ],
)
def test_a_load_that_fails_says_why(jobs, error, message):
    received = receive(jobs)

    def fail(*_: object) -> list[dict[str, str]]:
        raise error

    jobs.start(received.id, fail)
    wait_for_end(jobs, received.id)

    assert (received.state, str(received.error)) == ("failed", message)


def test_what_was_loaded_before_a_failure_is_reported(jobs):
    received = receive(jobs)

    def load_one_of_two(*_: object) -> Iterator[dict[str, str]]:
        yield {"dataset": "first"}
        raise CasegraphError("The second file is damaged.", "")

    jobs.start(received.id, load_one_of_two)
    wait_for_end(jobs, received.id)

    assert (received.state, received.report) == ("failed", ({"dataset": "first"},))


def test_a_load_that_is_asked_for_while_the_service_stops_is_refused(jobs, activity):
    received = receive(jobs)
    jobs.close()

    with pytest.raises(UnavailableError):
        jobs.start(received.id, Gate().load)

    assert activity.is_idle_for(0)


@pytest.mark.parametrize("name", ["mapping.yaml", "refused.csv", "1"])
def test_what_the_service_writes_never_has_the_name_of_the_file(jobs, name):
    received = receive(jobs, name)

    mapped = with_mapping(LoadOptions(), received.folder, "a: 1")
    again = with_mapping(LoadOptions(), received.folder, "a: 2")

    assert received.path.read_text() == "a,b\n1,2\n"
    assert received.refused_file("refused") != received.path
    assert mapped.mapping != again.mapping


def test_what_is_being_loaded_is_neither_started_again_nor_deleted(jobs):
    received, gate = receive(jobs), Gate()
    jobs.start(received.id, gate.load)

    with pytest.raises(ConflictError):
        jobs.start(received.id, gate.load)
    with pytest.raises(ConflictError):
        jobs.remove(received.id)
    jobs.cancel(received.id)
    wait_for_end(jobs, received.id)
    jobs.remove(received.id)

    assert not received.path.exists()
    with pytest.raises(NotFoundError):
        jobs.get(received.id)


def test_a_load_counts_as_use_of_the_store(jobs, activity):
    received, gate = receive(jobs), Gate()
    idle_before = activity.is_idle_for(0)
    jobs.start(received.id, gate.load)
    idle_during = activity.is_idle_for(0)
    gate.opened.set()
    wait_for_end(jobs, received.id)

    assert (idle_before, idle_during, activity.is_idle_for(0)) == (True, False, True)


def test_of_a_file_that_is_too_long_nothing_stays(jobs):
    kept = receive(jobs)

    with pytest.raises(RequestTooLargeError):
        receive(jobs, "long.csv", b"x" * 60, b"x" * 60)

    assert [each.name for each in kept.folder.parent.iterdir()] == [kept.id]


def test_the_oldest_file_goes_when_there_are_too_many(jobs):
    files = [receive(jobs, f"{number}.csv") for number in range(MAX_IMPORTS + 1)]

    assert [each.name for each in jobs.list_all()] == [f"{MAX_IMPORTS - n}.csv" for n in range(MAX_IMPORTS)]
    assert [file.path.exists() for file in files] == [False] + [True] * MAX_IMPORTS


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("C:\\Users\\ines\\ties.csv", "ties.csv"),
        ("../../etc/passwd", "passwd"),
        ("Сделки 2016.xlsx", "Сделки 2016.xlsx"),
    ],
)
def test_of_a_path_only_the_name_is_kept(jobs, name, kept):
    received = receive(jobs, name)

    assert (received.name, received.path.name) == (kept, kept)


@pytest.mark.parametrize("name", ["", "..", "a/", "a\nb.csv", "x" * 201, "a\0.csv"])
def test_what_is_no_name_of_a_file_is_refused(jobs, name):
    with pytest.raises(CasegraphError, match="is not the name of a file"):
        receive(jobs, name)


def test_closing_cancels_what_runs_and_deletes_the_files(activity):
    jobs, gate = ImportJobs(max_bytes=100, activity=activity), Gate()
    received = receive(jobs)
    jobs.start(received.id, gate.load)
    assert gate.started.wait(SECONDS)

    jobs.close()

    assert (received.state, received.folder.parent.exists()) == ("cancelled", False)
