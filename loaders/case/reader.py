"""Read the folder of a case, and return its records or all the mistakes in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple, TypeVar

from graph.editing import ANALYST, RESERVED_MESSAGE
from graph.errors import Fault
from graph.model import (
    AnyClaim,
    BaseClaim,
    Claim,
    Dataset,
    Entity,
    InputRecord,
    PropertyClaim,
    Record,
    Source,
    check_id,
    make_claim_id,
    make_property_claim_id,
    validate,
)
from graph.ontology import (
    NO_CASE_TYPES,
    CaseTypes,
    Ontology,
    describe_unknown_kind,
    extend_ontology,
    parse_case_types,
)
from graph.yaml_files import FileModel, Mistake, MistakesError, YamlFile, YamlPath, parse_model, read_yaml
from loaders.case.claims import ClaimsReader
from loaders.case.coverage import Coverage, read_coverage
from loaders.case.file_models import KEY_BY_OTHER_NAME, CaseFile, ClaimsFile, EntityEntry, SourceEntry
from loaders.case.folder import TYPES_FILE, find_claim_files
from loaders.case.texts import load_texts
from loaders.case.values import convert_properties

M = TypeVar("M", bound=FileModel)


@dataclass(frozen=True)
class Case:
    """A case without mistakes.

    Args:
        folder: the folder that it was read from.
        dataset: its name, title and description.
        records: its sources, entities and claims, each with file and line.
        texts: the texts that were given, by the id of their source.
        coverage: the sentences of its articles, where the case has `sentences.yaml`.
        case_types: the edge types and properties that it declares, where it has `ontology.yaml`.
    """

    folder: Path
    dataset: Dataset
    records: tuple[InputRecord, ...]
    texts: Mapping[str, str]
    coverage: Coverage
    case_types: CaseTypes

    def list_source_ids(self) -> list[str]:
        """Return the ids of the sources, in the order of the file."""
        return [source.id for source in self.list_sources()]

    def list_sources(self) -> list[Source]:
        """Return the sources, in the order of the file."""
        return [
            input_record.record for input_record in self.records if isinstance(input_record.record, Source)
        ]

    def iter_claims(self) -> Iterator[AnyClaim]:
        """Yield the claims and property claims, in the order of the files."""
        for input_record in self.records:
            if isinstance(input_record.record, BaseClaim):
                yield input_record.record


def read_case(folder: Path, ontology: Ontology, texts: Path | Mapping[str, str] | None = None) -> Case:
    """Read the case in `folder`. The name of the folder is the id of the dataset.

    Args:
        texts: a folder with the texts of the sources, or the texts by the id of their source. With texts, the
            claims get their quotes, and every locator is checked.

    Raises:
        MistakesError: it has all the mistakes, each with file and line and what was expected.
    """
    if not (folder / "case.yaml").is_file():
        raise MistakesError(
            [Mistake(folder / "case.yaml", 0, "there is no such file, so this folder is not a case")],
            "`casegraph new-case NAME` writes a small case to start from.",
        )
    return _CaseReader(folder, ontology).read(texts)


class _RecordAtPath(NamedTuple):
    record: Record
    file: YamlFile
    path: YamlPath

    @property
    def place(self) -> str:
        return f"{self.file.path}:{self.file.find_line(self.path)}"


class _CaseReader:
    """Reads one folder, and collects records and mistakes on the way."""

    def __init__(self, folder: Path, ontology: Ontology) -> None:
        self.folder = folder
        self.name = folder.resolve().name
        self.ontology = ontology
        self.mistakes: list[Mistake] = []
        self.sources: dict[str, Source] = {}
        self.entities: dict[str, Entity] = {}
        self.records: list[_RecordAtPath] = []
        # The ids whose entry has a mistake. A reference to one of them is not a further mistake.
        self.broken_ids: set[str] = set()
        # The names in an `ontology.yaml` with mistakes. That a claim has one of them is no further mistake.
        self.broken_types: set[str] = set()

    def read(self, texts: Path | Mapping[str, str] | None) -> Case:
        case_types = self._read_case_types()
        case_file = self._read_model("case.yaml", CaseFile)
        if self.name == ANALYST.id:
            message = f"{RESERVED_MESSAGE}; rename its folder"
            self.mistakes.append(Mistake(self.folder / "case.yaml", 0, message))
        sources_file = self._read_sources()
        self._read_entities()
        texts_by_source = self._load_texts(texts, sources_file)
        self._add_texts(texts_by_source)
        claim_files, mistakes = find_claim_files(self.folder)
        self.mistakes += mistakes
        for path in claim_files:
            self._read_claims(path, texts_by_source)
        self._validate_records()
        coverage = read_coverage(self.folder, [each.record for each in self.records], self.mistakes)
        if self.mistakes or case_file is None:
            raise MistakesError(self.mistakes)
        return Case(
            folder=self.folder.resolve(),
            dataset=Dataset(id=self.name, title=case_file.title, description=case_file.description),
            records=tuple(InputRecord(each.record, each.place) for each in self.records),
            texts=texts_by_source,
            coverage=coverage,
            case_types=case_types,
        )

    # The next two methods implement RecordLookup of graph.model.validation.

    def get_kind(self, entity_id: str) -> str | None:
        entity = self.entities.get(entity_id)
        return entity.kind if entity else None

    def has_source(self, source_id: str) -> bool:
        return source_id in self.sources

    def _read_case_types(self) -> CaseTypes:
        if not (self.folder / TYPES_FILE).is_file():
            return NO_CASE_TYPES
        file = self._read_yaml(TYPES_FILE)
        if file is None:
            return NO_CASE_TYPES
        case_types, mistakes = parse_case_types(file)
        if mistakes:
            self.mistakes += mistakes
            self.broken_types = {str(path[1]) for path in file.lines if len(path) == 2}
        self.ontology = extend_ontology(self.ontology, [case_types])
        return case_types

    def _read_sources(self) -> YamlFile | None:
        file = self._read_yaml("sources.yaml")
        if file is None:
            return None
        for id_ in self._get_mapping(file, (), "ids to sources"):
            entry = self._parse(SourceEntry, file, (id_,))
            if entry is None or not self._is_valid_id(file, (id_,)):
                self.broken_ids.add(id_)
                continue
            source = Source(id=id_, dataset=self.name, **dict(entry))
            self.sources[id_] = source
            self.records.append(_RecordAtPath(source, file, (id_,)))
        return file

    def _read_entities(self) -> None:
        file = self._read_yaml("entities.yaml")
        if file is None:
            return
        for kind in self._get_mapping(file, (), "kinds to entities"):
            ids = self._get_mapping(file, (kind,), "ids to entities")
            if kind in self.ontology.kinds:
                for id_ in ids:
                    self._read_entity(file, kind, id_)
            else:
                message = describe_unknown_kind(kind, self.ontology)
                self.mistakes.append(file.make_mistake((kind,), message))
                self.broken_ids |= set(ids)

    def _read_entity(self, file: YamlFile, kind: str, id_: str) -> None:
        path = (kind, id_)
        entry = self._parse(EntityEntry, file, path)
        if entry is None or not self._is_valid_id(file, path):
            self.broken_ids.add(id_)
            return
        if id_ in self.entities:
            message = f"there is already an entity {id_!r}, a {self.entities[id_].kind}"
            self.mistakes.append(file.make_mistake(path, message))
            return
        entity = Entity(
            id=id_,
            kind=kind,
            name=entry.name,
            dataset=self.name,
            aliases=entry.aliases,
            named=entry.named,
            source=entry.source,
            properties=convert_properties(entry.model_extra or {}, self.ontology.kinds[kind].properties),
        )
        self.entities[id_] = entity
        self.records.append(_RecordAtPath(entity, file, path))

    def _load_texts(
        self, texts: Path | Mapping[str, str] | None, sources_file: YamlFile | None
    ) -> Mapping[str, str]:
        if texts is None or isinstance(texts, Mapping):
            return texts or {}
        if sources_file is None:
            return {}
        texts_by_source, mistakes = load_texts(self.sources, texts, sources_file)
        self.mistakes += mistakes
        return texts_by_source

    def _add_texts(self, texts: Mapping[str, str]) -> None:
        for index, (record, file, path) in enumerate(self.records):
            if isinstance(record, Source) and record.id in texts:
                self.records[index] = _RecordAtPath(replace(record, text=texts[record.id]), file, path)

    def _read_claims(self, path: Path, texts: Mapping[str, str]) -> None:
        file = self._read_yaml(str(path.relative_to(self.folder)))
        content = self._parse(ClaimsFile, file, ()) if file else None
        if file is None or content is None:
            return
        reader = ClaimsReader(file, content, self.name, texts.get(content.source), self.ontology)
        self.records += [_RecordAtPath(each.claim, file, each.yaml_path) for each in reader.read_claims()]
        self.mistakes += reader.mistakes

    def _validate_records(self) -> None:
        place_by_claim_id: dict[str, str] = {}
        for each in self.records:
            if self._has_broken_type(each.record):
                continue
            faults = [
                fault
                for fault in validate(each.record, self.ontology, self)
                if fault.missing_id not in self.broken_ids
            ]
            self.mistakes += [_mistake_of_fault(fault, each) for fault in faults]
            if not faults and isinstance(each.record, BaseClaim):
                self._check_duplicate(each.record, each, place_by_claim_id)

    def _has_broken_type(self, record: Record) -> bool:
        if isinstance(record, Claim):
            return record.edge_type in self.broken_types
        return isinstance(record, PropertyClaim) and record.property in self.broken_types

    def _check_duplicate(
        self, claim: AnyClaim, claim_at_path: _RecordAtPath, place_by_claim_id: dict[str, str]
    ) -> None:
        if isinstance(claim, Claim):
            id_ = make_claim_id(_normalise_direction(claim, self.ontology), self.ontology)
        else:
            id_ = make_property_claim_id(claim, self.ontology)
        if id_ in place_by_claim_id:
            message = (
                f"the same claim, with the same place in the source, is already at {place_by_claim_id[id_]}"
            )
            self.mistakes.append(claim_at_path.file.make_mistake(claim_at_path.path, message))
        place_by_claim_id.setdefault(id_, claim_at_path.place)

    def _is_valid_id(self, file: YamlFile, path: YamlPath) -> bool:
        fault = check_id(str(path[-1]))
        if fault:
            self.mistakes.append(file.make_mistake(path, fault))
        return fault is None

    def _read_model(self, name: str, model: type[M]) -> M | None:
        file = self._read_yaml(name)
        return self._parse(model, file, ()) if file else None

    def _read_yaml(self, name: str) -> YamlFile | None:
        try:
            return read_yaml(self.folder / name)
        except MistakesError as error:
            self.mistakes += error.mistakes
            return None

    def _parse(self, model: type[M], file: YamlFile, path: YamlPath) -> M | None:
        entry, mistakes = parse_model(model, file, path)
        self.mistakes += mistakes
        return entry

    def _get_mapping(self, file: YamlFile, path: YamlPath, content: str) -> dict[str, object]:
        data: object = file.data
        for key in path:
            data = data[key]  # type: ignore[index]
        if data is None:
            return {}
        if not isinstance(data, dict):
            self.mistakes.append(file.make_mistake(path, f"expected a mapping of {content}"))
            return {}
        return data


def _normalise_direction(claim: Claim, ontology: Ontology) -> Claim:
    """Return a symmetric claim with its ends in alphabetical order, so that both directions have one id."""
    if ontology.edge_types[claim.edge_type].symmetric and claim.object < claim.subject:
        return replace(claim, subject=claim.object, object=claim.subject)
    return claim


def _mistake_of_fault(fault: Fault, record_at_path: _RecordAtPath) -> Mistake:
    """Return a mistake at the line of the faulty field, or at that of the record if it has no such field."""
    record, file, path = record_at_path
    if fault.path[0] in {"valid_from", "valid_until"} and (*path, "on") in file.lines:
        fault = replace(fault, path=("on",))
    edge_type = f"{record.edge_type} " if isinstance(record, Claim) else ""
    # In a file, properties stand beside the fields.
    if fault.path[0] == "properties":
        key = KEY_BY_OTHER_NAME.get(str(fault.path[1])) if isinstance(record, BaseClaim) else None
        advice = f"; did you mean the key `{key}`?" if key else ""
        fault = replace(fault, path=fault.path[1:], message=f"{fault.message}{advice}")
    return file.make_mistake((*path, *fault.path), f"{edge_type}{fault}")
