"""Run the command line in this process, and return its exit code, output and errors."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from casegraph.cli import main


@dataclass(frozen=True)
class CommandResult:
    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def run(monkeypatch, capsys) -> Callable[..., CommandResult]:
    def call(*arguments: object) -> CommandResult:
        monkeypatch.setattr(sys, "argv", ["casegraph", *map(str, arguments)])
        capsys.readouterr()
        try:
            main()
            code = 0
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        printed = capsys.readouterr()
        return CommandResult(code, printed.out, printed.err)

    return call


@pytest.fixture
def on_store(run, store, store_url) -> Callable[..., CommandResult]:
    """Run a command on the empty store of the tests."""
    return lambda command, *arguments: run(command, *arguments, "--store", store_url)
