"""Write small files of statements for tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from graph.ontology import load_ontology
from loaders.bods import LOADER
from loaders.loader import LoadOptions
from loaders.record_stream import RecordStream

REGISTER = {"name": "Register of Marrow Island"}


def statement(number: int, record: str, type_: str, details: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """Return a statement of 2020 by the register. `number` makes its id."""
    publication = {"publicationDate": "2020-06-01", "bodsVersion": "0.4", "publisher": REGISTER}
    return {
        "statementId": f"statement-{number}",
        "statementDate": "2020-05-01",
        "declarationSubject": "firm",
        "publicationDetails": publication,
        "recordId": record,
        "recordType": type_,
        "recordDetails": {"isComponent": False, **details},
        **fields,
    }


def firm(number: int = 1, record: str = "firm", name: str | None = "Firm", **fields: Any) -> dict[str, Any]:
    """Return a statement about a company."""
    details = {"entityType": {"type": "registeredEntity"}, **({"name": name} if name else {})}
    return statement(number, record, "entity", {**details, **fields.pop("details", {})}, **fields)


def ada(number: int = 2, record: str = "ada", name: str = "Ada Lund", **fields: Any) -> dict[str, Any]:
    """Return a statement about a person."""
    details = {"personType": "knownPerson", "names": [{"fullName": name}]}
    return statement(number, record, "person", {**details, **fields.pop("details", {})}, **fields)


def owns(number: int, *interests: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """Return a statement about the interests of Ada in the company, in the record `link`."""
    details = {"subject": "firm", "interestedParty": "ada", "interests": list(interests)}
    return statement(number, "link", "relationship", {**details, **fields.pop("details", {})}, **fields)


def shares(exact: float, **fields: Any) -> dict[str, Any]:
    """Return a shareholding."""
    return {"type": "shareholding", "share": {"exact": exact}, **fields}


def open_statements(folder: Path, *statements: Any, **options: Any) -> RecordStream:
    """Return the stream of a file of JSON lines."""
    path = folder / "owners.jsonl"
    path.write_text(
        "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in statements), encoding="utf-8"
    )
    return LOADER.open(path, LoadOptions(**options), load_ontology())
