"""The limits of a response use internals of the driver; a change of these must not go unnoticed."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import neo4j
import pytest
from packaging.requirements import Requirement

from graph.errors import StoreError
from graph.store import Store
from graph.store.cypher.response_limits import (
    SUPPORTED_DRIVER_VERSIONS,
    ResponseLimitExceededError,
    compute_deadline,
    limit_response,
)

PYPROJECT = Path(__file__).parents[4] / "pyproject.toml"


class FakeSocket:
    """The part of the driver's socket that the limits use."""

    def __init__(self) -> None:
        self.read_deadline: float | None = None

    def recv_into(self, _: bytearray, size: int) -> int:
        return size

    def set_read_deadline(self, deadline: float | None) -> None:
        self.read_deadline = deadline


class SlottedSocket(FakeSocket):
    """A socket whose methods cannot be replaced."""

    def __setattr__(self, name: str, value: object) -> None:
        if name == "recv_into":
            raise AttributeError(name)
        super().__setattr__(name, value)


def transaction(socket: object) -> Any:
    return SimpleNamespace(_connection=SimpleNamespace(socket=socket))


def requirement(name: str) -> Requirement:
    declared = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]
    return next(each for each in map(Requirement, declared) if each.name == name)


@pytest.mark.parametrize("name", ["neo4j", "neo4j-rust-ext"])
def test_the_declared_releases_of_the_driver_are_the_tested_ones(name: str) -> None:
    assert requirement(name).specifier == Requirement(f"neo4j{SUPPORTED_DRIVER_VERSIONS}").specifier


def test_the_installed_driver_is_a_tested_one() -> None:
    assert requirement("neo4j").specifier.contains(neo4j.__version__)


def test_bytes_are_counted_and_the_socket_is_restored() -> None:
    socket = FakeSocket()
    with limit_response(transaction(socket), 10, compute_deadline(1)):
        assert socket.recv_into(bytearray(10), 10) == 10
        assert socket.read_deadline is not None
    assert "recv_into" not in vars(socket)
    assert socket.read_deadline is None


def test_more_bytes_than_allowed_are_refused() -> None:
    socket = FakeSocket()

    def read(sizes: list[int]) -> None:
        with limit_response(transaction(socket), 10, compute_deadline(1)):
            for size in sizes:
                socket.recv_into(bytearray(size), size)

    read([10, 0])
    with pytest.raises(ResponseLimitExceededError) as exceeded:
        read([11, 1])
    assert not exceeded.value.timed_out
    assert "recv_into" not in vars(socket)


def test_a_response_that_is_too_late_is_refused() -> None:
    socket = FakeSocket()
    with (
        pytest.raises(ResponseLimitExceededError) as exceeded,
        limit_response(transaction(socket), 10, compute_deadline(-60)),
    ):
        socket.recv_into(bytearray(1), 1)
    assert exceeded.value.timed_out


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        (SimpleNamespace(), "a transaction has no `_connection.socket`"),
        (transaction(None), "a transaction has no `_connection.socket`"),
        (transaction(SimpleNamespace(recv_into=len)), "its socket has no method `set_read_deadline`"),
        (transaction(SimpleNamespace(set_read_deadline=len)), "its socket has no method `recv_into`"),
        (
            transaction(SimpleNamespace(recv_into=1, set_read_deadline=len)),
            "its socket has no method `recv_into`",
        ),
        (transaction(SlottedSocket()), "the method `recv_into` of its socket cannot be replaced"),
    ],
)
def test_a_driver_with_other_internals_is_refused_before_anything_is_read(changed: Any, reason: str) -> None:
    with pytest.raises(StoreError) as refused, limit_response(changed, 10, compute_deadline(1)):
        raise AssertionError("nothing may be read")
    assert reason in refused.value.message
    assert neo4j.__version__ in refused.value.message
    assert f"neo4j{SUPPORTED_DRIVER_VERSIONS}" in refused.value.hint


def test_a_driver_without_the_error_of_deadlines_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "neo4j._exceptions", None)
    with (
        pytest.raises(StoreError, match="`SocketDeadlineExceededError` is missing"),
        limit_response(transaction(FakeSocket()), 10, compute_deadline(1)),
    ):
        raise AssertionError("nothing may be read")


def test_a_driver_that_reads_by_other_means_is_refused() -> None:
    with (
        pytest.raises(StoreError, match="it read a response by other means than `recv_into`"),
        limit_response(transaction(FakeSocket()), 10, compute_deadline(1)),
    ):
        pass


def test_a_users_query_does_not_run_without_limits(
    shared_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if a release of the driver read from its socket by a method of another name."""
    from neo4j._async_compat.network._bolt_socket import BoltSocketBase
    from neo4j._sync.io._bolt import _common

    receive = BoltSocketBase.recv_into

    def receive_into_buffer(sock: Any, buffer: Any, n_bytes: int) -> None:
        end = buffer.used + n_bytes
        if end > len(buffer.data):
            buffer.data += bytearray(end - len(buffer.data))
        with memoryview(buffer.data) as view:
            while buffer.used < end:
                buffer.used += receive(sock, view[buffer.used : end], end - buffer.used)

    for module in [module for name, module in sys.modules.items() if name.startswith("neo4j._sync.io")]:
        if hasattr(module, "receive_into_buffer"):
            monkeypatch.setattr(module, "receive_into_buffer", receive_into_buffer)
    assert _common.receive_into_buffer is receive_into_buffer
    with pytest.raises(StoreError, match="does not allow responses to be limited"):
        shared_store.query("RETURN 1")
    monkeypatch.undo()
    assert shared_store.query("RETURN 1").rows == ((1,),)
