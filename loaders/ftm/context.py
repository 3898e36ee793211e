"""What the functions that make records of entities need: the dataset, its sources, and where to report."""

from __future__ import annotations

from dataclasses import dataclass

from graph.ftm import Codes, FtmSchema, FtmTable
from graph.ontology import Ontology
from loaders.findings import Findings
from loaders.ftm.entity import FtmEntity
from loaders.ftm.library import CodeNames
from loaders.ftm.sources import DatasetSources
from loaders.input import scope_id
from loaders.sync.report import RefusedRecord


@dataclass(frozen=True)
class ReadingContext:
    """What is the same for all entities of a file.

    Args:
        dataset: the id of the dataset that is loaded.
        ontology: the edge types and properties that there are.
        table: what becomes of schemata and properties.
        code_names: the names of countries and topics.
        sources: the sources of the entities.
        findings: what was not used or was decided.
        refused: what was refused.
        undecided_kind: the kind of entities of which neither the file nor their name says it.
    """

    dataset: str
    ontology: Ontology
    table: FtmTable
    code_names: CodeNames
    sources: DatasetSources
    findings: Findings
    refused: list[RefusedRecord]
    undecided_kind: str | None = None

    def scope(self, id_: str) -> str:
        """Return the id here of an entity or document of the file."""
        return scope_id(self.dataset, id_)

    def locate(self, entity: FtmEntity) -> str:
        """Return the locator of an entity."""
        return entity.locator or f"entity {self.scope(entity.origin_id)[len(self.dataset) + 1 :]}"

    def refuse(self, place: str, reason: str) -> None:
        """Refuse an entity, or a part of it."""
        self.refused.append(RefusedRecord(place, reason))

    def report_ignored(self, schema: FtmSchema, name: str, reason: str, place: str) -> None:
        """Count a property that is ignored."""
        self.findings.add(f"{schema.name}.{name} is not kept: {reason}", place)

    def name_code(self, codes: Codes, code: str, place: str) -> str:
        """Return the English name of a code; one that has none stays as it is."""
        name = self.code_names.get(codes, code)
        if name == code:
            self.findings.add(f"there is no {codes} with the code {code!r}; it stays as it is", place)
        return name
