"""Read small files of FollowTheMoney in tests, and compare what became of them as whole sets."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.model import Claim, Entity, InputRecord, PropertyClaim, Source, validate
from graph.ontology import load_ontology
from loaders.ftm import LOADER
from loaders.loader import LoadOptions
from loaders.record_stream import RecordStream

OPTIONS = LoadOptions(dataset="d")


@dataclass(frozen=True)
class FtmRecords:
    """What a file became."""

    stream: RecordStream
    records: list[InputRecord]

    @property
    def entities(self) -> dict[str, Entity]:
        return {each.record.id: each.record for each in self.records if isinstance(each.record, Entity)}

    @property
    def sources(self) -> dict[str, Source]:
        return {each.record.id: each.record for each in self.records if isinstance(each.record, Source)}

    @property
    def claims(self) -> list[Claim]:
        return [each.record for each in self.records if isinstance(each.record, Claim)]

    @property
    def property_claims(self) -> list[PropertyClaim]:
        return [each.record for each in self.records if isinstance(each.record, PropertyClaim)]

    @property
    def ties(self) -> set[tuple[str, str, str]]:
        return {(claim.edge_type, claim.subject, claim.object) for claim in self.claims}

    @property
    def said(self) -> set[tuple[str, str, Any]]:
        return {(claim.entity, claim.property, claim.value) for claim in self.property_claims}

    @property
    def refused(self) -> set[tuple[str, str]]:
        return {(refusal.place, refusal.reason) for refusal in self.stream.refused}

    @property
    def findings(self) -> dict[str, int]:
        return {finding.message: finding.count for finding in self.stream.findings}

    def find_faults(self) -> set[tuple[str, str]]:
        """Return what the writer would refuse, with the places."""
        entities, sources = self.entities, self.sources

        class Lookup:
            def get_kind(self, entity_id: str) -> str | None:
                return entities[entity_id].kind if entity_id in entities else None

            def has_source(self, source_id: str) -> bool:
                return source_id in sources

        return {
            (each.place, fault.message)
            for each in self.records
            for fault in validate(each.record, load_ontology(), Lookup())
        }


def read_file(path: Path, options: LoadOptions = OPTIONS) -> FtmRecords:
    stream = LOADER.open(path, options, load_ontology())
    return FtmRecords(stream, list(stream.read()))


def read_entities(folder: Path, *entities: Mapping[str, Any], options: LoadOptions = OPTIONS) -> FtmRecords:
    path = folder / "file.ftm.json"
    path.write_text("".join(f"{json.dumps(each)}\n" for each in entities), encoding="utf-8")
    return read_file(path, options)


def entity(id_: str, schema: str, /, **properties: str | Iterable[str]) -> dict[str, Any]:
    values = {name: [value] if isinstance(value, str) else list(value) for name, value in properties.items()}
    return {"id": id_, "schema": schema, "properties": values}


def person(id_: str, name: str | None = None) -> dict[str, Any]:
    return entity(id_, "Person", name=name or id_.title())


def company(id_: str, name: str | None = None) -> dict[str, Any]:
    return entity(id_, "Company", name=name or f"{id_.title()} Ltd")
