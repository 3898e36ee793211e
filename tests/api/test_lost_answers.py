"""A service that is killed between commit and answer: a request sent again with its key is written once."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest

from graph.reading import load_annotations
from graph.store import Store
from tests.casegraph.service_process import COMMAND, ServiceProcess

NOTES = [f"note {number}" for number in range(20)]
KILLED_AT = 13
# Runs the service as it is, in a process that dies as soon as its last write is in the database.
PROGRAM = f"""
import os, signal
from graph.store import store as store_module

run_write, remaining = store_module.run_write, int(os.environ["KILLED_AT"])

def run_write_and_die(*arguments, **named):
    global remaining
    outcome = run_write(*arguments, **named)
    remaining -= 1
    if not remaining:
        os.kill(os.getpid(), signal.SIGKILL)
    return outcome

store_module.run_write = run_write_and_die
{COMMAND}
"""


@contextmanager
def running(store_url: str, killed_at: int | None = None) -> Iterator[ServiceProcess]:
    """Run the service; with a number, it is killed after so many writes."""
    program, variables = (PROGRAM, {"KILLED_AT": str(killed_at)}) if killed_at else (COMMAND, {})
    service = ServiceProcess(store_url, program, CASEGRAPH_ANALYST="ines", **variables)
    try:
        yield service
    finally:
        service.kill()


def send(service: ServiceProcess, path: str, body: object, key: str | None) -> tuple[int, dict]:
    """Send a request that writes.

    Raises:
        OSError, HTTPException: there is no answer.
    """
    headers = {"content-type": "application/json", **({"idempotency-key": key} if key else {})}
    connection = service.connection()
    try:
        connection.request("POST", path, json.dumps(body), headers)
        response = connection.getresponse()
        return response.status, json.loads(response.read())
    finally:
        connection.close()


def send_notes(service: ServiceProcess, notes: Sequence[str], *, with_keys: bool) -> list[str]:
    """Send notes until there is no answer; return those that were answered."""
    answered = []
    for note in notes:
        try:
            key = f"key of {note}".replace(" ", "-") if with_keys else None
            status, _ = send(service, "/api/entities/alma/annotations", {"text": note}, key)
        except (OSError, http.client.HTTPException):
            break
        assert status == 201
        answered.append(note)
    return answered


def stored_notes(store: Store) -> list[str]:
    return [note.text for note in load_annotations(store, "entity", ["alma"])]


@pytest.mark.parametrize(("with_keys", "twice"), [(True, []), (False, [f"note {KILLED_AT - 1}"])])
def test_only_with_keys_every_note_is_written_once(small_store, store_url, with_keys, twice):
    with running(store_url, KILLED_AT) as service:
        answered = send_notes(service, NOTES, with_keys=with_keys)
        assert service.process.wait(60) == -9
    assert answered == NOTES[: KILLED_AT - 1]
    # The last one is in the store although its sender heard nothing.
    assert stored_notes(small_store) == NOTES[:KILLED_AT]

    with running(store_url) as service:
        resent = send_notes(service, NOTES[len(answered) :], with_keys=with_keys)

    assert resent == NOTES[KILLED_AT - 1 :]
    assert sorted(stored_notes(small_store)) == sorted([*NOTES, *twice])


def test_a_claim_with_a_new_source_is_answered_as_the_first_time(small_store, store_url):
    claim = {
        "source": {"title": "A letter", "text": "They met."},
        "locator": "chars 0-8",
        "edge_type": "MET",
        "subject": "tatiana",
        "object": "roman",
    }
    with running(store_url, killed_at=1) as service, pytest.raises((OSError, http.client.HTTPException)):
        send(service, "/api/claims", claim, "k")

    with running(store_url) as service:
        status, answer = send(service, "/api/claims", claim, "k")
        other_status, problem = send(service, "/api/claims", claim | {"note": "Another."}, "k")
        without_key, _ = send(service, "/api/claims", claim, None)

    assert (status, answer["claim"]["subject"], answer["version"]) == (201, "tatiana", 1)
    assert (other_status, problem["detail"].partition(" was used on ")[0]) == (422, "The Idempotency-Key 'k'")
    # Without the key, the same source is added a second time.
    assert without_key == 201
