"""The errors that reach a user: one sentence that says what is wrong, and a hint that says what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

FieldPath: TypeAlias = tuple[str | int, ...]
"""The keys and indices that lead to a value in a record; indices count from 0."""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with a record.

    Args:
        path: which value is wrong: `("author", 0)` is the first author, `("source", "title")` the title of
            the source that came with a claim.
        message: what is wrong and what was expected.
        missing_id: the id that the value refers to, where no entity or source has that id.
    """

    path: FieldPath
    message: str
    missing_id: str | None = None

    @property
    def field(self) -> str:
        """The path as people read it: `author 1`, `source.title`."""
        keys = [f" {key + 1}" if isinstance(key, int) else f".{key}" for key in self.path]
        return "".join(keys).lstrip(" .")

    def within(self, *keys: str | int) -> Fault:
        """Return the same fault of a record that contains this one under `keys`."""
        return replace(self, path=(*keys, *self.path))

    def __str__(self) -> str:
        return f"{self.field}: {self.message}"


class CasegraphError(Exception):
    """An error that the user can correct.

    Args:
        message: one sentence that names the file, field or id and the reason.
        hint: what to do about it; empty where the sentence already says so.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class StoreError(CasegraphError):
    """The database cannot be reached, started, read or written."""


class OutputError(CasegraphError):
    """A result cannot be written: to standard output, or to a file."""


class NotFoundError(CasegraphError):
    """Nothing has this id or address."""


class UnknownEntityError(NotFoundError):
    """No entity of the store has this name or id."""


class QueryRefusedError(CasegraphError):
    """A query is not a pure read of the graph, or the database refuses it.

    Args:
        line, column: the position in the user's own text, from 1, where the database gives one.
    """

    def __init__(
        self, message: str, hint: str = "", *, line: int | None = None, column: int | None = None
    ) -> None:
        super().__init__(message, hint)
        self.line = line
        self.column = column


class ConflictError(CasegraphError):
    """The record to change was changed by another user meanwhile, or belongs to another dataset."""


class InvalidRecordError(CasegraphError):
    """A record has faults and must not be written.

    Args:
        faults: everything that is wrong with it.
    """

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(map(str, self.faults)))
