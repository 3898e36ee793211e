"""Draw what becomes of the example file of each page in docs/loaders.

`make picture` draws them all. Which example a page has is in docs/loaders/pictures.yaml; the picture has the
name of the page. Examples are loaded as `casegraph load` does it, but into a network in memory and no store.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from docs.stand_alone_svg import render_svg_file
from graph.derived import Network, NetworkRecords, build_network
from graph.model import Entity, Source, validate
from graph.ontology import Ontology, extend_ontology, load_ontology
from loaders.loader import LoadOptions
from loaders.open_input import open_input
from loaders.record_stream import RecordStream
from loaders.tables import propose_mapping

PAGES = Path(__file__).parent / "loaders"
FILES = PAGES / "files"
PICTURES = PAGES / "pictures"
LIST = PAGES / "pictures.yaml"


@dataclass(frozen=True)
class Example:
    """The example of a page, of which its picture is drawn.

    Args:
        page: the name of the page, without `.md`.
        file: the name of the example in docs/loaders/files.
        has_proposed_mapping: whether it is a table that is loaded with the mapping that Casegraph proposes.
    """

    page: str
    file: str
    has_proposed_mapping: bool = False

    @property
    def picture(self) -> Path:
        """The file of the picture."""
        return PICTURES / f"{self.page}.svg"


def read_examples() -> list[Example]:
    """Return the examples that docs/loaders/pictures.yaml lists."""
    entries = yaml.safe_load(LIST.read_text(encoding="utf-8"))
    return [
        Example(page, entry["file"], has_proposed_mapping=entry.get("mapping") == "proposed")
        for page, entry in entries.items()
    ]


def write_loader_pictures() -> None:
    """Write the picture of each page into docs/loaders/pictures."""
    PICTURES.mkdir(exist_ok=True)
    for example in read_examples():
        example.picture.write_text(render_svg_file(load_example(example)), encoding="utf-8")


def load_example(example: Example) -> Network:
    """Return the network that becomes of an example."""
    path, ontology, mapping = FILES / example.file, load_ontology(), None
    with TemporaryDirectory() as folder:
        if example.has_proposed_mapping:
            mapping = Path(folder) / "mapping.yaml"
            mapping.write_text(propose_mapping(path, ontology), encoding="utf-8")
        with open_input(path, LoadOptions(mapping=mapping), ontology) as opened:
            (stream,) = opened.streams
            return _build_network(stream, extend_ontology(ontology, [stream.case_types]))


def _build_network(stream: RecordStream, ontology: Ontology) -> Network:
    """Return the network of the valid records of a stream: of those that the writer would not refuse."""
    records = [each.record for each in stream.read()]
    known = _Known(
        {record.id: record.kind for record in records if isinstance(record, Entity)},
        {record.id for record in records if isinstance(record, Source)},
    )
    valid = NetworkRecords.from_records(record for record in records if not validate(record, ontology, known))
    return build_network(stream.dataset.title, valid, ontology)


@dataclass(frozen=True)
class _Known:
    """The entities and sources of a stream, for validation."""

    kinds: Mapping[str, str]
    sources: Collection[str]

    def get_kind(self, entity_id: str) -> str | None:
        return self.kinds.get(entity_id)

    def has_source(self, source_id: str) -> bool:
        return source_id in self.sources


if __name__ == "__main__":
    write_loader_pictures()
