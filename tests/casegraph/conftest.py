"""Run the command line as a person does, in this process: arguments in; exit code, output and errors out."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from casegraph.cli import main


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def run(monkeypatch, capsys) -> Callable[..., Ran]:
    def call(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["casegraph", *map(str, arguments)])
        capsys.readouterr()
        try:
            main()
            code = 0
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return call


@pytest.fixture
def on_store(run, store, store_url) -> Callable[..., Ran]:
    """Run a command on the empty store of the tests."""
    return lambda command, *arguments: run(command, *arguments, "--store", store_url)
