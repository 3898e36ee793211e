"""From a case's folder to records, or to everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from graph.editing.analyst_dataset import ANALYST, TAKEN
from graph.model.ids import claim_id, id_fault, property_claim_id
from graph.model.records import Claim, Dataset, Entity, Placed, PropertyClaim, Record, Source
from graph.model.validation import Fault, check
from graph.ontology import Ontology
from graph.yaml_files.parsing import Written, parse
from graph.yaml_files.reader import Loc, Mistake, MistakesError, YamlFile, read_yaml
from loaders.case.claims import ClaimsReader
from loaders.case.coverage import Coverage, read_coverage
from loaders.case.file_models import WrittenCase, WrittenClaims, WrittenEntity, WrittenSource
from loaders.case.folder import claim_files
from loaders.case.texts import texts_of
from loaders.case.values import typed

W = TypeVar("W", bound=Written)


@dataclass(frozen=True)
class Case:
    """A case that was read without a mistake.

    Args:
        folder: where it was read from.
        records: sources, entities and claims, each with its file and line.
        texts: the text of each source, by id, where the texts were given.
        coverage: which sentences there are, where the case says so.
    """

    folder: Path
    dataset: Dataset
    records: tuple[Placed, ...]
    texts: Mapping[str, str]
    coverage: Coverage

    def sources(self) -> list[str]:
        """Return the ids of its sources, in order."""
        return [placed.record.id for placed in self.records if isinstance(placed.record, Source)]

    def claims(self) -> Iterator[Claim | PropertyClaim]:
        """Yield the claims alone."""
        for placed in self.records:
            if isinstance(placed.record, Claim | PropertyClaim):
                yield placed.record


def read_case(folder: Path, ontology: Ontology, texts: Path | Mapping[str, str] | None = None) -> Case:
    """Read the case in `folder`; its dataset is named as the folder.

    Args:
        texts: a folder with the texts of the sources, or the texts themselves by the id of their source.
            Given, quotes are filled in and every locator is checked.

    Raises:
        MistakesError: everything that is wrong, each with file and line and what was expected.
    """
    if not (folder / "case.yaml").is_file():
        raise MistakesError(
            [Mistake(folder / "case.yaml", 0, "there is no such file, so this folder is no case")],
            "`casegraph new-case NAME` writes a small one to start from.",
        )
    return _Reading(folder, ontology).case(texts)


class _Reading:
    """The reading of one folder: records with their places, and mistakes as they are found."""

    def __init__(self, folder: Path, ontology: Ontology) -> None:
        self.folder = folder
        self.name = folder.resolve().name
        self.ontology = ontology
        self.mistakes: list[Mistake] = []
        self.sources: dict[str, Source] = {}
        self.entities: dict[str, Entity] = {}
        self.broken: set[str] = set()
        self.places: list[tuple[Record, YamlFile, Loc]] = []

    # What `graph.model.validation` asks.
    def kind(self, entity: str) -> str | None:
        found = self.entities.get(entity)
        return found.kind if found else None

    def has_source(self, source: str) -> bool:
        return source in self.sources

    def case(self, texts: Path | Mapping[str, str] | None) -> Case:
        head = self._file("case.yaml", WrittenCase)
        if self.name == ANALYST.id:
            self.mistakes.append(Mistake(self.folder / "case.yaml", 0, f"{TAKEN}: name its folder otherwise"))
        sources_file = self._sources()
        self._entities()
        found: Mapping[str, str] = texts if isinstance(texts, Mapping) else {}
        if isinstance(texts, Path) and sources_file:
            found, wrong = texts_of(self.sources, texts, sources_file)
            self.mistakes += wrong
        self._with_texts(found)
        files, wrong = claim_files(self.folder)
        self.mistakes += wrong
        for path in files:
            self._claims(path, found)
        self._check_all()
        coverage = read_coverage(self.folder, [record for record, _, _ in self.places], self.mistakes)
        if self.mistakes or head is None:
            raise MistakesError(self.mistakes)
        return Case(
            folder=self.folder.resolve(),
            dataset=Dataset(id=self.name, title=head.title, description=head.description),
            records=tuple(Placed(record, _place(file, loc)) for record, file, loc in self.places),
            texts=found,
            coverage=coverage,
        )

    def _yaml(self, name: str) -> YamlFile | None:
        try:
            return read_yaml(self.folder / name)
        except MistakesError as error:
            self.mistakes += error.mistakes
            return None

    def _file(self, name: str, model: type[W]) -> W | None:
        file = self._yaml(name)
        return self._part(model, file, ()) if file else None

    def _part(self, model: type[W], file: YamlFile, loc: Loc) -> W | None:
        written, wrong = parse(model, file, loc)
        self.mistakes += wrong
        return written

    def _mapping(self, file: YamlFile, loc: Loc, of: str) -> dict[str, object]:
        data: object = file.data
        for key in loc:
            data = data[key]  # type: ignore[index]
        if data is None:
            return {}
        if not isinstance(data, dict):
            self.mistakes.append(file.mistake(loc, f"expected a mapping of {of}"))
            return {}
        return data

    def _sources(self) -> YamlFile | None:
        file = self._yaml("sources.yaml")
        if file is None:
            return None
        for id_ in self._mapping(file, (), "ids to sources"):
            written = self._part(WrittenSource, file, (id_,))
            if written is None or self._wrong_id(file, (id_,)):
                self.broken.add(id_)
                continue
            source = Source(id=id_, dataset=self.name, **dict(written))
            self.sources[id_] = source
            self.places.append((source, file, (id_,)))
        return file

    def _entities(self) -> None:
        file = self._yaml("entities.yaml")
        if file is None:
            return
        for kind in self._mapping(file, (), "kinds to entities"):
            if kind not in self.ontology.kinds:
                expected = ", ".join(self.ontology.kinds)
                self.mistakes.append(
                    file.mistake((kind,), f"{kind!r} is no kind; expected one of {expected}")
                )
                self.broken |= set(self._mapping(file, (kind,), "ids to entities"))
                continue
            for id_ in self._mapping(file, (kind,), "ids to entities"):
                self._entity(file, kind, id_)

    def _entity(self, file: YamlFile, kind: str, id_: str) -> None:
        loc = (kind, id_)
        written = self._part(WrittenEntity, file, loc)
        if written is None or self._wrong_id(file, loc):
            self.broken.add(id_)
            return
        if id_ in self.entities:
            other = self.entities[id_].kind
            self.mistakes.append(file.mistake(loc, f"there is an entity {id_!r} already, a {other}"))
            return
        entity = Entity(
            id=id_,
            kind=kind,
            name=written.name,
            dataset=self.name,
            aliases=written.aliases,
            named=written.named,
            source=written.source,
            properties=typed(written.model_extra or {}, self.ontology.kinds[kind].properties),
        )
        self.entities[id_] = entity
        self.places.append((entity, file, loc))

    def _wrong_id(self, file: YamlFile, loc: Loc) -> bool:
        fault = id_fault(str(loc[-1]))
        if fault:
            self.mistakes.append(file.mistake(loc, fault))
        return fault is not None

    def _with_texts(self, texts: Mapping[str, str]) -> None:
        for index, (record, file, loc) in enumerate(self.places):
            if isinstance(record, Source) and record.id in texts:
                self.places[index] = (replace(record, text=texts[record.id]), file, loc)

    def _claims(self, path: Path, texts: Mapping[str, str]) -> None:
        file = self._yaml(str(path.relative_to(self.folder)))
        written = self._part(WrittenClaims, file, ()) if file else None
        if file is None or written is None:
            return
        reader = ClaimsReader(file, written, self.name, texts.get(written.source), self.ontology)
        self.places += [(found.claim, file, found.loc) for found in reader.claims()]
        self.mistakes += reader.mistakes

    def _check_all(self) -> None:
        seen: dict[str, str] = {}
        for record, file, loc in self.places:
            faults = [fault for fault in check(record, self.ontology, self) if not self._follows(fault)]
            self.mistakes += [_mistake(fault, record, file, loc) for fault in faults]
            if not faults and isinstance(record, Claim | PropertyClaim):
                self._check_duplicate(record, file, loc, seen)

    def _follows(self, fault: Fault) -> bool:
        """Tell whether a fault only says again that the entry of an id is wrong."""
        return any(repr(id_) in fault.message for id_ in self.broken)

    def _check_duplicate(
        self, claim: Claim | PropertyClaim, file: YamlFile, loc: Loc, seen: dict[str, str]
    ) -> None:
        if isinstance(claim, Claim):
            id_ = claim_id(_one_direction(claim, self.ontology), self.ontology)
        else:
            id_ = property_claim_id(claim, self.ontology)
        if id_ in seen:
            message = f"the same claim, with the same place in the source, stands at {seen[id_]} already"
            self.mistakes.append(file.mistake(loc, message))
        seen.setdefault(id_, _place(file, loc))


def _place(file: YamlFile, loc: Loc) -> str:
    return f"{file.path}:{file.line(loc)}"


def _one_direction(claim: Claim, ontology: Ontology) -> Claim:
    """Return a symmetric claim with its ends in order: written the other way round it is the same."""
    if ontology.edge_types[claim.edge_type].symmetric and claim.object < claim.subject:
        return replace(claim, subject=claim.object, object=claim.subject)
    return claim


def _mistake(fault: Fault, record: Record, file: YamlFile, loc: Loc) -> Mistake:
    """Name the line of the field that is at fault, or that of the record where it gives no such field."""
    name, _, number = fault.field.partition(" ")
    if name in {"valid_from", "valid_until"} and (*loc, "on") in file.lines:
        name = "on"
        fault = Fault(name, fault.message)
    inner: Loc = (name, int(number) - 1) if number.isdigit() else (name,)
    what = f"{record.edge_type} " if isinstance(record, Claim) else ""
    return file.mistake((*loc, *inner), f"{what}{fault}")
