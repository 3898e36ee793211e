"""The first reading of a file: which statements belong to one record, and which records have which name.

Later statements about a record decide what the earlier ones mean, and who said something is given only by a
name. Both are looked up here, so that the second reading needs only the statement at hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graph.errors import CasegraphError
from loaders.bods.statement_file import RawStatement, StatementFile
from loaders.input.clean_text import clean_text
from loaders.input.compact_index import CompactIndex, hash_text
from loaders.record_stream import Position

VERSION = "0.4"

_ANY_DECLARATION = ""


class StatementIndex:
    """Looks up statements of a file by record, and records by name.

    Raises:
        CasegraphError: a statement has another version of the standard, or the file cannot be read.
    """

    def __init__(self, file: StatementFile, position: Position) -> None:
        self._file = file
        self._positions = CompactIndex()
        self._names = CompactIndex()
        for position.done, raw in enumerate(file, 1):
            check_version(raw)
            record_id = raw.data.get("recordId")
            if record_id is not None:
                self._positions.add(hash_text(str(record_id)), raw.position)
                self._add_names(raw)
        self._positions.sort()
        self._names.sort()

    def read_record(self, record_id: str, *, skip: int | None = None) -> Iterator[RawStatement]:
        """Yield all statements about a record, in the order of the file.

        Args:
            skip: the position of one that is left out.
        """
        for position in self._positions.find_all(hash_text(record_id)):
            if position == skip:
                continue
            raw = self._file.read_at(position)
            if str(raw.data.get("recordId")) == record_id:
                yield raw

    def first_position(self, record_id: str) -> int | None:
        """Return the position of the first statement about a record, or None."""
        return self._positions.find(hash_text(record_id))

    def find_record_by_name(self, name: str, declaration_subject: str | None = None) -> str | None:
        """Return the id of the person or entity of this name, or None where there is none or are several.

        Args:
            declaration_subject: look only among the parties of the declarations about this record.
        """
        found: set[str] = set()
        for position in self._names.find_all(_name_key(declaration_subject or _ANY_DECLARATION, name)):
            raw = self._file.read_at(position)
            if any(_is_same_name(name, each) for each in _list_names(raw.data)):
                found.add(str(raw.data["recordId"]))
                if len(found) > 1:
                    return None
        return next(iter(found), None)

    def _add_names(self, raw: RawStatement) -> None:
        subject = raw.data.get("declarationSubject")
        for name in _list_names(raw.data):
            self._names.add(_name_key(_ANY_DECLARATION, name), raw.position)
            if isinstance(subject, str) and subject:
                self._names.add(_name_key(subject, name), raw.position)


def check_version(raw: RawStatement) -> None:
    """Require that a statement is of the version of the standard that is read here.

    Raises:
        CasegraphError: it names another version, or is of one that had no `recordType`.
    """
    details = raw.data.get("publicationDetails")
    version = details.get("bodsVersion") if isinstance(details, dict) else None
    if str(version) == VERSION or (version is None and "statementType" not in raw.data):
        return
    words = (
        f"version {version}" if version is not None else "an older version than 0.4, which it does not name"
    )
    raise CasegraphError(
        f"{raw.place} is of {words} of the Beneficial Ownership Data Standard; only {VERSION} is read.",
        f"Ask the publisher for {VERSION}, or convert the file first.",
    )


def _list_names(data: dict[str, Any]) -> Iterator[str]:
    """Yield the names in a statement about a person or an entity, as far as it is well-formed."""
    details = data.get("recordDetails")
    if not isinstance(details, dict) or data.get("recordType") not in ("entity", "person"):
        return
    names = details.get("names")
    values = (
        [each.get("fullName") for each in names if isinstance(each, dict)] if isinstance(names, list) else []
    )
    alternates = details.get("alternateNames")
    values += [details.get("name"), *(alternates if isinstance(alternates, list) else ())]
    yield from (value for value in values if isinstance(value, str) and value.strip())


def _name_key(declaration_subject: str, name: str) -> int:
    return hash_text(declaration_subject, _fold(name))


def _is_same_name(name: str, other: str) -> bool:
    return _fold(name) == _fold(other)


def _fold(name: str) -> str:
    return clean_text(name).casefold()
