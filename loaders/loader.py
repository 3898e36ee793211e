"""What every loader is: it recognises one kind of input, and opens it as a stream of records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from graph.ontology import Ontology
from loaders.input import Sample
from loaders.record_stream import RecordStream


@dataclass(frozen=True)
class LoadOptions:
    """What a person says about an input.

    Args:
        dataset: the id of the dataset; by default it is made from the name of the file.
        title: the title of the dataset; by default the input's own, or the name of the file.
        mapping: a file that says which columns or attributes make which records.
        kind: the kind of entities of which the input does not say it.
        limit: read only so many rows, statements or entities.
        texts: a folder with the texts of the sources.
    """

    dataset: str | None = None
    title: str | None = None
    mapping: Path | None = None
    kind: str | None = None
    limit: int | None = None
    texts: Path | None = None


@dataclass(frozen=True)
class Loader:
    """One kind of input.

    Args:
        name: what `--as` takes: "ftm".
        title: what it reads, for people: "FollowTheMoney entities, as JSON lines".
        recognise: returns whether a path looks like this kind of input, by its name and first bytes.
        open: returns the stream of records. It reads only what it needs to say what the input is, and raises
            CasegraphError where it cannot be read at all.
    """

    name: str
    title: str
    recognise: Callable[[Sample], bool]
    open: Callable[[Path, LoadOptions, Ontology], RecordStream]
