"""What is found and refused while a file of statements is read."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from loaders.bods.codes import load_codes
from loaders.bods.dates import read_date
from loaders.bods.models import EntityDetails, PersonDetails, RelationshipDetails, Statement, Unspecified
from loaders.findings import Findings
from loaders.sync.report import RefusedRecord

_STATUSES = frozenset({"new", "updated", "closed"})
_DIRECTNESS = frozenset({"direct", "indirect", "unknown"})


@dataclass(frozen=True)
class StatementReport:
    """Collects findings, and refusals of statements that cannot be read.

    Args:
        findings, refused: where they are put.
    """

    findings: Findings
    refused: list[RefusedRecord]

    def refuse(self, place: str, reason: str) -> None:
        """Refuse a statement."""
        self.refused.append(RefusedRecord(place, reason))

    def report_unknown(self, statement: Statement, place: str) -> None:
        """Report the fields, the codes and the date of a statement that are not of the standard."""
        if statement.statement_date and not read_date(statement.statement_date):
            self.findings.add("a statementDate is no date, and it is not known when this was said", place)
        for name in statement.list_unknown_fields():
            self.findings.add(f"field {name!r} is not of the standard and is not read", place)
        for field, code, known in _list_codes(statement):
            if code and code not in known:
                self.findings.add(f"{field} {code!r} is not of the standard and keeps its own words", place)


def place_of(statement: Statement) -> str:
    """Return where a statement is, for people."""
    return f"statement {statement.statement_id}"


def _list_codes(statement: Statement) -> Iterator[tuple[str, str | None, Collection[str]]]:
    """Yield the codes of a statement, each with its field and the codes of its list."""
    codes, details = load_codes(), statement.details
    yield "recordStatus", statement.record_status, _STATUSES
    yield from (("source.type", code, codes.sources) for code in statement.source.type)
    if isinstance(details, PersonDetails):
        yield "personType", details.person_type, codes.unnamed
        yield from (("addresses.type", each.type, codes.addresses) for each in details.addresses)
    elif isinstance(details, EntityDetails):
        yield "entityType", details.entity_type.type, codes.unnamed
        yield "entityType.subtype", details.entity_type.subtype, codes.entity_subtypes
        yield from (("addresses.type", each.type, codes.addresses) for each in details.addresses)
    elif isinstance(details, RelationshipDetails):
        for end in (details.subject, details.interested_party):
            if isinstance(end, Unspecified):
                yield "reason", end.reason, codes.reasons
        for interest in details.interests:
            yield "interest type", interest.type, codes.interests
            yield "directOrIndirect", interest.direct_or_indirect, _DIRECTNESS
