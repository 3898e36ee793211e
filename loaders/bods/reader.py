"""Statements of the Beneficial Ownership Data Standard as records.

The file is read twice: first to learn which statements belong to one record, then to make the records. A
record is made where its first statement stands, from all its statements: so an entity is made once, and an
interest knows when a later statement ended it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from graph.errors import CasegraphError
from graph.model import Entity, InputRecord, Record
from loaders.bods.claims import Said, make_claim, make_property_claim
from loaders.bods.dates import name_statement
from loaders.bods.ends import describe_missing_end, make_ends
from loaders.bods.facts import Fact, merge_facts
from loaders.bods.interests import list_interests
from loaders.bods.models import InvalidStatementError, RelationshipDetails, Statement, parse_statement
from loaders.bods.parties import list_facts, make_party
from loaders.bods.provenance import Provenance, Voice
from loaders.bods.report import StatementReport, place_of
from loaders.bods.statement_file import RawStatement, StatementFile
from loaders.bods.statement_index import StatementIndex
from loaders.bods.versions import Version, is_relationship, order_versions, split_by_type
from loaders.input import scope_id
from loaders.record_stream import Position

Records: TypeAlias = Iterator[InputRecord]

MAX_VERSIONS = 10_000
"""How many statements one record may have: all of them are in memory at once."""

_REPLACED = "a statement is replaced by another of the same date about the same record, and not read"
_OUT_OF_ORDER = "an interest ends before it starts; the note says what is given of its end"


@dataclass
class StatementReader:
    """Reads the statements of one file once.

    Args:
        dataset, title: the id and the title of the dataset.
        kind: the kind of a speaker whose name does not tell it.
    """

    file: StatementFile
    dataset: str
    title: str
    kind: str
    position: Position
    report: StatementReport
    index: StatementIndex = field(init=False)
    provenance: Provenance = field(init=False)
    # Entities that had to come before their first statement, because an earlier statement needs them.
    _early: set[str] = field(default_factory=set)
    # Records whose first statement is refused.
    _unread: set[str] = field(default_factory=set)
    _has_file_source: bool = False
    _current: int = -1

    def read(self) -> Records:
        """Yield all records.

        Raises:
            CasegraphError: the file cannot be read, or has statements of another version.
        """
        self.index = StatementIndex(self.file, self.position)
        self.position.total = self.position.done
        self.provenance = Provenance(self.dataset, self.title, self.kind, self.index, self.report)
        try:
            yield from self._read_statements()
        finally:
            self.file.close()

    def _read_statements(self) -> Records:
        for number, raw in enumerate(self.file, 1):
            self.position.done = number
            statement = self._parse(raw)
            if statement is None:
                self._unread.add(str(raw.data.get("recordId")))
            elif self._is_first(raw, statement.record_id):
                self._current = raw.position
                versions = self._list_versions(raw, statement)
                kept = order_versions(versions)
                if len(kept) < len(versions):
                    self.report.findings.add(_REPLACED, raw.place, len(versions) - len(kept))
                yield from self._read_record(kept)

    def _parse(self, raw: RawStatement) -> Statement | None:
        """Return a statement, or None where it is refused."""
        if raw.fault is not None:
            self.report.refuse(raw.place, raw.fault)
            return None
        try:
            statement = parse_statement(raw.data)
        except InvalidStatementError as error:
            self.report.refuse(raw.place, str(error))
            return None
        self.report.report_unknown(statement, raw.place)
        return statement

    def _is_first(self, raw: RawStatement, record_id: str) -> bool:
        """Return whether a statement is the first of its record that can be read."""
        if self.index.first_position(record_id) == raw.position:
            return True
        if record_id in self._unread:
            self._unread.remove(record_id)
            return True
        return False

    def _list_versions(self, raw: RawStatement, statement: Statement) -> list[Version]:
        """Return all statements about a record that can be read."""
        versions = [Version(statement, raw.place)]
        for other in self.index.read_record(statement.record_id, skip=raw.position):
            with contextlib.suppress(InvalidStatementError):
                each = parse_statement(other.data)
                versions.append(Version(each, f"{self.file.path.name}, {place_of(each)}"))
            if len(versions) > MAX_VERSIONS:
                raise CasegraphError(
                    f"{self.file.path} has more than {MAX_VERSIONS:,} statements about the record "
                    f"{statement.record_id!r}.",
                    "Each person, entity and relationship must have a recordId of its own.",
                )
        return versions

    def _read_record(self, versions: list[Version]) -> Records:
        same, others = split_by_type(versions)
        for other in others:
            self.report.refuse(other.place, "recordType: other statements of the record have another")
        if is_relationship(same[-1]):
            yield from self._read_relationship(same)
        else:
            yield from self._read_party(same)

    def _read_party(self, versions: list[Version]) -> Records:
        party = make_party(self.dataset, [each.statement for each in versions])
        if party.id in self._early:
            self._early.remove(party.id)
        else:
            yield from self._with_file_source(party, versions[0].place)
        facts: dict[tuple[str, str, tuple[str, ...]], tuple[Version, Voice, Fact]] = {}
        for version in versions:
            yield from self._read_provenance(version)
            for voice in self.provenance.list_voices(version.statement):
                # A value that is stated again is stated by the last statement that has it.
                for fact in merge_facts(list_facts(version.statement)):
                    facts[fact.property, fact.value, voice.said_by] = (version, voice, fact)
        latest = versions[-1].statement
        words = f"{name_statement(latest.statement_date)} about the same record no longer says so"
        # Where only who says it has changed, the value is still said.
        current = {(fact.property, fact.value) for fact in list_facts(latest)} if len(versions) > 1 else set()
        for version, voice, fact in facts.values():
            is_current = version is versions[-1] or (fact.property, fact.value) in current
            remark = None if is_current else words
            claim = make_property_claim(Said(self.dataset, version.statement, voice), party.id, fact, remark)
            yield InputRecord(claim, version.place)

    def _read_relationship(self, versions: list[Version]) -> Records:
        statements = [each.statement for each in versions]
        unnamed: set[str] = set()
        for current, version in enumerate(versions):
            details = version.statement.details
            assert isinstance(details, RelationshipDetails)
            yield from self._read_provenance(version)
            ends = make_ends(self.dataset, version.statement.record_id, details)
            if ends is None:
                yield from self._read_missing_end(version, details)
                continue
            for party in ends.unnamed:
                if party.id not in unnamed:
                    unnamed.add(party.id)
                    yield from self._with_file_source(party, version.place)
            about = tuple(self._list_component_parties(version, details))
            both = (ends.holder, ends.subject)
            for interest in list_interests(statements, current):
                if interest.is_out_of_order:
                    self.report.findings.add(_OUT_OF_ORDER, version.place)
                for voice in self.provenance.list_voices(version.statement):
                    claim = make_claim(Said(self.dataset, version.statement, voice), both, interest, about)
                    yield InputRecord(claim, version.place)

    def _read_missing_end(self, version: Version, details: RelationshipDetails) -> Records:
        described = describe_missing_end(self.dataset, details)
        if described is None:
            self.report.refuse(version.place, "neither recordDetails.subject nor interestedParty is a record")
            return
        entity, fact = described
        for voice in self.provenance.list_voices(version.statement):
            claim = make_property_claim(Said(self.dataset, version.statement, voice), entity, fact)
            yield InputRecord(claim, version.place)

    def _list_component_parties(self, version: Version, details: RelationshipDetails) -> Iterator[str]:
        """Yield the ids of the persons and entities through which an indirect interest is held."""
        for record_id in dict.fromkeys(details.component_records):
            raw = next(self.index.read_record(record_id), None)
            if raw is None:
                self.report.findings.add("a record of componentRecords is not in the file", version.place)
            elif raw.data.get("recordType") in ("entity", "person"):
                yield scope_id(self.dataset, record_id)

    def _read_provenance(self, version: Version) -> Records:
        for record in self.provenance.list_records(version.statement):
            if isinstance(record, str):
                yield from self._read_early(record)
            else:
                yield from self._with_file_source(record, version.place)

    def _read_early(self, record_id: str) -> Records:
        """Yield the entity of a record that stands later in the file, because a statement needs it now."""
        id_, first = scope_id(self.dataset, record_id), self.index.first_position(record_id)
        if id_ in self._early or first is None or first <= self._current:
            return
        raw = self.file.read_at(first)
        with contextlib.suppress(InvalidStatementError):
            versions, _ = split_by_type(order_versions(self._list_versions(raw, parse_statement(raw.data))))
            if is_relationship(versions[-1]):
                return
            self._early.add(id_)
            party = make_party(self.dataset, [each.statement for each in versions])
            yield from self._with_file_source(party, raw.place)

    def _with_file_source(self, record: Record, place: str) -> Records:
        """Yield a record, and before the first unnamed entity the source that it belongs to."""
        if isinstance(record, Entity) and not record.named and not self._has_file_source:
            self._has_file_source = True
            yield InputRecord(self.provenance.make_file_source(), place)
        yield InputRecord(record, place)
